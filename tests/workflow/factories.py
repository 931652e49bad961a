"""Something that moves, for tests of the door: an objection, the smallest subject that has a state of its own.

What it may do is declared for one test only, so that the acts of the real portal stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from notices.composing import compose_notice
from notices.models import NoticeKind, Objection
from notices.objecting import KIND
from tests.accounts.factories import datong
from workflow import Act, registry, start_process
from workflow.models import Process
from workflow.registry import Action

STAGES = ("asking", "looking", "answering")


def stage_rows(*keys: str, **fields: Any) -> list[dict[str, Any]]:
    return [
        {"key": key, "kind": "step", "title_zh": key, "title_en": key, "office": "bureau", **fields}
        for key in keys or STAGES
    ]


def make_process(*keys: str) -> Process:
    return start_process(KIND, "datong/trial", stage_rows(*keys))


def make_matter(*keys: str) -> Objection:
    """A subject in the state ``received``, at the first of these stages."""
    notice = compose_notice(datong(), "公示", NoticeKind.PUBLICITY, length=5, items=[_line()])
    item = notice.items.get()
    process = make_process(*keys)
    return Objection.objects.create(
        process=process, item=item, receipt=f"T{process.pk}", text="事实和理由", received_at=timezone.now()
    )


def _line() -> dict[str, Any]:
    return {"process": start_process("line", "datong/trial", []), "name": "测试中心", "lead": "测试单位"}


class Declarations:
    """Acts, effects and deadlines that exist for one test."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._patch = monkeypatch

    def action(self, key: str, run: Callable[[Act], Any] = lambda act: None, **options: Any) -> None:
        given = {"label": key, "who": lambda subject, user: True, "order": 1000, "offered": False, **options}
        declared = Action(key=key, kind=KIND, run=run, **given)
        self._patch.setitem(registry._actions, (KIND, key), declared)

    def effect(self, kind: str, handler: Callable[[Any], None]) -> None:
        self._patch.setitem(registry._effects, kind, handler)

    def deadline(self, kind: str, handler: Callable[[Any], None]) -> None:
        self._patch.setitem(registry._deadlines, kind, handler)
