"""Rows of a roster: added, changed, moved, deleted, imported; each row has a version of its own.

The caller holds the draft's row (``draft_for(…, edit="facts")``).
"""

import uuid
from collections.abc import Sequence
from typing import Any, Literal

from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from materials.drafting import Conflict, Refused
from materials.identity import person_key
from materials.models import Draft, RosterRow
from materials.reading import Reading, Typed, read, words
from materials.sections import theirs
from rules import Roster

PAGE_FROM = 200  # rows from which a roster is shown in pages
PAGE_SIZE = 50


def rows_of(draft: Draft, roster: Roster) -> Any:
    return RosterRow.objects.filter(draft=draft, roster=roster.key)


def add_row(draft: Draft, roster: Roster, typed: Typed, user: Any) -> tuple[RosterRow, dict[str, list[str]]]:
    """A page chooses the key of a row it adds, so that sending it twice after a lost answer makes one row."""
    key = _sent_key(typed)
    known = rows_of(draft, roster).select_related("saved_by").filter(row_key=key).first()
    if known is not None:
        mine = known.version if known.saved_by == user else 0
        return save_row(draft, roster, key, typed, mine, user)
    check_room(draft, roster, 1)
    reading = read(roster.columns, typed, {}, {})
    last = rows_of(draft, roster).aggregate(last=Max("position"))["last"]
    row = RosterRow(draft=draft, roster=roster.key, position=(last or 0) + 1, version=0, row_key=key)
    return _store(row, roster, reading, user), reading.errors


def _sent_key(typed: Typed) -> uuid.UUID:
    try:
        return uuid.UUID(typed["row_key"][-1])
    except (KeyError, IndexError, ValueError):
        return uuid.uuid4()


def save_row(
    draft: Draft, roster: Roster, row_key: uuid.UUID, typed: Typed, version: int, user: Any
) -> tuple[RosterRow, dict[str, list[str]]]:
    row = _row(draft, roster, row_key)
    reading = read(roster.columns, typed, row.values, row.raw)
    if reading.values == row.values and reading.raw == row.raw:
        return row, reading.errors
    _check_version(roster, row, version)
    return _store(row, roster, reading, user), reading.errors


def delete_row(draft: Draft, roster: Roster, row_key: uuid.UUID, version: int) -> None:
    row = rows_of(draft, roster).select_related("saved_by").filter(row_key=row_key).first()
    if row is None:
        return  # gone already, as wanted
    _check_version(roster, row, version)
    row.delete()
    rows_of(draft, roster).filter(position__gt=row.position).update(position=F("position") - 1)


def move_row(draft: Draft, roster: Roster, row_key: uuid.UUID, way: Literal["up", "down"]) -> None:
    row = _row(draft, roster, row_key)
    rows = rows_of(draft, roster)
    if way == "up":
        neighbour = rows.filter(position__lt=row.position).order_by("-position").first()
    else:
        neighbour = rows.filter(position__gt=row.position).order_by("position").first()
    if neighbour is None:
        return
    rows.filter(pk=row.pk).update(position=neighbour.position)
    rows.filter(pk=neighbour.pk).update(position=row.position)


def import_rows(draft: Draft, roster: Roster, imported: Sequence[dict[str, Any]], user: Any, *, replace: bool) -> int:
    """Take over rows that were all read without error: instead of what is there, or after it."""
    if replace:
        if len(imported) > roster.max_rows:
            raise Refused(too_many(roster))
        rows_of(draft, roster).delete()
        start = 0
    else:
        check_room(draft, roster, len(imported))
        start = rows_of(draft, roster).aggregate(last=Max("position"))["last"] or 0
    RosterRow.objects.bulk_create(
        [
            RosterRow(
                draft=draft,
                roster=roster.key,
                position=start + place,
                values=values,
                person_key=person_key(roster, values),
                saved_by=user,
                saved_at=timezone.now(),
            )
            for place, values in enumerate(imported, 1)
        ],
        batch_size=500,
    )
    return len(imported)


def check_room(draft: Draft, roster: Roster, more: int) -> None:
    if rows_of(draft, roster).count() + more > roster.max_rows:
        raise Refused(too_many(roster))


def too_many(roster: Roster) -> str:
    return _("“%(title)s” takes at most %(most)d rows.") % {"title": words(roster.title), "most": roster.max_rows}


def _row(draft: Draft, roster: Roster, row_key: uuid.UUID) -> RosterRow:
    row = rows_of(draft, roster).select_related("saved_by").filter(row_key=row_key).first()
    if row is None:
        raise Refused(_("This row has been deleted by somebody else."))
    found: RosterRow = row
    return found


def _check_version(roster: Roster, row: RosterRow, version: int) -> None:
    if version != row.version:
        columns = {column.key: column for column in roster.columns}
        raise Conflict(row.version, row.saved_by, row.saved_at, theirs(columns, row))


def _store(row: RosterRow, roster: Roster, reading: Reading, user: Any) -> RosterRow:
    row.values, row.raw = reading.values, reading.raw
    row.person_key = person_key(roster, row.values)
    row.version += 1
    row.saved_by, row.saved_at = user, timezone.now()
    row.save()
    return row
