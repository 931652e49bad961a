"""Large sets of dossiers: the demonstration's own, told again in earlier years, written a batch at a time.

What an act writes is written here too: process and stages, the frozen submission, and a chain of events in which each
says that it was imported. Panels, notices and papers are not told again, so only dossiers are that stand without them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from django.db import connection, models, transaction
from django.utils import timezone

from applications.models import Decision, Dossier
from documents.models import NumberSequence
from materials.models import Assessment, Submission
from workflow.chain import event_digest, payload_digest
from workflow.models import Event, EventDetail, Process, Stage

BATCH = 1000
FIRST = 60
"""So many of the first dossiers are told again, as far as they can be."""
REASON = "成批演示数据"
YEARS = 3
"""Over so many years the copies are spread."""
ALONE = (
    "",
    "intention",
    "candidate",
    "application",
    "credit_check",
    "recommendation",
    "formal_check",
    "plan_improvement",
    "deliberation",
)
"""Where a dossier stands without a panel at work, a notice or a paper; the first is a closed one."""
DIGITS = "〇一二三四五六七八九"


@dataclass(frozen=True)
class Pattern:
    """A dossier of the demonstration, with what is told again of it."""

    dossier: Dossier
    stages: Sequence[Stage]
    events: Sequence[Event]
    submission: int | None
    decision: Decision | None


def patterns(cities: Iterable[str] = ()) -> list[Pattern]:
    """Of these cities, or of all."""
    every = Dossier.objects.select_related("process__current_stage", "draft", "city").order_by("pk")
    if cities := list(cities):
        every = every.filter(city__slug__in=cities)
    dossiers = list(every[:FIRST])  # later ones may be copies themselves
    submissions = dict(
        Submission.objects.filter(draft__in=[d.draft_id for d in dossiers]).order_by("seq").values_list("draft", "pk")
    )
    decisions = {decision.dossier_id: decision for decision in Decision.objects.filter(dossier__in=dossiers)}
    processes = [dossier.process_id for dossier in dossiers]
    stages: dict[int, list[Stage]] = {}
    for stage in Stage.objects.filter(process__in=processes).order_by("position"):
        stages.setdefault(stage.process_id, []).append(stage)
    events: dict[int, list[Event]] = {}
    for event in Event.objects.filter(process__in=processes).select_related("detail", "stage").order_by("seq"):
        events.setdefault(event.process_id, []).append(event)
    return [
        Pattern(
            dossier,
            stages[dossier.process_id],
            events[dossier.process_id],
            submissions.get(dossier.draft_id),
            decisions.get(dossier.pk),
        )
        for dossier in dossiers
        if (dossier.process.current_stage.key if dossier.process.current_stage else "") in ALONE
    ]


def make_many(count: int, cities: Iterable[str] = ()) -> int:
    """So many dossiers beside those that are there; how many were made. Each batch is a transaction of its own."""
    known = patterns(cities)
    if not known:
        return 0
    first = Dossier.objects.count()
    for start in range(0, count, BATCH):
        places = range(first + start, first + min(start + BATCH, count))
        with transaction.atomic():
            _write([(known[place % len(known)], place) for place in places])
    return count


def _write(told: list[tuple[Pattern, int]]) -> None:
    shifts = [timedelta(days=(place * 37) % (YEARS * 365) + 30) for _pattern, place in told]
    processes = _numbered(
        _copy(pattern.dossier.process, shift, seq=0, head="")
        for (pattern, _place), shift in zip(told, shifts, strict=True)
    )
    stages = _numbered(
        _copy(stage, shift, process_id=process.pk)
        for (pattern, _place), shift, process in zip(told, shifts, processes, strict=True)
        for stage in pattern.stages
    )
    by_key = {(stage.process_id, stage.key): stage.pk for stage in stages}
    for (pattern, _place), process in zip(told, processes, strict=True):
        current = pattern.dossier.process.current_stage
        process.current_stage_id = by_key[process.pk, current.key] if current else None
    events, details = _events(told, shifts, processes, by_key)
    for rows in (processes, stages, events, details):
        _insert(rows)
    _write_dossiers(told, shifts, processes)


def _numbered(rows: Iterable[Any]) -> list[Any]:
    """With the keys that they will have."""
    found = list(rows)
    if found:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
                [found[0]._meta.db_table, len(found)],
            )
            for row, (key,) in zip(found, cursor.fetchall(), strict=True):
                row.pk = key
    return found


def _insert(rows: Sequence[models.Model]) -> None:
    """By COPY, many times as fast as INSERT; triggers and constraints hold all the same."""
    if not rows:
        return
    fields = rows[0]._meta.concrete_fields
    columns = ", ".join(str(field.column) for field in fields)
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {rows[0]._meta.db_table} ({columns}) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row([field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields])


@cache
def _columns(model: type[models.Model]) -> tuple[tuple[str, bool], ...]:
    """What a copy takes over, and whether it is a moment or a day."""
    return tuple(
        (field.attname, isinstance(field, models.DateField))
        for field in model._meta.concrete_fields
        if not field.primary_key and field.name != "ref"
    )


def _copy(row: Any, shift: timedelta, **changes: Any) -> Any:
    """A new row like this one, all its moments and days earlier, with a reference of its own."""
    model: type[models.Model] = type(row)
    values: dict[str, Any] = {}
    for name, moves in _columns(model):
        value = getattr(row, name)
        values[name] = value - shift if moves and value is not None else value
    return model(**{**values, **changes})


def _events(
    told: list[tuple[Pattern, int]],
    shifts: list[timedelta],
    processes: list[Process],
    stages: dict[tuple[int, str], int],
) -> tuple[list[Event], list[EventDetail]]:
    """Each event follows the one before it, as the door writes them; the process keeps the last as its head."""
    events: list[Event] = []
    words: list[tuple[str, dict[str, Any], str]] = []
    said: dict[int, tuple[dict[str, Any], str]] = {}  # the same in every copy: data and digest
    for (pattern, _place), shift, process in zip(told, shifts, processes, strict=True):
        for old in pattern.events:
            detail = old.detail
            if old.pk not in said:
                data = {**detail.data, "imported": REASON}
                said[old.pk] = data, payload_digest(detail.salt, detail.actor_name, data)
            data, digest = said[old.pk]
            event = _copy(
                old,
                shift,
                process_id=process.pk,
                stage_id=stages[process.pk, old.stage.key] if old.stage else None,
                previous=process.head,
                payload_digest=digest,
            )
            event.digest = event_digest(event)
            process.seq, process.head = event.seq, event.digest
            events.append(event)
            words.append((detail.actor_name, data, detail.salt))
    details = [
        EventDetail(event_id=event.pk, actor_name=name, data=data, salt=salt)
        for event, (name, data, salt) in zip(_numbered(events), words, strict=True)
    ]
    return events, details


def _write_dossiers(told: list[tuple[Pattern, int]], shifts: list[timedelta], processes: list[Process]) -> None:
    drafts = _numbered(
        _copy(pattern.dossier.draft, shift) for (pattern, _place), shift in zip(told, shifts, strict=True)
    )
    numbers = _numbers(told, shifts)
    dossiers = _numbered(
        _copy(
            pattern.dossier,
            shift,
            process_id=process.pk,
            draft_id=draft.pk,
            number=next(numbers) if pattern.dossier.number else "",
            **_name(pattern.dossier, place),
        )
        for (pattern, place), shift, process, draft in zip(told, shifts, processes, drafts, strict=True)
    )
    decisions = _numbered(
        _copy(pattern.decision, shift, dossier_id=dossier.pk, document_id=None)
        for (pattern, _place), shift, dossier in zip(told, shifts, dossiers, strict=True)
        if pattern.decision is not None
    )
    for rows in (drafts, dossiers, decisions):
        _insert(rows)
    _write_submissions(
        [
            (pattern.submission, draft.pk, dossier.number, dossier.submitted_at)
            for (pattern, _place), draft, dossier in zip(told, drafts, dossiers, strict=True)
            if pattern.submission is not None and dossier.submitted_at is not None
        ]
    )


def _name(dossier: Dossier, place: int) -> dict[str, str]:
    """A name of its own: the number of the copy in Chinese digits."""
    if not dossier.short_name:
        return {}
    short = f"{dossier.short_name}{''.join(DIGITS[int(digit)] for digit in str(place))}号"
    return {
        "short_name": short,
        "full_name": dossier.edition.naming.full_name(short),
        "direction": f"{dossier.direction}\n第{place}个方向",
    }


def _numbers(told: list[tuple[Pattern, int]], shifts: list[timedelta]) -> Iterator[str]:
    """In the series of each city and year, taken as one block."""
    wanted = [
        (pattern.dossier.city, timezone.localtime(pattern.dossier.submitted_at - shift).year)
        for (pattern, _place), shift in zip(told, shifts, strict=True)
        if pattern.dossier.number and pattern.dossier.submitted_at is not None
    ]
    last: dict[tuple[int, int], int] = {}
    for (city, year), many in Counter(wanted).items():
        NumberSequence.objects.get_or_create(city=city, kind="dossier", year=year)
        series = NumberSequence.objects.select_for_update().get(city=city, kind="dossier", year=year)
        last[city.pk, year] = series.last
        series.last += many
        series.save(update_fields=["last"])
    for city, year in wanted:
        last[city.pk, year] += 1
        yield f"{city.code[:4]}-{year}-{last[city.pk, year]:04d}"


def _write_submissions(rows: list[tuple[int, int, str, datetime]]) -> None:
    """Copied inside the database, with what was found of each last: what was handed in is large."""
    new = "unnest(%s::bigint[], %s::bigint[], %s::text[], %s::timestamptz[]) AS new(old, draft, number, at)"
    told = [list(column) for column in zip(*rows, strict=True)] if rows else [[], [], [], []]
    columns = ["edition", "module_digest", "content", "digest", "derived", "declaration", "submitted_by_id"]
    found = ["edition", "module_digest", "as_of", "outcome", "facts", "findings", "results", "verified", "relaxations"]
    found += ["because", "made_by_id"]
    submissions, assessments = Submission._meta.db_table, Assessment._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {submissions} (ref, draft_id, seq, number, submitted_at, {', '.join(columns)})"  # noqa: S608
            f" SELECT gen_random_uuid(), new.draft, 1, new.number, new.at, {', '.join('old.' + c for c in columns)}"
            f" FROM {new} JOIN {submissions} AS old ON old.id = new.old",
            told,
        )
        cursor.execute(
            f"INSERT INTO {assessments} (submission_id, made_at, {', '.join(found)})"  # noqa: S608  no outside words
            f" SELECT copy.id, new.at, {', '.join('old.' + c for c in found)} FROM {new}"
            f" JOIN {submissions} AS copy ON copy.draft_id = new.draft"
            f" JOIN {assessments} AS old ON old.submission_id = new.old"
            f" WHERE NOT EXISTS (SELECT FROM {assessments} AS later WHERE later.supersedes_id = old.id)",
            told,
        )
