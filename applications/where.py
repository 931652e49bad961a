"""In which procedures an act exists: asked of the edition that the dossier follows, never of a city."""

from __future__ import annotations

from collections.abc import Callable

import rules

Where = Callable[[str], bool]


def with_stage(key: str) -> Where:
    return lambda edition: any(stage.key == key for stage in rules.edition(edition).procedure)


def with_parameter(name: str) -> Where:
    """Some stage carries this parameter."""
    return lambda edition: any(stage.parameters.get(name) for stage in rules.edition(edition).procedure)


def with_relaxations(edition: str) -> bool:
    """The text names exceptions that may be granted."""
    return bool(rules.edition(edition).relaxations)
