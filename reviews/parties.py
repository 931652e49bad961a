"""What the owner of a matter tells a panel about it, and the register of owners."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reviews.indicators import DEFAULT, IndicatorSet
from rules import Text

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from accounts.models import User
    from reviews.models import Agency, Panel
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
    sit on the panel, from the stage's parameters; ``optional_activities`` what takes place as needed, as whoever runs
    the panel decides; ``activity_titles`` the city's own words for activities. ``improvement``: whether the experts
    may ask for improvements at all. ``plan_sections`` are (key, title) pairs that a demand may point to.
    """

    city_id: int
    topic: str
    institutions: tuple[Party, ...]
    persons: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    optional_activities: tuple[str, ...] = ()
    activity_titles: Mapping[str, Text] = field(default_factory=dict)
    kinds: tuple[str, ...] = ()
    improvement: bool = True
    indicators: IndicatorSet = DEFAULT
    plan_sections: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class MatterOwner:
    may_convene: Callable[[Process, User], bool]
    party_info: Callable[[Process], Parties]
    on_concluded: Callable[[Panel, Act], None]
    content_url: Callable[[Process], str]
    agencies_of: Callable[[Process], QuerySet[Agency]] | None
    entrusted_to: Callable[[User], QuerySet[Any]] | None


_owners: dict[str, MatterOwner] = {}


def register_matter_owner(
    process_kind: str,
    *,
    may_convene: Callable[[Process, User], bool],
    party_info: Callable[[Process], Parties],
    on_concluded: Callable[[Panel, Act], None],
    content_url: Callable[[Process], str],
    agencies_of: Callable[[Process], QuerySet[Agency]] | None = None,
    entrusted_to: Callable[[User], QuerySet[Any]] | None = None,
) -> None:
    """Say who owns matters of a kind: who convenes and runs their panels, what a panel is told, what follows from its
    conclusion (called inside the transaction that records it), and where the experts read. An owner that entrusts
    agencies says which were ever entrusted with a matter, and the ids of the matters whose review a person's agency
    has in hand now."""
    _owners[process_kind] = MatterOwner(may_convene, party_info, on_concluded, content_url, agencies_of, entrusted_to)


def owner_of(matter: Process) -> MatterOwner:
    """The owner registered for the kind of this process. KeyError if nobody registered."""
    return _owners[matter.kind]


def agencies_of(matter: Process) -> QuerySet[Agency]:
    """The agencies that were ever entrusted with this matter: nobody of them judges it as an expert."""
    from reviews.models import Agency  # the models read this module

    owner = owner_of(matter)
    return owner.agencies_of(matter) if owner.agencies_of else Agency.objects.none()


def entrusted_to(user: User) -> list[QuerySet[Any]]:
    """Of each owner that entrusts agencies: the ids of the matters whose panels this person runs for one."""
    return [owner.entrusted_to(user) for owner in _owners.values() if owner.entrusted_to]
