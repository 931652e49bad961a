"""The list of dossiers, and beginning one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.models import Institution
from workflow import Refused

from ..access import writes_for
from ..announcing import conceal
from ..beginning import begin
from ..filters import DossierFilter
from ..models import Call, Dossier
from .crumbs import to_list

PAGE = 20


def listing(request: HttpRequest, queryset: QuerySet[Dossier], **context: Any) -> dict[str, Any]:
    """One page of a list of dossiers with its query bar: the same wherever dossiers are listed."""
    found = DossierFilter(request.GET, queryset=queryset, user=request.user)
    rows: Any = found.qs if found.is_valid() else queryset
    page = Paginator(rows.for_lists(), PAGE).get_page(request.GET.get("page"))
    page.object_list = [conceal(dossier, request.user) for dossier in page.object_list]
    return {"filter": found, "page": page, "now": timezone.now(), **context}


@login_required
@require_GET
def dossiers(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "applications/list.html",
        listing(
            request,
            Dossier.objects.visible_to(request.user),
            may_begin=writes_for(request.user).exists(),
            crumbs=to_list(),
        ),
    )


@login_required
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Choose the call and the institution; the form follows. Only for those who write for an institution."""
    institutions = list(writes_for(request.user).select_related("city", "division"))
    if not institutions:
        raise Http404
    calls = [call for call in Call.objects.visible_to(request.user).select_related("city") if call.running]
    error = ""
    if request.method == "POST":
        institution = get_object_or_404(
            Institution, ref=_uuid(request.POST.get("institution")), pk__in=[row.pk for row in institutions]
        )
        call = get_object_or_404(Call.objects.visible_to(request.user), ref=_uuid(request.POST.get("call")))
        try:
            dossier = begin(call, institution, request.user)
        except Refused as refusal:
            error = str(refusal)
        else:
            messages.success(request, _("Your dossier has been opened. What you type is saved as you go."))
            return redirect("materials:overview", dossier.draft.ref)
    return render(request, "applications/new.html", {"institutions": institutions, "calls": calls, "error": error})


def _uuid(text: str | None) -> Any:
    try:
        return UUID(text or "")
    except ValueError as error:
        raise Http404 from error
