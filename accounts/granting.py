"""Granting a role, ending it, appointing a deputy."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.derivation import derive_permissions
from accounts.models import Institution, RoleAssignment, User
from accounts.permissions import has_scope, holds
from accounts.roles import ROLES, RoleKey
from cities.models import City, Division
from workflow import Refused

Scope = Institution | Division | City | None

# Roles of which one holder has to stay, lest nobody be left to give them.
KEPT = {
    RoleKey.SUBMITTER: gettext_lazy("An institution keeps at least one authorised submitter."),
    RoleKey.PLATFORM_ADMIN: gettext_lazy("The portal keeps at least one platform administrator."),
}


# Outsiders whom the bureau calls in: whoever manages the experts of a city gives these roles.
IN_CARE_OF_EXPERTS = (RoleKey.EXPERT, RoleKey.AGENCY)


def may_manage(by: User, role: str, scope: Scope) -> bool:
    """Whether this person may give or end this role on this scope."""
    if role == RoleKey.PLATFORM_ADMIN:
        return holds(by, "manage_people", City)
    if isinstance(scope, Institution):
        return has_scope(by, "manage_members", scope)
    city = scope.city if isinstance(scope, Division) else scope
    if role in IN_CARE_OF_EXPERTS and has_scope(by, "manage_experts", city):
        return True
    return has_scope(by, "manage_people", city)


def grant_role(
    user: User,
    role: str,
    scope: Scope = None,
    *,
    by: User | None = None,
    reason: str = "",
    valid_from: date | None = None,
    valid_to: date | None = None,
    deputy_for: RoleAssignment | None = None,
) -> RoleAssignment:
    """Give a person a role. ``by`` is checked for the right to do so and for not raising itself; None is the portal."""
    spec = ROLES[role]
    if by is not None:
        if by.pk == user.pk:
            raise Refused(_("Nobody gives a role to themselves."), code="forbidden")
        if not may_manage(by, role, scope):
            raise Refused(_("You may not give this role."), code="forbidden")
    try:
        with transaction.atomic():
            assignment = RoleAssignment.objects.create(
                user=user,
                role=role,
                granted_by=by,
                reason=reason,
                valid_from=valid_from or timezone.localdate(),
                valid_to=valid_to,
                deputy_for=deputy_for,
                **({spec.scope: scope} if spec.scope else {}),
            )
    except IntegrityError as error:
        if "assignment_once_at_a_time" not in str(error):
            raise
        raise Refused(_("%(name)s holds this role already.") % {"name": user.name}, code="twice") from error
    derive_permissions([user])
    return assignment


def end_role(assignment: RoleAssignment, *, by: User | None = None) -> None:
    """End a role now, and that of the deputies appointed for it. Of some roles one has to stay."""
    if by is not None and not may_manage(by, assignment.role, assignment.scope):
        raise Refused(_("You may not end this role."), code="forbidden")
    with transaction.atomic():
        if assignment.role in KEPT:
            _keep_one(assignment)
        running = RoleAssignment.objects.select_for_update().filter(ended_at__isnull=True)
        ended = list(running.filter(pk=assignment.pk)) + list(running.filter(deputy_for=assignment))
        if not ended:
            raise Refused(_("This role has ended already."), code="stale")
        now = timezone.now()
        RoleAssignment.objects.filter(pk__in=[row.pk for row in ended]).update(ended_at=now, ended_by=by)
        derive_permissions(User.objects.filter(pk__in={row.user_id for row in ended}))
    assignment.ended_at, assignment.ended_by = now, by


def _keep_one(assignment: RoleAssignment) -> None:
    """Locks the rows it counts: two who end each other's role at once leave one."""
    holders = RoleAssignment.objects.running().filter(
        role=assignment.role, institution=assignment.institution_id, user__is_active=True
    )
    if not set(holders.select_for_update(of=("self",)).values_list("pk", flat=True)) - {assignment.pk}:
        raise Refused(KEPT[RoleKey(assignment.role)], code="last")


def appoint_deputy(
    assignment: RoleAssignment, deputy: User, *, by: User, valid_from: date, valid_to: date, reason: str
) -> RoleAssignment:
    """Let somebody act in a role for another, from a day to a day, with a reason."""
    if not assignment.is_current:
        raise Refused(_("This role has ended already."), code="stale")
    if deputy.pk == assignment.user_id:
        raise Refused(_("Nobody is their own deputy."))
    if valid_to < valid_from:
        raise Refused(
            _("The last day lies before the first."), fields={"valid_to": _("The last day lies before the first.")}
        )
    return grant_role(
        deputy,
        assignment.role,
        assignment.scope,
        by=by,
        reason=reason,
        valid_from=valid_from,
        valid_to=valid_to,
        deputy_for=assignment,
    )
