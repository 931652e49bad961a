"""The five cities and their divisions, loaded from readable files."""

import pytest

import rules
from cities.models import City, Division
from cities.reference import load_reference

pytestmark = pytest.mark.django_db


def test_all_five_cities_are_opened_each_with_its_edition():
    load_reference()
    assert list(City.objects.values_list("slug", flat=True)) == [
        "datong",
        "jinzhong",
        "hohhot",
        "shijiazhuang",
        "liaocheng",
    ]
    assert {city.slug: rules.edition(city.current_edition).city for city in City.objects.opened()} == {
        slug: slug for slug in City.objects.values_list("slug", flat=True)
    }


def test_every_county_code_belongs_to_its_city():
    load_reference()
    for division in Division.objects.filter(code__isnull=False).select_related("city"):
        assert division.code[:4] == division.city.code[:4]
        assert division.kind == Division.Kind.COUNTY


def test_the_numbers_of_divisions():
    load_reference()
    counted = {
        city.slug: [city.divisions.filter(kind=kind).count() for kind in Division.Kind.values]
        for city in City.objects.all()
    }
    assert counted == {
        "datong": [10, 1, 8, 0],
        "jinzhong": [11, 2, 0, 1],
        "hohhot": [9, 3, 0, 0],
        "shijiazhuang": [22, 2, 0, 0],
        "liaocheng": [8, 3, 0, 0],
    }


def test_loading_twice_changes_nothing():
    load_reference()
    before = list(Division.objects.values_list("pk", "ref", "name"))
    load_reference()
    assert list(Division.objects.values_list("pk", "ref", "name")) == before


def test_names_follow_the_language():
    from django.utils.translation import override

    load_reference()
    division = Division.objects.get(code="140213")
    with override("zh-hans"):
        assert (str(division), division.office, str(division.city)) == ("平城区", "平城区科技管理部门", "大同市")
    with override("en"):
        assert (str(division), str(division.city)) == ("Pingcheng District", "Datong")
