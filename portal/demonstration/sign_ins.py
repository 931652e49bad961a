"""One person for each part in the demonstration, and what is worth trying as them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from . import fixtures
from .people import PASSWORD


@dataclass(frozen=True)
class SignIn:
    role: str
    role_en: str
    username: str
    what: str


SIGN_INS = tuple(SignIn(*row) for row in fixtures.sign_ins())


def _wide(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def table() -> str:
    """For a terminal: columns aligned, Chinese letters counted as two."""
    rows = [(f"{row.role}  {row.role_en}", row.username, row.what) for row in SIGN_INS]
    widths = [max(_wide(row[column]) for row in rows) for column in range(2)]
    lines = [
        "  ".join([*(cell + " " * (width - _wide(cell)) for cell, width in zip(row, widths, strict=False)), row[2]])
        for row in rows
    ]
    return "\n".join([f"Password of everybody 统一密码: {PASSWORD}", "", *lines])
