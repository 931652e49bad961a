"""Who a row of a roster is about, so that one person is counted once however often the rosters name them."""

import hashlib
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from rules import Edition, Roster

PERSON = "person"
"""The key of the column in which an edition asks for a person's identity."""
_BIRTH = ("birth_date", "birth_year")


def person_key(roster: Roster, values: Mapping[str, Any]) -> str | None:
    """The edition's identity column, else name and birth; None where neither is known."""
    identity = values.get(PERSON)
    if isinstance(identity, str) and identity:
        return _normal(identity)
    return name_and_birth(roster, values)


def name_and_birth(roster: Roster, values: Mapping[str, Any]) -> str | None:
    keys = {column.key for column in roster.columns}
    birth = next((values[key] for key in _BIRTH if key in keys and values.get(key)), None)
    if "name" not in keys or birth is None or not values.get("name"):
        return None
    return f"{_normal(str(values['name']))}/{birth}"


def _normal(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).upper()[:100]


def person_keys(roster: Roster, rows: Sequence[Mapping[str, Any]]) -> list[str | None]:
    """One key a row. A row without an identity takes that of the one person of its name and birth."""
    known: dict[str, set[str]] = {}
    for row in rows:
        told = name_and_birth(roster, row)
        if told and row.get(PERSON):
            known.setdefault(told, set()).add(person_key(roster, row) or "")
    found = []
    for row in rows:
        key = person_key(roster, row)
        same = known.get(key or "", set()) if not row.get(PERSON) else set()
        found.append(next(iter(same)) if len(same) == 1 else key)
    return found


def identified(edition: Edition, claims: Mapping[str, Any]) -> dict[str, Any]:
    """The claims as persons are counted in them: each row of people with its key, as far as it is known."""
    found = dict(claims)
    for roster in edition.rosters.values():
        column = next((column for column in roster.columns if column.key == PERSON), None)
        rows = found.get(roster.key)
        if column is None or not rows:
            continue
        keys = person_keys(roster, rows)
        found[roster.key] = [
            {**row, PERSON: _within(key, column.max_length)} if key else row
            for row, key in zip(rows, keys, strict=True)
        ]
    return found


def _within(key: str, most: int | None) -> str:
    return key if most is None or len(key) <= most else hashlib.sha256(key.encode()).hexdigest()[:most]
