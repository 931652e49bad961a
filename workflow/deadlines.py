"""What is due at a moment: fired once, in order, however long the scheduler slept."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from .models import Deadline, Process
from .registry import handler_of_deadline

logger = logging.getLogger(__name__)

BATCH = 500
LONGEST_WAIT = timedelta(hours=1)
LOCK_TIMEOUT = "10s"
LATE = timedelta(minutes=10)


def is_due(now: datetime) -> Q:
    """Due, certain, and not resting after a failure."""
    rested = Q(try_after=None) | Q(try_after__lte=now) | Q(try_after__gt=now + LONGEST_WAIT)
    return Q(rested, due_at__lte=now, fired_at=None, cancelled_at=None, provisional=False)


def fire_deadlines() -> int:
    """Fire what is due and certain, in the order of the due times, each once. The number fired.

    One that fails rests longer and longer, is shown on the page of background work, and holds up nobody.
    """
    fired = 0
    while due := list(
        Deadline.objects.filter(is_due(timezone.now())).order_by("due_at", "pk").values_list("pk", "process")[:BATCH]
    ):
        for pk, process in due:
            try:
                fired += _fire(pk, process)
            except Exception as error:
                logger.exception("deadline %s failed and stays due", pk)
                _rest(pk, error)
    return fired


def _fire(pk: int, process: int) -> bool:
    """The process is locked before its deadline, as every act does that cancels one: none waits for ever."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = '{LOCK_TIMEOUT}'")
        Process.objects.select_for_update().get(pk=process)
        deadline = Deadline.objects.select_for_update().filter(is_due(timezone.now()), pk=pk).first()
        if deadline is None:
            return False
        deadline.fired_at = timezone.now()
        deadline.save(update_fields=["fired_at"])
        handler_of_deadline(deadline.kind)(deadline)
    return True


def _rest(pk: int, error: Exception) -> None:
    now = timezone.now()
    row = Deadline.objects.filter(pk=pk, fired_at=None)
    attempts = row.values_list("attempts", flat=True).first() or 0
    row.update(
        attempts=F("attempts") + 1,
        try_after=now + min(timedelta(seconds=30 * 2 ** min(attempts, 10)), LONGEST_WAIT),
        error=f"{type(error).__name__}: {error}"[:2000],
    )


def failed_deadlines() -> QuerySet[Deadline]:
    """What is due and has failed at least once; the sweep keeps trying."""
    return Deadline.objects.filter(fired_at=None, cancelled_at=None, attempts__gt=0).order_by("due_at", "pk")


def late_deadlines() -> QuerySet[Deadline]:
    """What should have fired by now: more than a few mean that the scheduler stands still."""
    return Deadline.objects.filter(is_due(timezone.now()), due_at__lt=timezone.now() - LATE)


def try_again(deadline: Deadline) -> None:
    """Let the next sweep take up a deadline that failed."""
    Deadline.objects.filter(pk=deadline.pk, fired_at=None).update(try_after=None)
