"""A new edition beside the old one: what changed in the text, and which requirements that touches."""

from __future__ import annotations

from dataclasses import replace

import pytest

import rules
from rules import Quota, Strength, Text
from rules.comparing import Change, compare
from rules.official_text import parse
from rules.requirements import By, CarriedOut, Clause
from tests.rules import sample
from tests.rules.second_edition import second_edition

NEW = "sample/two"


def renumbered(text: str) -> str:
    return text.replace(sample.KEY, NEW)


def newer(*, area: int = 500, strength: Strength = Strength.MUST, drop: str = "", clauses: tuple[Clause, ...] = ()):
    """The sample again under another key."""
    requirements = []
    for one in sample.edition().requirements:
        if one.id.endswith(f"/{drop}"):
            continue
        moved = replace(one, id=renumbered(one.id), clause=renumbered(one.clause))
        if one.id.endswith("/area"):
            moved = replace(moved, test=sample.area >= area, strength=strength)
        requirements.append(moved)
    first = replace(
        sample.edition().clause_list[0],
        id=renumbered(sample.CLAUSE),
        carried_out_by=(CarriedOut(By.REQUIREMENT, tuple(one.id for one in requirements)),),
    )
    old = sample.edition()
    return replace(
        old,
        key=NEW,
        clause_list=(first, *clauses),
        requirements=tuple(requirements),
        relaxations=(),
        procedure=tuple(replace(stage, clause=renumbered(stage.clause)) for stage in old.procedure),
        routes=tuple(replace(route, clause=renumbered(route.clause)) for route in old.routes),
        naming=replace(old.naming, clause=renumbered(str(old.naming.clause))),
    )


def test_the_same_again_touches_nothing() -> None:
    found = compare(sample.edition(), newer())
    assert {one.change for one in found.clauses} == {Change.SAME}
    assert found.touched == ()


@pytest.mark.parametrize(
    ("changes", "change", "differs"),
    [
        ({"area": 600}, Change.CHANGED, ("test",)),
        ({"strength": Strength.IN_PRINCIPLE}, Change.CHANGED, ("strength",)),
        ({"area": 600, "strength": Strength.ENCOURAGED}, Change.CHANGED, ("test", "strength")),
        ({"drop": "area"}, Change.REMOVED, ()),
    ],
)
def test_requirements_that_count_otherwise(changes, change: Change, differs: tuple[str, ...]) -> None:
    touched = compare(sample.edition(), newer(**changes)).touched
    assert [(one.id, one.change, one.differs) for one in touched] == [("1/area", change, differs)]


def test_a_requirement_that_is_new() -> None:
    touched = compare(newer(drop="area"), sample.edition()).touched
    assert [(one.id, one.change) for one in touched] == [("1/area", Change.ADDED)]


def test_clauses_added_removed_and_changed_in_the_order_of_the_new_text() -> None:
    def clause(number: str, quote: str, key: str) -> Clause:
        note = CarriedOut(By.POLICY, (), rules.Text("无", "nothing"))
        return Clause(f"{key}#{number}", f"第{number}条", f"Article {number}", quote, (note,))

    base = sample.edition()
    old = replace(base, clause_list=(*base.clause_list, clause("2", "甲", sample.KEY), clause("3", "乙", sample.KEY)))
    new = newer(clauses=(clause("3", "丙", NEW), clause("4", "丁", NEW)))
    found = compare(old, new)
    assert [(one.id, one.change) for one in found.clauses] == [
        ("1", Change.SAME),
        ("2", Change.REMOVED),
        ("3", Change.CHANGED),
        ("4", Change.ADDED),
    ]
    assert [one.id for one in found.of(Change.CHANGED)] == ["3"]


def test_full_texts_show_what_quotes_do_not() -> None:
    old_text, new_text = parse("样例\n第一条 条文，甲。\n"), parse("样例\n第一条 条文，乙。\n")
    assert compare(sample.edition(), newer()).of(Change.CHANGED) == ()
    found = compare(sample.edition(), newer(), old_text=old_text, new_text=new_text)
    assert [(one.old_words, one.new_words) for one in found.of(Change.CHANGED)] == [("条文，甲。", "条文，乙。")]


def test_only_editions_of_one_city_are_compared() -> None:
    with pytest.raises(ValueError, match="different cities"):
        compare(sample.edition(), rules.newest("datong"))


@pytest.mark.parametrize("first", rules.editions(), ids=lambda edition: edition.key)
def test_the_same_again_differs_in_nothing(first: rules.Edition) -> None:
    found = compare(first, second_edition(first, "x" * len(first.name)))
    assert (found.touched, found.orders) == ((), ())
    assert {one.change for one in found.clauses} == {Change.SAME}


def test_deadlines_grades_consequences_and_grounds_that_differ_are_told() -> None:
    first = rules.newest("liaocheng")

    def change(edition: rules.Edition) -> rules.Edition:
        softer = replace(edition.grounds[0], judged=Text("另行判断", "otherwise"))
        return replace(edition, grounds=(softer, *edition.grounds[1:]))

    found = compare(first, second_edition(first, "r2027_01_1", change)).orders
    assert [(one.key, one.by, one.change) for one in found] == [(first.grounds[0].key, By.GROUND, Change.CHANGED)]


def test_a_county_that_may_recommend_more_is_told() -> None:
    first = Quota("places", sample.CLAUSE, sample.words("名额"), "条文", 2, kinds=("county",))
    old, new = sample.edition(quotas=(first,)), sample.edition(quotas=(replace(first, number=3),))
    found = compare(old, new).orders
    assert [(one.key, one.by, one.change) for one in found] == [("places", By.QUOTA, Change.CHANGED)]
    assert [one.change for one in compare(old, sample.edition()).orders] == [Change.REMOVED]
