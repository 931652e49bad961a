"""Calls and dossiers in the state that a test needs, brought there by the real acts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from applications.models import Call
from applications.states import CallState
from portal.demonstration.story import Story, advance, open_dossier
from tests.cast import Cast
from tests.reviews.factories import make_pool
from workflow import import_door

LONG_AGO = timedelta(days=60)


def make_call(cast: Cast, **kwargs: Any) -> Call:
    given = {
        "city": cast.city,
        "title": "2026年度大同市技术创新中心申报通知",
        "edition": "datong/trial",
        "opens_at": timezone.now() - timedelta(days=200),
        "state": CallState.OPEN,
    }
    return Call.objects.create(**{**given, **kwargs})


def make_story(cast: Cast, call: Call | None = None, **changes: Any) -> Story:
    """A dossier that is filled in and not handed in."""
    return open_dossier(cast, call or make_call(cast), cast.institution, **changes)


def story_at(cast: Cast, place: str, **changes: Any) -> Story:
    """A dossier that has come as far as ``place``; places after the publicity need the past, so it lies 60 days back."""
    make_pool(cast)
    call = make_call(cast)
    with import_door("test"):
        story = open_dossier(cast, call, cast.institution, now=timezone.now() - LONG_AGO, **changes)
        for name in _places_to(place):
            if name == "approval":
                story.now = story.now and story.now + timedelta(days=12)
            _step(story, name)
    story.now = None
    return story


def _places_to(place: str) -> list[str]:
    from portal.demonstration.story import STEPS

    names = [name for name, _step in STEPS]
    return names[: names.index(place) + 1] if place != "application" else []


def _step(story: Story, name: str) -> None:
    from portal.demonstration.story import STEPS

    dict(STEPS)[name](story)


__all__ = ["advance", "make_call", "make_story", "story_at"]
