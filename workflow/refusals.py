"""Why something cannot be done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import pgettext


class Refused(Exception):
    """An action that cannot be taken, with the reason for the person who tried.

    ``code`` is stable for tests and views: ``forbidden`` (may not), ``stale`` (somebody was faster),
    ``stage`` (not its turn), anything else a condition of the action. ``fields`` maps form fields to reasons;
    ``points`` are what the reason sums up, one by one.
    """

    def __init__(
        self,
        reason: Any,
        *,
        code: str = "condition",
        fields: dict[str, Any] | None = None,
        points: Sequence[str] = (),
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.code = code
        self.fields = fields or {}
        self.points = tuple(points)

    def __str__(self) -> str:
        if not self.points:
            return str(self.reason)
        return f"{self.reason}{pgettext('between a label and its message', ': ')}{'；'.join(self.points)}"
