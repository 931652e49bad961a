"""专家论证: what a panel is told of a dossier, and what follows from its conclusion."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

import rules
from accounts.models import Institution
from reviews.conclusion import chairs_or_manages
from reviews.convening import convene
from reviews.models import ActivityKind, Advice, Agency, Panel
from reviews.parties import Parties, Party
from rules.procedure import StageKind
from workflow import NEXT, Act, Refused, action, perform
from workflow.models import Process

from . import who
from .beginning import KIND
from .conditions import latest_submission
from .models import Dossier, Entrustment
from .states import EntrustableStage, Waits
from .telling import hand_to, move_on, tell_applicant

IMPROVE = gettext_noop("The experts have finished on “%(dossier)s” and ask for an improved plan: %(count)s demands.")
REVIEWED = gettext_noop("The experts have finished on “%(dossier)s”.")


def dossier_of(process: Process) -> Dossier:
    return Dossier.objects.select_related("city", "institution", "division", "draft", "process__current_stage").get(
        process=process
    )


def may_convene(process: Process, user: Any) -> bool:
    """A clerk of the bureau or the agency that has the review in hand, while the dossier is with the experts."""
    dossier = dossier_of(process)
    stage = dossier.process.current_stage
    return stage is not None and stage.key == "expert_review" and who.clerk_or_agent(dossier, user)


def agencies_of(process: Process) -> QuerySet[Agency]:
    """Those ever entrusted with any stage of the dossier."""
    return Agency.objects.filter(entrustments__dossier__process=process).distinct()


def entrusted_to(user: Any) -> QuerySet[Any]:
    """The dossiers whose expert review this person's agency has in hand."""
    in_hand = Entrustment.objects.in_hand_of(user).filter(stage=EntrustableStage.EXPERT_REVIEW)
    return in_hand.order_by().values("dossier__process")


def party_info(process: Process) -> Parties:
    """Lead, partners and people of the last submission; the activities and kinds of expert that the stage asks for, in
    the city's words."""
    dossier = dossier_of(process)
    claims = latest_submission(dossier).claims
    edition = dossier.edition
    partners = [row for row in claims.get("partners", []) if row.get("name")]
    known = {
        row.uscc: row.pk for row in Institution.objects.filter(uscc__in=[row.get("uscc") or "" for row in partners])
    }
    stage = edition.stage("expert_review")
    persons = [claims.get("leader_name"), *(row.get("name") for row in claims.get("people", []))]
    return Parties(
        city_id=dossier.city_id,
        topic=dossier.full_name,
        institutions=(
            Party(dossier.institution.name, dossier.institution_id, edition.terms["lead_institution"].zh),
            *(
                Party(row["name"], known.get(row.get("uscc") or ""), edition.terms["partner_institution"].zh)
                for row in partners
            ),
        ),
        persons=tuple(dict.fromkeys(str(name) for name in persons if name)),
        activities=tuple(stage.parameters.get("activities", ())),  # type: ignore[arg-type]
        optional_activities=tuple(stage.parameters.get("optional_activities", ())),  # type: ignore[arg-type]
        activity_titles=activity_titles(edition),
        improvement=any(row.kind == StageKind.PLAN_IMPROVEMENT for row in edition.procedure),
        kinds=tuple(stage.parameters.get("expert_kinds", ())),  # type: ignore[arg-type]
        plan_sections=tuple((section.key, section.title.zh) for section in edition.plan),
    )


def activity_titles(edition: rules.Edition) -> dict[str, rules.Text]:
    """The city's words for activities. Where its word is that of the review itself, the text knows no such activity."""
    review = edition.terms["expert_review"]
    found = {kind.value: edition.terms.get(kind.value) for kind in ActivityKind}
    return {kind: word for kind, word in found.items() if word is not None and word != review}


def no_panel_at_work(act: Act) -> None:
    panel = Panel.objects.filter(matter=act.process).order_by("-round").first()
    if panel is not None and panel.is_live:
        raise Refused(_("A panel is at work on this dossier."), code="panel_live")


@action(
    "convene_panel",
    on=KIND,
    stage="expert_review",
    label=gettext_lazy("Convene an expert panel"),
    help=gettext_lazy(
        "You then appoint the experts; nothing opens to them before each has declared to have no conflict."
    ),
    who=who.clerk_or_agent,
    conditions=(no_panel_at_work,),
    audience=("department", "bureau"),
    tone="primary",
    office="bureau",
)
def convene_panel(act: Act) -> None:
    if who.agent(act.subject, act.user):
        act.office = "agency"
    panel = convene(act.process, act.user, at=act.imported_at)
    act.note(panel=str(panel.ref), round=panel.round)
    hand_to(act, Waits.EXPERTS)


def on_concluded(panel: Panel, act: Act) -> None:
    """Called by the panel's own act, in its transaction: the dossier goes the way the conclusion says."""
    perform(dossier_of(panel.matter), "conclude_review", act.user, panel=panel, at=act.imported_at)


def concludes_panel(dossier: Dossier, user: Any) -> bool:
    """Whoever the panel let conclude: its chair, or whoever runs it."""
    panel = Panel.objects.filter(matter=dossier.process).order_by("-round").first()
    return panel is not None and chairs_or_manages(panel, user)


@action(
    "conclude_review",
    on=KIND,
    stage="expert_review",
    leads=NEXT,
    label=gettext_lazy("Conclusion of the expert panel"),
    who=concludes_panel,
    offered=False,
    audience=("applicant", "department", "bureau"),
    office="experts",
)
def conclude_review(act: Act) -> None:
    panel: Panel = act.data["panel"]
    conclusion = panel.conclusion
    demands = conclusion.demands.count()
    act.note(result=conclusion.result, text=conclusion.text, demands=demands, panel=str(panel.ref))
    if conclusion.result == Advice.DISAGREE:
        # Not refused by experts: the bureau decides, or convenes another panel with reasons.
        hand_to(act, Waits.DELIBERATE)
        return
    if demands:
        move_on(act)
        tell_applicant(act, IMPROVE, count=demands)
        return
    if act.process.stages.filter(key="plan_improvement").exists():
        act.skip_stage("plan_improvement")
    move_on(act)
    tell_applicant(act, REVIEWED)


def content_url(process: Process) -> str:
    return reverse("applications:dossier", args=[dossier_of(process).ref])
