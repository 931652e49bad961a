"""委托评审: putting several dossiers into the hands of an agency at once."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.permissions import scopes
from cities.models import City
from workflow import Refused, perform
from workflow.once import once

from ..agency_forms import SeveralForm, knows_agencies
from ..models import Dossier, Entrustment

MOST = 200
"""Rows of a city on the page; the rest come up as these are entrusted."""


def _ready(user: Any, city: City) -> list[Dossier]:
    """Dossiers whose present stage may be entrusted and is with nobody yet."""
    standing = Entrustment.objects.standing().filter(
        dossier=OuterRef("pk"), stage=OuterRef("process__current_stage__key")
    )
    found = Dossier.objects.visible_to(user).filter(city=city, process__current_stage__parameters__agency=True)
    return list(found.exclude(Exists(standing)).for_lists().order_by(F("submitted_at").asc(), "pk")[:MOST])


@login_required
@require_http_methods(["GET", "POST"])
@once
def entrust_page(request: HttpRequest) -> HttpResponse:
    """One letter, one agency, as many dossiers as are ticked: all of them or none."""
    cities = [city for city in scopes(request.user, "check_dossiers", City) if knows_agencies(city)]
    if not cities:
        raise PermissionDenied
    groups = [_group(request, city) for city in cities]
    wrong = False
    for group in groups:
        form = group["form"]
        if not form.is_bound:
            continue
        if form.is_valid() and _entrust(request, group):
            return redirect("applications:entrust")
        wrong = True
    return render(request, "applications/entrust.html", {"groups": groups}, status=422 if wrong else 200)


def _group(request: HttpRequest, city: City) -> dict[str, Any]:
    dossiers = _ready(request.user, city)
    stages: dict[str, str] = {}
    for dossier in dossiers:
        stage = dossier.process.current_stage
        if stage is not None:
            stages[stage.key] = stage.title
    mine = request.method == "POST" and request.POST.get("city") == city.slug
    return {
        "city": city,
        "dossiers": dossiers,
        "chosen": set(request.POST.getlist("dossier")) if mine else set(),
        "form": SeveralForm(request.POST if mine else None, city=city, stages=tuple(stages.items())),
    }


def _entrust(request: HttpRequest, group: dict[str, Any]) -> bool:
    """Whether all that were ticked are entrusted. Where one is refused, none is, and the form says which and why."""
    form: SeveralForm = group["form"]
    picked = [dossier for dossier in group["dossiers"] if str(dossier.ref) in group["chosen"]]
    if not picked:
        form.add_error(None, _("Choose at least one dossier."))
        return False
    wanted = set(form.cleaned_data["stages"])
    with transaction.atomic():
        for dossier in picked:
            stage = dossier.process.current_stage
            stages = [stage.key] if stage is not None and stage.key in wanted else []
            try:
                with transaction.atomic():
                    perform(dossier, "entrust", request.user, **{**form.cleaned_data, "stages": stages})
            except Refused as refusal:
                form.add_error(None, _("%(dossier)s: %(reason)s") % {"dossier": dossier.title, "reason": refusal})
        if form.errors:
            transaction.set_rollback(True)
            return False
    messages.success(
        request,
        ngettext("%(count)d dossier is entrusted.", "%(count)d dossiers are entrusted.", len(picked))
        % {"count": len(picked)},
    )
    return True
