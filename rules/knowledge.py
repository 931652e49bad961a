"""What is known: four truths, values of which only bounds are known, and the matter they are about.

Logic is Kleene's with a fourth value: DOUBTFUL, "all facts are known and a person must still decide" (the
readings of a text differ, or it asks for an assessment). UNKNOWN goes before DOUBTFUL.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from rules.kinds import Number, Value


class Truth(Enum):
    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"
    DOUBTFUL = "doubtful"

    def __invert__(self) -> Truth:
        return {Truth.TRUE: Truth.FALSE, Truth.FALSE: Truth.TRUE}.get(self, self)


def conjunction(truths: Sequence[Truth]) -> Truth:
    for decisive in (Truth.FALSE, Truth.UNKNOWN, Truth.DOUBTFUL):
        if decisive in truths:
            return decisive
    return Truth.TRUE


def disjunction(truths: Sequence[Truth]) -> Truth:
    for decisive in (Truth.TRUE, Truth.UNKNOWN, Truth.DOUBTFUL):
        if decisive in truths:
            return decisive
    return Truth.FALSE


def truth(known: bool) -> Truth:
    return Truth.TRUE if known else Truth.FALSE


@dataclass(frozen=True, slots=True)
class Unknown:
    """No value, and the keys of the facts that would give one."""

    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """A number of which only bounds are known, because some rows lack a fact (`high` None: no bound)."""

    low: Number
    high: Number | None
    missing: tuple[str, ...]


Evaluated = Value | Unknown | Between
Row = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Environment:
    """What is known of one matter: facts, rosters, verified keys, the date, the call's parameters."""

    facts: Mapping[str, Value]
    rosters: Mapping[str, Sequence[Row]]
    as_of: date
    parameters: Mapping[str, Value] = field(default_factory=dict)
    verified: frozenset[str] = frozenset()
    row: Row | None = None
    computed: dict[str, Evaluated] = field(default_factory=dict, compare=False)

    def in_row(self, row: Row) -> Environment:
        return Environment(self.facts, self.rosters, self.as_of, self.parameters, self.verified, row, self.computed)


def bounds(value: Evaluated) -> tuple[Number | date | None, Number | date | None]:
    if isinstance(value, Unknown):
        return None, None
    if isinstance(value, Between):
        return value.low, value.high
    if isinstance(value, (str, tuple)):
        raise TypeError(f"not ordered: {value!r}")
    return value, value


def missing_in(*values: Evaluated) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for value in values:
        if isinstance(value, (Unknown, Between)):
            found.update(dict.fromkeys(value.missing))
    return tuple(found)


def distance(one: Number, other: Number) -> Number:
    return one - other if one > other else other - one


def number(value: object) -> Number:
    if isinstance(value, bool) or not isinstance(value, Number):
        raise TypeError(f"not a number: {value!r}")
    return value


Bounds = tuple[Number | date | None, Number | date | None]


def compare(operator: str, left: Bounds, right: Bounds) -> Truth:
    """Compare what is known of two numbers; None stands for no bound."""
    if operator in ("<=", "<"):
        return compare(">=" if operator == "<=" else ">", right, left)
    (low_left, high_left), (low_right, high_right) = left, right
    or_equal = operator == ">="
    if low_left is not None and high_right is not None and _above(low_left, high_right, or_equal=or_equal):
        return Truth.TRUE
    if high_left is not None and low_right is not None and not _above(high_left, low_right, or_equal=or_equal):
        return Truth.FALSE
    return Truth.UNKNOWN


def _above(left: Number | date, right: Number | date, *, or_equal: bool) -> bool:
    if isinstance(left, date) and isinstance(right, date):
        return left >= right if or_equal else left > right
    return number(left) >= number(right) if or_equal else number(left) > number(right)


def deciding(value: Evaluated, *, highest: bool) -> Value | None:
    """The value to speak of: where only bounds are known, the one that decided."""
    if isinstance(value, Unknown):
        return None
    if isinstance(value, Between):
        return value.high if highest else value.low
    return value
