"""A dossier to read: the same view of a draft and of a submission, for preview, tabs and paper."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import rules
from materials.claims import Content, Total, totals_of
from materials.models import Submission
from materials.reading import words
from materials.submission import freeze


@dataclass(frozen=True)
class Line:
    fact: rules.Fact
    value: str
    wide: bool

    @property
    def label(self) -> rules.Text:
        return self.fact.label


@dataclass(frozen=True)
class Table:
    roster: rules.Roster
    rows: list[dict[str, Any]]
    totals: list[Total]


@dataclass(frozen=True)
class Part:
    """One section: first its facts, then its rosters, each in the order of the edition."""

    key: str
    number: int
    title: rules.Text
    lines: list[Line]
    tables: list[Table]


@dataclass(frozen=True)
class PlanText:
    key: str
    title: rules.Text
    text: str


@dataclass(frozen=True)
class File:
    ref: str
    name: str
    size: int
    sha256: str
    note: str


@dataclass(frozen=True)
class Files:
    kind: rules.AttachmentKind
    files: list[File]
    proves: list[rules.Text] = field(default_factory=list)


@dataclass(frozen=True)
class Reading:
    edition: rules.Edition
    institution: Mapping[str, Any]
    parts: list[Part]
    plan: list[PlanText]
    attachments: list[Files]


def of_draft(content: Content, as_of: date) -> Reading:
    return _reading(content.edition, freeze(content), content.claims, as_of)


def of_submission(submission: Submission, as_of: date | None = None) -> Reading:
    """From the frozen content alone: no query."""
    edition = rules.edition(submission.edition)
    return _reading(edition, submission.content, submission.claims, as_of or submission.submitted_at.date())


def _reading(edition: rules.Edition, frozen: Mapping[str, Any], claims: Mapping[str, Any], as_of: date) -> Reading:
    parts = []
    for number, section in enumerate(edition.sections, 1):
        values = frozen["sections"].get(section.key, {})
        lines: list[Line] = []
        tables: list[Table] = []
        for item in section.items:
            if isinstance(item, rules.Roster):
                rows = frozen["rosters"].get(item.key)
                if rows is not None:
                    tables.append(_table(edition, item, rows, claims, as_of, frozen["parameters"]))
            elif item.key in values:
                lines.append(line_of(item, values[item.key]))
            elif item.shown_when is None:
                lines.append(Line(item, "", False))
        parts.append(Part(section.key, number, section.title, lines, tables))
    return Reading(
        edition=edition,
        institution=frozen["institution"],
        parts=parts,
        plan=[PlanText(part.key, part.title, frozen["plan"].get(part.key, "")) for part in edition.plan],
        attachments=[
            Files(
                kind,
                [
                    File(entry["ref"], entry["name"], entry["size"], entry["sha256"], entry["note"])
                    for entry in frozen["attachments"]
                    if entry["kind"] == kind.key
                ],
                [edition.label(key) for key in kind.proves],
            )
            for kind in edition.attachments
        ],
    )


def line_of(fact: rules.Fact, stored: Any) -> Line:
    try:
        value = fact.load(stored)
    except rules.FactError:
        return Line(fact, str(stored), False)
    return Line(fact, words(fact.show(value)) if value is not None else "", fact.kind is rules.Kind.LONG_TEXT)


def _table(
    edition: rules.Edition,
    roster: rules.Roster,
    rows: list[dict[str, Any]],
    claims: Mapping[str, Any],
    as_of: date,
    parameters: Mapping[str, Any],
) -> Table:
    loaded = []
    for row in rows:
        cells: dict[str, Any] = {}
        for column in roster.columns:
            try:
                cells[column.key] = column.load(row["values"].get(column.key))
            except rules.FactError:
                cells[column.key] = None
        loaded.append(cells)
    return Table(roster, loaded, totals_of(edition, claims, roster, as_of, parameters))
