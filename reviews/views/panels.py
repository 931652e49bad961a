"""The list of panels and the page of one, for members and for the staff that runs it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import OuterRef, Subquery
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

import documents
import workflow
from files.models import StoredFile
from reviews.access import Seat, all_sheets_in, crumbs_to, panel_for, sheets_shown_to
from reviews.activities import FILE_OWNER, missing_activities
from reviews.conclusion import missing_sheets
from reviews.forms import PanelFilter
from reviews.models import MemberState, Panel, PanelMember, PanelState
from reviews.opening import what_is_missing
from reviews.parties import owner_of
from reviews.queries import open_panels_for, summary_of
from reviews.views import SignedInRequest

PAGE = 20


@require_safe
@login_required
def home(request: SignedInRequest) -> HttpResponse:
    form = PanelFilter(request.GET)
    own = PanelMember.objects.filter(panel=OuterRef("pk"), expert__user=request.user)
    found = (
        Panel.objects.visible_to(request.user)
        .with_progress()
        .annotate(
            my_state=Subquery(own.values("state")[:1]),
            my_sheet_at=Subquery(own.values("sheet__submitted_at")[:1]),
        )
        .select_related("city")
        .order_by("-convened_at", "-pk")
    )
    if form.is_valid():
        if form.cleaned_data["q"]:
            found = found.filter(topic__icontains=form.cleaned_data["q"].strip())
        if form.cleaned_data["state"]:
            found = found.filter(state=form.cleaned_data["state"])
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    return render(request, "reviews/home.html", {"form": form, "page": page})


@require_safe
@login_required
def panel(request: SignedInRequest, ref: UUID) -> HttpResponse:
    panel, seat = panel_for(request.user, ref)
    context: dict[str, Any] = {"panel": panel, "seat": seat, "offers": offers_for(panel, request.user)}
    context["crumbs"] = crumbs_to(panel)
    if seat.is_staff:
        template = "reviews/panel_staff.html"
        context |= _for_staff(panel, request)
    elif seat.has_declared:
        template = "reviews/panel_member.html"
        context |= _for_member(panel, seat, request)
    else:
        template = "reviews/panel_invited.html"
    return render(request, template, context)


@require_safe
@login_required
def summary(request: SignedInRequest, ref: UUID) -> HttpResponse:
    """Scores and conclusion on paper: for the staff and the chair, once there is something to sum up."""
    panel, seat = panel_for(request.user, ref)
    if not (seat.is_staff or seat.is_chair) or not all_sheets_in(panel) or panel.state == PanelState.DISSOLVED:
        raise PermissionDenied
    context = {
        "panel": panel,
        "members": panel.members.declared().select_related("expert"),
        "summary": summary_of(panel),
        "sheets": _with_scores(panel, sheets_shown_to(panel, seat)),
        "activities": panel.activities.prefetch_related("attendees__expert"),
        "conclusion": getattr(panel, "conclusion", None),
    }
    content = documents.render("reviews/pdf/summary.html", context, title=_("Expert review: %s") % panel.topic)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="panel-summary.pdf"'
    return response


def offers_for(panel: Panel, user: Any) -> list[Any]:
    """What the reader may do now, apart from what stands beside its own row or form; the weightiest last."""
    here = {
        PanelState.ASSEMBLING: ("appoint", "open", "dissolve"),
        PanelState.OPEN: ("conclude", "appoint", "dissolve"),
    }.get(panel.state, ())
    found = {offer.action.key: offer for offer in workflow.offers(panel, user)}
    return [found[key] for key in here if key in found]


def _for_staff(panel: Panel, request: SignedInRequest) -> dict[str, Any]:
    members = list(
        panel.members.select_related("expert", "sheet", "replaces__expert", "appointed_by").order_by(
            "-is_chair", "ended_at", "pk"
        )
    )
    complete = all_sheets_in(panel) and panel.state != PanelState.DISSOLVED
    current = [member for member in members if member.is_current]
    return {
        "other_activities": not (panel.activities_required or panel.activities_optional),
        "members": [member for member in members if member.is_current],
        "former": [member for member in members if not member.is_current],
        "even": bool(current) and len(current) % 2 == 0,
        "missing": _missing(panel),
        "complete": complete,
        "submitted": sum(1 for member in current if _submitted(member)),
        "content_url": owner_of(panel.matter).content_url(panel.matter),
        "activities": _activities(panel),
        "summary": summary_of(panel) if complete else None,
        "sheets": _with_scores(panel, sheets_shown_to(panel, Seat(None, False))) if complete else [],
        "conclusion": getattr(panel, "conclusion", None),
        "timeline": _timeline(panel),
    }


def _for_member(panel: Panel, seat: Seat, request: SignedInRequest) -> dict[str, Any]:
    member = seat.member
    complete = seat.is_chair and all_sheets_in(panel) and panel.state != PanelState.DISSOLVED
    readable = open_panels_for(request.user).filter(pk=panel.pk).exists()
    return {
        "member": member,
        "sheet": getattr(member, "sheet", None),
        "own_sheet": _with_scores(panel, sheets_shown_to(panel, seat).filter(member=member)),
        "content_url": owner_of(panel.matter).content_url(panel.matter) if readable else "",
        "activities": _activities(panel) if panel.state != PanelState.ASSEMBLING else [],
        "missing": _missing(panel) if seat.is_chair else [],
        "complete": complete,
        "summary": summary_of(panel) if complete else None,
        "sheets": _with_scores(panel, sheets_shown_to(panel, seat)) if complete else [],
        "conclusion": getattr(panel, "conclusion", None),
    }


def _submitted(member: PanelMember) -> bool:
    sheet = getattr(member, "sheet", None)
    return sheet is not None and sheet.submitted_at is not None and member.state == MemberState.DECLARED


def _missing(panel: Panel) -> list[str]:
    if panel.state == PanelState.ASSEMBLING:
        return what_is_missing(panel)
    if panel.state == PanelState.OPEN:
        return [*what_is_missing(panel), *missing_sheets(panel), *missing_activities(panel)]
    return []


def _activities(panel: Panel) -> list[dict[str, Any]]:
    """Every activity of the stage with its record or none, and any other that was recorded."""
    recorded = {activity.kind: activity for activity in panel.activities.prefetch_related("attendees__expert")}
    owned: dict[int | None, list[StoredFile]] = {}
    for stored in StoredFile.objects.filter(
        owner_kind=FILE_OWNER, owner_id__in=[a.pk for a in recorded.values()], deleted_at=None
    ):
        owned.setdefault(stored.owner_id, []).append(stored)
    named = [*panel.activities_required, *panel.activities_optional]
    kinds = [*named, *(kind for kind in recorded if kind not in named)]
    return [
        {
            "kind": kind,
            "label": panel.activity_label(kind),
            "due": kind in panel.activities_due,
            "optional": kind in panel.activities_optional,
            "decided": panel.activities_decided.get(kind),
            "record": recorded.get(kind),
            "files": owned.get(recorded[kind].pk, []) if kind in recorded else [],
        }
        for kind in kinds
    ]


def _with_scores(panel: Panel, sheets: Any) -> list[dict[str, Any]]:
    """Sheets with their indicators in order: (indicator, score, remark)."""
    indicators = panel.indicators.indicators
    return [
        {
            "sheet": sheet,
            "name": sheet.member.expert.name,
            "rows": [(i, sheet.scores.get(i.key), sheet.remarks.get(i.key, "")) for i in indicators],
        }
        for sheet in sheets
    ]


def _timeline(panel: Panel) -> list[dict[str, Any]]:
    events = panel.process.events.select_related("detail", "process").order_by("-seq")
    return [
        {
            "title": event.label,
            "at": event.at,
            "actor": event.detail.actor_name,
            "text": _words(panel, event.detail.data),
        }
        for event in events
    ]


def _words(panel: Panel, data: dict[str, Any]) -> str:
    names = [*data.get("appointed", []), *([data["chair"]] if "chair" in data else [])]
    if "removed" in data:
        names.insert(0, data["removed"])
    if "held_on" in data:
        names.append(f"{panel.activity_label(data['kind'])} {data['held_on']}")
    if "held" in data:
        decision = _("One is held") if data["held"] else _("None is needed")
        names.append(f"{panel.activity_label(data['kind'])}，{decision}")
    parts = ["、".join(names), data.get("reason", "")]
    return "：".join(part for part in parts if part)
