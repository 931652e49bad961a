"""The cities, their divisions, the working-day calendar, and what is kept of their regulations."""

from cities.models.days import CalendarDay, CalendarYear
from cities.models.law import Adoption, EditionRecord, LawText
from cities.models.places import City, CityGroupPermission, Division, DivisionGroupPermission

__all__ = [
    "Adoption",
    "CalendarDay",
    "CalendarYear",
    "City",
    "CityGroupPermission",
    "Division",
    "DivisionGroupPermission",
    "EditionRecord",
    "LawText",
]
