"""An edition of one city's regulation: everything the portal derives from it, checked when it is built."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from rules import assessment, claims
from rules.dates import LastAccountingYear
from rules.derived import Derived
from rules.expressions import Term, Test
from rules.facts import Choice, Fact
from rules.form import WHOLE, AttachmentKind, Item, Paper, Parameter, PlanSection, Section
from rules.knowledge import Truth
from rules.naming import Naming
from rules.procedure import CreditParty, Period, Route, StageKind, StageSpec
from rules.requirements import By, Clause, Grant, Judgement, Relaxation, Requirement, name_of
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


HEADLINE = ("short_name", "field", "direction")
"""Facts that every edition's form asks for under these keys: lists of dossiers and rules across dossiers use them."""


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
    derived_list: tuple[Derived, ...] = ()
    relaxations: tuple[Relaxation, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    papers: tuple[Paper, ...] = (WHOLE,)
    open_all_year: bool = False
    official_text: str = field(default="")

    def __post_init__(self) -> None:
        problems = list(self._problems())
        if problems:
            raise ValueError(f"{self.key}: " + "; ".join(problems))

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
    def _labels(self) -> Mapping[str, Text]:
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
    def fields(self) -> tuple[Choice, ...]:
        """The industry fields to choose from."""
        return self.facts[self.field_fact].choices

    def requirement(self, id: str) -> Requirement:
        return self._requirements[id]

    def relaxation(self, key: str) -> Relaxation:
        for relaxation in self.relaxations:
            if relaxation.key == key:
                return relaxation
        raise KeyError(key)

    def stage(self, key: str) -> StageSpec:
        for stage in self.procedure:
            if stage.key == key:
                return stage
        raise KeyError(key)

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
        for paper in self.papers:
            if paper.key == key:
                return paper
        raise KeyError(key)

    def section(self, key: str) -> Section:
        for section in self.sections:
            if section.key == key:
                return section
        raise KeyError(key)

    def attachment(self, key: str) -> AttachmentKind:
        for attachment in self.attachments:
            if attachment.key == key:
                return attachment
        raise KeyError(key)

    def label(self, key: str) -> Text:
        """What people call a key: of a fact, `roster.column`, roster, derived fact, attachment or plan section."""
        return self._labels[key]

    def fact(self, key: str) -> Fact:
        """A fact by key, or a roster's column by `roster.column`."""
        roster, _, column = key.partition(".")
        return self.rosters[roster].column(column) if column else self.facts[key]

    def facts_for(self, requirement: Requirement) -> tuple[Item, ...]:
        """The facts and rosters that a requirement looks at, in the order of the form."""
        owners = {name.partition(".")[0] for name in requirement.uses}
        return tuple(item for item in self.items if item.key in owners)

    def requirements_for(self, key: str) -> tuple[Requirement, ...]:
        """The requirements that look at a fact, roster, attachment or plan section."""
        return tuple(
            requirement
            for requirement in self.requirements
            if key in requirement.evidence or key in {name.partition(".")[0] for name in requirement.uses}
        )

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

    def _problems(self) -> Iterator[str]:
        yield from _repeated("clause", [clause.id for clause in self.clause_list])
        yield from _repeated("section", [section.key for section in self.sections])
        yield from _repeated("item", [item.key for item in self.items] + [derived.key for derived in self.derived_list])
        yield from _repeated("attachment", [attachment.key for attachment in self.attachments])
        yield from _repeated("plan section", [section.key for section in self.plan])
        yield from _repeated("requirement", [requirement.id for requirement in self.requirements])
        yield from _repeated("stage", [stage.key for stage in self.procedure])
        yield from _repeated("paper", [paper.key for paper in self.papers])
        for roster in self.rosters.values():
            yield from _repeated(f"column of {roster.key}", [column.key for column in roster.columns])
        stages = {stage.key for stage in self.procedure}
        attachments = {attachment.key for attachment in self.attachments}
        for requirement in self.requirements:
            if not requirement.id.startswith(f"{requirement.clause}/"):
                yield f"{requirement.id} does not begin with its clause"
            if requirement.judged_at not in stages:
                yield f"{requirement.id} is judged at an unknown stage {requirement.judged_at}"
            for evidence in requirement.evidence:
                if evidence not in attachments:
                    yield f"{requirement.id} names an unknown attachment {evidence}"
            yield from self._unknown_references(requirement.id, requirement.references())
        for key, test in self._conditions():
            yield from self._unknown_references(key, test.references())
        for derived in self.derived_list:
            yield from self._unknown_references(derived.key, derived.term.references())
        yield from self._unknown_clauses()
        yield from self._unknown_targets()
        for attachment in self.attachments:
            for key in attachment.proves:
                if key not in self._labels:
                    yield f"attachment {attachment.key} proves the unknown {key}"
        for fact in (*self.facts.values(), *(column for roster in self.rosters.values() for column in roster.columns)):
            for evidence in fact.evidence:
                if evidence not in attachments:
                    yield f"{fact.path} names an unknown attachment {evidence}"
        for relaxation in self.relaxations:
            for id in relaxation.requirements:
                if id not in self._requirements:
                    yield f"relaxation {relaxation.key} softens the unknown {id}"
        for party in self.credit_parties:
            if party.term not in self.terms or any(path not in self._labels for path in party.paths):
                yield f"the credit check looks up the unknown {party.key}"
        for key in HEADLINE:
            if key not in self.facts:
                yield f"the form does not ask for {key}, by which dossiers are listed"
        if self.field_fact not in self.facts:
            yield f"unknown field fact {self.field_fact}"

    def _conditions(self) -> Iterator[tuple[str, Test]]:
        for item in self.items:
            if item.shown_when is not None:
                yield item.key, item.shown_when
        for attachment in self.attachments:
            if attachment.required_when is not None:
                yield attachment.key, attachment.required_when
        for route in self.routes:
            if route.when is not None:
                yield route.key, route.when
        for relaxation in self.relaxations:
            for test in (relaxation.instead, relaxation.applies_when):
                if test is not None:
                    yield relaxation.key, test

    def _unknown_references(self, who: str, references: Iterator[Term]) -> Iterator[str]:
        for reference in references:
            if name_of(reference) not in self._labels and not isinstance(reference, LastAccountingYear):
                yield f"{who} refers to the unknown {name_of(reference)}"

    def _unknown_clauses(self) -> Iterator[str]:
        cited: list[tuple[str, str]] = [(one.id, one.clause) for one in self.requirements]
        cited += [(stage.key, stage.clause) for stage in self.procedure if stage.in_text]
        cited += [(route.key, route.clause) for route in self.routes]
        cited += [(relaxation.key, relaxation.clause) for relaxation in self.relaxations]
        if self.naming.clause is not None:
            cited.append(("naming", self.naming.clause))
        cited += [(item.key, clause) for item in self.items for clause in item.clauses]
        cited += [(derived.key, clause) for derived in self.derived_list for clause in derived.clauses]
        cited += [
            (column.path, c) for roster in self.rosters.values() for column in roster.columns for c in column.clauses
        ]
        cited += [(attachment.key, clause) for attachment in self.attachments for clause in attachment.clauses]
        cited += [(part.key, clause) for part in self.plan for clause in part.clauses]
        if self.publicity.clause is not None:
            cited.append(("publicity", self.publicity.clause))
        for who, clause in cited:
            if clause not in self.clauses:
                yield f"{who} cites the unknown clause {clause}"

    def _unknown_targets(self) -> Iterator[str]:
        """Each clause is carried out by something that exists, and each requirement carries out a clause."""
        known: dict[By, set[str]] = {
            By.REQUIREMENT: set(self._requirements),
            By.STAGE: {stage.key for stage in self.procedure},
            By.ROUTE: {route.key for route in self.routes},
            By.FACT: set(self._labels),
            By.DOCUMENT: set(self._labels) | set(self.terms),
            By.ROLE: set(self.terms),
            By.RELAXATION: {relaxation.key for relaxation in self.relaxations},
        }
        carried: set[str] = set()
        for clause in self.clause_list:
            if not clause.carried_out_by:
                yield f"clause {clause.id} is carried out by nothing"
            for carried_out in clause.carried_out_by:
                if not carried_out.targets and not carried_out.note.zh:
                    yield f"clause {clause.id} does not say how it is carried out"
                for target in carried_out.targets:
                    if carried_out.by in known and target not in known[carried_out.by]:
                        yield f"clause {clause.id} is carried out by the unknown {target}"
                if carried_out.by is By.REQUIREMENT:
                    carried |= set(carried_out.targets)
        for id in self._requirements:
            if id not in carried:
                yield f"no clause says that {id} carries it out"


def _repeated(what: str, keys: list[str]) -> Iterator[str]:
    for key in dict.fromkeys(keys):
        if keys.count(key) > 1:
            yield f"{what} {key} twice"


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
