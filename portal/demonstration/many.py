"""Large sets of dossiers: the demonstration's own, told again in earlier years, written a batch at a time.

What an act writes is written here too: process and stages, the frozen submission, and a chain of events in which each
says that it was imported. Panels, notices and papers are not told again, so only dossiers are that stand without them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, models, transaction
from django.utils import timezone

from applications.models import Decision, Dossier
from documents.models import NumberSequence
from materials.models import Draft, Submission
from workflow.chain import event_digest, payload_digest
from workflow.models import Event, EventDetail, Process, Stage

BATCH = 1000
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
    dossiers = Dossier.objects.select_related("process__current_stage", "draft", "city").order_by("pk")
    if cities := list(cities):
        dossiers = dossiers.filter(city__slug__in=cities)
    submissions = dict(Submission.objects.order_by("seq").values_list("draft", "pk"))
    decisions = {decision.dossier_id: decision for decision in Decision.objects.all()}
    stages: dict[int, list[Stage]] = {}
    for stage in Stage.objects.order_by("position"):
        stages.setdefault(stage.process_id, []).append(stage)
    events: dict[int, list[Event]] = {}
    for event in Event.objects.select_related("detail", "stage").order_by("seq"):
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
    processes = Process.objects.bulk_create(
        _copy(pattern.dossier.process, shift, current_stage=None, seq=0, head="")
        for (pattern, _place), shift in zip(told, shifts, strict=True)
    )
    stages = _write_stages(told, shifts, processes)
    _write_events(told, shifts, processes, stages)
    for (pattern, _place), process in zip(told, processes, strict=True):
        current = pattern.dossier.process.current_stage
        process.current_stage = stages[process.pk, current.key] if current else None
    Process.objects.bulk_update(processes, ["current_stage", "seq", "head"], batch_size=500)
    _write_dossiers(told, shifts, processes)


def _copy(row: Any, shift: timedelta, **changes: Any) -> Any:
    """A new row like this one, all its moments and days earlier, with a reference of its own."""
    values: dict[str, Any] = {}
    for field in row._meta.concrete_fields:
        if field.primary_key or field.name == "ref":
            continue
        value = getattr(row, field.attname)
        if value is not None and isinstance(field, models.DateField):
            value = value - shift
        values[field.attname] = value
    for name, value in changes.items():
        values.pop(f"{name}_id", None)
        values[name] = value
    return type(row)(**values)


def _write_stages(
    told: list[tuple[Pattern, int]], shifts: list[timedelta], processes: list[Process]
) -> dict[tuple[int, str], Stage]:
    rows = Stage.objects.bulk_create(
        (
            _copy(stage, shift, process=process)
            for (pattern, _place), shift, process in zip(told, shifts, processes, strict=True)
            for stage in pattern.stages
        ),
        batch_size=2000,
    )
    return {(row.process_id, row.key): row for row in rows}


def _write_events(
    told: list[tuple[Pattern, int]],
    shifts: list[timedelta],
    processes: list[Process],
    stages: dict[tuple[int, str], Stage],
) -> None:
    """Each event follows the one before it, as the door writes them; the process keeps the last as its head."""
    events: list[Event] = []
    details: list[tuple[str, dict[str, Any], str]] = []
    for (pattern, _place), shift, process in zip(told, shifts, processes, strict=True):
        for old in pattern.events:
            data = {**old.detail.data, "imported": REASON}
            event = _copy(
                old,
                shift,
                process=process,
                stage=stages[process.pk, old.stage.key] if old.stage else None,
                previous=process.head,
                payload_digest=payload_digest(old.detail.salt, old.detail.actor_name, data),
            )
            event.digest = event_digest(event)
            process.seq, process.head = event.seq, event.digest
            events.append(event)
            details.append((old.detail.actor_name, data, old.detail.salt))
    Event.objects.bulk_create(events, batch_size=2000)
    EventDetail.objects.bulk_create(
        (
            EventDetail(event=event, actor_name=name, data=data, salt=salt)
            for event, (name, data, salt) in zip(events, details, strict=True)
        ),
        batch_size=2000,
    )


def _write_dossiers(told: list[tuple[Pattern, int]], shifts: list[timedelta], processes: list[Process]) -> None:
    drafts = Draft.objects.bulk_create(
        _copy(pattern.dossier.draft, shift) for (pattern, _place), shift in zip(told, shifts, strict=True)
    )
    numbers = _numbers(told, shifts)
    dossiers = Dossier.objects.bulk_create(
        _copy(
            pattern.dossier,
            shift,
            process=process,
            draft=draft,
            number=next(numbers) if pattern.dossier.number else "",
            **_name(pattern.dossier, place),
        )
        for (pattern, place), shift, process, draft in zip(told, shifts, processes, drafts, strict=True)
    )
    Decision.objects.bulk_create(
        _copy(pattern.decision, shift, dossier=dossier, document=None)
        for (pattern, _place), shift, dossier in zip(told, shifts, dossiers, strict=True)
        if pattern.decision is not None
    )
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
    """Copied inside the database: what was handed in is large."""
    columns = ["edition", "module_digest", "content", "digest", "derived", "declaration", "submitted_by_id"]
    kept = ", ".join(columns)
    table = Submission._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (ref, draft_id, seq, number, submitted_at, {kept})"  # noqa: S608  no outside words
            f" SELECT gen_random_uuid(), new.draft, 1, new.number, new.at, {', '.join('old.' + c for c in columns)}"
            " FROM unnest(%s::bigint[], %s::bigint[], %s::text[], %s::timestamptz[]) AS new(old, draft, number, at)"
            f" JOIN {table} AS old ON old.id = new.old",
            [list(column) for column in zip(*rows, strict=True)] if rows else [[], [], [], []],
        )
