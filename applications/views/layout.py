"""The layout plan: its public page with its versions, and publishing a new one."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

import rules
from accounts.permissions import has_scope, scopes
from cities.models import City
from cities.speaking import edition_of, speak_for
from workflow import Refused
from workflow.once import once

from ..layout import layout_clause, publish_layout_plan
from ..layout_forms import LayoutPlanForm
from ..models import LayoutPlan


def planning_edition(city: City) -> rules.Edition | None:
    """The city's edition in use, if it asks for a layout plan."""
    edition = edition_of(city)
    return edition if edition is not None and layout_clause(edition) is not None else None


def layout_plans(managed: Collection[int]) -> list[dict[str, Any]]:
    """The standing plan of each city whose text asks for one; where there is none yet, for those who publish it."""
    found = []
    for city in City.objects.order_by("position"):
        edition = planning_edition(city)
        if edition is None:
            continue
        plan = LayoutPlan.objects.in_force(city)
        if plan is not None or city.pk in managed:
            term = edition.terms["layout_plan"]
            found.append({"city": city, "plan": plan, "term": term, "manages": city.pk in managed})
    return found


@require_GET
def layout_plan(request: HttpRequest, ref: UUID) -> HttpResponse:
    """One version, and the others of its city."""
    plan = LayoutPlan.objects.select_related("city", "file").filter(ref=ref).first()
    edition = planning_edition(plan.city) if plan is not None else None
    if plan is None or edition is None:
        raise Http404
    speak_for(plan.city)
    labels = {choice.value: choice.label for choice in edition.fields}
    versions = list(LayoutPlan.objects.filter(city=plan.city))
    return render(
        request,
        "applications/layout_plan.html",
        {
            "plan": plan,
            "edition": edition,
            "clause": layout_clause(edition),
            "fields": [labels[field] for field in plan.fields if field in labels],
            "directions": [(labels.get(row.field), row.name) for row in plan.directions.all()],
            "versions": versions,
            "stands": versions[0] == plan,
            "manages": has_scope(request.user, "manage_calls", plan.city),
        },
    )


@login_required
@require_http_methods(["GET", "POST"])
@once
def layout_plan_new(request: HttpRequest) -> HttpResponse:
    """A new version: for those who manage the calls of a city whose text asks for a plan."""
    city, edition = next(
        ((city, found) for city in scopes(request.user, "manage_calls", City) if (found := planning_edition(city))),
        (None, None),
    )
    if city is None or edition is None:
        raise PermissionDenied
    speak_for(city)
    posted = request.method == "POST"
    before = LayoutPlan.objects.in_force(city)
    form = LayoutPlanForm(
        request.POST if posted else None, request.FILES if posted else None, edition=edition, before=before
    )
    if posted and form.is_valid():
        try:
            plan = publish_layout_plan(city, request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The layout plan is public."))
            return redirect(plan)
    return render(
        request,
        "applications/layout_plan_form.html",
        {"form": form, "city": city, "edition": edition, "clause": layout_clause(edition), "before": before},
        status=422 if form.errors else 200,
    )
