"""Workers that die, clocks that jump, deadlines that fail: nothing stays behind, nothing is done twice."""

import threading
from contextlib import contextmanager
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from tests.accounts.factories import make_user
from tests.workflow.factories import make_matter, make_process
from workflow import perform, run_pending
from workflow.chain import broken_links
from workflow.deadlines import failed_deadlines, fire_deadlines, late_deadlines, try_again
from workflow.effects import LEASE, MAX_ATTEMPTS, PAUSE, Unreachable, effects_to_run, run_effect
from workflow.models import Deadline, Effect, Event, Process
from workflow.sweeping import sweep

YEAR = timedelta(days=365)


@pytest.fixture
def clock():
    with time_machine.travel(timezone.now(), tick=False) as clock:
        yield clock


def effects_of(declare, matter, *kinds):
    declare.action("order", lambda act: [act.effect(kind, key=f"{kind}{n}") for n, kind in enumerate(kinds)])
    return list(perform(matter, "order", make_user()).effects.order_by("pk"))


def due_deadline(kind, moment, process=None):
    return Deadline.objects.create(process=process or make_process(), kind=kind, due_at=moment)


@pytest.mark.django_db
class TestClockPutBack:
    """A year ahead by mistake, and then right again."""

    def test_an_effect_does_not_wait_for_the_wrong_year(self, matter, declare, clock):
        seen = []
        declare.effect("tell", lambda row: seen.append(row.pk))
        clock.shift(YEAR)
        (row,) = effects_of(declare, matter, "tell")
        clock.shift(-YEAR)
        run_pending()
        assert seen == [row.pk]

    def test_a_lease_of_the_wrong_year_is_over(self, matter, declare, clock):
        seen = []
        declare.effect("tell", lambda row: seen.append(row.pk))
        (row,) = effects_of(declare, matter, "tell")
        Effect.objects.filter(pk=row.pk).update(state="running", lease_until=timezone.now() + YEAR)
        run_pending()
        assert seen == [row.pk]

    def test_a_deadline_that_rests_in_the_wrong_year_is_tried(self, declare, clock):
        fired = []
        declare.deadline("d", lambda row: fired.append(row.pk))
        row = due_deadline("d", timezone.now())
        Deadline.objects.filter(pk=row.pk).update(attempts=1, try_after=timezone.now() + YEAR)
        run_pending()
        assert fired == [row.pk]

    @pytest.mark.parametrize(("back", "dated", "says"), [(2, "same", False), (60 * 24, "now", True)])
    def test_an_event_is_not_dated_before_its_predecessor_without_a_word(
        self, matter, declare, clock, person, back, dated, says
    ):
        declare.action("nothing")
        first = perform(matter, "nothing", person)
        clock.shift(timedelta(minutes=-back))
        second = perform(matter, "nothing", person)
        assert second.at == (first.at if dated == "same" else timezone.now())
        assert ("clock" in second.detail.data) is says
        assert list(broken_links()) == []

    def test_a_deadline_fires_once_though_the_clock_goes_forth_and_back(self, declare, clock):
        fired = []
        declare.deadline("d", lambda row: fired.append(row.pk))
        row = due_deadline("d", timezone.now() + timedelta(days=2))
        for days in (3, -3, 1, 2):
            clock.shift(timedelta(days=days))
            run_pending()
        assert fired == [row.pk]


@pytest.mark.django_db
class TestDeadlinesThatFail:
    def test_batches_full_of_them_do_not_starve_the_one_behind(self, declare, clock, caplog, monkeypatch):
        """More than one batch, all before it; and the sweep comes to an end."""
        caplog.set_level("CRITICAL")
        tried, fired = [], []

        def broken(row):
            tried.append(row.pk)
            raise RuntimeError("broken")

        declare.deadline("bad", broken)
        declare.deadline("good", lambda row: fired.append(row.pk))
        now = timezone.now()
        many = Process.objects.bulk_create(Process(kind="line", edition="", opened_at=now) for _ in range(60))
        Deadline.objects.bulk_create(Deadline(process=each, kind="bad", due_at=now) for each in many)
        last = due_deadline("good", now + timedelta(hours=1))
        clock.shift(timedelta(days=10))
        monkeypatch.setattr("workflow.deadlines.BATCH", 25)
        assert fire_deadlines() == 1
        assert (len(tried), fired) == (60, [last.pk])

    def test_each_failure_is_shown_and_rests_longer_up_to_an_hour(self, declare, clock, caplog):
        caplog.set_level("CRITICAL")
        declare.deadline("bad", lambda row: 1 / 0)
        row = due_deadline("bad", timezone.now())
        waits = []
        for _sweep in range(9):
            assert fire_deadlines() == 0
            row = failed_deadlines().get()
            waits.append(int((row.try_after - timezone.now()).total_seconds()))
            clock.move_to(row.try_after)
        assert waits == [30, 60, 120, 240, 480, 960, 1920, 3600, 3600]
        assert row.error == "ZeroDivisionError: division by zero"
        assert late_deadlines().count() == 1
        clock.shift(-1)
        assert late_deadlines().count() == 0
        try_again(row)
        fire_deadlines()
        assert failed_deadlines().get().attempts == 10

    def test_the_operator_sees_it_and_lets_it_be_tried_again(self, declare, cast, caplog):
        caplog.set_level("CRITICAL")
        declare.deadline("bad", lambda row: 1 / 0)
        row = due_deadline("bad", timezone.now() - timedelta(days=1))
        browser = cast.client("platform_admin")
        assert "定时任务未按时执行" in browser.get("/effects/").content.decode()
        fire_deadlines()
        page = browser.get("/effects/").content.decode()
        assert "执行失败的到期事项" in page
        assert "ZeroDivisionError" in page
        assert browser.post(f"/deadlines/{row.pk}/retry/").status_code == 302
        assert Deadline.objects.get(pk=row.pk).try_after is None
        assert cast.client("leader").post(f"/deadlines/{row.pk}/retry/").status_code == 403


@pytest.mark.django_db
class TestServersThatDoNotAnswer:
    def test_the_whole_kind_rests_and_others_go_on(self, matter, declare, clock, caplog):
        caplog.set_level("CRITICAL")
        tried, seen = [], []

        def mail(row):
            tried.append(row.pk)
            raise Unreachable("no answer")

        declare.effect("letter", mail)
        declare.effect("tell", lambda row: seen.append(row.pk))
        rows = effects_of(declare, matter, "letter", "letter", "letter", "tell")
        run_pending()
        assert (tried, seen) == ([rows[0].pk], [rows[3].pk])
        clock.shift(PAUSE)
        run_pending()
        assert len(tried) == 2

    def test_what_kills_every_worker_ends_as_failed(self, matter, declare, clock):
        declare.effect("deadly", lambda row: None)
        (row,) = effects_of(declare, matter, "deadly")
        Effect.objects.filter(pk=row.pk).update(
            state="running", attempts=MAX_ATTEMPTS, lease_until=timezone.now() - timedelta(seconds=1)
        )
        assert run_effect(row.pk) is False
        row.refresh_from_db()
        assert row.state == "failed"
        assert "ended in the middle" in row.error


@contextmanager
def in_the_middle(effect_started, go_on, pk):
    """A worker on a connection of its own that is in the middle of an effect."""
    pids = []

    def work():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            pids.append(cursor.fetchone()[0])
        try:
            run_effect(pk)
        except Exception:  # its connection was ended
            connection.close()
        finally:
            connection.close()

    thread = threading.Thread(target=work)
    thread.start()
    assert effect_started.wait(10)
    try:
        yield pids[0]
    finally:
        go_on.set()
        thread.join(20)


@pytest.mark.django_db(transaction=True)
class TestWorkerInTheMiddle:
    def ordered(self, declare):
        started, go_on, done = threading.Event(), threading.Event(), []

        def slow(row):
            done.append(threading.get_ident())
            if len(done) == 1:
                started.set()
                go_on.wait(10)
            make_user()

        declare.effect("slow", slow)
        (row,) = effects_of(declare, make_matter(), "slow")
        return row, started, go_on, done

    def test_one_that_lives_keeps_its_effect_beyond_the_lease(self, declare):
        row, started, go_on, done = self.ordered(declare)
        with in_the_middle(started, go_on, row.pk), time_machine.travel(timezone.now() + 3 * LEASE):
            assert run_effect(row.pk) is False
        row.refresh_from_db()
        assert (row.state, row.attempts, len(done)) == ("done", 1, 1)

    def test_one_that_died_leaves_it_to_the_next_and_nothing_half_done(self, declare, caplog):
        caplog.set_level("CRITICAL")
        row, started, go_on, done = self.ordered(declare)
        with in_the_middle(started, go_on, row.pk) as pid:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_terminate_backend(%s)", [pid])
            go_on.set()
        Effect.objects.filter(pk=row.pk, state="running").update(lease_until=timezone.now() - timedelta(seconds=1))
        Effect.objects.filter(pk=row.pk).update(run_after=timezone.now())
        assert effects_to_run() == [row.pk]
        assert run_effect(row.pk) is True
        row.refresh_from_db()
        assert (row.state, len(done)) == ("done", 2)

    def test_a_second_sweep_leaves_it_to_the_first(self, declare):
        row, started, go_on, done = self.ordered(declare)
        answers = []

        def first():
            answers.append(sweep())
            connection.close()

        thread = threading.Thread(target=first)
        thread.start()
        assert started.wait(10)
        assert sweep() is False
        go_on.set()
        thread.join(20)
        assert answers == [True]
        assert sweep() is True
        assert len(done) == 1
        assert Event.objects.filter(process=row.event.process).count() == 1
