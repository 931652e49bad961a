"""How facts are read: tolerant of how people type, strict about what is stored."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from rules import Choice, Fact, FactError, Kind, Text
from rules.kinds import Value

LABEL = Text("某项", "Something")
CHOICES = (Choice("fixed", Text("固定", "Fixed")), Choice("mobile", Text("流动", "Mobile")))


def fact(kind: Kind, **options: Any) -> Fact:
    if kind in (Kind.CHOICE, Kind.MULTI_CHOICE):
        options.setdefault("choices", CHOICES)
    return Fact("thing", kind, LABEL, **options)


@pytest.mark.parametrize(
    ("kind", "raw", "expected"),
    [
        (Kind.AREA, "420", Decimal(420)),
        (Kind.AREA, " ４２０．５ ", Decimal("420.5")),
        (Kind.AREA, "1,420.50㎡", Decimal("1420.50")),
        (Kind.AREA, "420 平方米", Decimal(420)),
        (Kind.AREA, "420 m²", Decimal(420)),
        (Kind.MONEY, "1，200.25 万元", Decimal("1200.25")),
        (Kind.MONEY, "12万", Decimal(12)),
        (Kind.MONEY, "0", Decimal(0)),
        (Kind.INTEGER, "25人", 25),
        (Kind.INTEGER, "1 000", 1000),
        (Kind.YEAR, "2025年", 2025),
        (Kind.DECIMAL, "-1.5", Decimal("-1.5")),
        (Kind.DATE, "2026-11-20", date(2026, 11, 20)),
        (Kind.DATE, "2026/11/20", date(2026, 11, 20)),
        (Kind.DATE, "2026年11月20日", date(2026, 11, 20)),
        (Kind.DATE, "２０２６１１２０", date(2026, 11, 20)),
        (Kind.DATE, "2026.1.2", date(2026, 1, 2)),
        (Kind.DATE, "2026-11-20 00:00:00", date(2026, 11, 20)),
        (Kind.BOOLEAN, "是", True),
        (Kind.BOOLEAN, "No", False),
        (Kind.BOOLEAN, "", None),
        (Kind.CHOICE, "fixed", "fixed"),
        (Kind.CHOICE, "流动", "mobile"),
        (Kind.MULTI_CHOICE, "流动、固定", ("fixed", "mobile")),
        (Kind.MULTI_CHOICE, ["mobile", "mobile"], ("mobile",)),
        (Kind.MULTI_CHOICE, [], None),
        (Kind.USCC, " 91140200ma00000a0j ", "91140200MA00000A0J"),
        (Kind.DIVISION, "１４０２００", "140200"),
        (Kind.TEXT, "  两\n行 ", "两 行"),
        (Kind.LONG_TEXT, "一\r\n二", "一\n二"),
        (Kind.TEXT, "   ", None),
        (Kind.AREA, None, None),
    ],
)
def test_parse(kind: Kind, raw: str | list[str] | None, expected: Value | None) -> None:
    assert fact(kind).parse(raw) == expected


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        (Kind.AREA, "abc"),
        (Kind.AREA, "-1"),
        (Kind.AREA, "NaN"),
        (Kind.AREA, "Infinity"),
        (Kind.AREA, "1e3"),
        (Kind.AREA, "42,00"),
        (Kind.AREA, "1.234"),
        (Kind.AREA, "5 亩"),
        (Kind.MONEY, "4200000元"),
        (Kind.MONEY, "1" * 16),
        (Kind.MONEY, "1.0000000000000000000000000000000000001"),
        (Kind.INTEGER, "2.5"),
        (Kind.INTEGER, "٣"),
        (Kind.YEAR, "25"),
        (Kind.DATE, "2026-02-30"),
        (Kind.DATE, "20-11-2026"),
        (Kind.DATE, "1026-01-01"),
        (Kind.BOOLEAN, "maybe"),
        (Kind.CHOICE, "其他"),
        (Kind.MULTI_CHOICE, ["fixed", "other"]),
        (Kind.USCC, "91140200MA00000A0K"),
        (Kind.USCC, "9114"),
        (Kind.DIVISION, "1402"),
        (Kind.TEXT, "a\x00b"),
        (Kind.TEXT, "\ud800"),
        (Kind.TEXT, "长" * 201),
    ],
)
def test_parse_refuses_with_words_in_both_languages(kind: Kind, raw: str | list[str]) -> None:
    with pytest.raises(FactError) as caught:
        fact(kind).parse(raw)
    assert caught.value.key == "thing"
    words = caught.value.explain()
    assert words.zh
    assert words.en
    assert "{" not in words.zh + words.en


@pytest.mark.parametrize(
    ("kind", "stored"),
    [
        (Kind.AREA, True),
        (Kind.AREA, float("nan")),
        (Kind.AREA, float("inf")),
        (Kind.AREA, -1),
        (Kind.AREA, [1]),
        (Kind.INTEGER, 1.5),
        (Kind.BOOLEAN, 1),
        (Kind.BOOLEAN, "是"),
        (Kind.TEXT, 5),
        (Kind.DATE, 20261120),
        (Kind.CHOICE, "固定"),
        (Kind.MULTI_CHOICE, "fixed"),
    ],
)
def test_load_is_strict(kind: Kind, stored: object) -> None:
    with pytest.raises(FactError):
        fact(kind).load(stored)


@pytest.mark.parametrize(
    ("kind", "raw", "stored"),
    [
        (Kind.AREA, "420.50", "420.5"),
        (Kind.MONEY, "1,200", "1200"),
        (Kind.INTEGER, "25", 25),
        (Kind.DATE, "20261120", "2026-11-20"),
        (Kind.BOOLEAN, "是", True),
        (Kind.MULTI_CHOICE, "固定", ["fixed"]),
    ],
)
def test_what_is_dumped_loads_again(kind: Kind, raw: str, stored: object) -> None:
    thing = fact(kind)
    value = thing.parse(raw)
    assert thing.dump(value) == stored
    assert thing.load(stored) == value


def test_display() -> None:
    assert fact(Kind.AREA).display(Decimal("1420.50")) == "1,420.5 ㎡"
    assert fact(Kind.MONEY).display(Decimal("1.5"), "zh-hans") == "1.5 万元"
    assert fact(Kind.MONEY).display(Decimal("1.5"), "en") == "CNY 15,000"
    assert fact(Kind.DATE).display(date(2026, 1, 2)) == "2026年1月2日"
    assert fact(Kind.BOOLEAN).display(False, "en") == "no"
    assert fact(Kind.MULTI_CHOICE).display(("fixed", "mobile")) == "固定、流动"
    assert fact(Kind.TEXT).display(None) == ""


def test_what_has_no_order_cannot_be_compared() -> None:
    with pytest.raises(TypeError):
        fact(Kind.TEXT) >= 5  # noqa: B015
