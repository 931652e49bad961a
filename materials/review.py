"""What officers record about a submission: checks against attachments, and judgements."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

import rules
from files.models import StoredFile
from materials.models import FactCheck, Judgement, Submission, SubmissionFile
from materials.queries import current_assessment
from materials.reading import shown, words
from workflow import Refused


@dataclass
class Claimed:
    """A fact or roster that a condition looks at, with what the unit says."""

    key: str
    label: str
    value: str
    fact: rules.Fact | None


@dataclass
class ReviewRow:
    """One condition as a reviewer sees it."""

    requirement: rules.Requirement
    finding: dict[str, Any]
    claimed: list[Claimed]
    evidence: list[tuple[rules.AttachmentKind, list[SubmissionFile]]]
    check: FactCheck | None
    judgement: Judgement | None
    needs_judgement: bool
    checks: list[FactCheck] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)

    @property
    def files(self) -> list[StoredFile]:
        return [kept.file for _kind, some in self.evidence for kept in some]

    @property
    def is_checked(self) -> bool:
        return self.check is not None and self.check.result != FactCheck.Result.NOT_CHECKED

    @property
    def is_failed_must(self) -> bool:
        """Nobody may recommend or accept over this."""
        return self.finding["strength"] == "must" and self.finding["result"] == "fail"


def review_rows(submission: Submission) -> list[ReviewRow]:
    """Every condition with finding, evidence, check and judgement: four queries."""
    edition = rules.edition(submission.edition)
    assessment = current_assessment(submission)
    findings = {finding["requirement"]: finding for finding in (assessment.findings if assessment else ())}
    kept: dict[str, list[SubmissionFile]] = {}
    for entry in submission.files.select_related("file"):
        kept.setdefault(entry.kind, []).append(entry)
    checks: dict[str, list[FactCheck]] = {}
    for check in submission.checks.select_related("checked_by", "attachment"):
        checks.setdefault(check.requirement, []).append(check)
    judgements: dict[str, list[Judgement]] = {}
    for judgement in submission.judgements.select_related("by"):
        judgements.setdefault(judgement.requirement, []).append(judgement)
    claims = submission.claims
    rows: list[ReviewRow] = []
    for requirement in edition.requirements:
        finding = findings.get(requirement.id)
        if finding is None:
            continue
        judged = judgements.get(requirement.id, [])
        checked = checks.get(requirement.id, [])
        rows.append(
            ReviewRow(
                requirement=requirement,
                finding=finding,
                claimed=_claimed(edition, requirement, claims),
                evidence=[(edition.attachment(key), kept.get(key, [])) for key in requirement.evidence],
                check=checked[-1] if checked else None,
                judgement=judged[-1] if judged else None,
                needs_judgement=finding["result"] == "judgement" or bool(judged),
                checks=checked,
                judgements=judged,
            )
        )
    return rows


def _claimed(edition: rules.Edition, requirement: rules.Requirement, claims: dict[str, Any]) -> list[Claimed]:
    found: list[Claimed] = []
    for item in edition.facts_for(requirement):
        stated = claims.get(item.key)
        if isinstance(item, rules.Roster):
            text = _("%(count)d rows") % {"count": len(stated or ())}
            found.append(Claimed(item.key, words(item.title), text, None))
        else:
            found.append(Claimed(item.key, words(item.label), "" if stated is None else shown(item, stated), item))
    return found


def record_check(
    submission: Submission,
    requirement: str,
    *,
    result: str,
    by: Any,
    office: str,
    attachment: StoredFile | None = None,
    fact: str = "",
    verified_value: Any = None,
    note: str = "",
    at: datetime | None = None,
) -> FactCheck:
    """An officer held a condition against its attachment. ``verified_value`` is in the edition's JSON form."""
    edition = rules.edition(submission.edition)
    edition.requirement(requirement)
    if attachment is not None and not submission.files.filter(file=attachment).exists():
        raise Refused(_("This attachment is not part of the submission."), code="attachment")
    if verified_value is not None:
        if fact not in edition.facts:
            raise Refused(_("Name the item whose value was verified."), code="fact")
        verified_value = edition.facts[fact].dump(edition.facts[fact].load(verified_value))
    if result == FactCheck.Result.REFUTED and not note.strip():
        raise Refused(_("Say what the attachment shows instead."), code="note")
    return FactCheck.objects.create(
        submission=submission,
        requirement=requirement,
        fact=fact,
        attachment=attachment,
        result=FactCheck.Result(result),
        verified_value=verified_value,
        note=note.strip(),
        checked_by=by,
        office=office,
        at=at or timezone.now(),
    )


def record_judgement(
    submission: Submission,
    requirement: str,
    *,
    met: bool,
    reasons: str,
    by: Any,
    office: str,
    at: datetime | None = None,
) -> Judgement:
    """A person decides what the text leaves to a person; without reasons there is no decision."""
    rules.edition(submission.edition).requirement(requirement)
    if not reasons.strip():
        raise Refused(_("A judgement needs its reasons."), code="reasons")
    return Judgement.objects.create(
        submission=submission,
        requirement=requirement,
        met=met,
        reasons=reasons.strip(),
        by=by,
        office=office,
        at=at or timezone.now(),
    )
