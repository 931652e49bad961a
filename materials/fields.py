"""The fields of a form page, generated from facts: what stands in each input, and everything said beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

import rules
from materials.claims import Content, Total
from materials.models import RosterRow, TargetKind
from materials.outline import target_of
from materials.reading import errors_of, shown, typed_form, words
from materials.sections import PLAN, plan_too_long
from rules import Fact, Kind, Roster

_RADIOS = 6  # up to so many choices all are shown
_INPUT_MODES = {Kind.INTEGER: "numeric", Kind.YEAR: "numeric", Kind.MONEY: "decimal", Kind.AREA: "decimal"}


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    help: str
    selected: bool


@dataclass
class Field:
    """One input. ``value`` is as typed where it could not be read, so that nothing typed is ever lost."""

    fact: Fact
    id: str
    value: Any
    errors: list[str]
    asked: list[str] = field(default_factory=list)
    hidden: bool = False
    settled: str = ""
    clauses: list[str] = field(default_factory=list)
    evidence: list[str] = field(default_factory=list)
    accepted: frozenset[str] | None = None
    """The choices that are open, where these are fewer than the edition's."""

    @property
    def name(self) -> str:
        return self.fact.key

    @property
    def label(self) -> str:
        return words(self.fact.label)

    @property
    def widget(self) -> str:
        kind = self.fact.kind
        if kind is Kind.LONG_TEXT:
            return "textarea"
        if kind is Kind.BOOLEAN or (kind is Kind.CHOICE and len(self.fact.choices) <= _RADIOS):
            return "radios"
        if kind is Kind.MULTI_CHOICE:
            return "boxes"
        if kind is Kind.CHOICE or (kind is Kind.DIVISION and self.fact.choices):
            return "select"
        if kind is Kind.DATE and not self.errors:
            return "date"
        return "text"

    @property
    def input_mode(self) -> str:
        return _INPUT_MODES.get(self.fact.kind, "decimal" if self.fact.kind is Kind.DECIMAL else "")

    @property
    def is_group(self) -> bool:
        return self.widget in ("radios", "boxes")

    @property
    def lines(self) -> int:
        return 3 if (self.fact.max_length or 0) <= 1000 else 7

    @property
    def described_by(self) -> str:
        parts = [f"{self.id}-help" if words(self.fact.help) else "", f"{self.id}-error" if self.errors else ""]
        return " ".join(part for part in parts if part)

    @property
    def options(self) -> list[Option]:
        if self.fact.kind is Kind.BOOLEAN:
            yes, no = rules.Text("是", "Yes"), rules.Text("否", "No")
            return [
                Option("true", words(yes), "", self.value == "true"),
                Option("false", words(no), "", self.value == "false"),
            ]
        if not self.fact.choices:
            return []
        chosen = self.value if isinstance(self.value, list) else [self.value]
        options = [
            Option(choice.value, words(choice.label), words(choice.help), choice.value in chosen)
            for choice in self.fact.choices
            if self.accepted is None or choice.value in self.accepted or choice.value in chosen
        ]
        known = {option.value for option in options}
        # What an import or another tab left and no choice matches stays visible.
        return options + [Option(value, value, "", True) for value in chosen if value and value not in known]


@dataclass
class RowView:
    row_key: str
    number: int
    version: int
    cells: list[Field]
    has_errors: bool


@dataclass
class RosterView:
    roster: Roster
    rows: list[RowView]
    blank: RowView
    count: int
    totals: list[Total]
    asked: list[str]
    hidden: bool
    page: Any = None

    @property
    def title(self) -> str:
        return words(self.roster.title)

    @property
    def room_here(self) -> int:
        """How many rows this page may hold: what the roster takes, less what stands on other pages."""
        return self.roster.max_rows - (self.count - len(self.rows))

    @property
    def first_number(self) -> int:
        return self.rows[0].number if self.rows else 1

    @property
    def is_last_page(self) -> bool:
        return self.page is None or not self.page.has_next()


def field_of(content: Content, section: rules.Section, fact: Fact, asked: Mapping[str, list[str]]) -> Field:
    stored = content.sections.get(section.key)
    values: Mapping[str, Any] = stored.values if stored else {}
    raw: Mapping[str, Any] = stored.raw if stored else {}
    settled = content.institution.get(fact.key)
    errors = errors_of([fact], raw).get(fact.key, [])
    typed = values.get(fact.key)
    if typed is not None and not content.accepts(fact.key, typed):
        errors = [_("This call does not accept this choice.")]
    return Field(
        fact=fact,
        id=f"f-{fact.key}",
        value=raw.get(fact.key, typed_form(fact, values.get(fact.key))),
        errors=errors,
        asked=list(asked.get(target_of(fact), ())),
        hidden=not content.shows(fact.key),
        accepted=content.choices.get(fact.key),
        settled="" if settled is None else shown(fact, settled),
        clauses=[content.edition.clauses[clause].spelling for clause in fact.clauses],
        evidence=[words(content.edition.attachment(key).label) for key in fact.evidence],
    )


def row_view(content: Content, roster: Roster, row: RosterRow | None, number: int) -> RowView:
    values = row.values if row else {}
    raw = row.raw if row else {}
    errors = errors_of(roster.columns, raw)
    hidden = content.hidden_columns(roster, values)
    key = str(row.row_key) if row else ""
    return RowView(
        row_key=key,
        number=number,
        version=row.version if row else 0,
        cells=[
            Field(
                fact=column,
                id=f"c-{roster.key}-{column.key}{f'-{key}' if key else ''}",
                value=raw.get(column.key, typed_form(column, values.get(column.key))),
                errors=errors.get(column.key, []),
                hidden=column.key in hidden,
            )
            for column in roster.columns
        ],
        has_errors=bool(errors),
    )


def roster_view(
    content: Content,
    roster: Roster,
    rows: Sequence[RosterRow],
    start: int,
    totals: list[Total],
    asked: Mapping[str, list[str]],
    page: Any = None,
) -> RosterView:
    return RosterView(
        roster=roster,
        rows=[row_view(content, roster, row, number) for number, row in enumerate(rows, start)],
        blank=row_view(content, roster, None, 0),
        count=len(content.rows.get(roster.key, ())),
        totals=totals,
        asked=list(asked.get(target_of(roster), ())),
        hidden=not content.shows(roster.key),
        page=page,
    )


@dataclass
class PlanField:
    """A section of the plan as a long text, saved by itself."""

    part: rules.PlanSection
    text: str
    version: int
    errors: list[str]
    asked: list[str]
    clauses: list[str]


def plan_fields(content: Content, asked: Mapping[str, list[str]]) -> list[PlanField]:
    found = []
    for part in content.edition.plan:
        stored = content.sections.get(f"{PLAN}{part.key}")
        text = "" if stored is None else stored.values.get("text", stored.raw.get("text", ""))
        is_too_long = stored is not None and "text" in stored.raw
        found.append(
            PlanField(
                part=part,
                text=text,
                version=stored.version if stored else 0,
                errors=[plan_too_long(len(text), part.max_chars)] if is_too_long else [],
                asked=list(asked.get(f"{TargetKind.PLAN}:{part.key}", ())),
                clauses=[content.edition.clauses[clause].spelling for clause in part.clauses],
            )
        )
    return found
