"""What holds for all claims: a known result stays, and what is said agrees with what was decided."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from rules import Fact, FactError, Finding, Kind, Outcome, Result, Text
from rules.form import Item
from rules.rosters import Roster
from tests.rules.factories import DATONG, assess, claims, comprehensive, datong

SETTLED = (Result.PASS, Result.FAIL)


def values(fact: Fact) -> st.SearchStrategy[Any]:
    if fact.kind is Kind.BOOLEAN:
        return st.booleans()
    if fact.kind is Kind.CHOICE:
        return st.sampled_from([choice.value for choice in fact.choices])
    if fact.kind is Kind.MULTI_CHOICE:
        return st.lists(st.sampled_from([choice.value for choice in fact.choices]), min_size=1, unique=True)
    if fact.kind is Kind.YEAR:
        return st.integers(1950, 2030)
    if fact.kind is Kind.INTEGER:
        return st.integers(1, 2000 if fact.max is None else int(fact.max))
    if fact.kind in (Kind.AREA, Kind.MONEY, Kind.DECIMAL):
        return st.decimals(0, 2000 if fact.max is None else fact.max, places=2).map(str)
    if fact.kind is Kind.DATE:
        return st.dates().filter(lambda day: 1900 <= day.year <= 2100).map(str)
    if fact.kind is Kind.USCC:
        return st.just("91140200MA00000A0J")
    if fact.kind is Kind.DIVISION:
        return st.sampled_from(["140200", "140213", "140100"])
    return st.text("甲乙丙", min_size=1, max_size=5)


def answers(item: Item) -> st.SearchStrategy[Any]:
    if isinstance(item, Roster):
        row = st.fixed_dictionaries({}, optional={column.key: values(column) for column in item.columns})
        return st.lists(row, max_size=4)
    return values(item)


CLAIMS = st.fixed_dictionaries({}, optional={item.key: answers(item) for item in datong().items})


@settings(max_examples=150, deadline=None)
@given(CLAIMS, st.data())
def test_filling_in_a_missing_fact_never_turns_a_known_result(some: dict[str, Any], data: st.DataObject) -> None:
    before = {found.requirement: found.result for found in assess(some).findings}
    missing = [item for item in datong().items if item.key not in some]
    more = dict(some)
    for item in data.draw(st.lists(st.sampled_from(missing), max_size=6)) if missing else []:
        more[item.key] = data.draw(answers(item))
    for key, rows in some.items():
        if key in datong().rosters and rows:
            empty = [column for column in datong().rosters[key].columns if column.key not in rows[0]]
            if empty:
                column = data.draw(st.sampled_from(empty))
                more[key] = [{**rows[0], column.key: data.draw(values(column))}, *rows[1:]]
    for found in assess(more).findings:
        if before[found.requirement] in SETTLED:
            assert found.result is before[found.requirement], found.requirement


def agrees(found: Finding) -> bool:
    keys = {reason.key for reason in found.reasons}
    if found.result is Result.UNKNOWN:
        return "missing" in keys and found.missing != ()
    if found.missing:
        return False
    if found.result is Result.PASS:
        return not any(key.endswith(".false") for key in keys)
    if found.result is Result.FAIL:
        return any(key.endswith(".false") for key in keys)
    if found.result is Result.JUDGEMENT:
        return bool(keys & {"judged.question", "readings", "strength.in_principle"})
    return bool(keys & {"not_applicable", "strength.encouraged", "strength.duty_later", "strength.advisory"})


@settings(max_examples=150, deadline=None)
@given(CLAIMS)
def test_explanation_and_result_agree_in_both_languages(some: dict[str, Any]) -> None:
    made = assess(some)
    for found in made.findings:
        assert agrees(found), (found.requirement, found.result, found.reasons)
        for words in (found.explanation.zh, found.explanation.en):
            assert words
            assert "{" not in words
        assert found.citation.zh in found.explanation.zh
    results = {found.result for found in made.findings if found.bars}
    assert (made.outcome is Outcome.INELIGIBLE) == (Result.FAIL in results)


@settings(max_examples=50, deadline=None)
@given(CLAIMS)
def test_an_assessment_is_the_same_each_time(some: dict[str, Any]) -> None:
    assert assess(some).to_json() == assess(some).to_json()


@settings(max_examples=200, deadline=None)
@given(st.sampled_from([kind for kind in Kind if "choice" not in kind]), st.text(max_size=30))
def test_whatever_is_typed_is_read_or_refused_in_words(kind: Kind, raw: str) -> None:
    fact = Fact("thing", kind, Text("某项", "Something"))
    try:
        value = fact.parse(raw)
    except FactError as error:
        refused = error.explain()
        value = None
    else:
        refused = None
    assert refused is None or (refused.zh and refused.en)
    assert fact.load(fact.dump(value)) == value


def test_taking_away_any_fact_never_makes_a_passing_condition_fail() -> None:
    for whole in (claims(), comprehensive()):
        for key in whole:
            made = assess({name: value for name, value in whole.items() if name != key})
            assert made.by_result()[Result.FAIL] == [], key


def test_ids_are_stable() -> None:
    assert {requirement.id.removeprefix(f"{DATONG}#") for requirement in datong().requirements} == {
        "3.1/lead_kind",
        "3.1/joint",
        "3.2/centre_type",
        "6/lead",
        "6/structure",
        "6/cooperation",
        "7.1/lead",
        "7.2/field",
        "8(1)/registered",
        "8(1)/legal_person",
        "8(1)/capacity",
        "8(2)/results",
        "8(2)/senior_title",
        "8(2)/leader",
        "8(2)/team",
        "8(3)/equipment",
        "8(3)/usable_area",
        "8(4)/policy",
        "8(4)/safety",
        "8(4)/credit",
        "8(4)/others",
        "9(1)/truthful",
        "10/independent",
        "11/governance",
        "12/investment",
        "12/joining",
        "13/services",
    }
