"""大同: from a unit that the portal does not know to its centre in the public register, by hand, in one go."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.hashers import make_password
from playwright.sync_api import expect

from accounts.models import Institution, User
from applications.models import Dossier
from portal.demonstration.answers import answers
from portal.demonstration.filling import attach_required, fill, scan
from tests.accounts.factories import make_code
from tests.journeys.filling import saved, type_plan, type_rows, type_section, upload_attachments, upload_rows
from tests.journeys.pictures import picture
from tests.journeys.visitor import PASSWORD, Visitor, digits
from tests.journeys.way import CHAIR, SEATS, Way

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NAME = "大同市云中精密机械有限公司"
TYPED = ("basic", "conditions", "team")
"""Sections filled in by hand, one after another; the others are filled in already."""
ATTACHED = ("people_proof", "equipment_proof")
MINUTES = "局长办公会议纪要〔2026〕12号"


@pytest.fixture
def way(way_in: Callable[[str], Way]) -> Way:
    return way_in("datong")


def register_the_unit(way: Way) -> None:
    newcomer = way.visit()
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
            "division": str(way.cast.division.ref),
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
    officer = way.visit("officer")  # at the sign-in page
    way.take_in("officer", officer)
    officer.go("/home/")
    officer.follow('main a[href="/accounts/registrations/"]')
    officer.follow(f'main a:text-is("{NAME}")')
    officer.see("郭文博", "2012-06-18")
    officer.act("confirm", {"remark": "证照与登记信息一致。"})
    institution = Institution.objects.get(name=NAME)
    assert institution.state == "confirmed"
    way.take_in("applicant", newcomer, applicant=User.objects.get(username="lihaiyan"), institution=institution)


def fill_in(way: Way) -> dict[str, Any]:
    """Some sections by hand, with a roster by workbook and one row by row; the plan; two kinds of attachment."""
    applicant, edition = way.at("applicant"), way.edition
    told = answers(edition.key, 3, lead=NAME, lead_kind="large_enterprise", is_branch="false")
    applicant.go("/home/")
    applicant.follow('main a[href="/dossiers/new/"]')
    applicant.submit()
    draft = Dossier.objects.get().draft
    way.dossier_pk, way.draft_ref = Dossier.objects.get().pk, draft.ref
    by_hand = {
        each.key for section in edition.sections if section.key in TYPED for each in (*section.facts, *section.rosters)
    } | {part.claim_key for part in edition.plan}
    fill(draft, {key: value for key, value in told.items() if key not in by_hand}, way.cast.applicant)
    attach_required(draft, way.cast.applicant, also=("leading_evidence",))
    applicant.follow('.part-list .part a[href*="/s/basic/"]')
    for section in edition.sections:
        if section.key not in TYPED:
            continue
        if f"/s/{section.key}/" not in applicant.page.url:
            applicant.follow(f'#toc a[href$="/s/{section.key}/"]')
        if section.key == "conditions":
            type_the_area_until_it_suffices(applicant)
            told["usable_area"] = "520"
        type_section(applicant, section.key, told)
        for roster in section.rosters:
            if rows := told.get(roster.key):
                (upload_rows if roster.key == "people" else type_rows)(applicant, roster, rows)
        if section.key == "team":
            picture(applicant.page, "roster", at="#roster-people")
        applicant.follow(".section-steps a.btn-primary")
    applicant.go(f"/materials/{draft.ref}/plan/")
    type_plan(applicant, told)
    applicant.follow(".section-steps a.btn-primary")
    upload_attachments(applicant, list(ATTACHED))
    applicant.follow(".section-steps a.btn-primary")
    return told


def type_the_area_until_it_suffices(applicant: Visitor) -> None:
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


def hand_in(way: Way, told: dict[str, Any]) -> None:
    applicant = way.at("applicant")
    applicant.follow('.overview-actions a[href$="/preview/"]')
    applicant.see(told["short_name"], told["plan:necessity"][:20], "520")
    assert applicant.page.locator("main .note-warning").count() == 0
    applicant.page.go_back()
    applicant.follow('.submit-area a[href*="/act/submit/"]')
    applicant.send()
    expect(applicant.page.locator("main .field-error")).to_have_count(1)  # the declaration is not implied
    applicant.submit({"declaration": True})
    way.now_at("recommendation")
    assert way.dossier.number


def read_the_letter(way: Way) -> None:
    way.worker.settle()
    letter = way.paper(way.at("officer"), "推荐")
    assert NAME in letter and "同意推荐" in letter


def review(way: Way) -> None:
    """Before an expert has declared, nothing but topic and parties shows. Both activities are compulsory."""
    clerk = way.at("clerk")
    way.appoint(clerk)
    way.at(CHAIR).go(way.page_of_dossier, status=404)
    way.declare(clerk)
    way.record(clerk, "site_visit", "大同市平城区", "专家组查看了研发场所和主要设备，核对了台账。")
    way.record(clerk, "defence", "大同市平城区", "负责人汇报建设方案，专家提问，逐一回答。")
    picture(clerk.page, "panel")
    first = way.at(SEATS[0])
    first.open_panel(way.panel)
    first.follow(f'main a[href="/reviews/{way.panel.ref}/sheet/"]')
    first.set("comment", "研究基础扎实，建议细化年度指标。")
    expect(first.page.locator("#sheet [data-save-state]")).to_have_attribute("data-state", "saved")
    picture(first.page, "score-sheet")
    way.judge(
        "agree_after_improvement",
        {"objectives": "细化年度指标，明确每年的考核方式。", "mechanism": "补充对外服务的收益分配办法。"},
    )
    way.now_at("plan_improvement")


def improve(way: Way) -> None:
    applicant = way.at("applicant")
    applicant.go(f"{way.page_of_dossier}review/")
    applicant.see("细化年度指标", "收益分配办法")
    way.open_section("conditions")
    expect(applicant.page.locator("#section-form")).not_to_be_attached()  # the facts stand
    way.improve("objectives", "mechanism")
    way.now_at("deliberation")


def read_the_notice(way: Way, told: dict[str, Any]) -> None:
    """As anybody does: one line, to which one may object, and nothing of people."""
    anybody = way.public
    anybody.see("平城区")
    assert anybody.page.locator('main a[href*="/object/"]').count() == 1
    for secret in ("郭文博", told["leader_name"], "13803520168"):
        assert secret not in anybody.text("body")
    picture(anybody.page, "notice", whole=True)


def verify_the_paper(way: Way, paper: str) -> None:
    anybody = way.public
    picture(anybody.page, "register-entry", whole=True)
    anybody.go("/documents/verify/")
    anybody.submit({"code": digits(paper, r"核验码([0-9A-Z]{4}(?:-[0-9A-Z]{4})+)")})
    anybody.see(digits(paper, r"〔2026〕\d+号"), way.dossier.full_name)


def hear_of_it(way: Way) -> None:
    """The session of a week ago is over: the applicant signs in anew, and reads what came, here and by mail."""
    applicant = way.visit()
    applicant.sign_in("lihaiyan")
    applicant.go("/accounts/notifications/")
    applicant.see(way.dossier.full_name)
    mails = [path.read_text() for path in way.worker.mail.iterdir()]
    assert any("lihaiyan@yunzhong.example" in mail for mail in mails)


def test_a_unit_registers_applies_and_its_centre_comes_into_the_register(way: Way, complaints: Any) -> None:
    from tests.applications.factories import make_call

    complaints.allow(r"404 \(Not Found\).*/dossiers/")  # an expert who has not declared yet
    complaints.allow(r"422 \(Unprocessable")  # handing in without the declaration
    User.objects.update(password=make_password(PASSWORD))
    make_call(way.cast)
    register_the_unit(way)
    told = fill_in(way)
    hand_in(way, told)
    way.recommend()
    read_the_letter(way)
    way.check_formally(notes={"使用面积": "产权证第 3 页载明使用面积 520 平方米，已核对原件。"})
    review(way)
    improve(way)
    way.deliberate(MINUTES, "会议听取了专家论证情况汇报，同意拟认定，按规定公示。")
    way.publicise()
    read_the_notice(way, told)
    way.wait_for_the_end()
    leader = way.at("leader")
    leader.open_dossier(way.dossier)
    picture(leader.page, "dossier")
    way.approve()
    paper = way.issue()
    way.announce()
    way.read_the_register(f"大同市{told['short_name']}技术创新中心")
    verify_the_paper(way, paper)
    hear_of_it(way)
    assert way.dossier.state == "approved"
