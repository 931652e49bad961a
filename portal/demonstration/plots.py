"""Who applies for what, when it began, and how it went: the plots of a city, as its data tell them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from . import fixtures


@dataclass(frozen=True)
class Plot:
    unit: str
    topic: str
    began: int | date
    """In working days before the last one, or on a day."""
    path: str
    """The script that tells it."""
    to: str = ""
    """The place to which the script leads, where it leads to different ones."""
    changes: Mapping[str, Any] = field(default_factory=dict)
    """Answers that differ from the usual."""
    also: tuple[str, ...] = ()
    """Kinds of attachment beyond the usual."""
    stops_at: str = ""
    """Half a form: the section after which nobody has written anything yet."""
    words: Mapping[str, Any] = field(default_factory=dict)
    """What is said in this story alone: reasons, clauses, points."""


def plots(city: str) -> tuple[Plot, ...]:
    return tuple(Plot(**{**row, "also": tuple(row.get("also", ()))}) for row in fixtures.read(city, "plots"))
