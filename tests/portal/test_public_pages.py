"""Pages that everybody sees alike are made once for all; nobody gets what is another's."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portal.public_pages import TOKEN
from tests.centres.factories import make_centre
from tests.notices.factories import make_notice

pytestmark = pytest.mark.django_db
SECONDS = 3


@pytest.fixture(autouse=True)
def shared(settings: Any) -> None:
    settings.PUBLIC_PAGES_SECONDS = SECONDS
    cache.clear()


def asked(client: Client, path: str, **headers: str) -> tuple[int, str]:
    """Queries, and the page."""
    with CaptureQueriesContext(connection) as queries:
        page = client.get(path, headers=headers)
    assert page.status_code == 200
    return len(queries), page.content.decode()


def without_token(page: str) -> bytes:
    return TOKEN.sub(b"", page.encode())


@pytest.mark.parametrize("which", ["front", "register", "register of a city", "centre", "notices", "notice"])
def test_the_second_visitor_gets_the_same_page_without_a_query(which: str) -> None:
    centre, notice = make_centre(), make_notice()
    path = {
        "front": "/",
        "register": "/register/",
        "register of a city": f"/register/?city={centre.city.slug}",
        "centre": reverse("centres:centre", args=[centre.ref]),
        "notices": "/notices/",
        "notice": reverse("notices:notice", args=[notice.ref]),
    }[which]
    _queries, first = asked(Client(), path)
    queries, second = asked(Client(), path)
    assert queries == 0
    assert without_token(second) == without_token(first)


def test_each_visitor_gets_a_token_of_their_own_and_can_use_it() -> None:
    asked(Client(), "/")
    first, second = (Client(enforce_csrf_checks=True) for _visitor in range(2))
    tokens = [re.search(TOKEN, client.get("/").content)[0] for client in (first, second)]
    assert tokens[0] != tokens[1]
    assert first.cookies["csrftoken"].value != second.cookies["csrftoken"].value
    form = {"size": "elder", "csrfmiddlewaretoken": tokens[1][-65:-1].decode()}
    assert first.post(reverse("portal:display"), form).status_code == 403
    assert second.post(reverse("portal:display"), form).status_code == 302


def test_what_is_kept_holds_nobodys_token() -> None:
    client = Client()
    page = client.get("/").content
    keys = [key.decode().split(":", 2)[2] for key in cache._cache.get_client().keys("*public-page*")]
    kept = [cache.get(key) for key in keys]
    assert kept
    assert not any(TOKEN.search(body) for body, _type in kept)
    assert TOKEN.search(page)


@pytest.mark.parametrize(
    ("cookies", "headers"),
    [
        ({"django_language": "en"}, {}),
        ({"display_size": "elder"}, {}),
        ({"display_contrast": "high"}, {}),
        ({}, {"accept-language": "en"}),
    ],
)
def test_languages_sizes_and_contrasts_are_kept_apart(cookies: dict[str, str], headers: dict[str, str]) -> None:
    _queries, plain = asked(Client(), "/")
    other = Client()
    for name, value in cookies.items():
        other.cookies[name] = value
    queries, page = asked(other, "/", **headers)
    assert queries > 0
    assert without_token(page) != without_token(plain)


def test_who_is_signed_in_neither_gets_nor_leaves_a_shared_page(cast: Any) -> None:
    clerk = cast.client("clerk")
    _queries, own = asked(clerk, "/")
    assert cast.clerk.name in own
    _queries, public = asked(Client(), "/")
    assert cast.clerk.name not in public
    queries, again = asked(clerk, "/")
    assert queries > 0
    assert cast.clerk.name in again


def test_a_message_is_shown_to_the_one_it_is_for() -> None:
    told = Client()
    told.cookies["messages"] = "anything"
    asked(told, "/")
    assert not cache._cache.get_client().keys("*public-page*")


def test_a_page_that_is_not_there_is_not_kept() -> None:
    client = Client()
    missing = reverse("notices:notice", args=["00000000-0000-0000-0000-000000000000"])
    assert client.get(missing).status_code == 404
    assert not cache._cache.get_client().keys("*public-page*")


def test_no_page_is_kept_longer_than_said() -> None:
    asked(Client(), "/notices/")
    redis = cache._cache.get_client()
    keys = redis.keys("*public-page*")
    assert keys
    assert all(0 < redis.pttl(key) <= SECONDS * 1000 for key in keys)


def test_without_redis_the_pages_come_all_the_same(settings: Any) -> None:
    settings.CACHES = {
        "default": {**settings.CACHES["default"], "LOCATION": "redis://127.0.0.1:1/0"},
    }
    for _visit in range(2):
        queries, page = asked(Client(), "/")
        assert queries > 0
        assert "</html>" in page
