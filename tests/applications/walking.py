"""The procedure as a graph: where a dossier can stand, and every move that anybody can make from there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, NamedTuple

from django.utils import timezone

import rules
from applications.checking import CHECKING_STAGES, unchecked
from applications.conditions import current_findings
from applications.models import Decision, Dossier
from applications.publicity import publish
from applications.states import MeetingResult
from documents.models import Document
from materials.models import DraftSection
from notices.models import Objection
from notices.objecting import receive
from notices.posting import blocking_objections, item_for
from portal.demonstration.story import Story
from reviews.models import Advice, Panel
from tests.applications.factories import refute, review
from workflow import perform
from workflow.effects import fire_deadlines, run_effect
from workflow.models import Effect
from workflow.registry import find_action
from workflow.states import StageState

PASSED = {StageState.DONE: "done", StageState.SKIPPED: "done", StageState.OPEN: "open", StageState.DECLINED: "declined"}


class Place(NamedTuple):
    """What the acts can tell apart about a dossier; two dossiers in the same place can do the same."""

    state: str
    stage: str
    waits_for: str
    open_scope: str
    stages: tuple[str, ...]
    checks: tuple[bool, ...]
    """Every proof held against its condition; every judgement made; a binding condition failed."""
    panel: str
    item: str
    over: bool
    objection: str
    paper: str


def place_of(dossier: Dossier) -> Place:
    stage = dossier.process.current_stage
    panel = Panel.objects.filter(matter=dossier.process).order_by("-round").first()
    item = item_for(dossier.process)
    on_list = item is not None and item.state == "on_notice"
    blocking = blocking_objections(item).order_by("state").first() if item and on_list else None
    decision = Decision.objects.filter(dossier=dossier).select_related("document").first()
    return Place(
        state=dossier.state,
        stage=stage.key if stage else "",
        waits_for=dossier.waits_for,
        open_scope=dossier.draft.open_scope,
        stages=tuple(PASSED.get(row.state, "to come") for row in dossier.process.stages.all()),
        checks=_checks(dossier) if stage and dossier.submitted_at else (),
        panel=panel.state if panel and stage and stage.key == "expert_review" else "",
        item=item.state if item and stage and stage.key in ("publicity", "approval") else "",
        over=bool(item and on_list and item.notice.end and item.notice.end <= timezone.now()),
        objection=blocking.state if blocking else "",
        paper=_paper(decision),
    )


def _checks(dossier: Dossier) -> tuple[bool, ...]:
    stage = dossier.process.current_stage.key
    if stage not in ("application", *CHECKING_STAGES):
        return ()
    findings = current_findings(dossier)
    failed = any(f["result"] == rules.Result.FAIL and f["strength"] == rules.Strength.MUST for f in findings)
    if stage == "recommendation":
        return (not unchecked(dossier), failed)
    open_judgements = any(f["result"] == rules.Result.JUDGEMENT for f in findings)
    return (not open_judgements, failed)


def _paper(decision: Decision | None) -> str:
    if decision is None:
        return ""
    if decision.kind == "refusal":
        return "served" if decision.served_on else "not served"
    if decision.announced_at:
        return "announced"
    return "none" if decision.document is None else "ready" if decision.document.is_ready else "being made"


@dataclass(frozen=True)
class Move:
    """``name`` begins with the key of the act it stands for; others say in which stages they make sense."""

    name: str
    make: Callable[[Story, Any], object]
    during: tuple[str, ...] = ()

    def fits(self, place: Place) -> bool:
        """Whether the turn of its act has come. Out of turn everything is tried by :meth:`Walk.try_out_of_turn`."""
        if self.during:
            return place.stage in self.during
        declared = find_action("recognition", self.name.partition(":")[0])
        if not place.stage:
            return declared.after_close
        return not declared.stages or place.stage in declared.stages


def _act(name: str, who: str, **data: Any) -> Move:
    return Move(name, lambda story, cast: perform(story.dossier, name, cast.person(who), **data))


def _submit_changed(story: Story, cast: Any) -> None:
    section = DraftSection.objects.get(draft=story.dossier.draft, values__has_key="usable_area")
    section.values["usable_area"] = "500" if section.values["usable_area"] != "500" else "600"
    section.version += 1
    section.save()
    perform(story.dossier, "submit", cast.applicant, declaration=True)


def _panel_to_open(story: Story, cast: Any) -> None:
    panel = Panel.objects.filter(matter=story.dossier.process).latest("round")
    _seat(story, panel, cast)
    story.open_panel()


def _seat(story: Story, panel: Panel, cast: Any) -> None:
    from reviews.appointment import Choice
    from reviews.models import Expert, PanelMember

    pool = list(Expert.objects.filter(city=panel.city).order_by("pk")[:3])
    perform(panel, "appoint", cast.clerk, choices=[Choice(expert) for expert in pool])
    perform(panel, "designate_chair", cast.clerk, member=PanelMember.objects.get(panel=panel, expert=pool[0]))


def _conclude(result: str) -> Move:
    def make(story: Story, cast: Any) -> None:
        story.record_activities()
        story.score(advice=result)
        story.conclude(result)

    return Move(f"conclude:{result}", make, during=("expert_review",))


def _dissolve(story: Story, cast: Any) -> None:
    perform(story.panel, "dissolve", cast.clerk, reason="专家时间无法协调。")


def _meeting(result: str) -> Move:
    return Move(
        f"record_meeting:{result}",
        lambda story, cast: perform(
            story.dossier,
            "record_meeting",
            cast.section_head,
            held_on=timezone.localdate(),
            minutes_number="1",
            result=result,
            opinion="会议意见。",
        ),
    )


def _receive(story: Story, cast: Any) -> None:
    identity = {"kind": "person", "name": "孙举报", "unit": "", "phone": "13800000000", "email": "", "address": ""}
    item = item_for(story.dossier.process)
    if item is None:
        raise LookupError
    receive(item, identity, "场地面积与事实不符，附现场照片为证。")


def _objection(action: str) -> Move:
    def make(story: Story, cast: Any) -> None:
        objection = Objection.objects.filter(item__process=story.dossier.process).latest("pk")
        perform(objection, action, cast.section_head, answer="经核查，答复如下。")

    return Move(f"objection:{action}", make, during=("publicity",))


def _time_passes(story: Story, cast: Any) -> None:
    """To 24:00 of the last day; the sweep fires what is due. The walk's own clock is moved by ``after``."""
    fire_deadlines()


def _make_paper(story: Story, cast: Any) -> None:
    document = Document.objects.get(process=story.dossier.process, kind="recognition", file=None)
    for row in Effect.objects.filter(arguments__document=document.pk, state="pending"):
        run_effect(row.pk)


def _checker(story: Story, cast: Any) -> Any:
    stage = story.dossier.process.current_stage
    return cast.officer if stage is not None and stage.key == "recommendation" else cast.clerk


def _check(story: Story, cast: Any) -> None:
    review(story.dossier, _checker(story, cast))


def _find_failing(story: Story, cast: Any) -> None:
    refute(story.dossier, _checker(story, cast), "usable_area", "420")


REASONS = {"reasons": "主要条件不符合。", "clause": "第八条（三）"}
MOVES: tuple[Move, ...] = (
    Move("submit", lambda story, cast: perform(story.dossier, "submit", cast.applicant, declaration=True)),
    Move("submit:changed", _submit_changed),
    Move("check_conditions", _check),
    Move("check_conditions:fails", _find_failing, during=("recommendation", "deliberation")),
    _act("recommend", "officer", opinion="同意推荐。"),
    _act("decline", "officer", **REASONS),
    Move("return_for_correction:department", lambda story, cast: story.return_for_correction(cast.officer)),
    Move("return_for_correction:bureau", lambda story, cast: story.return_for_correction(cast.clerk)),
    _act("pass_check", "second_leader", note=""),
    _act("convene_panel", "clerk"),
    Move("panel:open", _panel_to_open, during=("expert_review",)),
    Move("panel:dissolve", _dissolve, during=("expert_review",)),
    _conclude(Advice.AGREE),
    _conclude(Advice.AGREE_AFTER_IMPROVEMENT),
    _conclude(Advice.DISAGREE),
    _act("submit_plan", "applicant", declaration=True),
    Move("accept_plan", lambda story, cast: story.accept_plan()),
    _act("return_plan", "clerk", reason="第二项要求未落实。"),
    _meeting(MeetingResult.AGREED),
    _meeting(MeetingResult.NOT_AGREED),
    _meeting(MeetingResult.DEFERRED),
    Move("post_notice", lambda story, cast: publish(cast.city, [story.dossier], cast.publisher)),
    Move("objection:receive", _receive, during=("publicity", "approval")),
    _objection("triage_accept"),
    _objection("triage_refuse"),
    _objection("dismiss"),
    _objection("uphold"),
    Move("time passes", _time_passes, during=("publicity",)),
    _act("close_publicity", "publisher"),
    _act("reconsider", "section_head", reason="异议成立。"),
    _act("refuse", "section_head", **REASONS),
    _act("approve", "leader", opinion="同意认定。"),
    Move("approve:acted", lambda story, cast: perform(story.dossier, "approve", cast.second_leader, opinion="同意。")),
    _act("refuse_approval", "leader", **REASONS),
    _act("issue_paper", "clerk"),
    Move("paper is made", _make_paper, during=("announcement",)),
    _act("announce", "publisher"),
    _act("withdraw", "applicant", reason="方案需作调整。"),
    Move(
        "record_service",
        lambda story, cast: perform(
            story.dossier, "record_service", cast.clerk, served_on=timezone.localdate(), served_how="mail"
        ),
    ),
    _act("receive_refusal", "colleague"),
    Move(
        "declare_interest",
        lambda story, cast: perform(
            story.dossier, "declare_interest", cast.clerk, deputy=cast.second_leader, reason="配偶任职。"
        ),
    ),
)

MINUTE = timedelta(minutes=1)
