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
from ..announcing import conceal, with_shown
from ..filters import DossierFilter
from ..models import Dossier
from .crumbs import to_list

PAGE = 20


def listing(request: HttpRequest, queryset: QuerySet[Dossier], **context: Any) -> dict[str, Any]:
    """One page of a list of dossiers with its query bar: the same wherever dossiers are listed."""
    found = DossierFilter(request.GET, queryset=queryset, user=request.user)
    rows: Any = found.qs if found.is_valid() else queryset
    page = Paginator(rows.values_list("pk", flat=True), PAGE).get_page(request.GET.get("page"))
    # First which, from an index alone; what a row shows is gathered for these only, not for all pages before them.
    told = with_shown(Dossier.objects.for_lists(), request.user).filter(pk__in=list(page.object_list))
    shown = {dossier.pk: dossier for dossier in told}
    page.object_list = [conceal(shown[pk], request.user) for pk in page.object_list if pk in shown]
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
