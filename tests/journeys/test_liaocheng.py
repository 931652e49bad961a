"""聊城: too small an office for a software company, a relaxation, an agency, and a centre that is being established."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from accounts.granting import grant_role
from portal.demonstration.filling import scan
from reviews.models import Agency, AgencyMember
from tests.accounts.factories import make_code, make_user
from tests.journeys.days import THAT_MORNING
from tests.journeys.filling import saved
from tests.journeys.pictures import picture
from tests.journeys.visitor import Visitor
from tests.journeys.way import Way

pytestmark = [pytest.mark.browser, pytest.mark.slow]

BASIS = "经局党组会研究，正式印发前按征求意见稿组织申报（聊科字〔2026〕12号）。"
RELAXED = "软件研发以人员和算力为主，用房需求小，480 平方米能够满足团队和测试需要。"
MINUTES = "局党组会议纪要〔2026〕9号"


@pytest.fixture
def way(way_in: Callable[[str], Way]) -> Way:
    return way_in("liaocheng")


def hire_an_agency(way: Way) -> Any:
    """With one person, who has taken up the place."""
    city, clerk = way.cast.city, way.cast.clerk
    agency = Agency.objects.create(
        city=city, name="聊城鲁西科技评估中心", uscc=make_code(), contact="评允之", phone="13900000000", added_by=clerk
    )
    agent = make_user("lc-agent", name="评允之")
    AgencyMember.objects.create(agency=agency, user=agent, name=agent.name, email=agent.email, added_by=clerk)
    grant_role(agent, "agency", city)
    return agent


def type_too_small_an_area(way: Way) -> None:
    """第八条[条件]（三）: 480 ㎡ are 20 short; the check beside the form says so, and the applicant goes on."""
    applicant = way.open_section("conditions")
    area = applicant.page.locator('#section-form [name="rd_area"]')
    area.press_sequentially("480")
    saved(applicant)
    expect(applicant.page.locator("#self-check #check-fail")).to_contain_text("20 ㎡")


def relax(way: Way) -> None:
    """The department may not recommend, and reads why; the bureau's section head relaxes what the text lets relax."""
    officer = way.at("officer")
    officer.open_dossier(way.dossier)
    officer.see("依托单位", "主管部门")
    officer.check_conditions()
    assert officer.offer("recommend").count() == 0
    why = officer.reason_against("recommend")
    assert "科研开发用房面积" in why and "第八条[条件]（三）" in why
    picture(officer.page, "liaocheng-department")
    head = way.at("section_head")
    head.go(way.page_of_dossier)
    head.follow('main a[href*="/act/relax/"]')
    head.see("软件研究开发等特殊行业")
    picture(head.page, "liaocheng-relaxation", whole=True)
    head.submit(
        {"requirement": "liaocheng/draft_2026#8a(3)/area", "relaxation": "special_industry", "reasons": RELAXED}
    )
    officer.go(f"{way.page_of_dossier}conditions/")
    officer.see(RELAXED)
    officer.act("recommend", {"opinion": "材料齐全、内容属实，同意推荐。"})


def entrust(way: Way, agent: Any) -> Visitor:
    clerk = way.at("clerk")
    clerk.open_dossier(way.dossier)
    agency = AgencyMember.objects.get(user=agent).agency
    stages = ["formal_check", "expert_review"]
    clerk.act("entrust", {"agency": str(agency.ref), "stages": stages, "contract_number": "聊科评〔2026〕1号"})
    visitor = way.at("agent", agent)
    visitor.go("/dossiers/")
    rows = visitor.page.locator('main a[href^="/dossiers/"][href*="-"]')
    assert {row.get_attribute("href") for row in rows.all()} == {way.page_of_dossier}  # and not the one beside it
    return visitor


def check_for_the_bureau(way: Way, agent: Visitor) -> None:
    agent.open_dossier(way.dossier)
    agent.see("形式审查")
    agent.check_conditions()
    picture(agent.page, "liaocheng-agency")
    agent.act("give_opinion", {"passed": "yes", "text": "材料齐全、形式合规，面积一项已按规定放宽，形式审查通过。"})
    clerk = way.at("clerk")
    clerk.go(f"{way.page_of_dossier}review/")
    clerk.see("聊城鲁西科技评估中心", "形式审查通过")
    clerk.check_conditions()
    clerk.act("pass_check", {"note": "同意第三方评审机构意见。"})


def review_by_the_agency(way: Way, agent: Visitor) -> None:
    """The text leaves the site visit to need; here one is found necessary."""
    way.convene(agent)
    agent.follow('main a[href*="/act/decide_activity/"]')
    agent.submit({"held": "yes", "reason": "研发用房经放宽，需现场核实。"})
    way.record(agent, "site_visit", "聊城市高新区", "专家组查看了软件测试室和算力设备，核对了用房。")
    way.judge()
    agent.go(way.page_of_dossier, status=404)  # the stages that it had in hand are over


def approve(way: Way) -> None:
    way.approve()
    leader = way.at("leader")
    leader.go(f"{way.page_of_dossier}papers/")
    leader.see(BASIS, "24")


def sign(way: Way) -> None:
    """The task agreement that the portal drew up comes back signed, and is filed."""
    way.worker.settle()
    applicant = way.at("applicant")
    agreement = way.paper(applicant, "建设任务书")
    assert way.dossier.full_name in agreement and "依托单位" in agreement
    applicant.go(way.page_of_dossier)
    signed = scan("agreement", 1, kind="PDF")
    proof = {"name": "建设任务书（签章）.pdf", "mimeType": "application/pdf", "buffer": signed}
    applicant.act("hand_in_task_agreement", {"signed_on": THAT_MORNING, "proof": proof})
    way.public.page.reload()
    way.public.see("未签订")
    clerk = way.at("clerk")
    clerk.open_dossier(way.dossier)
    clerk.act("file_task_agreement", {"signed_on": THAT_MORNING})
    way.public.page.reload()
    way.public.see("已签订")


def test_a_software_company_is_let_pass_and_its_centre_is_being_established(way: Way, complaints: Any) -> None:
    from tests.applications.factories import make_call

    complaints.allow(r"404 \(Not Found\).*/dossiers/")  # the agency, once it is done
    call = make_call(way.cast, basis=BASIS)
    agent = hire_an_agency(way)
    way.fill_in(call, topic="industrial_software", number=4)
    beside = way.dossier_pk
    small = {"special_industry": "software", "rd_area": None, "exception_basis": RELAXED}
    way.fill_in(call, topic="bearings", also=("exception_evidence",), **small)
    assert beside != way.dossier_pk
    type_too_small_an_area(way)
    way.hand_in()
    relax(way)
    visitor = entrust(way, agent)
    check_for_the_bureau(way, visitor)
    review_by_the_agency(way, visitor)
    way.deliberate(MINUTES, "同意列入拟建设名单，按规定公示。")
    way.publicise()
    way.wait_for_the_end()
    approve(way)
    assert "拟批建" in way.issue()
    way.announce()
    way.read_the_register("筹建中", "筹建期")
    picture(way.public.page, "liaocheng-register", whole=True)
    sign(way)
    way.now_at("")
