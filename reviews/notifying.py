"""Messages to the members of a panel and to the office that runs it, sent by a worker after the commit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext_noop

from accounts.permissions import users_with
from reviews.access import may_manage
from reviews.models import AgencyMember, Panel, PanelMember
from reviews.parties import agencies_of
from workflow import Act

if TYPE_CHECKING:
    from collections.abc import Iterable

MESSAGES = {
    "panel_invitation": gettext_noop(
        "You are invited to the expert panel on “%(topic)s”. Please declare whether you have a conflict of interest."
    ),
    "panel_removed": gettext_noop("You are no longer a member of the expert panel on “%(topic)s”."),
    "panel_opened": gettext_noop("The expert panel on “%(topic)s” is open: you can read the material and score."),
    "panel_dissolved": gettext_noop("The expert panel on “%(topic)s” has been dissolved."),
    "panel_concluded": gettext_noop("The expert panel on “%(topic)s” has concluded."),
    "panel_declared": gettext_noop("%(expert)s declared no conflict on the expert panel on “%(topic)s”."),
    "panel_recused": gettext_noop("%(expert)s declared a conflict and left the expert panel on “%(topic)s”."),
    "panel_sheet": gettext_noop("%(expert)s submitted the score sheet on the expert panel on “%(topic)s”."),
}
ENDED_FOR_THEM = {"panel_removed", "panel_dissolved"}


def tell(act: Act, message: str, members: Iterable[PanelMember]) -> None:
    _tell(act, message, [member.expert.user_id for member in members], message)


def tell_officers(act: Act, message: str, **params: Any) -> None:
    """Those of the bureau who check dossiers and the agency that has the review in hand, except whoever sits or sat on
    this panel."""
    panel: Panel = act.subject
    on_a_seat = PanelMember.objects.filter(panel=panel).values("expert__user")
    officers = users_with("check_dossiers", panel.city).exclude(pk__in=on_a_seat).values_list("pk", flat=True)
    places = AgencyMember.objects.current().filter(agency__in=agencies_of(panel.matter), user__isnull=False)
    agents = [
        place.user
        for place in places.exclude(user__in=on_a_seat).select_related("user")
        if place.user and may_manage(panel, place.user)
    ]
    _tell(act, message, sorted({*officers, *(user.pk for user in agents)}), f"{message}:officers", **params)


def _tell(act: Act, message: str, users: list[Any], key: str, **params: Any) -> None:
    panel: Panel = act.subject
    if users:
        act.effect(
            "notify",
            key=key,
            users=users,
            message=MESSAGES[message],
            params={"topic": panel.topic, **params},
            url=reverse("reviews:home") if message in ENDED_FOR_THEM else panel.get_absolute_url(),
        )
