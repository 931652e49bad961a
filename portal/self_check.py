"""条件自测: what a unit can find out about itself without an account, from the questions that conditions hang on.

Asked is what can be answered in a minute: numbers, dates, choices, and totals instead of rosters. What only a dossier
shows (texts, rows, attachments) or a person decides is listed as such, never counted as met.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import rules
from materials.fields import Field
from materials.reading import parse, storable, words
from rules import Fact, FactError, Kind, Result, Strength
from rules.stating import assess_stated, rosters_behind

Typed = Mapping[str, Sequence[str]]

ASKED_KINDS = frozenset(Kind) - {Kind.TEXT, Kind.LONG_TEXT, Kind.USCC}


class Standing(StrEnum):
    """What can be said of a condition by what was answered."""

    FAIL = "fail"
    OPEN = "open"
    JUDGED = "judged"
    IN_DOSSIER = "in_dossier"
    PASS = "pass"  # noqa: S105 - a result, no password
    NO_BAR = "no_bar"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True)
class Checked:
    """The answers to one city's questions, read, and what becomes of each condition."""

    edition: rules.Edition
    as_of: date
    groups: dict[Standing, list[rules.Finding]]
    answered: int
    asked: int

    @property
    def outcome(self) -> Standing:
        """The one word for all of it: a known failure first, then what is unanswered."""
        for standing in (Standing.FAIL, Standing.OPEN, Standing.JUDGED, Standing.IN_DOSSIER):
            if any(finding.bars for finding in self.groups[standing]):
                return standing
        return Standing.PASS

    @property
    def failed(self) -> int:
        return self.count(Standing.FAIL)

    @property
    def unanswered(self) -> int:
        return self.asked - self.answered

    def count(self, standing: Standing) -> int:
        """Of the conditions that bar."""
        return sum(finding.bars for finding in self.groups[standing])


def asked_facts(edition: rules.Edition) -> list[tuple[rules.Text, list[Fact]]]:
    """The questions by section of the form: facts and, for rosters, their totals, as far as a condition uses them."""
    used = {name for requirement in edition.requirements for name in requirement.uses}
    places = {item.key: place for place, section in enumerate(edition.sections) for item in section.items}
    found: list[list[Fact]] = [[] for _section in edition.sections]
    needed = used | {
        name_of_fact
        for key in used & edition.facts.keys()
        if (shown_when := edition.facts[key].shown_when) is not None
        for name_of_fact in (getattr(term, "key", "") for term in shown_when.references())
    }
    for section, facts in zip(edition.sections, found, strict=True):
        facts += [fact for fact in section.facts if fact.key in needed and fact.kind in ASKED_KINDS]
    for derived in edition.derived_list:
        behind = rosters_behind(derived)
        if derived.key in used and behind:
            found[places[behind[0].key]].append(derived.as_fact())
    return [(section.title, facts) for section, facts in zip(edition.sections, found, strict=True) if facts]


def read_answers(edition: rules.Edition, typed: Typed) -> tuple[dict[str, Any], dict[str, list[str]]]:
    """What was typed, as facts to assess, and what is wrong at which question."""
    stated: dict[str, Any] = {}
    errors: dict[str, list[str]] = {}
    for fact in _every(asked_facts(edition)):
        sent = [storable(part) for part in typed.get(fact.key, ())]
        try:
            value = parse(fact, sent) if sent else None
        except FactError as problem:
            errors[fact.key] = [words(problem.explain())]
        else:
            if value is not None:
                stated[fact.key] = fact.dump(value)
    return stated, errors


def check(edition: rules.Edition, stated: Mapping[str, Any], as_of: date) -> Checked:
    asked = list(_every(shown_facts(edition, stated)))
    open_keys = {fact.key for fact in asked} - stated.keys()
    groups: dict[Standing, list[rules.Finding]] = {standing: [] for standing in Standing}
    for finding in assess_stated(edition, stated, as_of=as_of).findings:
        if finding.strength is not Strength.ADVISORY:
            groups[_standing(edition, finding, open_keys)].append(finding)
    answered = sum(fact.key in stated for fact in asked)
    return Checked(edition, as_of, groups, answered, len(asked))


def _standing(edition: rules.Edition, finding: rules.Finding, open_keys: set[str]) -> Standing:
    if finding.result is Result.UNKNOWN:
        uses = set(edition.requirement(finding.requirement).uses)
        return Standing.OPEN if uses & open_keys else Standing.IN_DOSSIER
    if finding.result is Result.JUDGEMENT:
        return Standing.JUDGED
    return Standing(rules.shown_as(finding))


def shown_facts(edition: rules.Edition, stated: Mapping[str, Any]) -> list[tuple[rules.Text, list[Fact]]]:
    """The questions that the answers so far leave standing."""
    given = {key: value for key, value in stated.items() if key in edition.facts}
    sections = [
        (title, [fact for fact in facts if fact.key not in edition.facts or edition.visible(fact, given)])
        for title, facts in asked_facts(edition)
    ]
    return [(title, facts) for title, facts in sections if facts]


def fields_of(edition: rules.Edition, typed: Typed, errors: Mapping[str, list[str]], stated: Mapping[str, Any]) -> Any:
    """The questions as the form shows them, with everything that was typed."""
    return [
        (
            title,
            [
                Field(
                    fact=fact,
                    id=f"q-{fact.key}",
                    value=_again(fact, typed.get(fact.key, ())),
                    errors=list(errors.get(fact.key, ())),
                    clauses=_clauses(edition, fact.key),
                )
                for fact in facts
            ],
        )
        for title, facts in shown_facts(edition, stated)
    ]


def _again(fact: Fact, sent: Sequence[str]) -> Any:
    if fact.kind is Kind.MULTI_CHOICE:
        return [part for part in sent if part]
    return storable(sent[-1]) if sent else ""


def _clauses(edition: rules.Edition, key: str) -> list[str]:
    cited = (one.clause for one in edition.requirements if key in one.uses)
    return [edition.clauses[clause].spelling for clause in dict.fromkeys(cited)]


def _every(sections: Iterable[tuple[rules.Text, list[Fact]]]) -> Iterable[Fact]:
    for _title, facts in sections:
        yield from facts
