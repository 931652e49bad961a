"""复核: the bureau checks the papers before it convenes experts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy, gettext_noop

from workflow import NEXT, Act, action

from . import who
from .beginning import KIND
from .conditions import judgements_recorded, latest_submission, no_failed_must
from .entrusting import opinion_in
from .forms import FormalCheckForm
from .models import FormalCheck
from .telling import APPLICANT_TOLD, move_on, tell_applicant

CHECKED = gettext_noop("“%(dossier)s” has passed the bureau's check of the papers.")


@action(
    "pass_check",
    on=KIND,
    stage="formal_check",
    leads=NEXT,
    label=gettext_lazy("Pass the check"),
    follows=APPLICANT_TOLD,
    who=who.clerk,
    form=FormalCheckForm,
    conditions=(opinion_in, no_failed_must, judgements_recorded),
    tone="primary",
)
def pass_check(act: Act) -> None:
    FormalCheck.objects.create(
        dossier=act.subject,
        by=act.user,
        at=act.now,
        submission=latest_submission(act.subject),
        passed=True,
        note=act.data.get("note", ""),
    )
    act.note(note=act.data.get("note", ""))
    move_on(act)
    tell_applicant(act, CHECKED)
