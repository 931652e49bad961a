"""What each role permits, where, and how many queries the question costs."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from accounts.models import Institution, RoleAssignment, User
from accounts.permissions import forget, has_scope, held, holds, scopes, users_with
from accounts.roles import ROLES
from cities.models import City, Division
from tests.accounts.factories import make_user

pytestmark = pytest.mark.django_db


def fresh(user: User) -> User:
    return User.objects.get(pk=user.pk)


def test_each_role_permits_what_the_table_says_on_its_scope_and_nothing_else(cast):
    on = {
        "applicant": cast.institution,
        "colleague": cast.institution,
        "officer": cast.division,
        "clerk": cast.city,
        "section_head": cast.city,
        "leader": cast.city,
        "publisher": cast.city,
        "auditor": cast.city,
    }
    roles = {"applicant": "submitter", "colleague": "editor"}
    for name, scope in on.items():
        label = scope._meta.label
        expected = {
            (label, permission): frozenset({scope.pk}) for permission in ROLES[roles.get(name, name)].permissions
        }
        assert held(fresh(cast.person(name))) == expected, name


def test_an_expert_and_a_stranger_hold_nothing(cast):
    assert held(fresh(cast.experts[0])) == {}
    assert held(cast.stranger) == {}
    assert held(AnonymousUser()) == {}


def test_a_platform_administrator_manages_people_and_calendar_everywhere_and_reads_no_dossier(cast):
    admin = fresh(cast.platform_admin)
    everywhere = frozenset(City.objects.values_list("pk", flat=True))
    assert held(admin) == {
        ("cities.City", "manage_people"): everywhere,
        ("cities.City", "manage_calendar"): everywhere,
    }


def test_one_query_answers_every_question_of_a_request(cast, django_assert_num_queries):
    officer = fresh(cast.officer)
    with django_assert_num_queries(1):
        assert has_scope(officer, "recommend_dossiers", cast.division)
        assert not has_scope(officer, "recommend_dossiers", cast.other_division)
        assert not has_scope(officer, "check_dossiers", cast.city)
        assert holds(officer, "confirm_institutions", Division)
        assert not has_scope(officer, "view_dossiers", None)
    with django_assert_num_queries(1):
        assert list(scopes(officer, "view_dossiers", Division)) == [cast.division]


def test_a_scope_of_another_kind_with_the_same_key_is_not_confused(cast):
    other = Division.objects.filter(pk=cast.city.pk).first() or Institution(pk=cast.city.pk)
    assert has_scope(cast.clerk, "view_dossiers", cast.city)
    assert not has_scope(cast.clerk, "view_dossiers", other)


def test_an_inactive_person_holds_nothing(cast):
    User.objects.filter(pk=cast.clerk.pk).update(is_active=False)
    assert held(fresh(cast.clerk)) == {}
    assert cast.clerk not in users_with("check_dossiers", cast.city)


def test_users_with_finds_those_of_this_scope_only(cast):
    assert set(users_with("decide", cast.city)) == {cast.leader, cast.second_leader}
    assert set(users_with("view_dossiers", cast.other_division)) == {cast.other_officer}


def test_institutions_are_seen_by_members_department_and_bureau_and_by_nobody_else(cast):
    sees = {
        name: set(Institution.objects.visible_to(fresh(cast.person(name))).values_list("name", flat=True))
        for name in cast.names
    }
    mine, other = {cast.institution.name}, {cast.other_institution.name}
    assert sees == {
        "applicant": mine,
        "colleague": mine,
        "rival": other,
        "officer": mine,
        "other_officer": other,
        **dict.fromkeys(("clerk", "section_head", "leader", "second_leader", "publisher", "auditor"), mine | other),
        **dict.fromkeys(("platform_admin", "other_clerk", "other_leader", "stranger", "expert"), set()),
    }
    assert not Institution.objects.visible_to(AnonymousUser()).exists()


def test_people_are_seen_by_themselves_their_colleagues_and_who_manages_them(cast):
    assert set(User.objects.visible_to(cast.stranger)) == {cast.stranger}
    assert set(User.objects.visible_to(cast.colleague)) == {cast.applicant, cast.colleague}
    assert not User.objects.visible_to(AnonymousUser()).exists()
    assert cast.clerk in User.objects.visible_to(cast.platform_admin)
    assert cast.applicant not in User.objects.visible_to(cast.platform_admin)


def test_assignments_are_seen_by_their_holder_and_who_manages_them(cast):
    def seen(user):
        return set(RoleAssignment.objects.visible_to(user).values_list("user__username", flat=True))

    assert seen(cast.clerk) == {"clerk"} | {f"expert{n}" for n in range(1, 6)}
    assert seen(cast.rival) == {"rival"}
    assert seen(cast.stranger) == set()


def test_a_role_that_begins_tomorrow_or_ended_yesterday_permits_nothing_today(cast):
    today = timezone.localdate()
    later, earlier = make_user("later"), make_user("earlier")
    from accounts import grant_role

    grant_role(later, "clerk", cast.city, valid_from=today + timedelta(days=1))
    grant_role(earlier, "clerk", cast.city, valid_from=today - timedelta(9), valid_to=today - timedelta(1))
    for user in (later, earlier):
        forget(user)
        assert not has_scope(user, "check_dossiers", cast.city)
