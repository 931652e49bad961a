"""The pictures that no journey passes by: the sign-in page, and form and dossier on a telephone."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from tests.cast import Cast
from tests.journeys.pictures import picture
from tests.journeys.visitor import Visitor

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif("SCREENS" not in os.environ, reason="pictures are asked for by `make screens`"),
]


def test_pictures(company: Cast, guest: Callable[..., Visitor], visitor: Callable[..., Visitor]) -> None:
    from tests.applications.factories import make_story

    story = make_story(company)
    anybody = visitor()
    anybody.go("/accounts/sign-in/")
    picture(anybody.page, "sign-in")
    story.hand_in()
    applicant = guest(company.applicant, width=390, height=844)
    for name, path in (
        ("form", f"/materials/{story.dossier.draft.ref}/s/conditions/"),
        ("dossier", f"/dossiers/{story.dossier.ref}/"),
    ):
        applicant.go(path)
        picture(applicant.page, f"{name}-mobile")
