"""石家庄: the credit of everybody is looked up, one record was repaired, and the centre has an English name."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.days import DAY
from tests.journeys.filling import type_rows
from tests.journeys.pictures import picture
from tests.journeys.way import Way, pdf_text

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ENGLISH = "Complex Pharmaceutical Preparations"
REPAIRED = "2023年未按期公示年报，已于2024年5月完成信用修复，附修复决定。"
PARTNER = "石家庄市滹沱河制药装备有限公司"
LEADERS = [
    {"name": "沈思齐", "title_level": "senior", "direction": "缓控释制剂", "credit": "none"},
    {"name": "顾长青", "title_level": "associate_senior", "direction": "制剂装备", "credit": "none"},
]
PAPERS = {
    "application": "石家庄市技术创新中心认定申请书",
    "plan": "石家庄市技术创新中心建设与运行实施方案",
}
MINUTES = "局党组会议纪要〔2026〕9号"


@pytest.fixture
def way(way_in: Callable[[str], Way]) -> Way:
    return way_in("shijiazhuang")


def type_the_technical_leaders(way: Way) -> None:
    """第十条（四）: whose credit counts besides that of the units."""
    applicant = way.open_section("team")
    roster = next(r for section in way.edition.sections for r in section.rosters if r.key == "technical_leaders")
    type_rows(applicant, roster, [{**row, "unit": way.cast.institution.name} for row in LEADERS])


def look_up_the_credit(way: Way) -> None:
    """Lead, partner and technical leaders, each; the partner's repaired record is left to judgement."""
    officer = way.at("officer")
    officer.open_dossier(way.dossier)
    officer.see("社会信用核查", "依托单位", "归口管理部门")
    assert officer.offer("finish_credit_check").count() == 0
    officer.follow('main a[href*="/act/record_credit/"]')
    rows = officer.page.locator("main fieldset.correction-row")
    parties = [way.cast.institution.name, PARTNER, *(row["name"] for row in LEADERS)]
    expect(rows).to_have_count(len(parties))
    for place, party in enumerate(parties):
        expect(rows.nth(place).locator("legend")).to_contain_text(party)
        found = {"result": "repaired", "remark": REPAIRED} if party == PARTNER else {"result": "none"}
        for name, value in {**found, "source": "信用中国", "queried_on": DAY}.items():
            officer.set(f"party{place}-{name}", value)
    picture(officer.page, "shijiazhuang-credit", whole=True)
    officer.submit()
    assert "共建单位" in officer.reason_against("finish_credit_check")
    officer.check_conditions()
    officer.act("finish_credit_check")
    way.now_at("recommendation")
    officer.go(f"{way.page_of_dossier}credit/")
    officer.see(REPAIRED, "信用中国")


def download_both_papers(way: Way) -> None:
    """第十一条 names two: the application form and the plan."""
    clerk = way.at("clerk")
    for paper, title in PAPERS.items():
        clerk.go(f"{way.page_of_dossier}application/")
        clerk.send(button=f'main button[name=paper][value="{paper}"]')
        way.worker.settle()
        clerk.page.reload()
        assert title in pdf_text(clerk.download("main a[download]"))[:300]


def test_a_repaired_record_is_judged_and_the_centre_is_listed_under_both_names(way: Way) -> None:
    from tests.applications.factories import make_call

    way.fill_in(make_call(way.cast), technical_leaders=None, short_name_en=ENGLISH)
    type_the_technical_leaders(way)
    way.hand_in()
    look_up_the_credit(way)
    way.recommend(checked=True)
    way.check_formally()
    download_both_papers(way)
    way.convene(way.at("clerk"))
    way.judge()
    way.deliberate(MINUTES, "局党组会研究，同意列入拟立项建设名单，向社会公示。")
    way.publicise()
    way.wait_for_the_end()
    way.approve()
    assert "批准建设" in way.issue()
    way.announce()
    way.read_the_register(f"Shi Jiazhuang Technology Innovation Center of {ENGLISH}")
    picture(way.public.page, "shijiazhuang-register", whole=True)
