"""Beginning a dossier: which call, for which institution, and what comes first."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import Institution
from workflow import Refused
from workflow.once import once

from ..access import writes_for
from ..beginning import begin
from ..layout import plan_for
from ..models import Call
from ..ownership import writing_url


@login_required
@require_http_methods(["GET", "POST"])
@once
def new(request: HttpRequest) -> HttpResponse:
    """Choose the call and the institution; the form follows. Only for those who write for an institution."""
    institutions = list(writes_for(request.user).select_related("city", "division"))
    if not institutions:
        raise Http404
    cities = {institution.city_id for institution in institutions}
    running = [call for call in Call.objects.visible_to(request.user).select_related("city") if call.running]
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
            return redirect(writing_url(dossier))
    # Only those under which one of the institutions can apply, as long as there are any.
    own = [call for call in running if call.city_id in cities] or running
    return render(
        request,
        "applications/new.html",
        {
            "institutions": institutions,
            "choices": [{"call": call, "first": call.rules.procedure[0], "plan": plan_for(call)} for call in own],
            "error": error,
        },
    )


def _uuid(text: str | None) -> Any:
    try:
        return UUID(text or "")
    except ValueError as error:
        raise Http404 from error
