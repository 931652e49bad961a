"""The pool of experts of a city: adding by invitation, inviting again, deactivating, and the account that accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils.translation import gettext as _

from accounts.invitations import invite, revoke
from accounts.models import Invitation
from accounts.roles import RoleKey
from reviews.models import Expert, PanelMember
from workflow import Refused

if TYPE_CHECKING:
    from accounts.models import User


def add_expert(expert: Expert, by: User) -> Expert:
    """Put a filled-in profile into its city's pool and invite the person to take the role up."""
    with transaction.atomic():
        expert.added_by = by
        expert.invitation = invite(expert.name, expert.email, RoleKey.EXPERT, expert.city, by=by)
        expert.save()
    return expert


def invite_again(expert: Expert, by: User) -> None:
    """A new letter for somebody who let the first one lapse; the old one becomes worthless."""
    with transaction.atomic():
        expert = Expert.objects.select_for_update().get(pk=expert.pk)
        if expert.user_id is not None:
            raise Refused(_("This expert has accepted already."), code="stale")
        if expert.invitation is not None and expert.invitation.is_open:
            revoke(expert.invitation, by=by)
        expert.invitation = invite(expert.name, expert.email, RoleKey.EXPERT, expert.city, by=by)
        expert.save(update_fields=["invitation"])


def set_active(expert: Expert, active: bool) -> None:
    """Whoever still sits on a panel at work cannot leave the pool: the panel replaces them first."""
    with transaction.atomic():
        expert = Expert.objects.select_for_update().get(pk=expert.pk)
        sitting = PanelMember.objects.current().filter(expert=expert, panel__state__in=["assembling", "open"])
        if not active and sitting.exists():
            raise Refused(_("This expert sits on a panel at work. Replace them there first."))
        expert.active = active
        expert.save(update_fields=["active"])


@receiver(post_save, sender=Invitation, dispatch_uid="reviews.expert_accepts")
def give_account(sender: Any, instance: Invitation, **kwargs: Any) -> None:
    """Whoever accepts the invitation of a profile owns the profile, unless they have one in that pool already."""
    if instance.role != RoleKey.EXPERT or instance.accepted_by_id is None:
        return
    if Expert.objects.filter(user=instance.accepted_by_id, city=instance.city_id).exists():
        return
    Expert.objects.filter(invitation=instance, user=None).update(user=instance.accepted_by_id)
