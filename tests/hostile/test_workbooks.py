"""Workbooks from hostile and from tired hands: read, or refused with the cell and the reason; never half."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

import rules
from files.checks import check_upload
from materials import workbooks
from materials.raw_workbook import is_bounded
from materials.workbooks import Imported, export, read_workbook, template
from tests.files import samples
from tests.hostile.strings import FORMULAS, MARKUP

PEOPLE = rules.edition("datong/trial").rosters["people"]
HEADINGS = ["姓名", "所在单位", "出生年份", "最高学位", "职称级别", "人员性质"]
PERSON: list[Any] = ["张建国", "本单位", 1975, "博士", "正高级", "固定"]
READ = {
    "name": "张建国",
    "unit": "本单位",
    "birth_year": 1975,
    "degree": "doctor",
    "title_level": "senior",
    "employment": "fixed",
}
Change = Callable[[Any], object]


@pytest.fixture(autouse=True)
def _chinese() -> Any:
    with translation.override("zh-hans"):
        yield


def book(*rows: list[Any], change: Change | None = None, title: str = "人员") -> bytes:
    made = openpyxl.Workbook()
    made.active.title = title
    for row in rows:
        made.active.append(row)
    if change is not None:
        change(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


GOOD = book(HEADINGS, PERSON)


def rewritten(change: Callable[[str, bytes], bytes | None], content: bytes = GOOD) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = change(name, source.read(name))
            if data is not None:
                target.writestr(name, data)
    return out.getvalue()


def in_sheet(change: Callable[[bytes], bytes | None], content: bytes = GOOD) -> bytes:
    return rewritten(lambda name, data: change(data) if "sheet1" in name else data, content)


def with_text(text: bytes) -> bytes:
    """The first cell of the first person as this text, byte by byte."""
    cell = b'<c r="A2" t="inlineStr"><is><t>' + text + b"</t></is></c>"
    return in_sheet(lambda data: re.sub(rb'<c r="A2"[^>]*>.*?</c>', lambda _found: cell, data, count=1))


def imported(content: bytes, name: str = "人员.xlsx") -> Imported:
    """As the portal does it: checked by content, then read."""
    try:
        check_upload(SimpleUploadedFile(name, content), kinds=["xlsx"], max_mb=workbooks.MAX_MB)
    except ValidationError as problem:
        return Imported(errors=problem.messages)
    return read_workbook(PEOPLE, content)


def second_sheet(made: Any) -> None:
    sheet = made.create_sheet("甲")
    sheet.append(HEADINGS)
    sheet.append(PERSON)


UNDERSTOOD: dict[str, bytes] = {
    "as the template has it": GOOD,
    "headings in another order": book(HEADINGS[::-1], PERSON[::-1]),
    "a column more": book([*HEADINGS, "备注"], [*PERSON, "随便"]),
    "a title above, merged": book(["人员名册"], [], HEADINGS, PERSON, change=lambda b: b.active.merge_cells("A1:F1")),
    "empty rows between": book(HEADINGS, [], ["  "], PERSON, []),
    "full-width digits": book(HEADINGS, [*PERSON[:2], "１９７５", *PERSON[3:]]),
    "numbers as text, blanks around": book(HEADINGS, [" 张建国 ", "本单位　", " 1975 ", "博士 ", " 正高级", "固定"]),
    "characters nobody sees": book(
        HEADINGS, ["张\u200b建国", "\ufeff本单位", "1975\u200b", "博士\ufeff", "正高级", "固定"]
    ),
    "the year as a fraction": book(HEADINGS, [*PERSON[:2], 1975.0, *PERSON[3:]]),
    "the year with its word": book(HEADINGS, [*PERSON[:2], "1975年", *PERSON[3:]]),
    "hidden row and column": book(
        HEADINGS,
        PERSON,
        change=lambda b: (
            setattr(b.active.row_dimensions[2], "hidden", True),
            setattr(b.active.column_dimensions["C"], "hidden", True),
        ),
    ),
    "on the second sheet": book(["说明"], change=second_sheet),
    "no places of cells": in_sheet(lambda data: re.sub(rb' r="[A-Z]*[0-9]+"', b"", data)),
    "a dimension that lies": in_sheet(
        lambda d: re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', d)
    ),
    "a formula with its result": in_sheet(
        lambda data: re.sub(rb"<f>[^<]*</f><v\s*/>|<f>[^<]*</f><v></v>", b"<f>1974+1</f><v>1975</v>", data),
        book(HEADINGS, [*PERSON[:2], "=1974+1", *PERSON[3:]]),
    ),
}


@pytest.mark.parametrize("case", UNDERSTOOD)
def test_what_is_meant_is_read(case: str) -> None:
    result = imported(UNDERSTOOD[case])
    assert result.errors == []
    assert result.rows == [READ]


@pytest.mark.parametrize(
    "name", ["人员.XLSX", "../../etc/人员.xlsx", "人员 .xlsx.", "\u202exslx.人员.xlsx", "名" * 400 + ".xlsx"]
)
def test_the_name_of_a_workbook_matters_little(name: str) -> None:
    assert imported(GOOD, name).rows == [READ]


def cell_of(content: Any, place: int = 2) -> bytes:
    row = list(PERSON)
    row[place] = content
    return book(HEADINGS, row)


def merged(place: str) -> bytes:
    return book(HEADINGS, PERSON, [None, *PERSON[1:]], change=lambda b: b.active.merge_cells(place))


def error_cell(made: Any) -> None:
    made.active["C2"].value, made.active["C2"].data_type = "#DIV/0!", "e"


ENTITIES = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
REFUSED: dict[str, tuple[bytes, str]] = {
    "an error of a formula": (book(HEADINGS, PERSON, change=error_cell), "C2（出生年份）：为公式错误值"),
    "a formula never computed": (cell_of("=1974+1"), "C2（出生年份）：公式没有计算结果"),
    "a hyperlink formula": (cell_of(FORMULAS[0], 0), "A2（姓名）：公式没有计算结果"),
    "merged cells": (merged("A2:A3"), "A2（姓名）：为合并单元格"),
    "merged across": (merged("B2:C2"), "B2（所在单位）：为合并单元格"),
    "a heading twice": (book([*HEADINGS, "姓名"], [*PERSON, "李四"]), "“姓名”一列重复出现"),
    "a heading missing": (book(HEADINGS[:-1], PERSON[:-1]), "缺少“人员性质”一列"),
    "no headings": (book(PERSON), "未找到“科研团队名册”的表头"),
    "another sheet": (book(["型号", "数量"], ["甲", 1], title="设备"), "未找到“科研团队名册”的表头"),
    "headings alone": (book(HEADINGS), "工作簿中没有数据行"),
    "nothing at all": (book(), "未找到“科研团队名册”的表头"),
    "a date for a year": (cell_of(date(1975, 1, 1)), "C2（出生年份）：“1975-01-01”不是数字"),
    "a moment for a year": (cell_of(datetime(1975, 1, 1, 10)), "C2（出生年份）"),
    "a time for a year": (cell_of(time(10, 20)), "C2（出生年份）"),
    "true for a year": (cell_of(True), "C2（出生年份）"),
    "a word for a year": (cell_of("一九七五"), "C2（出生年份）：“一九七五”不是数字"),
    "a year to come": (cell_of(9999), "C2（出生年份）"),
    "no choice": (cell_of("博士后", 3), "D2（最高学位）"),
    "a text too long": (cell_of("汉" * 30_000, 0), "A2（姓名）"),
    "too many rows": (book(HEADINGS, *[PERSON] * (PEOPLE.max_rows + 1)), f"最多 {PEOPLE.max_rows} 行"),
    "a control character": (with_text(b"\x01\x0b"), "A2（姓名）：含有无法保存的控制字符"),
    "a NUL": (with_text(b"a\x00b"), "A2（姓名）：含有无法保存的控制字符"),
    "a NUL spelled out": (with_text(b"a_x0000_b"), "A2（姓名）：含有无法保存的控制字符"),
    "no character": (with_text(b"&#xD800;"), "无法读取该工作簿"),
    "no UTF-8": (with_text(b"\xff\xfe"), "无法读取该工作簿"),
    "a file of the machine": (
        in_sheet(lambda data: ENTITIES + data.replace(b"<v>", b"<v>&a;", 1)),
        "工作表过大",
    ),
    "a cell far out": (in_sheet(lambda data: data.replace(b'r="A2"', b'r="XFD1048576"', 1)), "工作表过大"),
    "a cell far out, disguised": (in_sheet(lambda data: data.replace(b'r="A2"', b'r="A&#49;048576"', 1)), "工作表过大"),
    "rows without numbers": (
        in_sheet(lambda data: data.replace(b"<sheetData>", b"<sheetData>" + b"<row><c><v>1</v></c></row>" * 100_000)),
        "工作表过大",
    ),
    "a sheet in two bytes": (
        in_sheet(lambda data: data.decode().replace("utf-8", "utf-16").encode("utf-16")),
        "工作表过大",
    ),
    "no sheet": (in_sheet(lambda data: None), "无法读取该工作簿"),
    "a broken sheet": (in_sheet(lambda data: b"<garbage"), "无法读取该工作簿"),
    "a row of number 0": (in_sheet(lambda data: data.replace(b'r="A2"', b'r="A0"', 1)), "无法读取该工作簿"),
    "a day that makes its reader panic": (
        in_sheet(
            lambda data: re.sub(rb'(<c r="C2"[^>]*><v>)[^<]*', rb"\g<1>-1e300", data),
            cell_of(date(1975, 1, 1)),
        ),
        "无法读取该工作簿",
    ),
    "cut off": (GOOD[:-300], "不接受此类文件"),
    "cut in half": (GOOD[: len(GOOD) // 2], "不接受此类文件"),
    "no archive": (b"hello", "不接受此类文件"),
    "of the old kind, or with a password": (samples.OLD_OFFICE, "请另存为不带密码的 .docx 或 .xlsx"),
    "a page": (b"<html><table><tr><td>1</td></tr></table>", "不接受此类文件"),
    "a text document": (samples.docx(), "不接受此类文件"),
    "with macros": (
        rewritten(lambda name, data: data.replace(b"sheet.main+xml", b"sheet.macroEnabled.main+xml")),
        "不接受含宏的文档",
    ),
    "empty": (b"", "文件是空的"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_is_refused_where_it_stands(case: str) -> None:
    content, says = REFUSED[case]
    result = imported(content)
    assert result.rows == [], "all or nothing"
    assert any(says in error for error in result.errors), result.errors
    assert all(len(error) < 300 for error in result.errors)


@pytest.mark.parametrize(
    ("name", "says"), [("人员.xls", "后缀为“.xls”"), ("人员.xlsx.exe", "后缀为“.exe”"), ("人员", "后缀为")]
)
def test_another_ending_is_named(name: str, says: str) -> None:
    assert any(says in error for error in imported(GOOD, name).errors)


def test_a_sheet_elsewhere_in_the_archive_is_bounded_too() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name).replace(b"/xl/worksheets/sheet1.xml", b"/xl/other/it.bin")
            target.writestr(
                name.replace("worksheets/sheet1.xml", "other/it.bin"), data.replace(b'"A2"', b'"XFD1048576"')
            )
    assert not is_bounded(out.getvalue())


def test_one_long_text_in_many_cells_is_too_much() -> None:
    cells = b'<c t="s"><v>0</v></c>' * 50
    sheet = b"<worksheet><sheetData>" + (b"<row>" + cells + b"</row>") * 200 + b"</sheetData></worksheet>"
    strings = b"<sst><si><t>" + b"x" * 30_000 + b"</t></si></sst>"
    parts = {"xl/worksheets/sheet1.xml": sheet, "xl/sharedStrings.xml": strings}
    assert not is_bounded(samples.archive(**parts))
    parts["xl/sharedStrings.xml"] = b"<sst><si><t>x</t></si></sst>"
    assert is_bounded(samples.archive(**parts))


@pytest.mark.parametrize("other", ["content.xml", "xl/workbook.bin"])
def test_no_other_kind_of_workbook_hides_in_the_archive(other: str) -> None:
    assert is_bounded(GOOD)
    assert not is_bounded(rewritten(lambda name, data: data)[:0] or samples.archive(**{other: b"<x/>"}))


ROSTERS = {
    tuple(column.kind for column in roster.columns): (edition.key, roster)
    for edition in rules.editions()
    for roster in edition.rosters.values()
}


@pytest.mark.parametrize(("key", "roster"), ROSTERS.values(), ids=lambda value: getattr(value, "key", value))
def test_every_roster_goes_out_without_formulas_and_comes_back_as_it_was(key: str, roster: rules.Roster) -> None:
    texts = [column for column in roster.columns if column.kind in (rules.Kind.TEXT, rules.Kind.LONG_TEXT)]
    rows = []
    for text in (*FORMULAS, MARKUP):
        row: dict[str, Any] = {}
        for column in roster.columns:
            try:
                value = column.parse(text) if column in texts else column.parse(_plausible(column))
            except rules.FactError:
                value = None
            if value is not None:
                row[column.key] = column.dump(value)
        rows.append(row)
    rows = rows[: roster.max_rows]
    content = export(roster, rows)
    for sheet in openpyxl.load_workbook(io.BytesIO(content)):
        assert not [cell.coordinate for line in sheet for cell in line if cell.data_type == "f"]
    again = read_workbook(roster, content)
    if all(row.keys() >= {column.key for column in roster.columns if column.required} for row in rows):
        assert again.errors == []
        assert again.rows == rows
    assert read_workbook(roster, template(roster)).errors, "a template holds no rows"


def _plausible(column: rules.Fact) -> str:
    if column.choices:
        return column.choices[0].value
    return {
        rules.Kind.BOOLEAN: "是",
        rules.Kind.DATE: "2025-01-02",
        rules.Kind.YEAR: "2024",
        rules.Kind.USCC: "91140200MA00000A0J",
        rules.Kind.DIVISION: "140213",
    }.get(column.kind, "12")
