"""The sweep: fires due deadlines and takes up effects whose message was lost. One at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from time import monotonic

from django.db import connection

from . import once
from .deadlines import fire_deadlines
from .effects import effects_to_run, run_effect

LONGEST = timedelta(minutes=4)
"""After which a sweep leaves the rest to the next: well within a worker's time limit."""
_LOCK = 0x5357454550  # any number that nobody else locks


def run_pending(*, at_most: timedelta | None = None) -> None:
    """Carry out all that is due now in this process: for tests, seeding and the sweep."""
    end = monotonic() + at_most.total_seconds() if at_most else None
    fire_deadlines()
    while pks := effects_to_run():
        done = False
        for pk in pks:
            done |= run_effect(pk)
            if end is not None and monotonic() > end:
                return
        if not done:
            return


@contextmanager
def _alone() -> Iterator[bool]:
    """True for one sweep at a time; the lock ends with the connection of whoever holds it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_LOCK])
        mine = bool(cursor.fetchone()[0])
    try:
        yield mine
    finally:
        if mine:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])


def sweep() -> bool:
    """Whether this call swept: where another is at it, that is enough."""
    with _alone() as mine:
        if mine:
            run_pending(at_most=LONGEST)
            once.forget_old()
        return mine
