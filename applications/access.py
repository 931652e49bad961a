"""One way to a dossier for every address: a stranger gets 404."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Exists
from django.http import Http404, HttpRequest

from accounts.models import Institution, User
from accounts.permissions import has_scope, scopes
from cities.speaking import speak_for
from notices.models import Objection
from reviews.models import AgencyMember, Panel
from reviews.queries import matters_open_to
from workflow.states import Audience

from .models import Dossier, Entrustment, Handover


def dossier_for(request: HttpRequest, ref: UUID) -> Dossier:
    """The dossier if the reader may see it at all. Http404 otherwise: its existence is no stranger's business."""
    dossier = (
        Dossier.objects.visible_to(request.user)
        .select_related("process__current_stage", "institution", "division", "city", "call", "draft__institution")
        .filter(ref=ref)
        .first()
    )
    if dossier is None:
        raise Http404
    speak_for(dossier.edition)
    return dossier


def is_applicant(dossier: Dossier, user: Any) -> bool:
    return has_scope(user, "view_dossiers", dossier.institution)


def in_department(dossier: Dossier, user: Any) -> bool:
    return has_scope(user, "view_dossiers", dossier.division)


def in_bureau(dossier: Dossier, user: Any) -> bool:
    return has_scope(user, "view_dossiers", dossier.city)


def judges(dossier: Dossier, user: Any) -> bool:
    """Whether the reader sees it as an expert, and only so."""
    return (
        not (is_applicant(dossier, user) or in_department(dossier, user) or in_bureau(dossier, user))
        and matters_open_to(user).filter(matter_id=dossier.process_id).exists()
    )


def audiences(dossier: Dossier, user: Any) -> set[str]:
    """As whom this person reads the timeline."""
    found = {Audience.PUBLIC.value}
    if is_applicant(dossier, user):
        found.add(Audience.APPLICANT)
    if in_department(dossier, user):
        found.add(Audience.DEPARTMENT)
    if in_bureau(dossier, user):
        found.add(Audience.BUREAU)
    return {str(audience) for audience in found}


def closed_to(user: Any) -> set[int]:
    """The dossiers that this official handed over, and those that this person's agency had in hand and has no more;
    with their panels and the objections against them."""
    handed_over = Handover.objects.filter(official=user)
    places = AgencyMember.objects.filter(user=user)
    declared, placed = User.objects.filter(pk=user.pk).values_list(Exists(handed_over), Exists(places)).get()
    dossiers: set[int] = set()
    if declared:
        dossiers |= set(handed_over.values_list("dossier__process", flat=True))
    if placed:
        in_hand = Entrustment.objects.in_hand_of(user).values("dossier")
        had = Entrustment.objects.seen_by(user).exclude(dossier__in=in_hand)
        dossiers |= set(had.order_by().values_list("dossier__process", flat=True))
    if not dossiers:
        return dossiers
    panels = Panel.objects.filter(matter__in=dossiers).order_by().values_list("process", flat=True)
    objections = Objection.objects.filter(item__process__in=dossiers).order_by().values_list("process", flat=True)
    return {*dossiers, *panels, *objections}


def writes_for(user: Any) -> Any:
    """Institutions for which this person may begin a dossier."""
    return scopes(user, "edit_dossiers", Institution)
