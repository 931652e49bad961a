"""Inviting officials, experts and colleagues by e-mail; accepting an invitation once."""

import hashlib
import secrets
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.granting import Scope, grant_role, may_manage
from accounts.models import Invitation, User
from accounts.notifying import MAIL_TROUBLE, absolute, send_mail
from accounts.roles import ROLES
from workflow import Refused

VALID_FOR = timedelta(days=7)


def digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def invite(
    name: str,
    email: str,
    role: str,
    scope: Scope = None,
    *,
    by: User,
    reason: str = "",
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> Invitation:
    """Offer somebody a role. The token stands in the letter and nowhere else: no letter, no invitation."""
    if not may_manage(by, role, scope):
        raise Refused(_("You may not give this role."), code="forbidden")
    if by.email and by.email.lower() == email.lower():
        raise Refused(_("Nobody gives a role to themselves."), code="forbidden")
    token = secrets.token_urlsafe(32)
    field = ROLES[role].scope
    invitation = Invitation.objects.create(
        name=name,
        email=email,
        role=role,
        reason=reason,
        valid_from=valid_from or timezone.localdate(),
        valid_to=valid_to,
        invited_by=by,
        token_digest=digest(token),
        expires_at=timezone.now() + VALID_FOR,
        **({field: scope} if field else {}),
    )
    try:
        send_invitation(invitation, token)
    except MAIL_TROUBLE as trouble:
        raise Refused(
            _("The mail server did not take the invitation. Nobody was invited; please try again later."),
            code="mail",
        ) from trouble
    return invitation


def send_invitation(invitation: Invitation, token: str) -> None:
    send_mail(
        invitation.email,
        subject=_("Invitation: %(role)s") % {"role": invitation.get_role_display()},
        template="accounts/mail/invitation.txt",
        context={"invitation": invitation, "link": absolute(reverse("accounts:invitation", args=[token]))},
        message_id=str(invitation.ref),
    )


def find_invitation(token: str) -> Invitation | None:
    """The open invitation with this token; None for one that is used, withdrawn, too old or unknown."""
    return Invitation.objects.open().filter(token_digest=digest(token)).first()


@transaction.atomic
def accept(invitation: Invitation, user: User) -> None:
    """Take the role up. ``user`` is the person signed in, or an account just filled in and not saved yet."""
    locked = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if not locked.is_open:
        raise Refused(_("This invitation has been used, withdrawn, or is too old."), code="stale")
    if not may_manage(locked.invited_by, locked.role, locked.scope):
        raise Refused(_("Whoever invited you may no longer give this role."), code="forbidden")
    if user.pk is None:
        user.save()
    given: dict[str, Any] = locked.assignment(user)
    locked.accepted_at, locked.accepted_by = timezone.now(), user
    locked.save(update_fields=["accepted_at", "accepted_by"])
    grant_role(given.pop("user"), given.pop("role"), given.pop("scope"), **given)


def revoke(invitation: Invitation, *, by: User) -> None:
    if not may_manage(by, invitation.role, invitation.scope):
        raise Refused(_("You may not withdraw this invitation."), code="forbidden")
    if not Invitation.objects.open().filter(pk=invitation.pk).update(revoked_at=timezone.now()):
        raise Refused(_("This invitation has been used, withdrawn, or is too old."), code="stale")
