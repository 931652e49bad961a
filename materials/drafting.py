"""Opening a draft, opening and closing it for changes, and the conflict of two versions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from materials.models import Draft, OpenScope


@dataclass(frozen=True)
class Theirs:
    """One field of the newer version: its label, and the value as it stands in an input."""

    label: str
    value: Any


class Conflict(Exception):
    """Somebody saved a newer version in the meantime. Nothing was written; both versions are shown."""

    def __init__(self, version: int, who: Any, at: datetime | None, theirs: dict[str, Theirs]) -> None:
        self.version = version
        self.who = str(who or "")
        self.at = at
        self.theirs = theirs
        super().__init__(version)


class Refused(Exception):
    """What was asked cannot be done; the reason is in the reader's language."""


def open_draft(
    purpose: str, edition: str, institution: Any, user: Any, parameters: Mapping[str, Any] | None = None
) -> Draft:
    return Draft.objects.create(
        purpose=purpose,
        edition=edition,
        institution=institution,
        created_by=user,
        parameters=dict(parameters or {}),
    )


def set_scope(draft: Draft, scope: OpenScope | str) -> None:
    draft.open_scope = OpenScope(scope)
    draft.save(update_fields=["open_scope"])
