"""Objections at the handling office."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.permissions import holds
from cities.models import City
from cities.speaking import speak_for
from files.models import StoredFile
from notices.forms import ObjectionFilter
from notices.models import Objection
from notices.objecting import FILE_OWNER, KIND, may_handle
from workflow import Refused, offers, perform
from workflow.registry import find_action

PER_PAGE = 20


def objection_for(user: Any, ref: UUID) -> Objection:
    """404 to strangers, 403 to an official of the office who has an interest in the item."""
    found = get_object_or_404(
        Objection.objects.visible_to(user).select_related(
            "item__notice__city", "item__process", "identity", "process", "answered_by"
        ),
        ref=ref,
    )
    if not may_handle(found, user):
        raise PermissionDenied
    speak_for(found.item.notice.city)
    return found


@login_required
@require_GET
def objections(request: HttpRequest) -> HttpResponse:
    if not holds(request.user, "handle_objections", City):
        raise PermissionDenied
    found = Objection.objects.visible_to(request.user).select_related("item__notice__city", "item__process")
    form = ObjectionFilter(request.GET)
    if form.is_valid() and form.cleaned_data["state"]:
        still = found.open()
        found = still if form.cleaned_data["state"] == "open" else found.exclude(pk__in=still)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    rows = [objection for objection in page if may_handle(objection, request.user)]
    return render(request, "notices/objections.html", {"page": page, "rows": rows, "form": form})


@login_required
@require_GET
def objection(request: HttpRequest, ref: UUID) -> HttpResponse:
    found = objection_for(request.user, ref)
    return render(request, "notices/objection.html", _page(found, request.user))


def _page(found: Objection, user: Any, sent: Any = None, key: str = "") -> dict[str, Any]:
    given = [(offer, sent if offer.action.key == key else _blank(offer)) for offer in offers(found, user)]
    return {
        "crumbs": [(_("Objections"), reverse("notices:objections")), (found.receipt, "")],
        "objection": found,
        "offers": [(offer, form) for offer, form in given if offer.allowed],
        "evidence": StoredFile.objects.filter(owner_kind=FILE_OWNER, owner_id=found.pk, deleted_at=None),
        "events": found.process.events.select_related("detail"),
    }


def _blank(offer: Any) -> Any:
    return offer.action.form(prefix=offer.action.key) if offer.action.form else None


@login_required
@require_POST
def act(request: HttpRequest, ref: UUID, action: str) -> HttpResponse:
    """Triage or close an objection."""
    found = objection_for(request.user, ref)
    try:
        declared = find_action(KIND, action)
    except KeyError:
        raise Http404 from None
    if not declared.offered or declared.form is None:
        raise Http404
    form = declared.form(request.POST, prefix=action)
    if not form.is_valid():
        return render(request, "notices/objection.html", _page(found, request.user, form, action), status=422)
    try:
        perform(found, action, request.user, **form.cleaned_data)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Recorded: %(action)s.") % {"action": declared.label})
    return redirect("notices:objection", ref=found.ref)
