"""Short ways to say what carries a clause out."""

from __future__ import annotations

from rules.requirements import By, CarriedOut, Requirement
from rules.text import Text


def by(what: By, *targets: str, zh: str = "", en: str = "") -> CarriedOut:
    return CarriedOut(what, targets, Text(zh, en))


def tested(*requirements: Requirement) -> CarriedOut:
    return CarriedOut(By.REQUIREMENT, tuple(requirement.id for requirement in requirements))


def policy(zh: str, en: str) -> CarriedOut:
    """Nothing carries it out, and why."""
    return CarriedOut(By.POLICY, (), Text(zh, en))
