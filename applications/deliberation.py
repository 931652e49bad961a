"""会议研究: the bureau's meeting resolves, with date and number of the minutes."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from workflow import NEXT, Act, Refused, action

from . import who
from .beginning import KIND
from .conditions import judgements_recorded, no_failed_must
from .forms import MeetingForm, criteria_of
from .models import Deliberation
from .states import MeetingResult, Waits
from .telling import hand_to, move_on, tell_applicant

RESOLVED = gettext_noop("The bureau's meeting has agreed to “%(dossier)s”; it will be publicised.")
RESOLVED_LAST = gettext_noop("The bureau's meeting has agreed to “%(dossier)s”.")


@action(
    "record_meeting",
    on=KIND,
    stage="deliberation",
    leads=NEXT,
    label=gettext_lazy("Record the meeting"),
    follows=gettext_lazy(
        "It goes on, and the applicant is told, only if the meeting agreed. Otherwise it stays in this stage: record "
        "another meeting, or refuse it."
    ),
    who=who.section_head,
    form=MeetingForm,
    conditions=(no_failed_must, judgements_recorded),
    tone="primary",
)
def record_meeting(act: Act) -> None:
    data = act.data
    if data["held_on"] > timezone.localtime(act.now).date():
        reason = _("A meeting that has not been held cannot be recorded.")
        raise Refused(reason, fields={"held_on": reason})
    criteria = [[criterion, str(words).strip()] for criterion, words in data.get("criteria", ())]
    given = {criterion for criterion, words in criteria if words}
    left = [criterion for criterion in criteria_of(act.subject) if criterion not in given]
    if left and data["result"] == MeetingResult.AGREED:
        raise Refused(
            _("The regulation tells the meeting to go by: %(criteria)s.") % {"criteria": "、".join(left)},
            code="criteria",
        )
    record = Deliberation.objects.create(
        dossier=act.subject,
        by=act.user,
        at=act.now,
        held_on=data["held_on"],
        minutes_number=data["minutes_number"],
        result=data["result"],
        opinion=data["opinion"],
        criteria=[pair for pair in criteria if pair[1]],
    )
    act.note(
        held_on=str(record.held_on),
        minutes=record.minutes_number,
        result=record.result,
        opinion=record.opinion,
        criteria=record.criteria,
    )
    if record.result == MeetingResult.AGREED:
        following = move_on(act)
        publicised = following is not None and following.kind == "publicity"
        tell_applicant(act, RESOLVED if publicised else RESOLVED_LAST)
    else:
        hand_to(act, Waits.DELIBERATE)
