"""An institution's page: what is known of it, its members, and what members may do."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from accounts.attributes import claim_attribute, verify_attribute
from accounts.models import Invitation, RoleAssignment
from tests.accounts.test_registration import licence
from workflow import Refused

pytestmark = pytest.mark.django_db


def page(cast, name="applicant"):
    return cast.client(name).get(reverse("accounts:institution", args=[cast.institution.ref]))


def test_who_reads_it(cast):
    expected = {
        **dict.fromkeys(("applicant", "colleague", "officer", "clerk", "leader", "auditor"), 200),
        **dict.fromkeys(("rival", "other_officer", "other_clerk", "platform_admin", "stranger", "expert"), 404),
    }
    assert {name: page(cast, name).status_code for name in expected} == expected


def test_members_are_shown_to_members_and_not_to_offices(cast):
    assert "同事乙" in page(cast).content.decode()
    assert "同事乙" not in page(cast, "officer").content.decode()
    assert "同事乙" not in page(cast, "clerk").content.decode()


def test_the_submitter_invites_and_ends_members_and_an_editor_does_not(cast, mailoutbox):
    url = reverse("accounts:invite_member", args=[cast.institution.ref])
    given = {"name": "新人", "email": "new@example.org", "role": "editor"}
    assert cast.client("colleague").post(url, given).status_code == 403
    assert cast.client("rival").post(url, given).status_code == 404
    assert cast.client("applicant").post(url, given).status_code == 302
    assert Invitation.objects.get().institution == cast.institution
    assert cast.client("applicant").post(url, {**given, "role": "clerk"}).status_code == 422
    assert cast.client("applicant").post(url, {**given, "email": "no"}).status_code == 422

    editor = RoleAssignment.objects.get(user=cast.colleague)
    end = reverse("accounts:end_member", args=[cast.institution.ref, editor.ref])
    assert cast.client("colleague").post(end).status_code == 403
    assert cast.client("rival").post(end).status_code == 404
    cast.client("applicant").post(end)
    assert page(cast, "colleague").status_code == 404


def test_a_member_of_another_institution_is_not_ended_through_this_one(cast):
    theirs = RoleAssignment.objects.get(user=cast.rival)
    url = reverse("accounts:end_member", args=[cast.institution.ref, theirs.ref])
    assert cast.client("applicant").post(url).status_code == 404


def test_the_last_submitter_stays(cast):
    own = RoleAssignment.objects.get(user=cast.applicant)
    response = cast.client("applicant").post(
        reverse("accounts:end_member", args=[cast.institution.ref, own.ref]), follow=True
    )
    assert [message.level_tag for message in response.context["messages"]] == ["danger"] or [
        message.level_tag for message in response.context["messages"]
    ] == ["error"]
    assert page(cast).status_code == 200


def test_an_open_invitation_can_be_withdrawn(cast):
    cast.client("applicant").post(
        reverse("accounts:invite_member", args=[cast.institution.ref]),
        {"name": "新人", "email": "new@example.org", "role": "editor"},
    )
    invitation = Invitation.objects.get()
    url = reverse("accounts:withdraw_member_invitation", args=[cast.institution.ref, invitation.ref])
    assert cast.client("colleague").post(url).status_code == 403
    cast.client("applicant").post(url)
    invitation.refresh_from_db()
    assert invitation.revoked_at is not None


# --- attributes over time


def test_a_new_claim_ends_the_one_before_on_the_day_before(cast):
    institution, day = cast.institution, date(2026, 3, 1)
    claim_attribute(institution, "name", "新名称有限公司", valid_from=day, by=cast.applicant)
    assert institution.attribute("name", on=day - timedelta(days=1)) == "大同市云岭装备有限公司"
    assert institution.attribute("name", on=day) == "新名称有限公司"


def test_the_past_and_what_is_verified_are_not_rewritten(cast):
    institution, day = cast.institution, date(2026, 3, 1)
    row = claim_attribute(institution, "above_scale", True, valid_from=day, by=cast.applicant)
    with pytest.raises(Refused):
        claim_attribute(institution, "above_scale", False, valid_from=day - timedelta(days=1), by=cast.applicant)
    assert claim_attribute(institution, "above_scale", False, valid_from=day, by=cast.applicant).pk == row.pk
    verify_attribute(row, cast.officer)
    with pytest.raises(Refused):
        claim_attribute(institution, "above_scale", True, valid_from=day, by=cast.applicant)


def test_nothing_known_is_none_and_not_false(cast):
    assert cast.institution.attribute("high_tech") is None
    assert "high_tech" not in cast.institution.attributes()


def test_a_member_says_something_new_with_evidence_and_the_department_verifies_it(cast):
    url = reverse("accounts:claim", args=[cast.institution.ref, "high_tech"])
    given = {"value": "True", "valid_from": "2026-01-05", "evidence": licence()}
    assert cast.client("officer").post(url, given).status_code == 403
    assert cast.client("rival").post(url, given).status_code == 404
    assert cast.client("colleague").post(url, {**given, "evidence": ""}).status_code == 200
    assert cast.client("colleague").post(url, {**given, "evidence": licence()}).status_code == 302
    row = cast.institution.attributes()["high_tech"]
    assert (row.value, row.verified, row.evidence.name) == (True, False, "营业执照.png")
    verify = reverse("accounts:verify", args=[cast.institution.ref, row.ref])
    assert cast.client("applicant").post(verify).status_code == 403
    assert cast.client("other_officer").post(verify).status_code == 404
    assert cast.client("officer").post(verify).status_code == 302
    assert cast.institution.attributes()["high_tech"].verified_by == cast.officer
