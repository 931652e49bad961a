"""Editions are whole: everything cited exists, every clause is accounted for, quotes are the official text's."""

from __future__ import annotations

import json
import os
import re
import time
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import rules
from rules import Edition, FactError, Requirement, Strength
from rules.requirements import By
from rules.wording import CATALOGUE
from tests.rules import sample
from tests.rules.factories import (
    DATONG,
    TODAY,
    assess,
    branch,
    claims,
    complete,
    comprehensive,
    datong,
    device,
    partner,
    person,
    result,
)

ROOT = Path(__file__).resolve().parents[2]


def regulations() -> Path | None:
    for place in (os.environ.get("REGULATIONS_DIR"), ROOT.parent / "shared" / "regulations"):
        if place and Path(place).is_dir():
            return Path(place)
    return None


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("edition", rules.editions(), ids=lambda edition: edition.key)
def test_quotes_are_verbatim(edition: Edition) -> None:
    directory = regulations()
    if directory is None:
        pytest.skip("the official texts are not here (REGULATIONS_DIR)")
    text = bare((directory / edition.official_text).read_text(encoding="utf-8"))
    quotes = [(clause.id, clause.quote) for clause in edition.clause_list]
    quotes += [(requirement.id, requirement.quote) for requirement in edition.requirements]
    quotes += [(stage.key, stage.quote) for stage in edition.procedure if stage.quote]
    assert [who for who, quote in quotes if bare(quote) not in text] == []
    assert bare(edition.title) in text


@pytest.mark.parametrize("edition", rules.editions(), ids=lambda edition: edition.key)
def test_everything_is_said_in_both_languages(edition: Edition) -> None:
    said = [item.words() for item in edition.items]
    said += [column.label for roster in edition.rosters.values() for column in roster.columns]
    said += [choice.label for fact in edition.facts.values() for choice in fact.choices]
    said += [text for section in edition.sections for text in (section.title,)]
    said += [text for requirement in edition.requirements for text in (requirement.title, requirement.wording)]
    said += [text for stage in edition.procedure for text in (stage.title,)]
    said += [attachment.label for attachment in edition.attachments]
    said += [text for section in edition.plan for text in (section.title, section.help)]
    said += list(edition.terms.values())
    assert [text for text in said if not text.zh or not text.en or text.zh == text.en] == []


def test_the_sixteen_articles_of_datong_are_all_there() -> None:
    spelled = [clause.spelling for clause in datong().clause_list]
    for numeral in [*"一二三四五六七八九十", *(f"十{digit}" for digit in "一二三四五六")]:
        assert any(re.match(rf"第{numeral}条(?![一-鿿]*条)", spelling) for spelling in spelled), numeral


def test_every_stage_is_carried_by_its_clause() -> None:
    edition = datong()
    for stage in edition.procedure:
        carried = [one for one in edition.clauses[stage.clause].carried_out_by if one.by is By.STAGE]
        assert any(stage.key in one.targets for one in carried), stage.key


def test_the_procedure_of_datong() -> None:
    edition = datong()
    assert [stage.key for stage in edition.procedure] == [
        "application",
        "recommendation",
        "formal_check",
        "expert_review",
        "plan_improvement",
        "deliberation",
        "publicity",
        "approval",
    ]
    assert edition.stage("expert_review").parameters["activities"] == ["site_visit", "defence"]
    assert edition.publicity is not None
    assert edition.publicity.words.zh == "5个工作日"
    assert [route.key for route in edition.routes] == ["department"]
    json.dumps([dict(stage.parameters) for stage in edition.procedure])


def test_every_must_fact_a_requirement_reads_is_asked_for() -> None:
    """A required condition must not hang on a fact that nobody has to fill in."""
    edition = datong()
    for requirement in edition.requirements:
        if requirement.strength in (Strength.ENCOURAGED, Strength.DUTY_LATER):
            continue
        for item in edition.facts_for(requirement):
            assert getattr(item, "required", True), (requirement.id, item.key)


# validation at construction


def broken(**changes: Any) -> None:
    replace(sample.edition(), **changes)


def test_a_requirement_must_cite_a_clause_that_exists() -> None:
    wrong = replace(sample.requirement("area"), id=f"{sample.KEY}#9/area", clause=f"{sample.KEY}#9")
    with pytest.raises(ValueError, match="unknown clause"):
        broken(requirements=(wrong,))


def test_a_requirement_must_use_facts_and_attachments_that_exist() -> None:
    stray = rules.Fact("stray", rules.Kind.AREA, rules.Text("游离", "Stray"))
    edition = sample.edition()
    with pytest.raises(ValueError, match="unknown stray"):
        broken(requirements=(*edition.requirements[1:], replace(edition.requirements[0], test=stray >= 1)))
    with pytest.raises(ValueError, match="unknown attachment"):
        broken(requirements=(*edition.requirements[1:], replace(edition.requirements[0], evidence=("none",))))


def test_keys_may_not_repeat() -> None:
    edition = sample.edition()
    with pytest.raises(ValueError, match="twice"):
        broken(requirements=(*edition.requirements, edition.requirements[0]))
    with pytest.raises(ValueError, match="twice"):
        broken(sections=(*edition.sections, edition.sections[0]))


def test_every_clause_is_accounted_for() -> None:
    edition = sample.edition()
    with pytest.raises(ValueError, match="carried out by nothing"):
        broken(clause_list=(replace(edition.clause_list[0], carried_out_by=()),))
    with pytest.raises(ValueError, match="no clause says"):
        broken(clause_list=(replace(edition.clause_list[0], carried_out_by=edition.clause_list[0].carried_out_by[:0]),))


# registry


def test_editions_are_found_by_key() -> None:
    assert rules.edition(DATONG) in rules.editions()
    with pytest.raises(KeyError):
        rules.edition("nowhere/never")


def test_a_city_package_can_be_registered() -> None:
    module = ModuleType("elsewhere")
    module.EDITIONS = (sample.edition(),)  # type: ignore[attr-defined]
    rules.register(module)
    try:
        assert rules.edition(sample.KEY).city == "sample"
    finally:
        rules.unregister(sample.KEY)
    with pytest.raises(KeyError):
        rules.edition(sample.KEY)


def test_the_digest_tells_editions_apart() -> None:
    edition = sample.edition()
    assert edition.digest == sample.edition().digest
    assert edition.digest != replace(edition, number="样〔2024〕1号").digest
    wider = replace(edition.requirements[0], test=sample.area >= 499)
    assert edition.digest != replace(edition, requirements=(wider, *edition.requirements[1:])).digest


# claims


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ({"nothing": 1}, "nothing"),
        ({"usable_area": "NaN"}, "usable_area"),
        ({"usable_area": -1}, "usable_area"),
        ({"usable_area": True}, "usable_area"),
        ({"people_total": 5}, "people_total"),
        ({"people": [{"name": "甲"}, {"nothing": 1}]}, "people[1].nothing"),
        ({"people": [{"birth_year": False}]}, "people[0].birth_year"),
        ({"people": "many"}, "people"),
        ({"people": ["one"]}, "people[0]"),
        ({"plan:nothing": "x"}, "plan:nothing"),
        ({"attachment:charter": True}, "attachment:charter"),
    ],
)
def test_claims_are_loaded_strictly_and_the_error_names_the_key(given: dict[str, Any], key: str) -> None:
    with pytest.raises(FactError) as caught:
        assess(given)
    assert caught.value.key == key
    assert caught.value.explain().zh


def test_nothing_is_missing_in_complete_claims() -> None:
    assert datong().required_missing(complete(claims())) == []
    assert datong().required_missing(complete(comprehensive())) == []


def test_what_is_missing_before_submission_is_named_where_it_stands() -> None:
    given = complete(claims(usable_area=None, people=[person(1, degree=None)]))
    del given["plan:team"]
    del given["attachment:legal_certificate"]
    missing = {(section, key) for section, key, _ in datong().required_missing(given)}
    assert missing == {
        ("conditions", "usable_area"),
        ("team", "people[0].degree"),
        ("attachments", "attachment:legal_certificate"),
        ("plan", "plan:team"),
    }


def test_hidden_facts_are_not_demanded_and_shown_ones_are() -> None:
    edition = datong()
    transition = edition.facts["transition_plan"]
    assert not edition.visible(transition, claims())
    assert edition.visible(transition, claims(legal_form="internal"))
    missing = [key for _, key, _ in edition.required_missing(complete(claims(legal_form="internal")))]
    assert missing == ["internal_independence", "transition_plan"]
    assert not edition.visible(edition.rosters["branches"], claims())


def test_clean_gives_what_is_stored() -> None:
    assert datong().clean("usable_area", "１，０００ 平方米") == "1000"
    assert datong().clean("people.employment", "固定") == "fixed"
    assert datong().clean("services", ["testing"]) == ["testing"]
    assert datong().clean("short_name", "") is None


def test_labels_and_links_between_facts_and_requirements() -> None:
    edition = datong()
    area = edition.requirement(f"{DATONG}#8(3)/usable_area")
    assert isinstance(area, Requirement)
    assert [item.key for item in edition.facts_for(area)] == ["usable_area"]
    assert edition.label("people.degree").zh == "科研团队名册“最高学位”"
    assert edition.label("plan:team").zh == "“团队建设”章节"


# naming


@pytest.mark.parametrize(
    ("short", "found"),
    [
        ("碳基新材料", []),
        ("", [("name.empty", True)]),
        ("大同市新材料", [("name.whole_name", True)]),
        ("新材料技术创新中心", [("name.whole_name", True)]),
        ("AI材料", [("name.characters", True)]),
        ("新材料2号", [("name.characters", True)]),
        ("新材料（大同）", [("name.characters", True)]),
        ("云冈公司新材料", [("name.enterprise", False)]),
        ("云冈集团煤炭", [("name.enterprise", False)]),
        ("新" * 21, [("name.long", False)]),
    ],
)
def test_naming(short: str, found: list[tuple[str, bool]]) -> None:
    problems = datong().naming.problems(short)
    assert [(problem.key, problem.blocking) for problem in problems] == found
    for problem in problems:
        assert problem.in_language("zh-hans")
        assert problem.in_language("en")


def test_the_full_name_follows_the_formula() -> None:
    assert datong().naming.full_name(" 碳基新材料 ") == "大同市碳基新材料技术创新中心"


# catalogue and speed


def test_the_catalogue_is_whole() -> None:
    for key, text in CATALOGUE.items():
        arguments = [set(re.findall(r"{(\w+)}", words)) for words in (text.zh, text.en)]
        assert text.zh, key
        assert text.en, key
        assert arguments[1] <= arguments[0], key


def test_an_assessment_survives_json() -> None:
    made = assess(claims())
    assert json.loads(json.dumps(made.to_json()))["outcome"] == made.outcome.value


def test_an_assessment_is_quick() -> None:
    given = comprehensive(
        people=[person(place) for place in range(50)],
        equipment=[device() for _ in range(30)],
        results=[result() for _ in range(20)],
        partners=[partner() for _ in range(5)],
        branches=[branch() for _ in range(3)],
    )
    edition = datong()
    assert edition.digest
    best = min(_seconds(edition, given) for _ in range(20))
    assert best < 0.01, f"{best * 1000:.1f} ms"


def _seconds(edition: Edition, given: dict[str, Any]) -> float:
    start = time.process_time()
    edition.assess(given, as_of=TODAY)
    return time.process_time() - start


def test_a_stage_is_cited_with_its_own_words_and_one_that_the_text_lacks_with_none():
    of = {edition.city: edition for edition in rules.editions()}
    assert (
        of["shijiazhuang"].stage_words("deliberation") == "确定拟立项建设技术创新中心名单，经局党组会研究后向社会公示"
    )
    assert of["jinzhong"].stage_words("deliberation") == ""
    assert of["datong"].stage_words("issuing") == ""
