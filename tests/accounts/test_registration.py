"""An institution registers itself; its competent department confirms, returns or refuses."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from accounts.models import Institution, Notification, RoleAssignment, User
from accounts.partners import add_partner
from cities.models import City, Division
from tests.accounts.factories import make_code, make_institution, make_user
from tests.files import samples
from workflow import Refused, offers, perform, run_pending

pytestmark = pytest.mark.django_db

REGISTER = reverse("accounts:register")


def licence():
    return SimpleUploadedFile("营业执照.png", samples.PNG)


def entries(**changes):
    given = {
        "name": "大同市恒岳智能装备有限公司",
        "uscc": "９１１４０２００ma00000a0j",
        "kind": "enterprise",
        "legal_person": "True",
        "city": "datong",
        "division": str(Division.objects.get(name="平城区").ref),
        "address": "平城区永泰街1号",
        "registered_on": "2012-03-04",
        "legal_representative": "孙恒",
        "contact_name": "李岳",
        "contact_phone": "0352-0000002",
        "licence": licence(),
        "account-name": "李岳",
        "account-username": "liyue",
        "account-email": "liyue@example.org",
        "account-phone": "",
        "account-password1": "Heng-yue-2026",
        "account-password2": "Heng-yue-2026",
    }
    return {key: value for key, value in {**given, **changes}.items() if value is not None}


def errors_of(response, prefix=""):
    form = response.context["account" if prefix else "form"]
    return set(form.errors)


def test_a_newcomer_registers_institution_and_account_in_one_form(client, cast):
    response = client.post(REGISTER, entries())
    institution = Institution.objects.get(uscc="91140200MA00000A0J")
    assert response["Location"] == reverse("accounts:institution", args=[institution.ref])
    assert (institution.state, institution.signs_in, str(institution.division)) == ("pending", True, "平城区")
    assert institution.process.current_stage.key == "confirmation"
    assignment = RoleAssignment.objects.get(institution=institution)
    assert (assignment.user.username, assignment.role) == ("liyue", "submitter")
    assert client.get(response["Location"]).status_code == 200
    assert institution.may_submit()[0] is False


def test_the_entries_become_dated_claims_with_the_licence_as_evidence(client, cast):
    client.post(REGISTER, entries())
    institution = Institution.objects.get(uscc="91140200MA00000A0J")
    known = institution.attributes()
    assert {key: row.value for key, row in known.items()} == {
        "name": "大同市恒岳智能装备有限公司",
        "kind": "enterprise",
        "legal_person": True,
        "registered_city": "datong",
        "address": "平城区永泰街1号",
        "registered_on": "2012-03-04",
        "legal_representative": "孙恒",
    }
    assert {row.evidence.name for row in known.values()} == {"营业执照.png"}
    assert not any(row.verified for row in known.values())
    assert institution.attribute("legal_person", on=date(2012, 3, 3)) is None


def test_the_department_and_the_applicant_are_told(client, cast, mailoutbox, django_capture_on_commit_callbacks):
    client.post(REGISTER, entries())
    run_pending()
    assert set(Notification.objects.values_list("user__username", flat=True)) == {"officer", "liyue"}
    assert {letter.to[0] for letter in mailoutbox} == {"officer@example.org", "liyue@example.org"}


def test_nothing_is_written_when_anything_is_wrong_and_nothing_typed_is_lost(client, cast):
    people, known = User.objects.count(), Institution.objects.count()
    response = client.post(REGISTER, entries(uscc="91140200MA00000A0K", **{"account-password1": "short"}))
    assert response.status_code == 200
    assert errors_of(response) == {"uscc"}
    assert errors_of(response, "account") == {"password1", "password2"}
    assert "大同市恒岳智能装备有限公司" in response.content.decode()
    assert (User.objects.count(), Institution.objects.count()) == (people, known)


def test_a_licence_sent_with_a_form_to_be_corrected_need_not_be_sent_again(client, cast):
    response = client.post(REGISTER, entries(address=""))
    assert "营业执照.png" in response.content.decode()
    assert client.post(REGISTER, entries(licence=None)).status_code == 302
    known = Institution.objects.get(uscc="91140200MA00000A0J").attributes()
    assert known["name"].evidence.name == "营业执照.png"


def test_without_a_licence_or_with_something_else_it_is_asked_for(client, cast):
    assert errors_of(client.post(REGISTER, entries(licence=None))) == {"licence"}
    fake = SimpleUploadedFile("licence.pdf", b"MZ this is a program")
    assert errors_of(client.post(REGISTER, entries(licence=fake))) == {"licence"}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("kind", "other-thing"),
        ("legal_person", ""),
        ("city", "nowhere"),
        ("division", "11111111-1111-4111-8111-111111111111"),
        ("division", "not-a-ref"),
        ("registered_on", "2099-01-01"),
        ("registered_on", "yesterday"),
        ("contact_phone", "1" * 99),
    ],
)
def test_bad_entries_are_said_at_the_field(client, cast, field, value):
    response = client.post(REGISTER, entries(**{field: value}))
    assert response.status_code == 200
    assert field in errors_of(response)


def test_a_city_that_has_not_opened_is_shown_and_refused_with_the_reason(client, cast):
    City.objects.filter(slug="jinzhong").update(opened=False)
    page = client.get(REGISTER).content.decode()
    assert all(city in page for city in ("晋中市", "呼和浩特市", "石家庄市", "聊城市"))
    response = client.post(REGISTER, entries(city="jinzhong"))
    assert "晋中市" in str(response.context["form"].errors["city"])


def test_a_second_registration_names_the_way_on_and_no_member(client, cast):
    make_institution("某单位", uscc="91140200MA00000A0J", submitter=make_user("secretive", name="密甲"))
    response = client.post(REGISTER, entries())
    text = str(response.context["form"].errors["uscc"])
    assert text
    assert "密甲" not in response.content.decode()
    assert "secretive" not in response.content.decode()


def test_a_partner_known_by_its_code_becomes_a_full_institution(client, cast):
    partner = add_partner("恒岳公司", "91140200MA00000A0J", introduced_by=cast.institution)
    assert (partner.signs_in, partner.state, partner.process) == (False, "listed", None)
    client.post(REGISTER, entries())
    partner.refresh_from_db()
    assert (partner.signs_in, partner.state, partner.name) == (True, "pending", "大同市恒岳智能装备有限公司")


def test_a_partner_is_made_known_once_and_not_renamed(cast):
    code = make_code()
    first = add_partner("甲大学", code, introduced_by=cast.institution)
    assert add_partner("另一个名字", code.lower(), introduced_by=cast.other_institution) == first
    first.refresh_from_db()
    assert first.name == "甲大学"


@pytest.mark.parametrize(("uscc", "warned"), [("91140200MA00000A0J", False), ("91140700MA00000A0C", True)])
def test_a_code_from_elsewhere_is_a_warning_never_a_refusal(client, cast, uscc, warned):
    response = client.post(REGISTER, entries(uscc=uscc), follow=True)
    levels = {message.level_tag for message in response.context["messages"]}
    assert ("warning" in levels) is warned
    assert Institution.objects.filter(uscc=uscc, state="pending").exists()


def test_somebody_signed_in_registers_without_a_second_account(cast):
    client = cast.client("stranger")
    assert client.get(REGISTER).context["account"] is None
    assert client.post(REGISTER, entries()).status_code == 302
    assert RoleAssignment.objects.get(institution__uscc="91140200MA00000A0J").user == cast.stranger


# --- the department


@pytest.fixture
def pending(cast):
    cast.client("stranger").post(REGISTER, entries())
    return Institution.objects.get(uscc="91140200MA00000A0J")


def act(cast, name, institution, action, **data):
    url = reverse("accounts:registration_act", args=[institution.ref, action])
    return cast.client(name).post(url, data)


def test_the_officer_of_the_division_sees_it_waiting(cast, pending):
    page = cast.client("officer").get(reverse("accounts:registrations"))
    assert list(page.context["page"]) == [pending]
    assert list(cast.client("other_officer").get(reverse("accounts:registrations")).context["page"]) == []
    offered = {offer.action.key: offer.allowed for offer in offers(pending, cast.officer)}
    assert offered == {"confirm": True, "return": True, "refuse": True}


def test_confirming_verifies_the_entries_and_lets_members_submit(cast, pending):
    assert act(cast, "officer", pending, "confirm").status_code == 302
    pending.refresh_from_db()
    assert (pending.state, pending.process.closed_at is not None, pending.may_submit()) == (
        "confirmed",
        True,
        (True, ""),
    )
    known = pending.attributes()
    assert {row.verified_by for row in known.values()} == {cast.officer}


def test_a_return_names_reasons_and_the_institution_hands_in_again(cast, pending):
    assert act(cast, "officer", pending, "return").context["form"].errors
    assert act(cast, "officer", pending, "return", reasons="地址与执照不符").status_code == 302
    run_pending()
    pending.refresh_from_db()
    assert pending.state == "returned"
    assert "地址与执照不符" in Notification.objects.filter(user=cast.stranger).first().text
    client = cast.client("stranger")
    url = reverse("accounts:correct", args=[pending.ref])
    assert client.get(url).context["form"].initial["address"] == "平城区永泰街1号"
    given = entries(address="平城区永泰街9号", licence=None)
    assert client.post(url, given).status_code == 302
    pending.refresh_from_db()
    assert (pending.state, pending.address) == ("pending", "平城区永泰街9号")
    assert pending.attribute("address") == "平城区永泰街9号"
    assert pending.attributes()["address"].evidence.name == "营业执照.png"
    assert act(cast, "officer", pending, "confirm").status_code == 302


def test_a_refusal_ends_it_with_reasons_and_whom_to_ask(cast, pending):
    act(cast, "officer", pending, "refuse", reasons="不属于本区")
    run_pending()
    pending.refresh_from_db()
    assert (pending.state, pending.may_submit()[0]) == ("refused", False)
    told = Notification.objects.filter(user=cast.stranger).first().text
    assert "不属于本区" in told
    assert "平城区科技管理部门" in told


def test_another_departments_registration_does_not_exist_and_the_bureau_may_not_decide(cast, pending):
    url = reverse("accounts:registration", args=[pending.ref])
    expected = {
        "officer": 200,
        "other_officer": 404,
        "rival": 404,
        "clerk": 403,
        "stranger": 403,
        "platform_admin": 404,
    }
    assert {name: cast.client(name).get(url).status_code for name in expected} == expected
    statuses = {name: act(cast, name, pending, "confirm").status_code for name in expected if name != "officer"}
    assert statuses == {name: status for name, status in expected.items() if name != "officer"}
    pending.refresh_from_db()
    assert pending.state == "pending"


def test_an_officer_does_not_confirm_the_institution_they_belong_to(cast, pending):
    RoleAssignment.objects.create(user=cast.officer, role="editor", institution=pending)
    with pytest.raises(Refused) as refusal:
        perform(pending, "confirm", cast.officer)
    assert refusal.value.code == "own"


def test_a_stale_button_explains_who_was_faster(cast, pending):
    seq = pending.process.seq
    act(cast, "officer", pending, "confirm")
    response = act(cast, "officer", pending, "refuse", reasons="x", seq=seq)
    assert response.status_code == 409
    assert "平城区经办" in response.content.decode()
    pending.refresh_from_db()
    assert pending.state == "confirmed"


def test_the_state_changes_through_the_door_only(cast, pending):
    with pytest.raises(DatabaseError), transaction.atomic():
        Institution.objects.filter(pk=pending.pk).update(state="confirmed")


def test_unknown_actions_do_not_exist(cast, pending):
    assert act(cast, "officer", pending, "register").status_code == 404
    assert act(cast, "officer", pending, "nonsense").status_code == 404


def test_the_licence_is_read_by_who_sees_the_institution(cast, pending):
    evidence = pending.attributes()["name"].evidence
    url = reverse("files:download", args=[evidence.ref])
    expected = {
        "stranger": 200,
        "officer": 200,
        "clerk": 200,
        "other_officer": 404,
        "rival": 404,
        "platform_admin": 404,
    }
    assert {name: cast.client(name).get(url).status_code for name in expected} == expected
    assert Client().get(url).status_code in (302, 404)
