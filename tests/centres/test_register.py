"""The register: numbers, names that are given once, and its public pages."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from centres.models import Centre
from centres.naming import name_is_free, normalised, release_name, reserve_name, similar_names
from cities.models import City
from tests.accounts.factories import datong, make_institution
from tests.centres.factories import make_centre
from workflow import Refused, start_process

pytestmark = pytest.mark.django_db
NAME = "大同市羊绒精深加工技术创新中心"


def new_process() -> Any:
    return start_process("recognition", "datong/trial", [])


def test_numbers_follow_each_other_within_the_year() -> None:
    numbers = [
        make_centre(name, decided_on=day).number
        for name, day in (
            ("甲", date(2026, 1, 5)),
            ("乙", date(2026, 12, 31)),
            ("丙", date(2027, 1, 4)),
        )
    ]
    assert numbers == ["DT-2026-001", "DT-2026-002", "DT-2027-001"]


def test_an_entry_is_made_once_per_process() -> None:
    process = new_process()
    assert make_centre(process=process) == make_centre("别的", process=process)
    assert Centre.objects.count() == 1


@pytest.mark.parametrize("spelling", [NAME, "大同市 羊绒精深加工技术创新中心", "大同市羊绒（精深）加工技术创新中心"])
def test_a_name_stands_once_per_city_whatever_blanks_and_brackets_it_has(spelling: str) -> None:
    make_centre()
    free, reason = name_is_free(datong(), spelling)
    assert not free
    assert "DT-2026-001" in reason
    with pytest.raises(Refused):
        make_centre(full_name=spelling)


def test_the_database_itself_refuses_the_same_name_twice() -> None:
    first, second = make_centre(), make_centre("别的")
    with pytest.raises(IntegrityError), transaction.atomic():
        Centre.objects.filter(pk=second.pk).update(normalised=first.normalised)


def test_a_removed_centres_name_and_another_citys_are_free() -> None:
    make_centre()
    assert name_is_free(City.objects.get(slug="jinzhong"), NAME)[0]
    Centre.objects.update(state="removed", removed_on=date(2026, 12, 1))
    assert name_is_free(datong(), NAME)[0]


def test_a_name_is_kept_from_the_decision_to_the_entry() -> None:
    one, other = new_process(), new_process()
    reserve_name(datong(), NAME, one)
    assert name_is_free(datong(), NAME, one)[0]
    assert not name_is_free(datong(), NAME, other)[0]
    with pytest.raises(Refused):
        reserve_name(datong(), NAME, other)
    release_name(one)
    reserve_name(datong(), NAME, other)
    assert make_centre(process=other).names.get().name == NAME
    assert not name_is_free(datong(), NAME, one)[0]


def test_names_that_read_alike_are_shown_but_no_bar() -> None:
    make_centre()
    assert similar_names(datong(), "大同市羊绒深加工技术创新中心") == [NAME]
    assert similar_names(datong(), "大同市煤基新材料技术创新中心") == []
    assert name_is_free(datong(), "大同市羊绒深加工技术创新中心")[0]


def test_normalising_ignores_width_case_and_punctuation() -> None:
    assert normalised("大同市ＡＩ·算力（一期）") == normalised("大同市ai算力(一期)")


def test_partners_are_institutions_or_mere_names() -> None:
    known = make_institution("大同大学")
    centre = make_centre(partners=[known, "外地研究院"])
    assert centre.partner_names == ["大同大学", "外地研究院"]
    assert list(centre.partners.all()) == [known]


# --- pages


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, True),
        ({"q": "羊绒"}, True),
        ({"q": "云中 羊绒"}, True),
        ({"q": "大同大学"}, True),
        ({"q": "无"}, False),
        ({"city": "datong"}, True),
        ({"city": "jinzhong"}, False),
        ({"field": "羊毛纺织"}, True),
        ({"year": "2026"}, True),
        ({"year": "1999"}, True),
        ({"state": "removed"}, False),
        ({"page": "99", "city": "x"}, True),
    ],
)
def test_register_is_searched_and_filtered(client: Client, query: dict[str, str], found: bool) -> None:
    centre = make_centre(lead=make_institution("大同市云中羊绒有限公司"), partners=["大同大学"])
    page = client.get(reverse("centres:register"), query)
    assert page.status_code == 200
    assert (str(centre.ref) in page.content.decode()) is found


def test_page_of_a_centre_shows_the_entry_and_nothing_of_people(client: Client) -> None:
    lead = make_institution("大同市云中羊绒有限公司")
    centre = make_centre(lead=lead, partners=["大同大学"])
    page = client.get(reverse("centres:centre", args=[centre.ref])).content.decode()
    for words in (
        NAME,
        "DT-2026-001",
        lead.name,
        "大同大学",
        "羊毛纺织",
        "2026-11-20",
        "大同市技术创新中心认定管理办法",
    ):
        assert words in page
    for secret in (lead.contact_name, lead.contact_phone, lead.legal_representative):
        assert secret not in page


def test_register_costs_the_same_whatever_its_length(client: Client, django_assert_max_num_queries: Any) -> None:
    for number in range(12):
        make_centre(f"第{number}类材料")
    with django_assert_max_num_queries(10):
        client.get(reverse("centres:register"))
