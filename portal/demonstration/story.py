"""A dossier's way, step by step through the real acts, whatever the city.

Each function does one step; ``way`` puts them in the order of the dossier's edition.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

import files
import rules
from accounts.models import Institution
from applications.beginning import begin
from applications.checking import may_judge, office_of
from applications.credit_check import credit_lines
from applications.credit_forms import SOURCES
from applications.establishing import usual_months
from applications.forms import criteria_of
from applications.layout import plan_for
from applications.models import Call, Dossier
from applications.publicity import publish
from applications.queries import demands_of
from applications.states import CreditResult, MeetingResult
from applications.task_agreement import agreement_paper
from documents.issuing import EFFECT as PAPER
from materials.forms import ReviewFormSet
from materials.queries import latest_submission
from materials.review import ReviewRow
from reviews.conclusion import check_demand
from reviews.models import Agency
from workflow import perform
from workflow.effects import run_effect
from workflow.models import Effect
from workflow.states import EffectState

from .acting import Company
from .answers import also_attached, answers
from .clock import OfficeClock
from .experts import ExpertSteps
from .filling import answered, attach_required, fill, scan
from .said import REASONS

NOTHING: Mapping[str, tuple[str, str]] = MappingProxyType({})


class Story(ExpertSteps):
    """One dossier, from blank form to register."""

    # --- the applicant

    def hand_in(self) -> None:
        self.act("submit", self.people.applicant, declaration=True)

    def withdraw(self, reason: str = "建设方案需作重大调整。") -> None:
        self.act("withdraw", self.people.applicant, reason=reason)

    def state_intention(self) -> None:
        """Before the dossier; where the city has a layout plan, it follows the direction of its field, or the first."""
        plan = plan_for(self.dossier.call)
        direction = None
        if plan is not None:
            field = answered(self.dossier.draft, self.dossier.edition.field_fact)
            directions = plan.directions.all()
            direction = directions.filter(field=field).first() or directions.first()
        self.act(
            "submit_intention",
            self.people.applicant,
            declaration=True,
            statement=self.office["statement"],
            direction=direction,
        )

    # --- the offices

    def choose(self) -> None:
        self.act("choose_candidate", self.people.officer, opinion=self.office["choice"])

    def look_up_credit(self, found: Mapping[str, tuple[str, str]] = NOTHING) -> None:
        """One entry for each party: nothing found, or by its name the result and the remark."""
        checks: list[dict[str, Any]] = []
        for line in credit_lines(self.dossier):
            result, remark = found.get(line.party.name, (CreditResult.NONE.value, ""))
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
        self.act("record_credit", self.people.officer, checks=checks)

    def pass_credit_check(self) -> None:
        self.look_up_credit()
        self.check(self.people.officer)
        self.act("finish_credit_check", self.people.officer)

    def check(self, user: Any, *, met: bool = True) -> None:
        """Tick every condition against its attachment, and judge what the stage in progress must not leave open."""
        submission = latest_submission(self.dossier.draft)
        if submission is None:
            raise RuntimeError("nothing has been handed in")
        dossier = Dossier.objects.select_related("process__current_stage").get(pk=self.dossier.pk)
        office = office_of(dossier, user)
        may = may_judge(dossier, office)
        data: dict[str, str] = {}
        anything = False
        for place, form in enumerate(ReviewFormSet(submission, office=office, user=user, may_judge=may).forms):
            said, new = self._said(form.row, office, form.judges, place, met=met)
            anything = anything or new
            data |= {form.add_prefix(name): value for name, value in said.items()}
        if not anything:
            return
        review = ReviewFormSet(submission, data, office=office, user=user, may_judge=may)
        if not review.is_valid():
            raise RuntimeError(f"the review form is not valid: {review.errors}")
        perform(self.dossier, "check_conditions", user, at=self.now, review=review)
        self.later(hours=2)

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
        self.act("recommend", self.people.officer, opinion="材料齐全、内容属实，符合申报条件，同意推荐。")

    def return_for_correction(self, user: Any, *points: tuple[str, str, str]) -> None:
        self.act("return_for_correction", user, items=list(points) or [self._some_point()])

    def _some_point(self) -> tuple[str, str, str]:
        """Of the floor space: every form asks for it."""
        area = next(
            fact.key
            for section in self.dossier.edition.sections
            for fact in section.facts
            if fact.kind is rules.Kind.AREA
        )
        return ("fact", area, "请补充面积的分项说明，并上传房产证明全页。")

    def entrust(self, stages: list[str], contract: str) -> Any:
        """Put stages into the hands of the city's agency; the person who works on them there."""
        agency = Agency.objects.filter(city=self.dossier.city).order_by("pk")[0]
        self.act("entrust", self.people.clerk, agency=agency, stages=stages, contract_number=contract)
        return agency.members.select_related("user").order_by("pk")[0].user

    def pass_check(self) -> None:
        self.check(self.people.clerk)
        self.act("pass_check", self.people.clerk, note="经复核，材料完整规范。")

    def improve_plan(self) -> None:
        """The applicant writes into the plan what was demanded, and hands it in."""
        for row in self._improving["demands"]:
            self.write(f"plan:{row['section']}", self._improving["improvement"])
        self.act("submit_plan", self.people.applicant, declaration=True)

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
        self.act("accept_plan", self.people.clerk, note="专家意见已逐条落实。")

    # --- the meeting, the public, the decision

    def resolve(self, result: str = MeetingResult.AGREED, opinion: str = "") -> None:
        self.check(self.people.section_head)
        self.act(
            "record_meeting",
            self.people.section_head,
            held_on=self.today,
            minutes_number=self.minutes,
            result=result,
            opinion=opinion or self.office["resolution"],
            criteria=[[criterion, self.office["criteria"][criterion]] for criterion in criteria_of(self.dossier)],
        )

    def publicise(self) -> None:
        publish(self.dossier.city, [self.dossier], self.people.publisher, at=self.now)
        self.later(hours=1)

    def close_publicity(self) -> None:
        """To be called when the period is over: at its end the sweep does the same."""
        self.act("close_publicity", None)

    def decline(self, reasons: str, clause: str) -> None:
        self.act("decline", self.people.officer, reasons=reasons, clause=clause)

    def refuse(self, reasons: str, clause: str) -> None:
        self.act("refuse", self.people.section_head, reasons=reasons, clause=clause)

    def serve(self, user: Any, way: str, note: str = "") -> None:
        """Put on record how the notice of refusal reached the applicant."""
        self.act("record_service", user, served_on=self.today, served_how=way, note=note)

    def approve(self) -> None:
        months = usual_months(self.dossier)
        how_long = {} if months is None else {"establishment_months": months}
        self.act(
            "approve",
            self.people.leader,
            opinion=self.office["approval"],
            basis=self.dossier.call.basis,
            **how_long,
        )

    def issue(self) -> None:
        self.act("issue_paper", self.people.clerk)

    def announce(self) -> None:
        self._make_papers()
        self.act("announce", self.people.publisher)

    def sign_agreement(self) -> None:
        """The lead hands in what all parties but the bureau have signed."""
        self._make_papers()
        signed = files.store(
            scan(f"agreement {self.dossier.pk}", self.dossier.pk, kind="PDF"),
            "建设任务书（签章扫描件样本）.pdf",
            by=self.people.applicant,
            content_type="application/pdf",
        )
        self.act("hand_in_task_agreement", self.people.applicant, signed_on=self.today, file=signed)

    def file_agreement(self) -> None:
        paper = agreement_paper(self.dossier)
        if paper is None:
            raise RuntimeError("no task agreement was drawn up")
        self.act("file_task_agreement", self.people.clerk, number=paper.number, signed_on=self.today)

    def _make_papers(self) -> None:
        """What waits for a paper waits for its file."""
        waiting = Effect.objects.filter(event__process=self.dossier.process, kind=PAPER, state=EffectState.PENDING)
        for pk in waiting.values_list("pk", flat=True):
            run_effect(pk)


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
    story.later(hours=30)
    changes = {"lead": institution.name, "kind": institution.kind} | changes
    fill(dossier.draft, answers(call.edition, number, today=story.today, **changes), people.applicant, at=story.now)
    kinds = (*also_attached(dossier.edition.city), *also)
    attach_required(dossier.draft, people.applicant, also=kinds, number=number, at=story.now)
    return story
