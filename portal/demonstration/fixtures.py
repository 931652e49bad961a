"""The demonstration's data: one directory of ``fixtures/demonstration/`` for each city, told by the code beside this."""

from __future__ import annotations

from functools import cache
from typing import Any

import yaml
from django.conf import settings

DIRECTORY = settings.BASE_DIR / "fixtures" / "demonstration"
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def read(city: str, name: str) -> Any:
    """``people``, ``topics``, ``answers``, ``office`` or ``plots`` of a city (by its slug)."""
    return yaml.load((DIRECTORY / city / f"{name}.yaml").read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506  safe


@cache
def names() -> tuple[str, list[str]]:
    """Surnames and given names."""
    words = yaml.load((DIRECTORY / "names.yaml").read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506  safe
    return words["surnames"], words["given"]


def cities() -> list[str]:
    """The cities of the demonstration, in the order in which the plots of a day are told."""
    return sorted(path.name for path in DIRECTORY.iterdir() if path.is_dir())
