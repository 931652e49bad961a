"""Rosters as workbooks: a template to fill in, what is there already, and reading one back with errors by cell.

The first sheet has headings in the reader's language and, hidden below them, a row of column keys: headings may be
reworded or translated and the workbook is still understood. Reading is all or nothing.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from python_calamine import CalamineSheet, CalamineWorkbook

from documents.workbooks import CONTENT_TYPE, SafeSheet, SafeWorkbook
from materials.raw_workbook import MOST_COLUMNS, MOST_ROWS, Silent, is_bounded, silent_cells
from materials.reading import language, words
from materials.rosters import too_many
from rules import Fact, FactError, Kind, Roster

__all__ = ["CONTENT_TYPE", "Imported", "export", "read_workbook", "template"]

MAX_MB = 5
_MOST_ERRORS = 200
_HEADING_ROWS = 10  # where headings are looked for
_FIRST_ROW = 3  # first row of data in our own template
_MARK = "*"


# ------------------------------------------------------------------------------------------------------- out


def template(roster: Roster) -> bytes:
    return _book(roster, ())


def export(roster: Roster, rows: Iterable[Mapping[str, Any]]) -> bytes:
    """The rows as they are, in the layout of the template: it can be changed and read back."""
    return _book(roster, rows)


def _book(roster: Roster, rows: Iterable[Mapping[str, Any]]) -> bytes:
    book = SafeWorkbook()
    columns = roster.columns
    data = book.sheet(words(roster.title), [_heading(column) for column in columns])
    data.add([column.key for column in columns])
    sheet = data.worksheet
    sheet.row_dimensions[2].hidden = True
    sheet.freeze_panes = f"A{_FIRST_ROW}"
    for row in rows:
        data.add([_cell(column, row.get(column.key)) for column in columns])
    _explain(book, roster)
    _lists(book, data, columns, _FIRST_ROW + roster.max_rows)
    return book.content()


def _heading(column: Fact) -> str:
    unit = f"（{words(column.unit)}）" if column.unit else ""
    return f"{words(column.label)}{unit}{_MARK if column.required else ''}"


def _cell(column: Fact, stored: Any) -> Any:
    if stored is None:
        return None
    try:
        value = column.load(stored)
    except FactError:
        return str(stored)
    if column.kind in (Kind.CHOICE, Kind.MULTI_CHOICE, Kind.BOOLEAN):
        return column.display(value, language())
    return value


def _explain(book: SafeWorkbook, roster: Roster) -> None:
    headings = [_("Column"), _("Required"), _("What to enter"), _("Choices")]
    sheet = book.sheet(_("Explanations"), headings, widths=[28, 12, 60, 60])
    for column in roster.columns:
        choices = "、".join(words(choice.label) for choice in column.choices)
        if column.kind is Kind.BOOLEAN:
            choices = "、".join(_yes_no())
        sheet.add([words(column.label), _("yes") if column.required else "", _what(column), choices])
    sheet.add([])
    for line in (
        _("Leave the headings as they are; enter one row for each %(row)s, at most %(most)d.")
        % {"row": words(roster.row_title), "most": roster.max_rows},
        _("Columns marked * are required before submission."),
        words(roster.help),
    ):
        if line:
            sheet.add([line])


def _what(column: Fact) -> str:
    kinds = {
        Kind.INTEGER: _("A whole number"),
        Kind.DECIMAL: _("A number"),
        Kind.MONEY: _("An amount in CNY 10,000, digits only"),
        Kind.AREA: _("An area in square metres, digits only"),
        Kind.YEAR: _("A year with four digits"),
        Kind.DATE: _("A date like 2026-11-20"),
        Kind.BOOLEAN: _("Yes or no"),
        Kind.CHOICE: _("One of the choices"),
        Kind.MULTI_CHOICE: _("One or more of the choices, separated by “、”"),
        Kind.USCC: _("The 18 characters of the credit code"),
    }
    return "；".join(part for part in (kinds.get(column.kind, _("Text")), words(column.help)) if part)


def _yes_no() -> tuple[str, str]:
    return ("是", "否") if language().startswith("zh") else ("yes", "no")


def _lists(book: SafeWorkbook, data: SafeSheet, columns: Sequence[Fact], last: int) -> None:
    """A drop-down for every column with choices; its entries stand on a hidden sheet."""
    lists = [
        (place, _yes_no() if column.kind is Kind.BOOLEAN else tuple(words(choice.label) for choice in column.choices))
        for place, column in enumerate(columns, 1)
        if column.kind is Kind.BOOLEAN or (column.kind is Kind.CHOICE and column.choices)
    ]
    if not lists:
        return
    hidden = book.sheet("lists", [columns[place - 1].key for place, _entries in lists])
    hidden.worksheet.sheet_state = "hidden"
    for line in range(max(len(entries) for _place, entries in lists)):
        hidden.add([entries[line] if line < len(entries) else None for _place, entries in lists])
    for number, (place, entries) in enumerate(lists, 1):
        letter = get_column_letter(number)
        validation = DataValidation(
            type="list", formula1=f"lists!${letter}$2:${letter}${len(entries) + 1}", allow_blank=True
        )
        validation.error = _("Choose from the list.")
        validation.showErrorMessage = True
        data.worksheet.add_data_validation(validation)
        target = get_column_letter(place)
        validation.add(f"{target}{_FIRST_ROW}:{target}{last}")


# -------------------------------------------------------------------------------------------------------- in


@dataclass
class Imported:
    """Rows in the edition's JSON form, or what is wrong, cell by cell; never both."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    more_errors: int = 0

    def wrong(self, text: str) -> None:
        if len(self.errors) < _MOST_ERRORS:
            self.errors.append(text)
        else:
            self.more_errors += 1


def read_workbook(roster: Roster, content: bytes) -> Imported:
    """Read a checked .xlsx. The caller has had ``files.check_upload`` look at it."""
    result = Imported()
    if not is_bounded(content):
        result.wrong(
            _("The sheet is too large: at most %(rows)d rows and %(columns)d columns.")
            % {"rows": MOST_ROWS, "columns": MOST_COLUMNS}
        )
        return result
    try:
        found = next(filter(None, (_sheet(roster, content, sheet) for sheet in _opened(content))), None)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:
        # Whatever a damaged workbook makes the reader raise, panics of its native code among it: it cannot be read,
        # and that is all there is to say.
        result.wrong(_("The workbook cannot be read. Save it again as .xlsx."))
        return result
    if found is None:
        result.wrong(
            _("The headings of “%(title)s” were not found. Use the template.") % {"title": words(roster.title)}
        )
    else:
        _read_rows(roster, found, result)
    if result.errors:
        result.rows = []
    elif not result.rows:
        result.wrong(_("The workbook holds no rows."))
    return result


@dataclass(frozen=True)
class _Sheet:
    """The sheet that has the headings: its cells, the line of the headings, the column at each place."""

    grid: list[list[Any]]
    line: int
    columns: Mapping[int, Fact]
    silent: Mapping[tuple[int, int], Silent]
    merged: Sequence[tuple[tuple[int, int], tuple[int, int]]]


def _opened(content: bytes) -> Iterator[CalamineSheet]:
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return (book.get_sheet_by_name(name) for name in book.sheet_names)


def _sheet(roster: Roster, content: bytes, sheet: CalamineSheet) -> _Sheet | None:
    grid = sheet.to_python(skip_empty_area=False)
    found = _headings(roster, grid)
    if found is None:
        return None
    line, columns = found
    return _Sheet(grid, line, columns, silent_cells(content, sheet.name), sheet.merged_cell_ranges or [])


def _normal(text: str) -> str:
    """A heading without unit, mark and blanks, in one width."""
    text = unicodedata.normalize("NFKC", text)
    return re.sub(r"\([^()]*\)\s*\*?$|[\s*]", "", text).casefold()


def _headings(roster: Roster, grid: list[list[Any]]) -> tuple[int, dict[int, Fact]] | None:
    """The row of the headings (or of the keys) and the column at each place."""
    by_key = {column.key: column for column in roster.columns}
    by_name: dict[str, Fact] = dict(by_key)
    for column in roster.columns:
        for label in (column.label.zh, column.label.en):
            by_name.setdefault(_normal(label), column)
            by_name.setdefault(_normal(f"{label}*"), column)
    wanted = max(1, min(2, len(roster.columns)))
    best: tuple[int, dict[int, Fact]] | None = None
    for line, cells in enumerate(grid[:_HEADING_ROWS]):
        keys = {place: by_key[str(cell)] for place, cell in enumerate(cells) if str(cell) in by_key}
        if len(keys) >= wanted and len(set(keys.values())) == len(keys):
            return line, keys
        names = {
            place: by_name[_normal(str(cell))] for place, cell in enumerate(cells) if _normal(str(cell)) in by_name
        }
        if best is None and len(set(names.values())) >= wanted:
            best = line, names
    return best


def _read_rows(roster: Roster, sheet: _Sheet, result: Imported) -> None:
    times = Counter(sheet.columns.values())
    for column in roster.columns:
        if column.required and not times[column]:
            result.wrong(_("The column “%(column)s” is missing.") % {"column": words(column.label)})
        if times[column] > 1:
            result.wrong(_("The column “%(column)s” is there more than once.") % {"column": words(column.label)})
    _refuse_merged(sheet, result)
    silent_lines = {line for _place, line in sheet.silent}
    for number, cells in enumerate(sheet.grid[sheet.line + 1 :], sheet.line + 2):
        if number not in silent_lines and not any(_text(cell).strip() for cell in cells):
            continue
        if len(result.rows) == roster.max_rows:
            result.wrong(too_many(roster))
            return
        result.rows.append(_read_row(sheet, number, cells, result))


def _read_row(sheet: _Sheet, number: int, cells: Sequence[Any], result: Imported) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for place, column in sheet.columns.items():
        if why := sheet.silent.get((place, number)):
            result.wrong(_at(place, number, column, str(why.label)))
            continue
        raw = _text(cells[place]) if place < len(cells) else ""
        try:
            value = column.parse(raw)
        except FactError as problem:
            result.wrong(_at(place, number, column, words(problem.explain())))
            continue
        if value is not None:
            row[column.key] = column.dump(value)
        elif column.required:
            result.wrong(_at(place, number, column, _("required")))
    return row


def _refuse_merged(sheet: _Sheet, result: Imported) -> None:
    """The value of a merged cell stands in its first alone: whether it is meant for all of them is not guessed at."""
    for (top, left), (bottom, right) in sheet.merged:
        touched = [place for place in range(left, right + 1) if place in sheet.columns]
        if bottom > sheet.line and touched:
            column = sheet.columns[touched[0]]
            result.wrong(_at(touched[0], top + 1, column, _("merged cells. Separate them and fill in each row")))


def _at(place: int, line: int, column: Fact, message: str) -> str:
    return _("%(cell)s (%(column)s): %(message)s") % {
        "cell": f"{get_column_letter(place + 1)}{line}",
        "column": words(column.label),
        "message": message,
    }


def _text(cell: Any) -> str:
    """A cell as somebody would have typed it. Numbers lose the noise of binary fractions, nothing else."""
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case int():
            return str(cell)
        case float():
            return f"{cell:.0f}" if cell.is_integer() and abs(cell) < 1e15 else f"{cell:.15g}"
        case datetime():
            return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
        case date():
            return cell.isoformat()
        case time() | timedelta():
            return str(cell)
        case _:
            return str(cell)
