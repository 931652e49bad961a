"""Calls: the public list and page; opening and closing them by those who manage them."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

import rules
from accounts.permissions import has_scope, holds, scopes
from cities.models import City
from cities.speaking import speak_for
from files import claim, store
from workflow import Refused
from workflow.once import once

from ..access import writes_for
from ..basis import in_words, why_needed
from ..forms import CallForm
from ..layout import plan_for
from ..models import Call
from ..opening import OWNER, close_call, counts_on, open_call
from ..states import CallState
from .layout import layout_plans


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
        {
            "calls": Call.objects.visible_to(request.user).select_related("city"),
            "managed": managed,
            "plans": layout_plans(managed),
        },
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
            "layout_plan": plan_for(found),
            "standing": in_words(edition, counts_on(found.opens_at)),
            "parameters": [
                (parameter, value)
                for parameter in edition.parameters
                if (value := found.parameters.get(parameter.key, parameter.default)) is not None
            ],
            "manages": has_scope(request.user, "manage_calls", found.city),
            "writes": request.user.is_authenticated and writes_for(request.user).exists(),
        },
    )


@login_required
@require_http_methods(["GET", "POST"])
@once
def edit(request: HttpRequest, ref: UUID | None = None) -> HttpResponse:
    if not holds(request.user, "manage_calls", City):
        raise PermissionDenied
    found = call_for(request, ref, manage=True) if ref else None
    city = found.city if found else scopes(request.user, "manage_calls", City).first()
    sent = request.method == "POST"
    form = CallForm(request.POST if sent else None, request.FILES if sent else None, instance=found, city=city)
    if found is not None and found.dossiers.exists():
        # A call fixes the edition and the parameters of its dossiers.
        for name in list(form.fields):
            if name == "edition" or name.startswith("parameter_"):
                form.fields[name].disabled = True
    if sent and form.is_valid():
        saved = _save(form, request)
        messages.success(request, _("The call has been saved."))
        return redirect(saved)
    return _form_page(request, form, found)


def _save(form: CallForm, request: HttpRequest) -> Call:
    """The call, with the scan of what it rests on."""
    with transaction.atomic():
        saved = form.save()
        if upload := form.cleaned_data.get("basis_upload"):
            stored = store(upload, upload.name, by=request.user, purpose="basis")
            saved.basis_file = claim(stored, OWNER, saved.pk)
            saved.save(update_fields=["basis_file"])
    return saved


def _form_page(request: HttpRequest, form: CallForm, found: Call | None) -> HttpResponse:
    today = timezone.localdate()
    editions = rules.of_city(form.city.slug)
    return render(
        request,
        "applications/call_form.html",
        {
            "form": form,
            "call": found,
            "city": form.city,
            "reasons": [reason for edition in editions if (reason := why_needed(edition, today))],
        },
        status=422 if form.errors else 200,
    )


@login_required
@require_POST
def switch(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Open a call that is a draft, close one that is open, open a closed one again.

    What keeps it from opening is said at the field of its form where it is put right.
    """
    found = call_for(request, ref, manage=True)
    if found.state == CallState.OPEN:
        close_call(found)
        messages.success(request, _("The call is closed."))
        return redirect(found)
    try:
        open_call(found, request.user)
    except Refused as refusal:
        if not refusal.fields:
            messages.error(request, str(refusal))
        blank = CallForm(instance=found, city=found.city)
        as_it_is = {name: blank[name].value() for name in blank.fields}
        return _form_page(request, CallForm(as_it_is, instance=found, city=found.city, opening=True), found)
    messages.success(request, _("The call is open."))
    return redirect(found)
