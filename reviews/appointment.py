"""Who sits on a panel: appointing, inviting, replacing, and the chair."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from reviews.access import may_manage
from reviews.conflicts import hints_for
from reviews.convening import PROCESS_KIND, must_be_fresh, must_be_live
from reviews.hints import Sign
from reviews.models import Expert, MemberState, Panel, PanelMember
from reviews.notifying import tell
from workflow import Act, Refused, action

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class Choice:
    """An expert the officer wants, and why in spite of what detection proposed."""

    expert: Expert
    answer: str = ""


def answer_field(expert: Expert) -> str:
    return f"answer-{expert.ref}"


def reason_field(act: Act) -> str:
    reason = str(act.data.get("reason", "")).strip()
    if not reason:
        raise Refused(_("State the reason."), fields={"reason": _("State the reason.")})
    return reason


@action(
    "appoint",
    on=PROCESS_KIND,
    label=_("Appoint members"),
    who=may_manage,
    conditions=(must_be_live, must_be_fresh),
    audience="bureau",
    help=_("The experts appointed are invited at once and asked to declare whether they have a conflict of interest."),
    follows=_("They read nothing of the material before they have declared, and before the panel is open."),
)
def appoint(act: Act) -> None:
    choices: list[Choice] = act.data["choices"]
    if not choices:
        raise Refused(_("Choose at least one expert."))
    members = seat(act, choices)
    act.note(appointed=[member.expert.name for member in members])


def seat(act: Act, choices: Iterable[Choice], *, replaces: PanelMember | None = None) -> list[PanelMember]:
    """Give these experts a seat and invite them. Signs of a conflict must have been answered one by one."""
    panel: Panel = act.subject
    choices = list(choices)
    experts = {
        expert.pk: expert
        for expert in Expert.objects.active().filter(city=panel.city_id, pk__in=[c.expert.pk for c in choices])
    }
    taken = set(PanelMember.objects.filter(panel=panel).values_list("expert", flat=True))
    hints = hints_for(panel, experts.values())
    problems: dict[str, Any] = {}
    for choice in choices:
        name = answer_field(choice.expert)
        if choice.expert.pk not in experts:
            problems[name] = gettext("%(name)s is not an active expert of this city.") % {"name": choice.expert.name}
        elif choice.expert.pk in taken:
            problems[name] = gettext("%(name)s has been appointed to this panel before.") % {"name": choice.expert.name}
        elif any(hint.sign == Sign.AGENCY for hint in hints[choice.expert.pk]):
            problems[name] = gettext("%(name)s belongs to an agency entrusted with this matter.") % {
                "name": choice.expert.name
            }
        elif any(hint.sign == Sign.RECUSED for hint in hints[choice.expert.pk]):
            problems[name] = gettext("%(name)s declared a conflict on this matter.") % {"name": choice.expert.name}
        elif hints[choice.expert.pk] and not choice.answer.strip():
            problems[name] = gettext("%(name)s may have a conflict. Appoint another, or write why this is none.") % {
                "name": choice.expert.name
            }
    if problems:
        raise Refused("；".join(problems.values()), code="conflict", fields=problems)
    members = [
        PanelMember.objects.create(
            panel=panel,
            process=act.process,
            expert=experts[choice.expert.pk],
            appointed_by=act.user,
            appointed_at=act.now,
            hints=[hint.dump() for hint in hints[choice.expert.pk]],
            hints_answer=choice.answer.strip() if hints[choice.expert.pk] else "",
            replaces=replaces,
        )
        for choice in choices
    ]
    tell(act, "panel_invitation", members)
    return members


@action(
    "replace",
    on=PROCESS_KIND,
    label=_("Remove or replace a member"),
    who=may_manage,
    conditions=(must_be_live, must_be_fresh),
    audience="bureau",
    help=_("A member who is removed loses access at once; a sheet they filled in no longer counts."),
    follows=_("Whoever is removed is told; a successor named here is invited at once."),
)
def replace(act: Act) -> None:
    """End a membership with a reason; give the seat to another expert where one is named."""
    member = _current_member(act)
    reason = reason_field(act)
    member.remove()
    member.is_chair, member.ended_at, member.end_reason = False, act.now, reason
    member.save(update_fields=["state", "is_chair", "ended_at", "end_reason"])
    act.note(removed=member.expert.name, reason=reason)
    tell(act, "panel_removed", [member])
    choice: Choice | None = act.data.get("successor")
    if choice is not None:
        (successor,) = seat(act, [choice], replaces=member)
        act.note(appointed=[successor.expert.name])


@action(
    "designate_chair",
    on=PROCESS_KIND,
    label=_("Designate the chair"),
    who=may_manage,
    conditions=(must_be_live, must_be_fresh),
    audience="bureau",
    follows=_("The chair enters the conclusion once all sheets are in. Who was chair before stays a member."),
)
def designate_chair(act: Act) -> None:
    member = _current_member(act)
    act.subject.members.filter(is_chair=True).update(is_chair=False)
    member.is_chair = True
    member.save(update_fields=["is_chair"])
    act.note(chair=member.expert.name)


def _current_member(act: Act) -> PanelMember:
    """The member named in the form, as the database has them now."""
    named: PanelMember = act.data["member"]
    member = act.subject.members.select_related("expert").filter(pk=named.pk).first()
    if member is None or member.state not in {MemberState.INVITED, MemberState.DECLARED}:
        message = _("This person is no longer a member of the panel.")
        raise Refused(message, code="stale", fields={"member": message})
    return member
