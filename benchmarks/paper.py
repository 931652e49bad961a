"""PDF of one page and of eighty, in a process that has made none yet and again in the same one.

``python -m benchmarks.paper`` is that process: it measures and prints what it measured as JSON.
"""

from __future__ import annotations

import json
import logging
import os
import re
import subprocess
import sys
import time

from benchmarks.portal import RunningPortal
from benchmarks.report import Report
from portal.launch.data_dir import BASE_DIR

PAGES = 80
ONE_PAGE = '<section class="letter"><h1>推荐函</h1>' + "<p>同意推荐该单位申报市技术创新中心。</p>" * 12 + "</section>"


def measure(portal: RunningPortal, report: Report) -> None:
    made = subprocess.run(
        [sys.executable, "-m", "benchmarks.paper"],
        cwd=BASE_DIR,
        env={**os.environ, **portal.environment()},
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        raise SystemExit(f"no paper could be made:\n{made.stderr}")
    table = report.table("PDF", ("paper", "cold s", "warm s"), "A dossier as it is handed in; the long one holds more.")
    found = json.loads(made.stdout.splitlines()[-1])
    for name, cold, warm in found:
        table.add(name, f"{cold:.2f}", f"{warm:.2f}")
    report.aim("PDF of one page, warm", 0.3, found[0][2], "s")


def main() -> None:
    import django

    django.setup()
    from django.utils import translation

    from documents import rendering
    from materials.models import Draft
    from materials.paper import render_pdf

    translation.activate("zh-hans")
    logging.getLogger("weasyprint").setLevel(logging.ERROR)  # the long one says each heading several times
    made: list[str] = []
    draw = rendering.to_pdf

    def note(html: str) -> bytes:
        made.append(html)
        return b""

    draft = Draft.objects.filter(sections__isnull=False, rows__isnull=False).order_by("pk").first()
    if draft is None:
        raise SystemExit("the demonstration is not there")
    rendering.to_pdf = note  # what a dossier says, to be drawn below
    render_pdf(draft)
    head, body = re.split(r"(?<=<body)[^>]*>", made[0].rpartition("</body>")[0], maxsplit=1)
    dossier = f"{head}>{body}</body></html>"
    one = f"{head}>{ONE_PAGE}</body></html>"
    found = [("one page", *_twice(draw, one))]
    pages = _pages(dossier)
    found.append((f"dossier of {pages} pages", *_twice(draw, dossier)))
    times = -(-PAGES // pages)
    long = f"{head}>{body * times}</body></html>"
    found.append((f"{_pages(long)} pages", *_twice(draw, long)))
    print(json.dumps(found))


def _twice(draw: object, html: str) -> tuple[float, float]:
    times = []
    for _time in range(2):
        started = time.perf_counter()
        draw(html)  # type: ignore[operator]
        times.append(time.perf_counter() - started)
    return times[0], times[1]


def _pages(html: str) -> int:
    from weasyprint import HTML

    from documents import rendering

    return len(HTML(string=html, base_url="about:blank", url_fetcher=rendering._fetcher()).render().pages)


if __name__ == "__main__":
    main()
