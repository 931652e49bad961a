"""Official texts are taken apart whatever state they come in, and what is odd in them is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.official_text import Unit, number, numeral, parse, plain

WHOLE = """某市技术创新中心管理办法（试行）

第一章 总 则
第一条 为规范管理，制定本办法。
第二条 中心分为甲、乙两类。
甲类由企业牵头。
第三条 申请应具备以下条件：
（一）使用面积不少于500平方米；
（二）有稳定的团队，其中：
1.固定人员不少于10人；
2.高级职称不少于3人。
（三）符合第二条规定的类别。
第四条 本办法自印发之日起施行。
"""


def ids(text: str) -> list[str]:
    return [unit.id for unit in parse(text).units]


def kinds(text: str) -> list[str]:
    return [fault.kind for fault in parse(text).faults]


def test_articles_paragraphs_items_and_what_hangs_on_items() -> None:
    found = parse(WHOLE)
    assert [(unit.id, unit.spelling) for unit in found.units] == [
        ("1", "第一条"),
        ("2.1", "第二条第一款"),
        ("2.2", "第二条第二款"),
        ("3", "第三条"),
        ("3(1)", "第三条（一）"),
        ("3(2)", "第三条（二）"),
        ("3(2).1", "第三条（二）1"),
        ("3(2).2", "第三条（二）2"),
        ("3(3)", "第三条（三）"),
        ("4", "第四条"),
    ]
    assert found.head == ("某市技术创新中心管理办法（试行）",)
    assert (found.faults, found.unplaced) == ((), ())
    assert found.unit("3(2).1") == Unit("3(2).1", "第三条（二）1", "固定人员不少于10人；", "3", 10)
    assert "高级职称" in found.words_of("3(2)")
    assert "使用面积" in found.words_of("3")
    assert "使用面积" not in found.words_of("3(2)")
    assert "甲类" in found.words_of("2")


@pytest.mark.parametrize(
    "heading",
    ["第三条 ", "第三条", "第 三 条　", "第3条 ", "第３条", "\u200b第三条  ", "　　第三条　", "\ufeff第三条 "],
)
def test_headings_of_every_spelling(heading: str) -> None:
    assert ids(WHOLE.replace("第三条 ", heading)) == ids(WHOLE)


@pytest.mark.parametrize(
    "mark",
    ["({})", "（{}）", "({}）", "（{})", "（ {} ）", "〔{}〕", "【{}】", "- （{}）", "• ({})", "{}、", "（{}） "],
)
def test_items_of_every_bracket(mark: str) -> None:
    text = WHOLE
    for word in "一二三":
        text = text.replace(f"（{word}）", mark.format(word))
    assert ids(text) == ids(WHOLE)


@pytest.mark.parametrize(
    "marks", [("1.", "2."), ("１．", "２．"), ("1、", "2、"), ("①", "②"), ("(1)", "(2)"), ("（１）", "（２）")]
)
def test_sub_items_of_every_mark(marks: tuple[str, str]) -> None:
    assert ids(WHOLE.replace("1.固定", f"{marks[0]}固定").replace("2.高级", f"{marks[1]}高级")) == ids(WHOLE)


def test_a_line_broken_in_the_middle_is_joined_and_told() -> None:
    broken = WHOLE.replace("使用面积不少于500平方米", "使用面积不\n\n少于500平方米")
    assert parse(broken).unit("3(1)") == Unit("3(1)", "第三条（一）", "使用面积不少于500平方米；", "3", 8)
    assert kinds(broken) == ["broken_line"]


def test_a_reference_at_the_beginning_of_a_broken_line_is_no_heading() -> None:
    assert ids(WHOLE.replace("符合第二条规定", "符合\n第二条规定")) == ids(WHOLE)
    assert ids(WHOLE.replace("符合第二条规定的", "符合\n第二条 所列")) == ids(WHOLE)


def test_a_number_given_twice_is_told_apart_by_letters() -> None:
    twice = WHOLE.replace("第四条", "第三条")
    assert ids(twice)[3:] == ["3a", "3a(1)", "3a(2)", "3a(2).1", "3a(2).2", "3a(3)", "3b"]
    assert kinds(twice) == ["number_twice"]


def test_paragraphs_in_place_of_missing_numbers_are_articles_without_one() -> None:
    text = "第一条 甲。\n乙。\n丙。\n第四条 丁。\n"
    assert [(unit.id, unit.text) for unit in parse(text).units] == [
        ("1", "甲。"),
        ("u1", "乙。"),
        ("u2", "丙。"),
        ("4", "丁。"),
    ]
    assert kinds(text) == ["number_missing"]


def test_missing_numbers_without_paragraphs_in_their_place_are_told() -> None:
    text = "第一条 甲。\n乙。\n第四条 丁。\n"
    assert ids(text) == ["1.1", "1.2", "4"]
    assert kinds(text) == ["number_missing"]


def test_leftovers_are_taken_out_and_told() -> None:
    text = WHOLE.replace("第四条", "[bookmark: _GoBack]第四条")
    assert ids(text) == ids(WHOLE)
    assert kinds(text) == ["leftover"]


def test_a_signature_at_the_end_is_not_placed() -> None:
    found = parse(WHOLE + "某市科学技术局\n2026年1月1日\n")
    assert ids(WHOLE + "某市科学技术局\n2026年1月1日\n") == ids(WHOLE)
    assert [fault.words for fault in found.unplaced] == ["某市科学技术局2026年1月1日"]


def test_items_that_skip_a_number_are_told() -> None:
    assert kinds("第一条 条件：\n（一）甲；\n（三）丙。\n") == ["item_number"]


def test_a_text_without_articles_has_no_units() -> None:
    assert parse("就这样。\n").units == ()
    assert parse("").units == ()


@given(st.integers(1, 199))
def test_numerals_are_read_as_they_are_written(value: int) -> None:
    assert number(numeral(value)) == value
    assert number(str(value)) == value


@given(st.text(st.sampled_from("第一二十百条章（）()、。：；1２① \n\t甲，[]{}-\u200b"), max_size=200))
def test_no_text_is_too_odd(text: str) -> None:
    found = parse(text)
    assert len({unit.id for unit in found.units}) <= len(found.units)
    for unit in found.units:
        assert plain(unit.text) in plain(found.whole)


def test_words_are_compared_without_spaces_and_styles_of_brackets() -> None:
    assert plain("（ 一 ）“甲”　500 ㎡") == plain('(一)"甲"500m2')
    assert plain("甲") != plain("乙")
