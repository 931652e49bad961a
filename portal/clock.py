"""Celery's clock, on a machine whose own clock may be put back."""

import time
from typing import Any

from celery.beat import PersistentScheduler
from celery.schedules import schedstate

STEP = 60.0


class Clock(PersistentScheduler):
    """What was last done at a moment that is still to come is done now, instead of when that moment is past."""

    _seen = 0.0

    def is_due(self, entry: Any) -> Any:
        if entry.last_run_at is not None and entry.last_run_at > entry.default_now():
            return schedstate(is_due=True, next=self.max_interval)
        return super().is_due(entry)

    def tick(self, *args: Any, **kwargs: Any) -> Any:
        now = time.time()
        if now < self._seen - STEP:
            self._heap = None  # ordered by moments of the clock before
        self._seen = now
        return super().tick(*args, **kwargs)
