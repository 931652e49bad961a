"""Pages that only read ask each question once, however many parts of the page ask it.

Nothing is remembered unless the page says so of the rows it read: ``perform()`` and all that writes always ask anew.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")
_KNOWN = "_asked_once"


def read_once(*rows: Any) -> None:
    """For a page that changes nothing: from here on what is asked of these rows through `asked_once` is asked once."""
    for row in rows:
        row.__dict__[_KNOWN] = {}


def asked_once(row: Any, question: Hashable, ask: Callable[[], T]) -> T:
    """The answer; remembered where the page declared that it only reads."""
    known = row.__dict__.get(_KNOWN)
    if known is None:
        return ask()
    if question not in known:
        known[question] = ask()
    found: T = known[question]
    return found
