"""Forms of the intention and of the choice among intentions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

import rules
from materials.display import Line

from .forms import ActForm, SubmitForm, long_text
from .layout import layout_clause
from .models import Dossier, Intention, LayoutDirection, LayoutPlan
from .stated import known_findings, latest_intention, lines_of, waiting_beside


class DirectionField(forms.ModelChoiceField):
    """Directions of the standing layout plan, each with its field."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(LayoutDirection.objects.none(), *args, **kwargs)
        self.labels: dict[str, str] = {}

    def offer(self, plan: LayoutPlan, edition: rules.Edition) -> None:
        language = get_language() or "zh-hans"
        self.labels = {choice.value: choice.label.in_language(language) for choice in edition.fields}
        self.queryset = plan.directions.all()

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name}（{self.labels.get(obj.field, obj.field)}）"


class IntentionForm(SubmitForm):
    statement = long_text(_("Statement"), help_text=_("What is to be built, by whom, and what has been done for it."))
    direction = DirectionField(
        label=_("Direction of the layout plan that it follows"),
        required=False,
        empty_label=_("Please choose; nothing where it lies outside the layout plan"),
    )
    outside_reason = long_text(
        _("Why it is to be built although it lies outside the layout plan"), required=False, rows=3
    )
    field_order = ("statement", "direction", "outside_reason", "declaration")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        before = latest_intention(self.dossier)
        if before is not None:
            self.initial.update(statement=before.statement, outside_reason=before.outside_reason)
        self.plan = LayoutPlan.objects.in_force(self.dossier.city) if layout_clause(self.dossier.edition) else None
        if self.plan is None:
            del self.fields["direction"], self.fields["outside_reason"]
            return
        direction: Any = self.fields["direction"]
        direction.offer(self.plan, self.dossier.edition)
        if before is not None and before.direction is not None and before.direction.plan_id == self.plan.pk:
            self.initial["direction"] = before.direction

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.plan is not None and "direction" not in self.errors:
            if data.get("direction") is None and not data.get("outside_reason", "").strip():
                self.add_error(
                    "outside_reason", _("Name the direction of the layout plan, or say why it lies outside.")
                )
            elif data.get("direction") is not None:
                data["outside_reason"] = ""
        return data


class ChooseForm(ActForm):
    """Beside what is decided here stand the intention, what is known of the conditions, and those it competes with."""

    fit = long_text(
        _("Judgement: although it lies outside the layout plan"),
        rows=3,
        help_text=_("Why it is chosen all the same."),
    )
    opinion = long_text(_("Opinion on the choice"), help_text=_("By which conditions it was the better choice."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.intention is None or not self.intention.outside_reason:
            del self.fields["fit"]

    @cached_property
    def intention(self) -> Intention | None:
        return latest_intention(self.dossier)

    @property
    def lines(self) -> list[Line]:
        return lines_of(self.intention, self.dossier.edition) if self.intention else []

    @property
    def findings(self) -> list[rules.Finding]:
        return known_findings(self.intention, self.dossier.edition) if self.intention else []

    @cached_property
    def others(self) -> list[Dossier]:
        """As far as this person may see them."""
        return list(waiting_beside(self.dossier).filter(pk__in=Dossier.objects.visible_to(self.user)))


class ReturnIntentionForm(ActForm):
    points = long_text(_("What is to be put right"), help_text=_("One point on each line."))
