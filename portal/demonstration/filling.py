"""Filling in a draft at once, as its people would by hand: sections, rosters, plan, attachments."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

import files
import rules
from files.models import StoredFile
from materials.access import OWNER_KIND
from materials.claims import content_of
from materials.models import Attachment, Draft, DraftSection, RosterRow


def fill(draft: Draft, answers: Mapping[str, Any], user: Any, *, at: datetime | None = None) -> None:
    """Write ``answers`` (facts, rosters, ``plan:…``) into an empty draft; set-based, whatever the number of rows.

    ``at`` is the past moment at which it was saved.
    """
    edition = rules.edition(draft.edition)
    sections = []
    rows = []
    for section in edition.sections:
        values = {fact.key: fact.dump(fact.parse(answers[fact.key])) for fact in section.facts if answers.get(fact.key)}
        sections.append(DraftSection(draft=draft, key=section.key, values=values, saved_by=user))
        for roster in section.rosters:
            for position, row in enumerate(answers.get(roster.key, ()), 1):
                rows.append(
                    RosterRow(
                        draft=draft,
                        roster=roster.key,
                        position=position,
                        values={
                            column.key: column.dump(column.parse(row[column.key]))
                            for column in roster.columns
                            if row.get(column.key)
                        },
                        saved_by=user,
                    )
                )
    for part in edition.plan:
        if answers.get(part.claim_key):
            sections.append(
                DraftSection(draft=draft, key=part.claim_key, values={"text": answers[part.claim_key]}, saved_by=user)
            )
    DraftSection.objects.bulk_create(sections)
    RosterRow.objects.bulk_create(rows)
    if at is not None:
        Draft.objects.filter(pk=draft.pk).update(created_at=at)
        draft.sections.update(saved_at=at)
        draft.rows.update(saved_at=at)


def answered(draft: Draft, fact: str) -> Any:
    """What stands in the draft for a fact."""
    return next((part.values[fact] for part in draft.sections.all() if fact in part.values), None)


def scan(title: str, number: int, kind: str = "PNG") -> bytes:
    """A small picture of a page that stands for a scanned proof. Each differs, as real scans do."""
    image = Image.new("L", (420, 594), 253)
    draw = ImageDraw.Draw(image)
    draw.rectangle((24, 24, 396, 570), outline=140)
    draw.text((48, 60), f"SAMPLE {number:04d}", fill=50)
    draw.text((48, 90), title.encode("ascii", "ignore").decode() or "attachment", fill=50)
    buffer = BytesIO()
    image.save(buffer, kind, compress_level=1)
    return buffer.getvalue()


def attach_required(
    draft: Draft, user: Any, *, also: tuple[str, ...] = (), number: int = 1, at: datetime | None = None
) -> None:
    """One sample file for each kind of attachment that the edition requires of this draft, and for those named."""
    content = content_of(draft)
    missing = {key for _section, key, _label in content.missing}
    for kind in content.edition.attachments:
        if kind.claim_key in missing or kind.key in also:
            stored = files.store(
                scan(f"{kind.key} {draft.pk}", number),
                f"{kind.label.zh}（样本）.png",
                by=user,
                content_type="image/png",
            )
            files.claim(stored, OWNER_KIND, draft.pk, purpose=f"attachment:{kind.key}")
            Attachment.objects.create(draft=draft, kind=kind.key, file=stored, added_by=user)
    if at is not None:
        draft.attachments.update(added_at=at)
        StoredFile.objects.filter(owner_kind=OWNER_KIND, owner_id=draft.pk).update(uploaded_at=at, claimed_at=at)
