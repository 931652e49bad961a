"""Calls and dossiers in the state that a test needs, brought there by the real acts."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Any

from django.utils import timezone

import rules
from applications.basis import why_needed
from applications.checking import office_of
from applications.conditions import due_for_judgement
from applications.layout import layout_clause, plan_for, publish_layout_plan
from applications.models import Call, Dossier, LayoutPlan
from applications.states import CallState
from materials.forms import ReviewFormSet
from materials.queries import latest_submission
from portal.demonstration.story import Story, open_dossier
from portal.demonstration.way import Step, advance
from tests.cast import Cast
from tests.reviews.factories import make_pool
from workflow import import_door, perform
from workflow.models import Process

LONG_AGO = timedelta(days=60)


def make_call(cast: Cast, **kwargs: Any) -> Call:
    """An open call of the cast's city; with a basis and a layout plan where the text asks for them."""
    city = cast.city
    needs_basis = why_needed(rules.edition(city.current_edition), timezone.localdate())
    given = {
        "city": city,
        "title": f"2026年度{city.name}技术创新中心申报通知",
        "edition": city.current_edition,
        "opens_at": timezone.now() - timedelta(days=200),
        "state": CallState.OPEN,
        "basis": "经局长办公会议研究，新办法印发前按本办法执行。" if needs_basis else "",
    }
    call = Call.objects.create(**{**given, **kwargs})
    if layout_clause(call.rules) is not None and plan_for(call) is None:
        make_layout_plan(cast)
    return call


def make_layout_plan(cast: Cast) -> LayoutPlan:
    edition = rules.edition(cast.city.current_edition)
    return publish_layout_plan(
        cast.city,
        cast.clerk,
        title=f"{cast.city.name}技术创新中心规划布局方案",
        text="按重点产业和未来产业布局。",
        issued_on=timezone.localdate() - timedelta(days=220),
        fields=[],
        directions=[(choice.value, f"{choice.label.zh}方向") for choice in edition.fields],
        at=timezone.now() - timedelta(days=220),
    )


def make_story(cast: Cast, call: Call | None = None, **changes: Any) -> Story:
    """A dossier that is filled in and not handed in."""
    return open_dossier(cast, call or make_call(cast), cast.institution, **changes)


def story_at(cast: Cast, place: str, **changes: Any) -> Story:
    """A dossier that has come as far as ``place``; publicity takes time, so it lies 60 days back.

    ``"application"`` is a dossier that is filled in and not handed in.
    """
    make_pool_for(cast)
    call = make_call(cast)
    with import_door("test"):
        story = open_dossier(cast, call, cast.institution, now=timezone.now() - LONG_AGO, **changes)

        def let_time_pass(step: Step) -> None:
            if step is Story.close_publicity:
                story.now = story.now and story.now + timedelta(days=20)

        advance(story, place, before=let_time_pass)
    story.now = None
    return story


def make_pool_for(cast: Cast) -> None:
    """Five experts, of the kinds that the city's text asks for."""
    pool = make_pool(cast)
    review = rules.edition(cast.city.current_edition).stage("expert_review")
    wanted: Any = review.parameters.get("expert_kinds", ())
    for kind, expert in zip(wanted, reversed(pool), strict=False):
        type(expert).objects.filter(pk=expert.pk).update(kind=kind)


def review(dossier: Dossier, user: Any, **rows: dict[str, str]) -> None:
    """Fill in the page on which conditions are checked, as its buttons do; ``rows`` by the fact they look at.

    All else is confirmed against its proof, and judged as met.
    """
    submission = latest_submission(dossier.draft)
    if submission is None:
        raise RuntimeError("nothing has been handed in")
    data: dict[str, str] = {}
    is_due = due_for_judgement(Process.objects.select_related("current_stage").get(pk=dossier.process_id))
    office = office_of(Dossier.objects.select_related("process__current_stage").get(pk=dossier.pk), user)
    given_form = partial(ReviewFormSet, submission, office=office, user=user, may_judge=is_due)
    for form in given_form().forms:
        given = {name: str(form.initial.get(name) or "") for name in form.fields}
        given["result"] = "confirmed" if form.row.files else "not_checked"
        if form.row.files:
            given |= {"attachment": str(form.row.files[0].ref), "verified_value": "", "note": ""}
        if form.judges:
            given |= {"met": given.get("met") or "true", "reasons": given.get("reasons") or "认为符合该项规定。"}
        if "held_on" in given:
            given |= {"held_on": str(timezone.localdate()), "minutes_number": "局长办公会议纪要〔2026〕1号"}
        for fact, changes in rows.items():
            if fact in {claimed.key for claimed in form.row.claimed}:
                given |= changes
        data |= {form.add_prefix(name): value for name, value in given.items()}
    perform(dossier, "check_conditions", user, review=given_form(data))


def refute(dossier: Dossier, user: Any, fact: str, value: str) -> None:
    """An officer finds in the attachment another value than the one stated."""
    found = {"result": "refuted", "fact": fact, "verified_value": value, "note": "与证明不符。"}
    review(dossier, user, **{fact: found})


__all__ = ["advance", "make_call", "make_layout_plan", "make_story", "refute", "review", "story_at"]
