"""Shijiazhuang's edition as a whole: procedure, status, clauses, terms, names, two papers, demands of the form."""

from __future__ import annotations

import json
import re

from rules import Office, Part, StageKind, Status, Strength
from rules.requirements import By
from tests.rules.shijiazhuang import SHIJIAZHUANG, TODAY, alone, claims, complete, higher, institute, shijiazhuang


def test_the_procedure() -> None:
    edition = shijiazhuang()
    assert [stage.key for stage in edition.procedure] == [
        "application",
        "credit_check",
        "recommendation",
        "formal_check",
        "expert_review",
        "deliberation",
        "publicity",
        "approval",
    ]
    assert all(stage.in_text for stage in edition.procedure)
    check = edition.stage("credit_check")
    assert (check.kind, check.office, check.clause) == (
        StageKind.CREDIT_CHECK,
        Office.DEPARTMENT,
        f"{SHIJIAZHUANG}#6(5)",
    )
    assert edition.stage("deliberation").title.zh == "局党组会研究"
    json.dumps([dict(stage.parameters) for stage in edition.procedure])


def test_the_length_of_the_notice_is_practice_and_says_so() -> None:
    publicity = shijiazhuang().publicity
    assert publicity is not None
    assert (publicity.words.zh, publicity.clause) == ("5个工作日", None)


def test_there_is_no_way_but_through_the_county() -> None:
    edition = shijiazhuang()
    assert [route.key for route in edition.routes] == ["department"]
    for given in (claims(), institute()):
        found = edition.route(given, as_of=TODAY)
        assert found is not None
        assert found.key == "department"
    assert all(stage.skipped_on == () for stage in edition.procedure)


def test_every_stage_is_carried_by_its_clause() -> None:
    edition = shijiazhuang()
    for stage in edition.procedure:
        carried = [one for one in edition.clauses[stage.clause].carried_out_by if one.by is By.STAGE]
        assert any(stage.key in one.targets for one in carried), stage.key


def test_it_is_in_force_without_known_dates_and_the_doubt_is_kept() -> None:
    edition = shijiazhuang()
    assert (edition.effective_from, edition.effective_to, edition.number) == (None, None, "")
    assert edition.status_on(TODAY) is Status.IN_FORCE
    assert "发布日期未载明" in edition.clauses[f"{SHIJIAZHUANG}#40"].doubt.zh


def test_all_forty_one_articles_and_their_items_are_there() -> None:
    spelled = [clause.spelling for clause in shijiazhuang().clause_list]
    units = ("", *"一二三四五六七八九")
    numerals = [f"{ten}{unit}" for ten in ("", "十", "二十", "三十", "四十") for unit in units if ten + unit]
    for numeral in numerals[:41]:
        assert f"第{numeral}条" in spelled, numeral
    for number, items in {"四": 3, "五": 5, "六": 5, "七": 7, "八": 3, "十": 8, "三十八": 9}.items():
        assert len([one for one in spelled if re.match(rf"第{number}条[(（]", one)]) == items, number
    assert len(spelled) == 41 + 40


def test_places_are_spelled_as_in_the_text() -> None:
    spelled = {clause.id.removeprefix(f"{SHIJIAZHUANG}#"): clause.citation for clause in shijiazhuang().clause_list}
    assert (spelled["10(1)"].zh, spelled["10(2)"].zh) == ("第十条(一)", "第十条（二）")
    assert spelled["38(9)"].en == "Article 38(9)"


def test_what_comes_after_the_approval_is_accounted_for() -> None:
    later = {By.ANNUAL_REPORT, By.EVALUATION, By.CHANGE, By.FILING, By.REVOCATION}
    found = {one.by for clause in shijiazhuang().clause_list for one in clause.carried_out_by}
    assert later <= found
    assert By.CONSEQUENCE in {one.by for one in shijiazhuang().clauses[f"{SHIJIAZHUANG}#28"].carried_out_by}


def test_the_terms_are_the_citys_own_under_the_usual_keys() -> None:
    terms = shijiazhuang().terms
    assert (terms["lead_institution"].zh, terms["competent_department"].zh) == ("依托单位", "归口管理部门")
    assert (terms["recognition"].zh, terms["deliberation"].zh) == ("批准建设", "局党组会研究")


def test_two_papers_are_asked_for() -> None:
    edition = shijiazhuang()
    carried = [one for one in edition.clauses[f"{SHIJIAZHUANG}#7(1)"].carried_out_by if one.by is By.DOCUMENT]
    assert [one.targets for one in carried] == [("application_form", "plan")]
    assert (edition.terms["application_form"].zh, edition.terms["plan"].zh) == ("认定申请书", "建设与运行实施方案")
    assert edition.sections
    assert edition.plan


def test_the_name_in_both_languages() -> None:
    edition = shijiazhuang()
    assert edition.naming.full_name("缓释制剂") == "石家庄市缓释制剂技术创新中心"
    assert edition.naming.full_english_name("New Drugs") == "Shi Jiazhuang Technology Innovation Center of New Drugs"
    assert edition.facts["short_name_en"].required


def test_every_must_fact_a_requirement_reads_is_asked_for() -> None:
    edition = shijiazhuang()
    for requirement in edition.requirements:
        if requirement.strength is Strength.DUTY_LATER:
            continue
        for item in edition.facts_for(requirement):
            assert getattr(item, "required", True), (requirement.id, item.key)


def test_nothing_is_missing_in_complete_claims() -> None:
    with_higher = claims(has_higher_centre=True, higher_centres=[higher()])
    for given in (claims(), alone(), institute(), with_higher):
        assert shijiazhuang().required_missing(complete(given)) == []


def test_what_joint_building_and_records_ask_for_shows_only_then() -> None:
    edition = shijiazhuang()
    joint = ("agreement_contents", "conditions_measure", "conditions_lead", "conditions_whole")
    assert all(edition.visible(edition.facts[key], claims()) for key in joint)
    assert not any(edition.visible(edition.facts[key], alone()) for key in joint)
    details = edition.facts["credit_details"]
    assert not edition.visible(details, claims())
    assert edition.visible(details, claims(lead_credit="repaired"))
    record = [{**claims()["partners"][0], "credit": "some"}]
    assert edition.visible(details, claims(partners=record))
    missing = [key for _, key, _ in edition.required_missing(complete(claims(lead_credit="some")))]
    assert missing == ["credit_details"]


def test_finance_is_asked_of_enterprises_only() -> None:
    edition = shijiazhuang()
    assert edition.visible(edition.rosters["finance"], claims())
    assert not edition.visible(edition.rosters["finance"], institute())


def test_the_credit_of_lead_partners_and_technical_leaders_is_looked_up() -> None:
    parties = shijiazhuang().credit_parties
    assert [(party.key, party.record) for party in parties] == [
        ("lead", "lead_credit"),
        ("partners", "credit"),
        ("technical_leaders", "credit"),
    ]
    for party in parties:
        *_others, record = party.paths
        assert {choice.value for choice in shijiazhuang().fact(record).choices} == {"none", "repaired", "some"}


def test_application_and_plan_are_two_papers() -> None:
    application, plan = shijiazhuang().papers
    assert (application.title.zh, plan.title.zh) == (
        "石家庄市技术创新中心认定申请书",
        "石家庄市技术创新中心建设与运行实施方案",
    )
    assert set(application.parts) | set(plan.parts) == set(Part)
    assert not set(application.parts) & set(plan.parts)
