"""Jinzhong's conditions, each as a table: below, at, above, missing, in principle, judged, in both readings."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from rules import Judgement, Outcome, Result, Strength
from tests.rules.jinzhong import (
    JINZHONG,
    assess,
    claims,
    device,
    finding,
    jinzhong,
    member,
    paper,
    partner,
    person,
    project,
    result,
    spent,
    staff,
    university,
)

PASS, FAIL, UNKNOWN, JUDGEMENT, NOT_APPLICABLE = Result

BACHELOR: dict[str, Any] = {"degree": "bachelor"}
SENIOR: dict[str, Any] = {"degree": "bachelor", "title_level": "senior"}
BOTH: dict[str, Any] = {"degree": "doctor", "title_level": "senior"}
OLD: dict[str, Any] = {"birth_year": 1980}
AT_LIMIT: dict[str, Any] = {"birth_year": 1981}
THREE_YEARS = (2023, 2024, 2025)


def money(lead: str | None, *more: dict[str, Any]) -> list[dict[str, Any]]:
    """The same amount of the lead's for three years, and what else there is."""
    return [*(spent(year, lead) for year in THREE_YEARS), *more]


CASES: list[tuple[str, dict[str, Any], Result]] = [
    # 第二条
    ("2/lead_place", claims(), PASS),
    ("2/lead_place", claims(registered_city="140100"), JUDGEMENT),
    ("2/lead_place", claims(registered_city=None), UNKNOWN),
    ("2/layout", claims(), JUDGEMENT),
    ("2/layout", claims(layout_basis=None), UNKNOWN),
    # 第八条(一)：企业或高校或研究院，联合申报，原则上不超过3家
    ("8(1)/kinds", claims(), PASS),
    ("8(1)/kinds", university(), PASS),
    ("8(1)/kinds", claims(lead_kind="new_rd_institution"), JUDGEMENT),
    ("8(1)/kinds", claims(partners=[partner(), partner(kind="other")]), JUDGEMENT),
    ("8(1)/kinds", claims(lead_kind=None), UNKNOWN),
    ("8(1)/joint", claims(), PASS),
    ("8(1)/joint", claims(partners=[]), JUDGEMENT),
    ("8(1)/joint", claims(partners=None), UNKNOWN),
    ("8(1)/units", claims(), PASS),
    ("8(1)/units", claims(partners=[partner(), partner()]), PASS),
    ("8(1)/units", claims(partners=[partner(), partner(), partner()]), JUDGEMENT),
    ("8(1)/units", claims(partners=None), UNKNOWN),
    # 合作协议三年以上(含)，自申报材料提交之日算起
    ("8(1)/agreement", claims(), JUDGEMENT),
    ("8(1)/agreement", claims(partners=[partner(agreement_signed=False)]), FAIL),
    ("8(1)/agreement", claims(partners=[partner(agreement_signed=None)]), UNKNOWN),
    ("8(1)/agreement", claims(partners=[]), NOT_APPLICABLE),
    ("8(1)/agreement_term", claims(partners=[partner(agreement_end="2029-11-21")]), PASS),
    ("8(1)/agreement_term", claims(partners=[partner(agreement_end="2029-11-20")]), PASS),
    ("8(1)/agreement_term", claims(partners=[partner(agreement_end="2029-11-19")]), JUDGEMENT),
    ("8(1)/agreement_term", claims(partners=[partner(agreement_end="2029-11-18")]), FAIL),
    ("8(1)/agreement_term", claims(partners=[partner(), partner(agreement_end="2029-11-18")]), FAIL),
    ("8(1)/agreement_term", claims(partners=[partner(agreement_end=None)]), UNKNOWN),
    ("8(1)/agreement_term", claims(partners=[]), NOT_APPLICABLE),
    # 第八条(二)：位于晋中市范围内，1000平方米以上
    ("8(2)/site", claims(), PASS),
    ("8(2)/site", claims(site_division="140100"), FAIL),
    ("8(2)/site", claims(site_division=None), UNKNOWN),
    ("8(2)/equipment_place", claims(), PASS),
    ("8(2)/equipment_place", claims(equipment=[device(), device(in_city=False)]), JUDGEMENT),
    ("8(2)/equipment_place", claims(equipment=[device(in_city=False)]), FAIL),
    ("8(2)/equipment_place", claims(equipment=[device(in_city=None)]), UNKNOWN),
    ("8(2)/laboratory", claims(laboratory_area="999.99"), FAIL),
    ("8(2)/laboratory", claims(laboratory_area="1000"), PASS),
    ("8(2)/laboratory", claims(laboratory_area="1000.01"), PASS),
    ("8(2)/laboratory", claims(laboratory_area=None), UNKNOWN),
    # 1000万元以上，共建单位设备不超总值的50%：占比条件或计入上限
    ("8(2)/equipment", claims(equipment=[device("1000")]), PASS),
    ("8(2)/equipment", claims(equipment=[device("999.99")]), FAIL),
    ("8(2)/equipment", claims(equipment=[device("500"), device("500", "partner")]), PASS),
    ("8(2)/equipment", claims(equipment=[device("499"), device("499", "partner")]), FAIL),
    ("8(2)/equipment", claims(equipment=[device("499"), device("5000", "partner")]), FAIL),
    ("8(2)/equipment", claims(equipment=[device("500"), device("500.01", "partner")]), JUDGEMENT),
    ("8(2)/equipment", claims(equipment=[device("1200"), device("1300", "partner")]), JUDGEMENT),
    ("8(2)/equipment", claims(equipment=[device("800"), device("300", "partner", usable=False)]), FAIL),
    ("8(2)/equipment", claims(equipment=[device("800"), device("300", "partner", usable=None)]), UNKNOWN),
    ("8(2)/equipment", claims(equipment=[device("900"), device(value=None)]), UNKNOWN),
    ("8(2)/equipment", claims(equipment=[]), UNKNOWN),
    ("8(2)/facilities", claims(), JUDGEMENT),
    ("8(2)/facilities", claims(conditions_profile=None), UNKNOWN),
    # 第八条(三)
    ("8(3)/direction", claims(), JUDGEMENT),
    ("8(3)/direction", claims(direction=None), UNKNOWN),
    ("8(3)/strength", claims(), JUDGEMENT),
    ("8(3)/strength", claims(research_strength=None), UNKNOWN),
    # 第八条(四)：主任
    ("8(4)/director", claims(), JUDGEMENT),
    ("8(4)/director", claims(leader_profile=None), UNKNOWN),
    ("8(4)/age", claims(leader_birth_date="1966-11-20"), PASS),
    ("8(4)/age", claims(leader_birth_date="1966-11-19"), JUDGEMENT),
    ("8(4)/age", claims(leader_birth_date="1965-11-21"), JUDGEMENT),
    ("8(4)/age", claims(leader_birth_date="1965-11-20"), FAIL),
    ("8(4)/age", claims(leader_birth_date=None), UNKNOWN),
    ("8(4)/title", claims(), PASS),
    ("8(4)/title", claims(leader_title_level="senior"), PASS),
    ("8(4)/title", claims(leader_title_level="intermediate"), FAIL),
    ("8(4)/title", claims(leader_title_level=None), UNKNOWN),
    ("8(4)/full_time", claims(), PASS),
    ("8(4)/full_time", claims(leader_full_time=False), FAIL),
    ("8(4)/full_time", claims(leader_full_time=None), UNKNOWN),
    # 固定科研人员不少于25人，按人计
    ("8(4)/fixed_staff", claims(people=staff((24, {}))), FAIL),
    ("8(4)/fixed_staff", claims(people=staff((25, {}))), PASS),
    ("8(4)/fixed_staff", claims(people=staff((24, {}), (5, {"employment": "mobile"}))), FAIL),
    ("8(4)/fixed_staff", claims(people=staff((24, {}), (1, {"employment": None}))), UNKNOWN),
    ("8(4)/fixed_staff", claims(people=[*staff((24, {})), person(1)]), FAIL),
    ("8(4)/fixed_staff", claims(people=[]), UNKNOWN),
    # 硕士以上学位或副高以上职称不少于1/2，两者兼有的只计一人
    ("8(4)/qualified", claims(people=staff((13, {}), (13, BACHELOR))), PASS),
    ("8(4)/qualified", claims(people=staff((13, {}), (14, BACHELOR))), FAIL),
    ("8(4)/qualified", claims(people=staff((7, {}), (6, SENIOR), (13, BACHELOR))), PASS),
    ("8(4)/qualified", claims(people=staff((12, BOTH), (14, BACHELOR))), FAIL),
    ("8(4)/qualified", claims(people=staff((13, {}), (14, BACHELOR), (9, {"employment": "mobile"}))), FAIL),
    ("8(4)/qualified", claims(people=staff((12, {}), (13, BACHELOR), (1, {"degree": None}))), UNKNOWN),
    # 中青年不少于1/3，按建设通知的年龄
    ("8(4)/young", claims(people=staff((9, AT_LIMIT), (18, OLD))), PASS),
    ("8(4)/young", claims(people=staff((9, AT_LIMIT), (19, OLD))), FAIL),
    ("8(4)/young", claims(people=staff((8, AT_LIMIT), (18, OLD), (1, {"birth_year": None}))), UNKNOWN),
    ("8(4)/team", claims(), JUDGEMENT),
    ("8(4)/team", claims(team_profile=None), UNKNOWN),
    ("8(4)/master_right", claims(), NOT_APPLICABLE),
    ("8(4)/master_right", university(), PASS),
    ("8(4)/master_right", university(master_right=False), JUDGEMENT),
    ("8(4)/master_right", university(master_right=None), UNKNOWN),
    # 第八条(五)
    ("8(5)/years", claims(research_since="2023-11-20"), PASS),
    ("8(5)/years", claims(research_since="2023-11-21"), FAIL),
    ("8(5)/years", claims(research_since=None), UNKNOWN),
    ("8(5)/projects", claims(), PASS),
    ("8(5)/projects", claims(projects=[project(level="national")]), PASS),
    ("8(5)/projects", claims(projects=[project(level="city"), project(level="commissioned")]), FAIL),
    ("8(5)/projects", claims(projects=[project(level=None)]), UNKNOWN),
    ("8(5)/projects", claims(projects=[]), UNKNOWN),
    ("8(5)/results", claims(), PASS),
    ("8(5)/results", claims(results=[result(kind="original")]), JUDGEMENT),
    ("8(5)/results", claims(results=[result(kind="utility_model"), result()]), PASS),
    ("8(5)/results", claims(results=[result(in_direction=False)]), FAIL),
    ("8(5)/results", claims(results=[result(kind=None)]), UNKNOWN),
    ("8(5)/results", claims(results=[]), UNKNOWN),
    ("8(5)/papers", claims(papers=[paper()]), JUDGEMENT),
    ("8(5)/papers", claims(papers=[]), UNKNOWN),
    ("8(5)/transfer", claims(), JUDGEMENT),
    ("8(5)/transfer", claims(transfer_profile=None), UNKNOWN),
    # 第八条(六)
    ("8(6)/mechanism", claims(), JUDGEMENT),
    ("8(6)/mechanism", claims(mechanism_profile=None), UNKNOWN),
    # 第八条（七）：同领域研发投入，总额与依托单位两个限额
    ("8(7)/support", claims(), JUDGEMENT),
    ("8(7)/support", claims(support_commitment=False), FAIL),
    ("8(7)/support", claims(support_commitment=None), UNKNOWN),
    ("8(7)/rd_total", claims(finance=money("200", spent(2025, "400", "partner"))), PASS),
    ("8(7)/rd_total", claims(finance=money("200", spent(2025, "399.99", "partner"))), FAIL),
    ("8(7)/rd_total", claims(finance=money("200", spent(2022, "400", "partner"))), FAIL),
    ("8(7)/rd_total", claims(finance=money("200", spent(2026, "400", "partner"))), FAIL),
    ("8(7)/rd_total", claims(finance=money("200")[:2]), UNKNOWN),
    ("8(7)/rd_total", claims(finance=money("500")[:2]), PASS),
    ("8(7)/rd_total", claims(finance=money("200", spent(2025, None, "partner"))), UNKNOWN),
    ("8(7)/rd_total", claims(finance=[]), UNKNOWN),
    ("8(7)/rd_lead", claims(finance=[spent(2023, "100"), spent(2024, "200"), spent(2025, "200")]), PASS),
    ("8(7)/rd_lead", claims(finance=[spent(2023, "100"), spent(2024, "200"), spent(2025, "199.99")]), FAIL),
    ("8(7)/rd_lead", claims(finance=money("100", spent(2025, "900", "partner"))), FAIL),
    ("8(7)/rd_lead", claims(finance=[spent(2023, "100"), spent(2024, "200")]), UNKNOWN),
    # 第六条、第四章：运行要求，不影响申报
    ("6(5)/safety", claims(), PASS),
    ("6(5)/safety", claims(commitments=["secrecy"]), NOT_APPLICABLE),
    ("6(5)/safety", claims(commitments=None), UNKNOWN),
    ("6(6)/secrecy", claims(), PASS),
    ("6(6)/secrecy", claims(commitments=["safety"]), NOT_APPLICABLE),
    ("6(6)/secrecy", claims(commitments=None), UNKNOWN),
    ("9/council", claims(), PASS),
    ("9/council", claims(governance=["director"]), NOT_APPLICABLE),
    ("9/council", claims(governance=None), UNKNOWN),
    ("10/director", claims(), PASS),
    ("10/director", claims(governance=["council"]), NOT_APPLICABLE),
    ("10/director", claims(governance=None), UNKNOWN),
    ("11/committee", claims(), PASS),
    ("11/committee", claims(governance=["council"]), NOT_APPLICABLE),
    ("11/committee", claims(governance=None), UNKNOWN),
    ("11/size", claims(committee=[member() for _ in range(9)]), PASS),
    ("11/size", claims(committee=[member() for _ in range(8)]), NOT_APPLICABLE),
    ("11/size", claims(committee=None), UNKNOWN),
    # 只计依托单位人员，共建单位人员不计
    ("11/insiders", claims(committee=[member("lead")] * 3 + [member("partner")] * 6), PASS),
    ("11/insiders", claims(committee=[member("lead")] * 4 + [member()] * 6), NOT_APPLICABLE),
    ("11/insiders", claims(committee=[member("lead")] * 3 + [member(None)] * 6), UNKNOWN),
    ("11/insiders", claims(committee=[]), NOT_APPLICABLE),
    ("11/term", claims(), PASS),
    ("11/term", claims(committee=[member(term=6)]), NOT_APPLICABLE),
    ("11/term", claims(committee=[member(term=None)]), UNKNOWN),
    ("13/sharing", claims(), PASS),
    ("13/sharing", claims(commitments=["safety"]), NOT_APPLICABLE),
    ("13/sharing", claims(commitments=None), UNKNOWN),
    ("16/account", claims(), PASS),
    ("16/account", claims(commitments=["safety"]), NOT_APPLICABLE),
    ("16/account", claims(commitments=None), UNKNOWN),
    ("17/credit", claims(), PASS),
    ("17/credit", claims(commitments=["safety"]), NOT_APPLICABLE),
    ("17/credit", claims(commitments=None), UNKNOWN),
]


@pytest.mark.parametrize(("place", "given", "expected"), CASES)
def test_condition(place: str, given: dict[str, Any], expected: Result) -> None:
    found = finding(given, place)
    assert found.result is expected, found.explanation.zh
    assert found.missing == () or expected is UNKNOWN


def test_every_requirement_has_cases_that_pass_or_are_judged_and_that_are_unknown() -> None:
    assert {place for place, _, _ in CASES} == {one.id.removeprefix(f"{JINZHONG}#") for one in jinzhong().requirements}
    for requirement in jinzhong().requirements:
        seen = {expected for place, _, expected in CASES if requirement.id == f"{JINZHONG}#{place}"}
        assert UNKNOWN in seen, requirement.id
        assert seen & {PASS, JUDGEMENT}, requirement.id
        if requirement.strength is Strength.MUST:
            assert seen & {FAIL, JUDGEMENT}, requirement.id
        else:
            assert FAIL not in seen, requirement.id


def test_the_conditions_of_the_text_and_no_others() -> None:
    """第八条 names no credit record, no place of registration, no number of papers."""
    musts = [one for one in jinzhong().requirements if one.strength is Strength.MUST]
    assert {one.clause.removeprefix(f"{JINZHONG}#")[0] for one in musts} == {"2", "8"}
    soft = {one.id for one in jinzhong().requirements if one.strength is Strength.IN_PRINCIPLE}
    assert soft == {f"{JINZHONG}#8(1)/units", f"{JINZHONG}#8(4)/master_right"}


def test_outcomes() -> None:
    for given in (claims(), university()):
        assert assess(given).outcome is Outcome.NEEDS_JUDGEMENT
        judged = {found.requirement: True for found in assess(given).by_result()[JUDGEMENT]}
        assert assess(given, judgements=judged).outcome is Outcome.ELIGIBLE
    assert assess(claims(laboratory_area="1")).outcome is Outcome.INELIGIBLE
    assert assess(claims(laboratory_area=None)).outcome is Outcome.INCOMPLETE


def test_later_duties_never_decide_the_outcome() -> None:
    given = claims(governance=None, committee=[], commitments=None)
    judged = {found.requirement: True for found in assess(given).by_result()[JUDGEMENT]}
    assert assess(given, judgements=judged).outcome is Outcome.ELIGIBLE


def test_both_readings_of_the_partners_half_are_put_to_a_person_who_decides() -> None:
    given = claims(equipment=[device("600"), device("700", "partner")])
    found = finding(given, "8(2)/equipment")
    assert "按占比理解" in found.explanation.zh
    assert "计入" in found.explanation.zh
    decided = {f"{JINZHONG}#8(2)/equipment": Judgement(False, "超出部分不予认可")}
    assert finding(given, "8(2)/equipment", judgements=decided).result is FAIL


def test_the_term_of_the_agreement_counts_from_the_day_of_submission() -> None:
    given = claims(partners=[partner(agreement_end="2029-11-20")])
    place = "8(1)/agreement_term"
    results = [finding(given, place, as_of=date(2026, 11, day)).result for day in (20, 21, 22)]
    assert results == [PASS, JUDGEMENT, FAIL]


def test_the_call_says_who_is_young() -> None:
    given = claims(people=staff((9, AT_LIMIT), (18, OLD)))
    assert finding(given, "8(4)/young", parameters={"young_age": 40}).result is FAIL
    assert finding(claims(people=staff((9, OLD), (18, {"birth_year": 1960}))), "8(4)/young").result is FAIL
    older = claims(people=staff((9, OLD), (18, {"birth_year": 1960})))
    assert finding(older, "8(4)/young", parameters={"young_age": 46}).result is PASS


def test_the_call_may_set_the_last_accounting_year() -> None:
    given = claims(finance=[spent(year, "400") for year in (2022, 2023, 2024)])
    assert finding(given, "8(7)/rd_total").result is UNKNOWN
    assert finding(given, "8(7)/rd_total", parameters={"last_accounting_year": 2024}).result is PASS


def test_the_shortfall_is_named() -> None:
    assert finding(claims(laboratory_area="920"), "8(2)/laboratory").explanation.zh == (
        "第八条(二)：实验用房面积有 920 ㎡，规定不少于 1,000 ㎡，还差 80 ㎡。"
    )
    short = finding(claims(finance=money("100")), "8(7)/rd_lead")
    assert "第八条（七）" in short.explanation.zh
    assert "还差 200 万元" in short.explanation.zh
