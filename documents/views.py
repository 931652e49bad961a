"""Verification for everybody; jobs for those who asked for them."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.limits import over_limit
from accounts.lockout import client_ip
from cities.speaking import speak_for
from documents.forms import CodeForm, FileForm
from documents.jobs import retry_job
from documents.models import Document, DocumentState, Job
from documents.readers import may_read_job

TRIES = 20
TRIES_WINDOW = 600


def _too_many(request: HttpRequest) -> bool:
    """Whether this address has asked too often. A code has 79 bits; this only keeps the page from being hammered."""
    return over_limit(f"verify:{client_ip(request)}", TRIES, TRIES_WINDOW)


@require_http_methods(["GET", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Is this paper genuine, and does it still stand?"""
    code_form, file_form = CodeForm(), FileForm()
    found: Document | None = None
    asked, status = False, 200
    published = Document.objects.exclude(state=DocumentState.DRAFT).select_related("city")
    if request.method == "POST" or "code" in request.GET:
        if _too_many(request):
            problem = _("Too many enquiries from your network. Please try again in ten minutes.")
            return render(
                request,
                "documents/verify.html",
                {"code_form": code_form, "file_form": file_form, "problem": problem},
                status=429,
            )
        if request.FILES or "by_file" in request.POST:
            file_form = FileForm(request.POST, request.FILES)
            if file_form.is_valid():
                asked, found = True, published.filter(sha256=file_form.cleaned_data["file"]).first()
        else:
            code_form = CodeForm(request.POST if request.method == "POST" else request.GET)
            if code_form.is_valid():
                asked, found = True, published.filter(verification_code=code_form.cleaned_data["code"]).first()
        status = 200 if found or not asked else 404
        if not asked:
            status = 422
        speak_for(found.city if found else None)
    return render(
        request,
        "documents/verify.html",
        {"code_form": code_form, "file_form": file_form, "asked": asked, "found": found},
        status=status,
    )


@login_required
@require_GET
def jobs(request: HttpRequest) -> HttpResponse:
    """What the reader asked for lately."""
    recent = Job.objects.visible_to(request.user).select_related("result")[:50]
    return render(request, "documents/jobs.html", {"jobs": [row for row in recent if may_read_job(row, request.user)]})


def job_for(request: HttpRequest, ref: UUID) -> Job:
    found = get_object_or_404(Job.objects.visible_to(request.user).select_related("result"), ref=ref)
    if not may_read_job(found, request.user):
        raise Http404
    return found


@login_required
@require_GET
def job(request: HttpRequest, ref: UUID) -> HttpResponse:
    """One job: its progress, asked for anew every two seconds, then its result."""
    found = job_for(request, ref)
    template = "documents/_job.html" if request.htmx else "documents/job.html"  # type: ignore[attr-defined]
    return render(request, template, {"job": found})


@login_required
@require_POST
def retry(request: HttpRequest, ref: UUID) -> HttpResponse:
    found = job_for(request, ref)
    retry_job(found)
    return redirect("documents:job", ref=found.ref)
