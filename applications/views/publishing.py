"""Publicising several dossiers in one notice."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.permissions import scopes
from cities.calendar import end_of_period
from cities.models import City
from workflow import Refused
from workflow.once import once

from ..models import Dossier
from ..publicity import current_item, in_words, publish
from ..states import Waits

MOST_DAYS = 90


def _length(typed: str) -> int | None:
    """The length that was chosen, in working days; None where none was offered."""
    if not typed:
        return None
    if not typed.isdecimal() or len(typed) > 3 or int(typed) > MOST_DAYS:
        raise Refused(_("Enter a whole number of working days, at most %(most)d.") % {"most": MOST_DAYS})
    return int(typed)


@login_required
@require_http_methods(["GET", "POST"])
@once
def publish_page(request: HttpRequest) -> HttpResponse:
    """Choose among the dossiers that are ready; both readings of the last day stand beside the button."""
    cities = list(scopes(request.user, "publish", City))
    if not cities:
        raise PermissionDenied
    ready = [
        dossier
        for dossier in Dossier.objects.waiting_for(request.user)
        .filter(waits_for=Waits.PUBLISH, process__current_stage__key="publicity")
        .for_lists()
        .select_related("draft")
        .order_by("pk")
        if current_item(dossier) is None
    ]
    error = ""
    chosen = request.POST.getlist("dossier") if request.method == "POST" else request.GET.getlist("dossier")
    if request.method == "POST":
        picked = [dossier for dossier in ready if str(dossier.ref) in chosen]
        try:
            if not picked:
                raise Refused(_("Choose at least one dossier that is ready."))
            notice = publish(picked[0].city, picked, request.user, length=_length(request.POST.get("length", "")))
        except Refused as refusal:
            error = str(refusal)
        else:
            messages.success(request, _("The notice is public. Its last day is %(day)s.") % {"day": notice.ends_on})
            return redirect("notices:notice", notice.ref)
    groups = []
    for city in cities:
        rows = [dossier for dossier in ready if dossier.city_id == city.pk]
        if rows:
            edition = rows[0].edition
            period = edition.publicity
            groups.append(
                {
                    "city": city,
                    "dossiers": rows,
                    "period": in_words(period),
                    "length": period.length,
                    "in_text": period.clause is not None,
                    "may_choose": period.at_least or period.clause is None,
                    "quote": edition.stage_words("publicity"),
                    "clause": edition.clauses.get(edition.stage("publicity").clause),
                    "end": end_of_period(timezone.localdate(), period.length, count_start=city.count_posting_day),
                }
            )
    return render(
        request,
        "applications/publish.html",
        {"groups": groups, "chosen": chosen, "error": error, "length": request.POST.get("length", "")},
        status=422 if error else 200,
    )
