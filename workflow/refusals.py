"""Why something cannot be done."""

from __future__ import annotations

from typing import Any


class Refused(Exception):
    """An action that cannot be taken, with the reason for the person who tried.

    ``code`` is stable for tests and views: ``forbidden`` (may not), ``stale`` (somebody was faster),
    ``stage`` (not its turn), anything else a condition of the action. ``fields`` maps form fields to reasons.
    """

    def __init__(self, reason: Any, *, code: str = "condition", fields: dict[str, Any] | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.code = code
        self.fields = fields or {}

    def __str__(self) -> str:
        return str(self.reason)
