"""axe finds nothing to object to on the main pages, wide and narrow, in Chinese and in English."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from portal.demonstration.story import Story
from tests.cast import Cast
from tests.journeys.pictures import picture
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

AXE = Path(settings.BASE_DIR, "node_modules/axe-core/axe.min.js")
OVERFLOW = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def violations(page: Any) -> list[str]:
    page.evaluate(AXE.read_text())
    found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
    return [f"{each['id']}: {node['html'][:160]}" for each in found for node in each["nodes"]]


@pytest.fixture
def on_notice(company: Cast) -> Story:
    """A dossier before the public, and another one beside it that is being filled in."""
    from tests.applications.factories import make_story

    story = make_story(company)
    story.hand_in()
    story.recommend()
    story.pass_check()
    story.convene()
    return story


def pages(story: Story) -> dict[str, list[tuple[str, str]]]:
    """Who looks at what; the name is that of the picture."""
    dossier, draft = f"/dossiers/{story.dossier.ref}", f"/materials/{story.dossier.draft.ref}"
    panel = f"/reviews/{story.panel.ref}"
    return {
        "": [
            ("front", "/"),
            ("sign-in", "/accounts/sign-in/"),
            ("registration", "/accounts/register/"),
            ("regulation", "/regulations/datong/"),
            ("calls", "/dossiers/calls/"),
            ("notices", "/notices/"),
            ("register", "/register/"),
            ("verification", "/documents/verify/"),
        ],
        "applicant": [
            ("home-applicant", "/home/"),
            ("list", "/dossiers/"),
            ("dossier", f"{dossier}/"),
            ("conditions", f"{dossier}/conditions/"),
            ("attachments", f"{dossier}/attachments/"),
            ("record", f"{dossier}/record/"),
            ("overview", f"{draft}/"),
            ("form", f"{draft}/s/conditions/"),
            ("plan", f"{draft}/plan/"),
            ("submission", f"{draft}/submission/1/"),
        ],
        "clerk": [
            ("home", "/home/"),
            ("review", f"{dossier}/review/"),
            ("papers", f"{dossier}/papers/"),
            ("panel", f"{panel}/"),
            ("experts", "/reviews/experts/"),
        ],
        "expert1": [("reviews", "/reviews/"), ("declaration", f"{panel}/")],
        "section_head": [("refusal", f"{dossier}/act/refuse/")],
    }


@pytest.mark.parametrize("width", [1280, 390])
def test_the_main_pages_are_accessible(
    width: int, company: Cast, on_notice: Story, guest: Callable[..., Visitor], open_page: Callable[..., Any], live_portal: str
) -> None:
    found = []
    for name, looked_at in pages(on_notice).items():
        reader = guest(company.person(name), width=width) if name else Visitor(open_page(width=width), live_portal)
        for language in ("zh-hans", "en"):
            reader.page.context.add_cookies(
                [{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": live_portal}]
            )
            for place, path in looked_at:
                reader.go(path)
                assert reader.page.locator("html").get_attribute("lang") == language
                found += [f"{path} {width} {language}: {each}" for each in violations(reader.page)]
                if reader.page.evaluate(OVERFLOW):
                    found.append(f"{path} {width} {language}: wider than the window")
                if language == "zh-hans":
                    take_a_picture(reader.page, place, width)
    assert found == []


PICTURES = {1280: {"sign-in", "home"}, 390: {"form", "dossier"}}


def take_a_picture(page: Any, place: str, width: int) -> None:
    if place in PICTURES[width]:
        picture(page, place if width == 1280 else f"{place}-mobile")
