"""The list of agencies and their people: who keeps it, and how somebody comes to work for one."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.db import transaction
from django.urls import reverse

from accounts.invitations import accept
from accounts.models import Invitation, RoleAssignment
from accounts.permissions import forget
from accounts.roles import OFFICIAL_ROLES, ROLES
from reviews.agencies import add_person, end_place, invite_person_again
from reviews.models import Agency, AgencyMember, Expert
from tests.accounts.factories import make_code, make_user
from workflow import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency(cast):
    return Agency.objects.create(
        city=cast.city, name="大同市评审中心", uscc=make_code(), contact="吴", phone="139", added_by=cast.clerk
    )


def taken_up(agency, cast, email="wu@example.org"):
    member = add_person(agency, "吴审查", email, cast.clerk)
    user = make_user(email.partition("@")[0])
    accept(member.invitation, user)
    member.refresh_from_db()
    return member


class TestList:
    def test_only_those_who_manage_the_experts_of_the_city_see_it(self, cast, agency):
        pages = [
            reverse("reviews:agencies"),
            reverse("reviews:agency_add"),
            reverse("reviews:agency", args=[agency.ref]),
        ]

        def got(name):
            client = cast.client(name)
            return [client.get(page).status_code for page in pages]

        for name in ("clerk", "section_head"):
            assert got(name) == [200, 200, 200], name
        assert got("other_clerk") == [200, 200, 404]
        for name in ("leader", "auditor", "officer", "applicant", "expert", "platform_admin", "stranger"):
            assert got(name) == [403, 403, 404], name

    def test_an_agency_stands_under_its_code_in_its_one_spelling_once(self, cast):
        code = make_code()
        client = cast.client("clerk")
        data = {"city": cast.city.pk, "name": "评审中心", "uscc": f" {code.lower()} ", "contact": "吴", "phone": "139"}
        assert client.post(reverse("reviews:agency_add"), data).status_code == 302
        assert Agency.objects.get().uscc == code
        assert client.post(reverse("reviews:agency_add"), data).status_code == 422
        assert client.post(reverse("reviews:agency_add"), {**data, "uscc": "123"}).status_code == 422

    def test_a_person_is_invited_on_the_page_of_the_agency(self, cast, agency):
        client = cast.client("clerk")
        url = reverse("reviews:agency_invite", args=[agency.ref])
        data = {"name": "吴审查", "email": "wu@example.org"}
        assert client.post(url, data).status_code == 302
        assert client.post(url, data).status_code == 422
        assert client.post(url, {"name": "", "email": "x"}).status_code == 422
        place = AgencyMember.objects.get()
        again = reverse("reviews:agency_invite_again", args=[agency.ref, place.ref])
        assert client.post(again).status_code == 302
        assert cast.client("other_clerk").post(again).status_code == 404
        end = reverse("reviews:agency_end", args=[agency.ref, place.ref])
        assert cast.client("officer").post(end).status_code == 404
        assert client.post(end).status_code == 302
        place.refresh_from_db()
        assert place.ended_by == cast.clerk
        assert not Invitation.objects.open().filter(role="agency").exists()

    def test_the_role_is_not_given_without_an_agency(self, cast):
        for name in ("clerk", "platform_admin"):
            body = cast.client(name).get(reverse("accounts:invite_person")).content.decode()
            form = re.search(r'<select name="role".*?</select>', body, re.S)
            assert form is not None
            assert 'value="agency"' not in form.group(), name


class TestPeople:
    def test_accepting_takes_the_place_and_the_role(self, cast, agency):
        member = taken_up(agency, cast)
        assert list(Agency.objects.of(member.user)) == [agency]
        assert not Expert.objects.filter(user=member.user).exists()
        assert not member.user.is_official

    def test_leaving_takes_both(self, cast, agency):
        member = taken_up(agency, cast)
        end_place(member, cast.clerk)
        forget(member.user)
        assert not Agency.objects.of(member.user).exists()
        assert not RoleAssignment.objects.running().filter(user=member.user).exists()
        with pytest.raises(Refused), transaction.atomic():
            end_place(member, cast.clerk)

    def test_the_role_stays_with_whoever_works_for_another_agency_of_the_city(self, cast, agency):
        member = taken_up(agency, cast)
        other = Agency.objects.create(
            city=cast.city, name="另一机构", uscc=make_code(), contact="吴", phone="139", added_by=cast.clerk
        )
        AgencyMember.objects.create(
            agency=other, user=member.user, name="吴审查", email="wu@example.org", added_by=cast.clerk
        )
        end_place(member, cast.clerk)
        forget(member.user)
        assert list(Agency.objects.of(member.user)) == [other]

    def test_whose_role_ends_works_for_nobody(self, cast, agency):
        member = taken_up(agency, cast)
        from accounts.granting import end_role

        end_role(RoleAssignment.objects.running().get(user=member.user), by=cast.clerk)
        forget(member.user)
        assert not Agency.objects.of(member.user).exists()

    def test_a_new_letter_makes_the_old_one_worthless(self, cast, agency):
        place = add_person(agency, "吴审查", "wu@example.org", cast.clerk)
        first = place.invitation
        invite_person_again(place, cast.clerk)
        first.refresh_from_db()
        assert not first.is_open
        assert Invitation.objects.open().filter(role="agency").count() == 1
        assert [letter.to for letter in mail.outbox] == [["wu@example.org"]] * 2

    def test_an_agent_is_no_official_and_nobodys_deputy(self):
        assert "agency" not in OFFICIAL_ROLES
        assert ROLES["agency"].permissions == ("work_entrusted",)
