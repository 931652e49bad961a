"""The page of a dossier: where it stands, what the reader can do, and its tabs."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

import rules
from centres.models import Centre, TaskAgreement
from centres.naming import led_centres
from documents.models import Document
from materials import queries as materials
from materials.assessing import assess_submission, inputs_told
from materials.claims import by_standing, content_of
from materials.corrections import points_of
from materials.display import of_draft, of_submission
from materials.models import Correction, Submission
from materials.review_paper import read_by
from notices.models import NoticeItem, NoticeState
from notices.posting import blocking_objections
from reviews.models import Panel
from workflow import offers
from workflow.models import Event, Stage
from workflow.reading import read_once

from .. import who
from ..access import audiences, dossier_for, in_bureau, in_department, is_applicant, judges
from ..announcing import conceal, conceal_stages, is_concealed, judgements_are_told
from ..basis import in_words
from ..credit_check import credit_lines
from ..issuing import field_label
from ..models import Dossier, Entrustment
from ..ownership import may_read_document, writing_url
from ..queries import demands_of
from ..routing import foreseen, left_out_by, route_in_words
from ..stated import is_stating
from ..states import DossierState
from . import beside
from .crumbs import to_dossier

OFFICES = {
    "applicant": "lead_institution",
    "department": "competent_department",
    "bureau": "bureau",
    "leader": "bureau",
    "agency": "agency",
}
"""An office of the procedure, and the city's own word for it."""


BY_PRACTICE = _("not in the text; by practice")
"""What a stage without a clause rests on."""


def office_words(dossier: Dossier, office: str) -> Any:
    term = OFFICES.get(office)
    return dossier.edition.terms[term] if term else _("Expert panel")


def steps(dossier: Dossier, stages: list[Stage]) -> list[dict[str, Any]]:
    """The stages as the stepper shows them, in the city's own words, and why one is left out or rests on no clause."""
    now = timezone.now()
    route = foreseen(dossier)
    left_out = {
        stage.key
        for stage in stages
        if stage.state == "skipped" or (stage.state == "waiting" and stage.key in left_out_by(dossier, route))
    }
    return [
        {
            "title": stage.title,
            "state": "skipped" if stage.key in left_out else _shown_state(dossier, stage),
            "actor": office_words(dossier, stage.office),
            "since": stage.closed_at if stage.state == "done" else stage.opened_at,
            "due": stage.due_at and stage.due_at - timedelta(seconds=1),
            "overdue": bool(stage.state == "open" and stage.due_at and stage.due_at < now),
            "provisional": stage.due_provisional,
            "clause": dossier.edition.clauses.get(stage.clause) if stage.key not in left_out else None,
            "quote": dossier.edition.stage_words(stage.key),
            "note": route_in_words(dossier, route) if stage.key in left_out else "" if stage.clause else BY_PRACTICE,
        }
        for stage in stages
    ]


def _shown_state(dossier: Dossier, stage: Stage) -> str:
    """Where its unit withdrew a dossier nobody declined anything."""
    withdrawn = stage.state == "declined" and dossier.state == DossierState.WITHDRAWN
    return "withdrawn" if withdrawn else str(stage.state)


def _application(request: HttpRequest, dossier: Dossier, submission: Submission | None) -> dict[str, Any]:
    """What was handed in; of a draft what stands in it now."""
    reading = of_submission(submission) if submission else of_draft(content_of(dossier.draft), timezone.localdate())
    return {
        "submissions": list(dossier.draft.submissions.select_related("submitted_by").order_by("-seq")),
        "reading": reading,
    }


def _conditions(request: HttpRequest, dossier: Dossier, submission: Submission | None) -> dict[str, Any]:
    """Of what was handed in the stored assessment, to outsiders without what is not told yet; of a draft the
    self-check of this moment."""
    if submission is None:
        found = content_of(dossier.draft).assess(timezone.localdate())
        findings: list[Any] = [finding.to_json() for finding in found.findings]
        as_of, outcome = found.as_of, found.outcome
    else:
        assessment = materials.current_assessment(submission) or assess_submission(submission)
        findings, as_of, outcome = assessment.findings, assessment.as_of, rules.Outcome(assessment.outcome)
    judged = {}
    if submission is not None:
        judged = {row.requirement: row for row in submission.judgements.select_related("by")}
        offices = {row.office for row in judged.values()}
        told = offices if judgements_are_told(dossier) else set(read_by(dossier.draft, request.user))
        if "bureau" not in told and offices - told:
            made = inputs_told(submission, told).assess()
            findings, outcome = [finding.to_json() for finding in made.findings], made.outcome
            judged = {key: row for key, row in judged.items() if row.office in told}
    for finding in findings:
        finding["judged"] = judged.get(finding["requirement"])
    return {"groups": by_standing(findings), "as_of": as_of, "outcome": outcome}


def _attachments(request: HttpRequest, dossier: Dossier, submission: Submission | None) -> dict[str, Any]:
    edition = dossier.edition
    files: dict[str, list[Any]] = {}
    rows = submission.files.select_related("file") if submission else dossier.draft.attachments.select_related("file")
    for row in rows:
        files.setdefault(row.kind, []).append(row)
    return {
        "kinds": [
            {"kind": kind, "files": files.get(kind.key, []), "proves": [edition.label(key) for key in kind.proves]}
            for kind in edition.attachments
        ]
    }


def _review(request: HttpRequest, dossier: Dossier, submission: Submission | None) -> dict[str, Any]:
    """The bureau reads its panels; the applicant and the department the conclusion and the demands."""
    panels = Panel.objects.filter(matter=dossier.process).select_related("conclusion").order_by("-round")
    concluded = [panel for panel in panels if panel.state == "concluded"]
    return {
        **_entrusted(dossier, request.user),
        "panels": panels if in_bureau(dossier, request.user) else concluded,
        "own_panels": Panel.objects.visible_to(request.user).filter(matter=dossier.process),
        "demands": demands_of(dossier),
        "sees_panels": in_bureau(dossier, request.user),
        "plan_checks": dossier.planchecks.select_related("by"),
    }


def _entrusted(dossier: Dossier, user: Any) -> dict[str, Any]:
    """The bureau reads what it entrusted to whom and what came of it; the agency what it has in hand itself."""
    agent = who.agent(dossier, user)
    if not (agent or in_bureau(dossier, user)):
        return {}
    rows = Entrustment.objects.filter(dossier=dossier)
    if agent:
        rows = Entrustment.objects.in_hand_of(user).filter(dossier=dossier)
    titles = {stage.key: stage.title for stage in dossier.process.stages.all()}
    return {
        "agent": agent,
        "entrustments": [
            {"row": row, "stage": titles[row.stage], "opinions": row.opinions.all()}
            for row in rows.select_related("agency", "by", "ended_by").prefetch_related("opinions__by")
        ],
    }


def _publicity(request: HttpRequest, dossier: Dossier, submission: Submission | None) -> dict[str, Any]:
    items = list(
        NoticeItem.objects.filter(process=dossier.process)
        .exclude(notice__state=NoticeState.DRAFT)
        .select_related("notice", "notice__city")
        .order_by("-notice__posted_at")
    )
    handles = who.of_city("handle_objections")(dossier, request.user)
    return {
        "items": [
            {"item": item, "open": blocking_objections(item).count() if in_bureau(dossier, request.user) else None}
            for item in items
        ],
        "handles": handles,
        "now": timezone.now(),
    }


def _papers(request: HttpRequest, dossier: Dossier, submission: Submission | None) -> dict[str, Any]:
    on_list = dossier.decisions.filter(document__isnull=False).values("document")
    found = Document.objects.filter(Q(process=dossier.process) | Q(pk__in=on_list)).select_related("file", "process")
    return {
        "documents": [document for document in found.order_by("pk") if may_read_document(document, request.user)],
        "agreement": TaskAgreement.objects.filter(centre__process=dossier.process).select_related("file").first(),
        "copies": dossier.agreementcopys.select_related("by", "file", "returned"),
        "meetings": dossier.deliberations.select_related("by") if in_bureau(dossier, request.user) else [],
        "recommendations": dossier.recommendations.select_related("by"),
        "decision": _decision(request, dossier),
    }


def _decision(request: HttpRequest, dossier: Dossier) -> Any:
    decision = dossier.decisions.select_related("by", "document").first()
    if decision is not None and decision.announced_at is None and not in_bureau(dossier, request.user):
        return None
    return decision


def _credit(request: HttpRequest, dossier: Dossier, submission: Submission | None) -> dict[str, Any]:
    """The offices read all of it, the applicant what came of it."""
    return {"lines": credit_lines(dossier) if submission is not None else []}


def _record(request: HttpRequest, dossier: Dossier, submission: Submission | None) -> dict[str, Any]:
    """The timeline, each reader theirs."""
    readable = audiences(dossier, request.user)
    events = (
        Event.objects.filter(process=dossier.process, audience__overlap=list(readable))
        .select_related("detail", "stage", "process", "actor")
        .order_by("-seq")
    )
    return {"events": [_entry(dossier, event, readable) for event in events]}


def _entry(dossier: Dossier, event: Event, readable: set[str]) -> dict[str, Any]:
    """What the applicant reads of an official is the office, not the name."""
    data = event.detail.data
    words = [data.get(key) for key in ("opinion", "reasons", "reason", "note", "text", "number", "minutes")]
    words += data.get("points", [])
    words += [route_in_words(dossier, route) for route in dossier.edition.routes if route.key == data.get("route")]
    outside = not readable & {"bureau", "department"}
    return {
        "title": event.label,
        "at": timezone.localtime(event.at),
        "office": office_words(dossier, event.office) if event.actor_id else _("The portal"),
        "actor": "" if outside and event.office != "applicant" else event.detail.actor_name,
        "text": "\n".join(str(word) for word in words if word),
        "clause": dossier.edition.clauses.get(event.stage.clause) if event.stage else None,
        "tone": "plain",
    }


TABS = {
    "intention": (_("Intention"), beside.intention),
    "application": (_("Application form"), _application),
    "conditions": (_("Conditions"), _conditions),
    "attachments": (_("Attachments"), _attachments),
    "credit": (_("Credit check"), _credit),
    "review": (_("Expert review"), _review),
    "publicity": (_("Publicity"), _publicity),
    "papers": (_("Papers"), _papers),
    "instalments": (_("Instalments"), beside.instalments),
    "record": (_("Record"), _record),
}
EXPERT_TABS = ("application", "conditions", "attachments", "review")


@login_required
@require_GET
def dossier(request: HttpRequest, ref: UUID, tab: str = "") -> HttpResponse:
    found = dossier_for(request, ref)
    read_once(found, found.draft, found.institution)
    expert, agent = judges(found, request.user), who.agent(found, request.user)
    allowed = EXPERT_TABS if expert or agent else tuple(TABS)
    if not found.edition.credit_parties:
        allowed = tuple(key for key in allowed if key != "credit")
    missing = beside.left_out(found)
    allowed = tuple(key for key in allowed if key not in missing)
    submission = materials.latest_submission(found.draft)
    first = beside.landing(found, submission)
    tab = tab or first
    if tab not in allowed:
        raise Http404
    _label, contents = TABS[tab]
    stages = list(found.process.stages.all())
    applicant = is_applicant(found, request.user)
    own = submission is None and not applicant and tab in beside.OWN_TILL_HANDED_IN
    # What can be done now stands first; after it what is still barred, with the reason.
    offered = [] if expert else sorted(offers(found, request.user), key=lambda offer: not offer.allowed)
    approved = found.process.current_stage is None and found.state == DossierState.APPROVED
    correction = materials.current_correction(found.draft) if found.state == DossierState.RETURNED else None
    if is_concealed(found, request.user):
        conceal(found, request.user)
        conceal_stages(stages)
    context = {
        "dossier": found,
        "crumbs": to_dossier(found),
        "edition": found.edition,
        "standing": in_words(found.edition, timezone.localdate()),
        "submission": submission,
        "tab": tab,
        "tabs": [
            {
                "label": TABS[key][0],
                "url": found.get_absolute_url() if key == first else _tab_url(found, key),
                "active": key == tab,
            }
            for key in allowed
        ],
        "steps": steps(found, stages),
        "offers": offered,
        "ready": any(offer.allowed and offer.action.tone == "primary" for offer in offered),
        "closes_at": found.call.closes_at if found.state == DossierState.DRAFT else None,
        "now": timezone.now(),
        "centre": Centre.objects.visible_to(request.user).filter(process=found.process).first() if approved else None,
        "stage": found.process.current_stage,
        "led": _led(found),
        "applicant": applicant,
        "official": in_department(found, request.user) or in_bureau(found, request.user),
        "expert": expert,
        "correction": correction,
        "points": points_of(correction),
        "returned_by": returned_by(found, correction),
        "limit": found.edition.time_to_answer(correction.stage_key) if correction else None,
        "may_write": applicant and who.editor(found, request.user) and found.draft.open_scope != "none",
        "writing_url": writing_url(found),
        "stating": is_stating(found),
        **({} if own else contents(request, found, submission)),
    }
    return render(request, f"applications/dossier/{'not_yet' if own else tab}.html", context)


def _led(found: Dossier) -> list[Centre]:
    """Centres of the same lead in the same field that stand in the register: to be looked at before it is decided."""
    if not found.field or found.state in (DossierState.APPROVED, DossierState.REFUSED, DossierState.WITHDRAWN):
        return []
    return led_centres(found.city, found.institution, field_label(found), found.process)


def returned_by(found: Dossier, correction: Correction | None) -> str:
    """The office that asked for the correction: the applicant reads offices, not officials' names."""
    if correction is None:
        return ""
    stage = found.process.stages.get(key=correction.stage_key)
    by_department = stage.office == "department" and found.division is not None
    return found.division.name if by_department else str(found.city.bureau_name)


def _tab_url(found: Dossier, tab: str) -> str:
    return reverse("applications:tab", args=[found.ref, tab])
