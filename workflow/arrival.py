"""When a request arrived.

What counts as in time is the moment at which this server received the request, not the one at which its turn came:
whoever pressed the button in time does not lose to a queue. The server that accepts connections notes it
(``portal/serving.py``); nothing that the client says is believed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta

from django.utils import timezone

BELIEVED = timedelta(minutes=2)
"""No request waits longer in an honest queue: what claims to have, counts from here."""
_arrived: ContextVar[datetime | None] = ContextVar("arrived", default=None)


@contextmanager
def arrived(at: datetime) -> Iterator[None]:
    """What is done inside belongs to a request that arrived at this moment."""
    token = _arrived.set(at)
    try:
        yield
    finally:
        _arrived.reset(token)


def moment() -> datetime:
    """The moment from which an act counts: the arrival of its request; outside of one, now."""
    now, at = timezone.now(), _arrived.get()
    return now if at is None or at > now else max(at, now - BELIEVED)
