"""Derived facts: named totals and ratios, computed from what was given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rules.expressions import Term
from rules.facts import NO_TEXT
from rules.kinds import Value
from rules.knowledge import Environment, Evaluated
from rules.text import Text


@dataclass(frozen=True, eq=False)
class Derived(Term):
    """A total or ratio computed from rosters; never typed in. A verified value prevails over the computed one."""

    key: str
    label: Text
    term: Term
    help: Text = NO_TEXT
    clauses: tuple[str, ...] = ()

    def evaluate(self, env: Environment) -> Evaluated:
        verified = env.facts.get(self.key)
        return self.term.evaluate(env) if verified is None else verified

    def words(self) -> Text:
        return self.label

    def show(self, value: Value) -> Text:
        return self.term.show(value)

    def printed(self) -> str:
        return self.key

    def references(self) -> Iterator[Term]:
        yield self
        yield from self.term.references()
