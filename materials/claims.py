"""A draft as a whole: what it holds, what it claims, what is missing in it, what the edition says about it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from django.utils import timezone

import rules
from materials.access import choices_of
from materials.identity import identified
from materials.models import Attachment, Draft, DraftSection, RosterRow
from materials.register import institution_facts
from materials.sections import PLAN
from rules import claims as rule_claims
from rules.knowledge import Between, Environment, Truth, Unknown
from rules.requirements import name_of
from workflow.reading import asked_once

Missing = tuple[str, str, rules.Text]
_F = TypeVar("_F", rules.Finding, dict[str, Any])


@dataclass(frozen=True)
class Total:
    """A total or ratio computed from a roster; ``value`` is None while something it needs is missing."""

    label: rules.Text
    value: rules.Text | None
    at_least: bool = False


@dataclass
class Content:
    """Everything of one draft, loaded at once; ask ``content_of``."""

    draft: Draft
    edition: rules.Edition
    sections: dict[str, DraftSection]
    rows: dict[str, list[RosterRow]]
    attachments: dict[str, list[Attachment]]
    institution: dict[str, Any]
    choices: Mapping[str, frozenset[str]]
    """What the call lets be chosen, where that is less than the regulation does."""

    def accepts(self, key: str, value: Any) -> bool:
        return key not in self.choices or value in self.choices[key]

    @cached_property
    def given(self) -> dict[str, Any]:
        """Everything that was typed and can be read, hidden items too."""
        given: dict[str, Any] = {}
        for section in self.edition.sections:
            stored = self.sections.get(section.key)
            for fact in section.facts:
                value = self.institution.get(fact.key)
                if value is None and stored is not None:
                    value = stored.values.get(fact.key)
                if value is not None and _loads(fact, value) and self.accepts(fact.key, value):
                    given[fact.key] = value
        for key, roster in self.edition.rosters.items():
            columns = {column.key: column for column in roster.columns}
            given[key] = [
                {name: cell for name, cell in row.values.items() if name in columns and _loads(columns[name], cell)}
                for row in self.rows.get(key, ())[: roster.max_rows]
            ]
        for part in self.edition.plan:
            stored = self.sections.get(f"{PLAN}{part.key}")
            if stored is not None and stored.values.get("text"):
                given[part.claim_key] = stored.values["text"]
        for kind in self.edition.attachments:
            if kind.key in self.attachments:
                given[kind.claim_key] = len(self.attachments[kind.key])
        return given

    @cached_property
    def _shown(self) -> tuple[frozenset[str], Environment]:
        """The items the form asks for. What a hidden item says decides nothing, not even what else is shown."""
        env = rule_claims.environment(self.edition, self.given, as_of=rule_claims.ANY_DAY)
        visible: set[str] = set()
        for item in self.edition.items:
            if item.shown_when is None or item.shown_when.truth(env) is Truth.TRUE:
                visible.add(item.key)
            else:
                env = replace(
                    env,
                    facts={key: value for key, value in env.facts.items() if key != item.key},
                    rosters={key: rows for key, rows in env.rosters.items() if key != item.key},
                )
        return frozenset(visible), env

    def shows(self, key: str) -> bool:
        return key in self._shown[0]

    @cached_property
    def claims(self) -> dict[str, Any]:
        """What counts, in the flat shape the rules read: nothing unreadable, nothing hidden."""
        visible = self._shown[0]
        items = {item.key for item in self.edition.items}
        claims = {key: value for key, value in self.given.items() if key not in items or key in visible}
        for roster in self.edition.rosters.values():
            if roster.key in claims and any(column.shown_when for column in roster.columns):
                claims[roster.key] = [
                    {key: cell for key, cell in row.items() if key not in self.hidden_columns(roster, row)}
                    for row in claims[roster.key]
                ]
        return claims

    def hidden_columns(self, roster: rules.Roster, values: Mapping[str, Any]) -> frozenset[str]:
        """The columns that this row is not asked for."""
        conditions = {column.key: column.shown_when for column in roster.columns if column.shown_when is not None}
        if not conditions:
            return frozenset()
        columns = {column.key: column for column in roster.columns}
        readable = {key: cell for key, cell in values.items() if key in columns and _loads(columns[key], cell)}
        row = self._shown[1].in_row(rule_claims.load_rows(roster, [readable])[0])
        return frozenset(key for key, test in conditions.items() if test.truth(row) is not Truth.TRUE)

    @cached_property
    def missing(self) -> list[Missing]:
        """What must still be given before submission: section, key, label."""
        return self.edition.required_missing(self.claims)

    @cached_property
    def unreadable(self) -> list[Missing]:
        """What was typed and cannot be read: it must be put right, or cleared, before submission."""
        found: list[Missing] = []
        for section in self.edition.sections:
            stored = self.sections.get(section.key)
            for item in section.items:
                if not self.shows(item.key):
                    continue
                if isinstance(item, rules.Roster):
                    for place, row in enumerate(self.rows.get(item.key, ()), 1):
                        for column in item.columns:
                            if column.key in row.raw:
                                found.append((section.key, item.key, _cell(item, place, column)))
                elif stored is not None and item.key in stored.raw:
                    found.append((section.key, item.key, item.label))
        for part in self.edition.plan:
            stored = self.sections.get(f"{PLAN}{part.key}")
            if stored is not None and stored.raw:
                found.append(("plan", part.claim_key, part.title))
        return found

    def assess(self, as_of: date) -> rules.Assessment:
        claims = identified(self.edition, self.claims)
        return self.edition.assess(claims, as_of=as_of, parameters=self.draft.parameters)

    def totals(self, roster: rules.Roster, as_of: date) -> list[Total]:
        """What the edition derives from one roster."""
        return totals_of(self.edition, self.claims, roster, as_of, self.draft.parameters)


def content_of(draft: Draft) -> Content:
    """Few queries, however many rows."""
    return asked_once(draft, "content", lambda: _loaded(draft))


def _loaded(draft: Draft) -> Content:
    edition = rules.edition(draft.edition)
    rows: dict[str, list[RosterRow]] = {}
    for row in draft.rows.all():
        rows.setdefault(row.roster, []).append(row)
    attachments: dict[str, list[Attachment]] = {}
    for attachment in draft.attachments.select_related("file"):
        attachments.setdefault(attachment.kind, []).append(attachment)
    return Content(
        draft=draft,
        edition=edition,
        sections={section.key: section for section in draft.sections.all()},
        rows=rows,
        attachments=attachments,
        institution=institution_facts(draft.institution, edition),
        choices=choices_of(draft),
    )


# What a reader must act on comes first.
_ORDER = ("fail", "unknown", "judgement", "pass", rules.NO_BAR, "not_applicable")


def by_standing(findings: Iterable[_F]) -> list[tuple[str, list[_F]]]:
    """Findings, or their stored JSON, by what they are shown as; empty groups left out."""
    found: dict[str, list[_F]] = {}
    for finding in findings:
        found.setdefault(rules.shown_as(finding), []).append(finding)
    return [(shown, found[shown]) for shown in _ORDER if shown in found]


def grouped(assessment: rules.Assessment) -> list[tuple[str, rules.Text, list[rules.Finding]]]:
    """The findings as they are shown, each group with its word; empty groups left out."""
    return [(shown, rules.SHOWN_WORDS[shown], found) for shown, found in by_standing(assessment.findings)]


def claims_of(draft: Draft) -> dict[str, Any]:
    """What a draft claims, flat, for the rules."""
    return content_of(draft).claims


def self_check(draft: Draft, as_of: date | None = None) -> rules.Assessment:
    return content_of(draft).assess(as_of or timezone.localdate())


def totals_of(
    edition: rules.Edition,
    given: Mapping[str, Any],
    roster: rules.Roster,
    as_of: date,
    parameters: Mapping[str, Any] | None = None,
) -> list[Total]:
    found: list[Total] = []
    env: Environment | None = None
    for derived in edition.derived.values():
        if roster.key not in {name_of(reference).partition(".")[0] for reference in derived.references()}:
            continue
        if env is None:
            env = rule_claims.environment(edition, identified(edition, given), as_of=as_of, parameters=parameters)
        value = derived.evaluate(env)
        if isinstance(value, Between):
            found.append(Total(derived.label, derived.show(value.low), at_least=True))
        elif isinstance(value, Unknown):
            found.append(Total(derived.label, None))
        else:
            found.append(Total(derived.label, derived.show(value)))
    return found


def _loads(fact: rules.Fact, value: Any) -> bool:
    """Stored values were valid when stored; an edition corrected since may read them no more."""
    try:
        return fact.load(value) is not None
    except rules.FactError:
        return False


def _cell(roster: rules.Roster, place: int, column: rules.Fact) -> rules.Text:
    return rules.Text(
        f"{roster.title.zh}第 {place} 行“{column.label.zh}”",
        f"{roster.title.en}, row {place}: {column.label.en}",
    )
