"""The ids of this edition's clauses: the edition's key, then the place.

The text has 第八条 twice and jumps from 第十一条 to 第十六条 over four unnumbered paragraphs. So `8a(3)` is an item
of the 第八条 on conditions, `8b(1)` one of the 第八条 on procedure, and `u1` to `u4` are the unnumbered paragraphs.
"""

from __future__ import annotations

from rules.facts import NO_TEXT
from rules.requirements import CarriedOut, Clause
from rules.text import Text

KEY = "liaocheng/draft_2026"


def clause(number: str) -> str:
    return f"{KEY}#{number}"


def article(
    number: str, spelling: str, spelling_en: str, quote: str, *carried_out_by: CarriedOut, doubt: Text = NO_TEXT
) -> Clause:
    return Clause(clause(number), spelling, spelling_en, quote, carried_out_by, doubt)
