"""One clause of this edition: the English spelling follows from the place."""

from __future__ import annotations

from rules.facts import NO_TEXT
from rules.jinzhong.r2023_form.clauses import clause
from rules.requirements import CarriedOut, Clause
from rules.text import Text


def article(number: str, spelling: str, quote: str, *carried_out_by: CarriedOut, doubt: Text = NO_TEXT) -> Clause:
    place, _, paragraph = number.partition(".")
    spelling_en = f"Article {place}, paragraph {paragraph}" if paragraph else f"Article {place}"
    return Clause(clause(number), spelling, spelling_en, quote, carried_out_by, doubt)
