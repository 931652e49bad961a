"""Workbooks that cannot carry a formula, an illegal character or a cell that a spreadsheet refuses."""

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAX_CELL = 32_767
CUT = "……（内容过长，已截断）"
TITLE_LIMIT = 31

_HEAD_FILL = PatternFill("solid", fgColor="DCE6F1")
_HEAD_FONT = Font(bold=True)
_LINE = Side(style="thin", color="B8C4D0")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_WRAP = Alignment(wrap_text=True, vertical="top")
_HEAD_PLACE = Alignment(wrap_text=True, vertical="center", horizontal="center")


def safe_text(value: str) -> str:
    """Without characters that no cell may hold, and no longer than a cell may be."""
    text = ILLEGAL_CHARACTERS_RE.sub("", value)
    return text if len(text) <= MAX_CELL else text[: MAX_CELL - len(CUT)] + CUT


def put(cell: Cell, value: Any) -> None:
    """Write one value by its type. Text stays text, whatever it begins with."""
    if value is None:
        return
    if isinstance(value, bool):
        _put_text(cell, "是" if value else "否")
    elif isinstance(value, int | float | Decimal):
        cell.value = value
        if isinstance(value, Decimal):
            exponent = value.as_tuple().exponent
            places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
            cell.number_format = "#,##0" + ("." + "0" * places if places else "")
    elif isinstance(value, datetime):
        cell.value = timezone.localtime(value).replace(tzinfo=None) if timezone.is_aware(value) else value
        cell.number_format = "yyyy-mm-dd hh:mm"
    elif isinstance(value, date):
        cell.value = value
        cell.number_format = "yyyy-mm-dd"
    else:
        _put_text(cell, str(value))


def _put_text(cell: Cell, text: str) -> None:
    cell.value = safe_text(text)
    cell.data_type = "s"
    if text[:1] in "=+-@\t\r":
        cell.quotePrefix = True  # so that it stays text when somebody edits the cell


class SafeWorkbook:
    """A small styled workbook: one heading row per sheet, then rows."""

    def __init__(self) -> None:
        self._book = Workbook()
        self._book.remove(self._book.worksheets[0])

    def sheet(self, title: str, headings: Sequence[str], *, widths: Sequence[int] | None = None) -> "SafeSheet":
        name = "".join("_" if c in "[]:*?/\\" else c for c in safe_text(title))[:TITLE_LIMIT] or "Sheet"
        return SafeSheet(self._book.create_sheet(name), headings, widths)

    def content(self) -> bytes:
        if not self._book.worksheets:
            raise ValueError("a workbook has at least one sheet")
        buffer = io.BytesIO()
        self._book.save(buffer)
        return buffer.getvalue()


class SafeSheet:
    def __init__(self, sheet: Worksheet, headings: Sequence[str], widths: Sequence[int] | None) -> None:
        self.worksheet = sheet
        """For validation lists and notes; values go in through :meth:`add`."""
        self._row = 1
        for column, heading in enumerate(headings, start=1):
            cell = sheet.cell(row=1, column=column)
            put(cell, str(heading))
            cell.font, cell.fill, cell.border, cell.alignment = _HEAD_FONT, _HEAD_FILL, _BORDER, _HEAD_PLACE
            width = widths[column - 1] if widths else min(40, max(10, 2 * len(str(heading)) + 4))
            sheet.column_dimensions[get_column_letter(column)].width = width
        sheet.freeze_panes = "A2"

    def add(self, values: Iterable[Any]) -> int:
        """Append a row; its number as the spreadsheet counts."""
        self._row += 1
        for column, value in enumerate(values, start=1):
            cell = self.worksheet.cell(row=self._row, column=column)
            put(cell, value)
            cell.border, cell.alignment = _BORDER, _WRAP
        return self._row
