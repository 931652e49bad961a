"""Every act of every procedure, done twice at the same moment and then once more from an old page: it happens once."""

from __future__ import annotations

import sys
import threading
from copy import copy
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone, translation

from portal.demonstration.story import Story
from portal.demonstration.way import advance
from tests.applications.factories import make_call, make_pool_for
from tests.applications.factories import open_dossier as fill_in
from tests.cast import make_cast
from workflow import Refused, import_door
from workflow import perform as real
from workflow.models import Event, Process


class Twice:
    """Stands in for ``perform`` everywhere: two threads do the act at once, then somebody whose page is old."""

    def __init__(self) -> None:
        self.depth = 0
        self.acts: set[tuple[str, str]] = set()
        self.together: set[tuple[str, str]] = set()
        self.wrong: list[str] = []

    def __call__(self, subject: Any, action: str, user: Any, **data: Any) -> Event:
        if threading.current_thread() is not threading.main_thread() or self.depth:
            return real(subject, action, user, **data)
        self.depth += 1
        try:
            return self.outermost(subject, action, user, data)
        finally:
            self.depth -= 1

    def outermost(self, subject: Any, action: str, user: Any, data: dict[str, Any]) -> Event:
        kind, seen = Process.objects.values_list("kind", "seq").get(pk=subject.process_id)
        self.acts.add((kind, action))
        data = {**data, "expected_seq": seen}
        if connection.in_atomic_block:
            event = real(subject, action, user, **data)  # others could not see what it begins with
        else:
            self.together.add((kind, action))
            event = self.at_once(subject, action, user, data)
        self.again(subject, action, user, data)
        if Event.objects.filter(process=subject.process_id, seq=event.seq).count() != 1:
            self.wrong.append(f"{action}: not one event")
        return event

    def at_once(self, subject: Any, action: str, user: Any, data: dict[str, Any]) -> Event:
        barrier = threading.Barrier(2)
        answers: list[Any] = []

        def act(mine: Any) -> None:
            try:
                barrier.wait(30)
                with import_door("test"):
                    answers.append(real(mine, action, user, **data))
            except Exception as error:  # looked at below
                answers.append(error)
            finally:
                connection.close()

        threads = [threading.Thread(target=act, args=(copy(subject),)) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        done = [answer for answer in answers if isinstance(answer, Event)]
        turned_away = [answer for answer in answers if not isinstance(answer, Event)]
        if len(done) != 1 or len(turned_away) != 1 or not isinstance(turned_away[0], Refused):
            self.wrong.append(f"{action} at once: {answers!r}")
        if not done:
            raise AssertionError(f"{action}: {answers!r}")
        subject.refresh_from_db()
        return done[0]

    def again(self, subject: Any, action: str, user: Any, data: dict[str, Any]) -> None:
        before = Event.objects.count()
        try:
            with translation.override("zh-hans"):
                real(copy(subject), action, user, **data)
        except Refused as refusal:
            if refusal.code not in ("stale", "forbidden") or not str(refusal):
                self.wrong.append(f"{action} again: {refusal.code} {refusal}")
        else:
            self.wrong.append(f"{action} again: done twice")
        if Event.objects.count() != before:
            self.wrong.append(f"{action} again: an event stayed")


@pytest.fixture
def twice(monkeypatch: pytest.MonkeyPatch) -> Twice:
    twice = Twice()
    for module in list(sys.modules.values()):
        if getattr(module, "perform", None) is real and module.__name__ not in (__name__, "workflow.door", "workflow"):
            monkeypatch.setattr(module, "perform", twice)
    return twice


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("city", ["datong", "jinzhong", "hohhot", "shijiazhuang", "liaocheng"])
def test_two_clicks_and_an_old_page_make_one_event(city: str, twice: Twice) -> None:
    cast = make_cast(city)
    make_pool_for(cast)
    call = make_call(cast)
    with import_door("test"):
        story = fill_in(cast, call, cast.institution, now=timezone.now() - timedelta(days=60))

        def let_time_pass(step: Any) -> None:
            if step is Story.close_publicity:
                story.now = story.now and story.now + timedelta(days=20)

        advance(story, "register", before=let_time_pass)
    assert twice.wrong == []
    done = set(Event.objects.filter(process=story.dossier.process_id).values_list("action", flat=True))
    tried = {action for kind, action in twice.acts if kind == "recognition"}
    follow_ons = {"enter_on_list", "announce_with_list", "conclude_review"}  # done within the act on another
    assert done - tried <= follow_ons
    at_once = {action for kind, action in twice.together if kind == "recognition"}
    assert {"submit", "approve", "issue_paper", "announce"} <= at_once
    numbers = list(Event.objects.filter(process=story.dossier.process_id).values_list("seq", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
