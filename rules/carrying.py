"""Short ways to say what carries a clause out."""

from __future__ import annotations

from rules.life import Consequence, Deadline, Grade, Ground
from rules.procedure import Quota
from rules.requirements import By, CarriedOut, Requirement
from rules.text import Text


def by(what: By, *targets: str, zh: str = "", en: str = "") -> CarriedOut:
    return CarriedOut(what, targets, Text(zh, en))


def tested(*requirements: Requirement) -> CarriedOut:
    return CarriedOut(By.REQUIREMENT, tuple(requirement.id for requirement in requirements))


def policy(zh: str, en: str) -> CarriedOut:
    """Nothing carries it out, and why."""
    return CarriedOut(By.POLICY, (), Text(zh, en))


def due(*deadlines: Deadline) -> CarriedOut:
    return CarriedOut(By.DEADLINE, tuple(deadline.key for deadline in deadlines))


def graded(*grades: Grade) -> CarriedOut:
    return CarriedOut(By.GRADE, tuple(grade.key for grade in grades))


def follows(*consequences: Consequence) -> CarriedOut:
    return CarriedOut(By.CONSEQUENCE, tuple(consequence.key for consequence in consequences))


def grounds(*found: Ground) -> CarriedOut:
    return CarriedOut(By.GROUND, tuple(ground.key for ground in found))


def rationed(*quotas: Quota) -> CarriedOut:
    return CarriedOut(By.QUOTA, tuple(quota.key for quota in quotas))
