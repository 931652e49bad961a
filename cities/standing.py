"""Whether a text is in force on a day: what its module says, and the documents recorded since."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

import rules
from cities.models import EditionRecord, LawText
from rules.official_text import OfficialText, parse


@dataclass(frozen=True)
class Standing:
    """The status of an edition on a day, its term, and the last document that settled it (None: the text itself)."""

    status: rules.Status
    effective_from: date | None
    effective_to: date | None
    record: EditionRecord | None = None
    on_trial: bool = False


def standing_on(edition: rules.Edition, day: date) -> Standing:
    """As of ``day``: a document issued later does not count yet."""
    status, first, last = edition.status, edition.effective_from, edition.effective_to
    settled: EditionRecord | None = None
    for record in EditionRecord.objects.filter(edition=edition.key, issued_on__lte=day).select_related("file"):
        settled = record
        if record.kind == EditionRecord.Kind.IN_FORCE:
            status = rules.Status.TRIAL if record.trial else rules.Status.IN_FORCE
            first, last = record.effective_from, record.effective_to
        else:
            last = record.effective_to
    trial = status is rules.Status.TRIAL
    if settled is None:
        return Standing(edition.status_on(day), first, last, None, trial)
    if status is not rules.Status.DRAFT and last is not None and day > last:
        status = rules.Status.EXPIRED
    elif first is not None and day < first:
        status = rules.Status.DRAFT
    return Standing(status, first, last, settled, trial)


def keep_text(edition: rules.Edition, text: str, source: str) -> LawText:
    """Store an official text as the edition's; the same text again changes nothing."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    standing = LawText.objects.filter(edition=edition.key).first()
    if standing is None or standing.sha256 != digest:
        standing = LawText.objects.create(edition=edition.key, text=text, sha256=digest, source=source[:200])
    return standing


def text_of(edition: rules.Edition) -> OfficialText | None:
    """The full text as loaded; None where only the module's quotes are here."""
    kept = LawText.objects.filter(edition=edition.key).first()
    return parse(kept.text) if kept else None
