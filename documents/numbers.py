"""Numbers of papers: from a row under lock, so that two clerks never get the same and none comes back."""

from typing import TYPE_CHECKING

from django.db import transaction

from documents.models import NumberFormat, NumberSequence

if TYPE_CHECKING:
    from cities.models import City

COMMON_SERIES = "paper"
COMMON_PATTERN = "{city}〔{year}〕{number}号"
"""For kinds of paper whose number the city has not laid down: one series for them all."""


def take_number(city: "City", kind: str, year: int) -> int:
    """The next number of the series. Belongs to the caller's transaction: undone with it, otherwise gone for good."""
    with transaction.atomic():
        NumberSequence.objects.get_or_create(city=city, kind=kind, year=year)
        row = NumberSequence.objects.select_for_update().get(city=city, kind=kind, year=year)
        row.last += 1
        row.save(update_fields=["last"])
        return row.last


def take_document_number(city: "City", kind: str, year: int, *, default: str = "") -> str:
    """The next number of this kind of paper, written as the city writes it: 同科发〔2026〕12号.

    Where the city laid down nothing: ``default`` in a series of its own, or else the common series.
    """
    known = NumberFormat.objects.filter(city=city, kind=kind).first()
    if known is not None:
        series, pattern = known.series, known.pattern
    elif default:
        series, pattern = kind, default
    else:
        series, pattern = COMMON_SERIES, COMMON_PATTERN
    return pattern.format(city=city.name, code=city.code, year=year, number=take_number(city, series, year))
