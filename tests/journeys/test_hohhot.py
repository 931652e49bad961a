"""呼和浩特: a layout plan, two intentions of which one is chosen, three kinds of experts, a longer publicity."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import expect

from accounts.granting import grant_role
from portal.demonstration.story import open_dossier
from tests.accounts.factories import make_institution, make_user
from tests.journeys.days import DAY, LAST_DAY, ONE_MORE_DAY, THAT_MORNING
from tests.journeys.filling import type_section
from tests.journeys.pictures import picture
from tests.journeys.way import Way

pytestmark = [pytest.mark.browser, pytest.mark.slow]

RIVAL = "呼和浩特市青原草种业有限公司"
INTENTION = {
    "strategic_fit": "对应规划布局方案“乳品智造与生物发酵”方向，服务首府乳业全产业链。",
    "formation_mode": "leading_enterprise",
}
CRITERIA = {"择优": "论证得分居首。", "择重": "符合首府重点产业。", "择需": "产业链急需。"}
MINUTES = "局务会议纪要〔2026〕9号"


@pytest.fixture
def way(way_in: Callable[[str], Way]) -> Way:
    return way_in("hohhot")


def publish_the_layout_plan(way: Way) -> None:
    """第九条（一） comes first: without it the call does not open."""
    clerk = way.at("clerk")
    clerk.go("/dossiers/layout-plan/new/")
    clerk.page.locator("[data-reveal-next]").click()
    clerk.submit(
        {
            "title": "呼和浩特市技术创新中心规划布局方案（2026—2030年）",
            "number": "呼科字〔2026〕3号",
            "issued_on": DAY,
            "text": "围绕首府重点产业和未来产业布局，每个方向原则上布局一个。",
            "field_0": "biomedicine",
            "name_0": "乳品智造与生物发酵",
            "field_1": "agriculture",
            "name_1": "奶牛种业与草种业",
        }
    )
    way.public.go("/dossiers/calls/")
    way.public.follow('main a[href*="/layout-plan/"]')
    way.public.see("乳品智造与生物发酵", "呼科字〔2026〕3号")


def state_an_intention_beside(way: Way, call: Any) -> None:
    """Another unit of the same county, for the same direction."""
    other = make_institution(RIVAL, division=way.cast.division)
    user = make_user("hohhot-other", name="另一单位")
    grant_role(user, "submitter", other)
    open_dossier(replace(way.cast, applicant=user), call, other, number=2).state_intention()


def state_the_intention(way: Way) -> None:
    """Only what the text asks for at this point is shown; two answers are typed, the rest stands already."""
    applicant = way.at("applicant")
    applicant.go(f"{way.page_of_dossier}intention/form/")
    applicant.see("建设主体单位", "归口管理部门", "呼科字〔2026〕3号")
    type_section(applicant, "basic", INTENTION, way.edition, "section-basic")
    picture(applicant.page, "hohhot-intention", whole=True)
    handing_in = '.submit-area a[href*="/act/submit_intention/"]'
    expect(applicant.page.locator(handing_in)).to_be_visible()  # as soon as nothing is missing any more
    applicant.follow(handing_in)
    direction = applicant.page.locator("[name=direction] option:has-text('乳品智造')").get_attribute("value")
    applicant.submit({"statement": "已落实场地和首期投入，联合高校建设。", "direction": direction, "declaration": True})
    way.now_at("candidate")


def choose_among_two(way: Way) -> None:
    officer = way.at("officer")
    officer.open_dossier(way.dossier)
    officer.follow('main a[href*="/act/choose_candidate/"]')
    officer.see(RIVAL, "择优")
    picture(officer.page, "hohhot-choice")
    officer.submit({"opinion": "创新优势突出、投入落实，择优提出为培育对象。"})
    way.now_at("application")


def publicise(way: Way) -> None:
    """第九条（六）: not fewer than five working days. Four are refused, six are chosen."""
    publisher = way.at("publisher")
    publisher.open_dossier(way.dossier)
    publisher.follow('main a[href*="/act/post_notice/"]')
    publisher.page.locator("[name=length]").evaluate("field => field.removeAttribute('min')")
    publisher.send({"length": "4"}, button="main form button.btn-primary")
    expect(publisher.page.locator("main .note-danger")).to_contain_text("不少于5个工作日")
    assert LAST_DAY in publisher.text()  # of the shortest
    way.publicise(length="6", last_day=ONE_MORE_DAY)


def record_an_instalment(way: Way) -> None:
    """第十七条: what the later stage evaluation will go by."""
    clerk = way.at("clerk")
    clerk.go(way.page_of_dossier)
    clerk.act(
        "record_instalment",
        {"amount": "50", "planned_on": "2026-06-30", "paid_on": THAT_MORNING, "document_number": "呼科字〔2026〕20号"},
    )
    clerk.go(f"{way.page_of_dossier}instalments/")
    clerk.see("呼科字〔2026〕20号", "50", THAT_MORNING)


def test_a_chosen_candidate_becomes_a_centre_with_a_first_instalment(way: Way, complaints: Any) -> None:
    from tests.applications.factories import make_call

    complaints.allow(r"422 \(Unprocessable|400 \(Bad")  # a publicity of four days
    publish_the_layout_plan(way)
    call = make_call(way.cast)
    state_an_intention_beside(way, call)
    way.fill_in(call, strategic_fit=None, formation_mode=None)
    state_the_intention(way)
    choose_among_two(way)
    way.hand_in("发展目标")
    way.recommend()
    clerk = way.at("clerk")
    clerk.open_dossier(way.dossier)
    way.convene(clerk, sees=("技术类、管理类、财务类",))
    way.record(clerk, "feasibility", "市科技局会议室", "逐项质询技术路线、投入和预期成果。")
    way.record(clerk, "site_visit", "呼和浩特市赛罕区", "查看了中试线和设备，核对了台账。")
    way.judge("agree_after_improvement", {"objectives": "细化三年周期的分年度目标。"})
    way.improve("objectives")
    criteria = {f"criterion_{place}": words for place, words in enumerate(CRITERIA.values())}
    way.deliberate(MINUTES, "按照择优、择重、择需的原则，同意拟批复建设。", **criteria)
    publicise(way)
    way.wait_for_the_end()
    way.approve()
    assert "批复" in way.issue()
    way.announce()
    way.read_the_register()
    picture(way.public.page, "hohhot-register", whole=True)
    record_an_instalment(way)
