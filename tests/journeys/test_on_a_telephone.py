"""Sign-in page, form and dossier as they look: the pictures of them, and that a telephone holds them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from portal.demonstration.story import Story
from tests.cast import Cast
from tests.journeys.pictures import picture
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

OVERFLOW = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


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


def test_form_and_dossier_are_whole_on_a_telephone(
    company: Cast, story: Story, guest: Callable[..., Visitor], visitor: Callable[..., Visitor]
) -> None:
    anybody = visitor()
    anybody.go("/accounts/sign-in/")
    picture(anybody.page, "sign-in")
    applicant = guest(company.applicant, width=390, height=844)
    for name, path in (
        ("form", f"/materials/{story.dossier.draft.ref}/s/conditions/"),
        ("dossier", f"/dossiers/{story.dossier.ref}/"),
    ):
        applicant.go(path)
        picture(applicant.page, f"{name}-mobile")
        assert not applicant.page.evaluate(OVERFLOW), path
