"""What applications answers to the packages below: whose draft, whose paper, whose notice item it is."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.permissions import has_scope
from documents.models import Document
from materials.models import Draft
from workflow import offers
from workflow.models import Process
from workflow.reading import asked_once

from . import who
from .access import in_bureau, in_department
from .models import Decision, Dossier
from .stated import is_stating
from .states import DossierState

HANDS_IN = ("submit_intention", "submit", "submit_plan")


def dossier_of_draft(draft: Draft) -> Dossier:
    rows = Dossier.objects.select_related("institution", "city", "division", "call", "process__current_stage")
    return asked_once(draft, "dossier", lambda: rows.get(draft=draft))


def may_read_draft(draft: Draft, user: Any) -> bool:
    """The applicant reads the draft; everybody else reads what was handed in, on the dossier's page."""
    return has_scope(user, "view_dossiers", draft.institution)


def may_read_submission(draft: Draft, user: Any) -> bool:
    """What was handed in is read by whoever may see the dossier."""
    return Dossier.objects.visible_to(user).filter(draft=draft).exists()


def may_edit_draft(draft: Draft, user: Any) -> tuple[bool, str]:
    if not has_scope(user, "edit_dossiers", draft.institution):
        return False, _("You may read this dossier, but not change it.")
    if dossier_of_draft(draft).state in (DossierState.WITHDRAWN, DossierState.REFUSED, DossierState.APPROVED):
        return False, _("This dossier has been decided or withdrawn.")
    return True, ""


def reads_office(draft: Draft, user: Any, office: str) -> bool:
    """What an office recorded while checking is read in the bureau, and by that office; by no applicant or expert."""
    dossier = Dossier.objects.visible_to(user).filter(draft=draft).first()
    if dossier is None:
        return False
    if in_bureau(dossier, user):
        return True
    return {"department": in_department, "agency": who.agent}.get(office, _nobody)(dossier, user)


def _nobody(_dossier: Dossier, _user: Any) -> bool:
    return False


def choices(draft: Draft) -> dict[str, list[str]]:
    """The key fields of the call, where it names any."""
    call = dossier_of_draft(draft).call
    return {call.rules.field_fact: call.fields} if call.fields else {}


def page_url(draft: Draft) -> str:
    return dossier_of_draft(draft).get_absolute_url()


def title(draft: Draft) -> str:
    return dossier_of_draft(draft).title


def writing_url(dossier: Dossier) -> str:
    """Where the applicant goes on writing: at the intention its own page, then the whole form."""
    if is_stating(dossier):
        return reverse("applications:intention", args=[dossier.ref])
    return reverse("materials:overview", args=[dossier.draft.ref])


def submit_area(draft: Draft, request: HttpRequest) -> str:
    """The buttons that lead to handing in, under the form."""
    dossier = dossier_of_draft(draft)
    found = [offer for offer in offers(dossier, request.user) if offer.action.key in HANDS_IN]
    return render_to_string(
        "applications/submit_area.html", {"dossier": dossier, "offers": found, "user": request.user}, request
    )


def may_read_document(document: Document, user: Any) -> bool:
    """A paper of the bureau's decision is the applicant's and the department's only once it is announced."""
    on_list = Q(decisions__document=document)
    return any(
        _may_read_of(dossier, document, user)
        for dossier in Dossier.objects.visible_to(user).filter(Q(process=document.process) | on_list).distinct()
    )


def _may_read_of(dossier: Dossier, document: Document, user: Any) -> bool:
    if in_bureau(dossier, user):
        return True
    if not (in_department(dossier, user) or who.editor(dossier, user)):
        return False
    decision = Decision.objects.filter(dossier=dossier, document=document).first()
    return decision is None or decision.announced_at is not None


def has_interest(process: Process, user: Any) -> bool:
    return who.stays_out(Dossier.objects.get(process=process), user)
