"""Rosters: tables that a form asks for (people, equipment, results), and what is counted and summed from them.

Totals are never typed in. A row that lacks a fact leaves the total between bounds, not at zero: what is
certain without that row already counts, and a test that these bounds settle is settled.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from rules import kinds
from rules.dates import LAST_YEAR
from rules.expressions import Term, Test
from rules.facts import NO_TEXT, Fact
from rules.kinds import Kind, Number, Value
from rules.knowledge import Between, Environment, Evaluated, Row, Truth, Unknown, number
from rules.text import Text


@dataclass(frozen=True, eq=False)
class Roster(Term):
    """A table of the form. Without any row it is missing if rows are demanded, and known to be empty if not."""

    key: str
    title: Text
    columns: tuple[Fact, ...]
    row_title: Text
    help: Text = NO_TEXT
    min_rows: int = 0
    max_rows: int = 500
    shown_when: Test | None = None
    clauses: tuple[str, ...] = ()
    counted_in: Text | None = None

    def __post_init__(self) -> None:
        for column in self.columns:
            if column.owner is not None:
                raise ValueError(f"{self.key}.{column.key} already belongs to {column.owner}")
            object.__setattr__(column, "owner", self.key)

    def column(self, key: str) -> Fact:
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(f"{self.key}.{key}")

    def rows(self, env: Environment) -> tuple[Row, ...] | None:
        rows = env.rosters.get(self.key)
        if rows is None or (not rows and self.min_rows):
            return None
        return tuple(rows)

    def evaluate(self, env: Environment) -> Evaluated:
        rows = self.rows(env)
        return Unknown((self.key,)) if rows is None else len(rows)

    def words(self) -> Text:
        return self.title

    def show(self, value: Value) -> Text:
        return kinds.show_number(Kind.INTEGER, number(value), self.counted_in)

    def printed(self) -> str:
        return self.key

    def references(self) -> Iterator[Term]:
        yield self


@dataclass(frozen=True, eq=False)
class Count(Term):
    """How many rows fulfil a condition; with `distinct`, how many different values (persons) among them."""

    roster: Roster
    name: Text
    where: Test | None = None
    distinct: Fact | None = None

    def __post_init__(self) -> None:
        check_columns(self.roster, self.where, self.distinct)

    def evaluate(self, env: Environment) -> Evaluated:
        rows = self.roster.rows(env)
        if rows is None:
            return Unknown((self.roster.key,))
        if self.distinct is not None:
            return self._count_distinct(env, rows, self.distinct)
        sure, possible = 0, 0
        missing: dict[str, None] = {}
        for row in rows:
            truth, lacking = self._applies(env.in_row(row))
            sure += truth is Truth.TRUE
            possible += truth is not Truth.FALSE
            missing.update(dict.fromkeys(lacking))
        return sure if sure == possible else Between(sure, possible, tuple(missing))

    def _applies(self, env: Environment) -> tuple[Truth, tuple[str, ...]]:
        if self.where is None:
            return Truth.TRUE, ()
        truth = self.where.truth(env)
        return truth, self.where.missing(env) if truth is Truth.UNKNOWN else ()

    def _count_distinct(self, env: Environment, rows: tuple[Row, ...], distinct: Fact) -> Evaluated:
        sure: set[Value] = set()
        maybe: set[Value] = set()
        nameless, nameless_sure = 0, False
        missing: dict[str, None] = {}
        for row in rows:
            truth, lacking = self._applies(env.in_row(row))
            if truth is Truth.FALSE:
                continue
            missing.update(dict.fromkeys(lacking))
            value = distinct.evaluate(env.in_row(row))
            if isinstance(value, (Unknown, Between)):
                nameless += 1
                nameless_sure = nameless_sure or truth is Truth.TRUE
                missing[distinct.path] = None
            elif truth is Truth.TRUE:
                sure.add(value)
            else:
                maybe.add(value)
        low = max(len(sure), int(nameless_sure))
        high = len(sure | maybe) + nameless
        return low if low == high else Between(low, high, tuple(missing))

    def words(self) -> Text:
        return self.name

    def show(self, value: Value) -> Text:
        return self.roster.show(value)

    def printed(self) -> str:
        where = f", where={self.where.printed()}" if self.where else ""
        distinct = f", distinct={self.distinct.path}" if self.distinct else ""
        return f"count({self.roster.key}{where}{distinct})"

    def references(self) -> Iterator[Term]:
        yield self.roster
        if self.where is not None:
            yield from self.where.references()
        if self.distinct is not None:
            yield self.distinct


def count(
    roster: Roster, name: Text | None = None, *, where: Test | None = None, distinct: Fact | None = None
) -> Count:
    return Count(roster, name or roster.title, where, distinct)


def check_columns(roster: Roster, *terms: Term | Test | None) -> None:
    """Inside a roster's rows only its own columns can be meant."""
    for one in terms:
        for reference in () if one is None else one.references():
            if isinstance(reference, Fact) and reference.owner not in (None, roster.key):
                raise ValueError(f"{reference.path} is no column of {roster.key}")


def never_negative(column: Fact) -> bool:
    return column.min is not None and column.min >= 0


@dataclass(frozen=True, eq=False)
class SumOf(Term):
    """The sum of a column over the rows that fulfil a condition."""

    roster: Roster
    column: Fact
    name: Text
    where: Test | None = None

    def __post_init__(self) -> None:
        check_columns(self.roster, self.column, self.where)

    def evaluate(self, env: Environment) -> Evaluated:
        rows = self.roster.rows(env)
        if rows is None:
            return Unknown((self.roster.key,))
        low: Number = Decimal(0)
        high: Number | None = Decimal(0)
        missing: dict[str, None] = {}
        for row in rows:
            here = env.in_row(row)
            truth = Truth.TRUE if self.where is None else self.where.truth(here)
            if truth is Truth.FALSE:
                continue
            amount = self.column.evaluate(here)
            if isinstance(amount, (Unknown, Between)):
                missing[self.column.path] = None
                high = None
            elif truth is Truth.TRUE:
                low += number(amount)
                high = None if high is None else high + number(amount)
            else:
                high = None if high is None else high + number(amount)
            if truth is not Truth.TRUE and self.where is not None:
                missing.update(dict.fromkeys(self.where.missing(here)))
        if not missing:
            return low
        # Without a lower limit a missing amount could also take away.
        return Between(low, high, tuple(missing)) if never_negative(self.column) else Unknown(tuple(missing))

    def words(self) -> Text:
        return self.name

    def show(self, value: Value) -> Text:
        return self.column.show(value)

    def printed(self) -> str:
        where = f", where={self.where.printed()}" if self.where else ""
        return f"sum_of({self.column.path}{where})"

    def references(self) -> Iterator[Term]:
        yield self.roster
        yield self.column
        if self.where is not None:
            yield from self.where.references()


def sum_of(roster: Roster, column: Fact, name: Text, *, where: Test | None = None) -> SumOf:
    return SumOf(roster, column, name, where)


@dataclass(frozen=True, eq=False)
class SumOverYears(Term):
    """A column's sum over so many closed accounting years; a year without a row is missing, not zero."""

    roster: Roster
    year: Fact
    column: Fact
    name: Text
    last_year: Term
    years: int
    where: Test | None = None

    def __post_init__(self) -> None:
        check_columns(self.roster, self.year, self.column, self.where)

    def evaluate(self, env: Environment) -> Evaluated:
        last = self.last_year.evaluate(env)
        rows = self.roster.rows(env)
        if rows is None or isinstance(last, (Unknown, Between)):
            return Unknown((self.roster.key,))
        wanted = range(int(number(last)) - self.years + 1, int(number(last)) + 1)
        seen: set[object] = set()
        total: Number = Decimal(0)
        missing: dict[str, None] = {}
        for row in rows:
            here = env.in_row(row)
            year = self.year.evaluate(here)
            if isinstance(year, (Unknown, Between)):
                missing[self.year.path] = None
                continue
            truth = Truth.TRUE if self.where is None else self.where.truth(here)
            if year not in wanted or truth is Truth.FALSE:
                continue
            amount = self.column.evaluate(here)
            if self.where is not None and truth is not Truth.TRUE:
                missing.update(dict.fromkeys(self.where.missing(here)))
            elif isinstance(amount, (Unknown, Between)):
                missing[self.column.path] = None
            else:
                seen.add(year)
                total += number(amount)
        if len(seen) < self.years and not missing:
            missing[self.column.path] = None
        if not missing:
            return total
        return Between(total, None, tuple(missing)) if never_negative(self.column) else Unknown(tuple(missing))

    def words(self) -> Text:
        return self.name

    def show(self, value: Value) -> Text:
        return self.column.show(value)

    def printed(self) -> str:
        where = f", where={self.where.printed()}" if self.where else ""
        until = "" if self.last_year is LAST_YEAR else f", until={self.last_year.printed()}"
        return f"sum_over_years({self.column.path}, {self.years}{where}{until})"

    def references(self) -> Iterator[Term]:
        yield self.roster
        yield self.year
        yield self.column
        if self.where is not None:
            yield from self.where.references()


def sum_over_years(
    roster: Roster,
    column: Fact,
    name: Text,
    *,
    year: Fact,
    years: int,
    where: Test | None = None,
    until: Term = LAST_YEAR,
) -> SumOverYears:
    return SumOverYears(roster, year, column, name, until, years, where)
