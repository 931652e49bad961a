"""Every change of state goes through one door, in one transaction."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone, translation

from notices.models import Objection
from tests.workflow.factories import make_matter
from workflow import Refused, import_door, offers, perform
from workflow.models import Effect, Event, Process, Stage

pytestmark = pytest.mark.django_db


def accept(act):
    act.transition("accept")
    act.finish_stage()
    act.note(word="受理")
    act.effect("tell", key="tell", whom="all")


def refused(code, *args, **kwargs):
    with pytest.raises(Refused) as caught, transaction.atomic():
        perform(*args, **kwargs)
    assert caught.value.code == code, caught.value
    return caught.value


class TestOneTransaction:
    def test_an_act_changes_state_stage_event_and_effects_together(self, matter, person, declare):
        declare.action("accept", accept, stages=("asking",))
        event = perform(matter, "accept", person)
        assert (matter.state, matter.process.current_stage.key) == ("accepted", "looking")
        assert (event.seq, event.from_state, event.to_state, event.stage.key) == (1, "received", "accepted", "asking")
        assert (event.detail.actor_name, event.detail.data) == ("王经办", {"word": "受理"})
        assert [(e.kind, e.key, e.arguments) for e in event.effects.all()] == [
            ("tell", f"{event.pk}:tell", {"whom": "all"})
        ]

    @pytest.mark.parametrize("fault", [Refused("no"), ValueError("a fault of ours")], ids=["refusal", "fault"])
    def test_an_exception_in_the_act_leaves_no_event_no_effect_and_no_state(self, matter, person, declare, fault):
        def run(act):
            accept(act)
            raise fault

        declare.action("accept", run)
        with pytest.raises(type(fault)), transaction.atomic():
            perform(matter, "accept", person)
        process = Process.objects.get(pk=matter.process_id)
        assert (process.seq, process.head, process.current_stage.key) == (0, "", "asking")
        assert Objection.objects.get(pk=matter.pk).state == matter.state == "received"
        assert not Event.objects.filter(process=process).exists()
        assert not Effect.objects.filter(kind="tell").exists()

    def test_an_act_within_an_act_fails_together_with_it(self, matter, person, declare):
        other = make_matter()
        declare.action("inner", accept)
        declare.action("outer", lambda act: (perform(other, "inner", act.user), 1 / 0))
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            perform(matter, "outer", person)
        assert Objection.objects.get(pk=other.pk).state == "received"

    def test_an_act_within_an_act_has_its_own_event_and_the_door_of_the_outer_stays_open(self, matter, person, declare):
        other = make_matter()
        declare.action("inner", accept)

        def outer(act):
            perform(other, "inner", act.user)
            act.transition("accept")

        declare.action("outer", outer, processes=lambda subject, data: [other.process])
        perform(matter, "outer", person)
        assert (matter.state, other.state) == ("accepted", "accepted")
        assert [e.action for e in Event.objects.order_by("pk")][-2:] == ["inner", "outer"]

    def test_guard_rows_are_locked_in_the_order_declared(self, matter, person, declare, django_assert_max_num_queries):
        declare.action("guarded", locks=(lambda subject: Stage.objects.filter(process=subject.process),))
        with django_assert_max_num_queries(20) as queries:
            perform(matter, "guarded", person)
        locking = [q["sql"] for q in queries.captured_queries if "FOR UPDATE" in q["sql"]]
        tables = [sql.split('FROM "')[1].split('"')[0] for sql in locking]
        assert tables == ["workflow_process", "notices_objection", "workflow_stage"]


class TestNothingBesideTheDoor:
    """``state`` cannot change outside ``perform``: the database refuses."""

    @pytest.mark.parametrize(
        "change",
        [
            lambda m: Objection.objects.filter(pk=m.pk).update(state="accepted"),
            lambda m: Objection.objects.bulk_update([_with_state(m, "accepted")], ["state"]),
            lambda m: _with_state(m, "accepted").save(),
            lambda m: (m.accept(), m.save()),
            lambda m: _sql("UPDATE notices_objection SET state = 'accepted' WHERE id = %s", m.pk),
            lambda m: Stage.objects.filter(process=m.process, key="asking").update(state="skipped"),
            lambda m: _sql("UPDATE workflow_stage SET state = 'skipped' WHERE process_id = %s", m.process_id),
        ],
        ids=["update", "bulk_update", "save", "transition_and_save", "sql", "stage_update", "stage_sql"],
    )
    def test_a_state_column_stays(self, matter, change):
        with pytest.raises(DatabaseError, match=r"only change through workflow.perform"), transaction.atomic():
            change(matter)
        assert Objection.objects.get(pk=matter.pk).state == "received"

    def test_django_fsm_refuses_a_plain_assignment(self, matter):
        with pytest.raises(AttributeError):
            matter.state = "accepted"

    def test_an_act_opens_the_door_of_its_own_process_only(self, matter, person, declare):
        other = make_matter()
        declare.action("reach_over", lambda act: Objection.objects.filter(pk=other.pk).update(state="accepted"))
        with pytest.raises(DatabaseError, match="only change through"), transaction.atomic():
            perform(matter, "reach_over", person)

    def test_the_door_is_shut_again_after_the_act(self, matter, person, declare):
        declare.action("nothing")
        perform(matter, "nothing", person)
        with pytest.raises(DatabaseError, match="only change through"), transaction.atomic():
            Objection.objects.filter(pk=matter.pk).update(state="accepted")

    def test_the_door_is_shut_again_after_an_act_that_failed(self, matter, person, declare):
        declare.action("broken", lambda act: 1 / 0)
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            perform(matter, "broken", person)
        with pytest.raises(DatabaseError, match="only change through"), transaction.atomic():
            Objection.objects.filter(pk=matter.pk).update(state="accepted")

    def test_one_stage_of_a_process_is_open_at_a_time(self, matter, person, declare):
        def open_another(act):
            act.process.stages.filter(key="looking").update(state="open", opened_at=act.now)

        declare.action(
            "both", lambda act: act.process.stages.filter(key="looking").update(state="open", opened_at=act.now)
        )
        with pytest.raises(DatabaseError, match="one_open_stage_per_process"), transaction.atomic():
            perform(matter, "both", person)


def _with_state(matter, state):
    matter.__dict__["state"] = state
    return matter


def _sql(statement, *arguments):
    with connection.cursor() as cursor:
        cursor.execute(statement, arguments)


class TestEventsStay:
    @pytest.mark.parametrize(
        "change",
        [
            lambda e: Event.objects.filter(pk=e.pk).update(action="other"),
            lambda e: Event.objects.filter(pk=e.pk)._raw_delete("default"),
            lambda e: (setattr(e, "office", "leader"), e.save()),
            lambda e: _sql("UPDATE workflow_event SET at = now() WHERE id = %s", e.pk),
            lambda e: _sql("DELETE FROM workflow_event WHERE id = %s", e.pk),
            lambda e: _sql("TRUNCATE workflow_event CASCADE"),
        ],
        ids=["update", "delete", "save", "sql_update", "sql_delete", "truncate"],
    )
    def test_no_event_is_changed_or_deleted(self, matter, person, declare, change):
        declare.action("nothing")
        event = perform(matter, "nothing", person)
        with pytest.raises(DatabaseError), transaction.atomic():
            change(event)
        assert Event.objects.get(pk=event.pk).action == "nothing"

    def test_an_event_number_is_taken_once(self, matter, person, declare):
        declare.action("nothing")
        event = perform(matter, "nothing", person)
        event.pk = None
        with pytest.raises(DatabaseError, match="event_seq_once"), transaction.atomic():
            event.save(force_insert=True)


class TestWhoAndWhen:
    def test_who_may_not_is_told_so_before_anything_else(self, matter, person, declare):
        declare.action("accept", accept, stages=("answering",), who=lambda subject, user: False)
        refused("forbidden", matter, "accept", person, expected_seq=77)

    def test_the_portal_itself_does_only_what_is_declared_for_it(self, matter, declare):
        declare.action("by_hand")
        declare.action("by_itself", system=True)
        refused("forbidden", matter, "by_hand", None)
        event = perform(matter, "by_itself", None)
        assert (event.actor, event.detail.actor_name) == (None, "")

    def test_an_act_out_of_turn_is_refused(self, matter, person, declare):
        declare.action("answer", stages=("answering",))
        refused("stage", matter, "answer", person)

    def test_a_condition_gives_its_own_reason_and_code(self, matter, person, declare):
        def fulfilled(act):
            raise Refused("quota is used up", code="quota", fields={"a": "b"})

        declare.action("accept", accept, conditions=(fulfilled,))
        refusal = refused("quota", matter, "accept", person)
        assert (str(refusal), refusal.fields) == ("quota is used up", {"a": "b"})

    def test_whoever_comes_second_hears_who_was_faster_and_when(self, matter, person, declare):
        declare.action("accept", accept)
        seen = matter.process.seq
        event = perform(matter, "accept", person, expected_seq=seen)
        when = timezone.localtime(event.at).strftime("%Y-%m-%d %H:%M")
        with translation.override("en"):
            assert f"“accept” by 王经办 on {when}" in str(refused("stale", matter, "accept", person, expected_seq=seen))

    def test_out_of_turn_after_somebody_acted_is_stale_even_without_a_number(self, matter, person, declare):
        declare.action("accept", accept, stages=("asking",))
        perform(matter, "accept", person)
        refused("stale", matter, "accept", person)

    def test_a_closed_process_takes_only_what_may_follow_its_end(self, matter, person, declare):
        declare.action("end", lambda act: act.decline_stage())
        declare.action("again")
        declare.action("file", after_close=True)
        perform(matter, "end", person)
        process = Process.objects.get(pk=matter.process_id)
        assert process.closed_at is not None
        assert process.current_stage is None
        refused("stale", matter, "again", person)
        perform(matter, "file", person)

    def test_the_past_needs_the_import_door_and_leaves_its_reason(self, matter, person, declare):
        declare.action("nothing")
        past = timezone.now() - timedelta(days=900)
        with pytest.raises(RuntimeError, match="import_door"):
            perform(matter, "nothing", person, at=past)
        with import_door("taken over from the paper register"):
            event = perform(matter, "nothing", person, at=past)
        assert event.at == past
        assert event.detail.data == {"imported": "taken over from the paper register"}
        with pytest.raises(RuntimeError):
            perform(matter, "nothing", person, at=past)

    def test_an_unknown_act_is_a_fault_of_the_caller(self, matter, person):
        with pytest.raises(KeyError):
            perform(matter, "fly", person)


class TestOffers:
    def offered(self, matter, person):
        return {offer.action.key: (offer.allowed, offer.reason) for offer in offers(matter, person)}

    def test_an_offer_is_of_the_present_stage_for_this_person_and_says_why_not(self, matter, person, declare):
        def blocked(act):
            raise Refused("an objection is open")

        declare.action("now", offered=True, stages=("asking",))
        declare.action("later", offered=True, stages=("looking",))
        declare.action("theirs", offered=True, who=lambda subject, user: False)
        declare.action("elsewhere", offered=False)
        declare.action("blocked", offered=True, conditions=(blocked,))
        found = self.offered(matter, person)
        assert found["now"] == (True, "")
        assert found["blocked"] == (False, "an objection is open")
        assert not {"later", "theirs", "elsewhere"} & found.keys()

    def test_after_the_end_only_what_may_follow_it_is_offered(self, matter, person, declare):
        declare.action("now", offered=True)
        declare.action("file", offered=True, after_close=True)
        declare.action("end", lambda act: act.close_process())
        perform(matter, "end", person)
        found = self.offered(matter, person)
        assert "file" in found
        assert "now" not in found


class TestStages:
    def run(self, matter, person, declare, *steps):
        for number, step in enumerate(steps):
            declare.action(f"step{number}", step)
            perform(matter, f"step{number}", person)
        process = Process.objects.get(pk=matter.process_id)
        return process.current_stage and process.current_stage.key, {s.key: s.state for s in process.stages.all()}

    FINISH = staticmethod(lambda act: act.finish_stage())
    BACK = staticmethod(lambda act: act.return_stage("asking"))

    @pytest.mark.parametrize(
        ("steps", "current", "states"),
        [
            ([FINISH], "looking", "done open waiting"),
            ([FINISH, FINISH, FINISH], None, "done done done"),
            ([lambda act: act.skip_stage("looking"), FINISH], "answering", "done skipped open"),
            ([FINISH, FINISH, BACK], "asking", "open done returned"),
            ([FINISH, FINISH, BACK, FINISH], "answering", "done done open"),
            (
                [
                    FINISH,
                    FINISH,
                    lambda act: act.return_stage("asking"),
                    lambda act: act.reset_stage("looking"),
                    FINISH,
                ],
                "looking",
                "done open returned",
            ),
            ([FINISH, lambda act: act.decline_stage()], None, "done declined waiting"),
        ],
        ids=["next", "to_the_end", "skipped", "returned", "comes_back", "done_anew", "declined"],
    )
    def test_where_a_matter_goes(self, matter, person, declare, steps, current, states):
        at, found = self.run(matter, person, declare, *steps)
        assert at == current
        assert list(found.values()) == states.split()

    def test_a_matter_is_never_returned_forward(self, matter, person, declare):
        declare.action("jump", lambda act: act.return_stage("answering"))
        with pytest.raises(RuntimeError, match="does not come before"), transaction.atomic():
            perform(matter, "jump", person)

    def test_the_end_cancels_running_deadlines(self, matter, person, declare):
        soon = timezone.now() + timedelta(days=1)
        self.run(
            matter,
            person,
            declare,
            lambda act: act.deadline("d", soon),
            lambda act: act.decline_stage(),
        )
        assert matter.process.deadlines.get().cancelled_at is not None

    def test_a_new_deadline_of_a_kind_replaces_the_running_one(self, matter, person, declare):
        soon = timezone.now() + timedelta(days=1)
        self.run(
            matter,
            person,
            declare,
            lambda act: act.deadline("d", soon),
            lambda act: act.deadline("d", soon + timedelta(days=1)),
        )
        rows = matter.process.deadlines.order_by("pk")
        assert [row.cancelled_at is None for row in rows] == [False, True]
        assert matter.process.stages.get(key="asking").due_at == soon + timedelta(days=1)


def test_a_step_of_another_procedure_is_neither_offered_nor_done(declare, matter, person):
    declare.action("elsewhere", offered=True, where=lambda edition: edition == "another/edition")
    declare.action("here", offered=True, where=lambda edition: edition == matter.process.edition)
    offered = {offer.action.key for offer in offers(matter, person)}
    assert "here" in offered
    assert "elsewhere" not in offered
    with pytest.raises(Refused) as caught:
        perform(matter, "elsewhere", person)
    assert caught.value.code == "forbidden"
    perform(matter, "here", person)
