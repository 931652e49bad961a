"""What joins tests: all of, any of, not, in one case. What stands alone: a fact that is stated, two readings of
one text, a question that only a person can answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from rules.expressions import Measure, Not, Term, Test
from rules.knowledge import Environment, Truth, Unknown, conjunction, disjunction
from rules.text import Explanation, Text, join


def _decisive(tests: tuple[Test, ...], env: Environment, decided: Truth) -> list[Test]:
    return [test for test in tests if test.truth(env) is decided]


def _missing(tests: tuple[Test, ...], env: Environment) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for test in tests:
        found.update(dict.fromkeys(test.missing(env)))
    return tuple(found)


@dataclass(frozen=True, eq=False)
class Several(Test):
    """Tests of which the whole is decided by those that decide it."""

    tests: tuple[Test, ...]
    name: ClassVar[str]
    between: ClassVar[Text]

    def missing(self, env: Environment) -> tuple[str, ...]:
        return _missing(self.tests, env) if self.truth(env) is Truth.UNKNOWN else ()

    def measure(self, env: Environment) -> Measure:
        return _decisive(self.tests, env, self.truth(env))[0].measure(env)

    def explain(self, env: Environment) -> tuple[Explanation, ...]:
        decisive = _decisive(self.tests, env, self.truth(env))
        return tuple(reason for test in decisive for reason in test.explain(env))

    def words(self) -> Text:
        return join([test.words() for test in self.tests], self.between.zh, self.between.en)

    def printed(self) -> str:
        return f"{self.name}({', '.join(test.printed() for test in self.tests)})"

    def references(self) -> Iterator[Term]:
        for test in self.tests:
            yield from test.references()


class AllOf(Several):
    name = "all_of"
    between = Text("，且", " and ")

    def truth(self, env: Environment) -> Truth:
        return conjunction([test.truth(env) for test in self.tests])


class AnyOf(Several):
    name = "any_of"
    between = Text("，或", " or ")

    def truth(self, env: Environment) -> Truth:
        return disjunction([test.truth(env) for test in self.tests])


def all_of(*tests: Test) -> Test:
    return AllOf(tests)


def any_of(*tests: Test) -> Test:
    return AnyOf(tests)


@dataclass(frozen=True, eq=False)
class InCase(Test):
    """An alternative that is open in one case only: all of both, but silent about the test in other cases."""

    case: Test
    test: Test

    def truth(self, env: Environment) -> Truth:
        return conjunction([self.case.truth(env), self.test.truth(env)])

    def missing(self, env: Environment) -> tuple[str, ...]:
        if self.truth(env) is not Truth.UNKNOWN:
            return ()
        return self.case.missing(env) or self.test.missing(env)

    def measure(self, env: Environment) -> Measure:
        return self.test.measure(env)

    def explain(self, env: Environment) -> tuple[Explanation, ...]:
        return self.test.explain(env) if self.case.truth(env) is Truth.TRUE else ()

    def words(self) -> Text:
        case, test = self.case.words(), self.test.words()
        return Text(f"{case.zh}的，{test.zh}", f"{test.en}, where {case.en}")

    def printed(self) -> str:
        return f"in_case({self.case.printed()}, {self.test.printed()})"

    def references(self) -> Iterator[Term]:
        yield from self.case.references()
        yield from self.test.references()


def in_case(case: Test, test: Test) -> Test:
    return InCase(case, test)


@dataclass(frozen=True, eq=False)
class Readings(Test):
    """A text that can be read two ways: where both give the same, that is it; where not, a person decides."""

    one: Test
    other: Test
    note: Text

    def truth(self, env: Environment) -> Truth:
        one, other = self.one.truth(env), self.other.truth(env)
        if one is other:
            return one
        return Truth.UNKNOWN if Truth.UNKNOWN in (one, other) else Truth.DOUBTFUL

    def missing(self, env: Environment) -> tuple[str, ...]:
        return _missing((self.one, self.other), env) if self.truth(env) is Truth.UNKNOWN else ()

    def measure(self, env: Environment) -> Measure:
        return self.one.measure(env)

    def explain(self, env: Environment) -> tuple[Explanation, ...]:
        decided = self.truth(env)
        if decided is Truth.DOUBTFUL:
            return (Explanation("readings", {"note": self.note}),)
        return self.one.explain(env)

    def words(self) -> Text:
        return self.one.words()

    def printed(self) -> str:
        return f"readings({self.one.printed()}, {self.other.printed()})"

    def references(self) -> Iterator[Term]:
        yield from self.one.references()
        yield from self.other.references()


def readings(one: Test, other: Test, note: Text) -> Test:
    return Readings(one, other, note)


@dataclass(frozen=True, eq=False)
class Judged(Test):
    """Words that no number settles: once what they ask for is given, a person decides."""

    question: Text
    subjects: tuple[Term, ...]

    def truth(self, env: Environment) -> Truth:
        return Truth.UNKNOWN if self.missing(env) else Truth.DOUBTFUL

    def missing(self, env: Environment) -> tuple[str, ...]:
        values = (subject.evaluate(env) for subject in self.subjects)
        return tuple(dict.fromkeys(key for value in values if isinstance(value, Unknown) for key in value.missing))

    def explain(self, env: Environment) -> tuple[Explanation, ...]:
        if self.truth(env) is Truth.UNKNOWN:
            return ()
        return (Explanation("judged.question", {"question": self.question}),)

    def words(self) -> Text:
        return self.question

    def printed(self) -> str:
        return f"judged({self.question.zh!r}, {', '.join(subject.printed() for subject in self.subjects)})"

    def references(self) -> Iterator[Term]:
        for subject in self.subjects:
            yield from subject.references()


def judged(question: Text, *subjects: Term) -> Test:
    return Judged(question, subjects)


def not_(inner: Test) -> Test:
    return Not(inner)


@dataclass(frozen=True, eq=False)
class Stated(Test):
    """A fact has been given, whatever it says. Never FALSE: what is missing may still come."""

    subject: Term

    def truth(self, env: Environment) -> Truth:
        return Truth.UNKNOWN if isinstance(self.subject.evaluate(env), Unknown) else Truth.TRUE

    def missing(self, env: Environment) -> tuple[str, ...]:
        value = self.subject.evaluate(env)
        return value.missing if isinstance(value, Unknown) else ()

    def explain(self, env: Environment) -> tuple[Explanation, ...]:
        if self.truth(env) is Truth.UNKNOWN:
            return ()
        return (Explanation("stated.true", {"what": self.subject.words()}),)

    def words(self) -> Text:
        return Text(f"已填报{self.subject.words().zh}", f"{self.subject.words().en} is given")

    def printed(self) -> str:
        return f"stated({self.subject.printed()})"

    def references(self) -> Iterator[Term]:
        return self.subject.references()


def stated(subject: Term) -> Test:
    return Stated(subject)


@dataclass(frozen=True, eq=False)
class Verified(Test):
    """An office has verified a fact, whatever it says. Never FALSE: it may still be verified."""

    subject: Term

    def truth(self, env: Environment) -> Truth:
        return Truth.TRUE if self.subject.printed() in env.verified else Truth.UNKNOWN

    def missing(self, env: Environment) -> tuple[str, ...]:
        return () if self.truth(env) is Truth.TRUE else (self.subject.printed(),)

    def explain(self, env: Environment) -> tuple[Explanation, ...]:
        if self.truth(env) is Truth.UNKNOWN:
            return ()
        return (Explanation("is_verified.true", {"what": self.subject.words()}),)

    def words(self) -> Text:
        return Text(f"{self.subject.words().zh}已经核实", f"{self.subject.words().en} has been verified")

    def printed(self) -> str:
        return f"verified({self.subject.printed()})"

    def references(self) -> Iterator[Term]:
        return self.subject.references()


def verified(subject: Term) -> Test:
    return Verified(subject)
