"""Working days, and the end of a period counted in them.

Only confirmed years are known. A period that reaches into another year is guessed from weekdays and says so:
nothing may be decided on a provisional date.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from cities.models import CalendarDay, CalendarYear
from cities.signals import calendar_changed

# The longest row of days off so far was nine; a margin over twice the length plus this covers every case in one query.
LONGEST_BREAK = 30


@dataclass(frozen=True)
class PeriodEnd:
    """The last day of a period, and what it would be under the other reading of the posting day."""

    date: dt.date
    provisional: bool
    other_reading: dt.date


def is_working_day(day: date) -> bool | None:
    """Whether the day is worked; None when its year is not confirmed."""
    return CalendarDay.objects.filter(date=day, year__confirmed=True).values_list("is_working", flat=True).first()


def end_of_period(start: date, length: int, *, count_start: bool = False) -> PeriodEnd:
    """The last of ``length`` working days after ``start``, or from ``start`` on with ``count_start``."""
    if length < 1:
        raise ValueError("a period has at least one day")
    known = dict(
        CalendarDay.objects.filter(
            date__range=(start, start + timedelta(days=2 * length + LONGEST_BREAK)), year__confirmed=True
        ).values_list("date", "is_working")
    )
    without = _walk(known, start + timedelta(days=1), length)
    including = _walk(known, start, length)
    used, other = (including, without) if count_start else (without, including)
    return PeriodEnd(date=used[0], provisional=used[1], other_reading=other[0])


def _walk(known: dict[date, bool], first: date, length: int) -> tuple[date, bool]:
    provisional = False
    left = length
    day = first
    while True:
        working = known.get(day)
        if working is None:
            provisional = True
            working = day.weekday() < 5
        left -= working
        if not left:
            return day, provisional
        day += timedelta(days=1)


def days_of(year: int) -> Iterator[date]:
    day = date(year, 1, 1)
    while day.year == year:
        yield day
        day += timedelta(days=1)


@transaction.atomic
def prepare_year(year: int, *, by: Any = None) -> CalendarYear:
    """Lay out a year from its weekdays. It stays unconfirmed until somebody enters the State Council's notice."""
    row, created = CalendarYear.objects.get_or_create(year=year, defaults={"loaded_by": by})
    if created:
        CalendarDay.objects.bulk_create(
            CalendarDay(year=row, date=day, is_working=day.weekday() < 5) for day in days_of(year)
        )
    return row


@transaction.atomic
def toggle_day(day: date, *, note: str = "") -> CalendarDay:
    """Make a working day free or a free day worked."""
    row = CalendarDay.objects.select_for_update(of=("self",)).select_related("year").get(date=day)
    row.is_working = not row.is_working
    row.note = note
    row.save(update_fields=["is_working", "note"])
    if row.year.confirmed:
        calendar_changed.send(sender=CalendarYear, years={row.year.year})
    return row


@transaction.atomic
def confirm_year(year: int, document_number: str, *, by: Any = None) -> CalendarYear:
    """Declare a year complete as the notice has it; provisional dates are then computed anew."""
    row = CalendarYear.objects.select_for_update().get(year=year)
    row.document_number, row.confirmed = document_number, True
    row.loaded_by = by
    row.save()
    calendar_changed.send(sender=CalendarYear, years={year})
    return row
