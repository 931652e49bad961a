"""What must follow an event is done once, whatever is lost on the way; deadlines fire once, however late."""

import threading
from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from tests.workflow.factories import make_matter
from workflow import perform, run_pending
from workflow.deadlines import fire_deadlines
from workflow.effects import LEASE, MAX_ATTEMPTS, retry, run_effect
from workflow.models import Deadline, Effect


@pytest.fixture
def clock():
    with time_machine.travel(timezone.now(), tick=False) as clock:
        yield clock


def order(declare, matter, *kinds):
    """An act that asks for these effects."""
    declare.action("order", lambda act: [act.effect(kind, key=f"{kind}{n}") for n, kind in enumerate(kinds)])
    event = perform(matter, "order", None if matter is None else matter_user())
    return list(event.effects.order_by("pk"))


def matter_user():
    from tests.accounts.factories import make_user

    return make_user()


@pytest.mark.django_db
class TestEffects:
    def test_an_effect_is_carried_out_once(self, matter, declare, clock):
        seen = []
        declare.effect("tell", lambda row: seen.append(row.arguments))
        (row,) = order(declare, matter, "tell")
        assert run_effect(row.pk) is True
        assert run_effect(row.pk) is False
        run_pending()
        row.refresh_from_db()
        assert (len(seen), row.state, row.attempts, row.done_at) == (1, "done", 1, timezone.now())

    def test_the_sweep_finds_what_no_message_told_of(self, matter, declare):
        seen = []
        declare.effect("tell", lambda row: seen.append(row.key))
        rows = order(declare, matter, "tell", "tell")
        run_pending()
        assert seen == [row.key for row in rows]

    def test_an_effect_that_somebody_holds_is_left_alone_until_the_lease_ends(self, matter, declare, clock):
        seen = []
        declare.effect("tell", lambda row: seen.append(row.pk))
        (row,) = order(declare, matter, "tell")
        Effect.objects.filter(pk=row.pk).update(state="running", lease_until=timezone.now() + LEASE)
        run_pending()
        clock.shift(LEASE)
        run_pending()
        assert seen == []
        clock.shift(1)
        run_pending()
        assert seen == [row.pk]

    def test_a_failure_leaves_nothing_half_done_and_is_tried_again_later_and_later(self, matter, declare, clock):
        def handler(row):
            Effect.objects.filter(pk=row.pk).update(arguments={"half": "done"})
            raise OSError("no mail server")

        declare.effect("tell", handler)
        (row,) = order(declare, matter, "tell")
        waits = []
        for _attempt in range(MAX_ATTEMPTS - 1):
            assert run_effect(row.pk) is False
            row.refresh_from_db()
            assert (row.state, row.arguments, row.error) == ("pending", {}, "OSError: no mail server")
            waits.append((row.run_after - timezone.now()).total_seconds())
            run_pending()
            clock.shift(row.run_after - timezone.now())
        assert waits == [30, 60, 120, 240, 480, 960, 1920]

    def test_after_eight_attempts_it_has_failed_until_somebody_lets_it_be_tried_anew(self, matter, declare, clock):
        broken = [True]
        declare.effect("tell", lambda row: 1 / 0 if broken[0] else None)
        (row,) = order(declare, matter, "tell")
        for _attempt in range(MAX_ATTEMPTS):
            run_effect(row.pk)
            clock.shift(timedelta(hours=2))
        row.refresh_from_db()
        assert (row.state, row.attempts) == ("failed", 8)
        run_pending()
        assert run_effect(row.pk) is False
        broken[0] = False
        retry(row)
        run_pending()
        row.refresh_from_db()
        assert (row.state, row.attempts) == ("done", 1)

    def test_one_failure_holds_up_nobody_else(self, matter, declare):
        seen = []
        declare.effect("bad", lambda row: 1 / 0)
        declare.effect("good", lambda row: seen.append(row.pk))
        rows = order(declare, matter, "bad", "good")
        run_pending()
        assert seen == [rows[1].pk]

    def test_only_what_failed_can_be_tried_anew(self, matter, declare):
        declare.effect("tell", lambda row: None)
        (row,) = order(declare, matter, "tell")
        run_pending()
        retry(row)
        row.refresh_from_db()
        assert row.state == "done"


@pytest.mark.django_db
class TestDeadlines:
    def due(self, declare, matter, **kinds):
        """``kind=(moment, provisional)``."""
        declare.action(
            "plan",
            lambda act: [act.deadline(kind, due, provisional=guess) for kind, (due, guess) in kinds.items()],
        )
        perform(matter, "plan", matter_user())

    def test_it_fires_once_however_long_the_scheduler_slept(self, matter, declare, clock):
        fired: list[datetime] = []
        declare.deadline("d", lambda row: fired.append(timezone.now()))
        self.due(declare, matter, d=(timezone.now() + timedelta(days=1), False))
        run_pending()
        assert fired == []
        clock.shift(timedelta(days=30))
        for _sweep in range(3):
            run_pending()
        assert fired == [timezone.now()]
        assert matter.process.deadlines.get().fired_at == timezone.now()

    def test_it_fires_at_the_very_moment(self, matter, declare, clock):
        fired = []
        declare.deadline("d", lambda row: fired.append(row))
        moment = timezone.now() + timedelta(days=1)
        self.due(declare, matter, d=(moment, False))
        clock.move_to(moment - timedelta(microseconds=1))
        run_pending()
        assert fired == []
        clock.move_to(moment)
        run_pending()
        assert len(fired) == 1

    def test_what_is_overdue_fires_in_the_order_of_the_due_times(self, matter, declare, clock):
        fired = []
        for kind in ("first", "second", "third"):
            declare.deadline(kind, lambda row: fired.append(row.kind))
        now = timezone.now()
        self.due(
            declare,
            matter,
            third=(now + timedelta(hours=3), False),
            first=(now + timedelta(hours=1), False),
            second=(now + timedelta(hours=2), False),
        )
        clock.shift(timedelta(days=9))
        run_pending()
        assert fired == ["first", "second", "third"]

    def test_a_guess_and_a_cancelled_one_do_not_fire(self, matter, declare, clock):
        fired = []
        for kind in ("guess", "cancelled"):
            declare.deadline(kind, lambda row: fired.append(row.kind))
        soon = timezone.now() + timedelta(hours=1)
        self.due(declare, matter, guess=(soon, True), cancelled=(soon, False))
        declare.action("cancel", lambda act: act.cancel_deadlines("cancelled"))
        perform(matter, "cancel", matter_user())
        clock.shift(timedelta(days=9))
        run_pending()
        assert fired == []
        Deadline.objects.filter(kind="guess").update(provisional=False)
        run_pending()
        assert fired == ["guess"]

    def test_one_that_fails_stays_due_and_holds_up_nobody(self, matter, declare, clock):
        fired, broken = [], [True]
        declare.deadline("bad", lambda row: 1 / 0 if broken[0] else fired.append("bad"))
        declare.deadline("good", lambda row: fired.append("good"))
        now = timezone.now()
        self.due(declare, matter, bad=(now, False), good=(now + timedelta(hours=1), False))
        clock.shift(timedelta(days=1))
        run_pending()
        assert fired == ["good"]
        row = matter.process.deadlines.get(kind="bad")
        assert (row.attempts, row.error) == (1, "ZeroDivisionError: division by zero")
        broken[0] = False
        run_pending()
        assert fired == ["good"]
        clock.shift(timedelta(seconds=30))
        run_pending()
        assert fired == ["good", "bad"]

    def test_effects_of_what_a_deadline_did_are_carried_out_in_the_same_sweep(self, matter, declare, clock):
        seen = []
        declare.effect("tell", lambda row: seen.append("told"))
        declare.action("end", lambda act: act.effect("tell", key="t"), system=True)
        declare.deadline("d", lambda row: perform(row.process.subject, "end", None))
        self.due(declare, matter, d=(timezone.now(), False))
        clock.shift(1)
        run_pending()
        assert seen == ["told"]


def together(*calls):
    """Run these at the same moment, each on a connection of its own; their answers, or the exceptions they met."""
    barrier = threading.Barrier(len(calls))
    answers: list[object] = [None] * len(calls)

    def run(place, call):
        try:
            barrier.wait(10)
            answers[place] = call()
        except Exception as error:  # the test looks at it
            answers[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=given) for given in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    return answers


@pytest.mark.django_db(transaction=True)
class TestTwoAtOnce:
    def test_two_workers_carry_out_an_effect_once(self, declare):
        seen = []
        declare.effect("tell", lambda row: seen.append(row.pk))
        (row,) = order(declare, make_matter(), "tell")
        answers = together(lambda: run_effect(row.pk), lambda: run_effect(row.pk))
        assert sorted(map(str, answers)) == ["False", "True"]
        assert seen == [row.pk]

    def test_two_schedulers_fire_a_deadline_once(self, declare):
        matter, fired = make_matter(), []
        declare.deadline("d", lambda row: fired.append(row.pk))
        declare.action("plan", lambda act: act.deadline("d", timezone.now()))
        perform(matter, "plan", matter_user())
        answers = together(fire_deadlines, fire_deadlines)
        assert sorted(answers) == [0, 1]
        assert len(fired) == 1

    def test_two_officers_make_one_decision(self, declare):
        matter, one, other = make_matter(), matter_user(), matter_user()
        declare.action("accept", lambda act: (act.transition("accept"), act.finish_stage()), stages=("asking",))
        answers = together(lambda: perform(matter, "accept", one), lambda: perform(make_copy(matter), "accept", other))
        codes = sorted(getattr(answer, "code", "done") for answer in answers)
        assert codes == ["done", "stale"]
        assert matter.process.events.count() == 1

    def test_a_deadline_and_an_act_on_the_same_matter_do_not_lock_each_other_out(self, declare):
        """The act holds the process and cancels the deadline; the sweep must not hold the deadline and wait for it."""
        matter, person = make_matter(), matter_user()
        held, wanted = threading.Event(), threading.Event()
        fired = []

        def end(act):
            held.set()
            wanted.wait(
                1.5
            )  # the sweep is under way now, and longer than the server waits before it looks for a deadlock
            act.close_process()

        declare.action("plan", lambda act: act.deadline("d", timezone.now()))
        declare.action("end", end)
        declare.action("late", lambda act: fired.append(act), system=True)
        declare.deadline("d", lambda row: perform(row.process.subject, "late", None))
        perform(matter, "plan", person)

        def sweep():
            held.wait(5)
            return fire_deadlines()

        answers = together(lambda: perform(matter, "end", person).action, sweep)
        assert answers == ["end", 0]
        assert fired == []


def make_copy(matter):
    return type(matter).objects.get(pk=matter.pk)
