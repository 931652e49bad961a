"""What an invented unit writes into a city's form: whole, believable, and within every condition of the text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone

import rules

from . import fixtures
from .wording import rows, told


def person_name(number: int) -> str:
    surnames, given = fixtures.names()
    return surnames[number % len(surnames)] + given[(number * 5 + number // 7) % len(given)]


def city_of(edition: str) -> str:
    return rules.edition(edition).city


def topics(city: str) -> Mapping[str, Mapping[str, Any]]:
    """What invented centres of a city are about; the first is the usual one."""
    about: Mapping[str, Mapping[str, Any]] = fixtures.read(city, "topics")
    return about


def also_attached(city: str) -> tuple[str, ...]:
    """Kinds of attachment that a usual dossier brings beyond the required ones."""
    return tuple(fixtures.read(city, "answers").get("also", ()))


def answers(
    edition: str,
    number: int = 1,
    *,
    topic: str = "",
    lead: str = "牵头单位",
    kind: str = "enterprise",
    today: date | None = None,
    **changes: Any,
) -> dict[str, Any]:
    """All facts, rosters and the plan of one dossier under an edition.

    ``number`` varies names, figures and words; ``kind`` is the lead's in the register of institutions; ``changes``
    replace single answers, None takes one away. A changed ``field`` that is also a topic brings the topic along.
    """
    city = city_of(edition)
    known = topics(city)
    about = known[topic or (changes["field"] if changes.get("field") in known else next(iter(known)))]
    templates = fixtures.read(city, "answers")
    special = templates.get("kinds", {}).get(kind, {})
    context = _context(number, about, lead, today or timezone.localdate())
    facts = {**templates["facts"], **special.get("facts", {})}
    rosters = {**templates["rosters"], **special.get("rosters", {})}
    given = {
        **{key: told(template, context) for key, template in facts.items() if template is not None},
        **{key: list(rows(template, context)) for key, template in rosters.items()},
        **{f"plan:{key}": told(template, context) for key, template in templates["plan"].items()},
        **changes,
    }
    return {key: value for key, value in given.items() if value is not None}


def _context(n: int, about: Mapping[str, Any], lead: str, today: date) -> dict[str, Any]:
    """What templates may name: the topic's words, people, years. ``closed`` is the last closed accounting year."""
    directions = about["directions"]

    def of_row(i: int) -> dict[str, Any]:
        return {
            "person": person_name(n * 3 + i),
            "other": person_name(n * 11 + i * 3 + 5),
            "direction": directions[i % len(directions)],
        }

    return {
        **about,
        "n": n,
        "lead": lead,
        "leader": person_name(n),
        "subject": directions[0],
        "last": directions[-1],
        "directions": "\n".join(directions),
        "tasks": "；".join(directions),
        "year": today.year,
        "closed": today.year - 1,
        "of_row": of_row,
    }
