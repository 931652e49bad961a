"""Carrying out what must follow: claimed with a lease, retried by the sweep, done once."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from .models import Deadline, Effect, Process
from .registry import effect_handler, handler_of_deadline
from .states import EffectState

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=10)
MAX_ATTEMPTS = 8


def dispatch(effects: Iterable[Effect]) -> None:
    """Ask the workers for these after the commit. A lost message does not matter: the sweep finds the rows."""
    from .tasks import carry_out

    for effect in effects:
        pk = effect.pk

        def send(pk: int = pk) -> None:
            try:
                carry_out.apply_async((pk,), retry=False)
            except Exception:
                logger.warning("effect %s waits for the sweep: no broker", pk)

        transaction.on_commit(send, robust=True)


def _claim(pk: int) -> bool:
    """Take an effect that is pending, or running under a lease that has ended. True for exactly one caller."""
    now = timezone.now()
    free = Q(state=EffectState.PENDING, run_after__lte=now) | Q(state=EffectState.RUNNING, lease_until__lt=now)
    return Effect.objects.filter(free, pk=pk).update(state=EffectState.RUNNING, lease_until=now + LEASE, error="") == 1


def run_effect(pk: int) -> bool:
    """Claim and carry out one effect. False where somebody else has it, or it failed (and will be tried again)."""
    if not _claim(pk):
        return False
    effect = Effect.objects.select_related("event", "event__process").get(pk=pk)
    try:
        with transaction.atomic():
            effect_handler(effect.kind)(effect)
            Effect.objects.filter(pk=pk).update(
                state=EffectState.DONE, done_at=timezone.now(), lease_until=None, attempts=effect.attempts + 1
            )
    except Exception as error:
        attempts = effect.attempts + 1
        failed = attempts >= MAX_ATTEMPTS
        logger.exception("effect %s (%s) failed, attempt %s", pk, effect.kind, attempts)
        Effect.objects.filter(pk=pk).update(
            state=EffectState.FAILED if failed else EffectState.PENDING,
            attempts=attempts,
            lease_until=None,
            run_after=timezone.now() + timedelta(seconds=15 * 2**attempts),
            error=f"{type(error).__name__}: {error}"[:2000],
        )
        return False
    return True


def retry(effect: Effect) -> None:
    """Let a failed effect be tried anew, from the page that shows it."""
    Effect.objects.filter(pk=effect.pk, state=EffectState.FAILED).update(
        state=EffectState.PENDING, attempts=0, run_after=timezone.now()
    )
    dispatch([effect])


def effects_to_run() -> list[int]:
    """Effects whose time has come and nobody holds, oldest first."""
    now = timezone.now()
    free = Q(state=EffectState.PENDING, run_after__lte=now) | Q(state=EffectState.RUNNING, lease_until__lt=now)
    return list(Effect.objects.filter(free).order_by("pk").values_list("pk", flat=True)[:500])


def fire_deadlines() -> int:
    """Fire what is due and certain, in the order of the due times, each once. The number fired.

    The process is locked before its deadline, as every act does that cancels one: none waits for the other for ever.
    """
    fired = 0
    due = Q(due_at__lte=timezone.now(), fired_at=None, cancelled_at=None, provisional=False)
    for pk, process in Deadline.objects.filter(due).order_by("due_at", "pk").values_list("pk", "process")[:500]:
        try:
            with transaction.atomic():
                Process.objects.select_for_update().get(pk=process)
                deadline = Deadline.objects.select_for_update().filter(due, pk=pk).first()
                if deadline is None:
                    continue
                deadline.fired_at = timezone.now()
                deadline.save(update_fields=["fired_at"])
                handler_of_deadline(deadline.kind)(deadline)
                fired += 1
        except Exception:
            logger.exception("deadline %s failed and stays due", pk)
    return fired


def run_pending() -> None:
    """Carry out all that is due now in this process: for tests, seeding and the sweep."""
    while fire_deadlines():
        pass
    while pks := effects_to_run():
        done = [run_effect(pk) for pk in pks]
        if not any(done):
            return
