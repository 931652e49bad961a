"""The hard way: a condition not met, a correction, an expert with a conflict, an objection that stands, and a no."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from portal.demonstration.filling import scan
from portal.demonstration.story import Story
from tests.cast import Cast
from tests.conftest import WorkerProcess
from tests.journeys.days import DAY
from tests.journeys.filling import saved
from tests.journeys.pictures import picture
from tests.journeys.visitor import Visitor
from tests.journeys.way import pdf_text

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ASKED_AREA = "申报 420 平方米，与产权证不一致，请核实后填写使用面积。"
ASKED_PROOF = "房产证明缺第 3 页，请补全。"
OBJECTION = "该单位所列的综采支护试验台系租用，并非自有，随附租赁合同复印件为证，请予核查。"
ANSWER = "经调阅合同和资产台账，试验台确系租用，异议成立。依据第八条（三）。"
REASONS = "主要技术装备系租用，不具备一定规模的技术装备条件。"


def hand_in_knowingly(applicant: Visitor, story: Story) -> None:
    """420 ㎡: the self-check says what is short; the applicant may hand in all the same."""
    applicant.open_dossier(story.dossier)
    applicant.go(f"/materials/{story.dossier.draft.ref}/")
    expect(applicant.page.locator("#self-check #check-fail")).to_contain_text("80 ㎡")
    applicant.follow('.submit-area a[href*="/act/submit/"]')
    applicant.submit({"declaration": True})


def cannot_be_recommended(officer: Visitor, story: Story) -> None:
    officer.go("/home/")
    picture(officer.page, "home")
    officer.open_dossier(story.dossier)
    picture(officer.page, "dossier-department")
    officer.follow('main a[href*="/act/check_conditions/"]')
    picture(officer.page, "check")
    officer.page.go_back()
    officer.check_conditions()
    assert officer.offer("recommend").count() == 0
    why = officer.reason_against("recommend")
    assert "使用面积" in why and "第八条（三）" in why


def return_it(officer: Visitor) -> None:
    officer.follow('main a[href*="/act/return_for_correction/"]')
    officer.set("target_0", "fact:usable_area")
    officer.set("text_0", ASKED_AREA)
    officer.page.locator("[data-reveal-next]").click()
    officer.set("target_1", "attachment:premises_proof")
    officer.set("text_1", ASKED_PROOF)
    officer.submit()
    officer.see(ASKED_AREA, ASKED_PROOF)


def answer_at_the_fields(applicant: Visitor, story: Story) -> None:
    """The words stand at the very field and at the very kind of attachment."""
    draft = story.dossier.draft.ref
    applicant.open_dossier(story.dossier)
    applicant.see(ASKED_AREA, ASKED_PROOF)
    applicant.go(f"/materials/{draft}/s/conditions/")
    applicant.see(ASKED_AREA, at="#field-usable_area")
    expect(applicant.page.locator("#field-site_address")).not_to_contain_text(ASKED_AREA)
    applicant.set("usable_area", "520", "#section-form")
    saved(applicant)
    applicant.go(f"/materials/{draft}/attachments/")
    applicant.see(ASKED_PROOF, at="#kind-premises_proof")
    proof = {"name": "产权证全页.png", "mimeType": "image/png", "buffer": scan("all pages", 9)}
    applicant.page.set_input_files("#file-premises_proof", proof)
    expect(applicant.page.locator("#kind-premises_proof .attachment")).to_have_count(2)
    applicant.go(f"/materials/{draft}/")
    applicant.follow('.submit-area a[href*="/act/submit/"]')
    applicant.submit({"declaration": True})


def compare_and_recommend(officer: Visitor, story: Story) -> None:
    officer.open_dossier(story.dossier)
    officer.follow('main a[href*="/compare/1/2/"]')
    expect(officer.page.locator("main del").first).to_contain_text("420")
    expect(officer.page.locator("main ins").first).to_contain_text("520")
    officer.see("产权证全页.png")
    officer.page.go_back()
    officer.check_conditions()
    officer.act("recommend", {"opinion": "已更正，内容属实，同意推荐。"})


def recuse_and_replace(enter: Callable[[str], Visitor], story: Story) -> None:
    """Who declares a conflict sees nothing from then on; the office appoints somebody else."""
    story.convene(size=4)
    panel = story.panel
    biased = enter("expert2")
    biased.open_panel(panel)
    biased.follow('main a[href*="/act/recuse/"]')
    biased.submit({"reason": "曾在牵头单位任职。"})
    for path in (f"/reviews/{panel.ref}/", f"/dossiers/{story.dossier.ref}/", f"/reviews/{panel.ref}/sheet/"):
        biased.go(path, status=404)
    biased.go("/reviews/")
    assert str(panel.ref) not in biased.page.content()

    clerk = enter("clerk")
    clerk.open_panel(panel)
    clerk.follow(f'main a[href="/reviews/{panel.ref}/appoint/"]')
    boxes = clerk.page.locator("main [name=expert]")
    assert boxes.count() == 1  # the fifth; nobody is asked twice
    boxes.first.check()
    clerk.submit()
    successor = enter("expert5")
    successor.open_panel(panel)
    successor.follow('main a[href*="/act/declare/"]')
    successor.submit({"declared": True})
    story.open_panel()
    biased.go(f"/dossiers/{story.dossier.ref}/", status=404)
    successor.go(f"/dossiers/{story.dossier.ref}/")


def object_in_public(anybody: Visitor, story: Story) -> tuple[str, str]:
    """By real name, with evidence. What comes back is the receipt and the code to ask with."""
    anybody.go("/notices/")
    anybody.follow("main a:has-text('公示')")
    anybody.follow('main a[href*="/object/"]')
    anybody.submit(
        {
            "kind": "person",
            "name": "王建国",
            "phone": "13903520001",
            "text": OBJECTION,
            "evidence": {"name": "租赁合同.png", "mimeType": "image/png", "buffer": scan("lease", 2)},
            "truthful": True,
        }
    )
    receipt, code = anybody.page.locator("main .code-words").all_inner_texts()
    anybody.go(f"/notices/{story.dossier.process.notice_items.get().notice.ref}/")
    for secret in ("王建国", "13903520001", OBJECTION):
        assert secret not in anybody.text("body")
    return receipt, code


def uphold(handler: Visitor) -> None:
    handler.go("/home/")
    handler.follow('main a[href="/notices/objections/"]')
    handler.follow("main table a")
    handler.see("王建国", OBJECTION)
    assert handler.download("main .file-actions a[download]")
    accept = 'main form[action$="/triage_accept/"]'
    handler.submit({"triage_accept-note": "实名，有事实和证据，予以受理。"}, button=f"{accept} .form-actions button")
    uphold = 'main form[action$="/uphold/"]'
    handler.submit({"uphold-answer": ANSWER}, button=f"{uphold} .form-actions button")


def answer_reaches_the_objector(anybody: Visitor, receipt: str, code: str) -> None:
    anybody.go("/notices/objection/")
    anybody.submit({"receipt": receipt, "code": code})
    anybody.see(ANSWER)
    anybody.go("/notices/")
    anybody.follow("main a:has-text('公示')")
    expect(anybody.page.locator("main del")).to_have_count(1)
    assert anybody.page.locator('main a[href*="/object/"]').count() == 0


def reconsider_and_refuse(head: Visitor, story: Story) -> None:
    head.open_dossier(story.dossier)
    head.act("reconsider", {"reason": "异议成立，提请会议重新研究。"})
    head.open_dossier(story.dossier)
    head.follow('main a[href*="/act/refuse/"]')
    head.submit({"reasons": REASONS, "clause": "datong/trial#8(3)"})
    assert type(story.dossier).objects.get().state == "refused"


def learn_of_the_refusal(applicant: Visitor, worker: WorkerProcess, story: Story) -> None:
    """Reasons, clause, and how to object: on the page and on the paper. Then the applicant confirms receipt."""
    worker.settle()
    applicant.go(f"/dossiers/{story.dossier.ref}/papers/")
    applicant.see(REASONS, "第八条（三）", "行政复议")
    notice = pdf_text(applicant.download('main .file-row:has-text("不予认定") a[download]'))
    for words in (REASONS, "第八条（三）", "行政复议", "异议"):
        assert words in notice
    applicant.act("receive_refusal")
    applicant.go(f"/dossiers/{story.dossier.ref}/papers/")
    applicant.see(DAY)
    assert story.dossier.decisions.get().served_how == "portal"


def test_a_failed_condition_a_recusal_and_an_upheld_objection_end_in_a_reasoned_refusal(
    company: Cast,
    visitor: Callable[..., Visitor],
    guest: Callable[..., Visitor],
    celery_worker_process: WorkerProcess,
    complaints: Any,
) -> None:
    from tests.applications.factories import make_story

    complaints.allow(r"404 \(Not Found\)")

    def enter(name: str) -> Visitor:
        return guest(company.person(name))

    story = make_story(company, usable_area="420")
    applicant, officer, head = enter("applicant"), enter("officer"), enter("section_head")
    hand_in_knowingly(applicant, story)
    cannot_be_recommended(officer, story)
    return_it(officer)
    answer_at_the_fields(applicant, story)
    compare_and_recommend(officer, story)
    story.pass_check()
    recuse_and_replace(enter, story)
    for step in (story.record_activities, story.score, story.conclude, story.improve_plan, story.accept_plan):
        step()
    story.resolve()
    story.publicise()
    anybody = visitor()
    receipt, code = object_in_public(anybody, story)
    uphold(head)
    answer_reaches_the_objector(anybody, receipt, code)
    reconsider_and_refuse(head, story)
    learn_of_the_refusal(applicant, celery_worker_process, story)
