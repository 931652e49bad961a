"""What if: a question about every dossier of a city, from putting it to the workbook, by the portal's own worker."""

from __future__ import annotations

import time
from collections.abc import Iterator

from django.contrib.auth import get_user_model

import rules
from accounts.permissions import scopes
from applications.models import WhatIf
from applications.what_if import ask, population
from benchmarks.pages import PEOPLE
from benchmarks.portal import RunningPortal
from benchmarks.report import Report
from cities.models import City
from documents.models import JobState
from rules.variation import Threshold, rosters_read, thresholds

COLUMNS = ("dossiers in all", "question", "asked of", "would change", "answered in")
LONGEST = 600
"""Seconds after which an answer no longer counts."""


def measure(_portal: RunningPortal, report: Report, size: int, _repeats: int) -> None:
    clerk = get_user_model()._default_manager.get(username=PEOPLE["clerk"])
    city = scopes(clerk, "view_dossiers", City)[0]
    for what, id, value in _questions(rules.edition(city.current_edition)):
        started = time.monotonic()
        asked = ask(city, clerk, {id: {"values": value}})
        _await(asked)
        seconds = time.monotonic() - started
        report.table("What if", COLUMNS).add(
            f"{size:,}", what, f"{population(asked).count():,}", f"{len(asked.moved):,}", f"{seconds:.1f} s"
        )


def _questions(edition: rules.Edition) -> Iterator[tuple[str, str, dict[str, str]]]:
    """The first that facts settle, and the first that reads rows."""
    numbered = [(one, thresholds(one)) for one in edition.requirements if thresholds(one)]
    for what, rows in (("facts settle it", False), ("it reads rows", True)):
        one, numbers = next((one, numbers) for one, numbers in numbered if bool(rosters_read(one)) is rows)
        yield what, one.id, {numbers[0].key: _other(numbers[0])}


def _other(threshold: Threshold) -> str:
    """A number above the one that stands."""
    return str(threshold.value + 1) if isinstance(threshold.value, int) else threshold.shown


def _await(asked: WhatIf) -> None:
    until = time.monotonic() + LONGEST
    while time.monotonic() < until:
        asked.refresh_from_db()
        if asked.job is not None:
            asked.job.refresh_from_db()
            if asked.job.state == JobState.DONE:
                return
            if asked.job.state == JobState.FAILED:
                raise SystemExit(f"the question failed: {asked.job.error}")
        time.sleep(0.1)
    raise SystemExit(f"no answer within {LONGEST} s")
