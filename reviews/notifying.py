"""Messages to the members of a panel and to the office that runs it, sent by a worker after the commit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils.translation import gettext_noop

import accounts
from accounts.permissions import users_with
from reviews.models import Panel, PanelMember
from workflow import Act, effect

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workflow.models import Effect

EFFECT = "reviews_notify"

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
    users = [member.expert.user_id for member in members]
    if users:
        act.effect(EFFECT, key=message, message=message, users=users, panel=act.subject.pk, params={})


def tell_officers(act: Act, message: str, **params: Any) -> None:
    """Those of the bureau who check dossiers, except whoever sits or sat on this panel."""
    panel: Panel = act.subject
    on_a_seat = PanelMember.objects.filter(panel=panel).values("expert__user")
    users = list(users_with("check_dossiers", panel.city).exclude(pk__in=on_a_seat).values_list("pk", flat=True))
    if users:
        key = f"{message}:officers"
        act.effect(EFFECT, key=key, message=message, users=users, panel=panel.pk, params=params)


@effect(EFFECT)
def send(pending: Effect) -> None:
    arguments = pending.arguments
    panel = Panel.objects.get(pk=arguments["panel"])
    url = reverse("reviews:home") if arguments["message"] in ENDED_FOR_THEM else panel.get_absolute_url()
    accounts.notify(
        get_user_model()._default_manager.filter(pk__in=arguments["users"]),
        MESSAGES[arguments["message"]],
        {"topic": panel.topic, **arguments["params"]},
        url,
        event=pending.event,
    )
