"""The demonstration's data: one directory of ``fixtures/demonstration/`` for each city, told by the code beside this.

A city from elsewhere (``settings.CITY_PACKAGES``) has its directory in its package.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

from cities.reference import packages_of_cities

DIRECTORY = settings.BASE_DIR / "fixtures" / "demonstration"
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def _load(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506  safe


def read(city: str, name: str) -> Any:
    """``people``, ``topics``, ``answers``, ``office`` or ``plots`` of a city (by its slug)."""
    elsewhere = packages_of_cities().get(city)
    directory = DIRECTORY / city if elsewhere is None else elsewhere / "demonstration"
    return _load(directory / f"{name}.yaml")


def names() -> tuple[str, list[str]]:
    """Surnames and given names."""
    words = _load(DIRECTORY / "names.yaml")
    return words["surnames"], words["given"]


def sign_ins() -> list[list[str]]:
    rows: list[list[str]] = _load(DIRECTORY / "sign_ins.yaml")
    return rows


def cities() -> list[str]:
    """The cities of the demonstration."""
    return sorted({*(path.name for path in DIRECTORY.iterdir() if path.is_dir()), *packages_of_cities()})
