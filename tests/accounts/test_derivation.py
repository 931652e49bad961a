"""Groups and object permissions follow the role assignments; a check finds where they do not."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts import check_drift, derive_permissions, end_role, grant_role
from accounts.models import InstitutionGroupPermission, RoleAssignment, User
from accounts.permissions import forget, has_scope
from cities.models import CityGroupPermission
from tests.accounts.factories import make_institution, make_user, new_user

pytestmark = pytest.mark.django_db


def test_the_cast_is_without_drift(cast):
    assert list(check_drift()) == []


def test_granting_and_ending_take_effect_at_once(cast):
    user = make_user()
    assignment = grant_role(user, "clerk", cast.city)
    assert has_scope(user, "check_dossiers", cast.city)
    end_role(assignment)
    assert not has_scope(User.objects.get(pk=user.pk), "check_dossiers", cast.city)
    assert list(check_drift()) == []


def test_the_last_member_takes_the_group_along(cast):
    name = f"role:publisher@city:{cast.city.pk}"
    assert Group.objects.filter(name=name).exists()
    end_role(RoleAssignment.objects.get(user=cast.publisher))
    assert not Group.objects.filter(name=name).exists()
    assert list(check_drift()) == []


def test_the_daily_run_takes_up_and_ends_roles_whose_day_has_come(cast):
    user, today = make_user(), timezone.localdate()
    assignment = grant_role(
        user, "clerk", cast.city, valid_from=today + timedelta(days=2), valid_to=today + timedelta(days=3)
    )
    assert not has_scope(user, "check_dossiers", cast.city)
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        derive_permissions()
        forget(user)
        assert has_scope(user, "check_dossiers", cast.city)
    with time_machine.travel(timezone.now() + timedelta(days=4)):
        assert list(check_drift())
        derive_permissions()
        forget(user)
        assert not has_scope(user, "check_dossiers", cast.city)
        assert list(check_drift()) == []
    assignment.refresh_from_db()
    assert assignment.ended_at is not None


def tamper_membership(cast):
    cast.stranger.groups.add(Group.objects.get(name=f"role:leader@city:{cast.city.pk}"))


def tamper_missing_member(cast):
    cast.leader.groups.clear()


def tamper_permission(cast):
    CityGroupPermission.objects.create(
        group=Group.objects.get(name=f"role:clerk@city:{cast.city.pk}"),
        permission=Permission.objects.get(content_type__app_label="cities", codename="decide"),
        content_object=cast.city,
    )


def tamper_lost_permission(cast):
    InstitutionGroupPermission.objects.filter(permission__codename="submit_dossiers").delete()


def tamper_foreign_group(cast):
    Group.objects.create(name="friends")


def tamper_single_user(cast):
    cast.stranger.user_permissions.add(Permission.objects.get(codename="audit"))


@pytest.mark.parametrize(
    "tamper",
    [
        tamper_membership,
        tamper_missing_member,
        tamper_permission,
        tamper_lost_permission,
        tamper_foreign_group,
        tamper_single_user,
    ],
)
def test_drift_is_found_and_the_command_fails(cast, tamper, capsys):
    tamper(cast)
    assert list(check_drift())
    with pytest.raises(SystemExit) as stopped:
        call_command("check_permissions")
    assert stopped.value.code == 1
    assert capsys.readouterr().err


def test_the_command_can_repair(cast):
    tamper_membership(cast)
    tamper_permission(cast)
    tamper_lost_permission(cast)
    call_command("check_permissions", repair=True)
    assert list(check_drift()) == []


def test_deriving_costs_the_same_for_few_and_many(cast, django_assert_max_num_queries):
    def add(number):
        people = User.objects.bulk_create(new_user() for _ in range(number))
        RoleAssignment.objects.bulk_create(RoleAssignment(user=p, role="auditor", city=cast.city) for p in people)

    add(5)
    with django_assert_max_num_queries(30):
        derive_permissions()
    add(200)
    with django_assert_max_num_queries(30):
        derive_permissions()


@pytest.mark.parametrize(
    ("role", "scope"),
    [
        ("clerk", "division"),
        ("clerk", ""),
        ("officer", "city"),
        ("editor", "city"),
        ("platform_admin", "city"),
        ("submitter", "division"),
    ],
)
def test_the_database_refuses_a_scope_that_does_not_fit_the_role(cast, role, scope):
    given = {scope: getattr(cast, scope)} if scope else {}
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleAssignment.objects.create(user=cast.stranger, role=role, **given)


def test_the_database_refuses_two_scopes(cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleAssignment.objects.create(user=cast.stranger, role="clerk", city=cast.city, division=cast.division)


def test_an_institution_without_running_assignments_leaves_nothing_behind(cast):
    institution = make_institution(submitter=make_user())
    RoleAssignment.objects.filter(institution=institution).update(ended_at=timezone.now())
    derive_permissions()
    assert not InstitutionGroupPermission.objects.filter(content_object=institution).exists()
