"""What a form consists of besides facts and rosters: sections, attachments with what they prove, the plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from rules.expressions import Term, Test
from rules.facts import NO_TEXT, Choice, Fact
from rules.kinds import Kind
from rules.knowledge import Environment, Evaluated, Unknown
from rules.rosters import Roster
from rules.text import Text

Item = Fact | Roster


@dataclass(frozen=True, eq=False)
class Section:
    """One page of the form, its items in order."""

    key: str
    title: Text
    items: tuple[Item, ...]
    intro: Text = NO_TEXT

    @property
    def facts(self) -> tuple[Fact, ...]:
        return tuple(item for item in self.items if isinstance(item, Fact))

    @property
    def rosters(self) -> tuple[Roster, ...]:
        return tuple(item for item in self.items if isinstance(item, Roster))


@dataclass(frozen=True, eq=False)
class AttachmentKind(Term):
    """A kind of attachment. In claims it is the number of files, under `attachment:<key>`."""

    key: str
    label: Text
    help: Text = NO_TEXT
    proves: tuple[str, ...] = ()
    required: bool = False
    required_when: Test | None = None
    max_files: int = 5
    clauses: tuple[str, ...] = ()

    @property
    def claim_key(self) -> str:
        return f"attachment:{self.key}"

    def evaluate(self, env: Environment) -> Evaluated:
        number = env.facts.get(self.claim_key)
        return number if number else Unknown((self.claim_key,))

    def words(self) -> Text:
        return self.label

    def printed(self) -> str:
        return self.claim_key

    def references(self) -> Iterator[Term]:
        yield self


@dataclass(frozen=True, eq=False)
class PlanSection(Term):
    """A section of the construction plan. In claims it is its text, under `plan:<key>`."""

    key: str
    title: Text
    help: Text = NO_TEXT
    required: bool = True
    max_chars: int = 5000
    clauses: tuple[str, ...] = ()

    @property
    def claim_key(self) -> str:
        return f"plan:{self.key}"

    def evaluate(self, env: Environment) -> Evaluated:
        return env.facts.get(self.claim_key) or Unknown((self.claim_key,))

    def words(self) -> Text:
        return Text(f"“{self.title.zh}”章节", f"the section “{self.title.en}”")

    def printed(self) -> str:
        return self.claim_key

    def references(self) -> Iterator[Term]:
        yield self


@dataclass(frozen=True, eq=False)
class Parameter(Term):
    """What a call settles because the text does not (what 中青年 means). `default` holds until it does."""

    key: str
    kind: Kind
    label: Text
    default: int | None
    help: Text = NO_TEXT
    clause: str | None = None

    def evaluate(self, env: Environment) -> Evaluated:
        value = env.parameters.get(self.key, self.default)
        return Unknown((f"parameter:{self.key}",)) if value is None else value

    def words(self) -> Text:
        return self.label

    def printed(self) -> str:
        return f"parameter:{self.key}"

    def references(self) -> Iterator[Term]:
        yield self


class Part(StrEnum):
    """What a paper made from a dossier may hold."""

    SECTIONS = "sections"
    PLAN = "plan"
    CONDITIONS = "conditions"
    ATTACHMENTS = "attachments"


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper that a dossier is printed as."""

    key: str
    title: Text
    parts: tuple[Part, ...]


WHOLE = Paper("dossier", Text("申报材料", "Dossier"), tuple(Part))
"""Where the text asks for no papers of its own names: everything in one."""

__all__ = ["AttachmentKind", "Choice", "Item", "Paper", "Parameter", "Part", "PlanSection", "Section"]
