"""Signs of a conflict of interest between an expert and the parties of a matter.

Detection proposes and never decides: an officer who appoints an expert in spite of a sign writes down why, and the
expert's own declaration comes on top.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from accounts.models import RoleAssignment
from reviews.hints import Hint, Sign
from reviews.models import AgencyMember, PanelMember
from reviews.parties import agencies_of
from workflow.models import Event

if TYPE_CHECKING:
    from collections.abc import Collection

    from reviews.models import Expert, Panel
    from reviews.parties import Party

SHORTEST_COMPARABLE_NAME = 4
"""A unit's name shorter than this is only compared whole: 「大学」 is part of many."""


@dataclass(frozen=True)
class Surroundings:
    """What the portal knows of people and the matter; read once for all candidates."""

    officers: Collection[int] = ()
    agents: Collection[int] = ()
    agencies: Collection[str] = ()
    recused: Collection[int] = ()
    accounts: Collection[tuple[int, int]] = ()


def comparable(name: str) -> str:
    """A name without what differs in typing only: width, case, spaces, brackets, middle dots."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return re.sub(r"[\s()\[\]·•・.]", "", folded)


def same_unit(one: str, other: str) -> bool:
    """Whether two names may mean one unit: equal, or one is the other with a department after it."""
    a, b = comparable(one), comparable(other)
    if not a or not b:
        return False
    shorter, longer = sorted((a, b), key=len)
    return shorter == longer or (len(shorter) >= SHORTEST_COMPARABLE_NAME and longer.startswith(shorter))


def find_hints(
    expert: Expert, institutions: Iterable[Party], persons: Iterable[str], known: Surroundings = Surroundings()
) -> list[Hint]:
    hints = []
    for party in institutions:
        known_unit = party.institution_id is not None and party.institution_id == expert.institution_id
        if known_unit or same_unit(expert.unit_name, party.name):
            hints.append(Hint(Sign.UNIT, party.name))
        if any(same_unit(unit, party.name) for unit in expert.former_units):
            hints.append(Hint(Sign.FORMER_UNIT, party.name))
        if (expert.user_id, party.institution_id) in known.accounts:
            hints.append(Hint(Sign.ACCOUNT, party.name))
    own_name = comparable(expert.name)
    if any(comparable(person) == own_name for person in persons):
        hints.append(Hint(Sign.PERSON, expert.name))
    if expert.user_id in known.officers:
        hints.append(Hint(Sign.OFFICER))
    if expert.user_id in known.agents or any(same_unit(expert.unit_name, name) for name in known.agencies):
        hints.append(Hint(Sign.AGENCY))
    if expert.user_id in known.recused:
        hints.append(Hint(Sign.RECUSED))
    return hints


def surroundings_of(panel: Panel) -> Surroundings:
    """A fixed number of queries, however many candidates there are."""
    ids = [party.institution_id for party in panel.institutions if party.institution_id is not None]
    processes = [panel.matter_id, *type(panel).objects.filter(matter=panel.matter_id).values_list("process", flat=True)]
    as_experts = PanelMember.objects.filter(panel__matter=panel.matter_id)
    officers = Event.objects.filter(process__in=processes, actor__isnull=False).exclude(
        action__in=["declare", "recuse", "submit_sheet", "conclude"]
    )
    agencies = agencies_of(panel.matter)
    return Surroundings(
        agents=set(AgencyMember.objects.filter(agency__in=agencies).values_list("user", flat=True)) - {None},
        agencies=tuple(agencies.values_list("name", flat=True)),
        officers=set(officers.values_list("actor", flat=True)),
        recused=set(as_experts.filter(state="recused").values_list("expert__user", flat=True)),
        accounts=set(RoleAssignment.objects.filter(institution__in=ids).values_list("user", "institution").distinct()),
    )


def hints_for(panel: Panel, experts: Iterable[Expert]) -> dict[Any, list[Hint]]:
    """What detection proposes for each of these experts, by their primary key."""
    known = surroundings_of(panel)
    institutions, persons = panel.institutions, panel.persons
    return {expert.pk: find_hints(expert, institutions, persons, known) for expert in experts}
