"""Every address × everybody: allowed, sent to sign in, 403 or 404, as ``access_table`` declares."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any
from zlib import crc32

import pytest
from django.core.cache import cache
from django.urls import URLPattern, URLResolver, get_resolver, reverse

import rules
from applications.beginning import KIND
from files import owners
from files.models import StoredFile
from tests.portal.access_cities import FAR_ROLES
from tests.portal.access_cities import ROLES as CITY_ROLES
from tests.portal.access_cities_table import CITY_TABLES
from tests.portal.access_table import TABLE, Row, verdict
from tests.portal.access_world import ROLES, World
from tests.portal.requesting import Requesting
from workflow.registry import actions_of

OTHER_CITIES = True
FINE = {200, 201, 302, 409, 422}
SIGN_IN = "/accounts/sign-in/"
CITY_ROWS = [(slug, row) for slug, rows in CITY_TABLES.items() for row in rows]
STRANGERS = {*FAR_ROLES, "other_clerk", "other_leader", "agent"}
"""To the first city: people of others, and an agency that has nothing in hand."""
ONCE = {"other_leader", "agent", "far_applicant", "far_officer", "far_expert", "far_agent"}
"""Asked by GET alone, to keep the requests few: they hold nothing here, or what another holds too."""
PUBLIC_OBJECTS = {"notices:preview(=notice)", "notices:edit(=notice)", "notices:withdraw(=notice)"}
PUBLIC_OBJECTS |= {"applications:call_switch(=call)"}
"""Everybody knows that they exist, so that whoever may not change them is told so."""
KNOWN_BY_RIGHT = {"accounts:end_role", "accounts:deputy", "accounts:withdraw_invitation", "portal:retry_effect"}
KNOWN_BY_RIGHT |= {"applications:call_edit", "portal:retry_deadline"}
"""Refused by the right alone, before the object is looked up."""


def names_of(resolver: Any, namespace: tuple[str, ...] = ()) -> Iterator[str]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from names_of(entry, (*namespace, entry.namespace) if entry.namespace else namespace)
        elif isinstance(entry, URLPattern):
            yield ":".join((*namespace, entry.name or f"unnamed {entry.pattern}"))


def test_the_table_holds_every_address_and_no_other() -> None:
    there, declared = set(names_of(get_resolver())), {row.name for row in TABLE}
    assert not there - declared, "addresses without a row in tests/portal/access_table.py"
    assert not declared - there, "rows of addresses that are gone"
    assert {row.name for row in TABLE if row.GET} == there, "every address says what GET gives"
    for rows in (TABLE, *CITY_TABLES.values()):
        assert len({row.id for row in rows}) == len(rows), "a row is there twice"


def test_the_tables_hold_every_act_on_a_dossier() -> None:
    """Of the texts that are here; an act that none of them knows is asked for in `tests/sixth`."""
    acts = {row.args.split()[1] for row in (*TABLE, *(row for _slug, row in CITY_ROWS)) if row.name.endswith(":act")}
    known = {action.key for edition in rules.editions() for action in actions_of(KIND, edition.key)}
    assert not known - acts, "acts without a row in the tables of access"


def test_the_tables_hold_a_file_of_every_kind_of_owner(world: World) -> None:
    places: list[tuple[Requesting, tuple[Row, ...]]] = [(world, TABLE)]
    places += [(world.cities[slug], rows) for slug, rows in CITY_TABLES.items()]
    asked = {row_world.refs[row.args[1:]] for row_world, rows in places for row in rows if row.name == "files:download"}
    kinds = set(StoredFile.objects.filter(ref__in=asked).values_list("owner_kind", flat=True))
    assert not set(owners._owners) - kinds, "owners of files without a row in the tables of access"


@pytest.mark.parametrize(("row", "roles"), [(row, STRANGERS) for row in TABLE] + [(r, FAR_ROLES) for _, r in CITY_ROWS])
def test_whatever_belongs_to_a_city_does_not_exist_for_those_of_another(row: Row, roles: set[str]) -> None:
    """As declared; that the portal keeps to it, the next test asks."""
    if "=" not in row.args or row.name in KNOWN_BY_RIGHT or row.id in PUBLIC_OBJECTS:
        return
    for told in filter(None, (row.GET, row.POST)):
        if verdict(told, "public") == "ok":
            continue
        assert {verdict(told, role) for role in roles} <= {"404", "405"}, told


def path_of(row: Row, world: Requesting) -> str:
    args = [world.refs[word[1:]] if word.startswith("=") else word for word in row.args.split()]
    args = [world.refs["token"] if word == "token" else word for word in args]
    return reverse(row.name, args=args)


ALIKE = {
    **dict.fromkeys(("404: *", "404: all", "ok: all"), ("public", "stranger", "applicant", "clerk", "expert")),
    **dict.fromkeys(("405: *", "405: all"), ("public", "applicant")),
}
"""Where the address makes no difference between persons, a few are asked."""
ONE_PAGE_FOR_ALL = {"accounts:profile", "accounts:change_password", "accounts:read_all", "accounts:institutions"}
ONE_WAY_IN = {"applications:act", "applications:tab", "reviews:act", "notices:act"}
"""Addresses with many rows for one object: the same line of the view lets strangers go."""
PAPERS = {"reviews:summary(=panel_done)"}
"""Each answer is a paper that takes its time to be made."""
SAMPLE = 3


def asked(row: Row, method: str) -> Sequence[str]:
    """Everybody; people of another city are asked for what belongs to this one."""
    if row.name in ONE_PAGE_FOR_ALL:
        return ALIKE["ok: all"]
    once = [role for role in ROLES if role not in ONCE or ("=" in row.args and method == "GET")]
    return sampled(row, method, once)


def asked_in_city(row: Row, method: str) -> Sequence[str]:
    return sampled(row, method, CITY_ROLES)


def sampled(row: Row, method: str, roles: Sequence[str]) -> Sequence[str]:
    """All of them, or of those alike a few, with each row others: a POST beside a GET of the same rights is sent by
    all who may and by some who may not."""
    told = getattr(row, method)
    if told in ALIKE:
        return ALIKE[told]
    few = {"404"} if row.name in ONE_WAY_IN else set()
    if method == "POST" and row.GET and not row.GET.startswith("405"):
        few = {"403", "404"}
    if row.id in PAPERS:
        few = {"ok", "403", "404"}
    chosen: list[str] = []
    for found in dict.fromkeys(verdict(told, role) for role in roles):
        alike = [role for role in roles if verdict(told, role) == found]
        start = crc32(row.id.encode()) % len(alike)
        chosen += (alike[start:] + alike[:start])[:SAMPLE] if found in few else alike
    return chosen


def outcome(response: Any) -> str:
    status = response.status_code
    if status == 302 and response["Location"].startswith(SIGN_IN):
        return "sign-in"
    return "ok" if status in FINE else str(status)


def wrong_at(row: Row, world: Requesting, roles_of: Callable[[Row, str], Sequence[str]]) -> list[str]:
    cache.clear()  # limits per network address are not what is asked here
    path = path_of(row, world)
    wrong = []
    for method in ("GET", "POST"):
        for role in roles_of(row, method) if getattr(row, method) else ():
            expected, got = verdict(getattr(row, method), role), outcome(world.request(role, path, method))
            if got != expected:
                wrong.append(f"{method} {path} {role}: {got}, declared {expected}")
    return wrong


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.id)
def test_everybody_gets_what_the_table_declares(row: Row, world: World) -> None:
    wrong = wrong_at(row, world, asked)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("slug", "row"), CITY_ROWS, ids=lambda value: value.id if isinstance(value, Row) else value)
def test_everybody_gets_what_the_table_of_the_city_declares(slug: str, row: Row, world: World) -> None:
    wrong = wrong_at(row, world.cities[slug], asked_in_city)
    assert not wrong, "\n".join(wrong)
