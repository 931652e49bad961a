"""Every address × everybody: allowed, sent to sign in, 403 or 404, as ``access_table`` declares."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.portal.access_table import TABLE, Row, verdict
from tests.portal.access_world import ROLES, World

FINE = {200, 201, 302, 409, 422}
SIGN_IN = "/accounts/sign-in/"


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
    assert len({row.id for row in TABLE}) == len(TABLE), "a row is there twice"


def path_of(row: Row, world: World) -> str:
    args = [world.refs[word[1:]] if word.startswith("=") else word for word in row.args.split()]
    args = [world.refs["token"] if word == "token" else word for word in args]
    return reverse(row.name, args=args)


def asked(told: str) -> tuple[str, ...]:
    """Everybody; where the address makes no difference between persons, a few."""
    if not told:
        return ()
    alike = told in {"405: *", "405: all", "404: *", "404: all", "ok: all"}
    return ("public", "stranger", "applicant", "clerk", "expert", "platform_admin") if alike else ROLES


def outcome(response: Any) -> str:
    status = response.status_code
    if status == 302 and response["Location"].startswith(SIGN_IN):
        return "sign-in"
    return "ok" if status in FINE else str(status)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.id)
def test_everybody_gets_what_the_table_declares(row: Row, world: World) -> None:
    cache.clear()  # limits per network address are not what is asked here
    path = path_of(row, world)
    wrong = []
    for method in ("GET", "POST"):
        told = getattr(row, method)
        for role in asked(told):
            expected, got = verdict(told, role), outcome(world.request(role, path, method))
            if got != expected:
                wrong.append(f"{method} {role}: {got}, declared {expected}")
    assert not wrong, f"{path}\n" + "\n".join(wrong)
