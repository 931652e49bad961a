"""Every page of the portal as those see it who see the most, in both languages and both widths: axe objects to nothing,
nothing is wider than the window, nothing is left in English, no two pages have one title, the browser is silent."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import get_resolver

from applications.beginning import KIND
from tests.portal.access_cities import ROLES as CITY_ROLES
from tests.portal.access_cities_table import CITY_TABLES
from tests.portal.access_table import TABLE
from tests.portal.access_world import ROLES, World
from tests.portal.test_access import names_of
from tests.reach.reader import ALIKE, NARROW, WIDE, Reader
from tests.reach.walking import ACTS, FILES, PEOPLE, acts, on_the_way, pages
from workflow.registry import actions_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NOT_SEEN = {"begin", "objection_upheld", "enter_on_list", "announce_with_list"}
"""Acts without a page of their own."""
AFTER_OTHERS = {"reconsider", "close_publicity"}
"""Need an objection that was upheld, or a period that has ended without the portal noticing."""
OWN_ACTS = {
    "hohhot": {"submit_intention", "choose_candidate", "return_intention", "record_instalment", "amend_instalment"},
    "shijiazhuang": {"record_credit", "finish_credit_check", "record_service", "receive_refusal"},
    "liaocheng": {"entrust", "give_opinion", "relax", "take_back_relaxation", "file_task_agreement"},
}
"""What only some cities have."""
CITY_PEOPLE = ("applicant", "officer", "clerk", "section_head", "agent")


@pytest.fixture(scope="module")
def world(served: str) -> World:
    from django.db import transaction

    from tests.portal.access_world import make_world

    with transaction.atomic():
        return make_world(other_cities=True)


def test_every_address_that_shows_a_page_is_walked() -> None:
    rows = [*TABLE, *(row for others in CITY_TABLES.values() for row in others)]
    walked = {row.name for row in rows if "ok" in row.GET} | ACTS
    never = {row.name for row in TABLE} - walked
    assert set(names_of(get_resolver())) - walked == never
    assert all(row.GET.startswith(("405", "404")) for row in TABLE if row.name in never and row.GET)
    assert walked >= FILES


def test_pages(world: World, reader: Reader) -> None:
    visits = list(pages(world, TABLE, ROLES))
    for slug, rows in CITY_TABLES.items():
        visits += pages(world.cities[slug], rows, CITY_ROLES)
    faults = reader.walk(visits)
    assert not faults, "\n".join(faults)


def test_acts(world: World, reader: Reader) -> None:
    """Along the way of one dossier more, and what is in hand in the other cities."""
    done: set[str] = set()
    faults: list[str] = []
    for _story in on_the_way(world):
        faults += reader.walk(list(acts(world, PEOPLE, done)), ALIKE)
    offered = {action.key for action in actions_of(KIND, world.draft.dossier.process.edition) if action.offered}
    for barred in (False, True):
        for city in world.cities.values():
            faults += reader.walk(list(acts(city, CITY_PEOPLE, done, barred=barred)), ALIKE)
    offered |= set().union(*OWN_ACTS.values())
    assert not faults, "\n".join(faults)
    assert offered - done - NOT_SEEN - AFTER_OTHERS == set()


def large(world: World) -> list[tuple[Any, str]]:
    refs, clerk, applicant = world.refs, world.person("clerk"), world.person("applicant")
    return [
        *((None, path) for path in ("/", "/accounts/sign-in/", "/accounts/register/", "/register/", "/notices/")),
        (clerk, "/home/"),
        (clerk, "/dossiers/"),
        (clerk, f"/dossiers/{refs['dossier']}/"),
        (clerk, f"/dossiers/{refs['dossier']}/conditions/"),
        (clerk, f"/reviews/{refs['panel']}/"),
        (applicant, f"/materials/{refs['draft']}/"),
        (applicant, f"/materials/{refs['draft']}/s/team/"),
        (applicant, f"/materials/{refs['draft']}/attachments/"),
        (world.person("chair"), f"/reviews/{refs['panel']}/sheet/"),
    ]


def test_large_text_and_high_contrast_hold_on_a_telephone(world: World, reader: Reader) -> None:
    """The buttons set them and they stay; nothing overflows, all is to be read, nothing to press is too small."""
    reader.speak("zh-hans")
    reader.be(None)
    reader.page.set_viewport_size({"width": WIDE, "height": 900})
    reader.open("/")
    for name, value in (("size", "elder"), ("contrast", "high")):
        with reader.page.expect_navigation():
            reader.page.locator(f".utility-settings [name={name}]").press("Enter")
        assert f"{name}-{value}" in (reader.page.locator("html").get_attribute("class") or "")
    found = []
    for user, path in large(world):
        reader.be(user)
        reader.open(path)
        faults = reader.look("zh-hans", [(NARROW, {})])
        faults += reader.page.evaluate("window.lookAtTargets()")
        found += [f"{path}: {fault}" for fault in faults]
    reader.context.clear_cookies(name="display_size")
    reader.context.clear_cookies(name="display_contrast")
    assert not found, "\n".join(found)


def printed(world: World) -> list[tuple[Any, str]]:
    refs, clerk = world.refs, world.person("clerk")
    return [
        (None, "/register/"),
        (None, f"/notices/{refs['notice']}/"),
        (clerk, "/dossiers/"),
        (clerk, f"/dossiers/{refs['dossier']}/"),
        (clerk, f"/dossiers/{refs['dossier']}/conditions/"),
        (clerk, f"/dossiers/{refs['dossier']}/check/"),
        (clerk, f"/materials/{refs['submitted']}/submission/1/"),
        (world.person("applicant"), f"/materials/{refs['draft']}/s/team/"),
    ]


def test_pages_go_to_paper(world: World, reader: Reader) -> None:
    reader.speak("zh-hans")
    reader.page.emulate_media(media="print")
    reader.page.set_viewport_size({"width": 680, "height": 960})  # A4 without its margins
    found = []
    for user, path in printed(world):
        reader.be(user)
        reader.open(path)
        found += [f"{path}: {fault}" for fault in reader.page.evaluate("window.lookAtPaper()")]
    reader.page.emulate_media(media="screen")
    assert not found, "\n".join(found)
