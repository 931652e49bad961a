"""Opening and closing a call; a text that is a draft or has run out carries no call without a basis."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from files.models import StoredFile

from .basis import require_basis
from .layout import require_layout_plan
from .models import Call
from .states import CallState

OWNER = "applications.call"
"""Whose files those are that prove a call's basis."""


def counts_on(opens_at: datetime | None) -> date:
    """The day on which the text must carry a call: today, or the day on which it opens if that is later."""
    today = timezone.localdate()
    return today if opens_at is None else max(today, timezone.localtime(opens_at).date())


def open_call(call: Call, user: Any) -> None:
    """Let dossiers be handed in from its first moment on. Refused where the text asks for a basis, or a plan, first."""
    require_basis(call.rules, counts_on(call.opens_at), call.basis)
    require_layout_plan(call)
    call.state, call.opened_by = CallState.OPEN, user
    call.save(update_fields=["state", "opened_by"])


def close_call(call: Call) -> None:
    call.state = CallState.CLOSED
    call.save(update_fields=["state"])


def may_read_basis(stored: StoredFile, user: Any) -> bool:
    """Whoever sees the call sees what it rests on."""
    return Call.objects.visible_to(user).filter(pk=stored.owner_id).exists()
