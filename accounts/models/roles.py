"""Who holds which role where, from when to when, given by whom and why; and invitations to a role."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models.institutions import Institution
from accounts.queries import AssignmentQuerySet, InvitationQuerySet
from accounts.roles import ROLES, ROLES_ON, Role, RoleKey
from cities.models import City, Division

SCOPES = ("institution", "division", "city")


def scope_matches_role() -> Q:
    """The scope that a role is held on is set, and no other."""
    matches = Q()
    for scope, roles in ROLES_ON.items():
        matches |= Q(role__in=roles, **{f"{field}__isnull": field != scope for field in SCOPES})
    return matches


class Scoped(models.Model):
    """A role with the one scope it is held on."""

    role = models.CharField(_("Role"), max_length=20, choices=RoleKey)
    institution = models.ForeignKey(
        Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="%(class)ss"
    )
    division = models.ForeignKey(Division, null=True, blank=True, on_delete=models.PROTECT, related_name="%(class)ss")
    city = models.ForeignKey(City, null=True, blank=True, on_delete=models.PROTECT, related_name="%(class)ss")
    valid_from = models.DateField(_("Valid from"), default=timezone.localdate)
    valid_to = models.DateField(_("Valid to"), null=True, blank=True)
    reason = models.CharField(_("Reason"), max_length=200, blank=True)

    class Meta:
        abstract = True
        default_permissions = ()

    @property
    def pk_text(self) -> str:
        """For the ids of a page's elements."""
        return str(self.pk)

    @property
    def spec(self) -> Role:
        return ROLES[self.role]

    @property
    def scope(self) -> Institution | Division | City | None:
        return getattr(self, self.spec.scope) if self.spec.scope else None

    @property
    def of_city(self) -> City | None:
        """The city in which the role is held; None for the platform and for institutions."""
        return self.division.city if self.division_id and self.division else self.city


class RoleAssignment(Scoped):
    """The record. Groups and object permissions are derived from it, never the other way round."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="assignments")
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    granted_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    deputy_for = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="deputies")

    objects = AssignmentQuerySet.as_manager()

    class Meta(Scoped.Meta):
        verbose_name = _("role assignment")
        ordering = ["-granted_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=scope_matches_role(), name="assignment_scope_matches_role"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="assignment_dates_in_order"
            ),
            models.CheckConstraint(
                condition=Q(deputy_for__isnull=True) | (Q(valid_to__isnull=False) & ~Q(reason="")),
                name="assignment_deputy_has_end_and_reason",
            ),
            # One and the same role on one scope once at a time; a deputy's may follow one another.
            models.UniqueConstraint(
                fields=["user", "role", "institution", "division", "city"],
                condition=Q(ended_at__isnull=True, deputy_for__isnull=True),
                nulls_distinct=False,
                name="assignment_once_at_a_time",
            ),
        ]
        indexes = [models.Index(fields=["user"], condition=Q(ended_at__isnull=True), name="assignment_running")]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.role}"

    @property
    def is_current(self) -> bool:
        today = timezone.localdate()
        return self.ended_at is None and self.valid_from <= today and (self.valid_to is None or self.valid_to >= today)


class Invitation(Scoped):
    """A role offered by e-mail. Taken up once, with a token of which only the digest is kept."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("Full name"), max_length=60)
    email = models.EmailField(_("E-mail"))
    token_digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    invited_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta(Scoped.Meta):
        verbose_name = _("invitation")
        ordering = ["-invited_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=scope_matches_role(), name="invitation_scope_matches_role"),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True, accepted_by__isnull=True)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False, revoked_at__isnull=True),
                name="invitation_accepted_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email}: {self.role}"

    @property
    def is_open(self) -> bool:
        return self.accepted_at is None and self.revoked_at is None and self.expires_at > timezone.now()

    def assignment(self, user: Any) -> dict[str, Any]:
        """What accepting it grants."""
        return {
            "user": user,
            "role": self.role,
            "scope": self.scope,
            "valid_from": max(self.valid_from, timezone.localdate()),
            "valid_to": self.valid_to,
            "reason": self.reason,
            "by": self.invited_by,
        }
