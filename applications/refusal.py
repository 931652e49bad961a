"""Not recommending, not recognising, and the record of how the applicant was told."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from materials.drafting import set_scope
from materials.models import OpenScope
from notices.models import ItemState
from reviews.convening import dissolve_live_panel
from workflow import END, Act, Refused, action

from . import who
from .beginning import KIND
from .conditions import latest_submission
from .forms import DeclineForm, RefuseForm, ServiceForm
from .models import Decision, Dossier, Recommendation
from .papers import refusal_paper
from .publicity import take_off_list
from .states import DecisionKind, ServiceWay, Waits
from .telling import hand_to, tell_applicant

REFUSED = gettext_noop(
    "A decision was taken on “%(dossier)s”: not approved. The notice states the reasons and how to object."
)

CITY_STAGES = ("formal_check", "expert_review", "plan_improvement", "deliberation", "publicity")


def remedy_for(dossier: Dossier) -> str:
    """How the applicant may ask and object, in the words of the city's own data."""
    city = dossier.city
    words = (
        f"如有疑问或者异议，可自收到本告知书之日起向{city.bureau_name}{city.office_name}书面提出"
        f"（地址：{city.office_address}；电话：{city.office_phone}）。"
    )
    if city.reconsideration_body and city.court:
        words += (
            f"认为本决定侵犯合法权益的，可以依法向{city.reconsideration_body}申请行政复议，"
            f"或者向{city.court}提起行政诉讼。"
        )
    return words


REFUSAL_FOLLOWS = (
    gettext_lazy("The letter with your reasons, the clause and the remedy is made, and the applicant is told at once."),
    gettext_lazy("When and how it was served is recorded afterwards."),
)


def refuse_dossier(act: Act) -> Decision:
    """Record the refusal with its reasons and clause, make the notice, end the matter."""
    dossier: Dossier = act.subject
    reasons, clause = act.data["reasons"].strip(), act.data["clause"]
    decision = Decision.objects.create(
        dossier=dossier,
        by=act.user,
        at=act.now,
        kind=DecisionKind.REFUSAL,
        decided_on=timezone.localtime(act.now).date(),
        opinion=reasons,
        clause=clause,
        remedy=remedy_for(dossier),
    )
    decision.document = refusal_paper(act, decision)
    decision.announced_at = act.now
    decision.save(update_fields=["document", "announced_at"])
    set_scope(dossier.draft, OpenScope.NONE)
    dissolve_live_panel(act.process, reasons, user=None, at=act.imported_at)
    take_off_list(act, ItemState.REFUSED, "经研究，不再列入公示名单。")
    act.transition("refuse")
    act.decline_stage()
    act.note(reasons=reasons, clause=clause)
    hand_to(act, Waits.NOBODY)
    tell_applicant(act, REFUSED)
    return decision


@action(
    "decline",
    on=KIND,
    stage=("credit_check", "recommendation"),
    leads=END,
    label=gettext_lazy("Do not recommend"),
    help=gettext_lazy("Ends the application. The applicant receives the reasons and how to object."),
    follows=REFUSAL_FOLLOWS,
    who=who.officer,
    form=DeclineForm,
    tone="danger",
)
def decline(act: Act) -> None:
    Recommendation.objects.create(
        dossier=act.subject,
        by=act.user,
        at=act.now,
        submission=latest_submission(act.subject),
        recommended=False,
        opinion=act.data["reasons"],
    )
    refuse_dossier(act)


@action(
    "refuse",
    on=KIND,
    stage=CITY_STAGES,
    leads=END,
    label=gettext_lazy("Refuse"),
    help=gettext_lazy("Ends the application. The applicant receives the reasons and how to object."),
    follows=REFUSAL_FOLLOWS,
    who=who.section_head,
    form=RefuseForm,
    tone="danger",
    office="bureau",
)
def refuse(act: Act) -> None:
    refuse_dossier(act)


@action(
    "refuse_approval",
    on=KIND,
    stage="approval",
    leads=END,
    label=gettext_lazy("Do not approve"),
    help=gettext_lazy("Ends the application. The applicant receives the reasons and how to object."),
    follows=REFUSAL_FOLLOWS,
    who=who.leader,
    form=RefuseForm,
    tone="danger",
)
def refuse_approval(act: Act) -> None:
    refuse_dossier(act)


def refusal_not_served(act: Act) -> None:
    decision = Decision.objects.filter(dossier=act.subject, kind=DecisionKind.REFUSAL).first()
    if decision is None:
        raise Refused(_("There is no refusal to serve."), code="no_refusal")
    if decision.served_on is not None:
        raise Refused(_("Service was already recorded on %(day)s.") % {"day": decision.served_on}, code="served")


def serves(dossier: Dossier, user: Any) -> bool:
    return dossier.state == "refused" and (who.clerk(dossier, user) or who.officer(dossier, user))


@action(
    "record_service",
    on=KIND,
    label=gettext_lazy("Record how the refusal was served"),
    who=serves,
    form=ServiceForm,
    conditions=(refusal_not_served,),
    after_close=True,
    office="bureau",
)
def record_service(act: Act) -> None:
    data = act.data
    decision = Decision.objects.get(dossier=act.subject)
    if not decision.decided_on <= data["served_on"] <= timezone.localtime(act.now).date():
        reason = _("The day of service lies between the decision and today.")
        raise Refused(reason, fields={"served_on": reason})
    decision.served_on, decision.served_how = data["served_on"], data["served_how"]
    decision.served_note = data.get("note", "")
    decision.save(update_fields=["served_on", "served_how", "served_note"])
    act.note(served_on=str(decision.served_on), served_how=decision.served_how, note=decision.served_note)


@action(
    "receive_refusal",
    on=KIND,
    label=gettext_lazy("Confirm receipt of the refusal"),
    who=lambda dossier, user: dossier.state == "refused" and who.editor(dossier, user),
    conditions=(refusal_not_served,),
    after_close=True,
    office="applicant",
    tone="primary",
)
def receive_refusal(act: Act) -> None:
    decision = Decision.objects.get(dossier=act.subject)
    decision.served_on, decision.served_how = timezone.localtime(act.now).date(), ServiceWay.PORTAL
    decision.save(update_fields=["served_on", "served_how"])
    act.note(served_on=str(decision.served_on), served_how=decision.served_how)
