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
    return [f"{each['id']}: {node['target'][0]} {node['html'][:120]}" for each in found for node in each["nodes"]]


@pytest.fixture
def story(company: Cast) -> Story:
    """A dossier that its panel is about to judge."""
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
    panel, city = f"/reviews/{story.panel.ref}", story.dossier.city.slug
    return {
        "": [
            ("front", "/"),
            ("sign-in", "/accounts/sign-in/"),
            ("registration", "/accounts/register/"),
            ("calls", "/dossiers/calls/"),
            ("notices", "/notices/"),
            ("register", "/register/"),
            ("verification", "/documents/verify/"),
            ("guides", "/guides/"),
            ("guide", f"/guides/{city}/applicant/"),
            ("guide-public", f"/guides/{city}/public/"),
            ("self-check-cities", "/self-check/"),
            ("self-check", f"/self-check/{city}/"),
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
            ("check", f"{dossier}/check/"),
            ("guide-bureau", f"/guides/{city}/bureau/"),
            ("what-if", "/dossiers/what-if/"),
            ("review", f"{dossier}/review/"),
            ("papers", f"{dossier}/papers/"),
            ("panel", f"{panel}/"),
            ("experts", "/reviews/experts/"),
        ],
        "expert1": [("reviews", "/reviews/"), ("declaration", f"{panel}/")],
        "section_head": [("refusal", f"{dossier}/act/refuse/")],
    }


@pytest.mark.parametrize(("width", "language"), [(1280, "zh-hans"), (390, "en")])
def test_the_main_pages_are_accessible(
    width: int,
    language: str,
    company: Cast,
    story: Story,
    guest: Callable[..., Visitor],
    visitor: Callable[..., Visitor],
) -> None:
    """Every page once wide and once narrow, once in each language."""
    found: dict[str, list[str]] = {}
    for name, looked_at in pages(story).items():
        reader = guest(company.person(name), width=width) if name else visitor(width=width)
        reader.page.context.add_cookies(
            [{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": reader.portal}]
        )
        for place, path in looked_at:
            reader.go(path)
            assert reader.page.locator("html").get_attribute("lang") == language
            for each in violations(reader.page):
                found.setdefault(each, []).append(place)
            if reader.page.evaluate(OVERFLOW):
                found.setdefault("wider than the window", []).append(place)
            if width == 1280 and place == "sign-in":
                picture(reader.page, place)
    assert not found, "\n".join(f"{each}: {', '.join(places)}" for each, places in found.items())


def test_form_and_dossier_are_fine_on_a_telephone_in_chinese(
    company: Cast, story: Story, guest: Callable[..., Visitor]
) -> None:
    applicant = guest(company.applicant, width=390, height=844)
    found = []
    for name, path in (
        ("form", f"/materials/{story.dossier.draft.ref}/s/conditions/"),
        ("dossier", f"/dossiers/{story.dossier.ref}/"),
    ):
        applicant.go(path)
        picture(applicant.page, f"{name}-mobile")
        found += violations(applicant.page)
        assert not applicant.page.evaluate(OVERFLOW), path
    assert not found, "\n".join(found)
