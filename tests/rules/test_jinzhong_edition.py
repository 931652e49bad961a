"""Jinzhong's edition as a whole: routes, procedure, status, clauses, terms, name, what the form demands."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

from rules import StageKind, Status, Strength
from rules.requirements import By
from tests.rules.jinzhong import JINZHONG, TODAY, claims, complete, device, jinzhong, university

# the way through the offices


def route(affiliation: str | None, **verified: Any) -> str | None:
    found = jinzhong().route(claims(lead_affiliation=affiliation), as_of=TODAY, verified=verified)
    return found and found.key


def test_only_a_verified_affiliation_opens_the_direct_way() -> None:
    assert route("local") == "department"
    assert route("resident_university") is None
    assert route("city_unit") is None
    assert route(None) is None
    assert route("resident_university", lead_affiliation="resident_university") == "direct"
    assert route(None, lead_affiliation="city_unit") == "direct"
    assert route("city_unit", lead_affiliation="local") == "department"


def test_the_direct_way_skips_the_department_and_nothing_else() -> None:
    assert [stage.key for stage in jinzhong().procedure if "direct" in stage.skipped_on] == ["recommendation"]


def test_the_procedure_and_what_the_text_does_not_name() -> None:
    edition = jinzhong()
    assert [(stage.key, stage.in_text) for stage in edition.procedure] == [
        ("application", True),
        ("recommendation", True),
        ("formal_check", False),
        ("expert_review", True),
        ("deliberation", False),
        ("publicity", True),
        ("approval", True),
    ]
    assert {stage.kind for stage in edition.procedure} <= set(StageKind)
    assert [stage.clause for stage in edition.procedure if not stage.in_text] == ["", ""]
    assert edition.publicity is not None
    assert (edition.publicity.words.zh, edition.publicity.clause) == ("5个工作日", f"{JINZHONG}#7(5)")
    json.dumps([dict(stage.parameters) for stage in edition.procedure])


def test_every_stage_of_the_text_is_carried_by_its_clause() -> None:
    edition = jinzhong()
    for stage in edition.procedure:
        if stage.in_text:
            carried = [one for one in edition.clauses[stage.clause].carried_out_by if one.by is By.STAGE]
            assert any(stage.key in one.targets for one in carried), stage.key


# the edition


def test_the_trial_has_run_out() -> None:
    edition = jinzhong()
    assert (edition.number, edition.effective_from) == ("市科发〔2023〕33号", date(2024, 1, 22))
    assert edition.status_on(date(2026, 1, 21)) is Status.TRIAL
    assert edition.status_on(date(2026, 1, 22)) is Status.EXPIRED
    assert edition.status_on(TODAY) is Status.EXPIRED


def test_all_twenty_five_articles_and_their_items_are_there() -> None:
    spelled = [clause.spelling for clause in jinzhong().clause_list]
    for numeral in (*"一二三四五六七八九", "十", *(f"十{one}" for one in "一二三四五六七八九")):
        assert any(re.match(rf"第{numeral}条", spelling) for spelling in spelled), numeral
    for numeral in ("二十", *(f"二十{one}" for one in "一二三四五")):
        assert f"第{numeral}条" in spelled, numeral
    for number, items in {"四": 4, "五": 4, "六": 6, "七": 5, "八": 7, "二十三": 5}.items():
        assert len([one for one in spelled if re.match(rf"第{number}条[(（]", one)]) == items, number


def test_places_are_spelled_as_in_the_text() -> None:
    spelled = {clause.id.removeprefix(f"{JINZHONG}#"): clause.citation for clause in jinzhong().clause_list}
    assert spelled["8(6)"].zh == "第八条(六)"
    assert spelled["8(7)"].zh == "第八条（七）"
    assert spelled["4(1)"].zh == "第四条（一）"
    assert (spelled["7.1"].en, spelled["8(7)"].en) == ("Article 7, paragraph 1", "Article 8(7)")


def test_quotes_keep_the_faults_of_the_source() -> None:
    quotes = "".join(clause.quote for clause in jinzhong().clause_list)
    assert "规划布局 and 宏观管理部门" in quotes
    assert "经主管审核" in quotes
    assert jinzhong().requirement(f"{JINZHONG}#8(1)/agreement").quote == "参建单位签定权责明确的合作协议"


def test_what_comes_after_the_approval_is_accounted_for() -> None:
    later = {By.ANNUAL_REPORT, By.EVALUATION, By.CHANGE, By.FILING, By.REVOCATION}
    found = {one.by for clause in jinzhong().clause_list for one in clause.carried_out_by}
    assert later <= found
    grounds = [clause for clause in jinzhong().clause_list if "第二十三条（" in clause.spelling]
    assert all(one.by is By.GROUND for clause in grounds for one in clause.carried_out_by)


def test_the_terms_are_the_citys_own_under_the_usual_keys() -> None:
    terms = jinzhong().terms
    assert (terms["lead_institution"].zh, terms["competent_department"].zh) == ("依托单位", "主管部门")
    assert (terms["recognition"].zh, terms["approval_paper"].zh) == ("批准建设", "批准建设通知")


def test_the_name() -> None:
    naming = jinzhong().naming
    assert naming.full_name("日用玻璃") == "晋中市日用玻璃技术创新中心"
    assert naming.problems("日用玻璃") == []
    assert [problem.key for problem in naming.problems("晋中市玻璃")] == ["name.whole_name"]


def test_every_must_fact_a_requirement_reads_is_asked_for() -> None:
    edition = jinzhong()
    for requirement in edition.requirements:
        if requirement.strength is Strength.DUTY_LATER:
            continue
        for item in edition.facts_for(requirement):
            assert getattr(item, "required", True), (requirement.id, item.key)


def test_nothing_is_missing_in_complete_claims() -> None:
    assert jinzhong().required_missing(complete(claims())) == []
    assert jinzhong().required_missing(complete(university())) == []


def test_what_a_row_does_not_show_is_not_demanded() -> None:
    given = complete(claims(equipment=[device(), device("10", "partner", usable=None, agreement_clause=None)]))
    missing = [key for _, key, _ in jinzhong().required_missing(given)]
    assert missing == ["equipment[1].usable", "equipment[1].agreement_clause"]
