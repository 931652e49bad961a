"""Tests about rosters: a share of a whole, every row, some row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from rules.expressions import Measure, Term, Test
from rules.facts import Fact
from rules.kinds import Number
from rules.knowledge import Environment, Truth, conjunction, deciding, distance, number
from rules.rosters import Roster, check_columns, count
from rules.text import Explanation, Text, both, join


@dataclass(frozen=True, eq=False)
class Share(Test):
    """A part is at least, or at most, a fraction of the whole; compared by multiplication, never by division."""

    part: Term
    whole: Term
    numerator: int
    denominator: int
    at_least: bool = True

    def truth(self, env: Environment) -> Truth:
        return self._comparison().truth(env) if self._whole_is_positive(env) else Truth.UNKNOWN

    def _whole_is_positive(self, env: Environment) -> bool:
        return (self.whole > 0).truth(env) is not Truth.FALSE

    def _comparison(self) -> Test:
        scaled_part, scaled_whole = self.part * self.denominator, self.whole * self.numerator
        return scaled_part >= scaled_whole if self.at_least else scaled_part <= scaled_whole

    def missing(self, env: Environment) -> tuple[str, ...]:
        if self.truth(env) is not Truth.UNKNOWN:
            return ()
        found = self._comparison().missing(env)
        return found or tuple(dict.fromkeys(_path(reference) for reference in self.whole.references()))

    def _amounts(self, env: Environment) -> tuple[Number, Number, Number] | None:
        """Part, whole and gap, as far as they decide."""
        decided = self.truth(env)
        highest = (decided is Truth.FALSE) is self.at_least
        part = deciding(self.part.evaluate(env), highest=highest)
        whole = deciding(self.whole.evaluate(env), highest=not highest)
        if decided is Truth.UNKNOWN or part is None or whole is None:
            return None
        part, whole = number(part), number(whole)
        short = distance(whole * self.numerator, part * self.denominator)
        if isinstance(part, int) and isinstance(short, int):
            return part, whole, -(-short // self.denominator)  # people come whole
        return part, whole, Decimal(short) / self.denominator

    def measure(self, env: Environment) -> Measure:
        amounts = self._amounts(env)
        if amounts is None:
            return Measure(threshold=self._threshold())
        part, whole, gap = amounts
        value = Text(
            f"{self.part.show(part).zh}（{self._percent(part, whole)}）",
            f"{self.part.show(part).en} ({self._percent(part, whole)})",
        )
        return Measure(value, self._threshold(), self.part.show(gap) if self.truth(env) is Truth.FALSE else None)

    def _threshold(self) -> Text:
        return both(f"{self.numerator}/{self.denominator}")

    def _percent(self, part: Number, whole: Number) -> str:
        """Rounded towards the failing side, so that it never seems to reach what it misses."""
        rounding = ROUND_FLOOR if self.at_least else ROUND_CEILING
        tenths = (Decimal(part) * 1000 / Decimal(whole)).to_integral_value(rounding)
        return f"{tenths / 10:f}%"

    def explain(self, env: Environment) -> tuple[Explanation, ...]:
        amounts = self._amounts(env)
        if amounts is None:
            return ()
        part, whole, gap = amounts
        key = "share_at_least" if self.at_least else "share_at_most"
        arguments = {
            "what": self.part.words(),
            "value": self.part.show(part),
            "whole": self.whole.words(),
            "total": self.whole.show(whole),
            "percent": both(self._percent(part, whole)),
            "threshold": self._threshold(),
            "shortfall": self.part.show(gap),
        }
        return (Explanation(f"{key}.{self.truth(env).value}", arguments),)

    def words(self) -> Text:
        part, whole, share = self.part.words(), self.whole.words(), f"{self.numerator}/{self.denominator}"
        limit = Text("不少于", "at least") if self.at_least else Text("不超过", "at most")
        return Text(f"{part.zh}占{whole.zh}的比例{limit.zh}{share}", f"{part.en} is {limit.en} {share} of {whole.en}")

    def printed(self) -> str:
        name = "share_at_least" if self.at_least else "share_at_most"
        return f"{name}({self.part.printed()}, {self.numerator}, {self.denominator}, of={self.whole.printed()})"

    def references(self) -> Iterator[Term]:
        yield from self.part.references()
        yield from self.whole.references()


def _path(reference: Term) -> str:
    return reference.path if isinstance(reference, Fact) else reference.printed()


def share_at_least(part: Term, numerator: int, denominator: int, *, of: Term) -> Test:
    return Share(part, of, numerator, denominator)


def share_at_most(part: Term, numerator: int, denominator: int, *, of: Term) -> Test:
    return Share(part, of, numerator, denominator, at_least=False)


@dataclass(frozen=True, eq=False)
class Every(Test):
    """Each row fulfils the condition (each partner has a clean record)."""

    roster: Roster
    condition: Test

    def __post_init__(self) -> None:
        check_columns(self.roster, self.condition)

    def truth(self, env: Environment) -> Truth:
        rows = self.roster.rows(env)
        if rows is None:
            return Truth.UNKNOWN
        return conjunction([self.condition.truth(env.in_row(row)) for row in rows])

    def missing(self, env: Environment) -> tuple[str, ...]:
        rows = self.roster.rows(env)
        if rows is None:
            return (self.roster.key,)
        if self.truth(env) is not Truth.UNKNOWN:
            return ()
        return tuple(dict.fromkeys(key for row in rows for key in self.condition.missing(env.in_row(row))))

    def explain(self, env: Environment) -> tuple[Explanation, ...]:
        decided, rows = self.truth(env), self.roster.rows(env)
        if rows is None or decided is Truth.UNKNOWN:
            return ()
        if decided is Truth.DOUBTFUL:
            doubtful = (row for row in rows if self.condition.truth(env.in_row(row)) is Truth.DOUBTFUL)
            return tuple(reason for row in doubtful for reason in self.condition.explain(env.in_row(row)))
        failing = [place for place, row in enumerate(rows, 1) if self.condition.truth(env.in_row(row)) is Truth.FALSE]
        arguments = {
            "what": self.roster.title,
            "value": self.roster.show(len(rows)),
            "shortfall": self.roster.show(len(failing)),
            "rows": join([Text(f"第{place}行", f"row {place}") for place in failing]),
        }
        return (Explanation(f"every.{decided.value}", arguments),)

    def words(self) -> Text:
        return Text(
            f"{self.roster.title.zh}逐一符合：{self.condition.words().zh}",
            f"each of {self.roster.title.en}: {self.condition.words().en}",
        )

    def printed(self) -> str:
        return f"every({self.roster.key}, {self.condition.printed()})"

    def references(self) -> Iterator[Term]:
        yield self.roster
        yield from self.condition.references()


def every(roster: Roster, condition: Test) -> Test:
    return Every(roster, condition)


def some(roster: Roster, name: Text, *, where: Test) -> Test:
    """At least one row fulfils the condition."""
    return count(roster, name, where=where) >= 1
