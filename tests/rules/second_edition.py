"""A second edition of a city: the first one again under another key, with what a test changes in it."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from types import ModuleType

import rules
from rules import Edition


def second_edition(first: Edition, name: str, change: Callable[[Edition], Edition] = replace) -> Edition:
    """A copy in which every key bears the new name; it is as long as the old one, so that the copy can be patched."""
    if len(name) != len(first.name):
        raise ValueError(f"{name} is not as long as {first.name}")
    frozen = pickle.dumps(replace(first))  # a fresh one: nothing computed so far comes along
    return change(pickle.loads(frozen.replace(first.key.encode(), f"{first.city}/{name}".encode())))


@contextmanager
def registered(*editions: Edition) -> Iterator[None]:
    """Known to the portal within."""
    module = ModuleType("beside")
    module.EDITIONS = editions  # type: ignore[attr-defined]
    rules.register(module)
    try:
        yield
    finally:
        for edition in editions:
            rules.unregister(edition.key)
