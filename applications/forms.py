"""Forms of the acts. Each is made for one dossier and one person: ``Form(data, dossier=…, user=…)``."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

import rules
from accounts.forms.institutions import EvidenceField
from cities.fields import DayField, MomentField
from materials.corrections import targets
from materials.reading import words
from reviews.models import Demand

from .basis import why_needed
from .establishing import add_fields
from .models import Call, Dossier
from .opening import counts_on
from .queries import demands_of
from .quota import places_for, told
from .states import CallState, MeetingResult, ServiceWay

OPINION_LENGTH = 2000


class ActForm(forms.Form):
    """What an action asks of the person. ``cleaned_data`` goes to ``perform`` as it is."""

    def __init__(self, *args: Any, dossier: Dossier, user: Any, **kwargs: Any) -> None:
        self.dossier, self.user = dossier, user
        super().__init__(*args, **kwargs)


def long_text(label: Any, *, required: bool = True, help_text: Any = "", rows: int = 5) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        help_text=help_text,
        max_length=OPINION_LENGTH,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class ConfirmForm(ActForm):
    """Nothing to fill in: the act is confirmed by its button."""


class SubmitForm(ActForm):
    declaration = forms.BooleanField(
        label=_(
            "We declare that the contents and attachments are true, complete and lawful, and answer for any falsehood."
        ),
        error_messages={"required": _("Please confirm the declaration.")},
    )


class RecommendForm(ActForm):
    opinion = long_text(_("Opinion of the department"), help_text=_("Printed in the letter of recommendation."))
    beyond_quota = long_text(_("Reason for recommending beyond the number of places"), rows=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = places_for(self.dossier)
        if places is None or not places.asks:
            del self.fields["beyond_quota"]
        else:
            self.fields["beyond_quota"].help_text = told(self.dossier)


class DeclineForm(ActForm):
    reasons = long_text(_("Reasons"), help_text=_("The applicant reads them as you write them."))
    clause = forms.ChoiceField(label=_("Clause on which it rests"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["clause"].choices = clause_choices(self.dossier)  # type: ignore[attr-defined]

    def clean_clause(self) -> str:
        """The official spelling, as it is printed."""
        return self.dossier.edition.clauses[self.cleaned_data["clause"]].spelling


class RefuseForm(DeclineForm):
    """The same, for the bureau."""


def clause_choices(dossier: Dossier) -> list[tuple[str, Any]]:
    """Clauses that a refusal may rest on: those of a condition or of a stage, in the order of the text."""
    edition = dossier.edition
    cited = {requirement.clause for requirement in edition.requirements}
    cited |= {stage.clause for stage in edition.procedure if stage.in_text}
    return [("", _("Please choose"))] + [
        (clause.id, f"{clause.spelling}　{clause.quote[:40]}") for clause in edition.clause_list if clause.id in cited
    ]


class FormalCheckForm(ActForm):
    note = long_text(_("Note"), required=False, rows=3)


class DemandsForm(ActForm):
    """The experts' demands, each held against the improved plan. ``cleaned_data["demands"]``: (demand, met, note)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.demands = demands_of(self.dossier)
        for demand in self.demands:
            self.fields[f"met_{demand.pk}"] = forms.ChoiceField(
                label=_("Met by the improved plan"),
                choices=[("true", pgettext_lazy("demand", "Met")), ("false", pgettext_lazy("demand", "Not met"))],
                widget=forms.RadioSelect,
                initial=None if demand.met is None else str(demand.met).lower(),
            )
            self.fields[f"note_{demand.pk}"] = forms.CharField(
                label=_("Note"),
                required=False,
                max_length=500,
                initial=demand.note,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    @property
    def rows(self) -> list[tuple[Demand, forms.BoundField, forms.BoundField]]:
        return [(demand, self[f"met_{demand.pk}"], self[f"note_{demand.pk}"]) for demand in self.demands]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        found = []
        for demand in self.demands:
            met, note = data.pop(f"met_{demand.pk}", ""), data.pop(f"note_{demand.pk}", "")
            if met == "false" and not note.strip():
                self.add_error(f"note_{demand.pk}", _("Say what is still missing."))
            found.append((demand, met == "true", note))
        return {**data, "demands": found}


class PlanForm(DemandsForm):
    note = long_text(_("Overall note"), required=False, rows=3)


class PlanReturnForm(DemandsForm):
    reason = long_text(_("What is still missing"))


class ReasonForm(ActForm):
    reason = long_text(_("Reason"), rows=3)


class MeetingForm(ActForm):
    held_on = DayField(label=_("Date of the meeting"))
    minutes_number = forms.CharField(label=_("Number of the minutes"), max_length=60)
    result = forms.ChoiceField(label=_("Result"), choices=MeetingResult.choices, widget=forms.RadioSelect)
    opinion = long_text(_("Resolution"), help_text=_("As it stands in the minutes."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = criteria_of(self.dossier)
        for place, criterion in enumerate(self.criteria):
            self.fields[f"criterion_{place}"] = long_text(
                _("What the meeting found: %(criterion)s") % {"criterion": criterion}, required=False, rows=2
            )

    def clean_held_on(self) -> Any:
        day = self.cleaned_data["held_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("A meeting that has not been held cannot be recorded."))
        return day

    def clean(self) -> dict[str, Any]:
        """``cleaned_data["criteria"]``: each criterion of the text with what was found."""
        data = super().clean() or {}
        found = []
        for place, criterion in enumerate(self.criteria):
            words = (data.pop(f"criterion_{place}", "") or "").strip()
            if not words and data.get("result") == MeetingResult.AGREED:
                self.add_error(f"criterion_{place}", _("The regulation tells the meeting to go by this."))
            found.append([criterion, words])
        return {**data, "criteria": found}


def criteria_of(dossier: Dossier) -> list[str]:
    """What the text tells the meeting to go by, in its own words."""
    return list(dossier.edition.stage("deliberation").parameters.get("criteria", ()))  # type: ignore[call-overload]


class ApproveForm(ActForm):
    opinion = long_text(_("Opinion"), rows=3)
    basis = long_text(_("Basis"), rows=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if reason := why_needed(self.dossier.edition, timezone.localdate()):
            self.fields["basis"].help_text = reason
            self.fields["basis"].error_messages["required"] = reason
            self.initial.setdefault("basis", self.dossier.call.basis)
        else:
            del self.fields["basis"]
        add_fields(self, self.dossier)


class ServiceForm(ActForm):
    served_on = DayField(label=_("Served on"))
    served_how = forms.ChoiceField(
        label=_("Way of service"),
        choices=[(way.value, way.label) for way in ServiceWay if way != ServiceWay.PORTAL],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label=_("Note, for example the postal number"), max_length=200, required=False)


class HandoverForm(ActForm):
    deputy = forms.ModelChoiceField(label=_("Hand over to"), queryset=get_user_model()._default_manager.none())
    reason = long_text(_("Nature of the interest"), rows=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        from .handover import others_with, rights_of  # the acts import these forms

        rights = rights_of(self.dossier, self.user)
        able = [{user.pk for user in others_with(self.dossier, right, self.user)} for right in rights]
        both = set.intersection(*able) if able else set()
        field = self.fields["deputy"]
        field.queryset = get_user_model()._default_manager.filter(pk__in=both)  # type: ignore[attr-defined]
        field.label_from_instance = lambda user: user.name  # type: ignore[attr-defined]


class CorrectionForm(ActForm):
    """Several points, each naming what it is about. Rows are added in the browser; empty ones do not count."""

    ROWS = 12

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Please choose")), *targets(self.dossier.edition).items()]
        for row in range(self.ROWS):
            self.fields[f"target_{row}"] = forms.ChoiceField(
                label=_("Concerns"),
                choices=choices,
                required=False,
            )
            self.fields[f"text_{row}"] = forms.CharField(
                label=_("What is to be corrected"),
                required=False,
                max_length=OPINION_LENGTH,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    @property
    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"target_{row}"], self[f"text_{row}"]) for row in range(self.ROWS)]

    @property
    def used(self) -> int:
        """Rows that hold something, so that the page shows them."""
        filled = [row for row, (target, text) in enumerate(self.rows) if target.value() or text.value()]
        return max(filled, default=-1) + 1

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        items = []
        for row in range(self.ROWS):
            target, text = data.pop(f"target_{row}", ""), (data.pop(f"text_{row}", "") or "").strip()
            if text and not target:
                self.add_error(f"target_{row}", _("Say what this point concerns."))
            elif target and not text:
                self.add_error(f"text_{row}", _("Say what is to be corrected."))
            elif text:
                kind, _colon, key = target.partition(":")
                items.append((kind, key, text))
        if not items and not self.errors:
            raise forms.ValidationError(_("Name at least one point."))
        return {"items": items}


class ParameterField(forms.CharField):
    """What a call settles for its edition, read and kept as the kind of value that it is."""

    def __init__(self, parameter: rules.Parameter, **kwargs: Any) -> None:
        self.fact = rules.Fact(parameter.key, parameter.kind, parameter.label)
        whole = parameter.kind in (rules.Kind.INTEGER, rules.Kind.YEAR)
        widget = forms.TextInput(attrs={"inputmode": "numeric"} if whole else {})
        super().__init__(required=False, widget=widget, **kwargs)

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        try:
            read = self.fact.parse(typed)
        except rules.FactError as problem:
            raise forms.ValidationError(words(problem.explain())) from problem
        return None if read is None else self.fact.dump(read)


class CallForm(forms.ModelForm):
    """A call of a city. Where its edition is a draft or has expired, it is not opened without a basis."""

    class Meta:
        model = Call
        fields = ["title", "text", "edition", "opens_at", "closes_at", "basis", "basis_number", "basis_date"]
        widgets = {
            "text": forms.Textarea(attrs={"rows": 6}),
            "basis": forms.Textarea(attrs={"rows": 3}),
        }
        field_classes = {"opens_at": MomentField, "closes_at": MomentField, "basis_date": DayField}

    basis_upload = EvidenceField(
        label=_("File of the basis"), required=False, help_text=_("A scan as PDF, JPG or PNG, at most 10 MB.")
    )

    key_fields = forms.MultipleChoiceField(
        label=_("Key fields"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Leave empty to accept every field that the regulation names."),
    )

    def __init__(self, *args: Any, city: Any, opening: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.city = city
        self.opening = opening or self.instance.state == CallState.OPEN
        language = get_language() or "zh-hans"
        editions = rules.of_city(city.slug)
        self.fields["edition"] = forms.ChoiceField(
            label=_("Edition of the regulation"), choices=[(edition.key, edition.title) for edition in editions]
        )
        self.fields["key_fields"].choices = [  # type: ignore[attr-defined]
            (choice.value, choice.label.in_language(language)) for edition in editions for choice in edition.fields
        ]
        if self.instance.pk:
            self.initial["key_fields"] = self.instance.fields
        for edition in editions:
            for parameter in edition.parameters:
                self.fields[f"parameter_{parameter.key}"] = ParameterField(
                    parameter,
                    label=parameter.label.in_language(language),
                    help_text=parameter.help.in_language(language),
                    initial=self.instance.parameters.get(parameter.key, parameter.default),
                )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        opens, closes = data.get("opens_at"), data.get("closes_at")
        if opens and closes and closes <= opens:
            self.add_error("closes_at", _("The call must close after it opens."))
        if data.get("basis_date") and data["basis_date"] > timezone.localdate():
            self.add_error("basis_date", _("This day has not come yet."))
        reason = why_needed(rules.edition(data["edition"]), counts_on(opens)) if data.get("edition") else ""
        if reason and self.opening and not (data.get("basis") or "").strip():
            self.add_error("basis", reason)
        return data

    def save(self, commit: bool = True) -> Call:
        call: Call = super().save(commit=False)
        call.city = self.city
        call.fields = self.cleaned_data["key_fields"]
        prefix = "parameter_"
        call.parameters = {
            name.removeprefix(prefix): value
            for name, value in self.cleaned_data.items()
            if name.startswith(prefix) and value not in ("", None)
        }
        if commit:
            call.save()
        return call
