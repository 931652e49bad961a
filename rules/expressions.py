"""Terms and tests: conditions of law as expressions over facts (`usable_area >= 500`).

A `Term` yields a value, a `Test` yields a truth. Both can be evaluated, printed, worded, explained and asked
what they refer to. Every test is monotone: filling in a missing fact never turns TRUE into FALSE or back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from rules.kinds import Number, Value, group_digits, show_date
from rules.knowledge import (
    Between,
    Environment,
    Evaluated,
    Truth,
    Unknown,
    bounds,
    compare,
    deciding,
    distance,
    missing_in,
    number,
    truth,
)
from rules.text import Explanation, Text, both, join

# ---------------------------------------------------------------------------------------------------- terms


class Term:
    """Something that has a value: a fact, a sum over a roster, a constant, the date of assessment."""

    def evaluate(self, env: Environment) -> Evaluated:
        raise NotImplementedError

    def words(self) -> Text:
        """What it is called in a sentence."""
        raise NotImplementedError

    def show(self, value: Value) -> Text:
        """One of its values, as people read it."""
        if isinstance(value, date):
            return show_date(value)
        if isinstance(value, bool):
            return Text("是", "yes") if value else Text("否", "no")
        if isinstance(value, tuple):
            return both("、".join(value))
        return both(value if isinstance(value, str) else group_digits(value))

    def printed(self) -> str:
        """The expression as it is written in the module."""
        raise NotImplementedError

    @property
    def dated(self) -> bool:
        """Whether its values are days."""
        return False

    def compared(self, operator: str, other: Term) -> Text | None:
        """How a comparison with it is said where there are better words than “not less than”."""
        return None

    @property
    def is_ordered(self) -> bool:
        """Whether its values can be compared as more or less, earlier or later."""
        return True

    def references(self) -> Iterator[Term]:
        """Every named thing the value depends on: facts, rosters, parameters."""
        yield from ()

    # `==` stays Python's own; `equals` is the test.
    def __ge__(self, other: Term | Number | date) -> Test:
        return Comparison(">=", self, term(other))

    def __gt__(self, other: Term | Number | date) -> Test:
        return Comparison(">", self, term(other))

    def __le__(self, other: Term | Number | date) -> Test:
        return Comparison("<=", self, term(other))

    def __lt__(self, other: Term | Number | date) -> Test:
        return Comparison("<", self, term(other))

    def __add__(self, other: Term | Number) -> Term:
        return Arithmetic("+", self, term(other))

    def __sub__(self, other: Term | Number) -> Term:
        return Arithmetic("-", self, term(other))

    def __mul__(self, other: Term | Number) -> Term:
        return Arithmetic("*", self, term(other))

    def equals(self, value: str | bool | int) -> Test:
        return OneOf(self, (value,))

    def is_one_of(self, *values: str) -> Test:
        return OneOf(self, values)

    def is_none_of(self, *values: str) -> Test:
        return Not(OneOf(self, values))

    def is_yes(self) -> Test:
        return OneOf(self, (True,))

    def is_no(self) -> Test:
        return OneOf(self, (False,))

    def contains(self, value: str) -> Test:
        return Contains(self, value)

    def starts_with(self, prefix: str) -> Test:
        return StartsWith(self, prefix)


def term(value: Term | Number | date) -> Term:
    return value if isinstance(value, Term) else Constant(value)


@dataclass(frozen=True, eq=False)
class Constant(Term):
    value: Number | date

    def evaluate(self, env: Environment) -> Evaluated:
        return self.value

    def words(self) -> Text:
        return self.show(self.value)

    def printed(self) -> str:
        return str(self.value)


@dataclass(frozen=True, eq=False)
class Arithmetic(Term):
    operator: Literal["+", "-", "*"]
    left: Term
    right: Term

    def evaluate(self, env: Environment) -> Evaluated:
        left, right = self.left.evaluate(env), self.right.evaluate(env)
        if isinstance(left, (Unknown, Between)) or isinstance(right, (Unknown, Between)):
            return self.bounded(left, right)
        return self.calculate(number(left), number(right))

    def calculate(self, left: Number, right: Number) -> Number:
        if self.operator == "+":
            return left + right
        return left - right if self.operator == "-" else left * right

    def bounded(self, left: Evaluated, right: Evaluated) -> Evaluated:
        """Bounds survive adding, and multiplying by what is not negative; else an unknown part makes all unknown."""
        low_left, high_left = bounds(left)
        low_right, high_right = bounds(right)
        missing = missing_in(left, right)
        if self.operator == "-" or low_left is None or low_right is None:
            return Unknown(missing)
        if self.operator == "*" and (number(low_left) < 0 or number(low_right) < 0):
            return Unknown(missing)
        open_ended = high_left is None or high_right is None
        high = None if open_ended else self.calculate(number(high_left), number(high_right))
        return Between(self.calculate(number(low_left), number(low_right)), high, missing)

    def words(self) -> Text:
        sign = {"+": "与{}之和", "-": "减{}", "*": "乘以{}"}[self.operator]
        right = self.right.words()
        return Text(self.left.words().zh + sign.format(right.zh), f"{self.left.words().en} {self.operator} {right.en}")

    def show(self, value: Value) -> Text:
        return self.left.show(value)

    def printed(self) -> str:
        return f"({self.left.printed()} {self.operator} {self.right.printed()})"

    def references(self) -> Iterator[Term]:
        yield from self.left.references()
        yield from self.right.references()


@dataclass(frozen=True, eq=False)
class Smaller(Term):
    """The smaller of two numbers (a counting cap)."""

    left: Term
    right: Term

    def evaluate(self, env: Environment) -> Evaluated:
        left, right = self.left.evaluate(env), self.right.evaluate(env)
        if isinstance(left, (Unknown, Between)) or isinstance(right, (Unknown, Between)):
            return Unknown(missing_in(left, right))
        return min(number(left), number(right))

    def words(self) -> Text:
        left, right = self.left.words(), self.right.words()
        return Text(f"{left.zh}与{right.zh}中的较小者", f"the smaller of {left.en} and {right.en}")

    def show(self, value: Value) -> Text:
        return self.left.show(value)

    def printed(self) -> str:
        return f"smaller_of({self.left.printed()}, {self.right.printed()})"

    def references(self) -> Iterator[Term]:
        yield from self.left.references()
        yield from self.right.references()


def smaller_of(left: Term, right: Term | Number) -> Term:
    return Smaller(left, term(right))


# ---------------------------------------------------------------------------------------------------- tests


@dataclass(frozen=True, slots=True)
class Measure:
    """The numbers behind a result, as people read them."""

    value: Text | None = None
    threshold: Text | None = None
    shortfall: Text | None = None


class Test:
    """A condition. `truth` decides; `explain`, `missing` and `measure` speak about the same decision."""

    __test__ = False  # not a test case, whatever pytest thinks of the name

    def truth(self, env: Environment) -> Truth:
        raise NotImplementedError

    def explain(self, env: Environment) -> tuple[Explanation, ...]:
        """Why `truth` is what it is; what is missing is told by `missing`."""
        raise NotImplementedError

    def missing(self, env: Environment) -> tuple[str, ...]:
        """The facts that would settle it; empty unless `truth` is UNKNOWN."""
        raise NotImplementedError

    def measure(self, env: Environment) -> Measure:
        return Measure()

    def words(self) -> Text:
        raise NotImplementedError

    def printed(self) -> str:
        raise NotImplementedError

    def references(self) -> Iterator[Term]:
        raise NotImplementedError


_OPERATORS: Mapping[str, tuple[str, str]] = {
    ">=": ("at_least", "not_before"),
    ">": ("more_than", "after"),
    "<=": ("at_most", "not_after"),
    "<": ("less_than", "before"),
}
"""The keys under which a comparison of numbers, and one of days, is explained."""
_NUMERIC: Mapping[str, Text] = {
    ">=": Text("不少于", "at least"),
    ">": Text("超过", "more than"),
    "<=": Text("不超过", "at most"),
    "<": Text("少于", "less than"),
}
_DATED: Mapping[str, Text] = {
    ">=": Text("不早于", "not before"),
    ">": Text("晚于", "after"),
    "<=": Text("不晚于", "not after"),
    "<": Text("早于", "before"),
}
_ZERO: Mapping[str, Text] = {
    ">=": Text("已填报", "is stated"),
    ">": Text("大于零", "is more than 0"),
    "<=": Text("为零", "is 0"),
    "<": Text("小于零", "is less than 0"),
}
"""Against 0, of what is never negative."""


@dataclass(frozen=True, eq=False)
class Comparison(Test):
    operator: Literal[">=", ">", "<=", "<"]
    left: Term
    right: Term

    def __post_init__(self) -> None:
        for side in (self.left, self.right):
            if not side.is_ordered:
                raise TypeError(f"{side.printed()} has no order; use equals() or is_one_of()")

    def truth(self, env: Environment) -> Truth:
        low_left, high_left = bounds(self.left.evaluate(env))
        low_right, high_right = bounds(self.right.evaluate(env))
        return compare(self.operator, (low_left, high_left), (low_right, high_right))

    def missing(self, env: Environment) -> tuple[str, ...]:
        if self.truth(env) is not Truth.UNKNOWN:
            return ()
        return missing_in(self.left.evaluate(env), self.right.evaluate(env))

    def measure(self, env: Environment) -> Measure:
        failed = self.truth(env) is Truth.FALSE
        highest = failed is (self.operator in (">=", ">"))
        given, wanted = self.left.evaluate(env), self.right.evaluate(env)
        left, right = deciding(given, highest=highest), deciding(wanted, highest=not highest)
        return Measure(
            value=None if left is None else _bounded(given, self.left.show(left), highest=highest),
            threshold=None if right is None else _bounded(wanted, self.show_threshold(right), highest=not highest),
            shortfall=self.shortfall(left, right) if failed else None,
        )

    def show_threshold(self, value: Value) -> Text:
        """A bare number is read in the unit of what it is compared with."""
        return self.left.show(value) if isinstance(self.right, Constant) else self.right.show(value)

    def shortfall(self, left: Value | None, right: Value | None) -> Text | None:
        if isinstance(left, date) and isinstance(right, date):
            return both(str(abs((right - left).days)))
        if left is None or right is None:
            return None
        return self.left.show(distance(number(right), number(left)))

    def explain(self, env: Environment) -> tuple[Explanation, ...]:
        decided = self.truth(env)
        measure = self.measure(env)
        if decided is Truth.UNKNOWN or measure.value is None or measure.threshold is None:
            return ()
        numeric, dated = _OPERATORS[self.operator]
        arguments = {"what": self.left.words(), "value": measure.value, "threshold": measure.threshold}
        if isinstance(self.left.evaluate(env), date):
            key = dated
        elif not isinstance(self.right, Constant):
            key, arguments["other"] = f"{numeric}_other", self.right.words()
        else:
            key = "positive" if (self.operator, self.right.value) == (">", 0) else numeric
        if measure.shortfall is not None:
            arguments["shortfall"] = measure.shortfall
        return (Explanation(f"{key}.{decided.value}", arguments),)

    def words(self) -> Text:
        if (told := self.left.compared(self.operator, self.right)) is not None:
            return told
        left, sign = self.left.words(), (_DATED if self.left.dated else _NUMERIC)[self.operator]
        if not isinstance(self.right, Constant):
            right = self.right.words()
            return Text(f"{left.zh}{sign.zh}{right.zh}", f"{left.en} is {sign.en} {right.en}")
        if self.right.value == 0:
            none = _ZERO[self.operator]
            return Text(f"{left.zh}{none.zh}", f"{left.en} {none.en}")
        right = self.show_threshold(self.right.value)
        return Text(f"{left.zh}{sign.zh} {right.zh}", f"{left.en} is {sign.en} {right.en}")

    def printed(self) -> str:
        return f"{self.left.printed()} {self.operator} {self.right.printed()}"

    def references(self) -> Iterator[Term]:
        yield from self.left.references()
        yield from self.right.references()


def _bounded(value: Evaluated, shown: Text, *, highest: bool) -> Text:
    """Say so where the number shown is only a bound."""
    if not isinstance(value, Between):
        return shown
    return (
        Text(f"至多 {shown.zh}", f"at most {shown.en}") if highest else Text(f"至少 {shown.zh}", f"at least {shown.en}")
    )


@dataclass(frozen=True, eq=False)
class OneOf(Test):
    subject: Term
    values: tuple[str | bool | int, ...]

    def truth(self, env: Environment) -> Truth:
        value = self.subject.evaluate(env)
        if isinstance(value, (Unknown, Between)):
            return Truth.UNKNOWN
        return truth(value in self.values)

    def missing(self, env: Environment) -> tuple[str, ...]:
        return missing_in(self.subject.evaluate(env))

    def measure(self, env: Environment) -> Measure:
        value = self.subject.evaluate(env)
        known = None if isinstance(value, (Unknown, Between)) else self.subject.show(value)
        return Measure(value=known, threshold=self.allowed())

    def allowed(self) -> Text:
        shown: list[Text] = [self.subject.show(value) for value in self.values]
        return join(shown, "、", " / ")

    def explain(self, env: Environment) -> tuple[Explanation, ...]:
        return self.explained(env, "yes_no" if isinstance(self.values[0], bool) else "one_of")

    def explained(self, env: Environment, key: str) -> tuple[Explanation, ...]:
        decided, measure = self.truth(env), self.measure(env)
        if measure.value is None or measure.threshold is None:
            return ()
        if key == "not_one_of":
            decided = ~decided
        arguments = {"what": self.subject.words(), "value": measure.value, "threshold": measure.threshold}
        return (Explanation(f"{key}.{decided.value}", arguments),)

    def words(self) -> Text:
        return Text(
            f"{self.subject.words().zh}为{self.allowed().zh}", f"{self.subject.words().en} is {self.allowed().en}"
        )

    def printed(self) -> str:
        if self.values in ((True,), (False,)):
            return f"{self.subject.printed()}.is_{'yes' if self.values[0] else 'no'}()"
        return f"{self.subject.printed()}.is_one_of({', '.join(repr(value) for value in self.values)})"

    def references(self) -> Iterator[Term]:
        return self.subject.references()


@dataclass(frozen=True, eq=False)
class Contains(Test):
    """A choice among several was made."""

    subject: Term
    value: str

    def truth(self, env: Environment) -> Truth:
        value = self.subject.evaluate(env)
        return truth(self.value in value) if isinstance(value, tuple) else Truth.UNKNOWN

    def missing(self, env: Environment) -> tuple[str, ...]:
        return missing_in(self.subject.evaluate(env))

    def explain(self, env: Environment) -> tuple[Explanation, ...]:
        decided = self.truth(env)
        if decided is Truth.UNKNOWN:
            return ()
        arguments = {"what": self.subject.words(), "threshold": self.subject.show((self.value,))}
        return (Explanation(f"contains.{decided.value}", arguments),)

    def words(self) -> Text:
        shown, what = self.subject.show((self.value,)), self.subject.words()
        return Text(f"{what.zh}包括{shown.zh}", f"{what.en} includes {shown.en}")

    def printed(self) -> str:
        return f"{self.subject.printed()}.contains({self.value!r})"

    def references(self) -> Iterator[Term]:
        return self.subject.references()


@dataclass(frozen=True, eq=False)
class StartsWith(Test):
    """A code lies under another one (a county's code under its city's)."""

    subject: Term
    prefix: str

    def truth(self, env: Environment) -> Truth:
        value = self.subject.evaluate(env)
        return truth(value.startswith(self.prefix)) if isinstance(value, str) else Truth.UNKNOWN

    def missing(self, env: Environment) -> tuple[str, ...]:
        return missing_in(self.subject.evaluate(env))

    def measure(self, env: Environment) -> Measure:
        value = self.subject.evaluate(env)
        return Measure(self.subject.show(value) if isinstance(value, str) else None, self.threshold())

    def threshold(self) -> Text:
        return self.subject.show(self.prefix.ljust(6, "0"))

    def explain(self, env: Environment) -> tuple[Explanation, ...]:
        measure = self.measure(env)
        if measure.value is None:
            return ()
        arguments = {"what": self.subject.words(), "value": measure.value, "threshold": self.threshold()}
        return (Explanation(f"starts_with.{self.truth(env).value}", arguments),)

    def words(self) -> Text:
        what, where = self.subject.words(), self.threshold()
        return Text(f"{what.zh}在{where.zh}范围内", f"{what.en} lies within {where.en}")

    def printed(self) -> str:
        return f"{self.subject.printed()}.starts_with({self.prefix!r})"

    def references(self) -> Iterator[Term]:
        return self.subject.references()


@dataclass(frozen=True, eq=False)
class Not(Test):
    inner: Test

    def truth(self, env: Environment) -> Truth:
        return ~self.inner.truth(env)

    def missing(self, env: Environment) -> tuple[str, ...]:
        return self.inner.missing(env)

    def measure(self, env: Environment) -> Measure:
        return Measure(value=self.inner.measure(env).value)

    def explain(self, env: Environment) -> tuple[Explanation, ...]:
        if isinstance(self.inner, OneOf):
            return self.inner.explained(env, "not_one_of")
        decided = self.truth(env)
        if decided in (Truth.TRUE, Truth.FALSE):
            return (Explanation(f"not.{decided.value}", {"what": self.inner.words()}),)
        return self.inner.explain(env)

    def words(self) -> Text:
        return Text(f"不属于“{self.inner.words().zh}”", f"not: {self.inner.words().en}")

    def printed(self) -> str:
        return f"not_({self.inner.printed()})"

    def references(self) -> Iterator[Term]:
        return self.inner.references()
