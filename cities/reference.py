"""Load cities, divisions and calendar years from ``fixtures/``. Running it again changes nothing."""

from datetime import date
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.db import transaction

from cities.calendar import days_of
from cities.models import CalendarDay, CalendarYear, City, Division
from cities.signals import calendar_changed, reference_loaded

FIXTURES: Path = settings.BASE_DIR / "fixtures"


def read(name: str) -> Any:
    return yaml.safe_load((FIXTURES / name).read_text(encoding="utf-8"))


@transaction.atomic
def load_reference() -> dict[str, int]:
    """Bring the tables in line with the files; calendar years already there belong to the people who keep them."""
    counts = {"cities": load_cities(), "divisions": load_divisions(), "calendar years": load_calendar()}
    reference_loaded.send(sender=City)
    return counts


def load_cities() -> int:
    rows = read("cities.yaml")
    fields = sorted({field for row in rows for field in row} - {"slug"})
    City.objects.bulk_create(
        (City(position=position, **row) for position, row in enumerate(rows)),
        update_conflicts=True,
        unique_fields=["slug"],
        update_fields=[*fields, "position"],
    )
    return len(rows)


def load_divisions() -> int:
    cities = {city.slug: city for city in City.objects.all()}
    rows = [
        Division(city=cities[slug], kind=kind, position=position, **row)
        for slug, kinds in read("divisions.yaml").items()
        for position, (kind, row) in enumerate((kind, row) for kind, rows in kinds.items() for row in rows)
    ]
    Division.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["city", "name"],
        update_fields=["name_en", "office_name", "office_name_en", "code", "kind", "position"],
    )
    return len(rows)


def load_calendar() -> int:
    there = set(CalendarYear.objects.values_list("year", flat=True))
    new = {year: row for year, row in read("calendar.yaml").items() if year not in there}
    for year, row in new.items():
        rest: dict[date, str] = row["rest"]
        work: dict[date, str] = row["work"]
        loaded = CalendarYear.objects.create(year=year, document_number=row["document"], confirmed=True)
        CalendarDay.objects.bulk_create(
            CalendarDay(
                year=loaded,
                date=day,
                is_working=day in work or (day.weekday() < 5 and day not in rest),
                note=work.get(day) or rest.get(day) or "",
            )
            for day in days_of(year)
        )
    if new:
        calendar_changed.send(sender=CalendarYear, years=set(new))
    return len(new)
