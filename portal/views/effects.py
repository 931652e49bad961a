"""Effects and deadlines that failed: seen, and tried again, by those who run the portal."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from accounts.permissions import holds
from cities.models import City
from workflow.deadlines import failed_deadlines, late_deadlines, try_again
from workflow.effects import retry
from workflow.models import Effect
from workflow.states import EffectState

WORDS = {
    "mail": gettext_lazy("Letter by e-mail"),
    "notify": gettext_lazy("Message in the portal"),
    "tell_applicant": gettext_lazy("Message to the applicant"),
    "tell_office": gettext_lazy("Message to the office whose turn it is"),
    "tell_deputy": gettext_lazy("Message to the deputy"),
    "tell_agency": gettext_lazy("Message to the agency"),
    "tell_clerks": gettext_lazy("Message to the clerks"),
    "objection_received": gettext_lazy("Message to those who handle objections"),
    "render_document": gettext_lazy("File of a paper"),
    "publicity_end": gettext_lazy("End of a public notice"),
    "correction_answer": gettext_lazy("End of the time for corrections"),
}
"""Kinds of effect and deadline, in words."""


def _operator(request: HttpRequest) -> None:
    if not holds(request.user, "manage_people", City):
        raise PermissionDenied


@login_required
@require_GET
def effects(request: HttpRequest) -> HttpResponse:
    """No names and no contents: the kind, the time and the error are enough to act on."""
    _operator(request)
    rows = Effect.objects.exclude(state=EffectState.DONE).select_related("event__process").order_by("-pk")
    context = {
        "page": Paginator(rows, 50).get_page(request.GET.get("page")),
        "deadlines": failed_deadlines().select_related("process")[:50],
        "late": late_deadlines().count(),
        "words": WORDS,
    }
    return render(request, "portal/effects.html", context)


@login_required
@require_POST
def retry_effect(request: HttpRequest, pk: int) -> HttpResponse:
    _operator(request)
    effect = Effect.objects.filter(pk=pk).first()
    if effect is None:
        raise Http404
    if effect.state == EffectState.FAILED:
        retry(effect)
        messages.success(request, _("It is being tried again."))
    else:
        messages.info(request, _("It has not failed, or is being tried already."))
    return redirect("portal:effects")


@login_required
@require_POST
def retry_deadline(request: HttpRequest, pk: int) -> HttpResponse:
    _operator(request)
    deadline = failed_deadlines().filter(pk=pk).first()
    if deadline is None:
        messages.info(request, _("It has not failed, or is being tried already."))
    else:
        try_again(deadline)
        messages.success(request, _("It is tried again within a minute."))
    return redirect("portal:effects")
