"""The rooms in their order: those that are measured anew at every number of dossiers, and those that once."""

from __future__ import annotations

import time
from collections.abc import Collection, Sequence
from typing import Any

from applications.models import Dossier
from benchmarks import asking, growth, memory, pages, paper, public, rush
from benchmarks.portal import RunningPortal
from benchmarks.report import Report

AT_EVERY_SIZE: dict[str, Any] = {"pages": pages.measure, "asking": asking.measure}
"""Name and ``measure(portal, report, size, repeats)``."""
AT_THE_END: dict[str, Any] = {
    "memory": memory.measure,
    "paper": paper.measure,
    "public": public.measure,
    "rush": rush.measure,
}
"""Name and ``measure(portal, report)``."""


def visit(
    portal: RunningPortal, report: Report, *, sizes: Sequence[int], repeats: int, only: Collection[str] = ()
) -> None:
    for size in sizes:
        growth.grow_to(size, portal, report)
        for name, measure in AT_EVERY_SIZE.items():
            if not only or name in only:
                started = time.monotonic()
                measure(portal, report, size, repeats)
                say(f"{name} at {Dossier.objects.count():,} dossiers", started)
    pages.tell(report)
    for name, measure in AT_THE_END.items():
        if not only or name in only:
            started = time.monotonic()
            measure(portal, report)
            say(name, started)


def say(what: str, started: float) -> None:
    print(f"{what}: {time.monotonic() - started:.0f} s", flush=True)
