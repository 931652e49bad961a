"""Two editions of one city side by side: clauses changed, added, removed, and the requirements that this touches.

Besides requirements, the places for recommendations, and what a text orders for the life of a centre: deadlines,
grades, consequences, grounds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum

from rules.life import Consequence, Deadline, Grade, Ground, Order
from rules.official_text import OfficialText, plain
from rules.procedure import Period, Quota
from rules.regulation import Edition
from rules.requirements import By, Clause, Requirement
from rules.tracing import local

ORDERS: Mapping[type[Order | Quota], By] = {
    Quota: By.QUOTA,
    Deadline: By.DEADLINE,
    Grade: By.GRADE,
    Consequence: By.CONSEQUENCE,
    Ground: By.GROUND,
}


class Change(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """One clause by its number; the words are the full ones where both texts are loaded, else the decisive ones."""

    id: str
    change: Change
    old: Clause | None
    new: Clause | None
    old_words: str
    new_words: str


@dataclass(frozen=True, slots=True)
class RequirementChange:
    """A requirement that counts otherwise under the new edition, and what differs of it."""

    id: str
    change: Change
    old: Requirement | None
    new: Requirement | None
    differs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OrderChange:
    """A quota, deadline, grade, consequence or ground that is another in the new edition; ``by`` says which."""

    key: str
    by: By
    change: Change
    old: Order | Quota | None
    new: Order | Quota | None


@dataclass(frozen=True, slots=True)
class Comparison:
    old: Edition
    new: Edition
    clauses: tuple[ClauseChange, ...]
    requirements: tuple[RequirementChange, ...]
    orders: tuple[OrderChange, ...]
    """Those that differ."""

    def of(self, change: Change) -> tuple[ClauseChange, ...]:
        return tuple(one for one in self.clauses if one.change is change)

    @property
    def touched(self) -> tuple[RequirementChange, ...]:
        return tuple(one for one in self.requirements if one.change is not Change.SAME)


def compare(
    old: Edition, new: Edition, *, old_text: OfficialText | None = None, new_text: OfficialText | None = None
) -> Comparison:
    """Clauses are the same where their numbers are; a clause that moved shows as removed and added.

    Raises ValueError for editions of different cities.
    """
    if old.city != new.city:
        raise ValueError(f"{old.key} and {new.key} are of different cities")
    texts = (old_text, new_text) if old_text and new_text else (None, None)
    before = {local(clause.id): clause for clause in old.clause_list}
    after = {local(clause.id): clause for clause in new.clause_list}
    clauses = tuple(_clause(id, before.get(id), after.get(id), *texts) for id in _ordered(list(before), list(after)))
    was = {local(one.id): one for one in old.requirements}
    now = {local(one.id): one for one in new.requirements}
    requirements = tuple(_requirement(id, was.get(id), now.get(id)) for id in _ordered(list(was), list(now)))
    return Comparison(old, new, clauses, requirements, tuple(_orders(old, new)))


def _orders(old: Edition, new: Edition) -> Iterator[OrderChange]:
    before, after = _all_of(old), _all_of(new)
    for key in _ordered(list(before), list(after)):
        was, now = before.get(key), after.get(key)
        if now is None:
            yield OrderChange(key, ORDERS[type(before[key])], Change.REMOVED, was, None)
        elif was is None:
            yield OrderChange(key, ORDERS[type(now)], Change.ADDED, None, now)
        elif _ordering(was) != _ordering(now):
            yield OrderChange(key, ORDERS[type(now)], Change.CHANGED, was, now)


def _all_of(edition: Edition) -> dict[str, Order | Quota]:
    return {**{quota.key: quota for quota in edition.quotas}, **edition.life}


def _ordering(order: Order | Quota) -> tuple[object, ...]:
    """What it orders, without the edition in its clause and without white space and brackets in its words."""
    said = {each.name: getattr(order, each.name) for each in fields(order)}
    said |= {"clause": local(order.clause), "quote": plain(order.quote)}
    said |= {name: value.words for name, value in said.items() if isinstance(value, Period)}
    return (type(order), *sorted(said.items(), key=lambda item: item[0]))


def _ordered(old: list[str], new: list[str]) -> list[str]:
    """In the order of the new edition, what it lacks after what stood before it."""
    order = list(new)
    for place, id in enumerate(old):
        if id not in order:
            before = next((each for each in reversed(old[:place]) if each in order), None)
            order.insert(order.index(before) + 1 if before else 0, id)
    return order


def _clause(
    id: str, old: Clause | None, new: Clause | None, old_text: OfficialText | None, new_text: OfficialText | None
) -> ClauseChange:
    old_words, new_words = _words(id, old, old_text), _words(id, new, new_text)
    if old is None or new is None:
        change = Change.ADDED if old is None else Change.REMOVED
    else:
        change = Change.SAME if plain(old_words) == plain(new_words) else Change.CHANGED
    return ClauseChange(id, change, old, new, old_words, new_words)


def _words(id: str, clause: Clause | None, text: OfficialText | None) -> str:
    if clause is None:
        return ""
    unit = text.unit(id) if text else None
    return unit.text if unit else clause.quote


def _requirement(id: str, old: Requirement | None, new: Requirement | None) -> RequirementChange:
    if old is None or new is None:
        return RequirementChange(id, Change.ADDED if old is None else Change.REMOVED, old, new)
    said_before, said_now = _said(old), _said(new)
    differs = tuple(name for name in said_before if said_before[name] != said_now[name])
    return RequirementChange(id, Change.CHANGED if differs else Change.SAME, old, new, differs)


def _said(requirement: Requirement) -> Mapping[str, object]:
    """What decides, as it is printed: the same expression over facts of the same names is the same test."""
    applies = requirement.applies_when
    return {
        "test": requirement.test.printed(),
        "strength": requirement.strength,
        "applies_when": applies.printed() if applies else "",
        "quote": plain(requirement.quote),
        "evidence": requirement.evidence,
        "judged_at": requirement.judged_at,
    }
