"""The list of dossiers, and beginning one."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from ..access import writes_for
from ..announcing import conceal
from ..filters import DossierFilter
from ..models import Dossier
from .crumbs import to_list

PAGE = 20


def listing(request: HttpRequest, queryset: QuerySet[Dossier], **context: Any) -> dict[str, Any]:
    """One page of a list of dossiers with its query bar: the same wherever dossiers are listed."""
    found = DossierFilter(request.GET, queryset=queryset, user=request.user)
    rows: Any = found.qs if found.is_valid() else queryset
    page = Paginator(rows.for_lists(), PAGE).get_page(request.GET.get("page"))
    page.object_list = [conceal(dossier, request.user) for dossier in page.object_list]
    return {"filter": found, "page": page, **context}


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
