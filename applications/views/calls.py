"""Calls: the public list and page; opening and closing them by those who manage them."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.permissions import has_scope, holds, scopes
from cities.models import City
from cities.speaking import speak_for

from ..access import writes_for
from ..forms import CallForm
from ..models import Call
from ..states import CallState


def call_for(request: HttpRequest, ref: UUID, *, manage: bool = False) -> Call:
    found = Call.objects.visible_to(request.user).select_related("city").filter(ref=ref).first()
    if found is None:
        raise Http404
    speak_for(found.edition)
    if manage and not has_scope(request.user, "manage_calls", found.city):
        raise PermissionDenied
    return found


@require_GET
def calls(request: HttpRequest) -> HttpResponse:
    managed = set(scopes(request.user, "manage_calls", City).values_list("pk", flat=True))
    return render(
        request,
        "applications/calls.html",
        {"calls": Call.objects.visible_to(request.user).select_related("city"), "managed": managed},
    )


@require_GET
def call(request: HttpRequest, ref: UUID) -> HttpResponse:
    found = call_for(request, ref)
    edition = found.rules
    chosen = [choice for choice in edition.fields if not found.fields or choice.value in found.fields]
    return render(
        request,
        "applications/call.html",
        {
            "call": found,
            "edition": edition,
            "fields": chosen,
            "manages": has_scope(request.user, "manage_calls", found.city),
            "writes": request.user.is_authenticated and writes_for(request.user).exists(),
        },
    )


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, ref: UUID | None = None) -> HttpResponse:
    if not holds(request.user, "manage_calls", City):
        raise PermissionDenied
    found = call_for(request, ref, manage=True) if ref else None
    city = found.city if found else scopes(request.user, "manage_calls", City).first()
    form = CallForm(request.POST or None, instance=found, city=city)
    if found is not None and found.dossiers.exists():
        # A call fixes the edition and the parameters of its dossiers.
        for name in list(form.fields):
            if name == "edition" or name.startswith("parameter_"):
                form.fields[name].disabled = True
    if request.method == "POST" and form.is_valid():
        saved = form.save()
        messages.success(request, _("The call has been saved."))
        return redirect(saved)
    return render(
        request,
        "applications/call_form.html",
        {"form": form, "call": found, "city": city},
        status=422 if form.errors else 200,
    )


@login_required
@require_POST
def switch(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Open a call that is a draft, close one that is open, open a closed one again."""
    found = call_for(request, ref, manage=True)
    found.state = CallState.CLOSED if found.state == CallState.OPEN else CallState.OPEN
    if found.state == CallState.OPEN:
        found.opened_by = request.user  # type: ignore[assignment]
    found.save(update_fields=["state", "opened_by"])
    messages.success(request, _("The call is open.") if found.state == CallState.OPEN else _("The call is closed."))
    return redirect(found)
