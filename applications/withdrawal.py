"""撤回: the applicant takes the dossier back, at any time until approval."""

from __future__ import annotations

from django.utils.translation import gettext_lazy, gettext_noop

from materials.drafting import set_scope
from materials.models import OpenScope
from notices.models import ItemState
from reviews.convening import dissolve_live_panel
from workflow import END, Act, action

from . import who
from .beginning import KIND
from .forms import ReasonForm
from .publicity import take_off_list
from .states import Waits
from .telling import hand_to, tell_applicant

WITHDRAWN = gettext_noop("“%(dossier)s” was withdrawn.")

UNTIL_APPROVAL = (
    "intention",
    "candidate",
    "application",
    "credit_check",
    "recommendation",
    "formal_check",
    "expert_review",
    "plan_improvement",
    "deliberation",
    "publicity",
    "approval",
)


@action(
    "withdraw",
    on=KIND,
    stage=UNTIL_APPROVAL,
    leads=END,
    label=gettext_lazy("Withdraw the dossier"),
    help=gettext_lazy("Cannot be undone. What was filled in stays readable; you can begin a new dossier."),
    who=who.submitter,
    form=ReasonForm,
    tone="outline-danger",
    office="applicant",
)
def withdraw(act: Act) -> None:
    take_back(act, act.data["reason"])
    tell_applicant(act, WITHDRAWN)


def take_back(act: Act, reason: str) -> None:
    """The matter ends as one that was taken back; the public reads so where its line stands in a notice."""
    set_scope(act.subject.draft, OpenScope.NONE)
    dissolve_live_panel(act.process, reason, user=None, at=act.imported_at)
    applicant = act.subject.edition.terms["applicant"].zh
    take_off_list(act, ItemState.WITHDRAWN, f"{applicant}撤回申报。")
    act.transition("withdraw")
    act.decline_stage()
    act.note(reason=reason)
    hand_to(act, Waits.NOBODY)
