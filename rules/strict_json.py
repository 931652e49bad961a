"""JSON as people send it, read without guessing: one object, each key once."""

from __future__ import annotations

import json


def read_object(words: str) -> dict[str, object]:
    """Raises ValueError for anything but one object, and for a key that is given twice."""
    found = json.loads(words, object_pairs_hook=_once)
    if not isinstance(found, dict):
        raise ValueError("an object is wanted")
    return found


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"{key} is given twice")
        found[key] = value
    return found
