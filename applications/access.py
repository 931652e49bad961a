"""One way to a dossier for every address: a stranger gets 404."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest

from accounts.models import Institution
from accounts.permissions import has_scope, scopes
from cities.speaking import speak_for
from notices.models import Objection
from reviews.models import Panel
from reviews.queries import matters_open_to
from workflow.models import Process
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


def closed_to(user: Any) -> QuerySet[Process]:
    """The dossiers that this official handed over, and those that this person's agency had in hand and has no more;
    with their panels and the objections against them."""
    in_hand = Entrustment.objects.in_hand_of(user).values("dossier")
    had = Entrustment.objects.seen_by(user).exclude(dossier__in=in_hand)
    dossiers = Process.objects.filter(
        Q(pk__in=Handover.objects.filter(official=user).values("dossier__process"))
        | Q(pk__in=had.order_by().values("dossier__process"))
    ).values("pk")
    panels = Panel.objects.filter(matter__in=dossiers).values("process")
    objections = Objection.objects.filter(item__process__in=dossiers).values("process")
    return Process.objects.filter(Q(pk__in=dossiers) | Q(pk__in=panels) | Q(pk__in=objections))


def writes_for(user: Any) -> Any:
    """Institutions for which this person may begin a dossier."""
    return scopes(user, "edit_dossiers", Institution)
