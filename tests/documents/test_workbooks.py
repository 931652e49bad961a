"""Workbooks that carry no formula, no illegal character, no cell that is too long."""

import io
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import load_workbook

from documents.workbooks import CUT, MAX_CELL, SafeWorkbook


def written(*values: Any) -> list[Any]:
    book = SafeWorkbook()
    book.sheet("表", ["列"] * len(values)).add(values)
    sheet = load_workbook(io.BytesIO(book.content())).worksheets[0]
    return list(sheet[2])


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x","y")'])
def test_text_stays_text(text: str) -> None:
    cell = written(text)[0]
    assert cell.data_type == "s"
    assert str(cell.value).lstrip() == text.lstrip()


def test_control_characters_go_and_long_text_is_cut_with_a_mark() -> None:
    first, second = written("甲\x00\x0b乙", "长" * 40_000)
    assert first.value == "甲乙"
    assert len(second.value) == MAX_CELL
    assert second.value.endswith(CUT)


def test_values_keep_their_types() -> None:
    money, day, moment, number, yes, nothing = written(
        Decimal("12.50"), date(2026, 11, 20), datetime(2026, 11, 20, 16, 30, tzinfo=UTC), 3, True, None
    )
    assert (money.value, money.number_format) == (12.5, "#,##0.00")
    assert (day.is_date, day.value.date()) == (True, date(2026, 11, 20))
    assert moment.value == datetime(2026, 11, 21, 0, 30)
    assert (number.value, yes.value, nothing.value) == (3, "是", None)


def test_heading_is_frozen_and_sheet_names_are_made_legal() -> None:
    book = SafeWorkbook()
    book.sheet("一/二:三" + "长" * 40, ["甲"], widths=[18])
    sheet = load_workbook(io.BytesIO(book.content())).worksheets[0]
    assert (sheet.freeze_panes, sheet["A1"].font.bold, sheet.column_dimensions["A"].width) == ("A2", True, 18)
    assert len(sheet.title) == 31
