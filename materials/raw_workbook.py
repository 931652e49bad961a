"""A workbook as it lies in its archive, looked at before a reader opens it.

Two things are looked for: what would make the reader reserve more than a machine has, and cells that it would pass
over in silence (errors of formulas, formulas that were never computed).
"""

import re
import zipfile
from enum import Enum
from io import BytesIO
from xml.etree import ElementTree

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MOST_ROWS = 20_000
MOST_COLUMNS = 200
_MOST_CELLS = 1_000_000
_MOST_BYTES = 50 << 20  # unpacked, and of all texts as they stand in the cells

_PLACE = re.compile(rb"""\br\s*=\s*["']\s*([A-Za-z]*)([0-9]+)""")
_HIDDEN_PLACE = re.compile(rb"""\br\s*=\s*["'][^"']*&""")
_VALUE = re.compile(rb"<(?:\w+:)?v>\s*([0-9]{1,7})\s*<")
_STRING = re.compile(rb"<(?:\w+:)?si\b.*?</(?:\w+:)?si>", re.DOTALL)
_FULL_CELL = re.compile(rb"<c\b([^>]*)(?<!/)>(.*?)</c>", re.DOTALL)
_TWO_BYTES = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Silent(Enum):
    """Why the reader would take a cell for an empty one."""

    ERROR = _("holds the error of a formula, such as #N/A or #DIV/0!. Enter the value")
    NOT_COMPUTED = _("holds a formula without a result. Enter the value, or open the workbook and save it again")

    @property
    def label(self) -> Promise:
        words: Promise = self.value
        return words


def is_bounded(content: bytes) -> bool:
    """A cell far out makes readers reserve the whole area up to it, wherever in the archive its sheet may lie."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        names = set(archive.namelist())
        # Another kind of workbook in the same archive is what some readers fall back to.
        if names & {"xl/workbook.bin", "content.xml"}:
            return False
        if sum(entry.file_size for entry in archive.infolist()) > _MOST_BYTES:
            return False
        parts = {name: archive.read(name) for name in names if not name.endswith("/")}
    texts = [len(found) for found in _STRING.findall(parts.get("xl/sharedStrings.xml", b""))]
    return all(_is_bounded_part(data, texts) for data in parts.values())


def _is_bounded_part(data: bytes, texts: list[int]) -> bool:
    # No spreadsheet writes any of these; each hides what is counted here.
    if data.startswith(_TWO_BYTES) or b"<!DOCTYPE" in data or _HIDDEN_PLACE.search(data):
        return False
    if b"row" not in data:
        return True  # no sheet
    # Counted first and without care for what else begins so: it is quick, and the limits are wide.
    if data.count(b"<row") + data.count(b":row") > MOST_ROWS or data.count(b"<c") + data.count(b":c") > _MOST_CELLS:
        return False
    for letters, digits in _PLACE.findall(data):
        if len(digits) > 7 or int(digits) > MOST_ROWS or _column_number(letters) > MOST_COLUMNS:
            return False
    places = (int(found) for found in _VALUE.findall(data))
    return sum(texts[place] for place in places if place < len(texts)) <= _MOST_BYTES


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def silent_cells(content: bytes, sheet: str) -> dict[tuple[int, int], Silent]:
    """By place (column from 0, line from 1): the cells of a sheet that a reader would take for empty ones."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        data = archive.read(_part_of(archive, sheet))
    found: dict[tuple[int, int], Silent] = {}
    for attributes, inside in _FULL_CELL.findall(data):
        place = _PLACE.search(attributes)
        if place is None:
            continue
        kind = _why_silent(attributes, inside)
        if kind is not None:
            found[_column_number(place[1]) - 1, int(place[2])] = kind
    return found


def _why_silent(attributes: bytes, inside: bytes) -> Silent | None:
    if b't="e"' in attributes:
        return Silent.ERROR
    # A text that was computed to be empty says so by its type.
    if b"<f" in inside and b't="str"' not in attributes and not re.search(rb"<v>[^<]", inside):
        return Silent.NOT_COMPUTED
    return None


def _part_of(archive: zipfile.ZipFile, sheet: str) -> str:
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314  bounded, and no entity is fetched
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314
    target = next(targets[each.get(_RELATION)] for each in book.iterfind(".//{*}sheet") if each.get("name") == sheet)
    return target[1:] if target.startswith("/") else f"xl/{target}"
