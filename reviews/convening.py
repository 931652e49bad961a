"""Beginning and breaking off a panel."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reviews.access import may_manage
from reviews.models import MemberState, Panel
from reviews.notifying import tell
from reviews.parties import owner_of
from workflow import END, Act, Refused, action, perform, start_process
from workflow.models import Process

if TYPE_CHECKING:
    from accounts.models import User

PROCESS_KIND = "panel"
SMALLEST_PANEL = 3


def convene(matter: Process, user: User, *, at: datetime | None = None) -> Panel:
    """Begin a panel on a matter, with a frozen copy of what its owner says about the parties. One at a time."""
    owner = owner_of(matter)
    now = at or timezone.now()
    with transaction.atomic():
        Process.objects.select_for_update().get(pk=matter.pk)
        if not owner.may_convene(matter, user):
            raise Refused(_("You may not convene a panel on this matter."), code="forbidden")
        earlier = Panel.objects.filter(matter=matter)
        if earlier.live().exists():
            raise Refused(_("A panel is already at work on this matter."), code="stale")
        parties = owner.party_info(matter)
        panel = Panel.objects.create(
            process=start_process(PROCESS_KIND, matter.edition, (), now=now),
            matter=matter,
            round=(earlier.aggregate(last=Max("round"))["last"] or 0) + 1,
            city_id=parties.city_id,
            topic=parties.topic,
            institutions_data=[party.dump() for party in parties.institutions],
            persons=list(parties.persons),
            plan_sections=[list(section) for section in parties.plan_sections],
            activities_required=list(parties.activities),
            activities_optional=list(parties.optional_activities),
            activity_titles={key: {"zh": text.zh, "en": text.en} for key, text in parties.activity_titles.items()},
            improvement=parties.improvement,
            kinds_required=list(parties.kinds),
            indicators_data=parties.indicators.dump(),
            convened_by=user,
            convened_at=now,
        )
        perform(panel, "convene", user, at=at)
    return panel


@action("convene", on=PROCESS_KIND, label=_("Convene a panel"), who=may_manage, audience="bureau", offered=False)
def record_convening(act: Act) -> None:
    act.note(topic=act.subject.topic, round=act.subject.round, matter=act.subject.matter_id)


def must_be_live(act: Act) -> None:
    if not act.subject.is_live:
        raise Refused(_("This panel has ended."), code="stale")


def last_office_step(panel: Panel) -> int:
    """Number of the last event on the panel that was not an expert's: two officers may only collide in those."""
    last = panel.process.events.exclude(office="experts").aggregate(last=Max("seq"))["last"]
    return int(last or 0)


def must_be_fresh(act: Act) -> None:
    """``seen`` is the last step of the office that the officer's page showed. Experts may have acted since."""
    seen = act.data.get("seen")
    if seen is not None and seen != last_office_step(act.subject):
        raise Refused(
            _("A colleague has changed this panel in the meantime. Please look at the page again."), code="stale"
        )


@action(
    "dissolve",
    on=PROCESS_KIND,
    label=_("Dissolve the panel"),
    who=may_manage,
    conditions=(must_be_live, must_be_fresh),
    audience="bureau",
    tone="outline-danger",
    system=True,
    help=_("The experts lose access at once, and no score of this panel counts. A new panel may be convened."),
    leads=END,
    follows=_("All members are told."),
)
def dissolve(act: Act) -> None:
    reason = str(act.data.get("reason", "")).strip()
    if not reason:
        raise Refused(_("State the reason."), fields={"reason": _("State the reason.")})
    panel: Panel = act.subject
    panel.ended_at, panel.end_reason = act.now, reason
    panel.dissolve()
    panel.save(update_fields=["state", "ended_at", "end_reason"])
    act.close_process()
    act.note(reason=reason)
    tell(act, "panel_dissolved", panel.members.filter(state__in=[MemberState.INVITED, MemberState.DECLARED]))


def dissolve_live_panel(matter: Process, reason: str, *, user: User | None = None, at: datetime | None = None) -> None:
    """For the owner, when the matter itself ends (withdrawn, refused): whatever panel is at work on it stops."""
    panel = Panel.objects.live().filter(matter=matter).first()
    if panel is not None:
        perform(panel, "dissolve", user, reason=reason, at=at)
