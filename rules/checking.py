"""Whether an edition is whole: what it cites and names exists, no key stands twice, every clause is accounted for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rules.dates import LastAccountingYear
from rules.expressions import Term, Test
from rules.life_checking import life_problems
from rules.procedure_checking import procedure_problems
from rules.requirements import By, name_of

if TYPE_CHECKING:
    from rules.regulation import Edition

HEADLINE = ("short_name", "field", "direction")
"""Facts that every edition's form asks for under these keys: lists of dossiers and rules across dossiers use them."""


def problems(edition: Edition) -> Iterator[str]:
    yield from _repeated("clause", [clause.id for clause in edition.clause_list])
    yield from _repeated("section", [section.key for section in edition.sections])
    yield from _repeated("item", [one.key for one in (*edition.items, *edition.derived_list)])
    yield from _repeated("attachment", [attachment.key for attachment in edition.attachments])
    yield from _repeated("plan section", [section.key for section in edition.plan])
    yield from _repeated("requirement", [requirement.id for requirement in edition.requirements])
    yield from _repeated("stage", [stage.key for stage in edition.procedure])
    yield from _repeated("quota", [quota.key for quota in edition.quotas])
    yield from _repeated("paper", [paper.key for paper in edition.papers])
    yield from _repeated("key", [order.key for order in edition.orders])
    for roster in edition.rosters.values():
        yield from _repeated(f"column of {roster.key}", [column.key for column in roster.columns])
    stages = {stage.key for stage in edition.procedure}
    attachments = {attachment.key for attachment in edition.attachments}
    ids = {requirement.id for requirement in edition.requirements}
    for requirement in edition.requirements:
        if not requirement.id.startswith(f"{requirement.clause}/"):
            yield f"{requirement.id} does not begin with its clause"
        if requirement.judged_at not in stages:
            yield f"{requirement.id} is judged at an unknown stage {requirement.judged_at}"
        for evidence in requirement.evidence:
            if evidence not in attachments:
                yield f"{requirement.id} names an unknown attachment {evidence}"
        yield from _unknown_references(edition, requirement.id, requirement.references())
    for key, test in _conditions(edition):
        yield from _unknown_references(edition, key, test.references())
    for derived in edition.derived_list:
        yield from _unknown_references(edition, derived.key, derived.term.references())
    yield from _unknown_clauses(edition)
    yield from _unknown_targets(edition)
    yield from procedure_problems(edition)
    yield from life_problems(edition)
    for attachment in edition.attachments:
        for key in attachment.proves:
            if key not in edition.labels:
                yield f"attachment {attachment.key} proves the unknown {key}"
    columns = [column for roster in edition.rosters.values() for column in roster.columns]
    for fact in (*edition.facts.values(), *columns):
        for evidence in fact.evidence:
            if evidence not in attachments:
                yield f"{fact.path} names an unknown attachment {evidence}"
    for relaxation in edition.relaxations:
        for id in relaxation.requirements:
            if id not in ids:
                yield f"relaxation {relaxation.key} softens the unknown {id}"
    for party in edition.credit_parties:
        if party.term not in edition.terms or any(path not in edition.labels for path in party.paths):
            yield f"the credit check looks up the unknown {party.key}"
    for key in HEADLINE:
        if key not in edition.facts:
            yield f"the form does not ask for {key}, by which dossiers are listed"
    if edition.field_fact not in edition.facts:
        yield f"unknown field fact {edition.field_fact}"


def _conditions(edition: Edition) -> Iterator[tuple[str, Test]]:
    for item in edition.items:
        if item.shown_when is not None:
            yield item.key, item.shown_when
    for attachment in edition.attachments:
        if attachment.required_when is not None:
            yield attachment.key, attachment.required_when
    for route in edition.routes:
        if route.when is not None:
            yield route.key, route.when
    for relaxation in edition.relaxations:
        for test in (relaxation.instead, relaxation.applies_when):
            if test is not None:
                yield relaxation.key, test


def _unknown_references(edition: Edition, who: str, references: Iterator[Term]) -> Iterator[str]:
    for reference in references:
        if name_of(reference) not in edition.labels and not isinstance(reference, LastAccountingYear):
            yield f"{who} refers to the unknown {name_of(reference)}"


def _unknown_clauses(edition: Edition) -> Iterator[str]:
    cited: list[tuple[str, str]] = [(one.id, one.clause) for one in edition.requirements]
    cited += [(stage.key, stage.clause) for stage in edition.procedure if stage.in_text]
    cited += [(route.key, route.clause) for route in edition.routes]
    cited += [(relaxation.key, relaxation.clause) for relaxation in edition.relaxations]
    cited += [(quota.key, quota.clause) for quota in edition.quotas]
    if edition.naming.clause is not None:
        cited.append(("naming", edition.naming.clause))
    cited += [(one.key, one.clause) for one in edition.life.values()]
    cited += [(item.key, clause) for item in edition.items for clause in item.clauses]
    cited += [(derived.key, clause) for derived in edition.derived_list for clause in derived.clauses]
    columns = [column for roster in edition.rosters.values() for column in roster.columns]
    cited += [(column.path, clause) for column in columns for clause in column.clauses]
    cited += [(attachment.key, clause) for attachment in edition.attachments for clause in attachment.clauses]
    cited += [(part.key, clause) for part in edition.plan for clause in part.clauses]
    if edition.publicity.clause is not None:
        cited.append(("publicity", edition.publicity.clause))
    for who, clause in cited:
        if clause not in edition.clauses:
            yield f"{who} cites the unknown clause {clause}"


def _unknown_targets(edition: Edition) -> Iterator[str]:
    """Each clause is carried out by something that exists, and each requirement carries out a clause."""
    known: dict[By, set[str]] = {
        By.REQUIREMENT: {requirement.id for requirement in edition.requirements},
        By.STAGE: {stage.key for stage in edition.procedure},
        By.ROUTE: {route.key for route in edition.routes},
        By.QUOTA: {quota.key for quota in edition.quotas},
        By.FACT: set(edition.labels),
        By.DOCUMENT: set(edition.labels) | set(edition.terms),
        By.ROLE: set(edition.terms),
        By.RELAXATION: {relaxation.key for relaxation in edition.relaxations},
        By.DEADLINE: {deadline.key for deadline in edition.deadlines},
        By.GRADE: {grade.key for grade in edition.grades},
        By.CONSEQUENCE: {consequence.key for consequence in edition.consequences},
        By.GROUND: {ground.key for ground in edition.grounds},
    }
    carried: set[str] = set()
    for clause in edition.clause_list:
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
    for requirement in edition.requirements:
        if requirement.id not in carried:
            yield f"no clause says that {requirement.id} carries it out"


def _repeated(what: str, keys: list[str]) -> Iterator[str]:
    for key in dict.fromkeys(keys):
        if keys.count(key) > 1:
            yield f"{what} {key} twice"
