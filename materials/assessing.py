"""The assessment of a submission: by its edition, as of its day, with what offices verified, judged and relaxed."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

import rules
from materials.access import purpose_of
from materials.identity import identified
from materials.models import Assessment, Because, Draft, FactCheck, Judgement, Relaxation, Submission
from materials.queries import current_assessment
from rules import claims as rule_claims
from rules.knowledge import Environment


def standing(checks: Sequence[FactCheck]) -> FactCheck | None:
    """The check of a condition that counts: the latest, unless the office that made it has taken it back since."""
    own: dict[str, FactCheck] = {}
    for check in checks:
        own.pop(check.office, None)
        own[check.office] = check
    made = [check for check in own.values() if check.result != FactCheck.Result.NOT_CHECKED]
    return made[-1] if made else (checks[-1] if checks else None)


def verified_of(submission: Submission) -> tuple[dict[str, Any], set[str]]:
    """Verified values by fact, and the facts that were refuted without a value in their place."""
    by_requirement: dict[str, list[FactCheck]] = {}
    for check in submission.checks.all():
        by_requirement.setdefault(check.requirement, []).append(check)
    counting = [counts for some in by_requirement.values() if (counts := standing(some)) is not None]
    verified: dict[str, Any] = {}
    refuted: set[str] = set()
    for check in sorted(counting, key=lambda check: check.pk):
        if check.fact and check.result == FactCheck.Result.REFUTED:
            if check.verified_value is None:
                refuted.add(check.fact)
            else:
                verified[check.fact] = check.verified_value
    return verified, refuted - verified.keys()


def judgements_in_force(submission: Submission) -> dict[str, Judgement]:
    """By condition; the latest counts."""
    return {judgement.requirement: judgement for judgement in submission.judgements.all()}


def relaxations_in_force(submission: Submission) -> list[Relaxation]:
    """What is granted and not taken back, in the order of the grants."""
    latest: dict[tuple[str, str], Relaxation] = {}
    for record in submission.relaxations.select_related("by", "attachment"):
        latest.pop((record.relaxation, record.requirement), None)
        latest[record.relaxation, record.requirement] = record
    return [record for record in latest.values() if record.granted]


@dataclass(frozen=True)
class Inputs:
    """Everything that an assessment rests on."""

    edition: rules.Edition
    claims: dict[str, Any]
    as_of: date
    parameters: dict[str, Any]
    verified: dict[str, Any]
    refuted: set[str]
    judgements: dict[str, rules.Judgement]
    grants: list[rules.Grant]

    @property
    def environment(self) -> Environment:
        return rule_claims.environment(
            self.edition, self.claims, as_of=self.as_of, parameters=self.parameters, verified=self.verified
        )

    def assess(self) -> rules.Assessment:
        return self.edition.assess(
            self.claims,
            as_of=self.as_of,
            parameters=self.parameters,
            verified=self.verified,
            judgements=self.judgements,
            relaxations=self.grants,
        )


def inputs_of(submission: Submission, *, as_of: date | None = None) -> Inputs:
    """What is on record. A value refuted without another in its place counts as missing, never as zero."""
    edition = rules.edition(submission.edition)
    current = current_assessment(submission)
    verified, refuted = verified_of(submission)
    claims = identified(edition, submission.claims)
    for key, value in purpose_of(submission.draft).verified(submission, claims).items():
        refuted.discard(key)
        verified[key] = value
        if value is None:
            del verified[key]
            refuted.add(key)
    vouched = submission.content["institution"].get("verified", {})
    return Inputs(
        edition=edition,
        claims={key: value for key, value in claims.items() if key not in refuted},
        as_of=as_of or (current.as_of if current else timezone.localdate(submission.submitted_at)),
        parameters=submission.content["parameters"],
        verified={key: value for key, value in vouched.items() if key not in refuted} | verified,
        refuted=refuted,
        judgements={
            id: rules.Judgement(judgement.met, judgement.reasons)
            for id, judgement in judgements_in_force(submission).items()
        },
        grants=[rules.Grant(r.relaxation, r.requirement, r.reasons) for r in relaxations_in_force(submission)],
    )


def inputs_told(submission: Submission, offices: Collection[str]) -> Inputs:
    """What is on record, without what other offices judged: that is their own until it is announced."""
    given = inputs_of(submission)
    told = {id for id, one in judgements_in_force(submission).items() if one.office in offices}
    return replace(given, judgements={id: judgement for id, judgement in given.judgements.items() if id in told})


def assess_submission(
    submission: Submission, *, as_of: date | None = None, because: Iterable[str] = (), by: Any = None
) -> Assessment:
    """Assess anew with what was verified, judged and relaxed; the result supersedes the current one."""
    with transaction.atomic():
        Draft.objects.select_for_update(of=("self",)).get(pk=submission.draft_id)
        given = inputs_of(submission, as_of=as_of)
        made = given.assess()
        data = made.to_json()
        return Assessment.objects.create(
            submission=submission,
            edition=made.edition,
            module_digest=made.digest,
            as_of=made.as_of,
            outcome=made.outcome.value,
            facts=data["facts"],
            findings=data["findings"],
            results={finding.requirement: finding.result.value for finding in made.findings},
            verified=given.verified | dict.fromkeys(given.refuted),
            relaxations=[
                {"relaxation": grant.relaxation, "requirement": grant.requirement, "reasons": grant.reasons}
                for grant in given.grants
            ],
            because=[Because(one).value for one in because],
            made_by=by,
            supersedes=current_assessment(submission),
        )
