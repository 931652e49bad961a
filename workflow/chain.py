"""The chain of events: each digest covers the one before."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterator
from datetime import UTC
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from .models import ChainAnchor, Event, EventDetail, Process


def canonical(value: Any) -> str:
    """One spelling for one value: sorted keys, no blanks, UTF-8, dates in ISO form, decimals as text."""
    return json.dumps(value, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def payload_digest(salt: str, actor_name: str, data: Any) -> str:
    """Digest of an event's words. The salt keeps short personal data from being guessed back."""
    return _sha256(canonical([salt, actor_name, data]))


def event_digest(event: Event) -> str:
    return _sha256(
        canonical(
            [
                event.process_id,
                event.seq,
                event.action,
                event.stage_id,
                event.actor_id,
                event.office,
                # The same moment has many spellings; the database gives it back in UTC.
                event.at.astimezone(UTC).isoformat(),
                event.from_state,
                event.to_state,
                event.audience,
                event.payload_digest,
                event.previous,
            ]
        )
    )


def append(process: Process, *, actor: Any, data: dict[str, Any], **fields: Any) -> Event:
    """Write the next event of a process whose row the caller has locked, and move the head. Saves the process."""
    plain = json.loads(canonical(data))
    salt = secrets.token_hex(16)
    actor_name = "" if actor is None else str(getattr(actor, "name", "") or actor)
    event = Event(
        process=process,
        seq=process.seq + 1,
        actor=actor,
        previous=process.head,
        payload_digest=payload_digest(salt, actor_name, plain),
        **fields,
    )
    event.digest = event_digest(event)
    event.save(force_insert=True)
    EventDetail.objects.create(event=event, actor_name=actor_name, data=plain, salt=salt)
    process.seq, process.head = event.seq, event.digest
    process.save(update_fields=["seq", "head", "current_stage", "closed_at"])
    return event


def broken_links() -> Iterator[str]:
    """Say, one line each, where a chain does not hold: a changed event, a gap, changed words, a moved head."""
    last: dict[int, Event] = {}
    for event in Event.objects.select_related("detail").order_by("process_id", "seq").iterator(chunk_size=2000):
        before = last.get(event.process_id)
        if event.previous != (before.digest if before else "") or event.seq != (before.seq + 1 if before else 1):
            yield f"process {event.process_id}: event {event.seq} does not follow the one before"
        if event.digest != event_digest(event):
            yield f"process {event.process_id}: event {event.seq} was changed"
        detail = getattr(event, "detail", None)
        if detail is None:
            yield f"process {event.process_id}: the words of event {event.seq} are missing"
        elif not detail.is_empty and event.payload_digest != payload_digest(
            detail.salt, detail.actor_name, detail.data
        ):
            yield f"process {event.process_id}: the words of event {event.seq} were changed"
        last[event.process_id] = event
    for pk, head in Process.objects.order_by("pk").values_list("pk", "head").iterator(chunk_size=5000):
        if head != (last[pk].digest if pk in last else ""):
            yield f"process {pk}: its head is not its last event"


def anchor() -> ChainAnchor:
    """Put all chain heads of this moment under one digest."""
    digest, count = hashlib.sha256(), 0
    for pk, head in Process.objects.order_by("pk").values_list("pk", "head").iterator(chunk_size=5000):
        digest.update(f"{pk}:{head};".encode())
        count += 1
    last = Event.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    return ChainAnchor.objects.create(at=timezone.now(), processes=count, last_event=last, digest=digest.hexdigest())
