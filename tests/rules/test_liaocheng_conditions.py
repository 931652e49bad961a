"""Liaocheng's conditions, each as a table: below, at, above, missing, in principle, judged, relaxed, both readings."""

from __future__ import annotations

from typing import Any

import pytest

from rules import Grant, Outcome, RelaxationConflict, Result, Strength
from tests.rules.granting import everywhere
from tests.rules.liaocheng import (
    CITY_ENTERPRISE,
    KEY,
    assess,
    case,
    claims,
    finding,
    liaocheng,
    member,
    money,
    new_rd,
    partner,
    person,
    projects,
    ratio,
    research,
    results,
    staff,
    year,
)

PASS, FAIL, UNKNOWN, JUDGEMENT, NOT_APPLICABLE = Result
ALONE = {"partners": []}


def device(value: str | None) -> dict[str, Any]:
    return {"name": "磨床", "value": value, "side": "lead"}


def incident(kind: str, day: str | None = None, **more: Any) -> dict[str, Any]:
    return claims(incident=kind, incident_on=day, **more)


CASES: list[tuple[str, dict[str, Any], Result]] = [
    # 第六条（四）：四项责任，运行要求
    ("6(4)/responsibilities", claims(), PASS),
    ("6(4)/responsibilities", claims(responsibilities=["safety"]), NOT_APPLICABLE),
    ("6(4)/responsibilities", claims(responsibilities=None), UNKNOWN),
    # 第七条：牵头单位
    ("7/lead", claims(), PASS),
    ("7/lead", claims(enterprise_class="tech"), PASS),
    ("7/lead", claims(enterprise_class="ordinary"), FAIL),
    ("7/lead", claims(enterprise_class=None), UNKNOWN),
    ("7/lead", research(), PASS),
    ("7/lead", research(lead_kind="institute"), PASS),
    ("7/lead", new_rd(), PASS),
    ("7/lead", research(lead_kind="public_institution"), FAIL),
    ("7/lead", claims(lead_kind=None), UNKNOWN),
    ("7/place", claims(), NOT_APPLICABLE),
    ("7/place", research(), PASS),
    ("7/place", research(registered_city="370100"), JUDGEMENT),
    ("7/place", research(registered_city=None), UNKNOWN),
    ("7/priority", claims(), PASS),
    ("7/priority", claims(distinction=["tech_leader"]), PASS),
    ("7/priority", claims(distinction=None), UNKNOWN),
    ("7/priority", research(), NOT_APPLICABLE),
    ("7/joint", claims(), PASS),
    ("7/joint", claims(**ALONE), NOT_APPLICABLE),
    ("7/joint", claims(partners=None), UNKNOWN),
    # 第八条[条件]（一）
    ("8a(1)/capacity", claims(), JUDGEMENT),
    ("8a(1)/capacity", claims(cooperation_basis=None), UNKNOWN),
    # 第八条[条件]（二）：企业
    ("8a(2)/registered", claims(), PASS),
    ("8a(2)/registered", claims(registered_city="370100"), FAIL),
    ("8a(2)/registered", claims(registered_city=None), UNKNOWN),
    ("8a(2)/registered", research(registered_city="370100"), NOT_APPLICABLE),
    ("8a(2)/legal_person", claims(), PASS),
    ("8a(2)/legal_person", claims(is_branch=True), FAIL),
    ("8a(2)/legal_person", claims(legal_person=None), UNKNOWN),
    ("8a(2)/strength", claims(), JUDGEMENT),
    ("8a(2)/strength", claims(lead_strength=None), UNKNOWN),
    # 近三年研发费用不少于1000万元
    ("8a(2)/rd_total", claims(finance=money(*[("333", "400", "10000")] * 2, ("333.99", "400", "10000"))), FAIL),
    ("8a(2)/rd_total", claims(finance=money(*[("333", "400", "10000")] * 2, ("334", "400", "10000"))), PASS),
    ("8a(2)/rd_total", claims(), PASS),
    ("8a(2)/rd_total", claims(finance=[year(2022, "900"), year(2023), year(2024)]), UNKNOWN),
    ("8a(2)/rd_total", claims(finance=[year(2023, "1000"), year(2024, None), year(2025)]), PASS),  # type: ignore[arg-type]
    ("8a(2)/rd_total", claims(finance=[year(2023)]), UNKNOWN),
    ("8a(2)/rd_total", claims(finance=[]), UNKNOWN),
    ("8a(2)/rd_total", research(), NOT_APPLICABLE),
    # 不低于3%：三年合计、上一年、逐年
    ("8a(2)/rd_share", claims(finance=ratio(*[("300", "10000")] * 3)), PASS),
    ("8a(2)/rd_share", claims(finance=ratio(*[("299.99", "10000")] * 3)), FAIL),
    ("8a(2)/rd_share", claims(finance=ratio(("290", "10000"), ("310", "10000"), ("310", "10000"))), JUDGEMENT),
    ("8a(2)/rd_share", claims(finance=ratio(("500", "10000"), ("500", "10000"), ("290", "10000"))), JUDGEMENT),
    ("8a(2)/rd_share", claims(finance=ratio(("200", "10000"), ("200", "10000"), ("300", "10000"))), JUDGEMENT),
    ("8a(2)/rd_share", claims(finance=ratio(("310", "10000"), ("200", "10000"), ("290", "10000"))), FAIL),
    ("8a(2)/rd_share", claims(finance=[year(2023), year(2024), year(2025, revenue=None)]), UNKNOWN),  # type: ignore[arg-type]
    ("8a(2)/rd_share", claims(finance=ratio(("0", "0"), ("310", "10000"), ("310", "10000"))), PASS),
    # 高校、科研院所：同技术领域转化案例5例以上
    ("8a(2)/transfer", research(), JUDGEMENT),
    ("8a(2)/transfer", research(transfer_profile=None), UNKNOWN),
    ("8a(2)/cases", research(transfer_cases=[case()] * 4), FAIL),
    ("8a(2)/cases", research(transfer_cases=[case()] * 5), PASS),
    ("8a(2)/cases", research(transfer_cases=[case()] * 6), PASS),
    ("8a(2)/cases", research(transfer_cases=[*[case()] * 4, case(same_field=False)]), FAIL),
    ("8a(2)/cases", research(transfer_cases=[*[case()] * 4, case(same_field=None)]), UNKNOWN),
    ("8a(2)/cases", research(transfer_cases=[*[case()] * 4, case("2023-11-20")]), PASS),
    ("8a(2)/cases", research(transfer_cases=[*[case()] * 4, case("2023-11-19")]), JUDGEMENT),
    ("8a(2)/cases", research(transfer_cases=[*[case()] * 4, case("2023-01-01")]), JUDGEMENT),
    ("8a(2)/cases", research(transfer_cases=[*[case()] * 4, case("2022-12-31")]), FAIL),
    ("8a(2)/cases", research(transfer_cases=None), UNKNOWN),
    ("8a(2)/cases", claims(), NOT_APPLICABLE),
    # 新型研发机构：适用哪一项由人确定，两项均符合的不必问
    ("8a(2)/new_rd", new_rd(), PASS),
    ("8a(2)/new_rd", new_rd(transfer_cases=[]), JUDGEMENT),
    ("8a(2)/new_rd", new_rd(finance=money(*[("1", "1", "10000")] * 3)), JUDGEMENT),
    ("8a(2)/new_rd", new_rd(finance=money(*[("1", "1", "10000")] * 3), transfer_cases=[]), JUDGEMENT),
    ("8a(2)/new_rd", new_rd(registered_city="370100"), JUDGEMENT),
    ("8a(2)/new_rd", new_rd(transfer_cases=[], new_rd_nature=None), UNKNOWN),
    ("8a(2)/new_rd", claims(), NOT_APPLICABLE),
    # 第八条[条件]（三）
    ("8a(3)/support", claims(), JUDGEMENT),
    ("8a(3)/support", claims(support=None), UNKNOWN),
    ("8a(3)/area", claims(rd_area="499.99"), FAIL),
    ("8a(3)/area", claims(rd_area="500"), PASS),
    ("8a(3)/area", claims(rd_area="500.01"), PASS),
    ("8a(3)/area", claims(rd_area=None), UNKNOWN),
    ("8a(3)/equipment", claims(equipment=[device("499.999999")]), FAIL),
    ("8a(3)/equipment", claims(equipment=[device("250"), device("250")]), PASS),
    ("8a(3)/equipment", claims(equipment=[device("500.01")]), PASS),
    ("8a(3)/equipment", claims(equipment=[device("500"), device(None)]), PASS),
    ("8a(3)/equipment", claims(equipment=[device("499"), device(None)]), UNKNOWN),
    ("8a(3)/equipment", claims(equipment=[]), UNKNOWN),
    ("8a(3)/pilot", claims(), PASS),
    ("8a(3)/pilot", claims(pilot_capability="pilot"), PASS),
    ("8a(3)/pilot", claims(pilot_capability="industrial"), PASS),
    ("8a(3)/pilot", claims(pilot_capability="none"), FAIL),
    ("8a(3)/pilot", claims(pilot_capability=None), UNKNOWN),
    ("8a(3)/common_tasks", claims(), JUDGEMENT),
    ("8a(3)/common_tasks", claims(conditions_profile=None), UNKNOWN),
    # 第八条[条件]（四）：超过183天，不含183天
    ("8a(4)/director", claims(), JUDGEMENT),
    ("8a(4)/director", claims(leader_engineering=None), UNKNOWN),
    ("8a(4)/team", claims(), JUDGEMENT),
    ("8a(4)/team", claims(team_profile=None), UNKNOWN),
    ("8a(4)/staff", claims(people=staff(19)), FAIL),
    ("8a(4)/staff", claims(people=staff(20)), PASS),
    ("8a(4)/staff", claims(people=staff(21)), PASS),
    ("8a(4)/staff", claims(people=staff(19, person(19, days=183))), FAIL),
    ("8a(4)/staff", claims(people=staff(19, person(19, days=184))), PASS),
    ("8a(4)/staff", claims(people=staff(19, person(19, employment="mobile"))), FAIL),
    ("8a(4)/staff", claims(people=staff(19, person(19, full_time=False))), FAIL),
    ("8a(4)/staff", claims(people=staff(19, person(18))), FAIL),
    ("8a(4)/staff", claims(people=staff(19, person(19, days=None))), UNKNOWN),
    ("8a(4)/staff", claims(people=None), UNKNOWN),
    # 第八条[条件]（五）：高校、科研院所必须联合市内企业
    ("8a(5)/enterprise", research(), PASS),
    ("8a(5)/enterprise", research(partners=[partner()]), FAIL),
    ("8a(5)/enterprise", research(partners=[{**CITY_ENTERPRISE, "in_city": False}]), FAIL),
    ("8a(5)/enterprise", research(partners=[]), FAIL),
    ("8a(5)/enterprise", research(partners=[{**CITY_ENTERPRISE, "in_city": None}]), UNKNOWN),
    ("8a(5)/enterprise", claims(**ALONE), NOT_APPLICABLE),
    # 不超过3家：是否包括依托单位
    ("8a(5)/number", claims(**ALONE), PASS),
    ("8a(5)/number", claims(partners=[partner()] * 2), PASS),
    ("8a(5)/number", claims(partners=[partner()] * 3), JUDGEMENT),
    ("8a(5)/number", claims(partners=[partner()] * 4), FAIL),
    ("8a(5)/number", claims(partners=None), UNKNOWN),
    ("8a(5)/agreement", claims(), PASS),
    ("8a(5)/agreement", claims(agreement_signed=False), FAIL),
    ("8a(5)/agreement", claims(agreement_content=["support", "tasks"]), FAIL),
    ("8a(5)/agreement", claims(agreement_content=["nothing"]), FAIL),
    ("8a(5)/agreement", claims(agreement_signed=None), UNKNOWN),
    ("8a(5)/agreement", claims(**ALONE), NOT_APPLICABLE),
    ("8a(5)/basis", claims(), JUDGEMENT),
    ("8a(5)/basis", claims(partner_basis=None), UNKNOWN),
    # 四项占比均须60%以上
    ("8a(5)/share_conditions", claims(conditions_share="59.99"), FAIL),
    ("8a(5)/share_conditions", claims(conditions_share="60"), JUDGEMENT),
    ("8a(5)/share_conditions", claims(conditions_share="100"), JUDGEMENT),
    ("8a(5)/share_conditions", claims(conditions_measure=None), UNKNOWN),
    ("8a(5)/share_conditions", claims(**ALONE), NOT_APPLICABLE),
    ("8a(5)/share_staff", claims(people=[*staff(5), *[person(n, side="partner") for n in (6, 7, 8, 9)]]), FAIL),
    ("8a(5)/share_staff", claims(people=[*staff(6), *[person(n, side="partner") for n in (6, 7, 8, 9)]]), PASS),
    ("8a(5)/share_staff", claims(people=[*staff(1), person(2, side=None)]), UNKNOWN),
    ("8a(5)/share_staff", claims(**ALONE), NOT_APPLICABLE),
    ("8a(5)/share_projects", claims(projects=projects(3, 2)), PASS),
    ("8a(5)/share_projects", claims(projects=projects(59, 41)), FAIL),
    ("8a(5)/share_projects", claims(projects=[]), UNKNOWN),
    ("8a(5)/share_results", claims(results=results(3, 2)), PASS),
    ("8a(5)/share_results", claims(results=results(1, 1)), FAIL),
    ("8a(5)/share_results", claims(results=None), UNKNOWN),
    # 第八条[条件]（六）：任何责任事故，近三年
    ("8a(6)/incidents", claims(), PASS),
    ("8a(6)/incidents", incident("safety", "2026-01-05"), FAIL),
    ("8a(6)/incidents", incident("environment", "2024-06-01"), FAIL),
    ("8a(6)/incidents", incident("safety", "2023-11-21"), FAIL),
    ("8a(6)/incidents", incident("safety", "2023-11-20"), JUDGEMENT),
    ("8a(6)/incidents", incident("safety", "2023-01-01"), JUDGEMENT),
    ("8a(6)/incidents", incident("safety", "2022-12-31"), PASS),
    ("8a(6)/incidents", incident("other", "2025-01-01", incident_details="约谈"), JUDGEMENT),
    ("8a(6)/incidents", incident("other", "2025-01-01"), UNKNOWN),
    ("8a(6)/incidents", incident("safety"), UNKNOWN),
    ("8a(6)/incidents", claims(incident=None), UNKNOWN),
    # 第十一条：一般应具有高级职称
    ("11/senior_title", claims(), PASS),
    ("11/senior_title", claims(leader_title_level="associate_senior"), PASS),
    ("11/senior_title", claims(leader_title_level="intermediate"), JUDGEMENT),
    ("11/senior_title", claims(leader_title_level=None), UNKNOWN),
    ("11/abilities", claims(), JUDGEMENT),
    ("11/abilities", claims(leader_abilities=None), UNKNOWN),
    # 未编号第一段：专家委员会，运行要求
    ("u1/insiders", claims(), PASS),
    ("u1/insiders", claims(committee=[member(), member("partner"), member("lead")]), NOT_APPLICABLE),
    ("u1/insiders", claims(committee=[]), NOT_APPLICABLE),
    ("u1/insiders", claims(committee=None), UNKNOWN),
    ("u1/chair", claims(), PASS),
    ("u1/chair", claims(committee=[member("partner", chair=True), member()]), PASS),
    ("u1/chair", claims(committee=[member("lead", chair=True), member()]), NOT_APPLICABLE),
    ("u1/chair", claims(committee=[member(is_chair=None)]), UNKNOWN),
]


@pytest.mark.parametrize(("place", "given", "expected"), CASES)
def test_condition(place: str, given: dict[str, Any], expected: Result) -> None:
    found = finding(given, place)
    assert found.result is expected, found.explanation.zh


def test_every_requirement_has_cases_that_pass_or_are_judged_and_that_are_unknown() -> None:
    for requirement in liaocheng().requirements:
        seen = {expected for place, _, expected in CASES if requirement.id == f"{KEY}#{place}"}
        assert UNKNOWN in seen, requirement.id
        assert seen & {PASS, JUDGEMENT}, requirement.id
        if requirement.strength is not Strength.MUST:
            assert FAIL not in seen, requirement.id


def judged_all(given: dict[str, Any]) -> dict[str, bool]:
    return {found.requirement: True for found in assess(given).by_result()[JUDGEMENT]}


@pytest.mark.parametrize("given", [claims(), claims(**ALONE), research(), new_rd()])
def test_an_enterprise_alone_or_joint_a_university_and_a_new_institution_can_be_eligible(given: dict[str, Any]) -> None:
    assert assess(given).outcome is Outcome.NEEDS_JUDGEMENT
    assert assess(given, judgements=judged_all(given)).outcome is Outcome.ELIGIBLE


def test_outcomes() -> None:
    assert assess(claims(rd_area=None)).outcome is Outcome.INCOMPLETE
    assert assess(claims(rd_area="1")).outcome is Outcome.INELIGIBLE


def test_the_three_readings_of_three_percent_are_named() -> None:
    found = finding(claims(finance=ratio(("290", "10000"), ("310", "10000"), ("310", "10000"))), "8a(2)/rd_share")
    assert "按近三年合计、按上一年还是逐年计算" in found.explanation.zh


def test_the_last_accounting_year_is_the_calls_to_set() -> None:
    given = claims(finance=[year(n) for n in (2022, 2023, 2024)])
    assert finding(given, "8a(2)/rd_total").result is UNKNOWN
    assert finding(given, "8a(2)/rd_total", parameters={"last_accounting_year": 2024}).result is PASS


# relaxations

SOFTWARE = {"special_industry": "纯软件研发，经研究同意"}
STRATEGIC = {"strategic_layout": "局党组会〔2026〕3号纪要"}


def relaxed(place: str, granted: dict[str, str], **changes: Any) -> Result:
    return finding(claims(**changes), place, relaxations=everywhere(liaocheng(), granted)).result


def test_area_and_equipment_may_be_lower_for_software_once_granted() -> None:
    few = {"rd_area": "300", "equipment": [device("100")]}
    assert relaxed("8a(3)/area", {}, **few, special_industry="software") is FAIL
    assert relaxed("8a(3)/area", SOFTWARE, **few, special_industry="software") is PASS
    assert relaxed("8a(3)/area", SOFTWARE, **few, special_industry="other") is PASS
    assert relaxed("8a(3)/equipment", SOFTWARE, **few, special_industry="software") is PASS
    assert relaxed("8a(3)/area", SOFTWARE, **few) is FAIL
    assert relaxed("8a(3)/pilot", SOFTWARE, special_industry="software", pilot_capability="none") is FAIL
    assert relaxed("8a(4)/staff", SOFTWARE, special_industry="software", people=staff(19)) is FAIL


def test_a_grant_counts_for_the_requirement_it_was_given_for_only() -> None:
    grant = Grant("special_industry", f"{KEY}#8a(3)/area", "纯软件研发")
    given = claims(special_industry="software", rd_area="300", equipment=[device("100")])
    assert finding(given, "8a(3)/area", relaxations=[grant]).relaxation == "special_industry"
    assert finding(given, "8a(3)/area", relaxations=[grant]).result is PASS
    assert finding(given, "8a(3)/equipment", relaxations=[grant]).result is FAIL


def test_two_relaxations_of_different_standards_are_none() -> None:
    given = claims(special_industry="software", strategic_layout=True, rd_area="300", equipment=[device("100")])
    area = Grant("special_industry", f"{KEY}#8a(3)/area", "纯软件研发")
    equipment = Grant("strategic_layout", f"{KEY}#8a(3)/equipment", "局党组会研究同意")
    made = assess(given, relaxations=[area, equipment])
    assert [f.relaxation for f in made.findings if f.relaxation] == ["special_industry", "strategic_layout"]


def test_nothing_is_granted_for_a_requirement_that_the_relaxation_does_not_name() -> None:
    with pytest.raises(ValueError, match="does not name"):
        assess(claims(), relaxations=[Grant("special_industry", f"{KEY}#8a(4)/staff", "x")])


def test_a_relaxation_fills_no_gap_and_tells_its_reasons() -> None:
    assert relaxed("8a(3)/area", SOFTWARE, special_industry="software", rd_area=None) is UNKNOWN
    granted = everywhere(liaocheng(), SOFTWARE)
    found = finding(claims(special_industry="software", rd_area="300"), "8a(3)/area", relaxations=granted)
    assert "经研究同意" in found.explanation.zh
    assert "还差 200 ㎡" in found.explanation.zh


@pytest.mark.parametrize(
    ("place", "changes"),
    [
        ("8a(2)/rd_total", {"finance": money(*[("1", "400", "10000")] * 3)}),
        ("8a(2)/rd_share", {"finance": money(*[("400", "1", "10000")] * 3)}),
        ("8a(3)/area", {"rd_area": "1"}),
        ("8a(3)/equipment", {"equipment": [device("1")]}),
        ("8a(3)/pilot", {"pilot_capability": "none"}),
        ("8a(4)/staff", {"people": staff(1)}),
    ],
)
def test_a_key_layout_may_relax_the_standards_of_items_two_to_four(place: str, changes: dict[str, Any]) -> None:
    assert relaxed(place, {}, **changes, strategic_layout=True) is FAIL
    assert relaxed(place, STRATEGIC, **changes, strategic_layout=True) is PASS
    assert relaxed(place, STRATEGIC, **changes) is FAIL


def test_a_key_layout_relaxes_a_universitys_cases() -> None:
    given = research(transfer_cases=[], strategic_layout=True)
    assert finding(given, "8a(2)/cases", relaxations=everywhere(liaocheng(), STRATEGIC)).result is PASS


@pytest.mark.parametrize(
    ("place", "changes"),
    [
        ("7/lead", {"enterprise_class": "ordinary"}),
        ("8a(2)/registered", {"registered_city": "370100"}),
        ("8a(2)/legal_person", {"legal_person": False}),
        ("8a(5)/number", {"partners": [partner()] * 4}),
        ("8a(6)/incidents", {"incident": "safety", "incident_on": "2026-01-05"}),
    ],
)
def test_a_key_layout_relaxes_nothing_else(place: str, changes: dict[str, Any]) -> None:
    assert relaxed(place, STRATEGIC, **changes, strategic_layout=True) is FAIL


def test_only_the_key_layout_needs_a_deliberation() -> None:
    assert {one.key: one.deliberated for one in liaocheng().relaxations} == {
        "special_industry": False,
        "strategic_layout": True,
    }


def test_two_relaxations_of_the_same_standard_are_a_conflict() -> None:
    given = claims(special_industry="software", strategic_layout=True, rd_area="300")
    with pytest.raises(RelaxationConflict) as caught:
        assess(given, relaxations=everywhere(liaocheng(), {**SOFTWARE, **STRATEGIC}))
    assert caught.value.requirement == f"{KEY}#8a(3)/area"
    assert "软件研究开发等特殊行业" in caught.value.explain().zh
