"""The way from a filled-in dossier to the public register, in any city: each chapter played by its role in a browser.

A journey strings chapters together in the order of its city's text and adds those that only this text knows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any
from uuid import UUID

from pypdf import PdfReader

import rules
from portal.demonstration.story import open_dossier
from tests.cast import Cast
from tests.conftest import WorkerProcess

from .days import DAY, LAST_DAY, MORNING_AFTER, THAT_MORNING
from .filling import saved
from .visitor import Visitor
from .words import looks_for_foreign_words

if TYPE_CHECKING:
    from accounts.models import User
    from applications.models import Call, Dossier
    from reviews.models import Panel


SEATS = ("expert5", "expert4", "expert3")
"""Of each kind, where a city asks for kinds."""
CHAIR = SEATS[-1]


def pdf_text(content: bytes) -> str:
    """Without spaces, as a reader sees the words."""
    return re.sub(r"\s", "", "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages))


class Way:
    def __init__(
        self,
        cast: Cast,
        enter: Callable[..., Visitor],
        visit: Callable[..., Visitor],
        worker: WorkerProcess,
        clock: Any,
    ) -> None:
        """``enter`` opens a browser of somebody who is signed in, ``visit`` one of somebody unknown."""
        self.cast, self.visit, self.worker, self.clock = cast, visit, worker, clock
        self.public = visit()
        self.edition = rules.edition(cast.city.current_edition)
        self._enter, self._look = enter, looks_for_foreign_words(self.edition.key)
        self._inside: dict[str, Visitor] = {}
        self._returned: set[str] = set()
        self.is_over = False
        """The publicity, and with it everybody's session."""
        self.dossier_pk = 0
        self.draft_ref: UUID | None = None

    # --- who

    def at(self, name: str, user: User | None = None) -> Visitor:
        """The browser of this person, signed in; anew after the publicity, when everybody's session is over."""
        user = user or self.cast.person(name)
        if name not in self._inside:
            self._inside[name] = self._enter(user)
            self._inside[name].look = self._look
        elif self.is_over and name not in self._returned:
            self._inside[name].enter_as(user)
        if self.is_over:
            self._returned.add(name)
        return self._inside[name]

    def take_in(self, name: str, visitor: Visitor, **changes: Any) -> None:
        """Somebody who came by themselves plays this part from now on."""
        visitor.look = self._look
        self._inside[name] = visitor
        self.cast = replace(self.cast, **changes)

    # --- what

    def fill_in(self, call: Call, *, number: int = 1, also: tuple[str, ...] = (), **changes: Any) -> None:
        """A draft with everything in it but what ``changes`` takes away."""
        dossier = open_dossier(self.cast, call, self.cast.institution, number=number, also=also, **changes).dossier
        self.dossier_pk, self.draft_ref = dossier.pk, dossier.draft.ref

    @property
    def dossier(self) -> Dossier:
        from applications.models import Dossier

        return Dossier.objects.select_related("draft", "process__current_stage").get(pk=self.dossier_pk)

    @property
    def panel(self) -> Panel:
        from reviews.models import Panel

        return Panel.objects.get(matter=self.dossier.process_id)

    @property
    def page_of_dossier(self) -> str:
        return f"/dossiers/{self.dossier.ref}/"

    def now_at(self, stage: str) -> None:
        current = self.dossier.process.current_stage
        assert (current.key if current else "") == stage, current

    # --- the applicant

    def open_section(self, key: str) -> Visitor:
        applicant = self.at("applicant")
        applicant.go(f"/materials/{self.draft_ref}/s/{key}/")
        return applicant

    def hand_in(self, *words: str) -> None:
        applicant = self.at("applicant")
        applicant.go(f"/materials/{self.draft_ref}/")
        applicant.see(*words)
        applicant.follow('.submit-area a[href*="/act/submit/"]')
        applicant.submit({"declaration": True})

    def improve(self, *sections: str) -> None:
        """The applicant writes into the plan what was demanded; the bureau holds each demand against it."""
        applicant = self.at("applicant")
        applicant.go(f"/materials/{self.draft_ref}/plan/")
        for section in sections:
            applicant.page.locator(f"#plan-text-{section}").press("Control+End")
            applicant.page.keyboard.insert_text("按专家意见补充：分年度列明指标、责任人和分配比例。")
            saved(applicant, f"#plan-form-{section} [data-save-state]")
        applicant.open_dossier(self.dossier)
        applicant.act("submit_plan", {"declaration": True})
        clerk = self.at("clerk")
        clerk.open_dossier(self.dossier)
        clerk.follow('main a[href*="/act/accept_plan/"]')
        answers = clerk.page.locator('main input[type=radio][value="true"]')
        assert answers.count() == len(sections)
        for answer in answers.all():
            answer.check()
        clerk.submit({"note": "专家意见已逐条落实。"})

    # --- department and bureau

    def recommend(self, *, checked: bool = False) -> None:
        """Unless the conditions were ``checked`` at a stage before, they are now."""
        officer = self.at("officer")
        officer.open_dossier(self.dossier)
        if not checked:
            officer.check_conditions()
        officer.act("recommend", {"opinion": "材料齐全、内容属实，符合申报条件，同意推荐。"})

    def check_formally(self, **review: Any) -> None:
        clerk = self.at("clerk")
        clerk.open_dossier(self.dossier)
        clerk.check_conditions(**review)
        clerk.act("pass_check", {"note": "经审查，材料完整规范。"})

    # --- experts

    def convene(self, manager: Visitor, sees: Iterable[str] = ()) -> None:
        """From the page of the dossier to an open panel."""
        self.appoint(manager, sees)
        self.declare(manager)

    def appoint(self, manager: Visitor, sees: Iterable[str] = ()) -> None:
        from reviews.models import Expert

        if not manager.offer("convene_panel").count():
            manager.open_dossier(self.dossier)
        manager.act("convene_panel")
        manager.follow(f'main a[href="/reviews/{self.panel.ref}/appoint/"]')
        manager.see(*sees)
        for name in SEATS:
            expert = Expert.objects.get(user=self.cast.person(name))
            manager.page.locator(f"#expert-{expert.ref}").check()
        manager.submit()
        manager.follow('main a[href*="/act/designate_chair/"]')
        chair = self.panel.members.get(expert__user=self.cast.person(CHAIR))
        manager.submit({"member": str(chair.pk)})

    def declare(self, manager: Visitor) -> None:
        for name in SEATS:
            member = self.at(name)
            member.go(f"/reviews/{self.panel.ref}/act/declare/")
            member.submit({"declared": True})
        manager.open_panel(self.panel)
        manager.act("open")

    def record(self, manager: Visitor, kind: str, place: str, words: str) -> None:
        manager.follow(f'main a[href*="record_activity/?kind={kind}"]')
        members = [box.get_attribute("value") for box in manager.page.locator("[name=attendees]").all()]
        manager.submit({"held_on": DAY, "place": place, "attendees": members, "record": words})

    def judge(self, result: str = "agree", demands: Mapping[str, str] | None = None) -> None:
        """Every member hands in a sheet; the chair concludes. ``demands``: words by section of the plan."""
        sheet = f"/reviews/{self.panel.ref}/sheet/"
        for name in SEATS:
            member = self.at(name)
            member.go(sheet)
            scores = {f"score-{each.key}": "82" for each in self.panel.indicators.indicators}
            member.submit({**scores, "comment": "研究基础扎实，建议细化年度指标。", "advice": result})
        chair = self.at(CHAIR)  # the last of them
        chair.follow(f'main a[href="/reviews/{self.panel.ref}/conclude/"]')
        entries: dict[str, Any] = {"result": result, "text": "专家组审阅材料并经讨论，一致通过。"}
        for place, (section, words) in enumerate((demands or {}).items()):
            entries |= {f"demands-{place}-text": words, f"demands-{place}-section_key": section}
        chair.submit(entries)

    # --- the meeting, the public, the decision

    def deliberate(self, minutes: str, opinion: str, **entries: str) -> None:
        head = self.at("section_head")
        head.open_dossier(self.dossier)
        head.check_conditions(day=DAY, minutes=minutes)
        meeting = {"held_on": DAY, "minutes_number": minutes, "result": "agreed", "opinion": opinion}
        head.act("record_meeting", {**meeting, **entries})

    def publicise(self, length: str = "", last_day: str = LAST_DAY) -> None:
        publisher = self.at("publisher")
        publisher.open_dossier(self.dossier)
        publisher.follow('main a[href*="/act/post_notice/"]')
        entries = {"length": length} if length else {}
        publisher.submit(entries, button="main form button.btn-primary")
        self.public.go("/notices/")
        self.public.follow("main a:has-text('公示')")
        self.public.see(self.dossier.full_name, self.cast.institution.name, last_day)

    def wait_for_the_end(self) -> None:
        """Nobody objects; the sweep, as every minute, closes what is over."""
        from workflow import run_pending

        self.worker.settle()
        self.clock.move_to(MORNING_AFTER)
        self.is_over = True
        run_pending()
        self.now_at("approval")

    def approve(self, **entries: str) -> None:
        leader = self.at("leader")
        leader.open_dossier(self.dossier)
        leader.act("approve", {"opinion": "同意。", **entries})

    def issue(self) -> str:
        """The words of the paper."""
        clerk = self.at("clerk")
        clerk.open_dossier(self.dossier)
        clerk.act("issue_paper")
        self.worker.settle()
        paper = self.paper(clerk, self.dossier.decisions.get().document.title)
        assert self.dossier.full_name in paper and self.cast.institution.name in paper
        return paper

    def paper(self, reader: Visitor, title: str) -> str:
        reader.go(f"{self.page_of_dossier}papers/")
        return pdf_text(reader.download(f'main .file-row:has-text("{title}") a[download]'))

    def announce(self) -> None:
        publisher = self.at("publisher")
        publisher.open_dossier(self.dossier)
        publisher.act("announce")

    def read_the_register(self, *words: str) -> None:
        self.public.go("/register/")
        self.public.see(self.dossier.full_name, self.cast.institution.name)
        self.public.follow(f"main table a:text-is('{self.dossier.full_name}')")
        self.public.see(self.cast.institution.name, THAT_MORNING, *words)
