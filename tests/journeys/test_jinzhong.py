"""晋中: an expired text, a resident university that applies to the bureau directly, stages beyond the text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from accounts.granting import grant_role
from accounts.models import Institution, User
from cities.models import Division
from portal.demonstration.filling import scan
from tests.accounts.factories import make_code
from tests.journeys.filling import type_rows
from tests.journeys.pictures import picture
from tests.journeys.visitor import PASSWORD
from tests.journeys.way import Way

pytestmark = [pytest.mark.browser, pytest.mark.slow]

UNIVERSITY = "山西太行农林大学"
BASIS = "试行期届满，新办法印发前按原办法执行，经局长办公会议研究同意。"
BY_PRACTICE = "文本未规定，按工作惯例"
DIRECTLY = "第七条(三)"
MINUTES = "局务会议纪要〔2026〕9号"
PARTNER = {
    "name": "晋中市融谷农业装备有限公司",
    "kind": "enterprise",
    "duties": "承担样机试制和示范推广",
    "agreement_signed": "true",
    "agreement_start": "2026-01-01",
    "agreement_end": "2029-12-31",
}


@pytest.fixture
def way(way_in: Callable[[str], Way]) -> Way:
    return way_in("jinzhong")


def open_the_call(way: Way) -> Any:
    """第二十五条: the text ran out on 21 January. A call may be prepared, but opens only with what it rests on."""
    from applications.models import Call

    clerk = way.at("clerk")
    clerk.go("/dossiers/calls/new/")
    clerk.submit(
        {
            "title": "2026年度晋中市技术创新中心建设通知",
            "text": "各有关单位：现组织申报。",
            "opens_at": "2026-03-01T08:00",
        }
    )
    call = Call.objects.get()
    clerk.send(button='form[action$="/switch/"] button')
    expect(clerk.page.locator('[data-field="basis"] .field-error')).to_contain_text("2026")
    picture(clerk.page, "jinzhong-call-refused")
    clerk.submit({"basis": BASIS, "basis_number": "市科发〔2026〕6号"})
    call.refresh_from_db()
    assert (call.state, call.basis) == ("draft", BASIS)
    clerk.send(button='form[action$="/switch/"] button')
    way.public.go("/dossiers/calls/")
    way.public.follow(f'main a[href="/dossiers/calls/{call.ref}/"]')
    way.public.see(BASIS, "市科发〔2026〕6号", BY_PRACTICE)
    call.refresh_from_db()
    assert call.state == "open"
    return call


def register_the_university(way: Way) -> None:
    """Its affiliation decides the way of its applications; the bureau itself confirms it."""
    itself = Division.objects.get(city=way.cast.city, kind=Division.Kind.BUREAU)
    grant_role(way.cast.other_officer, "officer", itself)
    visitor = way.visit()
    visitor.go("/accounts/register/")
    visitor.set("city", "jinzhong")
    visitor.submit(
        {
            "name": UNIVERSITY,
            "uscc": make_code("12140000MA"),
            "kind": "university",
            "legal_person": "True",
            "division": str(itself.ref),
            "affiliation": "resident_university",
            "address": "晋中市太谷区铭贤路2号",
            "registered_on": "1958-09-01",
            "legal_representative": "任守拙",
            "contact_name": "禾雨",
            "contact_phone": "0354-6280001",
            "licence": {"name": "法人证书.png", "mimeType": "image/png", "buffer": scan("licence", 1)},
            "account-name": "禾雨",
            "account-username": "heyu",
            "account-email": "heyu@taihang.example",
            "account-phone": "13803540168",
            "account-password1": PASSWORD,
            "account-password2": PASSWORD,
        }
    )
    visitor.see(UNIVERSITY)
    confirmer = way.at("other_officer")
    confirmer.go("/accounts/registrations/")
    confirmer.follow(f'main a:text-is("{UNIVERSITY}")')
    confirmer.see("驻地高校")
    confirmer.act("confirm", {"remark": "证照与登记信息一致。"})
    institution = Institution.objects.get(name=UNIVERSITY)
    assert institution.attributes()["affiliation"].verified
    way.take_in("applicant", visitor, applicant=User.objects.get(username="heyu"), institution=institution)


def type_the_partner(way: Way) -> None:
    """第八条(一): an agreement of three years and more from the day on which the dossier is handed in."""
    applicant = way.open_section("structure")
    applicant.see("共建单位")
    roster = next(r for section in way.edition.sections for r in section.rosters if r.key == "partners")
    type_rows(applicant, roster, [PARTNER])


def goes_to_the_bureau_directly(way: Way) -> None:
    """The department is left out, and the page says by which clause."""
    way.now_at("formal_check")
    applicant = way.at("applicant")
    applicant.go(way.page_of_dossier)
    applicant.see("直接报", DIRECTLY, "依托单位", "主管部门", BY_PRACTICE)
    assert way.dossier.process.stages.get(key="recommendation").state == "skipped"
    picture(applicant.page, "jinzhong-dossier")


def approve(way: Way) -> None:
    """Under an expired text the decision needs its basis too; that of the call is proposed."""
    leader = way.at("leader")
    leader.open_dossier(way.dossier)
    leader.follow('main a[href*="/act/approve/"]')
    assert leader.page.locator("[name=basis]").input_value() == BASIS
    leader.send({"opinion": "同意。", "basis": ""})
    expect(leader.page.locator('[data-field="basis"] .field-error')).to_be_visible()
    leader.submit({"basis": BASIS})
    way.now_at("issuing")


def test_a_resident_university_goes_to_the_bureau_directly_under_an_expired_text(way: Way, complaints: Any) -> None:
    complaints.allow(r"422 \(Unprocessable")  # without a basis
    call = open_the_call(way)
    register_the_university(way)
    way.fill_in(call, partners=None, also=("partner_agreements",))
    type_the_partner(way)
    way.hand_in()
    goes_to_the_bureau_directly(way)
    way.check_formally()
    way.convene(way.at("clerk"))
    way.judge()
    head = way.at("section_head")
    head.open_dossier(way.dossier)
    head.see(BY_PRACTICE)
    way.deliberate(MINUTES, "经研究，同意专家评审意见。")
    way.publicise()
    way.wait_for_the_end()
    approve(way)
    assert "批准建设" in way.issue()
    way.announce()
    way.read_the_register()
    picture(way.public.page, "jinzhong-register", whole=True)
