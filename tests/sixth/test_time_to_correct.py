"""补正期限: ten working days to answer what the bureau asked; who does not answer is deemed to have withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

import rules
from accounts.models import Notification
from applications.answering import with_time_to_answer
from applications.models import Dossier
from cities.calendar import confirm_year, prepare_year
from cities.models import CalendarYear
from materials.queries import current_correction
from portal.demonstration.story import Story
from portal.demonstration.way import place_of
from tests.applications.factories import story_at
from tests.cast import Cast
from workflow import perform, run_pending
from workflow.arrival import arrived
from workflow.chain import broken_links
from workflow.deadlines import fire_deadlines
from workflow.models import Deadline, Event

pytestmark = pytest.mark.django_db
CHINA = ZoneInfo("Asia/Shanghai")
ASKED = datetime(2026, 9, 28, 10, tzinfo=CHINA)
LAST = date(2026, 10, 16)
"""Ten working days after it: 29 and 30 September, then, past the holiday, 8 to 10 October (of which the 10th is worked)
and 12 to 16."""


@pytest.fixture
def clock() -> Iterator[Any]:
    with time_machine.travel(ASKED - timedelta(days=90), tick=False) as clock:
        yield clock


@pytest.fixture
def cast(clock: Any, cast: Cast) -> Cast:
    """In office since three months before."""
    clock.move_to(ASKED - timedelta(minutes=30))
    return cast


@pytest.fixture
def story(cast: Cast, clock: Any) -> Story:
    """At the formal check, and returned."""
    story = story_at(cast, "formal_check")
    clock.move_to(ASKED)
    story.return_for_correction(cast.clerk)
    return story


def end_of(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), datetime.min.time(), CHINA)


def stage_of(story: Story) -> Any:
    return Dossier.objects.get(pk=story.dossier.pk).process.current_stage


def state_of(story: Story) -> str:
    return str(Dossier.objects.get(pk=story.dossier.pk).state)


def running(story: Story) -> Deadline | None:
    return story.dossier.process.deadlines.filter(fired_at=None, cancelled_at=None).first()


def page_of(cast: Cast, who: str, story: Story) -> str:
    return str(cast.client(who).get(story.dossier.get_absolute_url()).content.decode())


def test_the_last_day_comes_from_the_calendar(story: Story) -> None:
    stage = stage_of(story)
    assert stage.key == "application"
    assert (stage.due_at, stage.due_provisional) == (end_of(LAST), False)
    assert running(story) is not None
    event = Event.objects.filter(process=story.dossier.process_id, action="return_for_correction").latest("seq")
    assert event.detail.data["until"] == str(LAST)


def test_applicant_and_office_read_until_when_and_on_what_clause(cast: Cast, story: Story) -> None:
    for who in ("applicant", "clerk"):
        page = page_of(cast, who, story)
        assert LAST.isoformat() in page, who
        assert "自收到补正通知之日起10个工作日内补正" in page, who
    form = reverse("materials:overview", args=[story.dossier.draft.ref])
    assert LAST.isoformat() in cast.client("applicant").get(form).content.decode()
    run_pending()
    told = Notification.objects.filter(user=cast.applicant).latest("pk")
    assert str(LAST) in told.text


def test_who_returns_it_is_told_beforehand(cast: Cast, clock: Any) -> None:
    story = story_at(cast, "formal_check")
    clock.move_to(ASKED)
    address = reverse("applications:act", args=[story.dossier.ref, "return_for_correction"])
    page = cast.client("clerk").get(address).content.decode()
    assert LAST.isoformat() in page and "逾期未补正的，视为撤回申报" in page


def test_answered_in_time_its_clock_stops(story: Story, clock: Any) -> None:
    clock.move_to(end_of(LAST) - timedelta(seconds=1))
    story.hand_in()
    assert place_of(story) == "formal_check"
    assert stage_of(story).due_at is None
    clock.move_to(end_of(LAST) + timedelta(days=3))
    fire_deadlines()
    assert state_of(story) == "under_way"


def test_what_arrived_in_time_is_in_time_though_its_turn_came_later(story: Story, clock: Any) -> None:
    clock.move_to(end_of(LAST) + timedelta(seconds=50))
    fire_deadlines()
    assert state_of(story) == "returned"
    with arrived(end_of(LAST) - timedelta(seconds=20)):
        story.hand_in()
    assert state_of(story) == "under_way"


def test_a_minute_late_is_refused_with_the_clause(story: Story, clock: Any, refused: Any) -> None:
    clock.move_to(end_of(LAST) + timedelta(seconds=60))
    reason = refused("late", story.hand_in)
    assert str(LAST) in str(reason) and "第六条（二）" in str(reason)


def test_nobody_answered_the_sweep_ends_it(cast: Cast, story: Story, clock: Any) -> None:
    clock.move_to(end_of(LAST) + timedelta(minutes=3))
    run_pending()
    dossier = Dossier.objects.get(pk=story.dossier.pk)
    assert (dossier.state, dossier.waits_for, dossier.draft.open_scope) == ("withdrawn", "", "none")
    assert dossier.process.closed_at is not None
    event = Event.objects.filter(process=dossier.process_id).latest("seq")
    assert (event.action, event.actor) == ("lapse", None)
    assert "逾期未补正的，视为撤回申报" in event.detail.data["reason"]
    for who in (cast.applicant, cast.clerk):
        assert "第六条（二）" in Notification.objects.filter(user=who).latest("pk").text
    record = reverse("applications:tab", args=[dossier.ref, "record"])
    page = cast.client("applicant").get(record).content.decode()
    assert "逾期未补正的，视为撤回申报" in page
    assert cast.client("applicant").get(dossier.get_absolute_url()).status_code == 200
    run_pending()
    assert Event.objects.filter(process=dossier.process_id, action="lapse").count() == 1
    assert list(broken_links()) == []


def test_a_sweep_that_slept_for_a_month_does_the_same(story: Story, clock: Any) -> None:
    clock.move_to(end_of(LAST) + timedelta(days=31))
    run_pending()
    assert state_of(story) == "withdrawn"


def test_it_cannot_be_done_by_hand_nor_before_its_time(cast: Cast, story: Story, refused: Any) -> None:
    refused("forbidden", perform, story.dossier, "lapse", cast.clerk)
    refused("running", perform, story.dossier, "lapse", None)
    for key in ("lapse", "settle_time_to_answer"):
        for who in ("applicant", "clerk", "leader", "stranger"):
            address = reverse("applications:act", args=[story.dossier.ref, key])
            assert cast.client(who).post(address, {}).status_code == 404, (key, who)


def test_withdrawn_by_the_applicant_nothing_runs_on(story: Story) -> None:
    story.withdraw()
    assert running(story) is None


def test_each_correction_has_its_own_time(cast: Cast, story: Story, clock: Any) -> None:
    story.hand_in()
    clock.move_to(datetime(2026, 10, 12, 9, tzinfo=CHINA))
    story.return_for_correction(cast.clerk)
    assert stage_of(story).due_at == end_of(date(2026, 10, 26))
    clock.move_to(end_of(LAST) + timedelta(minutes=3))
    run_pending()
    assert state_of(story) == "returned"


def test_what_the_department_asks_has_no_limit_in_this_text(cast: Cast, clock: Any) -> None:
    story = story_at(cast, "recommendation")
    story.return_for_correction(cast.officer)
    assert (stage_of(story).due_at, running(story)) == (None, None)


def test_a_last_day_beyond_the_calendar_is_a_guess_until_the_year_is_loaded(cast: Cast, clock: Any) -> None:
    CalendarYear.objects.filter(year=2027).delete()
    story = story_at(cast, "formal_check")
    clock.move_to(datetime(2026, 12, 28, 9, tzinfo=CHINA))
    story.return_for_correction(cast.clerk)
    guess = stage_of(story)
    assert guess.due_provisional
    clock.move_to(guess.due_at + timedelta(days=2))
    run_pending()
    assert state_of(story) == "returned"
    prepare_year(2027)
    confirm_year(2027, "国办发明电〔2026〕99号")
    settled = stage_of(story)
    assert not settled.due_provisional
    assert settled.due_at == end_of(date(2027, 1, 11))
    assert [event.action for event in story.dossier.process.events.order_by("-seq")[:1]] == ["settle_time_to_answer"]
    run_pending()
    assert state_of(story) == "withdrawn"


def test_no_other_text_has_such_a_limit(clock: Any) -> None:
    others = [edition for edition in rules.editions() if edition.city != "qiwu"]
    assert [edition.key for edition in others if with_time_to_answer(edition.key)] == []
    assert with_time_to_answer("qiwu/r2026")


def test_the_correction_stays_on_record(story: Story, clock: Any) -> None:
    clock.move_to(datetime(2026, 12, 1, tzinfo=UTC))
    run_pending()
    correction = current_correction(story.dossier.draft)
    assert correction is not None
    assert timezone.localdate(correction.asked_at) == ASKED.date()
