"""The way of a dossier as one edition orders it: stages from a closed vocabulary, offices, routes, periods."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from rules.expressions import Test
from rules.facts import NO_TEXT
from rules.requirements import Strength
from rules.text import Text


class StageKind(StrEnum):
    INTENTION = "intention"
    CANDIDATE = "candidate"
    APPLICATION = "application"
    CREDIT_CHECK = "credit_check"
    RECOMMENDATION = "recommendation"
    FORMAL_CHECK = "formal_check"
    EXPERT_REVIEW = "expert_review"
    PLAN_IMPROVEMENT = "plan_improvement"
    DELIBERATION = "deliberation"
    PUBLICITY = "publicity"
    APPROVAL = "approval"
    TASK_AGREEMENT = "task_agreement"
    ESTABLISHMENT = "establishment"
    COMPREHENSIVE_EVALUATION = "comprehensive_evaluation"


class Office(StrEnum):
    """Who acts at a stage."""

    APPLICANT = "applicant"
    DEPARTMENT = "department"
    BUREAU = "bureau"
    EXPERTS = "experts"
    LEADER = "leader"


class Unit(StrEnum):
    WORKING_DAYS = "working_days"
    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"


_UNIT_WORDS: Mapping[Unit, tuple[str, str]] = {
    Unit.WORKING_DAYS: ("个工作日", "working days"),
    Unit.DAYS: ("日", "days"),
    Unit.MONTHS: ("个月", "months"),
    Unit.YEARS: ("年", "years"),
}


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time as the text names it; turned into dates elsewhere. Without a clause it is not in the text."""

    length: int
    unit: Unit
    clause: str | None = None
    at_least: bool = False

    @property
    def words(self) -> Text:
        zh, en = _UNIT_WORDS[self.unit]
        prefix = Text("不少于", "at least ") if self.at_least else NO_TEXT
        return Text(f"{prefix.zh}{self.length}{zh}", f"{prefix.en}{self.length} {en}")

    def to_json(self) -> dict[str, object]:
        return {"length": self.length, "unit": self.unit.value, "clause": self.clause, "at_least": self.at_least}


@dataclass(frozen=True, slots=True)
class CreditParty:
    """Whose credit is looked up at a credit check: which facts, or columns of ``roster``, tell who it is.

    ``code`` tells apart two of one name; the result stands for what was stated in ``record``. ``term`` names the kind.
    """

    key: str
    term: str
    name: str
    code: str
    record: str
    roster: str = ""

    def to_json(self) -> dict[str, str]:
        return {name: getattr(self, name) for name in ("key", "term", "name", "code", "record", "roster")}

    @property
    def paths(self) -> tuple[str, ...]:
        prefix = f"{self.roster}." if self.roster else ""
        return tuple(f"{prefix}{name}" for name in (self.name, self.code, self.record))


@dataclass(frozen=True, slots=True)
class StageSpec:
    """One stage. `parameters` is plain JSON; `in_text` is False where practice, not the text, demands it."""

    key: str
    kind: StageKind
    title: Text
    clause: str
    office: Office
    quote: str = ""
    parameters: Mapping[str, object] = field(default_factory=dict)
    skipped_on: tuple[str, ...] = ()
    in_text: bool = True


@dataclass(frozen=True, eq=False)
class Route:
    """A way through the stages; `when` decides it from verified facts, None is the ordinary way."""

    key: str
    title: Text
    clause: str
    when: Test | None = None


@dataclass(frozen=True, slots=True)
class Quota:
    """How many dossiers each division may recommend under one call.

    It binds the divisions of these `kinds` (county, zone, city_department) and those with these division `codes`; what
    is said of a code goes before what is said of a kind. With `Strength.IN_PRINCIPLE` more takes a recorded reason.
    """

    key: str
    clause: str
    title: Text
    quote: str
    number: int
    kinds: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    strength: Strength = Strength.MUST
    doubt: Text = NO_TEXT

    @property
    def words(self) -> Text:
        soft = self.strength is Strength.IN_PRINCIPLE
        return Text(
            f"每批次{'原则上' if soft else ''}不超过 {self.number} 家",
            f"{'in principle ' if soft else ''}at most {self.number} under one call",
        )
