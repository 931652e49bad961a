"""May this person do that, here? Asked of the scope (institution, division, city), never of a single dossier.

All permissions of a person are read in one query, once per user object (that is, once per request), and then answered
from sets. They are the guardian rows that :mod:`accounts.derivation` keeps in step with the role assignments.
"""

from contextlib import suppress
from functools import cache
from typing import Any, TypeVar

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import connection
from django.db.models import Model, QuerySet
from guardian.models import GroupObjectPermissionBase

M = TypeVar("M", bound=Model)
Held = dict[tuple[str, str], frozenset[int]]


def scope_of(table: type[Any]) -> type[Model]:
    scope: type[Model] = table._meta.get_field("content_object").related_model
    return scope


@cache
def permission_models() -> dict[type[Model], type[Any]]:
    """Every model that permissions are held on, with the direct foreign-key table that keeps them."""
    return {
        scope_of(model): model
        for model in apps.get_models()
        if issubclass(model, GroupObjectPermissionBase) and model._meta.app_label != "guardian"
    }


HELD = """
    SELECT '{label}', permission.codename, held.content_object_id
    FROM {table} held
    JOIN auth_permission permission ON permission.id = held.permission_id
    JOIN accounts_user_groups member ON member.group_id = held.group_id
    WHERE member.user_id = %(user)s
"""


@cache
def everything_held() -> str:
    """The query behind every page, put together once: model, permission and scope of all that one person holds."""
    parts = (HELD.format(label=m._meta.label, table=t._meta.db_table) for m, t in permission_models().items())
    return "UNION ALL".join(parts)


def held(user: Any) -> Held:
    """The ids of the scopes on which this person holds each permission, by (model, permission)."""
    known: Held | None = getattr(user, "_held", None)
    if known is not None:
        return known
    collected: dict[tuple[str, str], set[int]] = {}
    if user is not None and user.is_authenticated and user.is_active:
        with connection.cursor() as cursor:
            cursor.execute(everything_held(), {"user": user.pk})
            for label, codename, scope in cursor.fetchall():
                collected.setdefault((label, codename), set()).add(int(scope))
    found = {key: frozenset(ids) for key, ids in collected.items()}
    if user is not None and user.is_authenticated:
        user._held = found
    return found


def forget(user: Any) -> None:
    """Read the person's permissions anew at the next question."""
    for known in ("_held", "is_official"):
        with suppress(AttributeError):  # deleted as an attribute: a request's user is a lazy wrapper around the person
            delattr(user, known)


def has_scope(user: Any, permission: str, scope: Model | None) -> bool:
    """Whether the person holds the permission on this very institution, division or city."""
    if scope is None:
        return False
    return scope.pk in held(user).get((scope._meta.label, permission), ())


def holds(user: Any, permission: str, model: type[Model]) -> bool:
    """Whether the person holds the permission on any scope of this kind."""
    return bool(held(user).get((model._meta.label, permission)))


def scope_ids(user: Any, permission: str, model: type[Model]) -> frozenset[int]:
    return held(user).get((model._meta.label, permission), frozenset())


def scopes(user: Any, permission: str, model: type[M]) -> QuerySet[M]:
    """The institutions, divisions or cities on which the person holds the permission; fit for a subquery."""
    return model._default_manager.filter(pk__in=scope_ids(user, permission, model))


def users_with(permission: str, scope: Model) -> QuerySet[Any]:
    """Active people who hold the permission on this scope."""
    groups = (
        permission_models()[type(scope)]
        .objects.filter(content_object=scope, permission__codename=permission)
        .values("group")
    )
    return get_user_model()._default_manager.filter(is_active=True, groups__in=groups).distinct()
