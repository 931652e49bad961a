"""The assessment of a submission: by its edition, as of its day, with what officers verified and judged."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

import rules
from materials.models import Assessment, Draft, FactCheck, Submission
from materials.queries import current_assessment


def verified_of(submission: Submission) -> tuple[dict[str, Any], set[str]]:
    """Verified values by fact, and the facts that were refuted without a value in their place."""
    latest: dict[str, FactCheck] = {}
    for check in submission.checks.all():
        latest[check.requirement] = check
    verified: dict[str, Any] = {}
    refuted: set[str] = set()
    for check in sorted(latest.values(), key=lambda check: check.pk):
        if check.fact and check.result == FactCheck.Result.REFUTED:
            if check.verified_value is None:
                refuted.add(check.fact)
            else:
                verified[check.fact] = check.verified_value
    return verified, refuted - verified.keys()


def judgements_of(submission: Submission) -> dict[str, rules.Judgement]:
    return {
        judgement.requirement: rules.Judgement(judgement.met, judgement.reasons)
        for judgement in submission.judgements.all()
    }


def assess_submission(
    submission: Submission, *, as_of: date | None = None, relaxations: dict[str, str] | None = None
) -> Assessment:
    """Assess anew with what was verified and judged; the result supersedes the current one.

    A value refuted without another in its place counts as missing, never as zero.
    """
    with transaction.atomic():
        Draft.objects.select_for_update(of=("self",)).get(pk=submission.draft_id)
        current = current_assessment(submission)
        verified, refuted = verified_of(submission)
        claims = {key: value for key, value in submission.claims.items() if key not in refuted}
        made = rules.edition(submission.edition).assess(
            claims,
            as_of=as_of or (current.as_of if current else timezone.localdate(submission.submitted_at)),
            parameters=submission.content["parameters"],
            verified=verified,
            judgements=judgements_of(submission),
            relaxations=relaxations or {},
        )
        return store_assessment(submission, made, current)


def store_assessment(submission: Submission, made: rules.Assessment, supersedes: Assessment | None) -> Assessment:
    data = made.to_json()
    return Assessment.objects.create(
        submission=submission,
        edition=made.edition,
        module_digest=made.digest,
        as_of=made.as_of,
        outcome=made.outcome.value,
        facts=data["facts"],
        findings=data["findings"],
        supersedes=supersedes,
    )
