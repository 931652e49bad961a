"""A return with reasons: what is to be put right, field by field; answered by the next submission."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

import rules
from materials.models import Correction, CorrectionItem, Draft, Submission, TargetKind
from materials.places import address_of
from materials.queries import current_correction
from materials.reading import words
from workflow import Refused

Item = tuple[str, str, str]  # kind of target, its key, what is wrong


def targets(edition: rules.Edition) -> dict[str, str]:
    """Everything a correction can name, as ``kind:key`` → words, in the order of the form."""
    found: dict[str, str] = {f"{TargetKind.GENERAL}:": str(TargetKind.GENERAL.label)}
    for section in edition.sections:
        for item in section.items:
            title = words(section.title)
            if isinstance(item, rules.Roster):
                found[f"{TargetKind.ROSTER}:{item.key}"] = f"{title} · {words(item.title)}"
            else:
                found[f"{TargetKind.FACT}:{item.key}"] = f"{title} · {words(item.label)}"
    for part in edition.plan:
        found[f"{TargetKind.PLAN}:{part.key}"] = f"{TargetKind.PLAN.label} · {words(part.title)}"
    for kind in edition.attachments:
        found[f"{TargetKind.ATTACHMENT}:{kind.key}"] = f"{TargetKind.ATTACHMENT.label} · {words(kind.label)}"
    for requirement in edition.requirements:
        found.setdefault(
            f"{TargetKind.CLAUSE}:{requirement.clause}",
            f"{TargetKind.CLAUSE.label} · {edition.clauses[requirement.clause].spelling}",
        )
    return found


def open_correction(
    submission: Submission, stage_key: str, items: Iterable[Item], by: Any, at: datetime | None = None
) -> Correction:
    """Ask for corrections. At most one is open: a second asks for the first to be answered."""
    asked = [(kind, key, text.strip()) for kind, key, text in items if text.strip()]
    if not asked:
        raise Refused(_("Say what is to be corrected."), code="no_items")
    known = targets(rules.edition(submission.edition))
    for kind, key, _text in asked:
        if f"{kind}:{key}" not in known and kind != TargetKind.GENERAL:
            raise Refused(_("The correction names something this form does not have."), code="unknown_target")
    with transaction.atomic():
        Draft.objects.select_for_update(of=("self",)).get(pk=submission.draft_id)
        if Correction.objects.filter(draft=submission.draft_id, answered_at=None).exists():
            raise Refused(_("A correction is already open and has not been answered."), code="correction_open")
        correction = Correction.objects.create(
            draft_id=submission.draft_id,
            submission=submission,
            stage_key=stage_key,
            asked_by=by,
            asked_at=at or timezone.now(),
        )
        CorrectionItem.objects.bulk_create(
            CorrectionItem(correction=correction, position=place, target_kind=kind, target_key=key, text=text)
            for place, (kind, key, text) in enumerate(asked, 1)
        )
    return correction


def answer_correction(draft: Draft, submission: Submission) -> Correction | None:
    """The new submission answers what was asked; None if nothing was."""
    correction = current_correction(draft)
    if correction is not None:
        correction.answer = submission
        correction.answered_at = submission.submitted_at
        correction.save(update_fields=["answer", "answered_at"])
    return correction


def by_target(correction: Correction | None) -> dict[str, list[str]]:
    """What was said, by ``kind:key``: shown at the very fields."""
    found: dict[str, list[str]] = {}
    for item in correction.items.all() if correction else ():
        found.setdefault(f"{item.target_kind}:{item.target_key}", []).append(item.text)
    return found


class Point(NamedTuple):
    """One thing asked for: the words of its place in the form, what is to be put right, the address of the place."""

    place: str
    text: str
    url: str


def points_of(correction: Correction | None) -> list[Point]:
    """What is asked, each with the place it concerns."""
    if correction is None:
        return []
    edition = rules.edition(correction.submission.edition)
    named = targets(edition)
    return [
        Point(
            named.get(f"{item.target_kind}:{item.target_key}", item.get_target_kind_display()),
            item.text,
            address_of(correction.draft, edition, item.target_kind, item.target_key),
        )
        for item in correction.items.all()
    ]
