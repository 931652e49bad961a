"""Whoever declared an interest in a matter stays out of it, wherever it appears. Each package that keeps such
declarations says here which processes they close to a person; the lists of the packages below leave them out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from .models import Process

Closed = Callable[[Any], QuerySet[Process]]
_sources: list[Closed] = []


def register_interests(closed_to: Closed) -> None:
    """``closed_to(user)``: the processes this person stays out of. Called once, from ``AppConfig.ready``."""
    if closed_to not in _sources:
        _sources.append(closed_to)


def closed_to(user: Any) -> QuerySet[Process]:
    """For an anti-join: ``.exclude(process__in=closed_to(user))``."""
    found = Process.objects.none()
    for source in _sources:
        found = found | source(user)
    return found.order_by()
