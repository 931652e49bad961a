"""An official with an interest declares it, hands over, and loses the dossier everywhere."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.permissions import users_with
from workflow import Act, Refused, action

from . import who
from .beginning import KIND
from .forms import HandoverForm
from .models import Dossier, Handover
from .states import Waits


def rights_of(dossier: Dossier, user: Any) -> list[str]:
    """The rights this official holds on the dossier, which somebody else must hold too."""
    checks = {
        Waits.RECOMMEND: who.officer,
        Waits.CHECK: who.clerk,
        Waits.DELIBERATE: who.section_head,
        Waits.PUBLISH: who.publisher,
        Waits.DECIDE: who.leader,
        Waits.ISSUE: who.issuer,
    }
    return [right for right, may in checks.items() if may(dossier, user)]


def others_with(dossier: Dossier, right: str, user: Any) -> list[Any]:
    """Who else holds the right on this dossier and has no declared interest in it."""
    scope = dossier.division if right == Waits.RECOMMEND else dossier.city
    out = Handover.objects.filter(dossier=dossier).values("official")
    return list(users_with(right, scope).exclude(pk__in=out).exclude(pk=getattr(user, "pk", None)))


@action(
    "declare_interest",
    on=KIND,
    label=gettext_lazy("Declare an interest"),
    help=gettext_lazy("You hand this dossier to a colleague and no longer see it anywhere."),
    who=who.official,
    form=HandoverForm,
    audience="bureau",
    tone="secondary",
    office="bureau",
)
def declare_interest(act: Act) -> None:
    dossier: Dossier = act.subject
    deputy = act.data["deputy"]
    rights = rights_of(dossier, act.user)
    if deputy == act.user or any(deputy not in others_with(dossier, right, act.user) for right in rights):
        reason = _("The deputy must hold the same rights on this dossier and have no interest in it.")
        raise Refused(reason, fields={"deputy": reason})
    Handover.objects.create(dossier=dossier, official=act.user, deputy=deputy, reason=act.data["reason"], at=act.now)
    act.note(deputy=deputy.name)
    act.effect("tell_deputy", key="tell_deputy", deputy=deputy.pk)
