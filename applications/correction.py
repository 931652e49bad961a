"""退回补正: the department or the bureau returns the dossier, each point naming a field, a table or a clause."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy, gettext_noop

from materials.corrections import open_correction
from materials.drafting import set_scope
from materials.models import OpenScope
from workflow import Act, action

from . import who
from .answering import set_time_to_answer, told_beforehand
from .beginning import KIND
from .conditions import latest_submission
from .forms import CorrectionForm
from .models import Dossier
from .states import Waits
from .telling import hand_to, tell_applicant

RETURNED = gettext_noop("“%(dossier)s” was returned for correction: %(count)s points.")
RETURNED_UNTIL = gettext_noop(
    "“%(dossier)s” was returned for correction: %(count)s points, to be answered by the end of %(until)s."
)


ASKS = {"credit_check": who.officer, "recommendation": who.officer, "formal_check": who.clerk}
"""Whose stage it is asks for corrections."""


def asks(dossier: Dossier, user: Any) -> bool:
    """The office whose turn it is; once the turn has passed either is told so, rather than turned away."""
    stage = dossier.process.current_stage
    if stage is not None and stage.key in ASKS:
        return ASKS[stage.key](dossier, user)
    return any(may(dossier, user) for may in ASKS.values())


@action(
    "return_for_correction",
    on=KIND,
    stage=tuple(ASKS),
    leads="application",
    label=gettext_lazy("Return for correction"),
    help=gettext_lazy("The applicant answers each point and hands in again; the dossier then comes back to you."),
    follows=(
        gettext_lazy("The applicant is told at once and reads each point at the entry that it concerns."),
        told_beforehand,
    ),
    who=asks,
    form=CorrectionForm,
    tone="warning",
)
def return_for_correction(act: Act) -> None:
    stage = act.open_stage()
    items = act.data["items"]
    open_correction(latest_submission(act.subject), stage.key, items, act.user, act.now)
    set_scope(act.subject.draft, OpenScope.ALL)
    act.transition("send_back")
    act.return_stage("application")
    act.note(points=[text for _kind, _key, text in items])
    hand_to(act, Waits.SUBMIT)
    until = set_time_to_answer(act, stage.key)
    if until is None:
        tell_applicant(act, RETURNED, count=len(items))
    else:
        tell_applicant(act, RETURNED_UNTIL, count=len(items), until=str(until))
