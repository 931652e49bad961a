"""提出培育对象: the competent department holds the intentions before it against each other and chooses."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from materials.drafting import set_scope
from materials.models import OpenScope
from workflow import END, NEXT, Act, Refused, action

from . import who
from .beginning import KIND
from .candidate_forms import ChooseForm, ReturnIntentionForm
from .forms import DeclineForm
from .models import CandidateChoice, Dossier, Intention
from .refusal import REFUSAL_FOLLOWS, refuse_dossier
from .stated import CHOICE_STAGE, latest_intention, waiting_beside
from .states import ChoiceResult, Waits
from .telling import APPLICANT_TOLD, hand_to, move_on, tell_applicant

CHOSEN = gettext_noop("“%(dossier)s” was chosen by the department. The dossier with its plan can now be written.")
SENT_BACK = gettext_noop("The intention of “%(dossier)s” was returned: %(points)s")


def intention_of(dossier: Dossier) -> Intention:
    """What the department chooses by. Refused where nothing has been stated."""
    found = latest_intention(dossier)
    if found is None:
        raise Refused(_("No intention has been handed in."), code="intention")
    return found


def _record(act: Act, result: ChoiceResult, opinion: str, fit: str = "") -> CandidateChoice:
    dossier: Dossier = act.subject
    return CandidateChoice.objects.create(
        dossier=dossier,
        by=act.user,
        at=act.now,
        intention=intention_of(dossier),
        result=result,
        opinion=opinion,
        fit=fit,
        compared=list(waiting_beside(dossier).values_list("number", flat=True)),
    )


@action(
    "choose_candidate",
    on=KIND,
    stage=CHOICE_STAGE,
    leads=NEXT,
    label=gettext_lazy("Choose as candidate"),
    help=gettext_lazy("The institution then writes the dossier with its plan, and you guide it."),
    follows=APPLICANT_TOLD,
    who=who.officer,
    form=ChooseForm,
    tone="primary",
)
def choose_candidate(act: Act) -> None:
    fit = act.data.get("fit", "").strip()
    if intention_of(act.subject).outside_reason and not fit:
        reason = _("It lies outside the layout plan: say why it is chosen all the same.")
        raise Refused(reason, code="fit", fields={"fit": reason})
    record = _record(act, ChoiceResult.CHOSEN, act.data["opinion"], fit)
    act.note(opinion=record.opinion, note=record.fit, compared=record.compared)
    move_on(act)
    tell_applicant(act, CHOSEN)


@action(
    "return_intention",
    on=KIND,
    stage=CHOICE_STAGE,
    leads="intention",
    label=gettext_lazy("Return the intention"),
    help=gettext_lazy("The institution puts it right and hands it in again."),
    follows=APPLICANT_TOLD,
    who=who.officer,
    form=ReturnIntentionForm,
    tone="warning",
)
def return_intention(act: Act) -> None:
    record = _record(act, ChoiceResult.RETURNED, act.data["points"])
    set_scope(act.subject.draft, OpenScope.ALL)
    act.transition("send_back")
    act.return_stage("intention")
    act.note(reason=record.opinion)
    hand_to(act, Waits.SUBMIT)
    tell_applicant(act, SENT_BACK, points=record.opinion)


@action(
    "decline_candidate",
    on=KIND,
    stage=CHOICE_STAGE,
    leads=END,
    label=gettext_lazy("Do not choose"),
    help=gettext_lazy("Ends the application. The applicant receives the reasons and how to object."),
    follows=REFUSAL_FOLLOWS,
    who=who.officer,
    form=DeclineForm,
    tone="danger",
)
def decline_candidate(act: Act) -> None:
    _record(act, ChoiceResult.NOT_CHOSEN, act.data["reasons"])
    refuse_dossier(act)
