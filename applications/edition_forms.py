"""The forms about editions: a document that bears on a text, and taking an edition into use."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.forms.institutions import EvidenceField
from cities.fields import DayField
from cities.models import EditionRecord


class RecordForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("What the document does"), choices=EditionRecord.Kind.choices, widget=forms.RadioSelect
    )
    number = forms.CharField(label=_("Document number"), max_length=60)
    issued_on = DayField(label=_("Date of the document"))
    effective_from = DayField(
        label=_("In force from"), required=False, help_text=_("Where the document puts the text into force.")
    )
    effective_to = DayField(
        label=_("In force until"),
        required=False,
        help_text=_("The last day, itself included. Leave it open where the document names none."),
    )
    trial = forms.BooleanField(label=_("On trial"), required=False)
    file = EvidenceField(label=_("File of the document"), help_text=_("A scan as PDF, JPG or PNG, at most 10 MB."))

    def clean_issued_on(self) -> Any:
        day = self.cleaned_data["issued_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet."))
        return day

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, last = data.get("effective_from"), data.get("effective_to")
        if data.get("kind") == EditionRecord.Kind.IN_FORCE:
            if first is None and "effective_from" not in self.errors:
                self.add_error("effective_from", _("Say from which day the text is in force."))
            elif first and last and last < first:
                self.add_error("effective_to", _("The last day comes before the first."))
        elif data.get("kind"):
            if last is None and "effective_to" not in self.errors:
                self.add_error("effective_to", _("Say until which day the text is in force."))
            data |= {"effective_from": None, "trial": False}
        return data


class AdoptForm(forms.Form):
    reasons = forms.CharField(
        label=_("Why"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For example the document that puts the text into force. It is kept with your name and the time."),
    )
