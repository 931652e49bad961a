"""The page of background work says in words what is done behind the pages."""

from __future__ import annotations

from portal.views.effects import WORDS
from workflow import registry


def test_every_kind_of_work_has_words() -> None:
    handlers = {**registry._effects, **registry._deadlines}
    kinds = {kind for kind, handler in handlers.items() if not handler.__module__.startswith("tests")}
    assert kinds == set(WORDS)
