"""The review form on paper (审核表): every condition with what was stated, verified, found, judged and relaxed."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

import rules
from documents.jobs import JobFailed, Result, job
from documents.models import Job
from documents.readers import register_job_reader
from documents.rendering import render
from materials.access import may_read_submission, purpose_of, reads_office
from materials.assessing import inputs_of, inputs_told
from materials.models import Draft, FactCheck, Judgement, Relaxation, Submission
from materials.queries import current_assessment
from materials.reading import shown, words
from materials.review import ReviewRow, review_rows

JOB = "review_form_pdf"
TEMPLATE = "materials/pdf/review.html"
OFFICES = ("bureau", "department", "agency")
"""Whose records may stand in it. The city's word for an office is a term of its edition."""
_TERMS = {"department": "competent_department"}


@dataclass
class PrintedRow:
    """A condition, with the records that this reader may read."""

    row: ReviewRow
    finding: dict[str, Any]
    checks: list[FactCheck]
    verified: str
    judgements: list[Judgement]
    relaxations: list[tuple[Relaxation, str]]


def read_by(draft: Draft, user: Any) -> list[str]:
    """The offices whose records this person reads; empty for whoever gets no review form."""
    return [office for office in OFFICES if reads_office(draft, user, office)]


def printed_rows(submission: Submission, offices: list[str]) -> list[PrintedRow]:
    """What the offices recorded. A relaxation is told to all who review: it decides what they go on over."""
    edition = rules.edition(submission.edition)
    given = inputs_of(submission) if "bureau" in offices else inputs_told(submission, offices)
    findings = {finding.requirement: finding.to_json() for finding in given.assess().findings}
    relaxed: dict[str, list[tuple[Relaxation, str]]] = {}
    for record in submission.relaxations.select_related("by"):
        clause = edition.clauses[edition.relaxation(record.relaxation).clause].spelling
        relaxed.setdefault(record.requirement, []).append((record, clause))
    rows = []
    for row in review_rows(submission):
        checks = [check for office in offices if (check := row.check_of(office)) is not None]
        rows.append(
            PrintedRow(
                row=row,
                finding=findings[row.requirement.id],
                checks=checks,
                verified="；".join(_verified(edition, check) for check in checks if check.fact),
                judgements=[judgement for judgement in row.judgements if judgement.office in offices],
                relaxations=relaxed.get(row.requirement.id, []),
            )
        )
    return rows


def _verified(edition: rules.Edition, check: FactCheck) -> str:
    fact = edition.facts[check.fact]
    value = str(_("no value")) if check.verified_value is None else shown(fact, check.verified_value)
    return f"{words(fact.label)}：{value}"


def office_word(edition: rules.Edition, office: str) -> str:
    return words(edition.terms[_TERMS.get(office, office)])


def render_review(draft: Draft, submission: Submission, offices: list[str]) -> bytes:
    edition = rules.edition(submission.edition)
    assessment = current_assessment(submission)
    title = str(purpose_of(draft).title(draft))
    known = {office for office in offices if _TERMS.get(office, office) in edition.terms}
    context = {
        "draft": draft,
        "submission": submission,
        "subject": title,
        "edition": edition,
        "rows": printed_rows(submission, offices),
        "as_of": assessment.as_of if assessment else None,
        "offices": {office: office_word(edition, office) for office in known | {"bureau"}},
        "reader": office_word(edition, offices[0]),
        "clauses": edition.clauses,
        "annex": purpose_of(draft).annex(submission, offices),
    }
    return render(TEMPLATE, context, title=title)


def _draft_of(work: Job) -> Draft | None:
    return Draft.objects.select_related("institution").filter(pk=work.arguments["draft"]).first()


def _may_read(work: Job, user: Any) -> bool:
    draft = _draft_of(work)
    return draft is not None and may_read_submission(draft, user) and bool(read_by(draft, user))


register_job_reader(JOB, _may_read)


@job(JOB)
def review_form_pdf(work: Job) -> Result:
    draft = _draft_of(work)
    if draft is None or not _may_read(work, work.requested_by):
        raise JobFailed(str(_("You may no longer read this.")))
    submission = draft.submissions.get(seq=work.arguments["seq"])
    name = _("Review form of %(title)s") % {"title": purpose_of(draft).title(draft)}
    return Result(render_review(draft, submission, read_by(draft, work.requested_by)), f"{name}.pdf", "application/pdf")
