"""``python -m benchmarks``: start a portal, measure it room by room, print the tables and write them down."""

from __future__ import annotations

import argparse
import platform
import time
from datetime import UTC, datetime
from pathlib import Path

import psutil

from benchmarks.portal import RunningPortal
from benchmarks.report import Report
from portal.launch.data_dir import BASE_DIR

WRITTEN = BASE_DIR / "docs" / "performance.md"
SIZES = (1_000, 10_000, 100_000)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--sizes", default="", help="numbers of dossiers, comma separated (default: 1000,10000,100000)")
    parser.add_argument("--only", default="", help="names of rooms, comma separated (default: all)")
    parser.add_argument("--directory", type=Path, help="keep the data here, and use what is there (default: scratch)")
    parser.add_argument("--repeats", type=int, default=21, help="how often each page is asked for")
    options = parser.parse_args()
    sizes = tuple(sorted(int(size) for size in options.sizes.split(",") if size)) or SIZES
    only = {name for name in options.only.split(",") if name}
    report, started = Report(), time.monotonic()
    with RunningPortal(options.directory) as portal:
        print(f"started in {portal.started_in:.0f} s at {portal.address}", flush=True)
        portal.set_up_django()
        from benchmarks import rooms

        rooms.visit(portal, report, sizes=sizes, repeats=options.repeats, only=only)
        complaints = portal.complaints()
    print(report.as_text())
    for line in complaints:
        print(line)
    print(f"\nended after {time.monotonic() - started:.0f} s")
    if not only and sizes == SIZES:
        WRITTEN.write_text(report.as_markdown(head(time.monotonic() - started)))
        print(f"written: {WRITTEN.relative_to(BASE_DIR)}")


def head(seconds: float) -> str:
    memory = psutil.virtual_memory().total / 2**30
    return f"""# How fast the portal is

Written by `make bench`; what is measured, and how, stands in [benchmarks/](../benchmarks/).

Measured on {datetime.now(UTC).date().isoformat()} in {seconds / 60:.0f} minutes, on a machine that did nothing else:
{psutil.cpu_count()} cores, {memory:.0f} GiB of memory, {platform.machine()}, Python {platform.python_version()}.
The portal ran as `make run` starts it: two web workers of four threads, one Celery worker, beat, PostgreSQL and Redis,
all on that machine, and whatever asked it too. Times are those of the whole answer over HTTP."""


if __name__ == "__main__":
    main()
