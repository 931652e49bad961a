"""The scheduler slept over the National Day of 2026: what fell due meanwhile is caught up in order, each once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.utils import timezone

from accounts.models import Notification, RoleAssignment
from accounts.permissions import forget, holds
from applications.states import Waits
from notices.models import Objection
from notices.objecting import receive
from notices.posting import item_for
from portal.celery import app
from portal.demonstration.story import Story
from tests.applications.factories import make_story, story_at
from tests.cast import Cast, make_cast
from workflow import perform, run_pending
from workflow.chain import broken_links
from workflow.models import ChainAnchor, Deadline, Effect, Event

SOMEBODY = {"kind": "person", "name": "孙举报", "unit": "", "phone": "13800000000", "email": "", "address": ""}
ASLEEP, AWAKE = datetime(2026, 9, 29, 9, 0), datetime(2026, 10, 9, 9, 0)
POSTED: dict[str, tuple[datetime, datetime]] = {
    "hohhot": (datetime(2026, 9, 23, 10, 0), datetime(2026, 10, 9)),
    "jinzhong": (datetime(2026, 9, 22, 11, 0), datetime(2026, 10, 1)),
    "datong": (datetime(2026, 9, 22, 10, 0), datetime(2026, 10, 1)),
    "shijiazhuang": (datetime(2026, 9, 24, 10, 0), datetime(2026, 10, 10)),
}
"""Five working days each, by the State Council's calendar: when posted, and the end (24:00 of the last day)."""


def in_china(moment: datetime) -> datetime:
    return timezone.make_aware(moment)


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, Any]]:
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        with time_machine.travel(in_china(datetime(2026, 9, 22, 9, 0)), tick=False) as clock:
            stories = {city: story_at(make_cast(city), "publicity") for city in POSTED}
            run_pending()
            for city, (posted, _end) in sorted(POSTED.items(), key=lambda entry: entry[1]):
                clock.move_to(in_china(posted))
                stories[city].publicise()
            clock.move_to(in_china(datetime(2026, 9, 28, 16, 0)))
            receive(item_for(stories["jinzhong"].dossier.process), SOMEBODY, "场地面积与事实不符，附照片。")
            people: Cast = stories["datong"].people
            returned = make_story(people, direction="退回的一个方向", short_name="退回乙")
            returned.hand_in()
            perform(returned.dossier, "return_for_correction", people.officer, items=[returned._some_point()])
            RoleAssignment.objects.filter(user=people.clerk).update(valid_to=date(2026, 10, 5))
            RoleAssignment.objects.create(
                user=people.stranger, role="clerk", city=people.city, valid_from=date(2026, 10, 8)
            )
            clock.move_to(in_china(ASLEEP))
            wake()
            before = Event.objects.count()
            clock.move_to(in_china(AWAKE))
            wake()
            wake()  # two schedulers, or the first killed in the middle of it
        yield {"stories": stories, "returned": returned, "people": people, "before": before}
        transaction.set_rollback(True)


def wake() -> None:
    """Everything that the scheduler does, in its order."""
    app.loader.import_default_modules()
    for entry in settings.CELERY_BEAT_SCHEDULE.values():
        app.tasks[entry["task"]].apply(throw=True)


@pytest.fixture
def slept(world: dict[str, Any]) -> Iterator[dict[str, Any]]:
    from django.db import transaction

    with time_machine.travel(in_china(AWAKE), tick=False) as clock, transaction.atomic():
        yield {**world, "clock": clock}
        transaction.set_rollback(True)


def closed(story: Story) -> list[Event]:
    return list(story.dossier.process.events.filter(action="close_publicity"))


@pytest.mark.parametrize("city", POSTED)
def test_the_last_day_is_counted_over_the_holiday(slept: dict[str, Any], city: str) -> None:
    notice = item_for(slept["stories"][city].dossier.process).notice
    assert (notice.end, notice.provisional) == (in_china(POSTED[city][1]), False)


def test_what_fell_due_is_closed_once_in_the_order_in_which_it_fell_due(slept: dict[str, Any]) -> None:
    acts = Event.objects.filter(action="close_publicity").order_by("pk").values_list("process", flat=True)
    stories = slept["stories"]
    assert list(acts) == [stories[city].dossier.process_id for city in ("datong", "hohhot")]
    for city in ("datong", "hohhot"):
        stories[city].dossier.refresh_from_db()
        assert stories[city].dossier.waits_for == "decide"


def test_it_says_when_it_was_due_and_when_it_was_done(slept: dict[str, Any]) -> None:
    (event,) = closed(slept["stories"]["datong"])
    deadline = Deadline.objects.get(process=event.process, kind="publicity_end")
    assert event.at == deadline.fired_at == in_china(AWAKE)
    assert deadline.due_at == in_china(POSTED["datong"][1])
    assert event.detail.data["until"] == "2026-09-30"
    assert event.actor is None


def test_what_was_objected_to_waits_and_the_publisher_is_told_once(slept: dict[str, Any]) -> None:
    story = slept["stories"]["jinzhong"]
    story.dossier.refresh_from_db()
    assert (closed(story), story.dossier.waits_for) == ([], "publish")
    told = Notification.objects.filter(user=story.people.publisher, url=story.dossier.get_absolute_url())
    assert told.filter(message__contains="objection").count() == 1
    assert Objection.objects.get().received_at == in_china(datetime(2026, 9, 28, 16, 0))


def test_what_still_runs_ends_at_its_own_moment(slept: dict[str, Any]) -> None:
    story, end = slept["stories"]["shijiazhuang"], in_china(POSTED["shijiazhuang"][1])
    slept["clock"].move_to(end - timedelta(seconds=1))
    run_pending()
    assert closed(story) == []
    slept["clock"].move_to(end)
    run_pending()
    assert [event.at for event in closed(story)] == [end]


def test_roles_that_began_and_ended_meanwhile_are_taken_up(slept: dict[str, Any]) -> None:
    people: Cast = slept["people"]
    for user, may in ((people.clerk, False), (people.stranger, True), (people.publisher, True)):
        forget(user)
        assert holds(user, "publish" if user == people.publisher else "check_dossiers", people.city) is may, user.name


def test_nothing_is_left_over_and_the_chains_hold_with_an_anchor_for_each_waking(slept: dict[str, Any]) -> None:
    assert not Effect.objects.exclude(state="done").exists()
    assert list(broken_links()) == []
    assert [anchor.at for anchor in ChainAnchor.objects.order_by("pk")][-2:] == [in_china(AWAKE)] * 2
    assert Event.objects.count() == slept["before"] + 2


def test_a_correction_goes_on_where_it_was(slept: dict[str, Any]) -> None:
    """Nothing is due by itself there: whoever was asked before the holiday answers after it."""
    story = slept["returned"]
    story.dossier.refresh_from_db()
    assert story.dossier.process.events.latest("seq").action == "return_for_correction"
    assert story.dossier.waits_for == Waits.SUBMIT
    story.hand_in()
    assert story.dossier.waits_for == Waits.RECOMMEND
