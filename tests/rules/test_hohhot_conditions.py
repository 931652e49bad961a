"""Hohhot's conditions as a table: below, at, above, missing, in principle, judged, both readings; its structure."""

from __future__ import annotations

import json
from typing import Any

import pytest

from rules import Outcome, Result, StageKind, Status, Strength
from rules.requirements import By
from tests.rules.hohhot import (
    KEY,
    LEAD,
    PARTS,
    WHOLE_TEAM,
    assess,
    claims,
    committee,
    finding,
    hohhot,
    member,
    partner,
    person,
    team,
)
from tests.rules.official import articles, misplaced

PASS, FAIL, UNKNOWN, JUDGEMENT, NOT_APPLICABLE = Result
SEVERAL = {"formation_mode": "several_enterprises", "platform_company": "平台公司"}
ENTERPRISE = partner(name="某公司", kind="enterprise")
INTERNAL = {"legal_form": "internal", "transition_plan": "两年内注册"}

CASES: list[tuple[str, dict[str, Any], Result]] = [
    # 第四条：三种组建模式
    ("4/mode", claims(), PASS),
    ("4/mode", claims(formation_mode=None), UNKNOWN),
    ("4(1)/mode", claims(), PASS),
    ("4(1)/mode", claims(partners=[]), JUDGEMENT),
    ("4(1)/mode", claims(lead_kind="university"), JUDGEMENT),
    ("4(1)/mode", claims(lead_kind=None), UNKNOWN),
    ("4(1)/mode", claims(**SEVERAL), NOT_APPLICABLE),
    ("4(2)/mode", claims(**SEVERAL, partners=[ENTERPRISE, partner()]), PASS),
    ("4(2)/mode", claims(**SEVERAL, partners=[ENTERPRISE, partner(kind="institute")]), PASS),
    ("4(2)/mode", claims(**SEVERAL, partners=[ENTERPRISE]), JUDGEMENT),
    ("4(2)/mode", claims(**SEVERAL, partners=[partner()]), JUDGEMENT),
    ("4(2)/mode", claims(**SEVERAL, partners=None), UNKNOWN),
    ("4(2)/mode", claims(), NOT_APPLICABLE),
    ("4(3)/mode", claims(formation_mode="research_led", lead_kind="university", partners=[ENTERPRISE]), PASS),
    ("4(3)/mode", claims(formation_mode="research_led", lead_kind="institute", partners=[ENTERPRISE]), PASS),
    ("4(3)/mode", claims(formation_mode="research_led", lead_kind="university", partners=[partner()]), JUDGEMENT),
    ("4(3)/mode", claims(formation_mode="research_led", partners=[ENTERPRISE]), JUDGEMENT),
    ("4(3)/mode", claims(formation_mode="research_led", lead_kind=None, partners=[ENTERPRISE]), UNKNOWN),
    # 第八条（一）、（二）
    ("8(1)/fit", claims(), JUDGEMENT),
    ("8(1)/fit", claims(strategic_fit=None), UNKNOWN),
    ("8(2)/registered", claims(), PASS),
    ("8(2)/registered", claims(registered_city="150100"), PASS),
    ("8(2)/registered", claims(registered_city="150200"), FAIL),
    ("8(2)/registered", claims(registered_city=None), UNKNOWN),
    ("8(2)/legal_person", claims(), PASS),
    ("8(2)/legal_person", claims(legal_person=False), FAIL),
    ("8(2)/legal_person", claims(is_branch=True), FAIL),
    ("8(2)/legal_person", claims(is_branch=None), UNKNOWN),
    ("8(2)/capacity", claims(), JUDGEMENT),
    ("8(2)/capacity", claims(lead_strength=None), UNKNOWN),
    ("8(2)/capacity", claims(lead_capacity=None), UNKNOWN),
    # 第八条（三）
    ("8(3)/results", claims(), JUDGEMENT),
    ("8(3)/results", claims(results=[{"own_ip": False}]), FAIL),
    ("8(3)/results", claims(results=[{}]), UNKNOWN),
    ("8(3)/results", claims(results=[]), UNKNOWN),
    ("8(3)/senior_title", claims(), PASS),
    ("8(3)/senior_title", claims(leader_title_level="associate_senior"), PASS),
    ("8(3)/senior_title", claims(leader_title_level="intermediate"), FAIL),
    ("8(3)/senior_title", claims(leader_title_level=None), UNKNOWN),
    ("8(3)/leader", claims(), JUDGEMENT),
    ("8(3)/leader", claims(leader_profile=None), UNKNOWN),
    ("8(3)/team", claims(), JUDGEMENT),
    ("8(3)/team", claims(people=None), UNKNOWN),
    # 中、高级职称合计不低于总人数的30%：含本数，以全体人员为基数
    ("8(3)/titled_share", claims(people=team(*["senior"] * 2, *["none"] * 8)), FAIL),
    ("8(3)/titled_share", claims(people=team("senior", "intermediate", "senior", *["none"] * 7)), PASS),
    ("8(3)/titled_share", claims(people=team("senior", "intermediate", "senior", *["none"] * 8)), FAIL),
    ("8(3)/titled_share", claims(people=team("intermediate", "associate_senior", "junior")), PASS),
    ("8(3)/titled_share", claims(people=team(*["junior"] * 10)), FAIL),
    ("8(3)/titled_share", claims(people=[person(1, "senior"), person(2, title_level=None)]), PASS),
    ("8(3)/titled_share", claims(people=[person(1), person(2, title_level=None)]), UNKNOWN),
    ("8(3)/titled_share", claims(people=None), UNKNOWN),
    # the same person twice counts once: 3 of 11 rows, 3 of 10 persons
    (
        "8(3)/titled_share",
        claims(people=[*team("senior", "senior", "senior", *["none"] * 7), person(9, "none")]),
        PASS,
    ),
    # 固定人员不低于总人数的30%
    ("8(3)/fixed_share", claims(people=team(*WHOLE_TEAM, fixed=2)), FAIL),
    ("8(3)/fixed_share", claims(people=team(*WHOLE_TEAM, fixed=3)), PASS),
    ("8(3)/fixed_share", claims(people=team(*WHOLE_TEAM, fixed=10)), PASS),
    ("8(3)/fixed_share", claims(people=[person(1, employment="fixed"), person(2, employment=None)]), PASS),
    ("8(3)/fixed_share", claims(people=[person(1), person(2, employment=None)]), UNKNOWN),
    # the stricter reading is shown and bars nothing
    ("8(3)/titles_strict", claims(), PASS),
    ("8(3)/titles_strict", claims(people=team(*["senior"] * 10)), NOT_APPLICABLE),
    ("8(3)/titles_strict", claims(people=team(*["intermediate"] * 10)), NOT_APPLICABLE),
    ("8(3)/titles_strict", claims(people=None), UNKNOWN),
    # 第八条（四）：“一定规模”不设门槛
    ("8(4)/equipment", claims(), JUDGEMENT),
    ("8(4)/equipment", claims(site_area="1", equipment=[{"value": "0.01"}]), JUDGEMENT),
    ("8(4)/equipment", claims(site_area=None), UNKNOWN),
    ("8(4)/equipment", claims(equipment=[]), UNKNOWN),
    # 第八条（五）
    ("8(5)/agreement", claims(), PASS),
    ("8(5)/agreement", claims(joint_agreement=False), FAIL),
    ("8(5)/agreement", claims(agreement_content=["building"]), FAIL),
    ("8(5)/agreement", claims(agreement_content=["neither"]), FAIL),
    ("8(5)/agreement", claims(agreement_content=None), UNKNOWN),
    ("8(5)/agreement", claims(partners=[], joint_agreement=None, agreement_content=None), NOT_APPLICABLE),
    ("8(5)/agreement", claims(partners=None), UNKNOWN),
    ("8(5)/commitment", claims(), PASS),
    ("8(5)/commitment", claims(lead_investment="0.01"), PASS),
    ("8(5)/commitment", claims(lead_investment="0"), FAIL),
    ("8(5)/commitment", claims(investment_commitment=False), FAIL),
    ("8(5)/commitment", claims(investment_commitment=None), UNKNOWN),
    # 第八条（六）：每一建设单位
    ("8(6)/lead_credit", claims(), PASS),
    ("8(6)/lead_credit", claims(lead_credit="minor"), JUDGEMENT),
    ("8(6)/lead_credit", claims(lead_credit="serious"), FAIL),
    ("8(6)/lead_credit", claims(lead_credit=None), UNKNOWN),
    ("8(6)/partners_credit", claims(), PASS),
    ("8(6)/partners_credit", claims(partners=[partner(), partner(credit="minor")]), JUDGEMENT),
    ("8(6)/partners_credit", claims(partners=[partner(), partner(credit="serious")]), FAIL),
    ("8(6)/partners_credit", claims(partners=[partner(credit=None), partner(credit="serious")]), FAIL),
    ("8(6)/partners_credit", claims(partners=[partner(), partner(credit=None)]), UNKNOWN),
    ("8(6)/partners_credit", claims(partners=[]), NOT_APPLICABLE),
    # 第九条（三）
    ("9(3)/plan", claims(), PASS),
    *[("9(3)/plan", claims(**{f"plan:{part}": None}), UNKNOWN) for part in PARTS],
    ("9(3)/cycle", claims(), PASS),
    ("9(3)/cycle", claims(cycle_years=2), JUDGEMENT),
    ("9(3)/cycle", claims(cycle_years=4), JUDGEMENT),
    ("9(3)/cycle", claims(cycle_years=None), UNKNOWN),
    # 第四条“应为”、第十条“原则上应为”
    ("10/independent", claims(), PASS),
    ("10/independent", claims(**INTERNAL), JUDGEMENT),
    ("10/independent", claims(legal_form="internal"), UNKNOWN),
    ("10/independent", claims(legal_form=None), UNKNOWN),
    # 第十条、第十二条：运行要求，不影响申报
    ("10/governance", claims(), PASS),
    ("10/governance", claims(governance=["council"]), NOT_APPLICABLE),
    ("10/governance", claims(governance=None), UNKNOWN),
    ("12/skills", claims(), PASS),
    ("12/skills", claims(committee=[member()]), NOT_APPLICABLE),
    ("12/skills", claims(committee=None), UNKNOWN),
    # 不超过三分之一：六人中两人
    ("12/insiders", claims(), PASS),
    ("12/insiders", claims(committee=committee()[:5]), PASS),
    ("12/insiders", claims(committee=[*committee(), member("partner")]), NOT_APPLICABLE),
    ("12/insiders", claims(committee=[]), NOT_APPLICABLE),
    ("12/insiders", claims(committee=[member(), member(side=None)]), UNKNOWN),
    ("12/chair", claims(), PASS),
    ("12/chair", claims(committee=[member("partner", chair=True), member()]), NOT_APPLICABLE),
    ("12/chair", claims(committee=[member(), member()]), NOT_APPLICABLE),
    ("12/chair", claims(committee=[member(is_chair=None)]), UNKNOWN),
]


@pytest.mark.parametrize(("place", "given", "expected"), CASES)
def test_condition(place: str, given: dict[str, Any], expected: Result) -> None:
    found = finding(given, place)
    assert found.result is expected, found.explanation.zh


def test_every_requirement_has_cases_that_pass_or_are_judged_and_that_are_unknown() -> None:
    for requirement in hohhot().requirements:
        seen = {expected for place, _, expected in CASES if requirement.id == f"{KEY}#{place}"}
        assert UNKNOWN in seen, requirement.id
        assert seen & {PASS, JUDGEMENT}, requirement.id
        if requirement.strength is not Strength.MUST:
            assert FAIL not in seen, requirement.id


def judged_all(given: dict[str, Any]) -> dict[str, bool]:
    return {found.requirement: True for found in assess(given).by_result()[JUDGEMENT]}


def test_outcomes() -> None:
    assert assess(claims()).outcome is Outcome.NEEDS_JUDGEMENT
    assert assess(claims(), judgements=judged_all(claims())).outcome is Outcome.ELIGIBLE
    assert assess(claims(lead_credit=None)).outcome is Outcome.INCOMPLETE
    assert assess(claims(lead_credit="serious")).outcome is Outcome.INELIGIBLE


def test_a_small_site_without_partners_can_be_eligible_because_no_threshold_is_invented() -> None:
    given = claims(site_area="20", equipment=[{"name": "台架", "value": "1", "owner": LEAD}], partners=[])
    assert assess(given, judgements=judged_all(given)).outcome is Outcome.ELIGIBLE


def test_the_stricter_reading_of_thirty_percent_never_decides() -> None:
    given = claims(people=team(*["senior"] * 10))
    found = finding(given, "8(3)/titles_strict")
    assert "较严的一种理解" in found.explanation.zh
    assert "还差" in found.explanation.zh
    assert assess(given, judgements=judged_all(given)).outcome is Outcome.ELIGIBLE


def test_the_readings_of_thirty_percent_are_kept() -> None:
    assert "三类" in hohhot().requirement(f"{KEY}#8(3)/titled_share").doubt.zh
    assert "三类" in hohhot().clauses[f"{KEY}#8(3)"].doubt.zh


def test_an_internal_unit_asks_a_person_and_can_be_refused() -> None:
    place = f"{KEY}#10/independent"
    assert "第四条“应为”" in finding(claims(**INTERNAL), "10/independent").explanation.zh
    assert finding(claims(**INTERNAL), "10/independent", judgements={place: True}).result is PASS
    assert finding(claims(**INTERNAL), "10/independent", judgements={place: False}).result is FAIL


def test_each_persons_share_is_counted_by_person() -> None:
    facts = assess(claims(people=[person(1, "senior"), person(1, "senior"), person(2)])).facts
    assert (facts["people_total"], facts["titled_total"]) == (2, 1)


# structure


def test_the_29_articles_are_all_there_in_order() -> None:
    headings = [heading for heading, _ in articles(hohhot())]
    assert len(headings) == len(set(headings)) == 29
    listed = list(dict.fromkeys(clause.spelling.partition("（")[0] for clause in hohhot().clause_list))
    assert listed == headings


def test_every_item_of_the_articles_is_a_clause() -> None:
    items = {"4": 3, "5": 4, "6": 3, "7": 5, "8": 6, "9": 6, "27": 8}
    for number, most in items.items():
        assert [f"{KEY}#{number}({n})" in hohhot().clauses for n in range(1, most + 2)] == [True] * most + [False]


def test_each_quote_stands_in_the_article_it_cites() -> None:
    assert misplaced(hohhot()) == []


def test_the_faults_of_the_source_are_told() -> None:
    assert "bookmark" in hohhot().clauses[f"{KEY}#26"].doubt.zh
    assert "断行" in hohhot().clauses[f"{KEY}#11"].doubt.zh
    for place in ("4", "10"):
        assert "应为独立法人实体" in hohhot().clauses[f"{KEY}#{place}"].doubt.zh


def test_the_procedure() -> None:
    edition = hohhot()
    assert [stage.key for stage in edition.procedure] == [
        "intention",
        "candidate",
        "application",
        "recommendation",
        "expert_review",
        "plan_improvement",
        "deliberation",
        "publicity",
        "approval",
    ]
    assert edition.stage("intention").kind is StageKind.INTENTION
    assert edition.stage("candidate").kind is StageKind.CANDIDATE
    review = edition.stage("expert_review").parameters
    assert review["activities"] == ["feasibility", "site_visit"]
    assert review["all_activities"] is True
    assert review["expert_kinds"] == ["technical", "management", "finance"]
    assert all(stage.in_text for stage in edition.procedure)
    for key in edition.stage("intention").parameters["facts"]:  # type: ignore[attr-defined]
        assert edition.facts[key].required
    json.dumps([dict(stage.parameters) for stage in edition.procedure])


def test_every_stage_is_carried_by_its_clause() -> None:
    for stage in hohhot().procedure:
        carried = [one for one in hohhot().clauses[stage.clause].carried_out_by if one.by is By.STAGE]
        assert any(stage.key in one.targets for one in carried), stage.key


def test_publicity_lasts_at_least_five_working_days() -> None:
    publicity = hohhot().publicity
    assert publicity is not None
    assert (publicity.length, publicity.at_least, publicity.words.zh) == (5, True, "不少于5个工作日")


def test_the_plan_has_the_seven_parts_of_the_text() -> None:
    text = hohhot().requirement(f"{KEY}#9(3)/plan").quote
    assert tuple(section.key for section in hohhot().plan) == PARTS
    for section in hohhot().plan:
        assert section.required
        assert section.title.zh in text


def test_the_words_of_the_city() -> None:
    terms = hohhot().terms
    assert terms["lead_institution"].zh == "建设主体单位"
    assert terms["competent_department"].zh == "归口管理部门"
    assert terms["recognition"].zh == "批复建设"
    assert hohhot().naming.full_name("乳业绿色制造") == "呼和浩特市乳业绿色制造技术创新中心"
    assert (hohhot().status, hohhot().effective_to) == (Status.TRIAL, None)


def test_every_must_fact_a_requirement_reads_is_asked_for() -> None:
    for requirement in hohhot().requirements:
        if requirement.strength in (Strength.MUST, Strength.IN_PRINCIPLE):
            for item in hohhot().facts_for(requirement):
                assert getattr(item, "required", True), (requirement.id, item.key)


def test_details_are_asked_for_where_anyone_has_a_record() -> None:
    details = hohhot().facts["record_details"]
    assert not hohhot().visible(details, claims())
    assert hohhot().visible(details, claims(lead_credit="minor"))
    assert hohhot().visible(details, claims(partners=[partner(), partner(credit="minor")]))


def test_nothing_is_missing_in_complete_claims() -> None:
    given = {**claims(), **{attachment.claim_key: 1 for attachment in hohhot().attachments}}
    assert hohhot().required_missing(given) == []
