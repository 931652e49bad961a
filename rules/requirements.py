"""Clauses, requirements and relaxations: what the text says, and which test carries it out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from rules.expressions import Term, Test
from rules.facts import NO_TEXT, Fact
from rules.text import Explanation, Text, join


class Strength(StrEnum):
    """How hard the words bind. ADVISORY is a stricter reading than the one that counts: shown, it never bars."""

    MUST = "must"
    IN_PRINCIPLE = "in_principle"
    ENCOURAGED = "encouraged"
    DUTY_LATER = "duty_later"
    ADVISORY = "advisory"


class Result(StrEnum):
    PASS = "pass"  # noqa: S105 - a result, no password
    FAIL = "fail"
    UNKNOWN = "unknown"
    JUDGEMENT = "judgement"
    NOT_APPLICABLE = "not_applicable"


RESULT_WORDS = {
    Result.PASS: Text("符合", "Met"),
    Result.FAIL: Text("不符合", "Not met"),
    Result.UNKNOWN: Text("待补充", "Incomplete"),
    Result.JUDGEMENT: Text("待裁量", "To be judged"),
    Result.NOT_APPLICABLE: Text("不适用", "Not applicable"),
}
STRENGTH_WORDS = {
    Strength.MUST: Text("必备条件", "Mandatory"),
    Strength.IN_PRINCIPLE: Text("原则性要求", "In principle"),
    Strength.ENCOURAGED: Text("鼓励事项", "Encouraged"),
    Strength.DUTY_LATER: Text("运行要求", "Duty once running"),
    Strength.ADVISORY: Text("从严理解，仅供参考", "Stricter reading, for reference"),
}


class By(StrEnum):
    """What carries out a clause."""

    REQUIREMENT = "requirement"
    STAGE = "stage"
    ROUTE = "route"
    QUOTA = "quota"
    ROLE = "role"
    DOCUMENT = "document"
    FACT = "fact"
    NAMING = "naming"
    ANNUAL_REPORT = "annual_report"
    EVALUATION = "evaluation"
    CHANGE = "change"
    FILING = "filing"
    DEADLINE = "deadline"
    GRADE = "grade"
    CONSEQUENCE = "consequence"
    GROUND = "ground"
    REVOCATION = "revocation"
    FUNDING = "funding"
    RELAXATION = "relaxation"
    EDITION = "edition"
    POLICY = "policy"


LATER = frozenset(
    {
        By.ANNUAL_REPORT,
        By.EVALUATION,
        By.CHANGE,
        By.FILING,
        By.GRADE,
        By.CONSEQUENCE,
        By.GROUND,
        By.REVOCATION,
        By.FUNDING,
    }
)
"""What a later stage of the portal carries out: the life of a centre. A deadline says so itself (`Deadline.later`)."""


@dataclass(frozen=True, slots=True)
class CarriedOut:
    """One thing that carries out a clause: `targets` are keys of it, `note` says how, or why nothing does."""

    by: By
    targets: tuple[str, ...] = ()
    note: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class Clause:
    """One article, paragraph or item. `spelling` is the official one; `quote` is verbatim."""

    id: str
    spelling: str
    spelling_en: str
    quote: str
    carried_out_by: tuple[CarriedOut, ...]
    doubt: Text = NO_TEXT

    @property
    def citation(self) -> Text:
        return Text(self.spelling, self.spelling_en)


@dataclass(frozen=True, eq=False)
class Requirement:
    """One condition: when it applies, its test, and how hard the words bind.

    `soft_words` are the words of the text that make it a matter of principle (主要, 原则上); `judged_at` is the stage
    that must not end before a person has decided what is left to judgement.
    """

    id: str
    clause: str
    title: Text
    quote: str
    test: Test
    strength: Strength = Strength.MUST
    applies_when: Test | None = None
    evidence: tuple[str, ...] = ()
    soft_words: str = "原则上"
    judged_at: str = "formal_check"
    doubt: Text = NO_TEXT

    def references(self) -> Iterator[Term]:
        yield from self.test.references()
        if self.applies_when is not None:
            yield from self.applies_when.references()

    @property
    def uses(self) -> tuple[str, ...]:
        """The facts, columns, rosters and derived facts it looks at."""
        return tuple(dict.fromkeys(name_of(reference) for reference in self.references()))

    @property
    def wording(self) -> Text:
        return self.test.words()


@dataclass(frozen=True, eq=False)
class Relaxation:
    """A named exception that a clause allows to named requirements (可适当放宽), once somebody grants it.

    `instead` is the test that then holds; without one, granting it is enough. Where `deliberated`, granting it takes a
    recorded deliberation of the bureau.
    """

    key: str
    clause: str
    title: Text
    requirements: tuple[str, ...]
    quote: str
    instead: Test | None = None
    applies_when: Test | None = None
    deliberated: bool = False
    doubt: Text = NO_TEXT

    @property
    def uses(self) -> tuple[str, ...]:
        """The facts that decide whether it is open."""
        tests = (test for test in (self.applies_when, self.instead) if test is not None)
        return tuple(dict.fromkeys(name_of(reference) for test in tests for reference in test.references()))


@dataclass(frozen=True, slots=True)
class Grant:
    """A relaxation granted for one requirement, and why. The others that it names stay as they are."""

    relaxation: str
    requirement: str
    reasons: str


class RelaxationConflict(ValueError):
    """Two relaxations granted for one requirement: the exceptions contradict, nobody may guess."""

    def __init__(self, requirement: Requirement, relaxations: tuple[Relaxation, ...]) -> None:
        self.requirement = requirement.id
        self.relaxations = tuple(relaxation.key for relaxation in relaxations)
        titles = join([relaxation.title for relaxation in relaxations])
        self.explanation = Explanation("relaxation.conflict", {"requirement": requirement.title, "relaxations": titles})
        super().__init__(self.explanation.text.en)

    def explain(self) -> Text:
        return self.explanation.text


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided about a requirement, and why."""

    met: bool
    reasons: str = ""


def name_of(reference: Term) -> str:
    return reference.path if isinstance(reference, Fact) else reference.printed()
