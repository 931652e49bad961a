"""The ids of this edition's clauses: the edition's key, then the place (`datong/trial#8(3)`)."""

from __future__ import annotations

KEY = "datong/trial"


def clause(number: str) -> str:
    return f"{KEY}#{number}"
