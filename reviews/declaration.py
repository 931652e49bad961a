"""What an expert says about their own interests, before anything opens and at any time after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from reviews.access import seat_of
from reviews.appointment import reason_field
from reviews.convening import PROCESS_KIND, must_be_live
from reviews.models import MemberState, Panel, PanelMember
from reviews.notifying import tell_officers
from workflow import Act, Refused, action

if TYPE_CHECKING:
    from accounts.models import User


def is_invited(panel: Panel, user: User) -> bool:
    member = seat_of(panel, user)
    return member is not None and member.state == MemberState.INVITED


def is_current_member(panel: Panel, user: User) -> bool:
    member = seat_of(panel, user)
    return member is not None and member.is_current


def own_seat(act: Act) -> PanelMember:
    member = seat_of(act.subject, act.user)
    if member is None:
        raise Refused(_("You are not a member of this panel."), code="forbidden")
    return member


@action(
    "declare",
    on=PROCESS_KIND,
    label=_("Declare no conflict"),
    who=is_invited,
    conditions=(must_be_live,),
    audience="bureau",
    office="experts",
    tone="primary",
    follows=(
        _("The office that runs the panel is told."),
        _("You read and score as soon as the panel is open. A conflict that shows later is declared then."),
    ),
)
def declare(act: Act) -> None:
    member = own_seat(act)
    member.declare()
    member.declared_at = act.now
    member.save(update_fields=["state", "declared_at"])
    act.note(expert=member.expert.name)
    tell_officers(act, "panel_declared", expert=member.expert.name)


@action(
    "recuse",
    on=PROCESS_KIND,
    label=_("Declare a conflict"),
    who=is_current_member,
    conditions=(must_be_live,),
    audience="bureau",
    office="experts",
    tone="danger",
    help=_("You leave the panel at once and see nothing more of the matter; a sheet you filled in does not count."),
    follows=_("The office that runs the panel reads your reason and may appoint another expert."),
)
def recuse(act: Act) -> None:
    member = own_seat(act)
    reason = reason_field(act)
    member.recuse()
    member.declared_at = member.declared_at or act.now
    member.conflict_reason, member.ended_at, member.is_chair = reason, act.now, False
    member.save(update_fields=["state", "declared_at", "conflict_reason", "ended_at", "is_chair"])
    act.note(expert=member.expert.name, reason=reason)
    tell_officers(act, "panel_recused", expert=member.expert.name)
