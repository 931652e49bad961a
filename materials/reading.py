"""From what people type to facts. What cannot be read is kept as typed, shown again, and counts as nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rules import Fact, FactError, Kind, Text
from rules.kinds import legible

MOST_TYPED = 100_000  # characters of one field kept although they cannot be read

Typed = Mapping[str, Sequence[str]]


@dataclass
class Reading:
    """The values and raw texts to store, and what to say at which field."""

    values: dict[str, Any]
    raw: dict[str, Any]
    errors: dict[str, list[str]] = field(default_factory=dict)


def language() -> str:
    return get_language() or "zh-hans"


def words(text: Text | None) -> str:
    return text.in_language(language()) if text else ""


def storable(text: str) -> str:
    """What can be kept as it was typed."""
    return legible(text)[:MOST_TYPED]


def read(facts: Iterable[Fact], typed: Typed, values: Mapping[str, Any], raw: Mapping[str, Any]) -> Reading:
    """Read the facts that were sent; those that were not sent stay as they are."""
    result = Reading(dict(values), dict(raw))
    for fact in facts:
        if fact.key not in typed:
            continue
        sent = [storable(part) for part in typed[fact.key]]
        result.values.pop(fact.key, None)
        result.raw.pop(fact.key, None)
        try:
            value = parse(fact, sent)
        except FactError as problem:
            result.errors[fact.key] = [words(problem.explain())]
            result.raw[fact.key] = [part for part in sent if part] if fact.kind is Kind.MULTI_CHOICE else sent[-1]
        else:
            if value is not None:
                result.values[fact.key] = fact.dump(value)
    return result


def parse(fact: Fact, sent: Sequence[str]) -> Any:
    if fact.kind is Kind.MULTI_CHOICE:
        return fact.parse([part for part in sent if part])
    return fact.parse(sent[-1] if sent else None)


def errors_of(facts: Iterable[Fact], raw: Mapping[str, Any]) -> dict[str, list[str]]:
    """Why what is kept as typed cannot be read; said again whenever it is shown."""
    found: dict[str, list[str]] = {}
    for fact in facts:
        if fact.key in raw:
            kept = raw[fact.key]
            try:
                parse(fact, kept if isinstance(kept, list) else [kept])
            except FactError as problem:
                found[fact.key] = [words(problem.explain())]
            else:
                found[fact.key] = [_("Enter this again.")]
    return found


def shown(fact: Fact, stored: Any) -> str:
    """A stored value as people read it."""
    try:
        return fact.display(fact.load(stored), language())
    except FactError:
        return str(stored)


def typed_form(fact: Fact, stored: Any) -> Any:
    """A stored value as it stands in its input: a list for several choices, otherwise text."""
    if fact.kind is Kind.MULTI_CHOICE:
        return list(stored or [])
    if stored is None:
        return ""
    if isinstance(stored, bool):
        return "true" if stored else "false"
    return str(stored)
