"""The clauses of an edition as its page shows them: the words, what carries each out, and where in the portal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

import rules
from portal.self_check import asked_facts
from rules.life import DOES_WORDS, Consequence, Deadline, Ground
from rules.official_text import OfficialText, place_of, plain
from rules.requirements import By, CarriedOut
from rules.tracing import BY_WORDS, is_later, local, title_of

DOUBTFUL, LATER = "ambiguous", "later"
"""Ways to pick clauses besides what carries them out."""


@dataclass(frozen=True, slots=True)
class Target:
    """One thing that carries a clause out: its name, what it says in one line, its place in the portal."""

    title: rules.Text
    says: rules.Text | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    kind: str
    word: rules.Text
    targets: tuple[Target, ...]
    note: rules.Text
    later: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A clause; ``words`` come in three pieces, of which the second is the decisive one."""

    clause: rules.Clause
    words: tuple[str, str, str]
    lines: tuple[Line, ...]
    depth: int
    later: bool

    @property
    def kinds(self) -> set[str]:
        """By which filters it is found."""
        found = {line.kind for line in self.lines}
        if self.clause.doubt.zh:
            found.add(DOUBTFUL)
        return found | {LATER} if self.later else found

    def says(self, sought: str) -> bool:
        """Whether the words stand in it, or in what carries it out."""
        names = [text for line in self.lines for text in (line.note, *(target.title for target in line.targets))]
        whole = " ".join(
            ["".join(self.words), self.clause.spelling, *(each for text in names for each in (text.zh, text.en))]
        )
        return plain(sought).casefold() in plain(whole).casefold()


def rows_of(edition: rules.Edition, text: OfficialText | None, *, in_use: bool = True) -> list[Row]:
    """Every clause in the order of the text; with the text, in its full words.

    Guide and self-check follow the edition in use: clauses of another have no links there.
    """
    places = _Places(edition, in_use)
    return [
        Row(
            clause,
            _words(clause, text),
            tuple(places.line(one) for one in clause.carried_out_by),
            _depth(local(clause.id)),
            is_later(edition, clause),
        )
        for clause in edition.clause_list
    ]


def _words(clause: rules.Clause, text: OfficialText | None) -> tuple[str, str, str]:
    unit = text.unit(local(clause.id)) if text else None
    found = place_of(unit.text, clause.quote) if unit else None
    if unit is None or found is None:
        return "", clause.quote, ""
    start, end = found
    return unit.text[:start], unit.text[start:end], unit.text[end:]


def _depth(place: str) -> int:
    """0 for an article, 1 for a paragraph of one, 2 for an item."""
    return 2 if "(" in place else int("." in place)


class _Places:
    """The things of one edition by their keys, with what they say and where they are."""

    def __init__(self, edition: rules.Edition, in_use: bool) -> None:
        self.edition, self.in_use = edition, in_use
        self.requirements = {one.id: one for one in edition.requirements}
        self.stages = {stage.key for stage in edition.procedure}
        self.quotas = {quota.key: quota for quota in edition.quotas}
        self.asked = {fact.key for _title, facts in asked_facts(edition) for fact in facts}
        self.guide = reverse("portal:guide", args=[edition.city, "applicant"])
        self.self_check = reverse("portal:self_check", args=[edition.city])

    def line(self, one: CarriedOut) -> Line:
        targets = tuple(self._targets(one))
        return Line(one.by.value, BY_WORDS[one.by], targets, one.note, self.edition.comes_later(one))

    def _targets(self, one: CarriedOut) -> Iterator[Target]:
        for key in one.targets:
            title = title_of(self.edition, key)
            if title is not None:
                yield Target(title, self._says(key), self._url(one.by, key))

    def _says(self, key: str) -> rules.Text | None:
        if key in self.requirements:
            requirement = self.requirements[key]
            strength = rules.STRENGTH_WORDS[requirement.strength]
            return rules.Text(
                f"{strength.zh}：{requirement.wording.zh}", f"{strength.en}: {requirement.wording.en}"
            )  # fmt: skip
        if key in self.quotas:
            return self.quotas[key].words
        order = self.edition.life.get(key)
        if isinstance(order, Deadline):
            return order.words(self.edition.terms)
        if isinstance(order, Consequence):
            return DOES_WORDS[order.does]
        return order.finding if isinstance(order, Ground) else None

    def _url(self, by: By, key: str) -> str:
        if not self.in_use:
            return ""
        if key in self.asked:
            return f"{self.self_check}#q-{key}"
        if by is By.REQUIREMENT and self.requirements[key].strength is not rules.Strength.ADVISORY:
            return f"{self.guide}#{local(key)}"
        return f"{self.guide}#stage-{key}" if key in self.stages else ""
