"""What was measured: tables that rooms add rows to, and aims with the figures that meet or miss them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

WHY = {
    "list: median": (
        "the orders by time allowed and by time in the stage above all. A reader is not told of a decision before it is"
        " announced, so both are reckoned for every dossier that the reader may see before they are sorted; no index"
        " serves that. At 100,000 dossiers searches that find little are over the aim too, the list as it opens and its"
        " last page are not."
    ),
    "from 1,000 to 100,000 dossiers": (
        "the same two orders most; after them what is counted over everything that a person may see: the homes of the"
        " offices, and searches whose words stand in few names."
    ),
}
"""For aims known to be missed on two cores: why."""


@dataclass
class Table:
    """Rows of text under one heading; numbers are written out by whoever adds them."""

    title: str
    columns: tuple[str, ...]
    note: str = ""
    rows: list[tuple[str, ...]] = field(default_factory=list)

    def add(self, *cells: object) -> None:
        if len(cells) != len(self.columns):
            raise ValueError(f"{self.title}: {len(cells)} cells for {len(self.columns)} columns")
        self.rows.append(tuple(str(cell) for cell in cells))

    def as_text(self) -> str:
        widths = [max(map(_width, column)) for column in zip(self.columns, *self.rows, strict=True)]
        lines = [
            "  ".join(f"{cell}{' ' * (width - _width(cell))}" for cell, width in zip(row, widths, strict=True)).rstrip()
            for row in (self.columns, *self.rows)
        ]
        return "\n".join([self.title, *(f"  {line}" for line in lines)])

    def as_markdown(self) -> str:
        rows = [self.columns, tuple("---" for _column in self.columns), *self.rows]
        lines = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
        return "\n".join([f"## {self.title}", "", *([self.note, ""] if self.note else []), *lines])


@dataclass(frozen=True)
class Aim:
    """What is promised, and what was measured against it."""

    what: str
    aim: float
    figure: float
    unit: str
    least: bool = False
    """Whether the aim is the least that will do; otherwise it is the most."""
    where: str = ""
    """Of several figures the worst one is held against the aim: which that is."""

    @property
    def met(self) -> bool:
        return self.figure >= self.aim if self.least else self.figure <= self.aim

    @property
    def verdict(self) -> str:
        if self.met:
            return "met"
        return f"missed, {self.figure / self.aim:.2f} of the aim" if self.aim else "missed"


@dataclass
class Report:
    """All of one run."""

    tables: list[Table] = field(default_factory=list)
    aims: list[Aim] = field(default_factory=list)

    def table(self, title: str, columns: Iterable[str], note: str = "") -> Table:
        """The table of this title; begun when first asked for."""
        found = next((table for table in self.tables if table.title == title), None)
        if found is None:
            found = Table(title, tuple(columns), note)
            self.tables.append(found)
        return found

    def aim(self, what: str, aim: float, figure: float, unit: str, *, least: bool = False, where: str = "") -> None:
        self.aims.append(Aim(what, aim, figure, unit, least, where))

    def aims_table(self) -> Table:
        table = Table("Aims", ("aim", "figure", "at", "verdict"))
        for aim in self.aims:
            limit = f"{aim.what} {'≥' if aim.least else '≤'} {number(aim.aim)} {aim.unit}".rstrip()
            table.add(limit, f"{number(aim.figure)} {aim.unit}".rstrip(), aim.where, aim.verdict)
        return table

    def as_text(self) -> str:
        return "\n\n".join(table.as_text() for table in (*self.tables, self.aims_table()))

    def as_markdown(self, head: str) -> str:
        missed = [f"- {aim.what}: {WHY.get(aim.what, 'not looked into yet')}" for aim in self.aims if not aim.met]
        told = [
            self.aims_table().as_markdown(),
            *(["\n".join(["Why what is missed is missed:", "", *missed])] if missed else []),
        ]
        return "\n\n".join([head, *told, *(table.as_markdown() for table in self.tables)]) + "\n"


def number(value: float) -> str:
    """Three figures, and no more than are known."""
    if value == int(value) or value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _width(text: str) -> int:
    """Chinese characters take two places."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
