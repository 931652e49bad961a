"""The one door: every change of state goes through :func:`perform`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from . import chain
from .act import Act
from .arrival import moment
from .effects import dispatch
from .models import DOOR_SETTING, Effect, Event, Process, Stage
from .refusals import Refused
from .registry import Action, actions_of, find_action, kind_of
from .states import StageState

_import_reason: ContextVar[str] = ContextVar("import_reason", default="")


@contextmanager
def import_door(reason: str) -> Iterator[None]:
    """Let acts be performed as of a past moment, and say in each event why (seeding, taking over existing centres)."""
    token = _import_reason.set(reason)
    try:
        yield
    finally:
        _import_reason.reset(token)


@contextmanager
def _holding(processes: Iterable[int]) -> Iterator[None]:
    """Tell the database which processes this act holds, so that its triggers let their states change."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting(%s, true), '')", [DOOR_SETTING])
        before = cursor.fetchone()[0]
        inside = (before or ",") + "".join(f"{pk}," for pk in processes)
        cursor.execute("SELECT set_config(%s, %s, true)", [DOOR_SETTING, inside])
    yield
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, true)", [DOOR_SETTING, before])


def start_process(kind: str, edition: str, stages: Iterable[dict[str, Any]], *, now: datetime | None = None) -> Process:
    """Begin a life: one process with its stages, the first that is not skipped open.

    ``stages`` are mappings with the fields of :class:`Stage`; ``skipped=True`` leaves one out of the route.
    """
    now = now or timezone.now()
    with transaction.atomic():
        process = Process.objects.create(kind=kind, edition=edition, opened_at=now)
        rows = []
        first = True
        for position, given in enumerate(stages):
            fields = dict(given)
            if fields.pop("skipped", False):
                state = StageState.SKIPPED
            elif first:
                state, first = StageState.OPEN, False
                fields["opened_at"] = now
            else:
                state = StageState.WAITING
            rows.append(Stage(process=process, position=position, state=state, **fields))
        Stage.objects.bulk_create(rows)
        process.current_stage = next((row for row in rows if row.state == StageState.OPEN), None)
        process.save(update_fields=["current_stage"])
    return process


def perform(
    subject: Any,
    action: str,
    user: Any,
    *,
    expected_seq: int | None = None,
    at: datetime | None = None,
    **data: Any,
) -> Event:
    """Do ``action`` to ``subject``: lock, permission, conditions, transition, event, effects, in one transaction.

    ``expected_seq`` is the number of events that the person saw; another number means that somebody was faster.
    ``at`` is only allowed inside :func:`import_door`. Raises :class:`Refused` with the reason.
    """
    spec = find_action(kind_of(subject), action)
    reason = _import_reason.get()
    if at is not None and not reason:
        raise RuntimeError("a past moment may only be given inside import_door()")
    with transaction.atomic():
        act = _locked_act(spec, subject, user, data, at or moment(), expected_seq)
        if at is None:
            _follow_on(act)
        for condition in spec.conditions:
            condition(act)
        from_state = str(getattr(act.subject, "state", ""))
        stage = act.stage
        others = [p.pk for p in spec.processes(act.subject, data)] if spec.processes else []
        with _holding([act.process.pk, *others]):
            spec.run(act)
        if reason:
            act.note(imported=reason)
        event = chain.append(
            act.process,
            actor=user,
            data=act.details,
            action=spec.key,
            stage=stage,
            office=act.office or spec.office or (stage.office if stage else ""),
            at=act.now,
            from_state=from_state,
            to_state=str(getattr(act.subject, "state", "")),
            audience=list(spec.audience),
        )
        dispatch(
            Effect.objects.bulk_create(
                Effect(event=event, kind=kind, key=f"{event.pk}:{key}", arguments=arguments, run_after=timezone.now())
                for kind, key, arguments in act.effects
            )
        )
    _refresh(subject, act.subject)
    return event


def _refresh(given: Any, performed: Any) -> None:
    """Let the caller's instance show what the act made of it."""
    for field in performed._meta.concrete_fields:
        given.__dict__[field.attname] = performed.__dict__.get(field.attname)
    given._state.fields_cache.clear()


def _locked_act(
    spec: Action, subject: Any, user: Any, data: dict[str, Any], now: datetime, expected_seq: int | None
) -> Act:
    """Lock the processes by their keys, then the guard rows as declared; check turn and right."""
    wanted = {subject.process_id}
    if spec.processes:
        wanted |= {process.pk for process in spec.processes(subject, data)}
    locked = {p.pk: p for p in Process.objects.select_for_update().filter(pk__in=wanted).order_by("pk")}
    process = locked[subject.process_id]
    current = type(subject)._base_manager.select_for_update().get(pk=subject.pk)
    for lock in spec.locks:
        list(lock(current).select_for_update().order_by("pk").values_list("pk", flat=True))
    stage = process.current_stage
    if not spec.exists_in(process.edition):
        raise Refused(_("This procedure has no such step."), code="forbidden")
    _check_right(spec, current, user)
    _check_turn(spec, process, stage)
    if expected_seq is not None and expected_seq != process.seq:
        raise _stale(process, spec, still_open=True)
    return Act(spec, current, process, stage, user, data, now, imported=bool(_import_reason.get()))


JITTER = timedelta(minutes=5)
"""By so much two requests may overtake each other, or a clock be set right, without a word."""


def _follow_on(act: Act) -> None:
    """An event is not dated before the one it follows. Where the clock was put back further, the event says so."""
    last = act.process.events.order_by("-seq").values_list("at", flat=True).first()
    if last is None or act.now >= last:
        return
    if last - act.now <= JITTER:
        act.now = last
    else:
        act.note(clock=f"before its predecessor of {last.isoformat()}")


def _check_right(spec: Action, subject: Any, user: Any) -> None:
    if user is None:
        if not spec.system:
            raise Refused(_("This can only be done by a person."), code="forbidden")
    elif not spec.who(subject, user):
        raise Refused(_("You may not do this."), code="forbidden")


def _check_turn(spec: Action, process: Process, stage: Stage | None) -> None:
    if process.closed_at is not None and not spec.after_close:
        raise _stale(process, spec)
    if spec.stages and (stage is None or stage.key not in spec.stages):
        raise _stale(process, spec)


OUTSIDE = {"applicant", "experts"}
"""Offices whose people must not learn from a stale button which official did what, nor what is not announced yet."""


def _stale(process: Process, spec: Action, *, still_open: bool = False) -> Refused:
    """Who was faster, with what, and when. ``still_open``: the step may yet be taken, but not unseen."""
    last = process.events.select_related("detail").order_by("-seq").first()
    if last is None:
        return Refused(_("This step is not open."), code="stage")
    of_stages = process.stages.filter(key__in=spec.stages).values_list("office", flat=True)
    acting = {spec.office} if spec.office else set(of_stages)
    if acting & OUTSIDE and last.office not in acting:
        return Refused(_("This has moved on since you opened the page. Please look at it again."), code="stale")
    words = (
        _("Since you opened this page: “%(action)s” by %(who)s on %(when)s. Please look again before you go on.")
        if still_open
        else _("Already dealt with: “%(action)s” by %(who)s on %(when)s. Please look at the page again.")
    )
    return Refused(
        words
        % {
            "action": last.label,
            "who": last.detail.actor_name or _("the portal"),
            "when": date_format(timezone.localtime(last.at), "Y-m-d H:i"),
        },
        code="stale",
    )


@dataclass(frozen=True)
class Offer:
    """An action that the reader might take now, or the reason why not."""

    action: Action
    allowed: bool
    reason: str = ""
    points: tuple[str, ...] = ()
    """What a reason sums up, one by one; the reason alone is then its heading."""


def offers(subject: Any, user: Any) -> list[Offer]:
    """What this person may do to the subject in its present stage; a condition that fails gives its reason."""
    process: Process = subject.process
    stage = process.current_stage
    found = []
    for spec in actions_of(process.kind, process.edition):
        if not spec.offered or (process.closed_at is not None and not spec.after_close):
            continue
        if spec.stages and (stage is None or stage.key not in spec.stages):
            continue
        if not spec.who(subject, user):
            continue
        act = Act(spec, subject, process, stage, user, {}, timezone.now())
        try:
            for condition in spec.conditions:
                condition(act)
        except Refused as refusal:
            found.append(Offer(spec, False, str(refusal.reason), refusal.points))
        else:
            found.append(Offer(spec, True))
    return found


def has_acted(process: Process | int, user: Any, *, but: Iterable[str] = ()) -> bool:
    """Whether this person has done anything to the process, apart from the actions named: for the four-eyes rules."""
    pk = process if isinstance(process, int) else process.pk
    return Event.objects.filter(process_id=pk, actor=user).exclude(action__in=list(but)).exists()
