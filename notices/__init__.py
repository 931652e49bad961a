"""What the public sees: notices with their lists and periods, objections, announcements."""

from importlib import import_module
from typing import Any

_HOME = {
    "register_item_owner": "notices.owners",
    "compose_notice": "notices.composing",
    "readings": "notices.composing",
    "post": "notices.posting",
    "item_for": "notices.posting",
    "items_of": "notices.posting",
    "period_over": "notices.posting",
    "blocking_objections": "notices.posting",
    "open_objections": "notices.posting",
    "withdraw_item": "notices.posting",
    "receive": "notices.objecting",
}
__all__ = [
    "blocking_objections",
    "compose_notice",
    "item_for",
    "items_of",
    "open_objections",
    "period_over",
    "post",
    "readings",
    "receive",
    "register_item_owner",
    "withdraw_item",
]


def __getattr__(name: str) -> Any:
    """The models load after this package, so its acts are fetched when asked for."""
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(name)
