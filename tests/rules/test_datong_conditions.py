"""Datong's conditions, each as a table: below, at, above, missing, in principle, judged, verified."""

from __future__ import annotations

from typing import Any

import pytest

from rules import Judgement, Outcome, Result, Strength
from tests.rules.factories import (
    DATONG,
    assess,
    branch,
    claims,
    comprehensive,
    datong,
    device,
    finding,
    partner,
    person,
    result,
)

PASS, FAIL, UNKNOWN, JUDGEMENT, NOT_APPLICABLE = Result

CASES: list[tuple[str, dict[str, Any], Result]] = [
    # 第三条：主要依托规模以上企业和高等院校、科研院所、技术机构
    ("3.1/lead_kind", claims(), PASS),
    ("3.1/lead_kind", claims(lead_kind="university"), PASS),
    ("3.1/lead_kind", claims(lead_kind="institute"), PASS),
    ("3.1/lead_kind", claims(lead_kind="technical_body"), PASS),
    ("3.1/lead_kind", claims(lead_kind="small_enterprise"), JUDGEMENT),
    ("3.1/lead_kind", claims(lead_kind="new_rd_institution"), JUDGEMENT),
    ("3.1/lead_kind", comprehensive(lead_kind="new_rd_institution"), PASS),
    ("3.1/lead_kind", claims(lead_kind="other"), JUDGEMENT),
    ("3.1/lead_kind", claims(lead_kind=None), UNKNOWN),
    ("3.1/joint", claims(), PASS),
    ("3.1/joint", claims(partners=[]), NOT_APPLICABLE),
    ("3.1/joint", claims(partners=None), UNKNOWN),
    ("3.2/centre_type", claims(), PASS),
    ("3.2/centre_type", claims(centre_type=None), UNKNOWN),
    # 第六条：综合类
    ("6/lead", claims(), NOT_APPLICABLE),
    ("6/lead", comprehensive(), PASS),
    ("6/lead", comprehensive(lead_kind="new_rd_institution"), PASS),
    ("6/lead", comprehensive(lead_kind="large_enterprise"), JUDGEMENT),
    ("6/lead", comprehensive(lead_kind=None), UNKNOWN),
    ("6/lead", claims(centre_type=None), UNKNOWN),
    ("6/structure", claims(), NOT_APPLICABLE),
    ("6/structure", comprehensive(branches=[branch(), branch()]), PASS),
    ("6/structure", comprehensive(branches=[branch()]), JUDGEMENT),
    ("6/structure", comprehensive(branches=[]), UNKNOWN),
    ("6/structure", comprehensive(branches=None), UNKNOWN),
    ("6/cooperation", comprehensive(), PASS),
    ("6/cooperation", comprehensive(partners=[partner(place="city")]), NOT_APPLICABLE),
    ("6/cooperation", comprehensive(partners=[partner(place=None)]), UNKNOWN),
    # 第七条：领域类
    ("7.1/lead", claims(), JUDGEMENT),
    ("7.1/lead", claims(leading_position=None), UNKNOWN),
    ("7.1/lead", comprehensive(), NOT_APPLICABLE),
    ("7.2/field", claims(), PASS),
    ("7.2/field", claims(field="wool"), PASS),
    ("7.2/field", claims(field="other", field_other="量子信息"), JUDGEMENT),
    ("7.2/field", claims(field="other"), UNKNOWN),
    ("7.2/field", claims(field=None), UNKNOWN),
    ("7.2/field", comprehensive(field="other"), NOT_APPLICABLE),
    # 第八条（一）
    ("8(1)/registered", claims(), PASS),
    ("8(1)/registered", claims(registered_city="140213"), PASS),
    ("8(1)/registered", claims(registered_city="140100"), FAIL),
    ("8(1)/registered", claims(registered_city=None), UNKNOWN),
    ("8(1)/legal_person", claims(), PASS),
    ("8(1)/legal_person", claims(legal_person=False), FAIL),
    ("8(1)/legal_person", claims(is_branch=True), FAIL),
    ("8(1)/legal_person", claims(is_branch=True, legal_person=None), FAIL),
    ("8(1)/legal_person", claims(is_branch=None), UNKNOWN),
    ("8(1)/capacity", claims(), JUDGEMENT),
    ("8(1)/capacity", claims(lead_capacity=None), UNKNOWN),
    # 第八条（二）
    ("8(2)/results", claims(), JUDGEMENT),
    ("8(2)/results", claims(results=[result(own_ip=False)]), FAIL),
    ("8(2)/results", claims(results=[result(own_ip=None)]), UNKNOWN),
    ("8(2)/results", claims(results=[result(), result(own_ip=None)]), JUDGEMENT),
    ("8(2)/results", claims(results=[]), UNKNOWN),
    ("8(2)/results", claims(results_profile=None), UNKNOWN),
    ("8(2)/results", claims(results=[result(own_ip=False)], results_profile=None), FAIL),
    ("8(2)/senior_title", claims(), PASS),
    ("8(2)/senior_title", claims(leader_title_level="associate_senior"), PASS),
    ("8(2)/senior_title", claims(leader_title_level="intermediate"), FAIL),
    ("8(2)/senior_title", claims(leader_title_level="none"), FAIL),
    ("8(2)/senior_title", claims(leader_title_level=None), UNKNOWN),
    ("8(2)/leader", claims(), JUDGEMENT),
    ("8(2)/leader", claims(leader_profile=None), UNKNOWN),
    ("8(2)/team", claims(), JUDGEMENT),
    ("8(2)/team", claims(people=[]), UNKNOWN),
    ("8(2)/team", claims(team_profile=None), UNKNOWN),
    # 第八条（三）：不少于500平方米，含本数
    ("8(3)/usable_area", claims(usable_area="499.99"), FAIL),
    ("8(3)/usable_area", claims(usable_area="500"), PASS),
    ("8(3)/usable_area", claims(usable_area="500.01"), PASS),
    ("8(3)/usable_area", comprehensive(usable_area="499"), FAIL),
    ("8(3)/usable_area", claims(usable_area=0), FAIL),
    ("8(3)/usable_area", claims(usable_area=None), UNKNOWN),
    ("8(3)/equipment", claims(), JUDGEMENT),
    ("8(3)/equipment", claims(equipment=[device(), device(value=None)]), JUDGEMENT),
    ("8(3)/equipment", claims(equipment=[]), UNKNOWN),
    ("8(3)/equipment", claims(conditions_profile=None), UNKNOWN),
    # 第八条（四）
    ("8(4)/policy", claims(), JUDGEMENT),
    ("8(4)/policy", claims(policy_conformity=False), FAIL),
    ("8(4)/policy", claims(policy_conformity=False, policy_basis=None), FAIL),
    ("8(4)/policy", claims(policy_conformity=None), UNKNOWN),
    ("8(4)/safety", claims(), PASS),
    ("8(4)/safety", claims(safety_record="minor"), JUDGEMENT),
    ("8(4)/safety", claims(safety_record="major"), FAIL),
    ("8(4)/safety", claims(safety_record=None), UNKNOWN),
    ("8(4)/credit", claims(), PASS),
    ("8(4)/credit", claims(credit_record="minor"), JUDGEMENT),
    ("8(4)/credit", claims(credit_record="serious"), FAIL),
    ("8(4)/credit", claims(credit_record=None), UNKNOWN),
    ("8(4)/others", claims(), PASS),
    ("8(4)/others", claims(others_record="some", record_details="某年某事"), JUDGEMENT),
    ("8(4)/others", claims(others_record="some"), UNKNOWN),
    ("8(4)/others", claims(others_record=None), UNKNOWN),
    # 第九条（一）
    ("9(1)/truthful", claims(), PASS),
    ("9(1)/truthful", claims(truthful=False), FAIL),
    ("9(1)/truthful", claims(truthful=None), UNKNOWN),
    # 第十条：原则上
    ("10/independent", claims(), PASS),
    (
        "10/independent",
        claims(legal_form="internal", internal_independence=True, transition_plan="三年内注册"),
        JUDGEMENT,
    ),
    ("10/independent", claims(legal_form="internal", internal_independence=True), UNKNOWN),
    (
        "10/independent",
        claims(legal_form="internal", internal_independence=False, transition_plan="三年内注册"),
        JUDGEMENT,
    ),
    ("10/independent", claims(legal_form=None), UNKNOWN),
    # 第十一至十三条：运行要求，不影响申报
    ("11/governance", claims(), PASS),
    ("11/governance", claims(governance=["charter"]), NOT_APPLICABLE),
    ("11/governance", claims(governance=None), UNKNOWN),
    ("12/investment", claims(), PASS),
    ("12/investment", claims(lead_investment="10"), NOT_APPLICABLE),
    ("12/investment", claims(lead_investment=None), UNKNOWN),
    ("12/joining", claims(), PASS),
    ("12/joining", claims(partners=[]), NOT_APPLICABLE),
    ("12/joining", claims(partners=[partner(joining=None)]), UNKNOWN),
    ("13/services", claims(), PASS),
    ("13/services", claims(services=None), UNKNOWN),
]


@pytest.mark.parametrize(("place", "given", "expected"), CASES)
def test_condition(place: str, given: dict[str, Any], expected: Result) -> None:
    found = finding(given, place)
    assert found.result is expected, found.explanation.zh


def test_every_requirement_has_cases_that_pass_or_are_judged_and_that_are_unknown() -> None:
    for requirement in datong().requirements:
        seen = {expected for place, _, expected in CASES if requirement.id == f"{DATONG}#{place}"}
        assert UNKNOWN in seen, requirement.id
        assert seen & {PASS, JUDGEMENT}, requirement.id
        if requirement.strength is Strength.MUST:
            assert FAIL in seen or JUDGEMENT in seen or requirement.id.endswith("3.2/centre_type"), requirement.id
        else:
            assert FAIL not in seen, requirement.id


def test_the_shortfall_is_named_in_both_languages() -> None:
    found = finding(claims(usable_area="420"), "8(3)/usable_area")
    assert found.explanation.zh == "第八条（三）：使用面积有 420 ㎡，规定不少于 500 ㎡，还差 80 ㎡。"
    assert found.explanation.en == "Article 8(3): Usable area: 420 m²; at least 500 m² is required, 80 m² short."
    assert (found.value, found.threshold, found.shortfall) != (None, None, None)
    assert found.clause_spelling == "第八条（三）"
    assert "使用面积不少于500平方米" in found.quote


def test_what_is_missing_is_named_and_only_what_the_form_shows() -> None:
    assert finding({}, "8(3)/usable_area").missing == ("usable_area",)
    assert finding(claims(field=None), "7.2/field").missing == ("field",)
    assert finding(claims(field="other"), "7.2/field").missing == ("field_other",)


def test_a_verified_value_prevails_over_the_claim() -> None:
    found = finding(claims(usable_area="800"), "8(3)/usable_area", verified={"usable_area": "499"})
    assert found.result is FAIL
    assert found.verified == ("usable_area",)
    assert "以核实值为准" in found.explanation.zh


def test_a_verified_total_prevails_over_the_computed_one() -> None:
    given = claims(results=[result()])
    found = finding(given, "8(2)/results", verified={"own_ip_total": 0})
    assert found.result is FAIL
    assert assess(given, verified={"own_ip_total": 0}).facts["own_ip_total"] == 0


@pytest.mark.parametrize(("met", "expected"), [(True, PASS), (False, FAIL)])
def test_a_judgement_settles_what_was_left_to_judge(met: bool, expected: Result) -> None:
    decided = {f"{DATONG}#3.1/lead_kind": Judgement(met, "已认定为专精特新企业")}
    found = finding(claims(lead_kind="small_enterprise"), "3.1/lead_kind", judgements=decided)
    assert found.result is expected
    assert "已认定为专精特新企业" in found.explanation.zh
    assert "须由工作人员" not in found.explanation.zh


def test_a_judgement_cannot_lift_a_known_failure_nor_fill_a_gap() -> None:
    decided = {f"{DATONG}#8(3)/usable_area": True}
    assert finding(claims(usable_area="499"), "8(3)/usable_area", judgements=decided).result is FAIL
    assert finding(claims(usable_area=None), "8(3)/usable_area", judgements=decided).result is UNKNOWN


def test_a_judgement_of_an_unknown_requirement_is_an_error() -> None:
    with pytest.raises(KeyError):
        assess(claims(), judgements={"datong/trial#99/none": True})


def judged_all(given: dict[str, Any]) -> dict[str, bool]:
    return {found.requirement: True for found in assess(given).by_result()[JUDGEMENT]}


def test_outcomes() -> None:
    assert assess(claims()).outcome is Outcome.NEEDS_JUDGEMENT
    assert assess(claims(), judgements=judged_all(claims())).outcome is Outcome.ELIGIBLE
    assert assess(claims(usable_area=None)).outcome is Outcome.INCOMPLETE
    assert assess(claims(usable_area="1")).outcome is Outcome.INELIGIBLE


def test_a_known_failure_shows_even_while_facts_are_missing() -> None:
    assert assess({"usable_area": "1"}).outcome is Outcome.INELIGIBLE


def test_encouraged_and_later_duties_never_decide_the_outcome() -> None:
    given = claims(partners=[], governance=None, services=None)
    made = assess(given, judgements=judged_all(given))
    assert made.outcome is Outcome.ELIGIBLE
    assert made.missing == ()


def test_a_comprehensive_centre_can_be_eligible_too() -> None:
    given = comprehensive()
    assert assess(given, judgements=judged_all(given)).outcome is Outcome.ELIGIBLE


def test_derived_facts_are_computed_from_the_rosters() -> None:
    people = [person(1), person(2, employment="mobile", title_level="junior")]
    facts = assess(claims(people=people, equipment=[device(value="1.5"), device(value="2.25")])).facts
    assert facts["equipment_total"] == "3.75"
    assert (facts["people_total"], facts["fixed_total"], facts["senior_total"]) == (2, 1, 1)


def test_a_total_with_an_unknown_part_is_not_reported() -> None:
    assert "equipment_total" not in assess(claims(equipment=[device(), device(value=None)])).facts


def test_the_three_accounting_years_end_with_the_last_closed_one() -> None:
    finance = [{"year": year, "rd_expense": "10"} for year in (2022, 2023, 2024, 2025, 2026)]
    assert assess(claims(finance=finance)).facts["rd_three_years"] == "30"
    without_2025 = [row for row in finance if row["year"] != 2025]
    assert "rd_three_years" not in assess(claims(finance=without_2025)).facts
    earlier = assess(claims(finance=without_2025), parameters={"last_accounting_year": 2024})
    assert earlier.facts["rd_three_years"] == "30"
