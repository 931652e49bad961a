"""Who may give, end and lend roles. Nobody raises themselves."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts import appoint_deputy, end_role, grant_role
from accounts.models import RoleAssignment, User
from accounts.permissions import forget, has_scope, holds
from cities.models import City
from tests.accounts.factories import make_user
from workflow import Refused

pytestmark = pytest.mark.django_db


def code_of(act, *args, **kwargs):
    with pytest.raises(Refused) as refusal:
        act(*args, **kwargs)
    assert str(refusal.value)
    return refusal.value.code


def test_nobody_gives_a_role_to_themselves(cast):
    assert code_of(grant_role, cast.platform_admin, "leader", cast.city, by=cast.platform_admin) == "forbidden"
    assert code_of(grant_role, cast.applicant, "editor", cast.institution, by=cast.applicant) == "forbidden"


@pytest.mark.parametrize("name", ["clerk", "leader", "officer", "applicant", "auditor", "stranger", "other_leader"])
def test_only_who_manages_people_gives_an_office(cast, name):
    assert code_of(grant_role, make_user(), "clerk", cast.city, by=cast.person(name)) == "forbidden"
    assert code_of(grant_role, make_user(), "platform_admin", by=cast.person(name)) == "forbidden"


def test_a_platform_administrator_gives_offices_but_no_membership_of_an_institution(cast):
    grant_role(make_user(), "officer", cast.division, by=cast.platform_admin)
    assert code_of(grant_role, make_user(), "editor", cast.institution, by=cast.platform_admin) == "forbidden"


def test_who_manages_experts_gives_that_role_only_and_only_in_the_city(cast):
    grant_role(make_user(), "expert", cast.city, by=cast.clerk)
    assert code_of(grant_role, make_user(), "expert", cast.other_city, by=cast.clerk) == "forbidden"
    assert code_of(grant_role, make_user(), "auditor", cast.city, by=cast.clerk) == "forbidden"


def test_a_submitter_takes_in_members_of_the_own_institution_only(cast):
    grant_role(make_user(), "editor", cast.institution, by=cast.applicant)
    assert code_of(grant_role, make_user(), "editor", cast.other_institution, by=cast.applicant) == "forbidden"
    assert code_of(grant_role, make_user(), "editor", cast.institution, by=cast.colleague) == "forbidden"


def test_the_same_role_is_not_held_twice_at_a_time(cast):
    assert code_of(grant_role, cast.clerk, "clerk", cast.city) == "twice"
    end_role(RoleAssignment.objects.get(user=cast.clerk))
    grant_role(cast.clerk, "clerk", cast.city)


def test_a_role_ends_once(cast):
    assignment = RoleAssignment.objects.get(user=cast.clerk)
    end_role(assignment, by=cast.platform_admin)
    assert assignment.ended_by == cast.platform_admin
    assert code_of(end_role, assignment, by=cast.platform_admin) == "stale"


def test_an_institution_keeps_an_authorised_submitter(cast):
    only = RoleAssignment.objects.get(user=cast.applicant)
    assert code_of(end_role, only, by=cast.applicant) == "last"
    grant_role(make_user(), "submitter", cast.institution, by=cast.applicant)
    end_role(only, by=cast.applicant)
    assert not has_scope(User.objects.get(pk=cast.applicant.pk), "view_dossiers", cast.institution)


def test_the_portal_keeps_a_platform_administrator(cast):
    only = RoleAssignment.objects.get(user=cast.platform_admin)
    assert code_of(end_role, only, by=cast.platform_admin) == "last"
    grant_role(make_user(), "platform_admin", by=cast.platform_admin)
    end_role(only, by=cast.platform_admin)


def test_the_first_platform_administrator_is_made_by_a_command_and_changes_the_password(db, capsys):
    call_command("create_platform_admin", "root-admin", "首任管理员", "root@example.org")
    user = User.objects.get(username="root-admin")
    assert user.check_password(capsys.readouterr().out.strip())
    assert user.must_change_password
    assert holds(user, "manage_people", City)
    with pytest.raises(CommandError):
        call_command("create_platform_admin", "Root-Admin", "又一人", "other@example.org")


def test_a_deputy_acts_for_a_time_and_for_a_reason(cast):
    today = timezone.localdate()
    leader = RoleAssignment.objects.get(user=cast.leader)
    deputy = appoint_deputy(
        leader,
        cast.section_head,
        by=cast.platform_admin,
        valid_from=today,
        valid_to=today + timedelta(days=7),
        reason="外出学习",
    )
    assert (deputy.role, deputy.city, deputy.deputy_for) == ("leader", cast.city, leader)
    assert has_scope(cast.section_head, "decide", cast.city)


def test_the_deputy_goes_with_the_role_it_stands_for(cast):
    today = timezone.localdate()
    leader = RoleAssignment.objects.get(user=cast.leader)
    appoint_deputy(leader, cast.section_head, by=cast.platform_admin, valid_from=today, valid_to=today, reason="出差")
    end_role(leader, by=cast.platform_admin)
    forget(cast.section_head)
    assert not has_scope(cast.section_head, "decide", cast.city)


def test_a_deputy_has_an_end_is_somebody_else_and_is_appointed_by_somebody_else(cast):
    today, leader = timezone.localdate(), RoleAssignment.objects.get(user=cast.leader)
    period = {"valid_from": today, "valid_to": today, "reason": "出差"}
    assert code_of(appoint_deputy, leader, cast.leader, by=cast.platform_admin, **period) == "condition"
    assert code_of(appoint_deputy, leader, cast.stranger, by=cast.stranger, **period) == "forbidden"
    assert code_of(appoint_deputy, leader, cast.stranger, by=cast.leader, **period) == "forbidden"
    backwards = {**period, "valid_to": today - timedelta(days=1)}
    assert code_of(appoint_deputy, leader, cast.stranger, by=cast.platform_admin, **backwards) == "condition"
    assert code_of(appoint_deputy, leader, cast.platform_admin, by=cast.platform_admin, **period) == "forbidden"
