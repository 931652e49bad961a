"""An exhaustive walk: from the blank form, every move by everybody, until no new place is reached.

Each move is really performed, in a savepoint that is rolled back before the next. What is found is a graph, and the
promises of the procedure are read off it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction

from accounts.granting import grant_role
from applications.models import Dossier
from notices.models import Objection
from notices.posting import item_for
from portal.demonstration.story import Story
from tests.applications.factories import make_story
from tests.applications.walking import MINUTE, MOVES, Place, place_of
from tests.reviews.factories import make_pool
from workflow import Refused, has_acted, perform
from workflow.models import Event, Stage
from workflow.registry import actions_of

START = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
"""A Monday morning, far from the end of the calendar."""

CLERKS = {"clerk", "second_leader"}
MAY = {
    "begin": {"applicant", "colleague"},
    "submit": {"applicant"},
    "submit_plan": {"applicant"},
    "withdraw": {"applicant"},
    "recommend": {"officer"},
    "decline": {"officer"},
    "pass_check": CLERKS,
    "convene_panel": CLERKS,
    "accept_plan": CLERKS,
    "return_plan": CLERKS,
    "record_meeting": {"section_head"},
    "refuse": {"section_head"},
    "reconsider": {"section_head"},
    "post_notice": {"publisher"},
    "close_publicity": {"publisher"},
    "objection_upheld": {"section_head"},
    "approve": {"leader", "second_leader"},
    "refuse_approval": {"leader", "second_leader"},
    "issue_paper": CLERKS,
    "announce": {"publisher"},
    "declare_interest": {"officer", "section_head", "leader", "publisher", *CLERKS},
}
"""Who may do what, wherever the dossier stands. The rest depends on the place: see :func:`who_may`."""


def who_may(action: str, place: Place) -> set[str] | None:
    """None: left to the tests of the panel."""
    if action == "conclude_review":
        return None
    if action in ("record_service", "receive_refusal"):
        if place.state != "refused":
            return set()
        return {"officer", *CLERKS} if action == "record_service" else {"applicant", "colleague"}
    if action == "return_for_correction":
        return {"recommendation": {"officer"}, "formal_check": CLERKS}.get(place.stage, {"officer", *CLERKS})
    if action == "check_conditions":
        bureau = {*CLERKS, "section_head"}
        if place.stage == "recommendation":
            return {"officer"}
        inside = ("formal_check", "expert_review", "plan_improvement", "deliberation")
        return bureau if place.stage in inside else {"officer", *bureau}
    return MAY[action]


class Walk:
    """The graph as it is discovered: ``edges[place][move]`` is where the move leads."""

    def __init__(self, cast: Any, clock: Any) -> None:
        self.cast, self.clock = cast, clock
        self.edges: dict[Place, dict[str, Place]] = {}
        self.refusals: dict[Place, dict[str, str]] = defaultdict(dict)
        self.done: Counter[str] = Counter()
        self.wrongly_allowed: list[tuple[str, str, Place]] = []
        self.wrongly_forbidden: list[tuple[str, str, Place]] = []
        self.approvals = 0

    def from_here(self, pk: int) -> Place:
        """Explore the place in which the dossier is now, unless it is known."""
        here = place_of(self.dossier(pk))
        if here in self.edges:
            return here
        self.edges[here] = {}
        self.try_strangers(pk, here)
        self.try_out_of_turn(pk, here)
        now = datetime.now(UTC)
        for move in MOVES:
            if not move.fits(here):
                continue
            if move.name == "time passes" and not (end := self.end_of_notice(pk)):
                continue
            with transaction.atomic():
                self.clock.move_to(end if move.name == "time passes" else now + MINUTE)
                try:
                    with transaction.atomic():
                        story = Story(self.cast, self.dossier(pk))
                        before = self.evidence(pk) if here.stage == "approval" else {}
                        move.make(story, self.cast)
                except Refused as refusal:
                    self.refusals[here][move.name] = refusal.code
                except (ObjectDoesNotExist, LookupError) as nothing_there:
                    self.refusals[here][move.name] = type(nothing_there).__name__
                else:
                    self.note_events(pk)
                    if move.name.startswith("approve"):
                        self.check_approval(pk, before)
                    self.edges[here][move.name] = self.from_here(pk)
                transaction.set_rollback(True)
            self.clock.move_to(now)
        return here

    def dossier(self, pk: int) -> Dossier:
        return Dossier.objects.select_related(
            "process__current_stage", "institution", "division", "city", "call", "draft__institution"
        ).get(pk=pk)

    def end_of_notice(self, pk: int) -> datetime | None:
        item = item_for(self.dossier(pk).process)
        end = item.notice.end if item is not None else None
        return end if end is not None and end > datetime.now(UTC) else None

    def note_events(self, pk: int) -> None:
        """Of the dossier's own process and of what belongs to it: the last event of all."""
        self.done.update(Event.objects.filter(process=self.dossier(pk).process_id).values_list("action", flat=True))

    def evidence(self, pk: int) -> dict[str, Any]:
        process = self.dossier(pk).process
        return {name: has_acted(process, self.cast.person(name)) for name in ("leader", "second_leader")}

    def check_approval(self, pk: int, acted_before: dict[str, Any]) -> None:
        """The invariants, held against the rows of the dossier itself, whatever path led here."""
        self.approvals += 1
        dossier = self.dossier(pk)
        approver = dossier.decisions.get().by
        assert not acted_before[approver.username], "whoever approved had acted on the dossier"
        stages = {stage.key: stage.state for stage in Stage.objects.filter(process=dossier.process)}
        order = list(stages)
        before = order[: order.index("approval") + 1]
        assert {stages[key] for key in before if key != "plan_improvement"} == {"done"}
        if stages["plan_improvement"] == "skipped":
            conclusion = dossier.process.panels.latest("round").conclusion
            assert (conclusion.result, conclusion.demands.count()) == ("agree", 0)
        item = item_for(dossier.process)
        assert item is not None
        assert item.state == "on_notice"
        assert item.notice.end <= dossier.decisions.get().at
        assert item.notice.provisional is False
        assert not item.objections.filter(state="upheld").exists()
        assert not Objection.objects.filter(item__process=dossier.process, state__in=["received", "accepted"]).exists()
        assert (
            dossier.recommendations.latest("at").submission.content["sections"]
            == (dossier.draft.submissions.latest("seq").content["sections"])
        )

    def try_out_of_turn(self, pk: int, here: Place) -> None:
        """Whoever may in the act's own turn is told that it is not, or no longer, their turn."""
        dossier = self.dossier(pk)
        for action in actions_of("recognition"):
            expected = sorted(who_may(action.key, here) or ())
            in_turn = here.stage in action.stages if action.stages else bool(here.stage)
            if not expected or in_turn or (not here.stage and action.after_close):
                continue
            with pytest.raises(Refused) as caught, transaction.atomic():
                perform(dossier, action.key, self.cast.person(expected[0]))
            assert caught.value.code == "stale", (action.key, here)

    def try_strangers(self, pk: int, here: Place) -> None:
        """Everybody tries everything: whoever may not is turned away before anything else is looked at."""
        dossier = self.dossier(pk)
        names = self.cast.names
        for number, action in enumerate(actions_of("recognition")):
            expected = who_may(action.key, here)
            if expected is None:
                continue
            for name in names:
                allowed = action.who(dossier, self.cast.person(name))
                if allowed and name not in expected:
                    self.wrongly_allowed.append((action.key, name, here))
                if not allowed and name in expected:
                    self.wrongly_forbidden.append((action.key, name, here))
            outsiders = [name for name in names if name not in expected]
            outsider = outsiders[(number + len(self.edges)) % len(outsiders)]
            with pytest.raises(Refused) as caught, transaction.atomic():
                perform(dossier, action.key, self.cast.person(outsider), expected_seq=-1)
            assert caught.value.code == "forbidden", (action.key, outsider, here)


@pytest.fixture(scope="module")
def walk(django_db_setup, django_db_blocker):
    """Walked once for all tests of this file, in a transaction that is rolled back at the end."""
    from tests.cast import make_cast

    with django_db_blocker.unblock(), transaction.atomic(), time_machine.travel(START, tick=False) as clock:
        cast = make_cast()
        make_pool(cast)
        grant_role(cast.second_leader, "clerk", cast.city)  # one who checks and might want to approve as well
        story = make_story(cast, also=())
        found = Walk(cast, clock)
        found.start = found.from_here(story.dossier.pk)
        yield found
        transaction.set_rollback(True)


REGISTER = ("approved", "announced")
FINAL = {"approved", "refused", "withdrawn"}
GIVES_UP = {"withdraw", "refuse", "decline", "refuse_approval"}


def entered(place: Place) -> bool:
    return (place.state, place.paper) == REGISTER


def reachable(walk: Walk, start: Place, *, without: Any = ()) -> set[Place]:
    """Every place that can be reached from ``start`` by moves other than these."""
    found, ahead = {start}, [start]
    while ahead:
        for move, there in walk.edges[ahead.pop()].items():
            if not any(move == name or move.startswith(f"{name}:") for name in without) and there not in found:
                found.add(there)
                ahead.append(there)
    return found


def test_the_register_can_be_reached(walk):
    assert any(entered(place) for place in walk.edges)
    assert walk.approvals > 0  # each was held against the invariants in Walk.check_approval


@pytest.mark.parametrize(
    "step",
    [
        "submit",
        "check_conditions",
        "recommend",
        "pass_check",
        "convene_panel",
        "panel:open",
        "conclude",
        "record_meeting:agreed",
        "post_notice",
        "time passes",
        "approve",
        "issue_paper",
        "paper is made",
        "announce",
    ],
)
def test_no_way_to_the_register_leads_around(walk, step):
    assert not any(entered(place) for place in reachable(walk, walk.start, without=[step]))


def test_a_panel_that_disagrees_alone_leads_nowhere_near_the_register(walk):
    agreeing = ["conclude:agree", "conclude:agree_after_improvement"]
    assert {p.stage for p in reachable(walk, walk.start, without=agreeing)} <= {
        *("", "application", "recommendation", "formal_check", "expert_review")
    }


def test_the_plan_is_improved_unless_the_panel_simply_agreed(walk):
    without = reachable(walk, walk.start, without=["conclude:agree", "accept_plan"])
    assert not any(place.stage == "deliberation" for place in without)


def test_an_open_objection_stops_everything_but_its_own_handling_and_giving_up(walk):
    standing = [place for place in walk.edges if place.objection]
    assert {place.objection for place in standing} == {"received", "accepted"}
    for place in standing:
        onward = {move for move in walk.edges[place] if walk.edges[place][move].stage not in ("publicity", "")}
        assert onward == set(), (place, onward)


def test_an_objection_that_was_upheld_leads_back_to_the_meeting_and_to_a_second_publicity(walk):
    upheld = [place for place in walk.edges if place.stage == "publicity" and place.waits_for == "deliberate"]
    assert upheld
    for place in upheld:
        assert {"reconsider", "refuse", "withdraw"} <= walk.edges[place].keys()
        for step in ("reconsider", "record_meeting:agreed", "post_notice", "time passes"):
            assert not any(entered(p) for p in reachable(walk, place, without=[step]))


def test_whoever_acted_before_never_approves(walk):
    asked = [codes for place, codes in walk.refusals.items() if place.stage == "approval"]
    assert {codes["approve:acted"] for codes in asked} == {"four_eyes"}
    assert not any("approve:acted" in moves for moves in walk.edges.values())


def test_nobody_recommends_accepts_or_resolves_over_a_condition_that_fails(walk):
    over = {"recommend", "pass_check", "record_meeting:agreed"}
    failing = [place for place in walk.edges if place.state == "under_way" and place.checks[1:] == (True,)]
    assert failing
    assert not any(over & walk.edges[place].keys() for place in failing)
    assert {walk.refusals[p].get("recommend", "failed_must") for p in failing} == {"failed_must"}


def test_from_everywhere_there_is_a_way_on_to_the_register_or_it_is_the_end(walk):
    for place in walk.edges:
        if place.state not in ("refused", "withdrawn"):
            assert any(entered(p) for p in reachable(walk, place, without=GIVES_UP)), place
        else:
            assert {p.state for p in reachable(walk, place)} == {place.state}


def test_the_end_is_the_end(walk):
    """No stage is current, nothing waits for anybody, nothing can be written; what is left is to record service."""
    ended = [place for place in walk.edges if not place.stage]
    assert {place.state for place in ended} == FINAL
    for place in ended:
        assert (place.waits_for, place.open_scope) == ("", "none"), place
        left = {"record_service", "receive_refusal"} if place.paper == "not served" else set()
        assert walk.edges[place].keys() == left, place


def test_approved_is_the_end_for_everybody_but_the_office(walk):
    for place, moves in walk.edges.items():
        if place.state == "approved" and place.stage:
            assert moves.keys() <= {"issue_paper", "paper is made", "announce", "declare_interest"}


def test_everybody_may_what_is_theirs_and_nothing_else(walk):
    assert walk.wrongly_allowed == []
    assert walk.wrongly_forbidden == []


def test_every_declared_act_occurs(walk):
    assert {action.key for action in actions_of("recognition")} - walk.done.keys() == set()


def test_every_move_of_the_walk_was_made(walk):
    made = {move for moves in walk.edges.values() for move in moves}
    assert {move.name for move in MOVES} - made == {"approve:acted"}


def test_the_places_that_were_found(walk):
    """A new act or stage shows here: look at the new places, then change the numbers."""
    assert (len(walk.edges), sum(map(len, walk.edges.values()))) == (54, 152)
