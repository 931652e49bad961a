"""The call under which the invented units of a city apply."""

from __future__ import annotations

from datetime import date, datetime, time

from django.utils import timezone

import rules
from applications.basis import why_needed
from applications.layout import layout_clause, publish_layout_plan
from applications.models import Call
from applications.states import CallState

from . import fixtures
from .people import People


def make_call(people: People, since: datetime) -> Call:
    """Open since a moment of the past; ``close_calls`` ends it where it has an end."""
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
        basis=words["basis"].format(year=year) if needs_basis else "",
        basis_number=words["basis_number"].format(year=year) if needs_basis else "",
        basis_date=timezone.localdate(since) if needs_basis else None,
        state=CallState.OPEN,
        opened_by=people.holders("clerk")[0],
    )


def close_calls() -> None:
    """Last: calls of former years are over, and some cities set their units a day in the year."""
    today = timezone.localdate()
    for call in Call.objects.select_related("city"):
        year = timezone.localtime(call.opens_at).year
        last_day = fixtures.read(call.city.slug, "office")["call"].get("closes")
        if year == today.year and last_day is None:
            continue
        month, day = map(int, (last_day or "12-31").split("-"))
        call.closes_at = timezone.make_aware(datetime.combine(date(year, month, day), time(23, 59)))
        call.state = CallState.OPEN if call.closes_at > timezone.now() else CallState.CLOSED
        call.save(update_fields=["closes_at", "state"])


def make_layout_plan(people: People, at: datetime) -> None:
    """Where the text has the bureau plan first."""
    city = people.city
    if layout_clause(rules.edition(city.current_edition)) is None:
        return
    words = fixtures.read(city.slug, "office")["layout"]
    year = timezone.localtime(at).year
    publish_layout_plan(
        city,
        people.holders("clerk")[0],
        title=words["title"].format(year=year, until=year + 4),
        number=words["number"].format(year=year),
        text=words["text"],
        issued_on=timezone.localdate(at),
        fields=[],
        directions=[(field, name) for field, name in words["directions"]],
        at=at,
    )
