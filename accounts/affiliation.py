"""To whom an institution belongs: asked where a city's regulation lets some of them apply to the bureau directly."""

from __future__ import annotations

from functools import cache

from django.utils import timezone

import rules
from accounts.models import Affiliation, InstitutionAttribute
from cities.models import City, Division
from rules.requirements import name_of

ATTRIBUTE = "affiliation"


@cache
def deciding_fact(edition_key: str) -> str:
    """The fact from which an edition's routes follow and which the register settles; "" where none does."""
    edition = rules.edition(edition_key)
    for route in edition.routes:
        for reference in route.when.references() if route.when is not None else ():
            fact = edition.facts.get(name_of(reference))
            if fact is not None and fact.from_institution == ATTRIBUTE:
                return fact.key
    return ""


def is_asked_by(city: City | None) -> bool:
    """Whether the city's regulation makes something of the affiliation."""
    return city is not None and bool(city.current_edition) and bool(deciding_fact(city.current_edition))


def applies_directly(city: City, affiliation: str) -> bool:
    """Whether an institution of this affiliation, once verified, applies to the bureau without a department."""
    edition = rules.edition(city.current_edition)
    given = {deciding_fact(edition.key): affiliation}
    route = edition.route(given, as_of=timezone.localdate(), verified=given)
    return route is not None and any(route.key in stage.skipped_on for stage in edition.procedure)


def bureau_itself(city: City) -> Division | None:
    """Where those register who apply to the bureau directly."""
    return city.divisions.filter(kind=Division.Kind.BUREAU).first()


def verifier_of(entry: InstitutionAttribute) -> Division | None:
    """Who compares an entry with its evidence: the department of the institution; but no department lets an
    institution pass it by, so what opens the direct way is the bureau's."""
    institution = entry.institution
    city = institution.city
    if entry.key == ATTRIBUTE and city is not None and is_asked_by(city) and applies_directly(city, entry.value):
        return bureau_itself(city)
    return institution.division


def in_words(value: object) -> str:
    return str(dict(Affiliation.choices).get(str(value), value))
