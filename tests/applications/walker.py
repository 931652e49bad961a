"""The walk itself: every move by everybody from every place, each really performed and rolled back."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction

from applications.models import Dossier
from notices.models import Objection
from notices.posting import item_for
from portal.demonstration.story import Story
from tests.applications.places import Place, place_of
from tests.applications.walking import MINUTE, MOVES
from workflow import Refused, has_acted, perform
from workflow.models import Event, Stage
from workflow.registry import actions_of

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
    "submit_intention": {"applicant"},
    "choose_candidate": {"officer"},
    "return_intention": {"officer"},
    "decline_candidate": {"officer"},
    "record_credit": {"officer"},
    "finish_credit_check": {"officer"},
    "relax": {"section_head"},
    "hand_in_task_agreement": {"applicant"},
    "file_task_agreement": CLERKS,
    "return_task_agreement": CLERKS,
    "enter_on_list": CLERKS,
    "announce_with_list": {"publisher"},
}
"""Who may do what, wherever the dossier stands. The rest depends on the place: see :func:`who_may`."""


def who_may(action: str, place: Place) -> set[str] | None:
    """None: left to the tests of the panel and of the agency."""
    if action in ("conclude_review", "give_opinion", "step_aside", "end_entrustment", "take_back_relaxation"):
        return None
    if action == "entrust":
        return CLERKS if place.entrusted else set()
    if action in ("record_instalment", "amend_instalment"):
        return CLERKS if place.state == "approved" else set()
    if action in ("record_service", "receive_refusal"):
        if place.state != "refused":
            return set()
        return {"officer", *CLERKS} if action == "record_service" else {"applicant", "colleague"}
    if action == "return_for_correction":
        asking = {"credit_check": {"officer"}, "recommendation": {"officer"}, "formal_check": CLERKS}
        return asking.get(place.stage, {"officer", *CLERKS})
    if action == "check_conditions":
        bureau = {*CLERKS, "section_head"}
        if place.stage in ("credit_check", "recommendation"):
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
        self.turned_away: set[tuple[str, str, str]] = set()

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
                    self.note_events(story.dossier.process_id)
                    if move.name.startswith("approve"):
                        self.check_approval(pk, before)
                    self.edges[here][move.name] = self.from_here(pk)
                transaction.set_rollback(True)
            self.clock.move_to(now)
        return here

    def known(self, code: str, action: str, here: Place) -> bool:
        """Whether this act was refused so before in this stage and state; once is enough."""
        found = (code, action, f"{here.stage} {here.state}")
        if found in self.turned_away:
            return True
        self.turned_away.add(found)
        return False

    def dossier(self, pk: int) -> Dossier:
        return Dossier.objects.select_related("process__current_stage").get(pk=pk)

    def end_of_notice(self, pk: int) -> datetime | None:
        item = item_for(self.dossier(pk).process)
        end = item.notice.end if item is not None else None
        return end if end is not None and end > datetime.now(UTC) else None

    def note_events(self, process: int) -> None:
        """What was ever done to the dossier itself, on the way to here."""
        self.done.update(Event.objects.filter(process=process).values_list("action", flat=True))

    def evidence(self, pk: int) -> dict[int, bool]:
        process = self.dossier(pk).process
        return {user.pk: has_acted(process, user) for user in (self.cast.leader, self.cast.second_leader)}

    def check_approval(self, pk: int, acted_before: dict[int, bool]) -> None:
        """The invariants, held against the rows of the dossier itself, whatever path led here."""
        self.approvals += 1
        dossier = self.dossier(pk)
        approver = dossier.decisions.get().by
        assert not acted_before[approver.pk], "whoever approved had acted on the dossier"
        stages = {stage.key: stage.state for stage in Stage.objects.filter(process=dossier.process)}
        order = list(stages)
        before = order[: order.index("approval") + 1]
        assert {stages[key] for key in before if key != "plan_improvement"} == {"done"}
        if stages.get("plan_improvement") == "skipped":
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
        for action in actions_of("recognition", here.edition):
            expected = sorted(who_may(action.key, here) or ())
            in_turn = here.stage in action.stages if action.stages else bool(here.stage)
            if (
                not expected
                or in_turn
                or (not here.stage and action.after_close)
                or self.known("stale", action.key, here)
            ):
                continue
            with pytest.raises(Refused) as caught:  # perform undoes what it began
                perform(dossier, action.key, self.cast.person(expected[0]))
            assert caught.value.code == "stale", (action.key, here)

    def try_strangers(self, pk: int, here: Place) -> None:
        """Everybody tries everything: whoever may not is turned away before anything else is looked at."""
        dossier = self.dossier(pk)
        names = self.cast.names
        right: dict[Any, dict[str, bool]] = {}  # many acts share one
        for number, action in enumerate(actions_of("recognition", here.edition)):
            expected = who_may(action.key, here)
            if expected is None:
                continue
            if action.who not in right:
                right[action.who] = {name: action.who(dossier, self.cast.person(name)) for name in names}
            for name, allowed in right[action.who].items():
                if allowed and name not in expected:
                    self.wrongly_allowed.append((action.key, name, here))
                if not allowed and name in expected:
                    self.wrongly_forbidden.append((action.key, name, here))
            if self.known("forbidden", action.key, here):
                continue
            outsiders = [name for name in names if name not in expected]
            outsider = outsiders[(number + len(self.edges)) % len(outsiders)]
            with pytest.raises(Refused) as caught:  # perform undoes what it began
                perform(dossier, action.key, self.cast.person(outsider), expected_seq=-1)
            assert caught.value.code == "forbidden", (action.key, outsider, here)
