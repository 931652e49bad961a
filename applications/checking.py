"""Holding each condition against its proof, and judging what the text leaves to a person."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from materials.forms import ReviewFormSet
from materials.review import ReviewRow, review_rows
from workflow import Act, Refused, action

from . import who
from .beginning import KIND
from .conditions import latest_submission
from .models import Dossier

CHECKING_STAGES = ("recommendation", "formal_check", "expert_review", "plan_improvement", "deliberation")


def may_check(dossier: Dossier, user: Any) -> bool:
    """The department in its stage; the bureau's clerk and section head in theirs."""
    stage = dossier.process.current_stage
    if stage is not None and stage.key == "recommendation":
        return who.officer(dossier, user)
    in_bureau = who.clerk(dossier, user) or who.section_head(dossier, user)
    if stage is not None and stage.key in CHECKING_STAGES:
        return in_bureau
    return in_bureau or who.officer(dossier, user)


@action(
    "check_conditions",
    on=KIND,
    stage=CHECKING_STAGES,
    label=gettext_lazy("Check the conditions"),
    help=gettext_lazy("Hold each condition against its attachment; judge what the regulation leaves to a person."),
    who=may_check,
    audience=("department", "bureau"),
    tone="outline-primary",
)
def check_conditions(act: Act) -> None:
    """Keep what the officer ticked and judged; the assessment is made anew."""
    form: ReviewFormSet | None = act.data.get("review")
    if form is None or not form.is_valid():
        raise Refused(_("Please look at the marked rows."), code="form")
    act.office = "department" if act.open_stage().key == "recommendation" else "bureau"
    assessment = form.save(act.user, act.office, act.now)
    if assessment is None:
        raise Refused(_("Nothing was changed."), code="unchanged")
    act.note(outcome=assessment.outcome)


def unchecked(dossier: Dossier) -> list[ReviewRow]:
    """Conditions that a proof exists for and nobody has held against it yet."""
    return [
        row
        for row in review_rows(latest_submission(dossier))
        if row.files and row.finding["result"] != "not_applicable" and not row.is_checked
    ]


def every_proof_checked(act: Act) -> None:
    """The department ticks each condition against its attachment before it recommends."""
    left = unchecked(act.subject)
    if left:
        raise Refused(
            _("%(count)d conditions have not been checked against their attachments yet.") % {"count": len(left)},
            code="unchecked",
        )
