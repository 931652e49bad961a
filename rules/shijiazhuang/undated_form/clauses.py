"""The ids of this edition's clauses: the edition's key, then the place (`shijiazhuang/undated#10(6)`)."""

from __future__ import annotations

KEY = "shijiazhuang/undated"


def clause(number: str) -> str:
    return f"{KEY}#{number}"
