"""The ids of this edition's clauses: the edition's key, then the place."""

from __future__ import annotations

from rules.facts import NO_TEXT
from rules.requirements import CarriedOut, Clause
from rules.text import Text

KEY = "qiwu/r2026"


def clause(number: str) -> str:
    return f"{KEY}#{number}"


def article(
    number: str, spelling: str, spelling_en: str, quote: str, *carried_out_by: CarriedOut, doubt: Text = NO_TEXT
) -> Clause:
    return Clause(clause(number), spelling, spelling_en, quote, carried_out_by, doubt)
