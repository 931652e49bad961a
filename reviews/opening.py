"""Opening a panel: from here on its members read the matter and judge."""

from __future__ import annotations

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from reviews.access import may_manage
from reviews.convening import PROCESS_KIND, SMALLEST_PANEL, must_be_fresh
from reviews.models import ExpertKind, MemberState, Panel, PanelState
from reviews.notifying import tell
from workflow import Act, Refused, action


def must_be_assembling(act: Act) -> None:
    if act.subject.state != PanelState.ASSEMBLING:
        raise Refused(_("This panel has been opened already."), code="stale")


def missing_kinds(panel: Panel) -> list[str]:
    """The kinds of expert that must sit on the panel and do not yet, in words."""
    sitting = set(panel.members.current().values_list("expert__kind", flat=True))
    return [str(ExpertKind(kind).label) for kind in panel.kinds_required if kind not in sitting]


def what_is_missing(panel: Panel) -> list[str]:
    """Why a panel, as it is composed now, may neither open nor conclude."""
    members = list(panel.members.current().select_related("expert"))
    missing = []
    if len(members) < SMALLEST_PANEL:
        missing.append(
            gettext("The panel needs at least %(least)s members; it has %(count)s.")
            % {"least": SMALLEST_PANEL, "count": len(members)}
        )
    waiting = [member.expert.name for member in members if member.state == MemberState.INVITED]
    if waiting:
        missing.append(gettext("Not yet declared: %(names)s.") % {"names": "、".join(waiting)})
    if not any(member.is_chair for member in members):
        missing.append(gettext("The panel has no chair."))
    if absent := missing_kinds(panel):
        missing.append(gettext("No expert of the kind: %(kinds)s.") % {"kinds": "、".join(absent)})
    return missing


def must_be_complete(act: Act) -> None:
    if missing := what_is_missing(act.subject):
        raise Refused(" ".join(missing), code="incomplete")


@action(
    "open",
    on=PROCESS_KIND,
    label=_("Open the panel"),
    who=may_manage,
    conditions=(must_be_assembling, must_be_fresh, must_be_complete),
    audience="bureau",
    tone="primary",
    help=_("The members can read the material and fill in their score sheets from now on."),
    follows=_("Every member who declared to have no conflict is told."),
)
def open_panel(act: Act) -> None:
    panel: Panel = act.subject
    panel.opened_at = act.now
    panel.open()
    panel.save(update_fields=["state", "opened_at"])
    members = panel.members.declared()
    act.note(members=[member.expert.name for member in members.select_related("expert")])
    tell(act, "panel_opened", members)
