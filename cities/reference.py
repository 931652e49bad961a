"""Load cities, divisions and calendar years from ``fixtures/``. Running it again changes nothing.

One file holds what belongs to one city: the city with its bureau (an address or telephone that is not known is a
placeholder that says so); its divisions, which are counties with their codes (GB/T 2260), zones, which have none there,
departments of the city that recommend, and the bureau itself where a text lets units apply to it directly
(``office_name`` signs for a division); and how it writes the numbers of its papers.
"""

from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.db import transaction

from cities.calendar import days_of
from cities.models import CalendarDay, CalendarYear, City, Division
from cities.signals import calendar_changed, reference_loaded

FIXTURES: Path = settings.BASE_DIR / "fixtures"


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def packages_of_cities() -> dict[str, Path]:
    """The directories of the cities that ``settings.CITY_PACKAGES`` adds from elsewhere, by slug."""
    found = (Path(str(import_module(name).__file__)).parent for name in settings.CITY_PACKAGES)
    return {path.name: path for path in found}


def read_cities() -> dict[str, Any]:
    """The file of each city, by slug, in the order in which cities are listed."""
    files = {path.stem: path for path in (FIXTURES / "cities").glob("*.yaml")}
    files |= {slug: path / "city.yaml" for slug, path in packages_of_cities().items()}
    return dict(sorted(((slug, read(path)) for slug, path in files.items()), key=lambda row: row[1]["position"]))


@transaction.atomic
def load_reference() -> dict[str, int]:
    """Bring the tables in line with the files; calendar years already there belong to the people who keep them."""
    counts = {"cities": load_cities(), "divisions": load_divisions(), "calendar years": load_calendar()}
    reference_loaded.send(sender=City)
    return counts


def load_cities() -> int:
    rows = {slug: {**given["city"], "position": given["position"]} for slug, given in read_cities().items()}
    City.objects.bulk_create(
        (City(slug=slug, **row) for slug, row in rows.items()),
        update_conflicts=True,
        unique_fields=["slug"],
        update_fields=sorted({field for row in rows.values() for field in row}),
    )
    return len(rows)


def load_divisions() -> int:
    cities = {city.slug: city for city in City.objects.all()}
    rows = [
        Division(city=cities[slug], kind=kind, position=position, **row)
        for slug, given in read_cities().items()
        for position, (kind, row) in enumerate((kind, row) for kind, rows in given["divisions"].items() for row in rows)
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
    new = {year: row for year, row in read(FIXTURES / "calendar.yaml").items() if year not in there}
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
