"""A dossier's way, step by step through the real acts.

Each function does one step; ``advance`` does all up to a stage.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any, Protocol

from django.utils import timezone

from accounts.models import Institution
from applications.beginning import begin
from applications.models import Call, Dossier
from applications.publicity import publish
from applications.queries import demands_of
from applications.states import MeetingResult
from documents.issuing import EFFECT as PAPER
from materials.forms import ReviewFormSet
from materials.queries import latest_submission
from reviews.appointment import Choice
from reviews.conclusion import Demanded, check_demand
from reviews.models import Advice, Expert, Panel, PanelMember
from workflow import perform
from workflow.effects import run_effect
from workflow.models import Effect
from workflow.states import EffectState

from .answers import answers
from .clock import OfficeClock
from .filling import attach_required, fill


class Company(Protocol):
    """Who acts in a story; the tests' cast is one."""

    @property
    def applicant(self) -> Any: ...
    @property
    def officer(self) -> Any: ...
    @property
    def clerk(self) -> Any: ...
    @property
    def section_head(self) -> Any: ...
    @property
    def leader(self) -> Any: ...
    @property
    def publisher(self) -> Any: ...
    @property
    def experts(self) -> Iterable[Any]: ...


COMMENTS = (
    "研究基础扎实，方案总体可行，建议进一步细化指标和保障措施。",
    "技术路线清楚，已有应用实绩，产业带动作用明显；对外服务部分写得偏简。",
    "团队结构合理，设备条件较好，建议加强与高校的联合培养和人才引进。",
    "经费投入有保障，建议单列科研设备折旧和对外服务收入，专账管理。",
    "运行机制符合规定，理事会组成需补充共建单位代表。",
    "目标与任务基本匹配，第二年度考核指标应当量化。",
)
REASONS = (
    "经查阅申报材料和佐证，{title}与所附证明一致，认为符合该项规定。",
    "已核对原件并向单位核实，{title}情况属实，认为符合该项规定。",
    "结合实地了解的情况，{title}理由充分，认为符合该项规定。",
)
CONCLUSIONS: dict[str, str] = {
    Advice.AGREE: "专家组实地考察、听取答辩并审阅材料，认为该中心研发条件和团队基础好，建设方案完善可行，"
    "一致同意通过论证。",
    Advice.AGREE_AFTER_IMPROVEMENT: "专家组实地考察、听取答辩并审阅材料，认为该中心建设基础较好，建设方案总体可行，"
    "同意按专家意见完善后予以认定。",
    Advice.DISAGREE: "专家组认为，该中心主要设备与申报方向关联不强，自主知识产权成果偏少，研发团队尚不稳定，"
    "现阶段不具备认定条件，建议充实后再行申报。",
}


class Story:
    """One dossier and its people. ``now`` is the moment of the next act: past inside the import door, otherwise None.

    With a ``clock``, acts fall into office hours.
    """

    def __init__(
        self, people: Company, dossier: Dossier, *, now: datetime | None = None, clock: OfficeClock | None = None
    ) -> None:
        self.people, self.dossier, self.now, self.clock = people, dossier, now, clock

    def _do(self, action: str, user: Any, **data: Any) -> None:
        perform(self.dossier, action, user, at=self.now, **data)
        self._later(hours=20)

    def wait(self, days: int) -> None:
        """Until so many working days later, at the same hour."""
        if self.now is None or self.clock is None:
            raise RuntimeError("only a story in the past, with a clock, can wait")
        self.now = self.clock.after(self.now, days=days)

    def _later(self, **span: float) -> None:
        if self.now is not None and self.clock is not None:
            minutes = int(timedelta(**span).total_seconds() // 60)
            self.now = (
                self.clock.after(self.now, days=1, minutes=17)
                if minutes > 8 * 60
                else self.clock.after(self.now, minutes=minutes // 3)
            )
        elif self.now is not None:
            self.now = min(self.now + timedelta(**span), timezone.now())

    # --- the applicant

    def hand_in(self) -> None:
        self._do("submit", self.people.applicant, declaration=True)

    def withdraw(self, reason: str = "建设方案需作重大调整。") -> None:
        self._do("withdraw", self.people.applicant, reason=reason)

    # --- the department

    def check(self, user: Any, judged_at: str, *, met: bool = True) -> None:
        """Tick every condition against its attachment, and judge what must be judged by the end of that stage."""
        submission = latest_submission(self.dossier.draft)
        if submission is None:
            raise RuntimeError("nothing has been handed in")
        empty = ReviewFormSet(submission)
        data: dict[str, str] = {}
        for place, form in enumerate(empty.forms):
            row = form.row
            if row.files:
                data[form.add_prefix("result")] = "confirmed"
                data[form.add_prefix("attachment")] = str(row.files[0].ref)
            else:
                data[form.add_prefix("result")] = "not_checked"
            if row.judgement is not None:
                data[form.add_prefix("met")] = str(row.judgement.met).lower()
                data[form.add_prefix("reasons")] = row.judgement.reasons
            elif row.needs_judgement and row.requirement.judged_at == judged_at:
                data[form.add_prefix("met")] = "true" if met else "false"
                words = REASONS[(place + self.dossier.pk) % len(REASONS)]
                data[form.add_prefix("reasons")] = words.format(title=row.requirement.title.zh)
        review = ReviewFormSet(submission, data)
        if not review.is_valid():
            raise RuntimeError(f"the review form is not valid: {review.errors}")
        self._do("check_conditions", user, review=review)

    def recommend(self) -> None:
        self.check(self.people.officer, "formal_check")
        self._do("recommend", self.people.officer, opinion="材料齐全、内容属实，符合申报条件，同意推荐。")

    def return_for_correction(self, user: Any, *points: tuple[str, str, str]) -> None:
        self._do(
            "return_for_correction",
            user,
            items=list(points) or [("fact", "usable_area", "请补充使用面积的分项说明，并上传房产证明全页。")],
        )

    # --- the bureau and its experts

    def pass_check(self) -> None:
        self._do("pass_check", self.people.clerk, note="经复核，材料完整规范。")

    @property
    def panel(self) -> Panel:
        return Panel.objects.filter(matter=self.dossier.process).latest("round")

    def panel_act(self, action: str, user: Any, **data: Any) -> None:
        perform(self.panel, action, user, at=self.now, **data)
        self._later(hours=2)

    def convene(self, size: int = 5) -> list[Expert]:
        """Appoint and invite; the first is the chair."""
        self._do("convene_panel", self.people.clerk)
        pool = list(Expert.objects.filter(user__in=[user.pk for user in self.people.experts]).order_by("pk")[:size])
        self.panel_act("appoint", self.people.clerk, choices=[Choice(expert) for expert in pool])
        chair = PanelMember.objects.get(panel=self.panel, expert=pool[0])
        self.panel_act("designate_chair", self.people.clerk, member=chair)
        return pool

    def open_panel(self) -> None:
        for member in self.panel.members.current().select_related("expert__user"):
            if member.state == "invited":
                self.panel_act("declare", member.expert.user)
        self.panel_act("open", self.people.clerk)

    def record_activities(self) -> None:
        self._later(days=1)
        panel = self.panel
        day = timezone.localdate(self.now) if self.now else timezone.localdate()
        words = {
            "site_visit": "专家组实地查看了研发场所、中试线和主要仪器设备，核对了设备台账与人员在岗情况。",
            "defence": "中心负责人汇报建设方案，专家组就技术路线、运行机制和经费保障提问，答辩人逐一回答。",
        }
        for kind in panel.activities_required:
            self.panel_act(
                "record_activity",
                self.people.clerk,
                kind=kind,
                held_on=day,
                place="牵头单位研发楼" if kind == "site_visit" else "市科技局会议室",
                record=words.get(kind, "按要求进行。"),
                attendees=list(panel.members.declared()),
            )

    def score(
        self, score: int = 84, advice: str = Advice.AGREE_AFTER_IMPROVEMENT, *, members: int | None = None
    ) -> None:
        """All members hand in their sheets, or the first few."""
        panel = self.panel
        for place, member in enumerate(panel.members.declared().select_related("expert__user")[:members]):
            values = {}
            for position, indicator in enumerate(panel.indicators.indicators):
                points = score + (5 * place + 7 * position + self.dossier.pk) % 11 - 5
                values[f"score-{indicator.key}"] = str(points)
                if points < max(60, score - 2):
                    values[f"remark-{indicator.key}"] = "这一方面有待加强，建议在方案中补充。"
            values |= {"comment": COMMENTS[(place + self.dossier.pk) % len(COMMENTS)], "advice": advice}
            self.panel_act("submit_sheet", member.expert.user, values=values)

    def conclude(
        self, result: str = Advice.AGREE_AFTER_IMPROVEMENT, demands: tuple[Demanded, ...] | None = None
    ) -> None:
        if demands is None:
            demands = (
                Demanded("细化年度指标，明确每年完成的关键技术和考核方式。", "objectives"),
                Demanded("补充对外服务的收费与收益分配办法。", "mechanism"),
            )
        chair = self.panel.members.get(is_chair=True)
        self.panel_act(
            "conclude",
            chair.expert.user,
            result=result,
            text=CONCLUSIONS[result],
            demands=list(demands) if result == Advice.AGREE_AFTER_IMPROVEMENT else [],
        )

    def review(self) -> None:
        self.convene()
        self.open_panel()
        self.record_activities()
        self.score()
        self.conclude()

    def improve_plan(self) -> None:
        """The applicant writes into the plan what was demanded, and hands it in."""
        for section in self.dossier.draft.sections.filter(key__in=["plan:objectives", "plan:mechanism"]):
            section.values = {"text": section.values["text"] + "按专家意见补充：分年度列明指标、责任人和考核办法。"}
            section.version += 1
            section.save(update_fields=["values", "version"])
        if self.now is not None:
            self.dossier.draft.sections.filter(key__startswith="plan:").update(saved_at=self.now)
        self._do("submit_plan", self.people.applicant, declaration=True)

    def accept_plan(self) -> None:
        for demand in demands_of(self.dossier):
            check_demand(demand, True, "已在方案中补充。", self.people.clerk, at=self.now)
        self._do("accept_plan", self.people.clerk, note="专家意见已逐条落实。")

    def resolve(self, result: str = MeetingResult.AGREED) -> None:
        self.check(self.people.clerk, "expert_review")
        day = timezone.localdate(self.now) if self.now else timezone.localdate()
        self._do(
            "record_meeting",
            self.people.section_head,
            held_on=day,
            minutes_number=f"局长办公会议纪要〔{day.year}〕{self.dossier.pk}号",
            result=result,
            opinion="会议听取了专家论证情况汇报，同意拟认定，按规定公示。",
        )

    def publicise(self) -> None:
        publish(self.dossier.city, [self.dossier], self.people.publisher, at=self.now)
        self._later(hours=1)

    def close_publicity(self) -> None:
        """To be called when the period is over: at its end the sweep does the same."""
        self._do("close_publicity", None)

    def decline(self, reasons: str, clause: str) -> None:
        self._do("decline", self.people.officer, reasons=reasons, clause=clause)

    def refuse(self, reasons: str, clause: str) -> None:
        self._do("refuse", self.people.section_head, reasons=reasons, clause=clause)

    def serve(self, user: Any, way: str, note: str = "") -> None:
        """Put on record how the notice of refusal reached the applicant."""
        day = timezone.localdate(self.now) if self.now else timezone.localdate()
        self._do("record_service", user, served_on=day, served_how=way, note=note)

    def approve(self) -> None:
        self._do("approve", self.people.leader, opinion="同意认定。")

    def issue(self) -> None:
        self._do("issue_paper", self.people.clerk)

    def announce(self) -> None:
        """The paper must have its file first."""
        waiting = Effect.objects.filter(event__process=self.dossier.process, kind=PAPER, state=EffectState.PENDING)
        for pk in waiting.values_list("pk", flat=True):
            run_effect(pk)
        self._do("announce", self.people.publisher)


ALSO_ATTACHED = ("leading_evidence", "people_proof", "equipment_proof")


def open_dossier(
    people: Company,
    call: Call,
    institution: Institution,
    *,
    number: int = 1,
    now: datetime | None = None,
    clock: OfficeClock | None = None,
    also: tuple[str, ...] = (),
    **changes: Any,
) -> Story:
    """A dossier with everything filled in and attached, not handed in yet."""
    dossier = begin(call, institution, people.applicant, at=now)
    story = Story(people, dossier, now=now, clock=clock)
    story._later(hours=30)
    fill(dossier.draft, answers(number, **changes), people.applicant, at=story.now)
    attach_required(dossier.draft, people.applicant, also=(*ALSO_ATTACHED, *also), number=number, at=story.now)
    return story


STEPS: tuple[tuple[str, Callable[[Story], None]], ...] = (
    ("recommendation", Story.hand_in),
    ("formal_check", Story.recommend),
    ("expert_review", Story.pass_check),
    ("plan_improvement", Story.review),
    ("plan_check", Story.improve_plan),
    ("deliberation", Story.accept_plan),
    ("publicity", Story.resolve),
    ("on_notice", Story.publicise),
    ("approval", Story.close_publicity),
    ("issuing", Story.approve),
    ("announcement", Story.issue),
    ("register", Story.announce),
)
"""The place that each step leads to, in order."""


def advance(story: Story, to: str) -> Story:
    """Take a filled-in dossier as far as ``to``. The publicity must be over before ``approval`` is asked for."""
    for place, step in STEPS:
        step(story)
        if place == to:
            return story
    raise KeyError(to)
