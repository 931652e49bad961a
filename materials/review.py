"""What officers record about a submission: checks against attachments, and judgements."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

import files
import rules
from files.models import StoredFile
from materials.access import REVIEW_OWNER_KIND
from materials.assessing import relaxations_in_force, standing
from materials.models import FactCheck, Judgement, Relaxation, Submission, SubmissionFile
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
    """The one that counts; ``check_of`` names the last of one office."""
    judgement: Judgement | None
    needs_judgement: bool
    checks: list[FactCheck] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)
    relaxation: Relaxation | None = None
    judged_in_meeting: bool = False
    """Whether the text leaves it to the deliberation: a judgement then names the meeting."""

    @property
    def files(self) -> list[StoredFile]:
        return [kept.file for _kind, some in self.evidence for kept in some]

    @property
    def is_to_be_checked(self) -> bool:
        """Whether there is a proof to hold it against."""
        return bool(self.files) and self.finding["result"] != rules.Result.NOT_APPLICABLE

    @property
    def is_checked(self) -> bool:
        return self.check is not None and self.check.result != FactCheck.Result.NOT_CHECKED

    def is_checked_by(self, office: str) -> bool:
        """Whether this office holds it for checked; without an office, whether anybody does."""
        own = self.check_of(office)
        return self.is_checked if not office else own is not None and own.result != FactCheck.Result.NOT_CHECKED

    def check_of(self, office: str) -> FactCheck | None:
        """What this office last put on record itself."""
        return next((check for check in reversed(self.checks) if check.office == office), None)

    def checks_of_others(self, office: str) -> list[FactCheck]:
        """The last check of each other office that made one."""
        last = {check.office: check for check in self.checks if check.office != office}
        return [check for check in last.values() if check.result != FactCheck.Result.NOT_CHECKED]


def review_rows(submission: Submission) -> list[ReviewRow]:
    """Every condition with finding, evidence, check, judgement and relaxation: five queries."""
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
    for judgement in submission.judgements.select_related("by", "attachment"):
        judgements.setdefault(judgement.requirement, []).append(judgement)
    relaxed = {record.requirement: record for record in relaxations_in_force(submission)}
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
                check=standing(checked),
                judgement=judged[-1] if judged else None,
                needs_judgement=finding["result"] == "judgement" or bool(judged),
                checks=checked,
                judgements=judged,
                relaxation=relaxed.get(requirement.id),
                judged_in_meeting=in_meeting(edition, requirement),
            )
        )
    return rows


def in_meeting(edition: rules.Edition, requirement: rules.Requirement) -> bool:
    return edition.stage(requirement.judged_at).kind is rules.StageKind.DELIBERATION


def _claimed(edition: rules.Edition, requirement: rules.Requirement, claims: dict[str, Any]) -> list[Claimed]:
    """What it looks at itself, and what opens a relaxation of it: the one is checked like the other."""
    opening = {
        name.partition(".")[0]
        for relaxation in edition.relaxations
        if requirement.id in relaxation.requirements
        for name in relaxation.uses
    }
    own = edition.facts_for(requirement)
    found: list[Claimed] = []
    for item in (*own, *(item for item in edition.items if item.key in opening and item not in own)):
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
    attachment: StoredFile | None = None,
    held_on: date | None = None,
    minutes_number: str = "",
    at: datetime | None = None,
) -> Judgement:
    """A person decides what the text leaves to a person; without reasons there is no decision.

    What the text leaves to the deliberation is decided in a meeting. ``attachment`` is an upload of ``by``'s own, or
    the proof of an earlier judgement.
    """
    edition = rules.edition(submission.edition)
    needs_meeting = in_meeting(edition, edition.requirement(requirement))
    if not reasons.strip():
        raise Refused(_("A judgement needs its reasons."), code="reasons")
    check_meeting(held_on, minutes_number, needed=needs_meeting, at=at)
    take_proof(attachment, submission)
    return Judgement.objects.create(
        submission=submission,
        requirement=requirement,
        met=met,
        reasons=reasons.strip(),
        attachment=attachment,
        held_on=held_on,
        minutes_number=minutes_number.strip(),
        by=by,
        office=office,
        at=at or timezone.now(),
    )


def record_relaxation(
    submission: Submission,
    relaxation: str,
    requirement: str,
    *,
    granted: bool,
    reasons: str,
    by: Any,
    office: str,
    attachment: StoredFile | None = None,
    held_on: date | None = None,
    minutes_number: str = "",
    at: datetime | None = None,
) -> Relaxation:
    """An exception is granted for one condition, or taken back. Whether it may be, ``applications`` decides."""
    rule = rules.edition(submission.edition).relaxation(relaxation)
    if requirement not in rule.requirements:
        raise Refused(_("This relaxation does not name that condition."), code="not_named")
    if not reasons.strip():
        raise Refused(_("State the reasons."), code="reasons", fields={"reasons": _("State the reasons.")})
    check_meeting(held_on, minutes_number, needed=granted and rule.deliberated, at=at)
    take_proof(attachment, submission)
    return Relaxation.objects.create(
        submission=submission,
        relaxation=relaxation,
        requirement=requirement,
        granted=granted,
        reasons=reasons.strip(),
        attachment=attachment,
        held_on=held_on,
        minutes_number=minutes_number.strip(),
        by=by,
        office=office,
        at=at or timezone.now(),
    )


def check_meeting(held_on: date | None, minutes_number: str, *, needed: bool, at: datetime | None = None) -> None:
    """A meeting has its day and the number of its minutes, and has been held."""
    today = timezone.localdate(at) if at else timezone.localdate()
    wrong: dict[str, str] = {}
    if held_on is not None and held_on > today:
        wrong["held_on"] = _("A meeting that has not been held cannot be recorded.")
    elif held_on is None and (needed or minutes_number.strip()):
        wrong["held_on"] = _("Enter the date of the meeting.")
    if not minutes_number.strip() and (needed or held_on is not None):
        wrong["minutes_number"] = _("Enter the number of the minutes.")
    if wrong:
        raise Refused(" ".join(wrong.values()), code="meeting", fields=wrong)


def take_proof(attachment: StoredFile | None, submission: Submission) -> None:
    """Claim an upload for the review of this draft; a proof that stands there already stays where it is."""
    if attachment is not None and not attachment.is_claimed:
        files.claim(attachment, REVIEW_OWNER_KIND, submission.draft_id, purpose="review")
