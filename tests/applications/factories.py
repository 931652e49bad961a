"""Calls and dossiers in the state that a test needs, brought there by the real acts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from applications.models import Call, Dossier
from applications.states import CallState
from materials.forms import ReviewFormSet
from materials.queries import latest_submission
from portal.demonstration.story import Story, advance, open_dossier
from tests.cast import Cast
from tests.reviews.factories import make_pool
from workflow import import_door, perform

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
    """A dossier that has come as far as ``place``; publicity takes time, so it lies 60 days back."""
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


def review(dossier: Dossier, user: Any, **rows: dict[str, str]) -> None:
    """Fill in the page on which conditions are checked, as its buttons do; ``rows`` by the fact they look at.

    All else is confirmed against its proof, and judged as met.
    """
    submission = latest_submission(dossier.draft)
    if submission is None:
        raise RuntimeError("nothing has been handed in")
    data: dict[str, str] = {}
    for form in ReviewFormSet(submission).forms:
        given = {name: str(form.initial.get(name) or "") for name in form.fields}
        given["result"] = "confirmed" if form.row.files else "not_checked"
        if form.row.files:
            given |= {"attachment": str(form.row.files[0].ref), "verified_value": "", "note": ""}
        if form.row.needs_judgement:
            given |= {"met": given.get("met") or "true", "reasons": given.get("reasons") or "认为符合该项规定。"}
        for fact, changes in rows.items():
            if fact in {claimed.key for claimed in form.row.claimed}:
                given |= changes
        data |= {form.add_prefix(name): value for name, value in given.items()}
    perform(dossier, "check_conditions", user, review=ReviewFormSet(submission, data))


def refute(dossier: Dossier, user: Any, fact: str, value: str) -> None:
    """An officer finds in the attachment another value than the one stated."""
    found = {"result": "refuted", "fact": fact, "verified_value": value, "note": "与证明不符。"}
    review(dossier, user, **{fact: found})


__all__ = ["advance", "make_call", "make_story", "refute", "review", "story_at"]
