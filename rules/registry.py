"""The editions there are: every package under `rules` with an `EDITIONS`, and those registered from elsewhere."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from types import ModuleType

from rules.regulation import Edition

_registered: dict[str, Edition] = {}


@cache
def _discovered() -> dict[str, Edition]:
    package = importlib.import_module("rules")
    found: dict[str, Edition] = {}
    for module in pkgutil.iter_modules(package.__path__):
        if module.ispkg:
            for edition in importlib.import_module(f"rules.{module.name}").EDITIONS:
                found[edition.key] = edition
    return found


def editions() -> tuple[Edition, ...]:
    """All known editions, by city and then as their package lists them."""
    return tuple({**_discovered(), **_registered}.values())


def edition(key: str) -> Edition:
    """An edition by key (`datong/trial`); KeyError if unknown."""
    return _registered[key] if key in _registered else _discovered()[key]


def of_city(city: str) -> list[Edition]:
    """The known editions of a city (`datong`), the oldest first."""
    return [one for one in editions() if one.city == city]


def newest(city: str) -> Edition:
    """The newest edition of a city (`datong`), or the edition of this key (`datong/trial`); KeyError if unknown."""
    if "/" in city:
        return edition(city)
    found = of_city(city)
    if not found:
        raise KeyError(city)
    return found[-1]


def register(city: str | ModuleType) -> tuple[Edition, ...]:
    """Add a city package from elsewhere (a dotted path or a module with `EDITIONS`), for tests and trials."""
    module = importlib.import_module(city) if isinstance(city, str) else city
    added: tuple[Edition, ...] = tuple(module.EDITIONS)
    for one in added:
        if one.key in _discovered():
            raise ValueError(f"{one.key} exists already")
        _registered[one.key] = one
    return added


def unregister(key: str) -> None:
    del _registered[key]
