"""Every page of the portal as those see it who see the most, in both languages and both widths: axe objects to nothing,
nothing is wider than the window, nothing is left in English, no two pages have one title, the browser is silent."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import get_resolver
from django.utils import timezone

from applications.beginning import KIND
from portal.demonstration.story import Story, open_dossier
from portal.demonstration.way import Step, advance
from tests.portal.access_table import TABLE
from tests.portal.access_world import ROLES, World
from tests.portal.test_access import names_of
from tests.reach.reader import NARROW, Reader
from tests.reach.summaries import silent_forms
from tests.reach.walking import ACTS, FILES, acts, pages
from workflow import import_door
from workflow.registry import actions_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PEOPLE = ("applicant", "officer", "clerk", "section_head", "publisher", "leader", "chair", "expert")
STAGES = (
    "recommendation",
    "formal_check",
    "expert_review",
    "plan_improvement",
    "plan_check",
    "deliberation",
    "publicity",
)
STAGES += ("on_notice", "approval", "issuing", "announcement")
NOT_SEEN = {"begin", "objection_upheld", "enter_on_list", "announce_with_list"}
"""Acts without a page of their own."""
AFTER_OTHERS = {"reconsider", "close_publicity"}
"""Need an objection that was upheld, or a period that has ended without the portal noticing."""


@pytest.fixture(scope="module")
def world(served: str) -> World:
    from django.db import transaction

    from tests.portal.access_world import make_world

    with transaction.atomic():
        return make_world()


def test_every_address_that_shows_a_page_is_walked() -> None:
    walked = {row.name for row in TABLE if "ok" in row.GET} | ACTS
    never = {row.name for row in TABLE} - walked
    assert set(names_of(get_resolver())) - walked == never
    assert all(row.GET.startswith(("405", "404")) for row in TABLE if row.name in never)
    assert walked >= FILES


def test_pages(world: World, reader: Reader) -> None:
    faults = reader.walk(list(pages(world, TABLE, ROLES)))
    assert not faults, "\n".join(faults)


def test_acts(world: World, reader: Reader) -> None:
    """What can be done in the world as it is, and then along the way of one dossier more."""
    people = [world.person(name) for name in PEOPLE]
    done: set[str] = set()
    faults = reader.walk(list(acts(people, done)))
    story = open_dossier(
        world.cast,
        world.draft.dossier.call,
        world.cast.institution,
        number=30,
        now=timezone.now() - timedelta(days=60),
        direction="最后一个方向的工程化",
        short_name="行程辛",
    )

    def let_time_pass(step: Step) -> None:
        if step is Story.close_publicity:
            story.now = story.now and story.now + timedelta(days=20)

    for stage in STAGES:
        with import_door("test"):
            advance(story, stage, before=let_time_pass)
        faults += reader.walk(list(acts(people, done)))
    assert not faults, "\n".join(faults)
    offered = {action.key for action in actions_of(KIND, story.dossier.process.edition) if action.offered}
    assert offered - done - NOT_SEEN - AFTER_OTHERS == set()


def test_every_form_that_comes_back_says_what_is_wrong(world: World) -> None:
    faults = silent_forms(world, TABLE, ROLES)
    assert not faults, "\n".join(faults)


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
    found = []
    for user, path in printed(world):
        reader.be(user)
        reader.open(path)
        reader.page.emulate_media(media="print")
        reader.page.set_viewport_size({"width": 680, "height": 960})  # A4 without its margins
        found += [f"{path}: {fault}" for fault in reader.page.evaluate("window.lookAtPaper()")]
        reader.page.emulate_media(media="screen")
    assert not found, "\n".join(found)
