"""The dossier on paper: cover, contents, sections, rosters, plan, self-check, attachments with their digests.

An edition says which papers it is printed as, and what stands in each; most want one that holds everything.
"""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

import rules
from cities.speaking import speaking
from documents.jobs import JobFailed, Result, job
from documents.models import Job
from documents.readers import register_job_reader
from documents.rendering import render
from materials.access import may_read, may_read_submission, purpose_of
from materials.claims import content_of
from materials.display import of_draft, of_submission
from materials.models import Draft, Submission
from materials.queries import current_assessment
from materials.reading import words

JOB = "dossier_pdf"
TEMPLATE = "materials/pdf/dossier.html"


def paper_of(draft: Draft, key: str) -> rules.Paper:
    """The paper of the draft's edition; the first where none is named. KeyError where there is none of that name."""
    edition = rules.edition(draft.edition)
    return edition.paper(key) if key else edition.papers[0]


def name_of(draft: Draft, paper: rules.Paper) -> str:
    """What the file and the job are called: the thing itself, and which of its papers where there are several."""
    title = str(purpose_of(draft).title(draft)) or str(_("Dossier"))
    return f"{title} {words(paper.title)}" if len(rules.edition(draft.edition).papers) > 1 else title


def render_pdf(draft: Draft, submission: Submission | None = None, paper: str = "") -> bytes:
    """A submission as handed in, or the draft as it stands, marked as a draft."""
    chosen = paper_of(draft, paper)
    title = name_of(draft, chosen)
    context: dict[str, Any] = {
        "draft": draft,
        "submission": submission,
        "subject": str(purpose_of(draft).title(draft)),
        "paper": chosen if len(rules.edition(draft.edition).papers) > 1 else None,
        "parts": [part.value for part in chosen.parts],
    }
    if submission is None:
        content = content_of(draft)
        today = timezone.localdate()
        context |= {
            "edition": content.edition,
            "reading": of_draft(content, today),
            "findings": [finding.to_json() for finding in content.assess(today).findings],
            "as_of": today,
        }
    else:
        assessment = current_assessment(submission)
        context |= {
            "edition": rules.edition(submission.edition),
            "reading": of_submission(submission),
            "findings": assessment.findings if assessment else [],
            "as_of": assessment.as_of if assessment else None,
        }
    with speaking(context["edition"]):
        return render(TEMPLATE, context, title=title)


def _draft_of(work: Job) -> Draft | None:
    return Draft.objects.select_related("institution").filter(pk=work.arguments["draft"]).first()


def _may_read(work: Job, user: Any) -> bool:
    draft = _draft_of(work)
    if draft is None:
        return False
    return may_read(draft, user) or bool(work.arguments.get("seq") and may_read_submission(draft, user))


register_job_reader(JOB, _may_read)


@job(JOB)
def dossier_pdf(work: Job) -> Result:
    draft = _draft_of(work)
    if draft is None or not _may_read(work, work.requested_by):
        raise JobFailed(str(_("You may no longer read this.")))
    seq = work.arguments.get("seq")
    submission = None
    if seq:
        submission = draft.submissions.filter(seq=seq).first()
    paper = work.arguments.get("paper") or ""
    name = name_of(draft, paper_of(draft, paper))
    return Result(render_pdf(draft, submission, paper), f"{name}.pdf", "application/pdf")
