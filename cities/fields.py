"""Days, moments and amounts as people type them in forms, read as the facts of a regulation are."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language

from rules import Fact, FactError, Kind
from rules.kinds import half_width
from rules.text import both

_DAY = Fact("day", Kind.DATE, both("day"))
_AMOUNT = Fact("amount", Kind.MONEY, both("amount"))


def read(fact: Fact, typed: str) -> Any:
    """What was typed as the value that it is, or why it cannot be read."""
    try:
        return fact.parse(typed)
    except FactError as problem:
        raise ValidationError(problem.explain().in_language(get_language() or "zh-hans"), code="invalid") from problem


class DayInput(forms.DateInput):
    """The browser's calendar, or plain text where that would hide what was typed."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["widget"]["type"] = "date" if _shown_by(date, context["widget"]["value"]) else "text"
        return context


class MomentInput(forms.DateTimeInput):
    """The same with hours and minutes."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["widget"]["type"] = "datetime-local" if _shown_by(datetime, context["widget"]["value"]) else "text"
        return context


def _shown_by(kind: type[date], value: str | None) -> bool:
    """Whether the browser's own field for such a value shows this one."""
    try:
        return not value or kind.fromisoformat(value).isoformat().startswith(value)
    except ValueError:
        return False


class DayField(forms.DateField):
    """A day of our time."""

    widget = DayInput

    def to_python(self, value: Any) -> date | None:
        if isinstance(value, str):
            day: date | None = read(_DAY, value)
            return day
        return super().to_python(value)


class MomentField(forms.DateTimeField):
    """A minute of a day of our time."""

    widget = MomentInput

    def to_python(self, value: Any) -> datetime | None:
        if isinstance(value, str):
            value = half_width(value)
        moment = super().to_python(value)
        if moment is not None:
            read(_DAY, moment.date().isoformat())
        return moment


class AmountField(forms.DecimalField):
    """Money in units of ten thousand yuan."""

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            return read(_AMOUNT, value)
        return super().to_python(value)
