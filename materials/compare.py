"""Two submissions of one draft side by side: fields, rows, plan, attachments."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import rules
from materials.models import Submission
from materials.reading import shown

_CONTEXT = 60  # unchanged characters kept on each side of a change in a long text


@dataclass(frozen=True)
class Piece:
    """A stretch of text: ``same``, ``removed`` or ``added``; ``gap`` stands for unchanged text left out."""

    kind: str
    text: str


@dataclass(frozen=True)
class FieldChange:
    label: rules.Text
    old: str
    new: str
    pieces: list[Piece] | None = None


@dataclass(frozen=True)
class RowChange:
    """A row by its key; ``fields`` only where it was changed."""

    kind: str
    old_position: int | None
    new_position: int | None
    cells: list[tuple[rules.Text, str]] = field(default_factory=list)
    fields: list[FieldChange] = field(default_factory=list)


@dataclass(frozen=True)
class Group:
    title: rules.Text
    fields: list[FieldChange] = field(default_factory=list)
    rows: list[RowChange] = field(default_factory=list)


@dataclass(frozen=True)
class FileChange:
    kind: str
    label: rules.Text
    name: str
    sha256: str


@dataclass(frozen=True)
class Comparison:
    groups: list[Group]
    plan: list[FieldChange]
    files: list[FileChange]

    @property
    def is_empty(self) -> bool:
        return not (self.groups or self.plan or self.files)


def compare(old: Submission, new: Submission) -> Comparison:
    """Read with the edition of the newer one; both belong to one draft."""
    edition = rules.edition(new.edition)
    return Comparison(
        groups=[group for section in edition.sections for group in _section(section, old.content, new.content)],
        plan=list(_plan(edition, old.content["plan"], new.content["plan"])),
        files=_files(edition, old.content["attachments"], new.content["attachments"]),
    )


def _section(section: rules.Section, old: dict[str, Any], new: dict[str, Any]) -> Iterator[Group]:
    fields = _fields(section.facts, old["sections"].get(section.key, {}), new["sections"].get(section.key, {}))
    if fields:
        yield Group(section.title, fields=fields)
    for roster in section.rosters:
        rows = list(_rows(roster, old["rosters"].get(roster.key, []), new["rosters"].get(roster.key, [])))
        if rows:
            yield Group(roster.title, rows=rows)


def _fields(facts: tuple[rules.Fact, ...], old: dict[str, Any], new: dict[str, Any]) -> list[FieldChange]:
    changes = []
    for fact in facts:
        before, after = old.get(fact.key), new.get(fact.key)
        if before == after:
            continue
        old_text = "" if before is None else shown(fact, before)
        new_text = "" if after is None else shown(fact, after)
        pieces = marked(old_text, new_text) if fact.kind is rules.Kind.LONG_TEXT else None
        changes.append(FieldChange(fact.label, old_text, new_text, pieces))
    return changes


def _rows(roster: rules.Roster, old: list[dict[str, Any]], new: list[dict[str, Any]]) -> Iterator[RowChange]:
    before = {row["row_key"]: row for row in old}
    after = {row["row_key"]: row for row in new}
    for key, row in after.items():
        if key not in before:
            yield RowChange("added", None, row["position"], cells=_cells(roster, row["values"]))
        elif fields := _fields(roster.columns, before[key]["values"], row["values"]):
            yield RowChange(
                "changed",
                before[key]["position"],
                row["position"],
                cells=_cells(roster, row["values"])[:2],
                fields=fields,
            )
    for key, row in before.items():
        if key not in after:
            yield RowChange("removed", row["position"], None, cells=_cells(roster, row["values"]))


def _cells(roster: rules.Roster, values: dict[str, Any]) -> list[tuple[rules.Text, str]]:
    return [(column.label, shown(column, values[column.key])) for column in roster.columns if column.key in values]


def _plan(edition: rules.Edition, old: dict[str, str], new: dict[str, str]) -> Iterator[FieldChange]:
    for part in edition.plan:
        before, after = old.get(part.key, ""), new.get(part.key, "")
        if before != after:
            yield FieldChange(part.title, before, after, marked(before, after))


def _files(edition: rules.Edition, old: list[dict[str, Any]], new: list[dict[str, Any]]) -> list[FileChange]:
    labels = {kind.key: kind.label for kind in edition.attachments}
    before = {(entry["kind"], entry["sha256"]): entry for entry in old}
    after = {(entry["kind"], entry["sha256"]): entry for entry in new}
    changes = []
    for kind, some, others in (("added", after, before), ("removed", before, after)):
        for key, entry in some.items():
            if key not in others:
                label = labels.get(entry["kind"]) or rules.Text(entry["kind"], entry["kind"])
                changes.append(FileChange(kind, label, entry["name"], entry["sha256"]))
    return changes


def marked(old: str, new: str) -> list[Piece]:
    """Character by character inside the lines that differ: Chinese has no blanks to compare words by."""
    pieces: list[Piece] = []
    old_lines, new_lines = old.splitlines(keepends=True), new.splitlines(keepends=True)
    for tag, a, b, c, d in difflib.SequenceMatcher(None, old_lines, new_lines, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces += _shortened("".join(old_lines[a:b]))
        else:
            pieces += _characters("".join(old_lines[a:b]), "".join(new_lines[c:d]))
    return _joined(pieces)


def _characters(old: str, new: str) -> list[Piece]:
    pieces: list[Piece] = []
    if len(old) * len(new) > 4_000_000:  # the matcher is quadratic; whole passages say enough then
        return [Piece("removed", old), Piece("added", new)]
    for tag, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces += _shortened(old[a:b])
        else:
            if a < b:
                pieces.append(Piece("removed", old[a:b]))
            if c < d:
                pieces.append(Piece("added", new[c:d]))
    return pieces


def _shortened(text: str) -> list[Piece]:
    if len(text) <= 3 * _CONTEXT:
        return [Piece("same", text)] if text else []
    return [Piece("same", text[:_CONTEXT]), Piece("gap", "…"), Piece("same", text[-_CONTEXT:])]


def _joined(pieces: list[Piece]) -> list[Piece]:
    joined: list[Piece] = []
    for piece in pieces:
        if joined and joined[-1].kind == piece.kind:
            joined[-1] = Piece(piece.kind, joined[-1].text + piece.text)
        else:
            joined.append(piece)
    return joined
