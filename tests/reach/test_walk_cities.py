"""The same walk through what only some cities have: intention, layout plan, credit check, agency, relaxation, list,
task agreement, instalments."""

from __future__ import annotations

import pytest

from tests.portal.access_cities import ROLES as CITY_ROLES
from tests.portal.access_cities import CityWorld, make_cities
from tests.portal.access_cities_table import CITY_TABLES
from tests.reach.reader import Reader
from tests.reach.summaries import silent_forms
from tests.reach.walking import acts, pages

pytestmark = [pytest.mark.browser, pytest.mark.slow]

OWN_ACTS = {
    "hohhot": {"submit_intention", "choose_candidate", "return_intention", "record_instalment", "amend_instalment"},
    "shijiazhuang": {"record_credit", "finish_credit_check", "record_service", "receive_refusal"},
    "liaocheng": {"entrust", "give_opinion", "relax", "take_back_relaxation", "file_task_agreement"},
}
PEOPLE = ("applicant", "officer", "clerk", "section_head", "agent")


@pytest.fixture(scope="module")
def cities(served: str) -> dict[str, CityWorld]:
    from django.db import transaction

    with transaction.atomic():
        return make_cities()


@pytest.mark.parametrize("slug", CITY_TABLES)
def test_pages(slug: str, cities: dict[str, CityWorld], reader: Reader) -> None:
    faults = reader.walk(list(pages(cities[slug], CITY_TABLES[slug], CITY_ROLES)))
    assert not faults, "\n".join(faults)


def test_acts(cities: dict[str, CityWorld], reader: Reader) -> None:
    done: set[str] = set()
    people = [city.person(name) for city in cities.values() for name in PEOPLE]
    faults = reader.walk(list(acts(people, done)))
    assert not faults, "\n".join(faults)
    assert set().union(*OWN_ACTS.values()) - done == set()


@pytest.mark.parametrize("slug", CITY_TABLES)
def test_every_form_that_comes_back_says_what_is_wrong(slug: str, cities: dict[str, CityWorld]) -> None:
    faults = silent_forms(cities[slug], CITY_TABLES[slug], CITY_ROLES)
    assert not faults, "\n".join(faults)
