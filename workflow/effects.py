"""Carrying out what must follow: claimed by one worker, retried by the sweep, done once.

A claim is a lease *and* the lock on the row: a worker that lives keeps its lock however long it takes, and one that was
killed loses it with its connection. The lease only keeps the sweep from looking too early.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from .models import Effect
from .registry import effect_handler
from .states import EffectState

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=1)
MAX_ATTEMPTS = 8
FARTHEST = timedelta(seconds=15 * 2**MAX_ATTEMPTS)
"""No wait is longer. What waits longer was written by a clock that has been put back since, and is due."""
PAUSE = timedelta(minutes=1)
"""How long a kind of effect rests after its server could not be reached."""


class Unreachable(Exception):
    """Raised by a handler whose server does not answer: all effects of the kind rest for a while, not only this one."""


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


def _free(now: datetime) -> Q:
    """Pending whose time has come, or left by a worker whose lease has ended; the clock may have been put back."""
    waiting = Q(run_after__lte=now) | Q(run_after__gt=now + FARTHEST)
    left = Q(lease_until__lt=now) | Q(lease_until__gt=now + 2 * LEASE)
    return Q(waiting, state=EffectState.PENDING) | Q(left, state=EffectState.RUNNING)


def _claim(pk: int) -> int | None:
    """Take an effect that is free. The number of the attempt, for exactly one caller."""
    now = timezone.now()
    with transaction.atomic():
        row = Effect.objects.select_for_update(skip_locked=True).filter(_free(now), pk=pk).first()
        if row is None:
            return None
        if row.attempts >= MAX_ATTEMPTS:
            row.state, row.lease_until = EffectState.FAILED, None
            row.error = "every worker that began this was ended in the middle of it"
        else:
            row.state, row.lease_until, row.error = EffectState.RUNNING, now + LEASE, ""
            row.attempts += 1
        row.save(update_fields=["state", "lease_until", "attempts", "error"])
        return row.attempts if row.state == EffectState.RUNNING else None


def run_effect(pk: int) -> bool:
    """Claim and carry out one effect. False where somebody else has it, or it failed (and will be tried again)."""
    attempt = _claim(pk)
    if attempt is None:
        return False
    mine = Effect.objects.filter(pk=pk, state=EffectState.RUNNING, attempts=attempt)
    kind = ""
    try:
        with transaction.atomic():
            effect = mine.select_for_update(of=("self",)).select_related("event__process").first()
            if effect is None:
                return False
            kind = effect.kind
            effect_handler(kind)(effect)
            mine.update(state=EffectState.DONE, done_at=timezone.now(), lease_until=None)
    except Exception as error:
        _failed(pk, kind, attempt, error)
        return False
    return True


def _failed(pk: int, kind: str, attempt: int, error: Exception) -> None:
    logger.exception("effect %s (%s) failed, attempt %s", pk, kind, attempt)
    now = timezone.now()
    Effect.objects.filter(pk=pk, state=EffectState.RUNNING, attempts=attempt).update(
        state=EffectState.FAILED if attempt >= MAX_ATTEMPTS else EffectState.PENDING,
        lease_until=None,
        run_after=now + timedelta(seconds=15 * 2**attempt),
        error=f"{type(error).__name__}: {error}"[:2000],
    )
    if isinstance(error, Unreachable):
        Effect.objects.filter(kind=kind, state=EffectState.PENDING, run_after__lt=now + PAUSE).update(
            run_after=now + PAUSE
        )


def retry(effect: Effect) -> None:
    """Let a failed effect be tried anew, from the page that shows it."""
    Effect.objects.filter(pk=effect.pk, state=EffectState.FAILED).update(
        state=EffectState.PENDING, attempts=0, run_after=timezone.now()
    )
    dispatch([effect])


def effects_to_run() -> list[int]:
    """Effects whose time has come and nobody holds, oldest first."""
    return list(Effect.objects.filter(_free(timezone.now())).order_by("pk").values_list("pk", flat=True)[:500])
