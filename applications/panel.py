"""专家论证: what a panel is told of a dossier, and what follows from its conclusion."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from accounts.models import Institution
from materials.drafting import set_scope
from materials.models import OpenScope
from reviews.conclusion import chairs_or_manages
from reviews.convening import convene
from reviews.models import Advice, Panel
from reviews.parties import Parties, Party
from workflow import Act, Refused, action, perform
from workflow.models import Process

from . import who
from .beginning import KIND
from .conditions import latest_submission
from .models import Dossier
from .states import Waits
from .telling import hand_to, tell_applicant

IMPROVE = gettext_noop("The experts have finished on “%(dossier)s” and ask for an improved plan: %(count)s demands.")
REVIEWED = gettext_noop("The experts have finished on “%(dossier)s”.")


def dossier_of(process: Process) -> Dossier:
    return Dossier.objects.select_related("city", "institution", "division", "draft", "process__current_stage").get(
        process=process
    )


def may_convene(process: Process, user: Any) -> bool:
    """A clerk of the bureau, while the dossier is with the experts."""
    dossier = dossier_of(process)
    stage = dossier.process.current_stage
    return stage is not None and stage.key == "expert_review" and who.clerk(dossier, user)


def party_info(process: Process) -> Parties:
    """Lead, partners and people of the last submission; the activities and kinds of expert that the stage asks for."""
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
        kinds=tuple(stage.parameters.get("expert_kinds", ())),  # type: ignore[arg-type]
        plan_sections=tuple((section.key, section.title.zh) for section in edition.plan),
    )


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
    who=who.clerk,
    conditions=(no_panel_at_work,),
    audience=("department", "bureau"),
    tone="primary",
    office="bureau",
)
def convene_panel(act: Act) -> None:
    panel = convene(act.process, act.user, at=act.imported_at)
    act.note(panel=str(panel.ref), round=panel.round)
    hand_to(act, Waits.EXPERTS)


def on_concluded(panel: Panel, act: Act) -> None:
    """Called by the panel's own act, in its transaction: the dossier goes the way the conclusion says."""
    perform(dossier_of(panel.matter), "conclude_review", act.user, panel=panel, at=act.imported_at)


def concludes_panel(dossier: Dossier, user: Any) -> bool:
    """Whoever the panel let conclude: its chair or a clerk."""
    panel = Panel.objects.filter(matter=dossier.process).order_by("-round").first()
    return panel is not None and chairs_or_manages(panel, user)


@action(
    "conclude_review",
    on=KIND,
    stage="expert_review",
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
    if conclusion.result == Advice.AGREE and not demands:
        act.skip_stage("plan_improvement")
        act.finish_stage()
        hand_to(act, Waits.DELIBERATE)
        tell_applicant(act, REVIEWED)
        return
    act.finish_stage()
    set_scope(act.subject.draft, OpenScope.PLAN)
    hand_to(act, Waits.SUBMIT)
    tell_applicant(act, IMPROVE, count=demands)


def content_url(process: Process) -> str:
    return reverse("applications:dossier", args=[dossier_of(process).ref])
