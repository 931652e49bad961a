"""What the institution register knows, in the words of an edition: prefilled, shown read-only, frozen on submission."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils import timezone

import rules
from accounts.models import Institution
from cities.models import City
from workflow.reading import asked_once

# What the register holds in columns of its own rather than as dated attributes.
_COLUMNS = ("name", "uscc", "kind", "address", "registered_on", "legal_representative")

# The register's kinds of institution, and what editions call them; the first that the edition knows is taken.
_KINDS: dict[str, tuple[str, ...]] = {
    "university": ("university",),
    "research_institute": ("institute", "research_institute"),
    "new_research_organisation": ("new_rd_institution", "new_research_organisation"),
    "technical_institution": ("technical_body", "technical_institution"),
    "public_institution": ("public_institution", "other"),
    "social_service": ("social_service", "other"),
    "other": ("other",),
}


def institution_values(institution: Institution, on: date | None = None) -> dict[str, Any]:
    """Everything known of an institution on a day, as plain JSON: two queries."""
    day = on or timezone.localdate()
    return asked_once(institution, ("values", day), lambda: _values(institution, day))


def _values(institution: Institution, on: date) -> dict[str, Any]:
    known: dict[str, Any] = {}
    for column in _COLUMNS:
        value = getattr(institution, column)
        if value not in (None, ""):
            known[column] = value.isoformat() if isinstance(value, date) else value
    for key, attribute in institution.attributes(on).items():
        known[key] = attribute.value
    if place := City.objects.filter(slug=str(known.get("registered_city", ""))).first():
        known["registered_city"] = place.code  # editions know places by their division codes
    return known


def vouched_facts(institution: Institution, edition: rules.Edition, on: date | None = None) -> dict[str, Any]:
    """Those of the register's facts that rest on an attribute which the department has verified."""
    attributes = institution.attributes(on or timezone.localdate())
    verified = {key for key, attribute in attributes.items() if attribute.verified}
    return {
        key: value
        for key, value in institution_facts(institution, edition, on).items()
        if edition.facts[key].from_institution in verified
    }


def institution_facts(institution: Institution, edition: rules.Edition, on: date | None = None) -> dict[str, Any]:
    """The facts the register settles, in the edition's JSON form. What it does not know is typed in the form."""
    known = institution_values(institution, on)
    found: dict[str, Any] = {}
    for fact in edition.facts.values():
        if fact.from_institution:
            value = _first(fact, _candidates(fact.from_institution, known))
            if value is not None:
                found[fact.key] = fact.dump(value)
    return found


def _candidates(key: str, known: dict[str, Any]) -> Iterable[Any]:
    value = known.get(key)
    if value is None:
        return
    yield value
    if key == "kind":
        if value == "enterprise" and isinstance(known.get("above_scale"), bool):
            yield "large_enterprise" if known["above_scale"] else "small_enterprise"
        yield from _KINDS.get(value, ())


def _first(fact: rules.Fact, candidates: Iterable[Any]) -> Any:
    for candidate in candidates:
        try:
            value = fact.load(candidate)
        except rules.FactError:
            continue
        if value is not None:
            return value
    return None
