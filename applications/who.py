"""Who may act on a dossier: a permission on its scope, and no declared interest."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from accounts.permissions import has_scope
from workflow.reading import asked_once

from .models import Dossier, Entrustment, Handover

Who = Callable[[Dossier, Any], bool]


def stays_out(dossier: Dossier, user: Any) -> bool:
    """Whether this official declared an interest in the dossier and handed it over."""
    return asked_once(dossier, ("handed over", user.pk), Handover.objects.filter(dossier=dossier, official=user).exists)


def of_institution(permission: str) -> Who:
    return lambda dossier, user: has_scope(user, permission, dossier.institution)


def of_division(permission: str) -> Who:
    return lambda dossier, user: has_scope(user, permission, dossier.division) and not stays_out(dossier, user)


def of_city(permission: str) -> Who:
    return lambda dossier, user: has_scope(user, permission, dossier.city) and not stays_out(dossier, user)


submitter = of_institution("submit_dossiers")
editor = of_institution("edit_dossiers")
officer = of_division("recommend_dossiers")
clerk = of_city("check_dossiers")
section_head = of_city("deliberate")
publisher = of_city("publish")
leader = of_city("decide")
issuer = of_city("issue_documents")


def nobody(_dossier: Dossier, _user: Any) -> bool:
    """What the portal does by itself when a time has passed."""
    return False


def agent(dossier: Dossier, user: Any) -> bool:
    """Works for the agency that has the stage in progress in hand, and has no interest in the dossier."""
    in_hand = Entrustment.objects.in_hand_of(user)
    return in_hand.filter(dossier=dossier).exists()


def clerk_or_agent(dossier: Dossier, user: Any) -> bool:
    return clerk(dossier, user) or agent(dossier, user)


def official(dossier: Dossier, user: Any) -> bool:
    """Anybody in the department or the bureau who has a right on this dossier."""
    return any(who(dossier, user) for who in (officer, clerk, section_head, publisher, leader, issuer))
