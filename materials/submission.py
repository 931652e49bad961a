"""Handing in: the draft is frozen as canonical JSON with a digest, and assessed as of the day."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from files.models import StoredFile
from materials.assessing import assess_submission
from materials.canonical import digest_of
from materials.claims import Content, Missing, content_of
from materials.identity import identified, person_key
from materials.models import Because, Draft, FactCheck, Judgement, OpenScope, Relaxation, Submission, SubmissionFile
from materials.queries import latest_submission
from materials.reading import words
from materials.register import institution_values, vouched_facts
from rules import Edition, Requirement
from workflow import Refused

SCHEMA = 1
_NAMED = 12  # missing items named in the refusal; the form lists them all


def submit(draft: Draft, user: Any, number: str, now: datetime | None = None, *, declaration: str = "") -> Submission:
    """Hand in the draft. Refused with the list while required items are missing or unreadable.

    While only the plan is open, everything else is taken over from the submission before.
    """
    now = now or timezone.now()
    with transaction.atomic():
        draft = Draft.objects.select_related("institution").select_for_update(of=("self",)).get(pk=draft.pk)
        content = content_of(draft)
        previous = latest_submission(draft)
        if draft.open_scope == OpenScope.PLAN and previous is not None:
            check_complete([item for item in content.missing if item[0] == "plan"], content.unreadable)
            frozen = {**previous.content, "plan": freeze(content)["plan"]}
        else:
            check_complete(content.missing, content.unreadable)
            frozen = freeze(content)
        last = draft.submissions.aggregate(last=Max("seq"))["last"] or 0
        submission = Submission(
            draft=draft,
            seq=last + 1,
            number=number,
            edition=draft.edition,
            module_digest=content.edition.digest,
            content=frozen,
            digest=digest_of(frozen),
            declaration=declaration,
            submitted_by=user,
            submitted_at=now,
        )
        facts = content.edition.assess(
            identified(content.edition, submission.claims),
            as_of=timezone.localdate(now),
            parameters=frozen["parameters"],
        ).facts
        submission.derived = {key: facts[key] for key in content.edition.derived if key in facts}
        submission.save(force_insert=True)
        _keep_files(submission, content)
        if previous is not None:
            _carry_over(content.edition, previous, submission)
        assess_submission(submission, because=[Because.SUBMISSION], by=user)
    return submission


def check_complete(missing: Iterable[Missing], unreadable: Iterable[Missing]) -> None:
    missing, unreadable = list(missing), list(unreadable)
    if unreadable:
        raise Refused(
            _("These entries cannot be read yet: %(items)s") % {"items": _listed(unreadable)}, code="unreadable"
        )
    if missing:
        raise Refused(
            _("Still missing (%(count)d): %(items)s") % {"count": len(missing), "items": _listed(missing)},
            code="incomplete",
        )


def _listed(items: list[Missing]) -> str:
    named = "、".join(words(label) for _section, _key, label in items[:_NAMED])
    return f"{named}…" if len(items) > _NAMED else named


def freeze(content: Content) -> dict[str, Any]:
    """Everything of a draft as plain JSON: what is shown and counts, no more."""
    edition, draft, claims = content.edition, content.draft, content.claims
    institution = draft.institution
    return {
        "schema": SCHEMA,
        "edition": {
            "key": edition.key,
            "title": edition.title,
            "number": edition.number,
            "digest": edition.digest,
        },
        "institution": {
            "ref": str(institution.ref),
            "name": institution.name,
            "uscc": institution.uscc,
            "attributes": institution_values(institution),
            "verified": {key: value for key, value in vouched_facts(institution, edition).items() if key in claims},
        },
        "parameters": dict(draft.parameters),
        "sections": {
            section.key: {fact.key: claims[fact.key] for fact in section.facts if fact.key in claims}
            for section in edition.sections
        },
        "rosters": {
            key: [
                {
                    "row_key": str(row.row_key),
                    "position": place,
                    "person_key": person_key(edition.rosters[key], values),
                    "values": values,
                }
                for place, (row, values) in enumerate(zip(content.rows.get(key, ()), claims[key], strict=False), 1)
            ]
            for key in edition.rosters
            if key in claims
        },
        "plan": {part.key: claims[part.claim_key] for part in edition.plan if part.claim_key in claims},
        "attachments": [
            {
                "kind": kind.key,
                "ref": str(attachment.file.ref),
                "name": attachment.file.name,
                "size": attachment.file.size,
                "sha256": attachment.file.sha256,
                "content_type": attachment.file.content_type,
                "note": attachment.note,
            }
            for kind in edition.attachments
            for attachment in content.attachments.get(kind.key, ())
        ],
    }


def verify(submission: Submission) -> bool:
    """Whether the stored content still has the digest it was handed in with."""
    return digest_of(submission.content) == submission.digest


def _keep_files(submission: Submission, content: Content) -> None:
    refs = {entry["ref"] for entry in submission.content["attachments"]}
    kept = {str(a.file.ref): a.file for some in content.attachments.values() for a in some}
    if missing := refs - kept.keys():
        kept |= {str(file.ref): file for file in StoredFile.objects.filter(ref__in=missing)}
    SubmissionFile.objects.bulk_create(
        SubmissionFile(
            submission=submission,
            file=kept[entry["ref"]],
            kind=entry["kind"],
            note=entry["note"],
            position=place,
        )
        for place, entry in enumerate(submission.content["attachments"], 1)
    )


def facts_changed(before: Submission, after: Submission) -> bool:
    """Whether anything but the plan differs: a recommendation given before must then be confirmed anew."""
    parts = ("sections", "rosters", "attachments", "parameters")
    return any(before.content[part] != after.content[part] for part in parts)


def _carry_over(edition: Edition, before: Submission, after: Submission) -> None:
    """Checks and judgements stand where everything they looked at is unchanged.

    A relaxation was granted for what was handed in: it stands where neither the facts of its condition nor those that
    open it have changed. Otherwise it must be granted anew.
    """
    unchanged = {r.id for r in edition.requirements if _looks_at(r, before) == _looks_at(r, after)}
    open_as_before = {
        relaxation.key
        for relaxation in edition.relaxations
        if _stated(relaxation.uses, before) == _stated(relaxation.uses, after)
    }
    FactCheck.objects.bulk_create(
        FactCheck(
            submission=after,
            requirement=check.requirement,
            fact=check.fact,
            attachment_id=check.attachment_id,
            result=check.result,
            verified_value=check.verified_value,
            note=check.note,
            checked_by_id=check.checked_by_id,
            office=check.office,
            at=check.at,
        )
        for check in before.checks.all()
        if check.requirement in unchanged and _stated([check.fact], before) == _stated([check.fact], after)
    )
    Judgement.objects.bulk_create(
        Judgement(
            submission=after,
            requirement=judgement.requirement,
            met=judgement.met,
            reasons=judgement.reasons,
            attachment_id=judgement.attachment_id,
            held_on=judgement.held_on,
            minutes_number=judgement.minutes_number,
            by_id=judgement.by_id,
            office=judgement.office,
            at=judgement.at,
        )
        for judgement in before.judgements.all()
        if judgement.requirement in unchanged
    )
    Relaxation.objects.bulk_create(
        Relaxation(
            submission=after,
            relaxation=record.relaxation,
            requirement=record.requirement,
            granted=record.granted,
            reasons=record.reasons,
            attachment_id=record.attachment_id,
            held_on=record.held_on,
            minutes_number=record.minutes_number,
            by_id=record.by_id,
            office=record.office,
            at=record.at,
        )
        for record in before.relaxations.all()
        if record.requirement in unchanged and record.relaxation in open_as_before
    )


def _looks_at(requirement: Requirement, submission: Submission) -> list[Any]:
    files = [(a["kind"], a["sha256"]) for a in submission.content["attachments"] if a["kind"] in requirement.evidence]
    return [*_stated(requirement.uses, submission), files]


def _stated(names: Iterable[str], submission: Submission) -> list[Any]:
    claims = submission.claims
    keys = sorted({name.partition(".")[0] for name in names})
    return [claims.get(key) for key in keys if not key.startswith("parameter:")]
