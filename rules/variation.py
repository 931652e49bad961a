"""What if: a copy of an edition in which thresholds or strengths of requirements differ. The edition itself stays.

A threshold is a number that a test compares with: `500` in `usable_area >= 500`, `1/3` of a share, the years of
`years_after`. Where one number stands several times in a condition (two readings of it), it is one threshold.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from rules.dates import DateAfter
from rules.derived import Derived
from rules.expressions import Arithmetic, Comparison, Constant, Term, Test
from rules.facts import Fact
from rules.form import AttachmentKind, Parameter, PlanSection
from rules.kinds import FactError, Number
from rules.regulation import Edition
from rules.requirements import Requirement, Strength
from rules.rosters import Roster
from rules.shares import Share
from rules.text import Text, both

NAMED = (Fact, Roster, Derived, Parameter, AttachmentKind, PlanSection)
"""Terms with a name of their own: what they are made of belongs to the form, not to the condition."""
MOST = Decimal(10) ** 12


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number of a condition; `key` tells it apart within it, `words` say what is compared with it."""

    key: str
    value: Number | Fraction
    words: Text

    @property
    def shown(self) -> str:
        return (
            f"{self.value.numerator}/{self.value.denominator}" if isinstance(self.value, Fraction) else str(self.value)
        )


@dataclass(frozen=True, slots=True)
class Variation:
    """How one requirement differs in the copy: new numbers by the key of their threshold, another strength."""

    values: Mapping[str, Number | Fraction] = field(default_factory=dict)
    strength: Strength | None = None


def thresholds(requirement: Requirement) -> tuple[Threshold, ...]:
    """Those of its test, in the order of the expression."""
    found: dict[str, Threshold] = {}
    for node in _nodes(requirement.test):
        if (threshold := _threshold(node)) is not None:
            found.setdefault(threshold.key, threshold)
    return tuple(found.values())


def read_value(threshold: Threshold, typed: str) -> Number | Fraction:
    """A number as somebody types it for a threshold: as large as it likes, but of the same kind, and not negative."""
    words = typed.strip().replace("／", "/")
    try:
        value = Fraction(words) if isinstance(threshold.value, Fraction) else Decimal(words)
    except (ValueError, ArithmeticError):
        raise FactError(threshold.key, "not_a_number", given=both(typed[:40])) from None
    if isinstance(value, Decimal) and not value.is_finite():
        raise FactError(threshold.key, "not_finite")
    if value < 0:
        raise FactError(threshold.key, "too_small", limit=both("0"))
    highest = Fraction(1) if isinstance(value, Fraction) else MOST
    if value > highest:
        raise FactError(threshold.key, "too_large", limit=both(str(highest)))
    if isinstance(threshold.value, int):
        if not isinstance(value, Decimal) or value != value.to_integral_value():
            raise FactError(threshold.key, "not_whole")
        return int(value)
    return value


def varied(edition: Edition, variations: Mapping[str, Variation]) -> Edition:
    """A copy that differs in these requirements. KeyError for a requirement or threshold that is not there."""
    changed = {edition.requirement(id).id: variation for id, variation in variations.items()}
    requirements = tuple(_vary(one, changed[one.id]) if one.id in changed else one for one in edition.requirements)
    return replace(edition, requirements=requirements)


def _vary(requirement: Requirement, variation: Variation) -> Requirement:
    known = {threshold.key for threshold in thresholds(requirement)}
    for key in variation.values:
        if key not in known:
            raise KeyError(key)
    return replace(
        requirement,
        test=_rebuilt(requirement.test, variation.values),
        strength=variation.strength or requirement.strength,
    )


def _nodes(node: Any) -> Iterator[Any]:
    yield node
    for _name, part in _parts(node):
        yield from _nodes(part)


def _parts(node: Any) -> Iterator[tuple[str, Any]]:
    """The tests and terms inside an expression."""
    if isinstance(node, NAMED) or not is_dataclass(node):
        return
    for each in fields(node):
        value = getattr(node, each.name)
        if isinstance(value, (Test, Term)):
            yield each.name, value
        elif isinstance(value, tuple):
            for part in value:
                if isinstance(part, (Test, Term)):
                    yield each.name, part


def _threshold(node: Any) -> Threshold | None:
    if isinstance(node, Comparison) and isinstance(node.right, Constant):
        value = node.right.value
        if isinstance(value, (int, Decimal)):
            return Threshold(f"{node.left.printed()}:{value}", value, node.words())
    if isinstance(node, Share):
        share = Fraction(node.numerator, node.denominator)
        return Threshold(f"{node.part.printed()}:{share}", share, node.words())
    if isinstance(node, DateAfter) and (years := _years(node)) is not None:
        return Threshold(f"{node.start.printed()}:{years}", years, node.words())
    return None


def _years(node: DateAfter) -> int | None:
    """Of `years_after(born, 60)`, and of `years_after(born, 60 + 1)`, its other reading: 60."""
    base = node.years.left if isinstance(node.years, Arithmetic) else node.years
    return base.value if isinstance(base, Constant) and isinstance(base.value, int) else None


def _rebuilt(node: Any, values: Mapping[str, Number | Fraction]) -> Any:
    threshold = _threshold(node)
    changes: dict[str, Any] = {}
    if is_dataclass(node) and not isinstance(node, NAMED):
        for each in fields(node):
            value = getattr(node, each.name)
            if isinstance(value, (Test, Term)):
                changes[each.name] = _rebuilt(value, values)
            elif isinstance(value, tuple) and any(isinstance(part, (Test, Term)) for part in value):
                changes[each.name] = tuple(_rebuilt(part, values) for part in value)
    if threshold is not None and values.get(threshold.key, threshold.value) != threshold.value:
        changes |= _with(node, values[threshold.key])
    changes = {name: value for name, value in changes.items() if value is not getattr(node, name)}
    return replace(node, **changes) if changes else node


def _with(node: Any, value: Number | Fraction) -> dict[str, Any]:
    if isinstance(value, Fraction):
        return {"numerator": value.numerator, "denominator": value.denominator}
    if not isinstance(node, DateAfter):
        return {"right": Constant(value)}
    if isinstance(node.years, Arithmetic):
        return {"years": replace(node.years, left=Constant(value))}
    return {"years": Constant(value)}


def rosters_read(requirement: Requirement) -> frozenset[str]:
    """The rosters into whose rows it looks, so that facts and derived facts alone do not settle it."""
    tests = [test for test in (requirement.test, requirement.applies_when) if test is not None]
    nodes = [node for test in tests for node in _nodes(test)]
    whole = {node.key for node in nodes if isinstance(node, Roster)}
    return frozenset(whole | {node.owner for node in nodes if isinstance(node, Fact) and node.owner is not None})
