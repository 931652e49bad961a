"""Who may see which person, institution, assignment or notification: ``visible_to`` is the only way to a list."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.permissions import scope_ids
from cities.models import City, Division
from workflow.interests import closed_to


class UserQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> "UserQuerySet":
        """Oneself, the members of institutions one sees, and those in the care of who manages people."""
        from accounts.models import RoleAssignment

        if not user.is_authenticated:
            return self.none()
        assigned = RoleAssignment.objects.visible_to(user).values("user")
        return self.filter(Q(pk=user.pk) | Q(pk__in=assigned))


class InstitutionQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> "InstitutionQuerySet":
        """Members see their own and its partners; department and bureau see those that registered with them. Whoever
        confirms for the bureau itself sees those of its city: some claim to pass their department by."""
        if not user.is_authenticated:
            return self.none()
        own = scope_ids(user, "view_dossiers", self.model)
        confirms = scope_ids(user, "confirm_institutions", Division)
        itself = Division.objects.filter(pk__in=confirms, kind=Division.Kind.BUREAU)
        return self.filter(
            Q(pk__in=own)
            | Q(introduced_by__in=own)
            | Q(division__in=scope_ids(user, "view_dossiers", Division))
            | Q(city__in=scope_ids(user, "view_dossiers", City))
            | Q(city__in=itself.values("city"))
        )

    def of(self, user: Any) -> "InstitutionQuerySet":
        """Those the person belongs to."""
        return self.filter(pk__in=scope_ids(user, "view_dossiers", self.model))

    def awaiting(self, user: Any) -> "InstitutionQuerySet":
        """Registrations that this person may confirm."""
        return self.filter(division__in=scope_ids(user, "confirm_institutions", Division), state="pending")


class AttributeQuerySet(models.QuerySet):
    def valid_on(self, day: date) -> "AttributeQuerySet":
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)

    def visible_to(self, user: Any) -> "AttributeQuerySet":
        from accounts.models import Institution

        return self.filter(institution__in=Institution.objects.visible_to(user))


class ScopedQuerySet(models.QuerySet):
    """What assignments and invitations share: they belong to an institution, a division or a city."""

    def _in_care_of(self, user: Any) -> Q:
        from accounts.models import Institution

        cities = scope_ids(user, "manage_people", City)
        care = Q(institution__in=scope_ids(user, "manage_members", Institution))
        care |= Q(city__in=cities) | Q(division__city__in=cities)
        care |= Q(role__in=["expert", "agency"], city__in=scope_ids(user, "manage_experts", City))
        if cities:
            care |= Q(role="platform_admin")
        return care

    def manageable_by(self, user: Any) -> "ScopedQuerySet":
        """Those the person may grant or end; nobody manages the roles of platform administrators but such a one."""
        return self.filter(self._in_care_of(user)) if user.is_authenticated else self.none()


class AssignmentQuerySet(ScopedQuerySet):
    def running(self, day: date | None = None) -> "AssignmentQuerySet":
        """In force on a day (today)."""
        day = day or timezone.localdate()
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day, ended_at__isnull=True)

    def visible_to(self, user: Any) -> "AssignmentQuerySet":
        """One's own, the members of institutions one belongs to, and those one may manage."""
        from accounts.models import Institution

        if not user.is_authenticated:
            return self.none()
        own = Q(user=user) | Q(institution__in=scope_ids(user, "view_dossiers", Institution))
        return self.filter(own | self._in_care_of(user))


class InvitationQuerySet(ScopedQuerySet):
    def visible_to(self, user: Any) -> "InvitationQuerySet":
        return self.manageable_by(user)  # type: ignore[return-value]

    def open(self) -> "InvitationQuerySet":
        return self.filter(accepted_at__isnull=True, revoked_at__isnull=True, expires_at__gt=timezone.now())


class NotificationQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> "NotificationQuerySet":
        """One's own, but for matters that one handed over because of an interest."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(user=user).exclude(event__process__in=closed_to(user))

    def unread(self) -> "NotificationQuerySet":
        return self.filter(read_at__isnull=True)
