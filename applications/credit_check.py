"""信用核查: the competent department looks up the credit of every party before it recommends.

What it finds stands for what the applicant stated: a record found fails the condition, one that was repaired is left to
judgement, and what could not be determined counts as not stated.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

import files
import rules
from files.models import StoredFile
from materials.assessing import assess_submission
from materials.models import Because, Submission
from workflow import NEXT, Act, Refused, action

from . import who
from .access import in_bureau, in_department
from .beginning import KIND
from .conditions import judgements_recorded, latest_submission
from .credit_forms import CreditForm, FinishCreditForm
from .models import CreditCheck, Dossier
from .states import CreditResult
from .telling import APPLICANT_TOLD, move_on, tell_applicant
from .where import with_stage

FILE_OWNER = "applications.credit_check"
FINISHED = gettext_noop("The credit of the parties to “%(dossier)s” has been looked up.")
STALE_AFTER = timedelta(days=90)
"""A query that is older is pointed out; no text says how old it may be."""

Identity = tuple[str, str, str]


@dataclass(frozen=True)
class Party:
    """Somebody whose credit is looked up, as the submission names them."""

    kind: str
    term: rules.Text
    name: str
    code: str

    @property
    def identity(self) -> Identity:
        return self.kind, self.name, self.code


def parties_of(submission: Submission) -> list[Party]:
    """In the order of the edition and of its rosters, each once."""
    edition = rules.edition(submission.edition)
    claims = submission.claims
    found: dict[Identity, Party] = {}
    for spec in edition.credit_parties:
        for row in _rows(spec, claims):
            party = Party(spec.key, edition.terms[spec.term], *_named(spec, row))
            if party.name:
                found.setdefault(party.identity, party)
    return list(found.values())


def _rows(spec: rules.CreditParty, claims: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    return claims.get(spec.roster, ()) if spec.roster else (claims,)


def _named(spec: rules.CreditParty, row: Mapping[str, Any]) -> tuple[str, str]:
    return str(row.get(spec.name) or "").strip()[:200], str(row.get(spec.code) or "").strip()[:200]


def checks_of(dossier: Dossier) -> dict[Identity, CreditCheck]:
    """The latest look at each party."""
    standing = dossier.creditchecks.filter(superseded_by=None).select_related("by", "evidence")
    return {(check.kind, check.name, check.code): check for check in standing}


@dataclass(frozen=True)
class Line:
    """A party and what was found. ``holds``: it was looked at, or confirmed, since the last submission."""

    party: Party
    check: CreditCheck | None
    holds: bool

    @property
    def is_old(self) -> bool:
        """The query lies further back than the record made of it by more than the time that is pointed out."""
        return self.check is not None and is_old(self.check.queried_on, timezone.localdate(self.check.at))


def is_old(queried_on: date, today: date) -> bool:
    return today - queried_on > STALE_AFTER


def credit_lines(dossier: Dossier) -> list[Line]:
    return lines_of(dossier, latest_submission(dossier))


def lines_of(dossier: Dossier, submission: Submission) -> list[Line]:
    checks = checks_of(dossier)
    found = []
    for party in parties_of(submission):
        check = checks.get(party.identity)
        found.append(Line(party, check, check is not None and check.submission_id == submission.pk))
    return found


def verified(submission: Submission, claims: Mapping[str, Any]) -> dict[str, Any]:
    """What was found, in the place of what was stated. None: counts as not stated."""
    edition = rules.edition(submission.edition)
    dossier = Dossier.objects.filter(draft=submission.draft_id).first() if edition.credit_parties else None
    checks = checks_of(dossier) if dossier is not None else {}
    found: dict[str, Any] = {}
    for spec in edition.credit_parties:
        rows = [(row, checks.get((spec.key, *_named(spec, row)))) for row in _rows(spec, claims)]
        if not any(check for _row, check in rows):
            continue
        if spec.roster:
            found[spec.roster] = [_with_result(row, spec.record, check) for row, check in rows]
        else:
            found[spec.record] = _stated(rows[0][1])
    return found


def annex(submission: Submission, offices: Collection[str]) -> str:
    """The table of what was found, for the review form of the offices that vouch and decide."""
    if not rules.edition(submission.edition).credit_parties or not {"department", "bureau"} & set(offices):
        return ""
    lines = lines_of(Dossier.objects.get(draft=submission.draft_id), submission)
    return render_to_string("applications/pdf/credit.html", {"lines": lines})


def _stated(check: CreditCheck | None) -> str | None:
    return None if check is None or check.result == CreditResult.UNKNOWN else check.result


def _with_result(row: Mapping[str, Any], record: str, check: CreditCheck | None) -> dict[str, Any]:
    if check is None:
        return dict(row)
    changed = {key: value for key, value in row.items() if key != record}
    stated = _stated(check)
    return changed if stated is None else {**changed, record: stated}


def may_read_evidence(stored: StoredFile, user: Any) -> bool:
    """The offices that vouch and decide; neither the applicant nor experts."""
    check = CreditCheck.objects.select_related("dossier").filter(pk=stored.owner_id or 0).first()
    if check is None or not Dossier.objects.visible_to(user).filter(pk=check.dossier_id).exists():
        return False
    return in_department(check.dossier, user) or in_bureau(check.dossier, user)


@action(
    "record_credit",
    on=KIND,
    stage=("credit_check", "recommendation"),
    where=with_stage("credit_check"),
    label=gettext_lazy("Record the credit check"),
    help=gettext_lazy(
        "One entry for each party. You may save as often as you like; a later entry replaces the one before."
    ),
    who=who.officer,
    form=CreditForm,
    audience=("department", "bureau"),
    tone="outline-primary",
)
def record_credit(act: Act) -> None:
    dossier: Dossier = act.subject
    submission = latest_submission(dossier)
    entries: list[dict[str, Any]] = act.data["checks"]
    if not entries:
        raise Refused(_("Nothing was filled in."), code="unchanged")
    known = {party.identity for party in parties_of(submission)}
    before = checks_of(dossier)
    for entry in entries:
        identity: Identity = entry["kind"], entry["name"], entry["code"]
        if identity not in known:
            raise Refused(_("“%(name)s” is no party to this dossier.") % {"name": entry["name"]}, code="party")
        _keep(act, submission, entry, before.get(identity))
    assess_submission(submission, because=[Because.CREDIT], by=act.user)
    act.note(parties=[{"name": e["name"], "result": str(e["result"])} for e in entries])


def _keep(act: Act, submission: Submission, entry: dict[str, Any], before: CreditCheck | None) -> None:
    if entry["queried_on"] > timezone.localdate(act.now):
        raise Refused(_("The query cannot lie in the future."), code="date")
    if entry["result"] != CreditResult.NONE and not entry["remark"].strip():
        raise Refused(_("Say what was found about “%(name)s”.") % {"name": entry["name"]}, code="remark")
    evidence: StoredFile | None = entry.get("evidence")
    check = CreditCheck.objects.create(
        dossier=act.subject,
        by=act.user,
        at=act.now,
        submission=submission,
        kind=entry["kind"],
        name=entry["name"],
        code=entry["code"],
        result=entry["result"],
        source=entry["source"],
        queried_on=entry["queried_on"],
        remark=entry["remark"].strip(),
        evidence=evidence or (before.evidence if before is not None else None),
        supersedes=before,
    )
    if evidence is not None:
        files.claim(evidence, FILE_OWNER, check.pk)


def every_party_checked(act: Act) -> None:
    left = [line.party.name for line in credit_lines(act.subject) if not line.holds]
    if left:
        raise Refused(_("Not looked up yet"), code="unchecked", points=left)


@action(
    "finish_credit_check",
    on=KIND,
    stage="credit_check",
    label=gettext_lazy("Finish the credit check"),
    help=gettext_lazy("The dossier then goes on to be reviewed and recommended. A record found bars recommending it."),
    follows=APPLICANT_TOLD,
    who=who.officer,
    form=FinishCreditForm,
    conditions=(every_party_checked, judgements_recorded),
    leads=NEXT,
    tone="primary",
)
def finish_credit_check(act: Act) -> None:
    act.note(results=[str(line.check.get_result_display()) for line in credit_lines(act.subject) if line.check])
    move_on(act)
    tell_applicant(act, FINISHED)
