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


def after(later: str, earlier: str) -> Where:
    """The procedure has both stages, in this order."""

    def holds(edition: str) -> bool:
        keys = [stage.key for stage in rules.edition(edition).procedure]
        return earlier in keys and later in keys and keys.index(earlier) < keys.index(later)

    return holds


def before(earlier: str, later: str) -> Where:
    """The procedure has the one stage, and the other after it or not at all."""
    return lambda edition: with_stage(earlier)(edition) and not after(earlier, later)(edition)
