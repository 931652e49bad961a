"""The ids of this edition's clauses: the edition's key, then the place (`jinzhong/r2023#8(4)`)."""

from __future__ import annotations

KEY = "jinzhong/r2023"


def clause(number: str) -> str:
    return f"{KEY}#{number}"
