"""What the owner of a matter tells a panel about it, and the register of owners."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reviews.indicators import DEFAULT, IndicatorSet

if TYPE_CHECKING:
    from accounts.models import User
    from reviews.models import Panel
    from workflow import Act
    from workflow.models import Process


@dataclass(frozen=True)
class Party:
    """An institution with an interest in the matter; ``role`` in the words of the city (牵头单位, 共建单位)."""

    name: str
    institution_id: int | None = None
    role: str = ""

    def dump(self) -> dict[str, Any]:
        return {"name": self.name, "id": self.institution_id, "role": self.role}


@dataclass(frozen=True)
class Parties:
    """All that a panel is ever told. It is frozen when the panel is convened.

    ``activities`` and ``kinds`` hold values of ``ActivityKind`` and ``ExpertKind``: what must take place and who must
    sit on the panel, from the stage's parameters. ``plan_sections`` are (key, title) pairs that a demand may point to.
    """

    city_id: int
    topic: str
    institutions: tuple[Party, ...]
    persons: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    indicators: IndicatorSet = DEFAULT
    plan_sections: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class MatterOwner:
    may_convene: Callable[[Process, User], bool]
    party_info: Callable[[Process], Parties]
    on_concluded: Callable[[Panel, Act], None]
    content_url: Callable[[Process], str]


_owners: dict[str, MatterOwner] = {}


def register_matter_owner(
    process_kind: str,
    *,
    may_convene: Callable[[Process, User], bool],
    party_info: Callable[[Process], Parties],
    on_concluded: Callable[[Panel, Act], None],
    content_url: Callable[[Process], str],
) -> None:
    """Say who owns matters of a kind: who convenes and runs their panels, what a panel is told, what follows from its
    conclusion (called inside the transaction that records it), and where the experts read."""
    _owners[process_kind] = MatterOwner(may_convene, party_info, on_concluded, content_url)


def owner_of(matter: Process) -> MatterOwner:
    """The owner registered for the kind of this process. KeyError if nobody registered."""
    return _owners[matter.kind]
