"""A dossier's way, step by step through the real acts, whatever the city.

Each function does one step; ``way`` puts them in the order of the dossier's edition.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from django.utils import timezone

import rules
from accounts.models import Institution
from applications.beginning import begin
from applications.checking import office_of
from applications.conditions import due_for_judgement
from applications.models import Call, Dossier
from applications.credit_check import credit_lines
from applications.credit_forms import SOURCES
from applications.layout import plan_for
from applications.publicity import publish
from applications.queries import demands_of
from applications.states import CreditResult, MeetingResult
from documents.issuing import EFFECT as PAPER
from materials.forms import ReviewFormSet
from materials.queries import latest_submission
from materials.review import ReviewRow
from reviews.appointment import Choice
from reviews.conclusion import Demanded, check_demand
from reviews.models import Advice, Expert, Panel, PanelMember
from workflow import perform
from workflow.effects import run_effect
from workflow.models import Effect, Process
from workflow.states import EffectState

from . import fixtures
from .answers import also_attached, answers
from .clock import OfficeClock
from .filling import answered, attach_required, fill
from .said import ACTIVITIES, COMMENTS, CONCLUSIONS, REASONS


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


class Story:
    """One dossier and its people. ``now`` is the moment of the next act: past inside the import door, otherwise None.

    With a ``clock``, acts fall into office hours.
    """

    def __init__(
        self, people: Company, dossier: Dossier, *, now: datetime | None = None, clock: OfficeClock | None = None
    ) -> None:
        self.people, self.dossier, self.now, self.clock = people, dossier, now, clock
        self.office: dict[str, Any] = fixtures.read(dossier.edition.city, "office")
        """The bureau's own words."""

    def _do(self, action: str, user: Any, **data: Any) -> None:
        perform(self.dossier, action, user, at=self.now, **data)
        self._later(hours=20)

    @property
    def today(self) -> date:
        return timezone.localdate(self.now) if self.now else timezone.localdate()

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

    def state_intention(self) -> None:
        """Before the dossier; where the city has a layout plan, it follows the direction of its field, or the first."""
        plan = plan_for(self.dossier.call)
        direction = None
        if plan is not None:
            field = answered(self.dossier.draft, self.dossier.edition.field_fact)
            directions = plan.directions.all()
            direction = directions.filter(field=field).first() or directions.first()
        self._do(
            "submit_intention",
            self.people.applicant,
            declaration=True,
            statement=self.office["statement"],
            direction=direction,
        )

    # --- the offices

    def choose(self) -> None:
        self._do("choose_candidate", self.people.officer, opinion=self.office["choice"])

    def look_up_credit(self, **found: tuple[str, str]) -> None:
        """One entry for each party: nothing found, or by its name the result and the remark."""
        checks = []
        for line in credit_lines(self.dossier):
            result, remark = found.get(line.party.name, (CreditResult.NONE, ""))
            checks.append(
                {
                    "kind": line.party.kind,
                    "name": line.party.name,
                    "code": line.party.code,
                    "result": result,
                    "source": SOURCES[len(checks) % 2],
                    "queried_on": self.today,
                    "remark": remark,
                }
            )
        self._do("record_credit", self.people.officer, checks=checks)

    def pass_credit_check(self) -> None:
        self.look_up_credit()
        self.check(self.people.officer)
        self._do("finish_credit_check", self.people.officer)

    def check(self, user: Any, *, met: bool = True) -> None:
        """Tick every condition against its attachment, and judge what the stage in progress must not leave open."""
        submission = latest_submission(self.dossier.draft)
        if submission is None:
            raise RuntimeError("nothing has been handed in")
        process = Process.objects.select_related("current_stage").get(pk=self.dossier.process_id)
        dossier = Dossier.objects.select_related("process__current_stage").get(pk=self.dossier.pk)
        office = office_of(dossier, user)
        is_due = due_for_judgement(process)
        data: dict[str, str] = {}
        anything = False
        for place, form in enumerate(ReviewFormSet(submission, office=office, user=user, may_judge=is_due).forms):
            said, new = self._said(form.row, office, form.judges, place, met=met)
            anything = anything or new
            data |= {form.add_prefix(name): value for name, value in said.items()}
        if not anything:
            return
        review = ReviewFormSet(submission, data, office=office, user=user, may_judge=is_due)
        if not review.is_valid():
            raise RuntimeError(f"the review form is not valid: {review.errors}")
        self._do("check_conditions", user, review=review)

    def _said(self, row: ReviewRow, office: str, judges: bool, place: int, *, met: bool) -> tuple[dict[str, str], bool]:
        """What is entered in one row of the review, and whether it is new."""
        own = row.check_of(office)
        said: dict[str, str] = {"result": own.result if own else "not_checked"}
        new = bool(row.files) and not row.is_checked_by(office)
        if own is not None:
            said |= {"fact": own.fact, "verified_value": str(own.verified_value or ""), "note": own.note}
        if new:
            said["result"] = "confirmed"
        if row.files:
            said["attachment"] = str(own.attachment.ref if own and own.attachment else row.files[0].ref)
        if judges and row.judgement is not None:
            kept = row.judgement
            said |= {"met": str(kept.met).lower(), "reasons": kept.reasons}
            said |= {"held_on": str(kept.held_on or ""), "minutes_number": kept.minutes_number}
        elif judges:
            words = REASONS[(place + self.dossier.pk) % len(REASONS)]
            said |= {"met": str(met).lower(), "reasons": words.format(title=row.requirement.title.zh)}
            if row.judged_in_meeting:
                said |= {"held_on": str(self.today), "minutes_number": self.minutes}
            new = True
        return said, new

    @property
    def minutes(self) -> str:
        """The number of the minutes of a meeting held now."""
        return str(self.office["minutes"]).format(year=self.today.year, number=self.dossier.pk)

    def recommend(self) -> None:
        self.check(self.people.officer)
        self._do("recommend", self.people.officer, opinion="材料齐全、内容属实，符合申报条件，同意推荐。")

    def return_for_correction(self, user: Any, *points: tuple[str, str, str]) -> None:
        self._do("return_for_correction", user, items=list(points) or [self._some_point()])

    def _some_point(self) -> tuple[str, str, str]:
        """Of the floor space: every form asks for it."""
        area = next(
            fact.key
            for section in self.dossier.edition.sections
            for fact in section.facts
            if fact.kind is rules.Kind.AREA
        )
        return ("fact", area, "请补充面积的分项说明，并上传房产证明全页。")

    def pass_check(self) -> None:
        self.check(self.people.clerk)
        self._do("pass_check", self.people.clerk, note="经复核，材料完整规范。")

    # --- the experts

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
        for kind in panel.activities_required:
            self.panel_act(
                "record_activity",
                self.people.clerk,
                kind=kind,
                held_on=self.today,
                place="牵头单位研发楼" if kind == "site_visit" else "市科技局会议室",
                record=ACTIVITIES.get(kind, "按要求进行。"),
                attendees=list(panel.members.declared()),
            )

    @property
    def usual_advice(self) -> str:
        """Where the text has the plan improved after the review, experts usually ask for it."""
        stages = self.dossier.process.stages.filter(kind="plan_improvement")
        return Advice.AGREE_AFTER_IMPROVEMENT if stages.exists() else Advice.AGREE

    def score(self, score: int = 84, advice: str = "", *, members: int | None = None) -> None:
        """All members hand in their sheets, or the first few."""
        panel = self.panel
        for place, member in enumerate(panel.members.declared().select_related("expert__user")[:members]):
            values = {}
            for position, indicator in enumerate(panel.indicators.indicators):
                points = score + (5 * place + 7 * position + self.dossier.pk) % 11 - 5
                values[f"score-{indicator.key}"] = str(points)
                if points < max(60, score - 2):
                    values[f"remark-{indicator.key}"] = "这一方面有待加强，建议在方案中补充。"
            values |= {
                "comment": COMMENTS[(place + self.dossier.pk) % len(COMMENTS)],
                "advice": advice or self.usual_advice,
            }
            self.panel_act("submit_sheet", member.expert.user, values=values)

    def conclude(self, result: str = "", demands: tuple[Demanded, ...] | None = None) -> None:
        result = result or self.usual_advice
        if demands is None:
            demands = tuple(Demanded(row["text"], row["section"]) for row in self._improving.get("demands", ()))
        chair = self.panel.members.get(is_chair=True)
        self.panel_act(
            "conclude",
            chair.expert.user,
            result=result,
            text=CONCLUSIONS[result],
            demands=list(demands) if result == Advice.AGREE_AFTER_IMPROVEMENT else [],
        )

    @property
    def _improving(self) -> dict[str, Any]:
        """What experts of this city demand of a plan, and what is then written."""
        templates: dict[str, Any] = fixtures.read(self.dossier.edition.city, "answers")
        return templates

    def review(self) -> None:
        self.convene()
        self.open_panel()
        self.record_activities()
        self.score()
        self.conclude()

    def improve_plan(self) -> None:
        """The applicant writes into the plan what was demanded, and hands it in."""
        for row in self._improving["demands"]:
            self.write(f"plan:{row['section']}", self._improving["improvement"])
        self._do("submit_plan", self.people.applicant, declaration=True)

    def write(self, section: str, more: str) -> None:
        """Add some words to a section of the plan."""
        draft = self.dossier.draft
        part = draft.sections.get(key=section)
        part.values = {"text": part.values["text"] + more}
        part.version += 1
        part.save(update_fields=["values", "version"])
        if self.now is not None:
            draft.sections.filter(pk=part.pk).update(saved_at=self.now)

    def accept_plan(self) -> None:
        for demand in demands_of(self.dossier):
            check_demand(demand, True, "已在方案中补充。", self.people.clerk, at=self.now)
        self._do("accept_plan", self.people.clerk, note="专家意见已逐条落实。")

    # --- the meeting, the public, the decision

    def resolve(self, result: str = MeetingResult.AGREED, opinion: str = "") -> None:
        self.check(self.people.section_head)
        self._do(
            "record_meeting",
            self.people.section_head,
            held_on=self.today,
            minutes_number=self.minutes,
            result=result,
            opinion=opinion or self.office["resolution"],
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
        self._do("record_service", user, served_on=self.today, served_how=way, note=note)

    def approve(self) -> None:
        self._do("approve", self.people.leader, opinion=self.office["approval"], basis=self.dossier.call.basis)

    def issue(self) -> None:
        self._do("issue_paper", self.people.clerk)

    def announce(self) -> None:
        """The paper must have its file first."""
        waiting = Effect.objects.filter(event__process=self.dossier.process, kind=PAPER, state=EffectState.PENDING)
        for pk in waiting.values_list("pk", flat=True):
            run_effect(pk)
        self._do("announce", self.people.publisher)


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
    changes = {"lead": institution.name, "kind": institution.kind} | changes
    fill(dossier.draft, answers(call.edition, number, today=story.today, **changes), people.applicant, at=story.now)
    kinds = (*also_attached(dossier.edition.city), *also)
    attach_required(dossier.draft, people.applicant, also=kinds, number=number, at=story.now)
    return story
