"""To whom an institution belongs: asked where the city's text makes something of it, verified by its office."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.affiliation import applies_directly, is_asked_by
from accounts.attributes import claim_attribute, is_verifier
from accounts.granting import grant_role
from accounts.models import Institution, Notification
from cities.models import City, Division
from tests.accounts.factories import make_code, make_user
from tests.accounts.test_registration import REGISTER, entries, errors_of, licence
from tests.rules.jinzhong import JINZHONG
from workflow import perform

pytestmark = pytest.mark.django_db


@pytest.fixture
def city(cast):
    City.objects.filter(slug="jinzhong").update(opened=True, current_edition=JINZHONG)
    return City.objects.get(slug="jinzhong")


@pytest.fixture
def bureau(city):
    return Division.objects.get(city=city, kind=Division.Kind.BUREAU)


@pytest.fixture
def county(city):
    return Division.objects.get(city=city, name="祁县")


def here(division, affiliation, **changes):
    given = {"city": "jinzhong", "uscc": make_code("91140700MA"), "division": str(division.ref)}
    return entries(**given, affiliation=affiliation, **changes)


def officer_of(division, name="jz-officer"):
    user = make_user(name)
    grant_role(user, "officer", division)
    return user


def test_only_a_city_whose_way_depends_on_it_asks(city, cast):
    assert is_asked_by(city)
    assert not is_asked_by(cast.city)
    assert not is_asked_by(None)
    known = {value: applies_directly(city, value) for value in ("resident_university", "city_unit", "local")}
    assert known == {"resident_university": True, "city_unit": True, "local": False}


def test_without_such_a_city_nobody_is_asked(client, cast):
    City.objects.exclude(slug="datong").update(opened=False)
    assert "affiliation" not in client.get(REGISTER).context["form"].fields


def test_a_university_registers_with_the_bureau_which_verifies_its_affiliation(client, bureau):
    officer = officer_of(bureau)
    assert client.post(REGISTER, here(bureau, "resident_university", kind="university")).status_code == 302
    institution = Institution.objects.get(division=bureau)
    claimed = institution.dated_attributes.get(key="affiliation")
    assert (claimed.value, claimed.verified, claimed.evidence.name) == ("resident_university", False, "营业执照.png")
    client.force_login(officer)
    page = client.get(reverse("accounts:registration", args=[institution.ref])).content.decode()
    assert "驻地高校" in page
    perform(institution, "confirm", officer)
    claimed.refresh_from_db()
    assert claimed.verified


@pytest.mark.parametrize(
    ("division", "affiliation", "wrong"),
    [
        ("county", "", {"affiliation"}),
        ("county", "of-the-moon", {"affiliation"}),
        ("county", "city_unit", {"division"}),
        ("county", "resident_university", {"division"}),
        ("bureau", "local", {"division"}),
        ("bureau", "city_unit", set()),
        ("county", "local", set()),
    ],
)
def test_whoever_applies_directly_and_nobody_else_registers_with_the_bureau(
    client, request, division, affiliation, wrong
):
    response = client.post(REGISTER, here(request.getfixturevalue(division), affiliation))
    if wrong:
        assert errors_of(response) == wrong
    else:
        assert response.status_code == 302


def test_what_is_said_of_it_in_a_city_that_does_not_ask_is_not_kept(client, city):
    assert client.post(REGISTER, entries(affiliation="city_unit")).status_code == 302
    institution = Institution.objects.get(uscc="91140200MA00000A0J")
    assert not institution.dated_attributes.filter(key="affiliation").exists()


def test_a_false_claim_is_returned_with_reasons_and_corrected(client, bureau, county):
    officer = officer_of(bureau)
    client.post(REGISTER, here(bureau, "city_unit"))
    institution = Institution.objects.get(division=bureau)
    perform(institution, "return", officer, reasons="贵单位为县属企业，不属市直单位，请选择所在县（区、市）。")
    address = reverse("accounts:correct", args=[institution.ref])
    assert client.get(address).context["form"].initial["affiliation"] == "city_unit"
    assert client.post(address, here(county, "local")).status_code == 302
    institution.refresh_from_db()
    assert (institution.division, institution.attribute("affiliation")) == (county, "local")
    assert not institution.dated_attributes.filter(value="city_unit").exists()


def test_a_change_is_said_from_a_day_on_and_verified_anew(client, bureau, county, cast):
    client.post(REGISTER, here(county, "local"))
    institution = Institution.objects.get(division=county)
    officer, verifier = officer_of(county), officer_of(bureau, "jz-bureau")
    perform(institution, "confirm", officer)
    Notification.objects.all().delete()
    address = reverse("accounts:claim", args=[institution.ref, "affiliation"])
    day = timezone.localdate() - timedelta(days=1)
    sent = {"value": "city_unit", "valid_from": day.isoformat(), "evidence": licence()}
    assert client.post(address, sent).status_code == 302
    before, after = institution.dated_attributes.filter(key="affiliation").order_by("valid_from")
    assert (before.value, before.verified, before.valid_to) == ("local", True, day - timedelta(days=1))
    assert (after.value, after.verified) == ("city_unit", False)
    assert institution.attribute("affiliation", on=date(2015, 1, 1)) == "local"
    page, verify = (
        reverse(f"accounts:{name}", args=args)
        for name, args in (("institution", [institution.ref]), ("verify", [institution.ref, after.ref]))
    )
    client.force_login(officer)
    assert verify not in client.get(page).content.decode()
    assert client.post(verify).status_code == 403  # no department lets an institution pass it by
    after.refresh_from_db()
    assert not after.verified
    assert list(Notification.objects.values_list("user__username", flat=True)) == ["jz-bureau"]
    client.force_login(verifier)
    assert verify in client.get(page).content.decode()
    assert client.post(verify).status_code == 302
    after.refresh_from_db()
    assert after.verified


def test_the_department_verifies_what_keeps_an_institution_with_it(client, bureau, county):
    client.post(REGISTER, here(county, "local"))
    institution = Institution.objects.get(division=county)
    entry = institution.dated_attributes.get(key="affiliation")
    assert not is_verifier(entry, officer_of(bureau, "jz-bureau"))
    assert is_verifier(entry, officer_of(county))


def test_confirming_the_registration_verifies_no_direct_way_that_was_claimed_meanwhile(client, county):
    client.post(REGISTER, here(county, "local"))
    institution = Institution.objects.get(division=county)
    day = timezone.localdate() - timedelta(days=1)
    claim_attribute(institution, "affiliation", "city_unit", valid_from=day, by=None)
    perform(institution, "confirm", officer_of(county))
    assert [entry.value for entry in institution.dated_attributes.filter(verified_at=None)] == ["city_unit"]


def test_elsewhere_it_cannot_be_claimed(city, cast):
    address = reverse("accounts:claim", args=[cast.institution.ref, "affiliation"])
    assert cast.client("applicant").get(address).status_code == 302
    page = cast.client("applicant").get(reverse("accounts:institution", args=[cast.institution.ref]))
    assert address not in page.content.decode()


def test_each_department_on_offer_names_its_city(client, city, county, cast):
    page = client.get(REGISTER).content.decode()
    assert f'value="{county.ref}" data-city="jinzhong"' in page
    assert f'value="{cast.division.ref}" data-city="datong"' in page
