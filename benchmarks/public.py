"""What the public asks for, by many at once: answers per second."""

from __future__ import annotations

import threading
import time
from collections import Counter

from benchmarks.portal import RunningPortal
from benchmarks.report import Report
from benchmarks.visitor import Visitor
from notices.models import Notice

VISITORS = 16
SECONDS = 8.0
NOTE = f"{VISITORS} visitors without a session, each with a new connection for every page, for {SECONDS:.0f} s."


def measure(portal: RunningPortal, report: Report) -> None:
    table = report.table("Public pages", ("page", "answers per second", "median ms", "p95 ms", "other than 200"), NOTE)
    notice = Notice.objects.public().order_by("pk")[0].ref
    slowest = (float("inf"), "")
    for name, path in (("front", "/"), ("register", "/register/"), ("notice", f"/notices/{notice}/")):
        statuses, times = _crowd(portal.address, path)
        per_second = statuses[200] / SECONDS
        others = sum(statuses.values()) - statuses[200]
        times.sort()
        half, late = times[len(times) // 2], times[int(len(times) * 0.95)]
        table.add(name, f"{per_second:.0f}", f"{1000 * half:.0f}", f"{1000 * late:.0f}", others)
        slowest = min(slowest, (per_second, name))
    report.aim("public pages per second", 200, slowest[0], "", least=True, where=slowest[1])


def _crowd(address: str, path: str) -> tuple[Counter[int], list[float]]:
    statuses: Counter[int] = Counter()
    times: list[float] = []
    Visitor(address).get(path)
    until = time.monotonic() + SECONDS

    def visit() -> None:
        while time.monotonic() < until:
            answer = Visitor(address).get(path)
            statuses[answer.status] += 1
            times.append(answer.seconds)

    crowd = [threading.Thread(target=visit) for _visitor in range(VISITORS)]
    for each in crowd:
        each.start()
    for each in crowd:
        each.join()
    return statuses, times
