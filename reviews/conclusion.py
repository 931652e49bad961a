"""The panel's conclusion with its demands, and checking these off later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

import files
from reviews.access import may_manage, seat_of
from reviews.activities import missing_activities, must_be_open
from reviews.convening import PROCESS_KIND
from reviews.models import Advice, Demand, MemberState, Panel, PanelConclusion, PanelMember
from reviews.notifying import tell, tell_officers
from reviews.opening import what_is_missing
from reviews.parties import owner_of
from reviews.queries import summary_of
from workflow import END, Act, Refused, action

if TYPE_CHECKING:
    from datetime import datetime

    from accounts.models import User

FILE_OWNER = "reviews.conclusion"


@dataclass(frozen=True)
class Demanded:
    """One demand as entered: what must be improved, and the key of the plan's section it concerns (or none)."""

    text: str
    section_key: str = ""


def chairs(panel: Panel, user: User) -> bool:
    member = seat_of(panel, user)
    return member is not None and member.is_chair and member.state == MemberState.DECLARED


def chairs_or_manages(panel: Panel, user: User) -> bool:
    return chairs(panel, user) or may_manage(panel, user)


def missing_sheets(panel: Panel) -> list[str]:
    late = panel.members.current().exclude(sheet__submitted_at__isnull=False).select_related("expert")
    names = [member.expert.name for member in late]
    return [gettext("Score sheets not yet submitted: %(names)s.") % {"names": "、".join(names)}] if names else []


def must_be_ready(act: Act) -> None:
    panel: Panel = act.subject
    if missing := [*what_is_missing(panel), *missing_sheets(panel), *missing_activities(panel)]:
        raise Refused(" ".join(missing), code="incomplete")


@action(
    "conclude",
    on=PROCESS_KIND,
    label=_("Enter the conclusion"),
    who=chairs_or_manages,
    conditions=(must_be_open, must_be_ready),
    processes=lambda panel, data: [panel.matter],
    audience="bureau",
    tone="primary",
    help=_(
        "Entered by the chair, or by the office from the copy the chair has signed. It cannot be changed afterwards."
    ),
    leads=END,
    follows=(
        _("The members and the office are told; nobody reads or scores any more."),
        _("The matter goes the way that the conclusion says."),
    ),
)
def conclude(act: Act) -> None:
    panel: Panel = act.subject
    conclusion = _conclusion(act, panel)
    _add_demands(act, panel, conclusion)
    panel.ended_at = act.now
    panel.conclude()
    panel.save(update_fields=["state", "ended_at"])
    act.close_process()
    act.note(
        result=conclusion.result,
        text=conclusion.text,
        demands=[demand.text for demand in conclusion.demands.all()],
        sheets=conclusion.sheets,
        mean=str(conclusion.mean),
        on_behalf=conclusion.on_behalf_of_id is not None,
    )
    tell(act, "panel_concluded", panel.members.declared())
    tell_officers(act, "panel_concluded")
    owner_of(panel.matter).on_concluded(panel, act)


def _conclusion(act: Act, panel: Panel) -> PanelConclusion:
    by_chair = chairs(panel, act.user)
    signed_copy = act.data.get("signed_copy")
    result, text = act.data.get("result", ""), str(act.data.get("text", "")).strip()
    problems: dict[str, Any] = {}
    if result not in dict(panel.results):
        problems["result"] = _("Choose the result.")
    if not text:
        problems["text"] = _("Write the conclusion.")
    if not by_chair and signed_copy is None:
        problems["signed_copy"] = _("On behalf of the chair, the signed conclusion must be uploaded.")
    if result == Advice.AGREE_AFTER_IMPROVEMENT and not act.data.get("demands"):
        problems["demands"] = _("Say what must be improved.")
    if act.data.get("demands") and not panel.improvement:
        problems["demands"] = _("This procedure knows no improvement of the plan. Write it into the conclusion.")
    if problems:
        raise Refused(_("The conclusion is not complete."), fields=problems)
    summary = summary_of(panel)
    conclusion = PanelConclusion.objects.create(
        panel=panel,
        result=result,
        text=text,
        entered_by=act.user,
        on_behalf_of=None if by_chair else PanelMember.objects.get(panel=panel, is_chair=True),
        signed_copy=signed_copy,
        sheets=summary["sheets"],
        mean=summary["mean"],
        concluded_at=act.now,
    )
    if signed_copy is not None:
        files.claim(signed_copy, FILE_OWNER, conclusion.pk)
    return conclusion


def _add_demands(act: Act, panel: Panel, conclusion: PanelConclusion) -> None:
    titles = dict(panel.plan_sections)
    demands: list[Demanded] = act.data.get("demands", [])
    Demand.objects.bulk_create(
        Demand(
            conclusion=conclusion,
            position=position,
            text=demand.text.strip(),
            section_key=demand.section_key,
            section_title=titles.get(demand.section_key, ""),
        )
        for position, demand in enumerate(demands, 1)
    )


def check_demand(demand: Demand, met: bool, note: str, by: User, *, at: datetime | None = None) -> Demand:
    """The bureau's finding on the improved plan, made inside an act of the matter's owner. It may be revised."""
    if not met and not note.strip():
        raise Refused(_("Say what is still missing."), fields={"note": _("Say what is still missing.")})
    demand.met, demand.note = met, note.strip()
    demand.checked_by, demand.checked_at = by, at or timezone.now()
    demand.save(update_fields=["met", "note", "checked_by", "checked_at"])
    return demand
