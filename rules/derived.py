"""Derived facts: named totals and ratios, computed from what was given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rules.expressions import Term
from rules.facts import NO_TEXT, Fact
from rules.kinds import Kind, Value
from rules.knowledge import Environment, Evaluated
from rules.text import Text


@dataclass(frozen=True, eq=False)
class Derived(Term):
    """A total or ratio computed from rosters; never typed in. A verified value prevails over the computed one."""

    key: str
    label: Text
    term: Term
    kind: Kind = Kind.INTEGER
    help: Text = NO_TEXT
    clauses: tuple[str, ...] = ()

    def as_fact(self) -> Fact:
        """How a value of it is loaded, stored and shown."""
        return Fact(self.key, self.kind, self.label)

    def evaluate(self, env: Environment) -> Evaluated:
        if self.key not in env.computed:
            verified = env.facts.get(self.key)
            env.computed[self.key] = self.term.evaluate(env) if verified is None else verified
        return env.computed[self.key]

    def words(self) -> Text:
        return self.label

    def show(self, value: Value) -> Text:
        return self.term.show(value)

    def printed(self) -> str:
        return self.key

    def references(self) -> Iterator[Term]:
        yield self
        yield from self.term.references()
