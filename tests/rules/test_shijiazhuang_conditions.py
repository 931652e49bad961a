"""Shijiazhuang's conditions, each as a table: below, at, above, missing, judged, in both readings."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from rules import Judgement, Outcome, Result, Strength
from tests.rules.shijiazhuang import (
    SHIJIAZHUANG,
    alone,
    assess,
    claims,
    committee,
    device,
    finding,
    higher,
    institute,
    member,
    partner,
    person,
    project,
    result,
    shijiazhuang,
    staff,
    technical_leader,
    year,
)

PASS, FAIL, UNKNOWN, JUDGEMENT, NOT_APPLICABLE = Result

PARTNERS: dict[str, Any] = {"side": "partner"}
LEAVER: dict[str, Any] = {"in_service": False}
MOBILE: dict[str, Any] = {"employment": "mobile"}
MANAGER: dict[str, Any] = {"task": "management"}


def ranked(*rows: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """With centres of a higher rank."""
    return claims(has_higher_centre=True, higher_centres=list(rows), **changes)


CASES: list[tuple[str, dict[str, Any], Result]] = [
    # 第十条(一)：在石家庄市注册，三年以上，法人
    ("10(1)/registered", claims(), PASS),
    ("10(1)/registered", claims(registered_city="130100"), PASS),
    ("10(1)/registered", claims(registered_city="130181"), JUDGEMENT),
    ("10(1)/registered", claims(registered_city="130200"), FAIL),
    ("10(1)/registered", claims(registered_city=None), UNKNOWN),
    ("10(1)/years", claims(registered_on="2023-11-19"), PASS),
    ("10(1)/years", claims(registered_on="2023-11-20"), PASS),
    ("10(1)/years", claims(registered_on="2023-11-21"), FAIL),
    ("10(1)/years", claims(registered_on=None), UNKNOWN),
    ("10(1)/legal_person", claims(), PASS),
    ("10(1)/legal_person", claims(legal_person=False), FAIL),
    ("10(1)/legal_person", claims(legal_person=None), UNKNOWN),
    # “申报单位”是否含共建单位：两种理解
    ("10(1)/partners_registered", claims(), PASS),
    ("10(1)/partners_registered", claims(partners=[partner(in_city=False)]), JUDGEMENT),
    ("10(1)/partners_registered", claims(partners=[partner(registered_on="2023-11-21")]), JUDGEMENT),
    ("10(1)/partners_registered", claims(partners=[partner(in_city=None)]), UNKNOWN),
    ("10(1)/partners_registered", alone(), NOT_APPLICABLE),
    ("10(1)/strength", claims(), JUDGEMENT),
    ("10(1)/strength", claims(lead_strength=None), UNKNOWN),
    # 无社会信用及科研信誉不良记录
    ("10(1)/credit", claims(), PASS),
    ("10(1)/credit", claims(lead_credit="repaired"), JUDGEMENT),
    ("10(1)/credit", claims(lead_credit="some"), FAIL),
    ("10(1)/credit", claims(lead_credit=None), UNKNOWN),
    ("10(1)/partners_credit", claims(), PASS),
    ("10(1)/partners_credit", claims(partners=[partner(), partner(credit="repaired")]), JUDGEMENT),
    ("10(1)/partners_credit", claims(partners=[partner(), partner(credit="some")]), FAIL),
    ("10(1)/partners_credit", claims(partners=[partner(credit=None), partner(credit="some")]), FAIL),
    ("10(1)/partners_credit", claims(partners=[partner(credit=None)]), UNKNOWN),
    ("10(1)/partners_credit", alone(), NOT_APPLICABLE),
    # 第十条（二）：企业
    ("10(2)/rd_body", claims(), JUDGEMENT),
    ("10(2)/rd_body", claims(own_rd_body=False), FAIL),
    ("10(2)/rd_body", claims(own_rd_body=None), UNKNOWN),
    ("10(2)/rd_body", institute(), NOT_APPLICABLE),
    ("10(2)/sales", claims(finance=[year(2025, "1999.99")]), FAIL),
    ("10(2)/sales", claims(finance=[year(2025, "2000")]), PASS),
    ("10(2)/sales", claims(finance=[year(2025, "2000.01")]), PASS),
    ("10(2)/sales", claims(finance=[year(2024, "9000")]), UNKNOWN),
    ("10(2)/sales", claims(finance=[year(2024, "9000"), year(2025, "100")]), FAIL),
    ("10(2)/sales", claims(finance=[year(2025, None)]), UNKNOWN),
    ("10(2)/sales", claims(lead_kind=None), UNKNOWN),
    ("10(2)/sales", institute(), NOT_APPLICABLE),
    ("10(2)/science_spending", claims(finance=[year(2025, spending="99.99")]), FAIL),
    ("10(2)/science_spending", claims(finance=[year(2025, spending="100")]), PASS),
    ("10(2)/science_spending", claims(finance=[year(2025, spending=None)]), UNKNOWN),
    ("10(2)/science_spending", institute(), NOT_APPLICABLE),
    # 其他法人单位：与市内2家以上企业联合共建
    ("10(2)/city_enterprises", claims(), NOT_APPLICABLE),
    ("10(2)/city_enterprises", institute(), PASS),
    ("10(2)/city_enterprises", institute(partners=[partner()]), FAIL),
    ("10(2)/city_enterprises", institute(partners=[partner(), partner(in_city=False)]), FAIL),
    ("10(2)/city_enterprises", institute(partners=[partner(), partner(kind="university")]), FAIL),
    ("10(2)/city_enterprises", institute(partners=[partner(), partner(in_city=None)]), UNKNOWN),
    ("10(2)/city_enterprises", institute(lead_kind="university", partners=[]), FAIL),
    # 第十条（三）
    ("10(3)/field", claims(), JUDGEMENT),
    ("10(3)/field", claims(field_basis=None), UNKNOWN),
    ("10(3)/direction", claims(), JUDGEMENT),
    ("10(3)/direction", claims(advantages=None), UNKNOWN),
    ("10(3)/own_results", claims(), JUDGEMENT),
    ("10(3)/own_results", claims(results=[result(own_ip=False)]), FAIL),
    ("10(3)/own_results", claims(results=[]), UNKNOWN),
    ("10(3)/capacity", claims(), JUDGEMENT),
    ("10(3)/capacity", claims(capacity_profile=None), UNKNOWN),
    # 第十条（四）：固定人员不少于15人，应为在职人员
    ("10(4)/team", claims(), JUDGEMENT),
    ("10(4)/team", claims(technical_leaders=[]), UNKNOWN),
    ("10(4)/in_service", claims(), PASS),
    ("10(4)/in_service", claims(people=staff((15, {}), (1, LEAVER))), FAIL),
    ("10(4)/in_service", claims(people=staff((15, {}), (1, {"side": "other"}))), FAIL),
    ("10(4)/in_service", claims(people=staff((15, {}), (1, {**LEAVER, **MOBILE}))), PASS),
    ("10(4)/in_service", claims(people=staff((15, {}), (1, {"in_service": None}))), UNKNOWN),
    ("10(4)/fixed_staff", claims(people=staff((14, {}))), FAIL),
    ("10(4)/fixed_staff", claims(people=staff((15, {}))), PASS),
    ("10(4)/fixed_staff", claims(people=staff((8, {}), (7, PARTNERS))), PASS),
    ("10(4)/fixed_staff", claims(people=staff((14, {}), (3, LEAVER), (3, MOBILE))), FAIL),
    ("10(4)/fixed_staff", claims(people=[*staff((14, {})), person(1)]), FAIL),
    ("10(4)/fixed_staff", claims(people=staff((14, {}), (1, {"employment": None}))), UNKNOWN),
    ("10(4)/leaders_credit", claims(), PASS),
    ("10(4)/leaders_credit", claims(technical_leaders=[technical_leader(credit="repaired")]), JUDGEMENT),
    ("10(4)/leaders_credit", claims(technical_leaders=[technical_leader(), technical_leader(credit="some")]), FAIL),
    ("10(4)/leaders_credit", claims(technical_leaders=[technical_leader(credit=None)]), UNKNOWN),
    ("10(4)/leaders_credit", claims(technical_leaders=[]), UNKNOWN),
    # 第十条（五）
    ("10(5)/support", claims(), JUDGEMENT),
    ("10(5)/support", claims(support_commitment=False), FAIL),
    ("10(5)/support", claims(support_commitment=None), UNKNOWN),
    # 第十条（六）：500平方米、原值200万元
    ("10(6)/area", claims(rd_area="499.99"), FAIL),
    ("10(6)/area", claims(rd_area="500"), PASS),
    ("10(6)/area", claims(rd_area="500.01"), PASS),
    ("10(6)/area", claims(rd_area=None), UNKNOWN),
    ("10(6)/equipment", claims(equipment=[device("199.99")]), FAIL),
    ("10(6)/equipment", claims(equipment=[device("100"), device("100", side="partner")]), PASS),
    ("10(6)/equipment", claims(equipment=[device("199"), device(None)]), UNKNOWN),
    ("10(6)/equipment", claims(equipment=[device("200"), device(None)]), PASS),
    ("10(6)/equipment", claims(equipment=[]), UNKNOWN),
    ("10(6)/facilities", claims(), JUDGEMENT),
    ("10(6)/facilities", claims(conditions_profile=None), UNKNOWN),
    # 第十条（七）
    ("10(7)/definite", claims(), JUDGEMENT),
    ("10(7)/definite", claims(goals=None), UNKNOWN),
    # 第十条（八）：联合共建的，四项占比分别50％以上
    ("10(8)/agreement", claims(), PASS),
    ("10(8)/agreement", claims(partners=[partner(), partner(agreement_signed=False)]), FAIL),
    ("10(8)/agreement", claims(partners=[partner(agreement_signed=None)]), UNKNOWN),
    ("10(8)/agreement", alone(), NOT_APPLICABLE),
    ("10(8)/contents", claims(), PASS),
    ("10(8)/contents", claims(agreement_contents=["form", "people", "tasks"]), FAIL),
    ("10(8)/contents", claims(agreement_contents=None), UNKNOWN),
    ("10(8)/contents", alone(), NOT_APPLICABLE),
    ("10(8)/conditions_share", claims(conditions_lead="130", conditions_whole="260"), JUDGEMENT),
    ("10(8)/conditions_share", claims(conditions_lead="129.99", conditions_whole="260"), FAIL),
    ("10(8)/conditions_share", claims(conditions_measure=None), UNKNOWN),
    ("10(8)/conditions_share", claims(conditions_whole="0", conditions_lead="0"), UNKNOWN),
    ("10(8)/conditions_share", alone(), NOT_APPLICABLE),
    ("10(8)/people_share", claims(people=staff((9, {}), (9, PARTNERS))), PASS),
    ("10(8)/people_share", claims(people=staff((9, {}), (10, PARTNERS))), FAIL),
    ("10(8)/people_share", claims(people=staff((9, {}), (9, PARTNERS), (5, {**PARTNERS, **MANAGER}))), PASS),
    ("10(8)/people_share", claims(people=staff((9, {}), (10, PARTNERS), (5, MANAGER))), FAIL),
    ("10(8)/people_share", claims(people=staff((9, {}), (9, PARTNERS), (1, {"side": None}))), UNKNOWN),
    ("10(8)/people_share", alone(), NOT_APPLICABLE),
    ("10(8)/projects_share", claims(projects=[project(), project("partner")]), PASS),
    ("10(8)/projects_share", claims(projects=[project(), project("partner"), project("partner")]), FAIL),
    ("10(8)/projects_share", claims(projects=[project(), project("partner"), project(None)]), UNKNOWN),
    ("10(8)/projects_share", claims(projects=[]), JUDGEMENT),
    ("10(8)/projects_share", claims(projects=None), UNKNOWN),
    ("10(8)/projects_share", alone(), NOT_APPLICABLE),
    ("10(8)/results_share", claims(results=[result(), result("partner")]), PASS),
    ("10(8)/results_share", claims(results=[result(), result("partner"), result("partner")]), FAIL),
    ("10(8)/results_share", claims(results=[]), UNKNOWN),
    ("10(8)/results_share", alone(), NOT_APPLICABLE),
    # 第二十八条：同领域同方向已有国家级、省级中心的，不再设立
    ("28/higher_centre", claims(), NOT_APPLICABLE),
    ("28/higher_centre", ranked(higher()), PASS),
    ("28/higher_centre", ranked(higher(same_field=False, same_direction="same")), PASS),
    ("28/higher_centre", ranked(higher(same_direction="similar")), JUDGEMENT),
    ("28/higher_centre", ranked(higher(), higher(same_direction="same")), FAIL),
    ("28/higher_centre", ranked(higher(level="national", same_direction="same")), FAIL),
    ("28/higher_centre", ranked(higher(same_direction=None)), UNKNOWN),
    ("28/higher_centre", ranked(), UNKNOWN),
    ("28/higher_centre", claims(has_higher_centre=None), UNKNOWN),
    # 第四章：运行要求，不影响申报
    ("14/management_committee", claims(), PASS),
    ("14/management_committee", claims(management_committee=None), UNKNOWN),
    ("15/size", claims(committee=committee(0, 6)), NOT_APPLICABLE),
    ("15/size", claims(committee=committee(0, 7)), PASS),
    ("15/size", claims(committee=committee(0, 11)), PASS),
    ("15/size", claims(committee=committee(0, 12)), NOT_APPLICABLE),
    ("15/size", claims(committee=None), UNKNOWN),
    # 依托单位和共建单位人员合计不超过三分之一
    ("15/insiders", claims(committee=committee(3, 6)), PASS),
    ("15/insiders", claims(committee=committee(4, 7)), NOT_APPLICABLE),
    ("15/insiders", claims(committee=[member("partner")] * 4 + committee(0, 7)), NOT_APPLICABLE),
    ("15/insiders", claims(committee=committee(3, 5) + [member(None)]), UNKNOWN),
    ("15/insiders", claims(committee=[]), NOT_APPLICABLE),
    ("15/chair", claims(), PASS),
    ("15/chair", claims(committee=[member()] * 7), NOT_APPLICABLE),
    ("15/chair", claims(committee=[member()] * 6 + [member("partner", chair=True)]), NOT_APPLICABLE),
    ("15/chair", claims(committee=[member()] * 6 + [member(chair=None)]), UNKNOWN),
    ("16/elsewhere", claims(), PASS),
    ("16/elsewhere", claims(leader_elsewhere=True), NOT_APPLICABLE),
    ("16/elsewhere", claims(leader_elsewhere=None), UNKNOWN),
    ("16/age", claims(leader_birth_date="1966-11-20"), PASS),
    ("16/age", claims(leader_birth_date="1966-11-19"), NOT_APPLICABLE),
    ("16/age", claims(leader_birth_date="1965-11-20"), NOT_APPLICABLE),
    ("16/age", claims(leader_birth_date=None), UNKNOWN),
    ("16/months", claims(leader_months="8"), PASS),
    ("16/months", claims(leader_months="7.5"), NOT_APPLICABLE),
    ("16/months", claims(leader_months=None), UNKNOWN),
    ("19/manager", claims(), PASS),
    ("19/manager", claims(commitments=["office"]), NOT_APPLICABLE),
    ("19/manager", claims(commitments=None), UNKNOWN),
    ("20/sharing", claims(), PASS),
    ("20/sharing", claims(commitments=["office"]), NOT_APPLICABLE),
    ("20/sharing", claims(commitments=None), UNKNOWN),
    ("24/name", claims(), PASS),
    ("24/name", claims(commitments=["office"]), NOT_APPLICABLE),
    ("24/name", claims(commitments=None), UNKNOWN),
    ("25/office", claims(), PASS),
    ("25/office", claims(commitments=["office"]), NOT_APPLICABLE),
    ("25/office", claims(commitments=None), UNKNOWN),
    ("26/account", claims(), PASS),
    ("26/account", claims(commitments=["office"]), NOT_APPLICABLE),
    ("26/account", claims(commitments=None), UNKNOWN),
]


@pytest.mark.parametrize(("place", "given", "expected"), CASES)
def test_condition(place: str, given: dict[str, Any], expected: Result) -> None:
    found = finding(given, place)
    assert found.result is expected, found.explanation.zh
    assert found.missing == () or expected is UNKNOWN


def test_every_requirement_has_cases_that_pass_or_are_judged_and_that_are_unknown() -> None:
    known = {one.id.removeprefix(f"{SHIJIAZHUANG}#") for one in shijiazhuang().requirements}
    assert {place for place, _, _ in CASES} == known
    for requirement in shijiazhuang().requirements:
        seen = {expected for place, _, expected in CASES if requirement.id == f"{SHIJIAZHUANG}#{place}"}
        assert UNKNOWN in seen, requirement.id
        assert seen & {PASS, JUDGEMENT}, requirement.id
        if requirement.strength is Strength.MUST:
            assert seen & {FAIL, JUDGEMENT}, requirement.id
        else:
            assert FAIL not in seen, requirement.id


def test_the_conditions_are_those_of_article_ten_and_article_twenty_eight() -> None:
    """Committee and director stand in 第四章: shown to the applicant, no bar to applying."""
    for requirement in shijiazhuang().requirements:
        place = requirement.clause.removeprefix(f"{SHIJIAZHUANG}#")
        bars = place.startswith("10(") or place == "28"
        assert requirement.strength is (Strength.MUST if bars else Strength.DUTY_LATER), requirement.id


def test_outcomes() -> None:
    for given in (claims(), alone(), institute(), ranked(higher())):
        assert assess(given).outcome is Outcome.NEEDS_JUDGEMENT
        judged = {found.requirement: True for found in assess(given).by_result()[JUDGEMENT]}
        assert assess(given, judgements=judged).outcome is Outcome.ELIGIBLE
    assert assess(claims(rd_area="1")).outcome is Outcome.INELIGIBLE
    assert assess(claims(rd_area=None)).outcome is Outcome.INCOMPLETE


def test_later_duties_never_decide_the_outcome() -> None:
    given = claims(committee=[], commitments=None, leader_birth_date="1950-01-01", leader_months="1")
    judged = {found.requirement: True for found in assess(given).by_result()[JUDGEMENT]}
    assert assess(given, judgements=judged).outcome is Outcome.ELIGIBLE
    assert "不影响申报" in finding(given, "16/age").explanation.zh


def test_records_are_judged_at_the_credit_check_by_the_department() -> None:
    edition = shijiazhuang()
    at_check = {
        one.id.removeprefix(f"{SHIJIAZHUANG}#") for one in edition.requirements if one.judged_at == "credit_check"
    }
    assert at_check == {"10(1)/credit", "10(1)/partners_credit", "10(4)/leaders_credit"}
    parties: Any = edition.stage("credit_check").parameters["parties"]
    assert [party["key"] for party in parties] == ["lead", "partners", "technical_leaders"]


def test_a_repaired_record_is_put_to_a_person() -> None:
    found = finding(claims(lead_credit="repaired"), "10(1)/credit")
    assert "记录已修复" in found.explanation.zh
    decided = {f"{SHIJIAZHUANG}#10(1)/credit": Judgement(True, "信用修复决定书")}
    assert finding(claims(lead_credit="repaired"), "10(1)/credit", judgements=decided).result is PASS
    assert finding(claims(lead_credit="some"), "10(1)/credit", judgements=decided).result is FAIL


def test_what_the_county_found_prevails_over_what_was_stated() -> None:
    found = finding(claims(), "10(1)/credit", verified={"lead_credit": "some"})
    assert (found.result, found.verified) == (FAIL, ("lead_credit",))


def test_each_of_the_four_shares_is_of_its_own() -> None:
    """A lead strong in three of them still misses the fourth."""
    given = claims(results=[result(), result("partner"), result("partner")])
    failed = [found.requirement for found in assess(given).by_result()[FAIL]]
    assert failed == [f"{SHIJIAZHUANG}#10(8)/results_share"]


def test_the_last_closed_year_is_the_one_that_counts() -> None:
    given = claims(finance=[year(2024, "9000"), year(2025, "1000")])
    assert finding(given, "10(2)/sales").result is FAIL
    assert finding(given, "10(2)/sales", parameters={"last_accounting_year": 2024}).result is PASS
    assert finding(given, "10(2)/sales", as_of=date(2027, 1, 4)).result is UNKNOWN


def test_the_shortfall_is_named() -> None:
    assert finding(claims(equipment=[device("150")]), "10(6)/equipment").explanation.zh == (
        "第十条（六）：仪器设备原值合计有 150 万元，规定不少于 200 万元，还差 50 万元。"
    )
    short = finding(claims(people=staff((9, {}), (12, PARTNERS))), "10(8)/people_share")
    assert "还差 2 人" in short.explanation.zh  # eleven of twenty-one are needed
