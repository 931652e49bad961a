"""The procedure as a graph: where a dossier can stand, and every move that anybody can make from there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

import rules
from applications.credit_check import credit_lines
from applications.establishing import usual_months
from applications.forms import criteria_of
from applications.models import Decision, Entrustment
from applications.publicity import publish
from applications.states import MeetingResult
from documents.issuing import EFFECT as PAPER
from materials.assessing import relaxations_in_force
from materials.models import DraftSection
from materials.queries import latest_submission
from notices.models import Objection
from notices.objecting import receive
from notices.posting import item_for
from portal.demonstration.story import Story
from reviews.models import Advice, Panel
from tests.applications.factories import refute, review
from tests.applications.places import RELAXED_IN, Place
from workflow import perform
from workflow.deadlines import fire_deadlines
from workflow.effects import run_effect
from workflow.models import Effect
from workflow.registry import Action, find_action

OTHER_NAMES = {"conclude": "conclude_review", "time passes": "close_publicity"}


@dataclass(frozen=True)
class Move:
    """``name`` begins with the key of the act it stands for; others say in which stages they make sense."""

    name: str
    make: Callable[[Story, Any], object]
    during: tuple[str, ...] = ()

    @property
    def action(self) -> Action:
        """The act that it stands for, or that it leads to. KeyError where it is none of the dossier's own."""
        name = self.name.partition(":")[0]
        return find_action("recognition", OTHER_NAMES.get(name, name))

    def belongs(self, edition: str, stages: list[str]) -> bool:
        """Whether this procedure knows the move at all."""
        try:
            declared = self.action
        except KeyError:
            return bool(set(self.during) & set(stages))
        wanted = set(self.during or declared.stages)
        return declared.exists_in(edition) and (not wanted or bool(wanted & set(stages)))

    def fits(self, place: Place) -> bool:
        """Whether the turn of its act has come. Out of turn everything is tried by :meth:`Walk.try_out_of_turn`."""
        if not self.belongs(place.edition, [place.stage] if place.stage else []):
            return False
        return bool(place.stage) or self.action.after_close


def area_of(edition: rules.Edition) -> str:
    return next(fact.key for fact in edition.facts.values() if fact.kind is rules.Kind.AREA)


FAILING = {"hohhot": ("leader_title_level", "intermediate")}
"""A value that fails a condition, where floor space has no threshold."""


def failing(edition: rules.Edition) -> tuple[str, str]:
    return FAILING.get(edition.city, (area_of(edition), "420"))


def _act(name: str, who: str, **data: Any) -> Move:
    return Move(name, lambda story, cast: perform(story.dossier, name, cast.person(who), **data))


def _submit_changed(story: Story, cast: Any) -> None:
    """Another floor space, as good as the one before."""
    area = area_of(story.dossier.edition)
    section = DraftSection.objects.get(draft=story.dossier.draft, values__has_key=area)
    section.values[area] = "1500" if section.values[area] != "1500" else "1600"
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

    pool = list(Expert.objects.filter(city=panel.city).order_by("-pk")[:3])
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
            criteria=[[criterion, "符合。"] for criterion in criteria_of(story.dossier)],
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
    document = Decision.objects.get(dossier=story.dossier).document
    if document is None or document.is_ready:
        raise LookupError
    for row in Effect.objects.filter(arguments__document=document.pk, state="pending"):
        run_effect(row.pk)


def _checker(story: Story, cast: Any) -> Any:
    stage = story.dossier.process.current_stage
    return cast.officer if stage is not None and stage.office == "department" else cast.clerk


def _check(story: Story, cast: Any) -> None:
    review(story.dossier, _checker(story, cast))


def _find_failing(story: Story, cast: Any) -> None:
    refute(story.dossier, _checker(story, cast), *failing(story.dossier.edition))


def _agreement_is_made(story: Story, cast: Any) -> None:
    waiting = Effect.objects.filter(event__process=story.dossier.process, kind=PAPER, state="pending")
    if not (rows := list(waiting.values_list("pk", flat=True))):
        raise LookupError
    for pk in rows:
        run_effect(pk)


def _relax(story: Story, cast: Any) -> None:
    key = area_of(story.dossier.edition)
    failed = next(r.id for r in story.dossier.edition.requirements if key in r.uses)
    perform(
        story.dossier,
        "relax",
        cast.section_head,
        requirement=failed,
        relaxation=next(one.key for one in story.dossier.edition.relaxations if not one.deliberated),
        reasons="软件研发用房需求小，现有面积满足需要。",
    )


def _take_back(story: Story, cast: Any) -> None:
    granted = list(relaxations_in_force(latest_submission(story.dossier.draft)))
    if not granted:
        raise LookupError
    perform(story.dossier, "take_back_relaxation", cast.section_head, grant=granted[0].pk, reasons="认定有误。")


def _entrust(story: Story, cast: Any) -> None:
    """The stage in progress; later stages have their own turn."""
    story.entrust([story.dossier.process.current_stage.key], "聊科评〔2026〕1号")


def _agent(story: Story) -> Any:
    entrustment = Entrustment.objects.running().select_related("agency").get(dossier=story.dossier)
    return entrustment.agency.members.get().user


def _give_opinion(story: Story, cast: Any) -> None:
    perform(story.dossier, "give_opinion", _agent(story), passed=True, text="材料齐全。")


def _step_aside(story: Story, cast: Any) -> None:
    perform(story.dossier, "step_aside", _agent(story), reason="参股。", colleague=None)


def _credit_found(story: Story, cast: Any) -> None:
    name = credit_lines(story.dossier)[0].party.name
    story.look_up_credit({name: ("some", "列入严重失信主体名单。")})


def _approve(who: str) -> Callable[[Story, Any], object]:
    def make(story: Story, cast: Any) -> None:
        months = usual_months(story.dossier)
        how_long = {} if months is None else {"establishment_months": months}
        basis = story.dossier.call.basis
        perform(story.dossier, "approve", cast.person(who), opinion="同意。", basis=basis, **how_long)

    return make


def _instalment(story: Story, cast: Any) -> None:
    perform(story.dossier, "record_instalment", cast.clerk, amount=Decimal(50), planned_on=timezone.localdate())


REASONS = {"reasons": "主要条件不符合。", "clause": "第八条（三）"}
MOVES: tuple[Move, ...] = (
    Move("submit", lambda story, cast: perform(story.dossier, "submit", cast.applicant, declaration=True)),
    Move("submit:changed", _submit_changed),
    Move("check_conditions", _check),
    Move("check_conditions:fails", _find_failing, during=("recommendation", "deliberation")),
    Move("submit_intention", lambda story, cast: story.state_intention()),
    _act("choose_candidate", "officer", opinion="符合布局，择优确定。"),
    _act("return_intention", "officer", points="请写明与产业链的衔接。"),
    _act("decline_candidate", "officer", **REASONS),
    Move("record_credit", lambda story, cast: story.look_up_credit(), during=("credit_check",)),
    Move("record_credit:found", _credit_found, during=("credit_check",)),
    _act("finish_credit_check", "officer"),
    Move("relax", _relax, during=RELAXED_IN),
    Move("take_back_relaxation", _take_back, during=RELAXED_IN),
    Move("entrust", _entrust),
    _act("end_entrustment", "clerk", reason="改由本局组织。"),
    Move("give_opinion", _give_opinion),
    Move("step_aside", _step_aside),
    _act("recommend", "officer", opinion="同意推荐。"),
    _act("decline", "officer", **REASONS),
    Move("return_for_correction:department", lambda story, cast: story.return_for_correction(cast.officer)),
    Move("return_for_correction:bureau", lambda story, cast: story.return_for_correction(cast.clerk)),
    _act("pass_check", "clerk", note=""),
    _act("convene_panel", "second_leader"),
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
    Move("approve", _approve("leader")),
    Move("approve:acted", _approve("second_leader")),
    _act("refuse_approval", "leader", **REASONS),
    _act("issue_paper", "clerk"),
    Move("paper is made", _make_paper, during=("announcement",)),
    _act("announce", "publisher"),
    Move("agreement is made", _agreement_is_made, during=("task_agreement",)),
    Move("hand_in_task_agreement", lambda story, cast: story.sign_agreement()),
    Move("file_task_agreement", lambda story, cast: story.file_agreement()),
    _act("return_task_agreement", "clerk", reason="缺共建单位盖章页。"),
    Move("record_instalment", _instalment),
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
