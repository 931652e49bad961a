"""Filling in a score sheet: the draft is saved as one types, what is submitted never changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reviews.access import seat_of
from reviews.activities import must_be_open
from reviews.convening import PROCESS_KIND
from reviews.declaration import own_seat
from reviews.models import MemberState, Panel, PanelMember, PanelState, ScoreSheet
from reviews.notifying import tell_officers
from reviews.scoring import read_entries, weighted_total
from workflow import Act, Refused, action

LONGEST_ENTRY = 4000


@dataclass(frozen=True)
class Saved:
    """What became of a draft: its version now, and whether another window had saved a newer one."""

    version: int
    saved_at: Any = None
    conflict: bool = False
    entries: dict[str, str] = field(default_factory=dict)


def field_names(panel: Panel) -> list[str]:
    keys = [indicator.key for indicator in panel.indicators.indicators]
    return [*(f"score-{key}" for key in keys), *(f"remark-{key}" for key in keys), "comment", "advice"]


def save_draft(member: PanelMember, values: dict[str, str], version: int) -> Saved:
    """Keep what was typed, right or wrong. Refused once the panel is not open, the member not declared, or the sheet
    submitted. ``version`` is the one the window started from; another one is answered with what is stored."""
    with transaction.atomic():
        panel = Panel.objects.select_for_update().get(pk=member.panel_id)
        member = PanelMember.objects.select_for_update().get(pk=member.pk)
        if panel.state != PanelState.OPEN or member.state != MemberState.DECLARED:
            raise Refused(_("The panel is not open."), code="stale")
        sheet, _created = ScoreSheet.objects.get_or_create(member=member, defaults={"saved_at": timezone.now()})
        if sheet.submitted_at is not None:
            raise Refused(_("This sheet has been submitted and can no longer be changed."), code="stale")
        if version != sheet.version:
            return Saved(sheet.version, sheet.saved_at, True, sheet.entries)
        known = field_names(panel)
        kept = {name: str(value)[:LONGEST_ENTRY] for name, value in values.items() if name in known}
        sheet.entries = {**sheet.entries, **kept}
        sheet.version += 1
        sheet.saved_at = timezone.now()
        sheet.save(update_fields=["entries", "version", "saved_at"])
        return Saved(sheet.version, sheet.saved_at, False, sheet.entries)


def is_declared_member(panel: Panel, user: Any) -> bool:
    member = seat_of(panel, user)
    return member is not None and member.state == MemberState.DECLARED


@action(
    "submit_sheet",
    on=PROCESS_KIND,
    label=_("Submit the score sheet"),
    who=is_declared_member,
    conditions=(must_be_open,),
    audience="bureau",
    office="experts",
    tone="primary",
    offered=False,
)
def submit_sheet(act: Act) -> None:
    """Turn the entries into numbers, for good."""
    panel: Panel = act.subject
    member = own_seat(act)
    values: dict[str, str] = act.data["values"]
    sheet, _created = ScoreSheet.objects.select_for_update().get_or_create(
        member=member, defaults={"saved_at": act.now}
    )
    if sheet.submitted_at is not None:
        raise Refused(_("This sheet has been submitted and can no longer be changed."), code="stale")
    reading = read_entries(panel.indicators, values)
    comment = values.get("comment", "").strip()
    if not comment:
        reading.errors["comment"] = _("Write an overall comment.")
    if values.get("advice") not in dict(panel.results):
        reading.errors["advice"] = _("Choose your advice.")
    if reading.errors:
        raise Refused(_("The sheet is not complete. See the marked fields."), fields=reading.errors)
    sheet.entries = {name: values.get(name, "") for name in field_names(panel)}
    sheet.version += 1
    sheet.scores, sheet.remarks = reading.scores, reading.remarks
    sheet.comment, sheet.advice = comment, values["advice"]
    sheet.total = weighted_total(panel.indicators, reading.scores)
    sheet.saved_at = sheet.submitted_at = act.now
    sheet.save()
    # The log says that, not what: whoever reads it must not learn a score before all are in.
    act.note(expert=member.expert.name)
    tell_officers(act, "panel_sheet", expert=member.expert.name)
