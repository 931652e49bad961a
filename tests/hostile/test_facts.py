"""Every fact and column of all five editions: whatever is typed becomes a value of its kind, or the declared error that
says why in both languages."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

import rules
from rules import Fact, FactError, Kind, Text
from tests.hostile.strings import ALL, QUICK, anything

TYPES: dict[Kind, type] = {
    **dict.fromkeys((Kind.TEXT, Kind.LONG_TEXT, Kind.CHOICE, Kind.USCC, Kind.DIVISION), str),
    **dict.fromkeys((Kind.INTEGER, Kind.YEAR), int),
    **dict.fromkeys((Kind.DECIMAL, Kind.MONEY, Kind.AREA), Decimal),
    Kind.BOOLEAN: bool,
    Kind.DATE: date,
    Kind.MULTI_CHOICE: tuple,
}
JSON: tuple[Any, ...] = (0, -1, 1.5, 1e400, float("nan"), True, None, [], {}, [1], ["x"], {"a": 1}, [None], 10**400)


def facts() -> list[Fact]:
    """One of each shape: facts that read alike are asked once."""
    found: dict[tuple[Any, ...], Fact] = {}
    for edition in rules.editions():
        for fact in (*edition.facts.values(), *(c for roster in edition.rosters.values() for c in roster.columns)):
            found.setdefault((fact.kind, fact.unit, fact.choices, fact.min, fact.max, fact.max_length), fact)
    return list(found.values())


FACTS = facts()


def must_hold(fact: Fact, read: Any, given: Any) -> None:
    try:
        value = read(given)
    except FactError as problem:
        says = problem.explain()
        assert says.zh.strip() and says.en.strip()
        assert len(says.zh) < 300, "what was typed is not echoed whole"
        return
    if value is None:
        return
    assert type(value) is TYPES[fact.kind]
    dumped = fact.dump(value)
    assert fact.load(json.loads(json.dumps(dumped))) == value
    shown = fact.display(value)
    assert "\x00" not in shown
    shown.encode()
    if isinstance(value, Decimal):
        assert value.is_finite() and not str(value).startswith("-0")


def test_every_kind_is_asked() -> None:
    assert {fact.kind for fact in FACTS} == {fact.kind for e in rules.editions() for fact in e.facts.values()} | {
        column.kind for e in rules.editions() for roster in e.rosters.values() for column in roster.columns
    }


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.path)
def test_whatever_is_known_to_be_typed_is_read_or_refused_with_words(fact: Fact) -> None:
    for typed in ALL:
        must_hold(fact, fact.parse, typed)
        must_hold(fact, fact.parse, [typed])
    for stored in (*ALL, *JSON):
        must_hold(fact, fact.load, stored)


@QUICK
@given(typed=anything)
def test_whatever_may_be_typed_is_read_or_refused_with_words(typed: str) -> None:
    for fact in FACTS:
        must_hold(fact, fact.parse, typed)


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (Kind.MONEY, "１２３．５", Decimal("123.5")),
        (Kind.MONEY, "1,234,567.5 万元", Decimal("1234567.5")),
        (Kind.MONEY, "１，２３４", Decimal(1234)),
        (Kind.AREA, "620m²", Decimal(620)),
        (Kind.AREA, "\ufeff620\u200b ㎡", Decimal(620)),
        (Kind.AREA, "-0", Decimal(0)),
        (Kind.YEAR, "２０２６年", 2026),
        (Kind.INTEGER, "00012", 12),
        (Kind.DATE, "２０２６年１１月２０日", date(2026, 11, 20)),
        (Kind.BOOLEAN, "是\u200b", True),
        (Kind.USCC, "９１１４０２００ＭＡ０００００Ａ０Ｊ", "91140200MA00000A0J"),
        (Kind.DIVISION, "１４０２１３", "140213"),
        (Kind.TEXT, "甲\u202e乙\ufeff 丙", "甲乙 丙"),
    ],
)
def test_what_a_tired_clerk_means_is_understood(kind: Kind, typed: str, value: Any) -> None:
    assert Fact("it", kind, Text("某项", "it")).parse(typed) == value


@pytest.mark.parametrize("typed", ["10²", "①", "12,5", "1e5", "½", "٣", "0x10", "1_000", "--5", "Infinity"])
def test_no_number_is_guessed_at(typed: str) -> None:
    for kind in (Kind.MONEY, Kind.AREA, Kind.INTEGER, Kind.DECIMAL):
        with pytest.raises(FactError):
            Fact("it", kind, Text("某项", "it")).parse(typed)
