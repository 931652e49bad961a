"""Agencies of a city and their people: adding, inviting, letting go, and the account that accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.granting import end_role
from accounts.invitations import invite, revoke
from accounts.models import Invitation, RoleAssignment
from accounts.roles import RoleKey
from reviews.models import Agency, AgencyMember
from workflow import Refused

if TYPE_CHECKING:
    from accounts.models import User


def add_person(agency: Agency, name: str, email: str, by: User) -> AgencyMember:
    """A place in the agency for somebody, and the letter that invites them to take it up."""
    with transaction.atomic():
        if agency.members.current().filter(email__iexact=email).exists():
            raise Refused(_("This person belongs to the agency already."), fields={"email": ""}, code="twice")
        return AgencyMember.objects.create(
            agency=agency,
            name=name,
            email=email,
            added_by=by,
            invitation=invite(name, email, RoleKey.AGENCY, agency.city, by=by, reason=agency.name[:200]),
        )


def invite_person_again(place: AgencyMember, by: User) -> None:
    """A new letter for somebody who let the first one lapse; the old one becomes worthless."""
    with transaction.atomic():
        place = AgencyMember.objects.select_for_update(of=("self",)).select_related("agency").get(pk=place.pk)
        if place.user_id is not None or place.ended_at is not None:
            raise Refused(_("This person has accepted already, or no longer belongs to the agency."), code="stale")
        _revoke(place, by)
        place.invitation = invite(
            place.name, place.email, RoleKey.AGENCY, place.agency.city, by=by, reason=place.agency.name[:200]
        )
        place.save(update_fields=["invitation"])


def end_place(place: AgencyMember, by: User) -> None:
    """Whoever leaves the agency loses what is entrusted to it at once, and the role if it was their last agency."""
    with transaction.atomic():
        place = AgencyMember.objects.select_for_update(of=("self",)).select_related("agency").get(pk=place.pk)
        if place.ended_at is not None:
            raise Refused(_("This person no longer belongs to the agency."), code="stale")
        _revoke(place, by)
        place.ended_at, place.ended_by = timezone.now(), by
        place.save(update_fields=["ended_at", "ended_by"])
        city = place.agency.city
        others = AgencyMember.objects.current().filter(user=place.user_id, agency__city=city)
        if place.user_id is not None and not others.exists():
            held = RoleAssignment.objects.filter(
                user=place.user_id, role=RoleKey.AGENCY, city=city, ended_at__isnull=True, deputy_for__isnull=True
            )
            for assignment in held:
                end_role(assignment, by=by)


def _revoke(place: AgencyMember, by: User) -> None:
    if place.invitation is not None and place.invitation.is_open:
        revoke(place.invitation, by=by)


@receiver(post_save, sender=Invitation, dispatch_uid="reviews.agency_person_accepts")
def give_account(sender: Any, instance: Invitation, **kwargs: Any) -> None:
    """Whoever accepts the invitation takes the place it was written for."""
    if instance.role == RoleKey.AGENCY and instance.accepted_by_id is not None:
        AgencyMember.objects.current().filter(invitation=instance, user=None).update(user=instance.accepted_by_id)
