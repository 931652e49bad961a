"""Site visit, defence, feasibility review: whether one is held, when, where, who was there, what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

import files
from reviews.access import may_manage
from reviews.convening import PROCESS_KIND
from reviews.models import Activity, ActivityKind, MemberState, Panel, PanelState
from workflow import Act, Refused, action

if TYPE_CHECKING:
    from collections.abc import Iterable

    from files.models import StoredFile

FILE_OWNER = "reviews.activity"


def must_be_open(act: Act) -> None:
    if act.subject.state != PanelState.OPEN:
        raise Refused(_("The panel is not open."), code="stale")


@action(
    "record_activity",
    on=PROCESS_KIND,
    label=_("Record an activity"),
    who=may_manage,
    conditions=(must_be_open,),
    audience="bureau",
    help=_("Until the panel concludes, a record can be corrected; every version stands in the log."),
)
def record_activity(act: Act) -> None:
    """Write down an activity, or correct what was written."""
    panel: Panel = act.subject
    held_on = act.data["held_on"]
    attendees = list(act.data["attendees"])
    problems = {}
    if act.data["kind"] not in panel.activities_open:
        problems["kind"] = _("This panel holds no such activity.")
    if panel.opened_at is not None and held_on < timezone.localdate(panel.opened_at):
        problems["held_on"] = _("It cannot have taken place before the panel was opened.")
    elif held_on > timezone.localdate(act.now):
        problems["held_on"] = _("It cannot have taken place in the future.")
    if not attendees or any(m.panel_id != panel.pk or m.state != MemberState.DECLARED for m in attendees):
        problems["attendees"] = _("Name the members who were present.")
    if problems:
        raise Refused(_("The record is not complete."), fields=problems)
    activity, _created = Activity.objects.update_or_create(
        panel=panel,
        kind=ActivityKind(act.data["kind"]),
        defaults={
            "held_on": held_on,
            "place": act.data["place"],
            "record": act.data["record"],
            "recorded_by": act.user,
            "recorded_at": act.now,
        },
    )
    activity.attendees.set(attendees)
    uploads: Iterable[StoredFile] = act.data.get("uploads", ())
    for stored in uploads:
        files.claim(stored, FILE_OWNER, activity.pk)
    act.note(
        kind=activity.kind,
        held_on=held_on.isoformat(),
        place=activity.place,
        record=activity.record,
        attendees=[member.expert.name for member in attendees],
        files=[stored.sha256 for stored in uploads],
    )


@action(
    "decide_activity",
    on=PROCESS_KIND,
    label=_("Decide whether one is held"),
    who=may_manage,
    conditions=(must_be_open,),
    audience="bureau",
    offered=False,
    help=_("The regulation leaves it to need. Once one is to be held, the panel concludes only when it is on record."),
)
def decide_activity(act: Act) -> None:
    """Say whether an activity that the regulation leaves to need takes place, and why."""
    panel: Panel = act.subject
    kind, held, reason = act.data["kind"], act.data["held"], str(act.data.get("reason", "")).strip()
    problems = {}
    if kind not in panel.activities_optional:
        problems["kind"] = _("This panel holds no such activity.")
    if not held and panel.activities.filter(kind=kind).exists():
        problems["held"] = _("It is on record that one was held.")
    if not reason:
        problems["reason"] = _("State the reason.")
    if problems:
        raise Refused(_("The decision is not complete."), fields=problems)
    panel.activities_decided = {**panel.activities_decided, kind: {"held": bool(held), "reason": reason}}
    panel.save(update_fields=["activities_decided"])
    act.note(kind=kind, held=bool(held), reason=reason)


def missing_activities(panel: Panel) -> list[str]:
    """Activities due that are not recorded, or at which nobody was present who still is a member."""
    missing = []
    held = set(panel.activities.filter(attendees__state=MemberState.DECLARED).values_list("kind", flat=True))
    for kind in panel.activities_due:
        if kind not in held:
            missing.append(gettext("Not recorded yet: %(activity)s.") % {"activity": panel.activity_label(kind)})
    return missing
