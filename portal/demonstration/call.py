"""The call under which the invented units of a city apply."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

import rules
from applications.basis import why_needed
from applications.models import Call
from applications.states import CallState

from . import fixtures
from .people import People


def make_call(people: People, since: datetime, until: datetime | None = None) -> Call:
    """Open since a moment of the past, and until one where the city sets its units a time."""
    city = people.city
    year = timezone.localtime(since).year
    office = fixtures.read(city.slug, "office")
    words = office["call"]
    needs_basis = why_needed(rules.edition(city.current_edition), timezone.localdate())
    return Call.objects.create(
        city=city,
        title=words["title"].format(year=year),
        text=words["text"].format(year=year, office=f"{city.bureau_name}{city.office_name}", phone=city.office_phone),
        edition=city.current_edition,
        opens_at=since,
        closes_at=until,
        basis=words["basis"].format(year=year) if needs_basis else "",
        basis_number=words["basis_number"].format(year=year) if needs_basis else "",
        basis_date=timezone.localdate(since) if needs_basis else None,
        state=CallState.OPEN,
        opened_by=people.holders("clerk")[0],
    )
