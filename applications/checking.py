"""Holding each condition against its proof, and judging what the text leaves to a person."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from materials.forms import ReviewFormSet
from materials.review import ReviewRow, review_rows
from rules import Requirement, StageKind
from workflow import Act, Refused, action
from workflow.models import Stage

from . import who
from .beginning import KIND
from .conditions import due_for_judgement, latest_submission
from .models import Dossier

_KINDS = list(StageKind)
CHECKING_STAGES = tuple(
    kind.value for kind in _KINDS[_KINDS.index(StageKind.APPLICATION) + 1 : _KINDS.index(StageKind.PUBLICITY)]
)
"""From the moment the dossier is handed in until it goes before the public."""


def _of_bureau(dossier: Dossier, user: Any) -> bool:
    return who.clerk(dossier, user) or who.section_head(dossier, user)


CHECKERS: dict[str, who.Who] = {"department": who.officer, "bureau": _of_bureau, "agency": who.agent}
"""The offices that check and judge, each with records of its own."""


def _has_turn(office: str, stage: Stage | None) -> bool:
    """The department in its own stages; the bureau, and whom it entrusts, in all others."""
    if stage is None or stage.key not in CHECKING_STAGES:
        return True
    return (office == "department") == (stage.office == "department")


def office_of(dossier: Dossier, user: Any) -> str:
    """The office for which this person checks and judges now; empty where there is none."""
    stage = dossier.process.current_stage
    for office, belongs in CHECKERS.items():
        if _has_turn(office, stage) and belongs(dossier, user):
            return office
    return ""


def may_judge(dossier: Dossier, office: str) -> Callable[[Requirement], bool]:
    """What this office may judge now. An agency checks; what the text leaves to judgement is the bureau's."""
    return (lambda requirement: False) if office == "agency" else due_for_judgement(dossier.process)


def may_check(dossier: Dossier, user: Any) -> bool:
    return bool(office_of(dossier, user))


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
    act.office = office_of(act.subject, act.user)
    assessment = form.save(act.user, act.office, act.now, may_judge=may_judge(act.subject, act.office))
    if assessment is None:
        raise Refused(_("Nothing was changed."), code="unchanged")
    act.note(outcome=assessment.outcome)


def unchecked(dossier: Dossier, office: str = "") -> list[ReviewRow]:
    """Conditions that a proof exists for and that this office, or without one anybody, has not held against it yet."""
    rows = review_rows(latest_submission(dossier))
    return [row for row in rows if row.is_to_be_checked and not row.is_checked_by(office)]


def every_proof_checked(act: Act) -> None:
    """The office whose stage it is ticks each condition against its attachment before it goes on."""
    left = unchecked(act.subject, act.open_stage().office)
    if left:
        raise Refused(
            _("%(count)d conditions have not been checked against their attachments yet.") % {"count": len(left)},
            code="unchecked",
        )
