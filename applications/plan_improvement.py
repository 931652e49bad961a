"""完善建设方案: the applicant improves the plan, the bureau checks it against the experts' demands."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from materials.drafting import set_scope
from materials.models import OpenScope
from materials.submission import submit as freeze
from reviews.conclusion import check_demand
from workflow import NEXT, Act, Refused, action

from . import who
from .beginning import KIND
from .conditions import latest_submission
from .forms import PlanForm, PlanReturnForm, SubmitForm
from .models import Dossier, PlanCheck
from .queries import demands_of
from .states import Waits
from .submission import declared
from .telling import APPLICANT_TOLD, hand_to, move_on, tell_applicant

PLAN_RETURNED = gettext_noop("The improved plan of “%(dossier)s” was returned: %(reason)s")
PLAN_ACCEPTED = gettext_noop("The improved plan of “%(dossier)s” was accepted.")


def plan_is_in(act: Act) -> None:
    if act.subject.waits_for != Waits.CHECK:
        raise Refused(_("The applicant has not handed in the improved plan yet."), code="plan_open")


def plan_is_open(act: Act) -> None:
    if act.subject.waits_for != Waits.SUBMIT:
        raise Refused(_("The improved plan has been handed in and is being checked."), code="plan_in")


def all_demands_met(act: Act) -> None:
    left = [demand for demand in demands_of(act.subject) if demand.met is not True]
    if left:
        raise Refused(
            _("%(count)d of the experts' demands are not marked as met.") % {"count": len(left)}, code="demands"
        )


@action(
    "submit_plan",
    on=KIND,
    stage="plan_improvement",
    label=gettext_lazy("Hand in the improved plan"),
    who=who.submitter,
    form=SubmitForm,
    conditions=(plan_is_open,),
    tone="primary",
    office="applicant",
)
def submit_plan(act: Act) -> None:
    """The plan is frozen anew; the facts stand as they were."""
    dossier: Dossier = act.subject
    submission = freeze(dossier.draft, act.user, dossier.number, act.now, declaration=declared(act))
    set_scope(dossier.draft, OpenScope.NONE)
    act.note(submission=submission.seq, digest=submission.digest)
    hand_to(act, Waits.CHECK)


@action(
    "accept_plan",
    on=KIND,
    stage="plan_improvement",
    leads=NEXT,
    label=gettext_lazy("Accept the improved plan"),
    follows=APPLICANT_TOLD,
    who=who.clerk,
    form=PlanForm,
    conditions=(plan_is_in,),
    tone="primary",
    office="bureau",
)
def accept_plan(act: Act) -> None:
    _check_demands(act)
    all_demands_met(act)
    _record(act, accepted=True, note=act.data.get("note", ""))
    move_on(act)
    tell_applicant(act, PLAN_ACCEPTED)


@action(
    "return_plan",
    on=KIND,
    stage="plan_improvement",
    label=gettext_lazy("Return the plan"),
    follows=(gettext_lazy("The institution may change its plan again; its facts stay closed."), APPLICANT_TOLD),
    who=who.clerk,
    form=PlanReturnForm,
    conditions=(plan_is_in,),
    tone="warning",
    office="bureau",
)
def return_plan(act: Act) -> None:
    _check_demands(act)
    _record(act, accepted=False, note=act.data["reason"])
    set_scope(act.subject.draft, OpenScope.PLAN)
    hand_to(act, Waits.SUBMIT)
    tell_applicant(act, PLAN_RETURNED, reason=act.data["reason"])


def _record(act: Act, *, accepted: bool, note: str) -> None:
    PlanCheck.objects.create(
        dossier=act.subject,
        by=act.user,
        at=act.now,
        submission=latest_submission(act.subject),
        accepted=accepted,
        note=note,
    )
    act.note(accepted=accepted, note=note)


def _check_demands(act: Act) -> None:
    """Keep what the clerk found for each demand."""
    for demand, met, note in act.data.get("demands", ()):
        check_demand(demand, met, note, act.user, at=act.now)
