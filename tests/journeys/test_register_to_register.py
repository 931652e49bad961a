"""From a unit that the portal does not know to its centre in the public register: every role, by hand, in one go."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.cast import Cast
from tests.conftest import WorkerProcess
from tests.journeys.filling import (
    EDITION,
    saved,
    type_plan,
    type_rows,
    type_section,
    upload_attachments,
    upload_rows,
)
from tests.journeys.pictures import picture
from tests.journeys.visitor import PASSWORD, Visitor, digits, judged_at

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NAME = "大同市云中精密机械有限公司"
DAY = "2025-09-09"
LAST_DAY = "2025-09-16"
AFTER_THE_LAST_DAY = datetime(2025, 9, 16, 16, 0, 5, tzinfo=UTC)  # 17 September, five seconds past midnight in Datong
MORNING_AFTER = datetime(2025, 9, 17, 1, 0, tzinfo=UTC)


def pdf_text(content: bytes) -> str:
    """Without spaces, as a reader sees the words."""
    return re.sub(r"\s", "", "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages))


class Journey:
    """The chapters of the way, in order."""

    def __init__(self, cast: Cast, visit: Callable[..., Visitor], worker: WorkerProcess, clock: Any) -> None:
        from tests.applications.factories import make_call

        self.cast, self.visit, self.worker, self.clock = cast, visit, worker, clock
        self.call = make_call(cast)
        self.answers: dict[str, Any] = {}

    @property
    def dossier(self) -> Any:
        from applications.models import Dossier

        return Dossier.objects.select_related("draft", "process__current_stage").get()

    @property
    def panel(self) -> Any:
        from reviews.models import Panel

        return Panel.objects.get()

    def stage(self) -> str:
        return str(self.dossier.process.current_stage.key)

    # --- the unit

    def register_the_unit(self) -> Visitor:
        from portal.demonstration.filling import scan
        from tests.accounts.factories import make_code

        newcomer = self.visit()
        newcomer.go("/")
        picture(newcomer.page, "front")
        newcomer.follow('header a[href="/accounts/register/"]')
        newcomer.submit(
            {
                "name": NAME,
                "uscc": make_code(),
                "kind": "enterprise",
                "legal_person": "True",
                "city": "datong",
                "division": str(self.cast.division.ref),
                "address": "大同市平城区云中路168号",
                "registered_on": "2012-06-18",
                "legal_representative": "郭文博",
                "contact_name": "李海燕",
                "contact_phone": "0352-5550168",
                "licence": {"name": "营业执照.png", "mimeType": "image/png", "buffer": scan("licence", 1)},
                "account-name": "李海燕",
                "account-username": "lihaiyan",
                "account-email": "lihaiyan@yunzhong.example",
                "account-phone": "13803520168",
                "account-password1": PASSWORD,
                "account-password2": PASSWORD,
            }
        )
        newcomer.see(NAME)
        assert "/accounts/institutions/" in newcomer.page.url
        return newcomer

    def confirm_the_unit(self) -> None:
        from accounts.models import Institution

        officer = self.visit("officer")
        officer.go("/home/")
        officer.follow('main a[href="/accounts/registrations/"]')
        officer.follow(f'main a:text-is("{NAME}")')
        officer.see("郭文博", "2012-06-18")
        officer.act("confirm", {"remark": "证照与登记信息一致。"})
        assert Institution.objects.get(name=NAME).state == "confirmed"

    # --- the dossier

    def fill_in(self, applicant: Visitor) -> None:
        from portal.demonstration.answers import answers

        self.answers = answers("datong/trial", 3, lead=NAME, lead_kind="large_enterprise", is_branch="false")
        applicant.go("/home/")
        applicant.follow('main a[href="/dossiers/new/"]')
        applicant.submit()
        applicant.follow('.part-list .part a[href*="/s/basic/"]')
        for section in EDITION.sections:
            assert f"/s/{section.key}/" in applicant.page.url
            if section.key == "conditions":
                self.type_the_area_until_it_suffices(applicant)
            type_section(applicant, section.key, self.answers)
            for roster in section.rosters:
                if rows := self.answers.get(roster.key):
                    (upload_rows if roster.key == "people" else type_rows)(applicant, roster, rows)
            if section.key == "team":
                picture(applicant.page, "roster", at="#roster-people")
            applicant.follow(".section-steps a.btn-primary")
        type_plan(applicant, self.answers)
        applicant.follow(".section-steps a.btn-primary")
        required = [kind.key for kind in EDITION.attachments if kind.required]
        upload_attachments(applicant, [*required, "leading_evidence", "people_proof", "equipment_proof"])
        applicant.follow(".section-steps a.btn-primary")

    def type_the_area_until_it_suffices(self, applicant: Visitor) -> None:
        """第八条（三）: 420 ㎡ fall 80 short, 520 suffice. The check beside the form follows the typing."""
        page = applicant.page
        check, area = page.locator("#self-check"), page.locator('#section-form [name="usable_area"]')
        expect(check.locator("#check-unknown")).to_contain_text("使用面积")
        area.press_sequentially("420")
        saved(applicant)
        expect(check.locator("#check-fail")).to_contain_text("使用面积")
        expect(check.locator("#check-fail")).to_contain_text("80 ㎡")
        picture(page, "form", whole=True)
        area.fill("520")
        expect(check.locator("#check-fail")).not_to_be_attached()
        expect(check.locator("#check-pass")).to_contain_text("使用面积")
        self.answers["usable_area"] = "520"

    def hand_in(self, applicant: Visitor) -> None:
        applicant.follow('.overview-actions a[href$="/preview/"]')
        applicant.see(self.answers["short_name"], self.answers["plan:necessity"][:20], "520")
        assert applicant.page.locator("main .note-warning").count() == 0
        applicant.page.go_back()
        applicant.follow('.submit-area a[href*="/act/submit/"]')
        applicant.send()
        expect(applicant.page.locator("main .field-error")).to_have_count(1)  # the declaration is not implied
        applicant.submit({"declaration": True})
        assert self.stage() == "recommendation"
        assert self.dossier.number

    # --- department and bureau

    def recommend(self) -> None:
        officer = self.visit("officer")
        officer.open_dossier(self.dossier)
        officer.check_conditions(judged_at("formal_check"))
        officer.act("recommend", {"opinion": "材料齐全、内容属实，符合申报条件，同意推荐。"})
        assert self.stage() == "formal_check"
        self.worker.settle()
        officer.go(f"/dossiers/{self.dossier.ref}/papers/")
        letter = pdf_text(officer.download("main .file-actions a[download]"))
        assert NAME in letter and "同意推荐" in letter

    def check_formally(self) -> None:
        clerk = self.visit("clerk")
        clerk.open_dossier(self.dossier)
        clerk.check_conditions(notes={"使用面积": "产权证第 3 页载明使用面积 520 平方米，已核对原件。"})
        clerk.act("pass_check", {"note": "经复核，材料完整规范。"})
        assert self.stage() == "expert_review"

    def convene(self) -> None:
        clerk = self.visit("clerk")
        clerk.act("convene_panel")
        clerk.follow(f'main a[href="/reviews/{self.panel.ref}/appoint/"]')
        assert clerk.page.locator("main [name=expert]").count() == 5
        for box in clerk.page.locator("main [name=expert]").all():
            box.check()
        clerk.submit()
        clerk.follow('main a[href*="/act/designate_chair/"]')
        chair = self.panel.members.get(expert__user=self.cast.experts[0])
        clerk.submit({"member": str(chair.pk)})

    def declare(self) -> None:
        """Each expert by themselves; before that nothing but topic and parties shows."""
        for number in range(1, 6):
            expert = self.visit(f"expert{number}")
            expert.go(f"/dossiers/{self.dossier.ref}/", status=404)
            expert.open_panel(self.panel)
            expert.follow('main a[href*="/act/declare/"]')
            expert.submit({"declared": True})

    def open_and_visit(self) -> None:
        clerk = self.visit("clerk")
        clerk.open_panel(self.panel)
        clerk.act("open")
        for kind, words in (
            ("site_visit", "专家组查看了研发场所和主要设备，核对了台账。"),
            ("defence", "负责人汇报建设方案，专家提问，逐一回答。"),
        ):
            clerk.follow(f'main a[href*="record_activity/?kind={kind}"]')
            members = [box.get_attribute("value") for box in clerk.page.locator("[name=attendees]").all()]
            assert len(members) == 5
            clerk.submit({"held_on": DAY, "place": "大同市平城区", "attendees": members, "record": words})
        picture(clerk.page, "panel")

    def score(self) -> None:
        for number in range(1, 6):
            expert = self.visit(f"expert{number}")
            expert.open_panel(self.panel)
            expert.follow(f'main a[href="/reviews/{self.panel.ref}/sheet/"]')
            values: dict[str, Any] = {
                f"score-{indicator.key}": str(78 + 2 * number) for indicator in self.panel.indicators.indicators
            }
            values |= {"comment": "研究基础扎实，建议细化年度指标。", "advice": "agree_after_improvement"}
            for name, value in values.items():
                expert.set(name, value)
            if number == 1:
                expect(expert.page.locator("#sheet [data-save-state]")).to_have_attribute("data-state", "saved")
                picture(expert.page, "score-sheet")
            expert.submit()

    def conclude(self) -> None:
        chair = self.visit("expert1")
        chair.open_panel(self.panel)
        chair.follow(f'main a[href="/reviews/{self.panel.ref}/conclude/"]')
        chair.submit(
            {
                "result": "agree_after_improvement",
                "text": "专家组实地考察、听取答辩并审阅材料，同意按专家意见完善后予以认定。",
                "demands-0-text": "细化年度指标，明确每年的考核方式。",
                "demands-0-section_key": "objectives",
                "demands-1-text": "补充对外服务的收益分配办法。",
                "demands-1-section_key": "mechanism",
            }
        )
        assert self.stage() == "plan_improvement"

    def improve(self, applicant: Visitor) -> None:
        applicant.go(f"/dossiers/{self.dossier.ref}/review/")
        applicant.see("细化年度指标", "收益分配办法")
        draft = self.dossier.draft.ref
        applicant.go(f"/materials/{draft}/s/conditions/")
        expect(applicant.page.locator("#section-form")).not_to_be_attached()  # the facts stand
        applicant.go(f"/materials/{draft}/plan/")
        for key in ("objectives", "mechanism"):
            applicant.page.locator(f"#plan-text-{key}").press("Control+End")
            applicant.page.keyboard.insert_text("按专家意见补充：分年度列明指标、责任人和分配比例。")
            saved(applicant, f"#plan-form-{key} [data-save-state]")
        applicant.open_dossier(self.dossier)
        applicant.act("submit_plan", {"declaration": True})

    def accept_the_plan(self) -> None:
        clerk = self.visit("clerk")
        clerk.open_dossier(self.dossier)
        clerk.follow('main a[href*="/act/accept_plan/"]')
        radios = clerk.page.locator('main input[type=radio][value="true"]')
        assert radios.count() == 2
        for radio in radios.all():
            radio.check()
        clerk.submit({"note": "专家意见已逐条落实。"})
        assert self.stage() == "deliberation"
        clerk.check_conditions(judged_at("expert_review"))

    def deliberate(self) -> None:
        head = self.visit("section_head")
        head.open_dossier(self.dossier)
        head.act(
            "record_meeting",
            {
                "held_on": DAY,
                "minutes_number": "局长办公会议纪要〔2025〕12号",
                "result": "agreed",
                "opinion": "会议听取了专家论证情况汇报，同意拟认定，按规定公示。",
            },
        )
        assert self.stage() == "publicity"

    def publicise(self) -> None:
        publisher = self.visit("publisher")
        publisher.open_dossier(self.dossier)
        publisher.follow('main a[href*="/act/post_notice/"]')
        publisher.see(LAST_DAY)
        assert publisher.page.locator("[name=dossier]").is_checked()
        publisher.submit(button="main form button.btn-primary")
        anybody = self.visit()
        anybody.go("/notices/")
        anybody.follow("main a:has-text('公示')")
        anybody.see(f"大同市{self.answers['short_name']}技术创新中心", NAME, "平城区")
        assert anybody.page.locator('main a[href*="/object/"]').count() == 1
        for secret in ("郭文博", self.answers["leader_name"], "13803520168"):
            assert secret not in anybody.text("body")
        picture(anybody.page, "notice", whole=True)

    def wait_for_the_end(self) -> None:
        """The last day ends at 24:00; then the sweep, as every minute, closes what nobody objected to."""
        from workflow import run_pending

        self.worker.settle()
        run_pending()
        assert self.stage() == "publicity"
        self.clock.move_to(AFTER_THE_LAST_DAY)
        run_pending()
        assert self.stage() == "approval"
        self.clock.move_to(MORNING_AFTER)

    # --- decision, paper, announcement

    def again(self, username: str) -> Visitor:
        """A week later everybody's session is over: they sign in anew where they are."""
        person = self.visit(username)
        person.sign_in(username)
        return person

    def approve(self) -> None:
        leader = self.visit("leader")
        leader.open_dossier(self.dossier)
        picture(leader.page, "dossier")
        leader.act("approve", {"opinion": "同意认定。"})
        assert self.stage() == "issuing"

    def issue(self) -> str:
        clerk = self.again("clerk")
        clerk.open_dossier(self.dossier)
        clerk.act("issue_paper")
        self.worker.settle()
        clerk.go(f"/dossiers/{self.dossier.ref}/papers/")
        paper = pdf_text(clerk.download('main .file-row:has-text("认定") a[download]'))
        assert f"大同市{self.answers['short_name']}技术创新中心" in paper and NAME in paper
        return paper

    def announce(self) -> None:
        publisher = self.again("publisher")
        publisher.open_dossier(self.dossier)
        publisher.act("announce")
        self.worker.settle()
        assert self.dossier.process.closed_at is not None
        assert self.dossier.state == "approved"

    def read_the_register(self, paper: str) -> None:
        anybody = self.visit()
        anybody.go("/register/")
        anybody.see(f"大同市{self.answers['short_name']}技术创新中心", NAME)
        picture(anybody.page, "register")
        anybody.follow("main table a")
        anybody.see(NAME, "2025-09-17")
        picture(anybody.page, "register-entry", whole=True)
        anybody.go("/documents/verify/")
        anybody.submit({"code": digits(paper, r"核验码([0-9A-Z]{4}(?:-[0-9A-Z]{4})+)")})
        anybody.see(digits(paper, r"〔2025〕\d+号"), self.answers["short_name"])

    def hear_of_it(self, applicant: Visitor) -> None:
        applicant.sign_in("lihaiyan")
        applicant.go("/accounts/notifications/")
        applicant.see(self.answers["short_name"])
        mails = [path.read_text() for path in self.worker.mail.iterdir()]
        assert any("lihaiyan@yunzhong.example" in mail for mail in mails)


def test_a_unit_registers_applies_and_its_centre_comes_into_the_register(
    company: Cast,
    visitor: Callable[..., Visitor],
    celery_worker_process: WorkerProcess,
    on_the_day: Any,
    complaints: Any,
) -> None:
    complaints.allow(r"404 \(Not Found\).*/dossiers/")  # experts who have not declared yet
    complaints.allow(r"422 \(Unprocessable")  # handing in without the declaration
    complaints.allow(r"403 \(Forbidden\).*/sheet/save/")  # the draft's last save may come after the sheet itself
    journey = Journey(company, visitor, celery_worker_process, on_the_day)
    applicant = journey.register_the_unit()
    journey.confirm_the_unit()
    journey.fill_in(applicant)
    journey.hand_in(applicant)
    journey.recommend()
    journey.check_formally()
    journey.convene()
    journey.declare()
    journey.open_and_visit()
    journey.score()
    journey.conclude()
    journey.improve(applicant)
    journey.accept_the_plan()
    journey.deliberate()
    journey.publicise()
    journey.wait_for_the_end()
    journey.approve()
    paper = journey.issue()
    journey.announce()
    journey.read_the_register(paper)
    journey.hear_of_it(applicant)
