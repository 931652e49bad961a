"""A module and its text are held against each other both ways; the five official texts are carried out whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

import rules
from rules.official_text import parse
from rules.requirements import By
from rules.tracing import BY_WORDS, is_later, title_of, trace
from tests.rules import sample
from tests.rules.test_editions import regulations

TEXT = "样例\n第一条 条文，可适当低于以上标准，可适当放宽。\n"


def test_a_module_that_says_what_its_text_says_is_clean() -> None:
    found = trace(sample.edition(), parse(TEXT))
    assert (found.unlisted, found.absent, found.misquoted) == ((), (), ())
    assert found.clean


def test_without_a_text_there_is_nothing_to_disagree_with() -> None:
    assert trace(sample.edition()).clean


def test_a_clause_of_the_text_that_the_module_does_not_list() -> None:
    found = trace(sample.edition(), parse(TEXT + "第二条 另有规定。\n"))
    assert [unit.spelling for unit in found.unlisted] == ["第二条"]
    assert not found.clean


def test_a_listed_clause_that_the_text_does_not_have() -> None:
    one = sample.edition().clause_list[0]
    more = replace(one, id=f"{sample.KEY}#2", spelling="第二条")
    found = trace(sample.edition(clause_list=(one, more)), parse(TEXT))
    assert [clause.id for clause in found.absent] == [f"{sample.KEY}#2"]
    assert not found.clean


def test_a_quote_that_the_text_does_not_contain_and_one_in_another_clause() -> None:
    changed = trace(sample.edition(), parse(TEXT.replace("条文", "别的话")))
    assert (f"{sample.KEY}#1", "条文") in changed.misquoted
    elsewhere = trace(sample.edition(), parse("样例\n第一条 可适当低于以上标准，可适当放宽。\n第二条 条文。\n"))
    assert (f"{sample.KEY}#1", "条文") in elsewhere.misquoted


def test_the_title_stands_in_the_text() -> None:
    assert trace(sample.edition(), parse(TEXT.replace("样例", "别例"))).misquoted == (("title", "样例"),)


def test_white_space_and_the_style_of_brackets_do_not_count() -> None:
    one = replace(sample.edition().clause_list[0], quote="条 文（甲）")
    assert trace(sample.edition(clause_list=(one,)), parse(TEXT.replace("条文", "条文\t(甲)条文"))).clean


@pytest.mark.parametrize("edition", rules.editions(), ids=lambda edition: edition.key)
def test_every_clause_of_the_official_text_is_accounted_for(edition: rules.Edition) -> None:
    directory = regulations()
    if directory is None:
        pytest.skip("the official texts are not here (REGULATIONS_DIR)")
    text = parse((directory / edition.official_text).read_text(encoding="utf-8"))
    found = trace(edition, text)
    assert [unit.id for unit in found.unlisted] == []
    assert [clause.id for clause in found.absent] == []
    assert found.misquoted == ()
    assert text.unplaced == ()


@pytest.mark.parametrize(
    ("city", "faults"),
    [
        ("datong", set()),
        ("jinzhong", {"broken_line", "brackets", "bullet"}),
        ("hohhot", {"broken_line", "leftover"}),
        ("shijiazhuang", {"brackets"}),
        ("liaocheng", {"number_twice", "number_missing"}),
    ],
)
def test_the_faults_of_the_official_texts_are_told(city: str, faults: set[str]) -> None:
    directory = regulations()
    if directory is None:
        pytest.skip("the official texts are not here (REGULATIONS_DIR)")
    text = parse((directory / rules.newest(city).official_text).read_text(encoding="utf-8"))
    assert {fault.kind for fault in text.faults} == faults


@pytest.mark.parametrize("edition", rules.editions(), ids=lambda edition: edition.key)
def test_the_counts_are_those_of_the_clauses(edition: rules.Edition) -> None:
    counts = trace(edition).counts
    assert counts["clauses"] == len(edition.clause_list)
    assert counts["later"] == sum(is_later(edition, clause) for clause in edition.clause_list)
    assert counts["policy"] == sum(
        any(one.by is By.POLICY for one in clause.carried_out_by) for clause in edition.clause_list
    )


@pytest.mark.parametrize("edition", rules.editions(), ids=lambda edition: edition.key)
def test_what_carries_out_a_clause_has_a_name(edition: rules.Edition) -> None:
    nameless = [
        (clause.id, target)
        for clause in edition.clause_list
        for one in clause.carried_out_by
        for target in one.targets
        if title_of(edition, target) is None
    ]
    assert nameless == []


def test_every_kind_has_its_words() -> None:
    assert set(BY_WORDS) == set(By)


def test_newest() -> None:
    assert rules.newest("datong").key == "datong/trial"
    assert rules.newest("datong/trial").city == "datong"
    for unknown in ("atlantis", "datong/never"):
        with pytest.raises(KeyError):
            rules.newest(unknown)
