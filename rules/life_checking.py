"""Whether what an edition says of a centre's life is whole: named by its clause, complete, or told to be open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rules.life import Consequence, Deadline, Does, Order, Start
from rules.procedure import StageKind, Unit
from rules.requirements import By

if TYPE_CHECKING:
    from rules.regulation import Edition

ASKING = (StageKind.CREDIT_CHECK, StageKind.RECOMMENDATION, StageKind.FORMAL_CHECK)
"""The stages whose office may ask for corrections."""


def life_problems(edition: Edition) -> Iterator[str]:
    kinds: dict[By, tuple[Order, ...]] = {
        By.DEADLINE: edition.deadlines,
        By.GRADE: edition.grades,
        By.CONSEQUENCE: edition.consequences,
        By.GROUND: edition.grounds,
    }
    taken = {*edition.labels, *edition.terms, *(stage.key for stage in edition.procedure)}
    taken |= {*(route.key for route in edition.routes), *(relaxation.key for relaxation in edition.relaxations)}
    taken |= {quota.key for quota in edition.quotas}
    for kind, orders in kinds.items():
        for order in orders:
            if order.key in taken:
                yield f"{kind} {order.key} has the key of something else"
            clause = edition.clauses.get(order.clause)
            if clause and not any(said.by is kind and order.key in said.targets for said in clause.carried_out_by):
                yield f"clause {order.clause} does not name the {kind} {order.key}"
    for deadline in edition.deadlines:
        yield from _of_deadline(edition, deadline)
    yield from _of_grades(edition)
    for consequence in edition.consequences:
        yield from _of_consequence(edition, consequence)
    followed = {key for consequence in edition.consequences for key in consequence.grounds}
    for ground in edition.grounds:
        if not ground.records and not ground.judged.zh:
            yield f"ground {ground.key} does not say how it is found"
        if ground.key not in followed:
            yield f"nothing follows from ground {ground.key}"


def _of_deadline(edition: Edition, deadline: Deadline) -> Iterator[str]:
    if deadline.who not in edition.terms:
        yield f"deadline {deadline.key} binds the unknown {deadline.who}"
    if deadline.stage and deadline.stage not in {stage.key for stage in edition.procedure}:
        yield f"deadline {deadline.key} runs in the unknown stage {deadline.stage}"
    for key in deadline.spared_by:
        if key not in {other.key for other in edition.deadlines}:
            yield f"deadline {deadline.key} is spared by the unknown {key}"
    if deadline.day is not None and (deadline.period, deadline.start, deadline.recurring) != (None, None, True):
        yield f"deadline {deadline.key} has a day of every year and something else"
    if (deadline.day, deadline.period, deadline.start) == (None, None, None):
        yield f"deadline {deadline.key} has no time"
    if deadline.period is not None and deadline.period.clause != deadline.clause:
        yield f"deadline {deadline.key} and its period cite two clauses"
    if deadline.day is None and None in (deadline.period, deadline.start) and not deadline.doubt.zh:
        yield f"deadline {deadline.key} is open and does not say so"
    if (deadline.start is Start.CORRECTION) != (deadline.lapse is not None):
        yield f"deadline {deadline.key} does not say what follows it, or says it of no correction"
    if deadline.start is Start.CORRECTION:
        yield from _of_correction(edition, deadline)


def _of_correction(edition: Edition, deadline: Deadline) -> Iterator[str]:
    if deadline.stage not in ASKING:
        yield f"deadline {deadline.key} runs in a stage that asks for no corrections"
    if deadline.period is None or deadline.period.unit not in (Unit.WORKING_DAYS, Unit.DAYS):
        yield f"deadline {deadline.key} is not counted in days"
    if edition.time_to_answer(deadline.stage) is not deadline:
        yield f"deadline {deadline.key} is not the only one for corrections of {deadline.stage}"


def _of_grades(edition: Edition) -> Iterator[str]:
    if [grade.rank for grade in edition.grades] != list(range(1, len(edition.grades) + 1)):
        yield "the grades do not stand in their order"
    passing = [grade.passes for grade in edition.grades]
    if passing != sorted(passing, reverse=True):
        yield "a failing grade stands above a passing one"
    for grade in edition.grades:
        if grade.gap_above and not grade.doubt.zh:
            yield f"grade {grade.key} has a gap above it and does not say so"


def _of_consequence(edition: Edition, consequence: Consequence) -> Iterator[str]:
    if not (consequence.grades or consequence.grounds or consequence.occasions):
        yield f"consequence {consequence.key} follows nothing"
    grades = {grade.key for grade in edition.grades}
    for key in (*consequence.grades, *([consequence.counts_as] if consequence.counts_as else [])):
        if key not in grades:
            yield f"consequence {consequence.key} names the unknown grade {key}"
    if consequence.or_better and len(consequence.grades) != 1:
        yield f"consequence {consequence.key} does not say which grade is the lowest"
    for key in consequence.grounds:
        if key not in {ground.key for ground in edition.grounds}:
            yield f"consequence {consequence.key} names the unknown ground {key}"
    if (consequence.does is Does.COUNT_AS) != bool(consequence.counts_as):
        yield f"consequence {consequence.key} does not say what grade it sets"
    lasts = consequence.does in (Does.RECTIFY, Does.BAN)
    if consequence.period is not None and (not lasts or consequence.period.clause != consequence.clause):
        yield f"consequence {consequence.key} has a period that is not its own"
    if lasts and None in (consequence.period, consequence.start) and not consequence.doubt.zh:
        yield f"consequence {consequence.key} is open and does not say so"
