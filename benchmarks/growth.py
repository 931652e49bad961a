"""Making many dossiers: how long it takes, and how large the database becomes."""

from __future__ import annotations

import os
import time

import psycopg
from django.db import connection

from applications.models import Dossier
from benchmarks.portal import RunningPortal
from benchmarks.report import Report
from portal.demonstration.many import make_many

COLUMNS = ("dossiers", "made in", "per second", "database")


def grow_to(size: int, portal: RunningPortal, report: Report) -> None:
    """As many dossiers as asked for, counted with those that are there."""
    wanted = size - Dossier.objects.count()
    started = time.monotonic()
    if wanted > 0:
        make_many(wanted)
    seconds = time.monotonic() - started
    _analyse()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        megabytes = cursor.fetchone()[0] / 2**20
    per_second = f"{wanted / seconds:,.0f}" if wanted > 0 else "–"
    report.table("Seeding", COLUMNS).add(f"{size:,}", f"{seconds:.1f} s", per_second, f"{megabytes:,.0f} MB")
    if wanted > 0 and size == 10_000:
        report.aim("10,000 dossiers seeded", 60, seconds * size / wanted, "s")


def _analyse() -> None:
    """What the server does by itself within a minute, done before anything is measured. Only an owner may."""
    owner = os.environ["DATABASE_URL"].replace("portal_app@", "postgres@")
    with psycopg.connect(owner, autocommit=True) as server:
        server.execute("VACUUM ANALYZE")
