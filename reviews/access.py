"""Where a person stands towards a panel: on the staff's side, on a seat of it, or nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from cities.speaking import speak_for
from reviews.models import MemberState, Panel, PanelMember, PanelState, ScoreSheet
from reviews.parties import owner_of
from reviews.queries import open_panels_for

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from accounts.models import User
    from workflow.models import Process


@dataclass(frozen=True)
class Seat:
    """How this reader may look at this panel."""

    member: PanelMember | None
    manages: bool

    @property
    def is_staff(self) -> bool:
        return self.member is None

    @property
    def has_declared(self) -> bool:
        return self.member is not None and self.member.state == MemberState.DECLARED

    @property
    def is_chair(self) -> bool:
        return self.has_declared and self.member is not None and self.member.is_chair


def seat_of(panel: Panel, user: User) -> PanelMember | None:
    """The seat on which this person is or was, whatever became of it."""
    return PanelMember.objects.select_related("expert").filter(panel=panel, expert__user=user).first()


def may_manage(panel: Panel, user: User) -> bool:
    """Runs the panel: whom the matter's owner lets, and who never sat on this panel as an expert."""
    return owner_of(panel.matter).may_convene(panel.matter, user) and seat_of(panel, user) is None


def panel_for(user: User, ref: UUID) -> tuple[Panel, Seat]:
    """The panel and the reader's seat; 404 for everybody who may not know of it."""
    panel = Panel.objects.visible_to(user).select_related("process", "matter", "city").filter(ref=ref).first()
    if panel is None:
        raise Http404
    speak_for(panel.matter.edition or panel.city)
    member = seat_of(panel, user)
    return panel, Seat(member, member is None and may_manage(panel, user))


def crumbs_to(panel: Panel, *here: Any) -> list[tuple[Any, str]]:
    """Where the reader is: the list, the panel, and the page of it named by ``here``."""
    return [
        (_("Expert panels"), reverse("reviews:home")),
        (panel.topic, panel.get_absolute_url()),
        *((h, "") for h in here),
    ]


def may_read_matter(user: User, process: Process) -> bool:
    """Whether an expert may read the matter now; what else opens it is the owner's business."""
    return open_panels_for(user).filter(matter=process).exists()


def has_sat_on(user: User, process: Process) -> bool:
    """Whether this person was ever appointed to judge the matter: such a person never decides on it."""
    return PanelMember.objects.filter(panel__matter=process, expert__user=user).exists()


def all_sheets_in(panel: Panel) -> bool:
    """Whether nobody who sits on the panel now still owes a sheet."""
    current = panel.members.current()
    return (
        current.exists() and not current.exclude(state=MemberState.DECLARED, sheet__submitted_at__isnull=False).exists()
    )


def sheets_shown_to(panel: Panel, seat: Seat) -> QuerySet[ScoreSheet]:
    """The sheets this reader may see with their numbers: staff and the chair see all when all are in, an expert
    only ever their own."""
    counting = ScoreSheet.objects.counting().filter(member__panel=panel).select_related("member__expert")
    counting = counting.order_by("-member__is_chair", "member")
    if (seat.is_staff or seat.is_chair) and all_sheets_in(panel):
        return counting
    if seat.member is not None:
        return counting.filter(member=seat.member)
    return counting.none()


def may_read_activity_file(stored: Any, user: User) -> bool:
    """Photographs and minutes of a site visit or a defence: staff, and members who have declared."""
    return _may_read_papers(Panel.objects.filter(activities=stored.owner_id), user)


def may_read_signed_copy(stored: Any, user: User) -> bool:
    return _may_read_papers(Panel.objects.filter(conclusion=stored.owner_id), user)


def _may_read_papers(panels: Any, user: User) -> bool:
    panel = panels.visible_to(user).first()
    if panel is None:
        return False
    member = seat_of(panel, user)
    return member is None or (member.state == MemberState.DECLARED and panel.state != PanelState.DISSOLVED)
