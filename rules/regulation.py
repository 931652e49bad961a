"""An edition of one city's regulation: everything the portal derives from it, checked when it is built."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Protocol, TypeVar

from rules import assessment, claims
from rules.checking import problems
from rules.derived import Derived
from rules.expressions import Term, Test
from rules.facts import Choice, Fact
from rules.form import WHOLE, AttachmentKind, Item, Paper, Parameter, PlanSection, Section
from rules.knowledge import Truth
from rules.life import Consequence, Deadline, Grade, Ground, Order, Start
from rules.naming import Naming
from rules.procedure import CreditParty, Period, Quota, Route, StageKind, StageSpec
from rules.requirements import LATER, By, CarriedOut, Clause, Grant, Judgement, Relaxation, Requirement
from rules.rosters import Roster
from rules.text import Text


class Status(StrEnum):
    DRAFT = "draft"
    TRIAL = "trial"
    IN_FORCE = "in_force"
    EXPIRED = "expired"


STATUS_WORDS = {
    Status.DRAFT: Text("征求意见稿", "Draft"),
    Status.TRIAL: Text("试行", "On trial"),
    Status.IN_FORCE: Text("现行有效", "In force"),
    Status.EXPIRED: Text("已失效", "Expired"),
}


@dataclass(frozen=True, eq=False)
class Edition:
    key: str
    city: str
    title: str
    title_en: str
    number: str
    status: Status
    effective_from: date | None
    effective_to: date | None
    terms: Mapping[str, Text]
    clause_list: tuple[Clause, ...]
    sections: tuple[Section, ...]
    attachments: tuple[AttachmentKind, ...]
    plan: tuple[PlanSection, ...]
    requirements: tuple[Requirement, ...]
    procedure: tuple[StageSpec, ...]
    naming: Naming
    field_fact: str
    publicity: Period
    routes: tuple[Route, ...] = ()
    quotas: tuple[Quota, ...] = ()
    derived_list: tuple[Derived, ...] = ()
    relaxations: tuple[Relaxation, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    grades: tuple[Grade, ...] = ()
    consequences: tuple[Consequence, ...] = ()
    grounds: tuple[Ground, ...] = ()
    papers: tuple[Paper, ...] = (WHOLE,)
    open_all_year: bool = False
    official_text: str = field(default="")

    def __post_init__(self) -> None:
        if found := list(problems(self)):
            raise ValueError(f"{self.key}: " + "; ".join(found))

    @property
    def name(self) -> str:
        """The key without the city."""
        return self.key.partition("/")[2]

    # what there is, by key

    @cached_property
    def clauses(self) -> Mapping[str, Clause]:
        return {clause.id: clause for clause in self.clause_list}

    @cached_property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for section in self.sections for item in section.items)

    @cached_property
    def facts(self) -> Mapping[str, Fact]:
        return {item.key: item for item in self.items if isinstance(item, Fact)}

    @cached_property
    def rosters(self) -> Mapping[str, Roster]:
        return {item.key: item for item in self.items if isinstance(item, Roster)}

    @cached_property
    def derived(self) -> Mapping[str, Derived]:
        return {derived.key: derived for derived in self.derived_list}

    @cached_property
    def _requirements(self) -> Mapping[str, Requirement]:
        return {requirement.id: requirement for requirement in self.requirements}

    @cached_property
    def labels(self) -> Mapping[str, Text]:
        """Of facts, `roster.column`, rosters, derived facts, attachments, plan sections and parameters."""
        labels: dict[str, Text] = {}
        for item in self.items:
            labels[item.key] = item.words()
            if isinstance(item, Roster):
                for column in item.columns:
                    label = Text(f"{item.title.zh}“{column.label.zh}”", f"{item.title.en}: {column.label.en}")
                    labels[column.path] = label
        others: tuple[Term, ...] = (*self.derived_list, *self.attachments, *self.plan, *self.parameters)
        labels.update({other.printed(): other.words() for other in others})
        return labels

    @property
    def orders(self) -> tuple[Order, ...]:
        """What the text orders for the life of a centre."""
        orders: list[Order] = [*self.deadlines, *self.grades, *self.consequences, *self.grounds]
        return tuple(orders)

    @cached_property
    def life(self) -> Mapping[str, Order]:
        """Its orders by key: these keys stand for nothing else."""
        return {order.key: order for order in self.orders}

    @property
    def fields(self) -> tuple[Choice, ...]:
        """The industry fields to choose from."""
        return self.facts[self.field_fact].choices

    def requirement(self, id: str) -> Requirement:
        return self._requirements[id]

    def relaxation(self, key: str) -> Relaxation:
        return _found(self.relaxations, key)

    def stage(self, key: str) -> StageSpec:
        return _found(self.procedure, key)

    def stage_words(self, key: str) -> str:
        """The law's words for a stage: of an article that holds the whole procedure, not all of it.

        Empty where the text has no such stage.
        """
        for stage in self.procedure:
            if stage.key == key and stage.clause:
                return stage.quote or self.clauses[stage.clause].quote
        return ""

    @cached_property
    def credit_parties(self) -> tuple[CreditParty, ...]:
        """Whose credit the edition has looked up; none where it has no such stage."""
        return tuple(
            CreditParty(**party)
            for stage in self.procedure
            if stage.kind is StageKind.CREDIT_CHECK
            for party in stage.parameters["parties"]  # type: ignore[attr-defined]
        )

    def paper(self, key: str) -> Paper:
        return _found(self.papers, key)

    def section(self, key: str) -> Section:
        return _found(self.sections, key)

    def attachment(self, key: str) -> AttachmentKind:
        return _found(self.attachments, key)

    def deadline(self, key: str) -> Deadline:
        return _found(self.deadlines, key)

    def time_to_answer(self, stage: str) -> Deadline | None:
        """Until when a correction that this stage asked for is answered; None where the text sets no limit."""
        of_stage = (one for one in self.deadlines if one.start is Start.CORRECTION and one.stage == stage)
        return next(of_stage, None)

    def quota(self, kind: str, code: str | None) -> Quota | None:
        """How many a division of this kind and code may recommend; None where the text leaves it free."""
        by_code = (one for one in self.quotas if code and code in one.codes)
        return next(by_code, None) or next((one for one in self.quotas if kind in one.kinds), None)

    def grade(self, key: str) -> Grade:
        return _found(self.grades, key)

    def consequence(self, key: str) -> Consequence:
        return _found(self.consequences, key)

    def ground(self, key: str) -> Ground:
        return _found(self.grounds, key)

    def comes_later(self, carried: CarriedOut) -> bool:
        """Whether a later stage of the portal carries this out: the life of a centre, not its recognition."""
        if carried.by is By.DEADLINE:
            return any(self.deadline(key).later for key in carried.targets)
        return carried.by in LATER

    def label(self, key: str) -> Text:
        """What people call a key: of what `labels` holds, or of a deadline, grade, consequence or ground."""
        return self.labels[key] if key in self.labels else self.life[key].title

    def fact(self, key: str) -> Fact:
        """A fact by key, or a roster's column by `roster.column`."""
        roster, _, column = key.partition(".")
        return self.rosters[roster].column(column) if column else self.facts[key]

    def facts_for(self, requirement: Requirement) -> tuple[Item, ...]:
        """The facts and rosters that a requirement looks at, in the order of the form."""
        owners = {name.partition(".")[0] for name in requirement.uses}
        return tuple(item for item in self.items if item.key in owners)

    # what people give

    def clean(self, key: str, raw: str | list[str] | None) -> object:
        """What somebody typed, as the JSON value to store; raises `FactError`."""
        fact = self.fact(key)
        return fact.dump(fact.parse(raw))

    def visible(self, item: Item | AttachmentKind, given: Mapping[str, object]) -> bool:
        """Whether the form asks for an item, given the answers so far."""
        return claims.visible(self, item, given)

    def required_missing(self, given: Mapping[str, object]) -> list[tuple[str, str, Text]]:
        """What must still be given before submission: section, key, label."""
        return claims.required_missing(self, given)

    def assess(
        self,
        given: Mapping[str, object],
        *,
        as_of: date,
        parameters: Mapping[str, object] | None = None,
        verified: Mapping[str, object] | None = None,
        judgements: Mapping[str, bool | Judgement] | None = None,
        relaxations: Iterable[Grant] = (),
        totals: Mapping[str, object] | None = None,
    ) -> assessment.Assessment:
        """Every requirement against the claims, as of a date. Two grants for one requirement: `RelaxationConflict`.

        `totals`: derived facts stated directly, where the rosters behind them are not at hand.
        """
        return assessment.assess(
            self,
            given,
            as_of=as_of,
            parameters=parameters or {},
            verified=verified or {},
            judgements=judgements or {},
            relaxations=tuple(relaxations),
            totals=totals or {},
        )

    def route(
        self, given: Mapping[str, object], *, as_of: date, verified: Mapping[str, object] | None = None
    ) -> Route | None:
        """The way this dossier takes; None as long as a fact that decides it is missing or not verified."""
        env = claims.environment(self, given, as_of=as_of, verified=verified)
        ordinary: Route | None = None
        for route in self.routes:
            if route.when is None:
                ordinary = route
            elif (decided := route.when.truth(env)) is Truth.TRUE:
                return route
            elif decided is not Truth.FALSE:
                return None
        return ordinary

    def status_on(self, day: date) -> Status:
        """The status on a day: a text whose term has run out is expired."""
        if self.effective_to is not None and day > self.effective_to:
            return Status.EXPIRED
        return self.status

    # the frozen text

    @cached_property
    def digest(self) -> str:
        """SHA-256 over everything the edition says, however its module is laid out."""
        described = json.dumps(describe(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(described.encode()).hexdigest()


class _Keyed(Protocol):
    @property
    def key(self) -> str: ...


_K = TypeVar("_K", bound=_Keyed)


def _found(things: Iterable[_K], key: str) -> _K:
    for thing in things:
        if thing.key == key:
            return thing
    raise KeyError(key)


def describe(thing: object) -> object:
    """Everything an edition says, as plain JSON: tests and terms as they are printed."""
    if isinstance(thing, Test):
        return thing.printed()
    if isinstance(thing, (Fact, Roster, AttachmentKind, PlanSection, Parameter)) or not isinstance(thing, Term):
        if hasattr(thing, "__dataclass_fields__"):
            return {name: describe(getattr(thing, name)) for name in thing.__dataclass_fields__}
        if isinstance(thing, Mapping):
            return {str(key): describe(value) for key, value in thing.items()}
        if isinstance(thing, (tuple, list)):
            return [describe(part) for part in thing]
        return thing if isinstance(thing, (bool, int, type(None))) else str(thing)
    return (
        thing.printed() if not isinstance(thing, Derived) else [thing.key, describe(thing.label), thing.term.printed()]
    )
