"""Whoever declared an interest in a matter stays out of it, wherever it appears. Each package that keeps such
declarations says here which processes they close to a person; the lists of the packages below leave them out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

Closed = Callable[[Any], Iterable[int]]
_sources: list[Closed] = []


def register_interests(closed_to: Closed) -> None:
    """``closed_to(user)``: the keys of the processes this person stays out of. Called once, from
    ``AppConfig.ready``."""
    if closed_to not in _sources:
        _sources.append(closed_to)


def closed_to(user: Any) -> set[int]:
    """Keys of processes, for ``.exclude(process__in=closed_to(user))``. They are few, and mostly none: asked
    beforehand they cost every page less than as a part of its queries."""
    return {pk for source in _sources for pk in source(user)}
