"""One clause of this edition: the English spelling follows from the place."""

from __future__ import annotations

from rules.facts import NO_TEXT
from rules.requirements import CarriedOut, Clause
from rules.shijiazhuang.undated_form.clauses import clause
from rules.text import Text


def article(number: str, spelling: str, quote: str, *carried_out_by: CarriedOut, doubt: Text = NO_TEXT) -> Clause:
    return Clause(clause(number), spelling, f"Article {number}", quote, carried_out_by, doubt)
