"""Forms of entrusting, and of what an agency does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

import rules
from cities.models import City
from reviews.models import Agency, AgencyMember

from .forms import ActForm, long_text
from .models import Dossier, Entrustment
from .states import EntrustableStage


def agencies_at(city: City) -> QuerySet[Agency]:
    """Those of a city that may be entrusted: on the list, and with somebody to do the work."""
    people = AgencyMember.objects.current().filter(agency=OuterRef("pk"), user__is_active=True)
    return Agency.objects.filter(Exists(people), city=city, active=True)


def knows_agencies(city: City) -> bool:
    """Whether the regulation in use there lets the bureau entrust an agency with anything."""
    return bool(city.current_edition) and any(
        stage.parameters.get("agency") for stage in rules.edition(city.current_edition).procedure
    )


def stages_to_entrust(dossier: Dossier) -> list[tuple[str, str]]:
    """Stages, now or to come, that the edition lets the bureau entrust and that nobody has yet; in the city's words."""
    taken = set(Entrustment.objects.standing().filter(dossier=dossier).values_list("stage", flat=True))
    current = dossier.process.current_stage
    return [
        (stage.key, stage.title)
        for stage in dossier.process.stages.all()
        if stage.parameters.get("agency")
        and stage.key in EntrustableStage.values
        and stage.key not in taken
        and current is not None
        and stage.position >= current.position
    ]


class Letter(forms.Form):
    """With whom, what, and under which number: of one dossier or of several."""

    agency = forms.ModelChoiceField(
        label=_("Agency"), queryset=Agency.objects.none(), to_field_name="ref", empty_label=_("Please choose")
    )
    stages = forms.MultipleChoiceField(label=_("Entrusted with"), widget=forms.CheckboxSelectMultiple)
    contract_number = forms.CharField(label=_("Number of the letter of entrustment"), max_length=60)
    remark = long_text(_("Remark"), required=False, rows=3)

    def offer(self, city: City, stages: Sequence[tuple[str, str]]) -> None:
        agencies = agencies_at(city)
        self.fields["agency"].queryset = agencies  # type: ignore[attr-defined]
        self.fields["stages"].choices = stages  # type: ignore[attr-defined]
        if not agencies.exists():
            self.fields["agency"].help_text = _("No agency with people to do the work is on the list yet.")


class EntrustForm(Letter, ActForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(self.dossier.city, stages_to_entrust(self.dossier))


class SeveralForm(Letter):
    def __init__(self, *args: Any, city: City, stages: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(city, stages)


class EndForm(ActForm):
    reason = long_text(
        _("Reason"), rows=3, help_text=_("The agency loses the dossier at once; what it recorded stays.")
    )


class OpinionForm(ActForm):
    passed = forms.TypedChoiceField(
        label=_("Result"),
        choices=[("yes", _("Passed")), ("no", _("Not passed"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    text = long_text(_("Opinion with its reasons"), rows=8)


class StepAsideForm(ActForm):
    colleague = forms.ModelChoiceField(
        label=_("Hand over to"),
        queryset=get_user_model()._default_manager.none(),
        required=False,
        empty_label=_("Back to the bureau: the entrustment ends"),
    )
    reason = long_text(_("Nature of the interest"), rows=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        from .entrusting import colleagues_of  # the acts import these forms

        field = self.fields["colleague"]
        field.queryset = colleagues_of(self.dossier, self.user)  # type: ignore[attr-defined]
        field.label_from_instance = lambda user: user.name  # type: ignore[attr-defined]
