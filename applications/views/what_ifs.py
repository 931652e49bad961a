"""What if: the officials of a city ask who would pass if a condition were another."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

import rules
from accounts.permissions import has_scope, scopes
from cities.models import City
from cities.speaking import edition_of, speak_for

from ..models import Dossier, WhatIf
from ..what_if import ask, in_words
from ..what_if_forms import WhatIfForm

PAGE = 50


def _city(user: Any) -> tuple[City, rules.Edition]:
    """The first opened city that this person works for."""
    for city in scopes(user, "view_dossiers", City).order_by("position"):
        edition = edition_of(city)
        if city.opened and edition is not None:
            return city, edition
    raise PermissionDenied


@login_required
@require_http_methods(["GET", "POST"])
def what_ifs(request: HttpRequest) -> HttpResponse:
    """The questions put so far, and a new one."""
    user: Any = request.user
    city, edition = _city(user)
    speak_for(edition)
    form = WhatIfForm(request.POST if request.method == "POST" else None, edition=edition)
    if request.method == "POST" and form.is_valid():
        return redirect(ask(city, user, form.cleaned_data["variations"]))
    context = {
        "city": city,
        "edition": edition,
        "form": form,
        "earlier": WhatIf.objects.filter(by=user, city=city).select_related("job")[:10],
    }
    return render(request, "applications/what_ifs.html", context, status=422 if form.errors else 200)


@login_required
@require_GET
def what_if(request: HttpRequest, ref: UUID) -> HttpResponse:
    """One question with its answer; its own person's alone."""
    user: Any = request.user
    found = WhatIf.objects.select_related("city", "job__result").filter(ref=ref, by=user).first()
    if found is None or not has_scope(user, "view_dossiers", found.city):
        raise Http404
    edition = found.rules
    speak_for(edition)
    copy = found.copy
    moves = {dossier: (before, after) for dossier, before, after in found.moved}
    page = Paginator(found.moved, PAGE).get_page(request.GET.get("page"))
    dossiers = Dossier.objects.visible_to(user).filter(pk__in=[row[0] for row in page.object_list])
    return render(
        request,
        "applications/what_if.html",
        {
            "asked": found,
            "job": found.job,
            "edition": edition,
            "crumbs": [(_("What if"), reverse("applications:what_ifs")), (f"{found.at:%Y-%m-%d}", "")],
            "changes": [
                {
                    "clause": edition.clauses[edition.requirement(id).clause],
                    "title": edition.requirement(id).title,
                    "now": in_words(edition.requirement(id)),
                    "then": in_words(copy.requirement(id)),
                }
                for id in found.variations
            ],
            "counts": [
                {"outcome": outcome.value, **{name: told.get(outcome.value, 0) for name, told in found.counts.items()}}
                for outcome in rules.Outcome
            ]
            if found.counts
            else [],
            "page": page,
            "rows": [
                {"dossier": dossier, "before": moves[dossier.pk][0], "after": moves[dossier.pk][1]}
                for dossier in dossiers.select_related("institution")
            ],
        },
    )
