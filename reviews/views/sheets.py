"""An expert's score sheet: filled in, saved as one types, submitted once."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from reviews.access import crumbs_to, panel_for
from reviews.forms import SheetForm
from reviews.models import Panel, PanelMember, PanelState, ScoreSheet
from reviews.parties import owner_of
from reviews.sheets import field_names, save_draft
from reviews.views import SignedInRequest
from workflow import Refused, perform


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def sheet(request: SignedInRequest, ref: UUID) -> HttpResponse:
    """The form while the panel is open; the sheet as it was submitted from then on stands on the panel's page."""
    panel, member = _own_sheet(request, ref)
    stored = ScoreSheet.objects.filter(member=member).first()
    if stored is not None and stored.submitted_at is not None:
        return redirect(panel)
    if panel.state != PanelState.OPEN:
        messages.info(request, _("The panel is not open."))
        return redirect(panel)
    if request.method == "POST":
        return _sheet_posted(request, panel, member)
    form = SheetForm(initial=stored.entries if stored else None, panel=panel)
    return _sheet_page(request, panel, form, stored)


def _sheet_posted(request: SignedInRequest, panel: Panel, member: PanelMember) -> HttpResponse:
    values = _values(request, panel)
    form = SheetForm(request.POST, panel=panel)
    try:
        if "draft" in request.POST:
            _keep(member, values)
            messages.success(request, _("The draft is saved."))
            return redirect("reviews:sheet", panel.ref)
        perform(panel, "submit_sheet", request.user, values=values)
    except Refused as refusal:
        if refusal.code == "forbidden":
            raise PermissionDenied(str(refusal)) from refusal
        if refusal.code == "stale":
            messages.error(request, str(refusal))
            return redirect(panel)
        _keep(member, values)
        for name, reason in refusal.fields.items():
            form.add_error(name, reason)
        return _sheet_page(request, panel, form, ScoreSheet.objects.filter(member=member).first(), status=422)
    messages.success(request, _("Your score sheet is submitted."))
    return redirect(panel)


@require_POST
@login_required
def save(request: SignedInRequest, ref: UUID) -> JsonResponse:
    """One autosave; the answers are those that ``static/js/autosave.js`` understands."""
    panel, member = _own_sheet(request, ref)
    version = request.POST.get("version", "")
    values = _values(request, panel)
    try:
        seen = int(version) if version.isascii() and version.isdigit() and len(version) < 10 else -1
        saved = save_draft(member, values, seen)
    except Refused as refusal:
        return JsonResponse({"detail": str(refusal), "errors": {}}, status=403)
    if not saved.conflict:
        return JsonResponse({"version": saved.version, "saved_at": saved.saved_at})
    labels = {bound.name: str(bound.label) for bound in SheetForm(panel=panel)}
    differing = {
        name: {"theirs": saved.entries.get(name, ""), "label": labels[name]}
        for name in values
        if saved.entries.get(name, "") != values[name]
    }
    answer = {
        "version": saved.version,
        "saved_at": saved.saved_at,
        "saved_by": member.expert.name,
        "fields": differing,
    }
    return JsonResponse(answer, status=409)


def _own_sheet(request: SignedInRequest, ref: UUID) -> tuple[Panel, PanelMember]:
    panel, seat = panel_for(request.user, ref)
    if seat.member is None or not seat.has_declared:
        raise PermissionDenied
    return panel, seat.member


def _keep(member: PanelMember, values: dict[str, str]) -> None:
    """Save what a whole page sent, over whatever version there is: it is the same person's newest word."""
    stored = ScoreSheet.objects.filter(member=member).first()
    save_draft(member, values, stored.version if stored else 0)


def _values(request: SignedInRequest, panel: Panel) -> dict[str, str]:
    """What was typed."""
    return {name: request.POST.get(name, "") for name in field_names(panel)}


def _sheet_page(
    request: SignedInRequest, panel: Panel, form: SheetForm, stored: ScoreSheet | None, status: int = 200
) -> HttpResponse:
    context = {
        "panel": panel,
        "crumbs": crumbs_to(panel, _("Score sheet")),
        "form": form,
        "stored": stored,
        "content_url": owner_of(panel.matter).content_url(panel.matter),
    }
    return render(request, "reviews/sheet.html", context, status=status)
