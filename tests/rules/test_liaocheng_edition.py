"""Liaocheng's draft is whole: two Articles 8, four paragraphs without a number, nothing invented and nothing hidden."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from rules import StageKind, Status, Strength
from rules.requirements import By
from tests.rules.liaocheng import KEY, claims, liaocheng, new_rd, research
from tests.rules.official import articles, misplaced


def test_the_twenty_headings_and_nineteen_numbers_are_all_there_in_order() -> None:
    headings = [heading for heading, _ in articles(liaocheng())]
    assert (len(headings), len(set(headings)), headings.count("第八条")) == (20, 19, 2)
    spelled = [clause.spelling.partition("（")[0] for clause in liaocheng().clause_list]
    listed = [one for one in dict.fromkeys(spelled) if "未编号" not in one]
    assert [one.partition("[")[0] for one in listed] == headings


def test_the_two_articles_8_and_the_unnumbered_paragraphs_have_ids_of_their_own() -> None:
    clauses = liaocheng().clauses
    assert clauses[f"{KEY}#8a(3)"].spelling == "第八条[条件]（三）"
    assert clauses[f"{KEY}#8b(1)"].spelling == "第八条[程序]（一）"
    assert [clauses[f"{KEY}#u{n}"].spelling for n in (1, 2, 3, 4)] == [
        f"第十一条后未编号第{numeral}段" for numeral in "一二三四"
    ]
    for place in ("8a", "8b", "u1", "u2", "u3", "u4"):
        assert clauses[f"{KEY}#{place}"].doubt.zh


def test_every_item_of_the_articles_is_a_clause() -> None:
    items = {"4": 3, "5": 4, "6": 4, "8a": 7, "8b": 4, "19": 6}
    for number, most in items.items():
        assert [f"{KEY}#{number}({n})" in liaocheng().clauses for n in range(1, most + 2)] == [True] * most + [False]


def test_each_quote_stands_in_the_article_it_cites() -> None:
    assert misplaced(liaocheng()) == []


def test_each_quote_of_article_8_stands_in_the_right_one_of_the_two() -> None:
    first, second = (said for heading, said in articles(liaocheng()) if heading == "第八条")
    for clause in liaocheng().clause_list:
        place = clause.id.partition("#")[2]
        quote = "".join(clause.quote.split())
        assert not place.startswith("8a") or quote in first, place
        assert not place.startswith("8b") or quote in second, place


def test_the_procedure() -> None:
    edition = liaocheng()
    assert [stage.key for stage in edition.procedure] == [
        "application",
        "recommendation",
        "formal_check",
        "expert_review",
        "deliberation",
        "publicity",
        "approval",
        "task_agreement",
    ]
    assert edition.stage("formal_check").parameters["agency"] is True
    assert edition.stage("expert_review").parameters["activities"] == []
    assert edition.stage("expert_review").parameters["optional_activities"] == ["site_visit"]
    assert edition.stage("approval").parameters["enters_as"] == "establishing"
    assert edition.stage("approval").parameters["establishment"] == {
        "length": 2,
        "unit": "years",
        "clause": f"{KEY}#8b(4)",
        "at_least": False,
    }
    assert edition.stage("task_agreement").kind is StageKind.TASK_AGREEMENT
    json.dumps([dict(stage.parameters) for stage in edition.procedure])


def test_every_stage_is_carried_by_its_clause() -> None:
    for stage in liaocheng().procedure:
        carried = [one for one in liaocheng().clauses[stage.clause].carried_out_by if one.by is By.STAGE]
        assert any(stage.key in one.targets for one in carried), stage.key


def test_the_length_of_publicity_is_not_in_the_text() -> None:
    assert liaocheng().publicity.clause is None
    parameters = liaocheng().stage("publicity").parameters
    assert parameters["period_in_text"] is False
    assert parameters["period"] == {"length": 5, "unit": "working_days", "clause": None, "at_least": False}


def test_the_name_has_no_formula_in_the_text() -> None:
    assert liaocheng().naming.clause is None
    assert liaocheng().naming.full_name("高端轴承") == "聊城市高端轴承技术创新中心"
    assert not any(one.by is By.NAMING for clause in liaocheng().clause_list for one in clause.carried_out_by)
    with pytest.raises(ValueError, match="naming cites the unknown clause"):
        replace(liaocheng(), naming=replace(liaocheng().naming, clause=f"{KEY}#99"))


def test_it_is_a_draft_without_a_date() -> None:
    edition = liaocheng()
    assert (edition.status, edition.effective_from, edition.effective_to) == (Status.DRAFT, None, None)


def test_both_relaxations_are_carried_by_their_clauses_and_unknown_ones_are_refused() -> None:
    for relaxation in liaocheng().relaxations:
        carried = [
            one for one in liaocheng().clauses[relaxation.clause].carried_out_by if relaxation.key in one.targets
        ]
        assert [one.by for one in carried if one.by is By.RELAXATION] == [By.RELAXATION]
    with pytest.raises(ValueError, match="carried out by the unknown"):
        replace(liaocheng(), relaxations=liaocheng().relaxations[:1])


def test_the_words_of_the_city() -> None:
    terms = liaocheng().terms
    assert terms["lead_institution"].zh == "依托单位"
    assert terms["lead_institution_joint"].zh == "第一依托单位"
    assert terms["competent_department"].zh == "主管部门"
    assert terms["recognition"].zh == "批准筹建"


def test_every_must_fact_a_requirement_reads_is_asked_for() -> None:
    for requirement in liaocheng().requirements:
        if requirement.strength in (Strength.MUST, Strength.IN_PRINCIPLE):
            for item in liaocheng().facts_for(requirement):
                assert getattr(item, "required", True), (requirement.id, item.key)


def test_the_form_shows_what_the_kind_of_lead_and_the_exceptions_call_for() -> None:
    def shown(given: dict[str, Any]) -> set[str]:
        asked = ("finance", "transfer_cases", "new_rd_nature", "enterprise_class", "exception_basis")
        items = {item.key: item for item in liaocheng().items}
        return {key for key in asked if liaocheng().visible(items[key], given)}

    assert shown(claims()) == {"finance", "enterprise_class"}
    assert shown(research()) == {"transfer_cases"}
    assert shown(new_rd()) == {"finance", "transfer_cases", "new_rd_nature"}
    assert "exception_basis" in shown(claims(special_industry="software"))
    assert "exception_basis" in shown(claims(strategic_layout=True))


def test_nothing_is_missing_in_complete_claims() -> None:
    edition = liaocheng()
    papers = {attachment.claim_key: 1 for attachment in edition.attachments}
    plan = {section.claim_key: "内容" for section in edition.plan}
    for given in (claims(), claims(partners=[]), research(), new_rd()):
        assert edition.required_missing({**given, **papers, **plan}) == []
