"""The cities, their divisions, the working-day calendar, and what is kept of their regulations."""

from cities.models.days import CalendarDay, CalendarYear
from cities.models.law import EditionRecord, LawText
from cities.models.places import City, CityGroupPermission, Division, DivisionGroupPermission

__all__ = [
    "CalendarDay",
    "CalendarYear",
    "City",
    "CityGroupPermission",
    "Division",
    "DivisionGroupPermission",
    "EditionRecord",
    "LawText",
]
