"""The form of a question: thresholds and strengths of the conditions of an edition."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

import rules
from rules import FactError, Requirement, Strength
from rules.variation import Threshold, read_value, thresholds

STRENGTHS = (Strength.MUST, Strength.IN_PRINCIPLE, Strength.ENCOURAGED)
MOST_CHANGED = 20


class WhatIfForm(forms.Form):
    """A row for each condition that bars or could bar; what stays as it is is not asked."""

    def __init__(self, *args: Any, edition: rules.Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.edition = edition
        self.language = get_language() or "zh-hans"
        self.asked = [one for one in edition.requirements if one.strength in STRENGTHS]
        for place, requirement in enumerate(self.asked):
            choices = [(each.value, rules.STRENGTH_WORDS[each].in_language(self.language)) for each in STRENGTHS]
            self.fields[f"strength_{place}"] = forms.ChoiceField(
                label=_("How hard it binds"), choices=choices, initial=requirement.strength.value, required=False
            )
            for number, threshold in enumerate(thresholds(requirement)):
                self.fields[f"value_{place}_{number}"] = forms.CharField(
                    label=threshold.words.in_language(self.language),
                    initial=threshold.shown,
                    max_length=40,
                    required=False,
                )

    def rows(self) -> Iterator[dict[str, Any]]:
        for place, requirement in enumerate(self.asked):
            yield {
                "requirement": requirement,
                "clause": self.edition.clauses[requirement.clause],
                "strength": self[f"strength_{place}"],
                "values": [self[f"value_{place}_{number}"] for number, _one in enumerate(thresholds(requirement))],
            }

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        variations: dict[str, dict[str, Any]] = {}
        for place, requirement in enumerate(self.asked):
            changed = self._changed(place, requirement, data)
            if changed:
                variations[requirement.id] = changed
        if not self.errors and not variations:
            raise forms.ValidationError(_("Change at least one number or strength."))
        if len(variations) > MOST_CHANGED:
            raise forms.ValidationError(_("At most %(most)s conditions at once.") % {"most": MOST_CHANGED})
        return {"variations": variations}

    def _changed(self, place: int, requirement: Requirement, data: dict[str, Any]) -> dict[str, Any]:
        changed: dict[str, Any] = {}
        strength = data.get(f"strength_{place}")
        if strength and strength != requirement.strength.value:
            changed["strength"] = strength
        values = {}
        for number, threshold in enumerate(thresholds(requirement)):
            name = f"value_{place}_{number}"
            typed = (data.get(name) or "").strip()
            if typed and self._reads(name, threshold, typed):
                values[threshold.key] = typed
        if values:
            changed["values"] = values
        return changed

    def _reads(self, name: str, threshold: Threshold, typed: str) -> bool:
        """Whether it is another number than the edition's."""
        try:
            return read_value(threshold, typed) != threshold.value
        except FactError as problem:
            self.add_error(name, problem.explain().in_language(self.language))
            return False
