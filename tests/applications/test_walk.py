"""An exhaustive walk in each city: from the blank form, every move by everybody, until no new place is reached.

Each move is really performed, in a savepoint that is rolled back before the next. What is found is a graph, and the
promises of the procedure are read off it.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.db import transaction

import rules
from accounts.granting import grant_role
from applications.beginning import stages_for
from tests.applications.agencies import make_agency
from tests.applications.agencies import place as employ
from tests.applications.factories import make_pool_for, make_story
from tests.applications.places import Place
from tests.applications.walker import Walk
from tests.applications.walking import MOVES
from tests.cast import PLACES
from workflow import END, NEXT
from workflow.registry import actions_of

START = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
"""A Monday morning, far from the end of the calendar."""

PLACES_AND_EDGES = {
    "datong": (62, 198),
    "jinzhong": (55, 174),
    "hohhot": (63, 202),
    "shijiazhuang": (70, 246),
    "liaocheng": (92, 473),
}
CHANGES = {"liaocheng": {"special_industry": "software", "exception_basis": "从事工业软件研发，所需场地较小。"}}
"""So that there is something to relax."""


@pytest.fixture(scope="module", params=list(PLACES))
def walk(request, django_db_setup, django_db_blocker):
    """Walked once for all tests of a city, in a transaction that is rolled back at the end."""
    from tests.cast import make_cast

    slug = request.param
    with django_db_blocker.unblock(), transaction.atomic(), time_machine.travel(START, tick=False) as clock:
        cast = make_cast(slug)
        make_pool_for(cast)
        employ(make_agency(cast.city, "评审中心", cast.clerk), "agent", cast.clerk)
        grant_role(cast.second_leader, "clerk", cast.city)  # one who checks and might want to approve as well
        story = make_story(cast, also=(), **CHANGES.get(slug, {}))
        found = Walk(cast, clock)
        found.start = found.from_here(story.dossier.pk)
        yield found
        transaction.set_rollback(True)


@pytest.fixture
def edition(walk) -> rules.Edition:
    return rules.edition(walk.start.edition)


@pytest.fixture
def stages(edition) -> list[str]:
    """In the order of the procedure."""
    return [row["key"] for row in stages_for(edition)]


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


STEPS = {
    "intention": ("submit_intention",),
    "candidate": ("choose_candidate",),
    "application": ("submit",),
    "credit_check": ("record_credit", "finish_credit_check"),
    "recommendation": ("check_conditions", "recommend"),
    "formal_check": ("pass_check",),
    "expert_review": ("convene_panel", "panel:open", "conclude"),
    "deliberation": ("record_meeting:agreed",),
    "publicity": ("post_notice", "time passes"),
    "approval": ("approve",),
    "issuing": ("issue_paper",),
    "announcement": ("paper is made", "announce"),
}
"""What must be done in a stage of each kind."""


def test_no_way_to_the_register_leads_around_a_step(walk, stages):
    around = [
        step
        for stage in stages
        for step in STEPS.get(stage, ())
        if any(entered(place) for place in reachable(walk, walk.start, without=[step]))
    ]
    assert around == []


def test_no_act_leads_where_it_does_not_declare(walk, stages):
    """The drawn procedures show what the acts declare; here they are held to it."""
    undeclared = []
    for here, moves in walk.edges.items():
        for name, there in moves.items():
            move = next(each for each in MOVES if each.name == name)
            if there.stage == here.stage or name.startswith(("panel", "objection", "paper", "agreement")):
                continue
            leads = move.action.leads
            onward = (
                there.state == "approved" if not there.stage else stages.index(there.stage) > stages.index(here.stage)
            )
            ended = there.state in ("refused", "withdrawn")
            if not (there.stage in leads or (NEXT in leads and onward) or (END in leads and ended)):
                undeclared.append((name, here.stage, there.stage, there.state))
    assert undeclared == []


def test_a_panel_that_disagrees_alone_leads_nowhere_near_the_register(walk, stages):
    agreeing = ["conclude:agree", "conclude:agree_after_improvement"]
    until = stages[: stages.index("expert_review") + 1]
    assert {p.stage for p in reachable(walk, walk.start, without=agreeing)} <= {"", *until}


def test_the_plan_is_improved_unless_the_panel_simply_agreed(walk, stages):
    if "plan_improvement" not in stages:
        assert not any("conclude:agree_after_improvement" in moves for moves in walk.edges.values())
        return
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
    failing = [place for place in walk.edges if place.state == "under_way" and place.checks[1:] == (True, False)]
    assert failing
    assert not any(over & walk.edges[place].keys() for place in failing)
    assert {walk.refusals[p].get("recommend", "failed_must") for p in failing} <= {"failed_must", "unchecked"}


def test_from_everywhere_there_is_a_way_on_to_the_register_or_it_is_the_end(walk):
    for place in walk.edges:
        if place.state not in ("refused", "withdrawn"):
            assert any(entered(p) for p in reachable(walk, place, without=GIVES_UP)), place
        else:
            assert {p.state for p in reachable(walk, place)} == {place.state}


def test_the_end_is_the_end(walk):
    """No stage is current, nothing waits for anybody, nothing can be written; what is left is to put on record."""
    ended = [place for place in walk.edges if not place.stage]
    assert {place.state for place in ended} == FINAL
    for place in ended:
        assert (place.waits_for, place.open_scope) == ("", "none"), place
        left = {"record_service", "receive_refusal"} if place.paper == "not served" else set()
        assert walk.edges[place].keys() - {"record_instalment"} == left, place


def test_approved_is_the_end_for_everybody_but_the_office(walk):
    for place, moves in walk.edges.items():
        if place.state == "approved" and place.stage:
            assert moves.keys() <= {
                *("issue_paper", "paper is made", "announce", "declare_interest", "agreement is made"),
                *("hand_in_task_agreement", "file_task_agreement", "return_task_agreement", "record_instalment"),
            }


def test_everybody_may_what_is_theirs_and_nothing_else(walk):
    assert walk.wrongly_allowed == []
    assert walk.wrongly_forbidden == []


ELSEWHERE = {"enter_on_list", "announce_with_list", "amend_instalment"}
"""Acts on several dossiers at once, and on what was recorded before: see their own tests."""


def declared(edition: rules.Edition, stages: list[str]) -> set[str]:
    """The acts that this procedure knows."""
    acts = actions_of("recognition", edition.key)
    return {act.key for act in acts if not act.stages or set(act.stages) & set(stages)}


def test_every_declared_act_occurs(walk, edition, stages):
    assert declared(edition, stages) - walk.done.keys() == ELSEWHERE & declared(edition, stages)


def test_every_move_of_the_walk_was_made(walk, edition, stages):
    made = {move for moves in walk.edges.values() for move in moves}
    possible = {move.name for move in MOVES if move.belongs(edition.key, stages)}
    left_out = {"approve:acted"}
    left_out |= set() if "plan_improvement" in stages else {"conclude:agree_after_improvement"}
    left_out |= set() if "formal_check" in stages else {"return_for_correction:bureau"}
    assert possible - made == left_out


def test_the_places_that_were_found(walk, edition):
    """A new act or stage shows here: look at the new places, then change the numbers."""
    assert (len(walk.edges), sum(map(len, walk.edges.values()))) == PLACES_AND_EDGES[edition.city]
