"""撤回: the applicant takes the dossier back, at any time until approval."""

from __future__ import annotations

from django.utils.translation import gettext_lazy, gettext_noop

from workflow import END, Act, action

from . import who
from .beginning import KIND
from .ending import take_back
from .forms import ReasonForm
from .telling import tell_applicant

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
