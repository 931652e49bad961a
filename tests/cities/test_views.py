"""The calendar's pages: for those who keep it, and nobody else."""

import pytest
from django.urls import reverse

from cities.calendar import is_working_day
from cities.models import CalendarDay, CalendarYear

pytestmark = pytest.mark.django_db

YEARS = reverse("cities:years")


def test_only_who_keeps_the_calendar_enters(cast):
    addresses = [YEARS, reverse("cities:year", args=[2026])]
    for name in cast.names:
        expected = 200 if name == "platform_admin" else 403
        client = cast.client(name)
        assert {client.get(url).status_code for url in addresses} == {expected}, name
        toggle = client.post(reverse("cities:toggle", args=[2026]), {"day": "2026-06-01"})
        assert toggle.status_code == (302 if name == "platform_admin" else 403)
    assert cast.client(None).get(YEARS).status_code == 302


def test_a_year_is_prepared_set_and_confirmed_with_the_number_of_the_notice(cast):
    client = cast.client("platform_admin")
    assert client.post(YEARS, {"year": "2027"})["Location"] == reverse("cities:year", args=[2027])
    year = CalendarYear.objects.get(year=2027)
    assert (year.confirmed, year.days.count()) == (False, 365)
    client.post(reverse("cities:toggle", args=[2027]), {"day": "2027-01-01", "note": "元旦"})
    assert CalendarDay.objects.get(date="2027-01-01").note == "元旦"
    confirm = reverse("cities:confirm", args=[2027])
    assert "document_number" in client.post(confirm, {"document_number": ""}).context["form"].errors
    assert client.post(confirm, {"document_number": "国办发明电〔2026〕9号"}).status_code == 302
    year.refresh_from_db()
    assert (year.confirmed, year.document_number, year.loaded_by) == (
        True,
        "国办发明电〔2026〕9号",
        cast.platform_admin,
    )
    assert is_working_day(CalendarDay.objects.get(date="2027-01-01").date) is False


@pytest.mark.parametrize("year", ["", "1999", "abc", "2101"])
def test_a_bad_year_is_said_at_the_field(cast, year):
    assert "year" in cast.client("platform_admin").post(YEARS, {"year": year}).context["form"].errors


@pytest.mark.parametrize("day", ["", "x", "2025-01-01", "2026-02-30"])
def test_a_day_outside_the_year_changes_nothing(cast, day):
    before = list(CalendarDay.objects.values_list("date", "is_working"))
    response = cast.client("platform_admin").post(reverse("cities:toggle", args=[2026]), {"day": day})
    assert response.status_code == 302
    assert list(CalendarDay.objects.values_list("date", "is_working")) == before


def test_a_year_that_is_not_there_is_not_found(cast):
    assert cast.client("platform_admin").get(reverse("cities:year", args=[2050])).status_code == 404
