"""Memory of the processes that answer and work, after all that was asked of them before."""

from __future__ import annotations

import psutil

from benchmarks.portal import RunningPortal
from benchmarks.report import Report

NOTE = "RSS counts what processes share once for each; PSS divides it among them."


def measure(portal: RunningPortal, report: Report) -> None:
    table = report.table("Memory", ("process", "RSS MB", "PSS MB"), NOTE)
    largest = 0.0
    for name, processes in (
        ("web worker", portal.web_workers()),
        ("Celery worker", portal.processes("celery.* worker")),
        ("beat", portal.processes("celery.* beat")),
    ):
        for process in processes:
            rss, pss = _megabytes(process)
            table.add(name, f"{rss:.0f}", f"{pss:.0f}")
            if name == "web worker":
                largest = max(largest, rss)
    report.aim("a web worker", 250, largest, "MB", where="RSS of the larger one")


def _megabytes(process: psutil.Process) -> tuple[float, float]:
    memory = process.memory_full_info()
    return memory.rss / 2**20, memory.pss / 2**20
