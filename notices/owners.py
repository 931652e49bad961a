"""Whose item it is. The package that owns a kind of process says here what an upheld objection means for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from notices.models import NoticeItem, Objection
    from workflow import Act
    from workflow.models import Process

OnUpheld = Callable[["NoticeItem", "Objection", "Act"], None]
HasInterest = Callable[["Process", Any], bool]
OnPeriodChanged = Callable[["NoticeItem", "Act"], None]


@dataclass(frozen=True)
class ItemOwner:
    on_upheld: OnUpheld
    has_interest: HasInterest | None = None
    on_period_changed: OnPeriodChanged | None = None


_owners: dict[str, ItemOwner] = {}


def register_item_owner(
    process_kind: str,
    *,
    on_upheld: OnUpheld,
    has_interest: HasInterest | None = None,
    on_period_changed: OnPeriodChanged | None = None,
) -> None:
    """Declare the owner of a kind of process. Called once, from the owner's ``AppConfig.ready``.

    ``on_upheld(item, objection, act)`` runs inside the act that upholds, which holds the item's process too.
    ``has_interest(process, user)``: this official may not touch objections against it.
    ``on_period_changed(item, act)``: a provisional end was computed anew, ``item.notice`` has the new dates.
    """
    if process_kind in _owners:
        raise ValueError(f"the owner of {process_kind!r} is declared twice")
    _owners[process_kind] = ItemOwner(on_upheld, has_interest, on_period_changed)


def owner_of(process: Process) -> ItemOwner:
    """KeyError where nobody declared the kind: an item without an owner is a fault of the caller."""
    return _owners[process.kind]


def has_interest(process: Process, user: Any) -> bool:
    ask = owner_of(process).has_interest
    return ask is not None and bool(ask(process, user))
