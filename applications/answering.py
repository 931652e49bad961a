"""补正期限: until when a correction is answered where the text says so, and what follows when nobody answered."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

import rules
from cities.calendar import end_of_period
from cities.models import CalendarYear
from cities.signals import calendar_changed
from materials.queries import current_correction
from rules.life import Start
from rules.procedure import Office, Unit
from workflow import END, Act, Refused, action, deadline_handler, perform
from workflow.arrival import BELIEVED
from workflow.models import Deadline

from . import who
from .beginning import KIND
from .ending import take_back
from .models import Dossier
from .states import DossierState, Waits
from .telling import tell_applicant, tell_office

DEADLINE = "correction_answer"
LAPSED = gettext_noop("“%(dossier)s” was not corrected by the end of %(until)s and is deemed withdrawn: %(clause)s.")


def with_time_to_answer(edition: str) -> bool:
    """The text limits the time for answering a correction."""
    return any(deadline.start is Start.CORRECTION for deadline in rules.edition(edition).deadlines)


def last_day(limit: rules.Deadline, asked_on: date) -> tuple[date, bool]:
    """The last day for an answer, and whether it is only a guess. The day of the request is not counted."""
    period = limit.period
    if period is None:
        raise RuntimeError(f"{limit.key} has no length")
    if period.unit is Unit.DAYS:
        return asked_on + timedelta(days=period.length), False
    end = end_of_period(asked_on, period.length)
    return end.date, end.provisional


def _midnight_after(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def set_time_to_answer(act: Act, asking: str) -> date | None:
    """The clock of a correction that this stage has just asked for runs; its last day, None where no limit is set."""
    limit = act.subject.edition.time_to_answer(asking)
    if limit is None:
        return None
    day, provisional = last_day(limit, timezone.localdate(act.now))
    act.deadline(DEADLINE, _midnight_after(day), provisional=provisional, grace=BELIEVED)
    act.note(until=str(day), provisional=provisional)
    return day


def told_beforehand(dossier: Dossier) -> str:
    """What whoever returns a dossier today is told of the time that the applicant then has."""
    stage = dossier.process.current_stage
    limit = dossier.edition.time_to_answer(stage.key) if stage is not None else None
    if limit is None:
        return ""
    day, _provisional = last_day(limit, timezone.localdate())
    return _("The applicant has until the end of %(day)s to answer (%(clause)s: “%(quote)s”).") % {
        "day": day,
        "clause": dossier.edition.clauses[limit.clause].spelling,
        "quote": limit.quote,
    }


def _who_asked(dossier: Dossier) -> Waits:
    """The office that waits for the answer."""
    correction = current_correction(dossier.draft)
    if correction is None:
        raise RuntimeError(f"{dossier}: nothing was asked")
    office = dossier.edition.stage(correction.stage_key).office
    return Waits.RECOMMEND if office is Office.DEPARTMENT else Waits.CHECK


def _limit_of(dossier: Dossier) -> rules.Deadline | None:
    """The limit under which the open correction stands."""
    if dossier.state != DossierState.RETURNED:
        return None
    correction = current_correction(dossier.draft)
    return None if correction is None else dossier.edition.time_to_answer(correction.stage_key)


def still_in_time(act: Act) -> None:
    """A correction is answered within the time that the text sets; a last day that is only a guess cuts nobody off."""
    limit = _limit_of(act.subject)
    stage = act.stage
    if limit is None or stage is None or stage.due_at is None or stage.due_provisional or act.now < stage.due_at:
        return
    raise Refused(
        _("The time for correcting it ran until the end of %(day)s (%(clause)s).")
        % {
            "day": timezone.localdate(stage.due_at - timedelta(seconds=1)),
            "clause": act.subject.edition.clauses[limit.clause].spelling,
        },
        code="late",
    )


def answered(act: Act) -> None:
    """What was asked has been answered: its clock stops."""
    act.cancel_deadlines(DEADLINE)


def time_has_passed(act: Act) -> None:
    running = act.process.deadlines.filter(kind=DEADLINE, cancelled_at=None, provisional=False)
    if _limit_of(act.subject) is None or not running.filter(due_at__lte=act.now).exists():
        raise Refused(_("The time for an answer has not passed."), code="running")


@action(
    "lapse",
    on=KIND,
    stage="application",
    leads=END,
    label=gettext_lazy("Not corrected in time: deemed withdrawn"),
    who=who.nobody,
    where=with_time_to_answer,
    conditions=(time_has_passed,),
    system=True,
    offered=False,
    office="bureau",
)
def lapse(act: Act) -> None:
    """What the text says of a correction that nobody answered: it counts as withdrawn."""
    dossier: Dossier = act.subject
    limit = _limit_of(dossier)
    stage = act.open_stage()
    if limit is None or limit.lapse is not rules.Lapse.WITHDRAWN or stage.due_at is None:
        raise RuntimeError(f"{dossier}: nothing says what follows")
    until = timezone.localdate(stage.due_at - timedelta(seconds=1))
    clause = dossier.edition.clauses[limit.clause].spelling
    asked = _who_asked(dossier)
    take_back(act, f"{clause}：{limit.quote}")
    act.note(until=str(until), clause=clause)
    tell_applicant(act, LAPSED, until=str(until), clause=clause)
    tell_office(act, asked, LAPSED, until=str(until), clause=clause)


@deadline_handler(DEADLINE)
def nobody_answered(deadline: Deadline) -> None:
    perform(Dossier.objects.get(process=deadline.process), "lapse", None)


@action(
    "settle_time_to_answer",
    on=KIND,
    stage="application",
    label=gettext_lazy("The calendar was completed: period computed anew"),
    who=who.nobody,
    where=with_time_to_answer,
    system=True,
    offered=False,
    office="bureau",
)
def settle_time_to_answer(act: Act) -> None:
    """The last day was only a guess; the calendar of that year has come."""
    limit = _limit_of(act.subject)
    correction = current_correction(act.subject.draft)
    if limit is None or correction is None:
        raise Refused(_("This step is not open."), code="stage")
    day, provisional = last_day(limit, timezone.localdate(correction.asked_at))
    act.deadline(DEADLINE, _midnight_after(day), provisional=provisional, grace=BELIEVED)
    act.note(until=str(day), provisional=provisional)


@receiver(calendar_changed, sender=CalendarYear)
def settle_provisional(**_kwargs: Any) -> None:
    """A year was loaded: last days that were a guess are computed anew."""
    guessed = Deadline.objects.filter(kind=DEADLINE, provisional=True, fired_at=None, cancelled_at=None)
    for dossier in Dossier.objects.filter(process__in=guessed.values("process")).order_by("pk"):
        perform(dossier, "settle_time_to_answer", None)
