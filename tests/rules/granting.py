"""Relaxations granted for everything that they name, as tests of their tables want them."""

from __future__ import annotations

from collections.abc import Mapping

from rules import Edition, Grant


def everywhere(edition: Edition, reasons: Mapping[str, str]) -> list[Grant]:
    return [Grant(key, id, why) for key, why in reasons.items() for id in edition.relaxation(key).requirements]
