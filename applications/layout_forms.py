"""The form of a new version of the layout plan."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

import rules
from accounts.forms.institutions import EvidenceField
from cities.fields import DayField

from .models import LayoutPlan

ROWS = 20


class LayoutPlanForm(forms.Form):
    """Begins with what the standing version says. Rows of directions are shown one after another; empty ones do not
    count."""

    title = forms.CharField(label=_("Title"), max_length=120)
    number = forms.CharField(label=_("Document number"), max_length=60, required=False)
    issued_on = DayField(label=_("Date of the document"))
    text = forms.CharField(label=_("Text of the plan"), max_length=20000, widget=forms.Textarea(attrs={"rows": 10}))
    file = EvidenceField(
        label=_("File of the document"), required=False, help_text=_("A scan as PDF, JPG or PNG, at most 10 MB.")
    )

    def __init__(self, *args: Any, edition: rules.Edition, before: LayoutPlan | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or "zh-hans"
        choices = [("", _("Please choose"))] + [
            (choice.value, choice.label.in_language(language)) for choice in edition.fields
        ]
        known = list(before.directions.all()) if before else []
        if before is not None:
            self.initial.update(title=before.title, text=before.text)
        for row in range(ROWS):
            direction = known[row] if row < len(known) else None
            self.fields[f"field_{row}"] = forms.ChoiceField(
                label=_("Field"), choices=choices, required=False, initial=direction.field if direction else ""
            )
            self.fields[f"name_{row}"] = forms.CharField(
                label=_("Direction"), max_length=200, required=False, initial=direction.name if direction else ""
            )

    @property
    def plain_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in ("title", "number", "issued_on", "text", "file")]

    @property
    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"field_{row}"], self[f"name_{row}"]) for row in range(ROWS)]

    @property
    def used(self) -> int:
        """Rows that hold something, so that the page shows them."""
        filled = [row for row, (field, name) in enumerate(self.rows) if field.value() or name.value()]
        return max(filled, default=-1) + 1

    def clean_issued_on(self) -> Any:
        day = self.cleaned_data["issued_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet."))
        return day

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        directions = []
        for row in range(ROWS):
            field, name = data.pop(f"field_{row}", ""), (data.pop(f"name_{row}", "") or "").strip()
            if name and not field:
                self.add_error(f"field_{row}", _("Say to which field this direction belongs."))
            elif field and not name:
                self.add_error(f"name_{row}", _("Name the direction."))
            elif name:
                directions.append((field, name))
        if not directions and not self.errors:
            raise forms.ValidationError(_("Name at least one direction."))
        return {**data, "fields": [], "directions": directions}
