"""Groups and object permissions, derived from the role assignments: one group per role and scope."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db import connection, models, transaction
from django.utils import timezone
from guardian.models import GroupObjectPermission, UserObjectPermission

from accounts.models import RoleAssignment, User
from accounts.permissions import forget, permission_models
from accounts.roles import ROLES
from cities.models import City

PREFIX = "role:"
_LOCK = 7_301_000  # advisory lock: one derivation at a time

Membership = tuple[int, str]
Grant = tuple[str, str, str, int]
"""Name of the group, label of the scope's model, codename, id of the scope."""


@dataclass
class Picture:
    """Who is in which group, and what each group may do where."""

    members: set[Membership] = field(default_factory=set)
    grants: set[Grant] = field(default_factory=set)


def group_name(role: str, scope: str, scope_id: int | None) -> str:
    return f"{PREFIX}{role}@{scope}:{scope_id}" if scope else f"{PREFIX}{role}"


def wanted(users: Iterable[Any] | None = None) -> Picture:
    """What the running assignments call for."""
    assignments = RoleAssignment.objects.running()
    if users is not None:
        assignments = assignments.filter(user__in=[user.pk for user in users])
    labels = {model._meta.model_name: model._meta.label for model in permission_models()}
    cities = list(City.objects.order_by("pk").values_list("pk", flat=True))
    picture = Picture()
    rows = assignments.values_list("user_id", "role", "institution_id", "division_id", "city_id")
    for user, key, institution, division, city in rows:
        role = ROLES[key]
        scope_id = {"institution": institution, "division": division, "city": city}.get(role.scope)
        name = group_name(key, role.scope, scope_id)
        picture.members.add((user, name))
        targets = [scope_id] if role.scope else cities
        label = labels[role.scope or "city"]
        picture.grants |= {
            (name, label, codename, target) for codename in role.permissions for target in targets if target is not None
        }
    return picture


def present(users: Iterable[Any] | None = None, groups: Iterable[str] | None = None) -> Picture:
    """What the tables hold."""
    through = User.groups.through.objects.filter(group__name__startswith=PREFIX)
    if users is not None:
        through = through.filter(user__in=[user.pk for user in users])
    picture = Picture(members=set(through.values_list("user_id", "group__name")))
    for model, table in permission_models().items():
        rows = table.objects.filter(group__name__startswith=PREFIX)
        if groups is not None:
            rows = rows.filter(group__name__in=groups)
        picture.grants |= {
            (name, model._meta.label, codename, scope)
            for name, codename, scope in rows.values_list("group__name", "permission__codename", "content_object_id")
        }
    return picture


@transaction.atomic
def derive_permissions(users: Iterable[Any] | None = None) -> None:
    """Bring groups and object permissions in line with the assignments, of these people or of everybody.

    Set-based: a fixed number of queries, however many assignments there are.
    """
    users = None if users is None else list(users)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    if users is None:
        _end_expired()
    want = wanted(users)
    names = {name for _user, name in want.members}
    have = present(users, None if users is None else names)
    if users is not None and want == have:
        for user in users:
            forget(user)
        return  # as at nearly every sign-in
    _add_groups(names)
    groups = dict(Group.objects.filter(name__startswith=PREFIX).values_list("name", "pk"))
    _write_memberships(want.members, have.members, groups)
    _write_grants(want.grants, have.grants, groups)
    _drop_empty_groups({name for _user, name in have.members - want.members} if users is not None else None)
    for user in users or ():
        forget(user)


def _end_expired() -> None:
    RoleAssignment.objects.filter(ended_at__isnull=True, valid_to__lt=timezone.localdate()).update(
        ended_at=timezone.now()
    )


def _add_groups(names: set[str]) -> None:
    Group.objects.bulk_create((Group(name=name) for name in sorted(names)), ignore_conflicts=True)


def _write_memberships(want: set[Membership], have: set[Membership], groups: dict[str, int]) -> None:
    through = User.groups.through
    through.objects.bulk_create(
        (through(user_id=user, group_id=groups[name]) for user, name in sorted(want - have)), ignore_conflicts=True
    )
    _delete(through, "user_id", "group_id", {(user, groups[name]) for user, name in have - want})


def _write_grants(want: set[Grant], have: set[Grant], groups: dict[str, int]) -> None:
    ids = {
        (f"{app}.{model}", codename): pk
        for app, model, codename, pk in Permission.objects.filter(
            content_type__app_label__in=["accounts", "cities"]
        ).values_list("content_type__app_label", "content_type__model", "codename", "pk")
    }
    for model, table in permission_models().items():
        label = model._meta.label
        key = label.lower()

        def row(grant: Grant, key: str = key) -> tuple[int, int, int]:
            name, _label, codename, scope = grant
            return groups[name], ids[key, codename], scope

        table.objects.bulk_create(
            (
                table(group_id=group, permission_id=permission, content_object_id=scope)
                for group, permission, scope in sorted(row(grant) for grant in want - have if grant[1] == label)
            ),
            ignore_conflicts=True,
        )
        for group, permission, scope in sorted(row(grant) for grant in have - want if grant[1] == label):
            table.objects.filter(group_id=group, permission_id=permission, content_object_id=scope).delete()


def _delete(table: type[models.Model], first: str, second: str, pairs: set[tuple[int, int]]) -> None:
    """Delete rows by pairs of ids, one query for each value of the second."""
    by_second: dict[int, list[int]] = {}
    for one, two in pairs:
        by_second.setdefault(two, []).append(one)
    for two, ones in by_second.items():
        table._default_manager.filter(**{second: two, f"{first}__in": ones}).delete()


def _drop_empty_groups(names: set[str] | None) -> None:
    """A group without members grants nothing to anybody; it goes, with its permissions."""
    groups = Group.objects.filter(name__startswith=PREFIX, user__isnull=True)
    if names is not None:
        groups = groups.filter(name__in=names)
    groups.delete()


def check_drift() -> Iterator[str]:
    """Say, one line each, where tables and assignments differ, or a permission was given by another way."""
    want, have = wanted(), present()
    for user, name in sorted(want.members - have.members):
        yield f"user {user} is missing from group {name}"
    for user, name in sorted(have.members - want.members):
        yield f"user {user} is in group {name} without a running assignment"
    for name, label, codename, scope in sorted(want.grants - have.grants):
        yield f"group {name} lacks {codename} on {label} {scope}"
    for name, label, codename, scope in sorted(have.grants - want.grants):
        yield f"group {name} holds {codename} on {label} {scope} without a running assignment"
    foreign = {
        "groups that no role made": Group.objects.exclude(name__startswith=PREFIX),
        "permissions given to single users": User.user_permissions.through.objects.all(),
        "permissions given to whole groups": Group.permissions.through.objects.all(),
        "object permissions of single users": UserObjectPermission.objects.all(),
        "object permissions by generic key": GroupObjectPermission.objects.all(),
        "accounts marked as superuser": User.objects.filter(is_superuser=True),
    }
    for what, rows in foreign.items():
        if number := rows.count():
            yield f"{number} {what}"
