"""People administration: by city, by right, never for oneself."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts import grant_role
from accounts.models import Invitation, RoleAssignment
from accounts.permissions import has_scope
from tests.accounts.factories import make_user

pytestmark = pytest.mark.django_db

PEOPLE, INVITE = reverse("accounts:people"), reverse("accounts:invite_person")


def test_only_those_who_manage_people_or_experts_enter(cast):
    allowed = {"platform_admin", "clerk", "section_head", "other_clerk"}
    for name in cast.names:
        expected = 200 if name in allowed else 403
        client = cast.client(name)
        assert [client.get(page).status_code for page in (PEOPLE, INVITE)] == [expected, expected], name


def names(cast, who, **query):
    return {row.user.username for row in cast.client(who).get(PEOPLE, query).context["page"]}


def test_each_sees_those_in_their_care(cast):
    assert names(cast, "clerk") == {f"expert{n}" for n in range(1, 6)}
    assert names(cast, "other_clerk") == set()
    seen = names(cast, "platform_admin")
    assert {"clerk", "officer", "other_leader", "platform_admin"} <= seen
    assert not seen & {"applicant", "colleague", "rival"}


def test_the_list_is_searched_and_filtered(cast):
    assert names(cast, "platform_admin", q="晋中") == {"other_clerk", "other_leader"}
    assert names(cast, "platform_admin", role="leader", city="datong") == {"leader", "second_leader"}
    assert names(cast, "platform_admin", role="nonsense") != set()


def invite(cast, who, **changes):
    given = {
        "name": "新人",
        "email": "new@example.org",
        "role": "clerk",
        "city": "datong",
        "division": "",
        "valid_from": timezone.localdate().isoformat(),
        "valid_to": "",
        "reason": "岗位调整",
    }
    return cast.client(who).post(INVITE, {**given, **changes})


def test_an_official_is_invited_for_a_city_and_an_officer_for_a_division(cast):
    assert invite(cast, "platform_admin").status_code == 302
    assert invite(cast, "platform_admin", role="officer", city="", division=str(cast.division.ref)).status_code == 302
    assert {(each.role, each.scope) for each in Invitation.objects.all()} == {
        ("clerk", cast.city),
        ("officer", cast.division),
    }


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"city": ""}, "city"),
        ({"role": "officer"}, "division"),
        ({"role": "submitter"}, "role"),
        ({"reason": ""}, "reason"),
        ({"valid_to": "2020-01-01"}, "valid_to"),
        ({"email": "nobody"}, "email"),
    ],
)
def test_what_is_missing_is_said_at_the_field(cast, changes, field):
    response = invite(cast, "platform_admin", **changes)
    assert response.status_code == 200
    assert field in response.context["form"].errors


def test_who_manages_experts_invites_experts_only(cast):
    assert "role" in invite(cast, "clerk").context["form"].errors
    assert invite(cast, "clerk", role="expert").status_code == 302
    assert "city" in invite(cast, "clerk", role="expert", city="jinzhong").context["form"].errors


def test_a_role_is_ended_by_who_cares_for_it_and_does_not_exist_for_others(cast):
    clerk = RoleAssignment.objects.get(user=cast.clerk)
    url = reverse("accounts:end_role", args=[clerk.ref])
    assert cast.client("section_head").post(url).status_code == 404
    assert cast.client("leader").post(url).status_code == 403
    cast.client("platform_admin").post(url)
    clerk.refresh_from_db()
    assert clerk.ended_by == cast.platform_admin
    member = RoleAssignment.objects.get(user=cast.colleague)
    assert cast.client("platform_admin").post(reverse("accounts:end_role", args=[member.ref])).status_code == 404


def test_a_deputy_is_chosen_among_the_officials_of_the_city(cast):
    leader = RoleAssignment.objects.get(user=cast.leader)
    url = reverse("accounts:deputy", args=[leader.ref])
    client = cast.client("platform_admin")
    offered = set(client.get(url).context["form"].fields["deputy"].queryset)
    assert {cast.section_head, cast.second_leader, cast.officer} <= offered
    assert not offered & {cast.leader, cast.applicant, cast.other_leader, cast.platform_admin, *cast.experts}
    today = timezone.localdate()
    given = {
        "deputy": str(cast.section_head.ref),
        "valid_from": today.isoformat(),
        "valid_to": (today + timedelta(days=3)).isoformat(),
        "reason": "出差",
    }
    assert "valid_to" in client.post(url, {**given, "valid_to": ""}).context["form"].errors
    assert "deputy" in client.post(url, {**given, "deputy": str(cast.other_leader.ref)}).context["form"].errors
    assert client.post(url, given).status_code == 302
    assert has_scope(cast.section_head.__class__.objects.get(pk=cast.section_head.pk), "decide", cast.city)
    assert "出差" in client.get(PEOPLE).content.decode()


def test_the_page_costs_the_same_for_few_and_many(cast, django_assert_max_num_queries):
    client = cast.client("platform_admin")
    client.get(PEOPLE)
    with django_assert_max_num_queries(14):
        client.get(PEOPLE)
    for _ in range(40):
        grant_role(make_user(), "auditor", cast.city)
    with django_assert_max_num_queries(14):
        client.get(PEOPLE)
