"""What was handed in: read, compared, printed."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

import rules
from documents.jobs import start_job
from materials.access import draft_for, purpose_of, submitted_draft_for
from materials.compare import compare as compare_submissions
from materials.display import of_submission
from materials.models import Draft, Submission
from materials.paper import JOB, name_of, paper_of
from materials.queries import current_assessment
from materials.review_paper import JOB as REVIEW_JOB
from materials.review_paper import read_by
from materials.submission import verify


def _submission(draft: Draft, seq: int) -> Submission:
    found = draft.submissions.select_related("submitted_by").filter(seq=seq).first()
    if found is None:
        raise Http404
    return found


@require_safe
def submission(request: HttpRequest, ref: UUID, seq: int) -> HttpResponse:
    draft = submitted_draft_for(request, ref)
    found = _submission(draft, seq)
    assessment = current_assessment(found)
    return render(
        request,
        "materials/submission.html",
        {
            "draft": draft,
            "submission": found,
            "edition": rules.edition(found.edition),
            "title": purpose_of(draft).title(draft),
            "page_url": purpose_of(draft).page_url(draft),
            "reading": of_submission(found),
            "findings": assessment.findings if assessment else [],
            "is_intact": verify(found),
            "others": list(draft.submissions.exclude(pk=found.pk).values_list("seq", flat=True)),
        },
    )


@require_safe
def compare(request: HttpRequest, ref: UUID, old: int, new: int) -> HttpResponse:
    draft = submitted_draft_for(request, ref)
    first, second = _submission(draft, min(old, new)), _submission(draft, max(old, new))
    return render(
        request,
        "materials/compare.html",
        {
            "draft": draft,
            "old": first,
            "new": second,
            "title": purpose_of(draft).title(draft),
            "page_url": purpose_of(draft).page_url(draft),
            "comparison": compare_submissions(first, second),
        },
    )


@require_POST
def paper(request: HttpRequest, ref: UUID, seq: int | None = None) -> HttpResponse:
    """The dossier as PDF, made in the background; the page of the job shows how far it is."""
    draft = draft_for(request, ref) if seq is None else submitted_draft_for(request, ref)
    try:
        chosen = paper_of(draft, request.POST.get("paper", ""))
    except KeyError as error:
        raise Http404 from error
    arguments: dict[str, object] = {
        "draft": draft.pk,
        "seq": seq and _submission(draft, seq).seq,
        "paper": chosen.key,
    }
    title = _("Dossier as PDF: %(title)s") % {"title": name_of(draft, chosen)}
    job = start_job(JOB, request.user, title=title, **arguments)
    return HttpResponseRedirect(reverse("documents:job", args=[job.ref]))


@require_POST
def review_paper(request: HttpRequest, ref: UUID, seq: int) -> HttpResponse:
    """The review form as PDF, for the offices that review; made in the background."""
    draft = submitted_draft_for(request, ref)
    if not read_by(draft, request.user):
        raise PermissionDenied
    title = _("Review form of %(title)s") % {"title": purpose_of(draft).title(draft)}
    job = start_job(REVIEW_JOB, request.user, title=title, draft=draft.pk, seq=_submission(draft, seq).seq)
    return HttpResponseRedirect(reverse("documents:job", args=[job.ref]))
