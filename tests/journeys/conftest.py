"""Who plays in the journeys, and on what day.

``company``
    the officials and experts of Datong with passwords, an open call and a pool of experts
``visitor``
    ``visitor("clerk")`` is that person at a browser of their own, signed in at the sign-in page
``guest``
    the same, signed in already: where signing in is not what is looked at
``on_the_day``
    the portal's date: a week of working days in a year whose calendar is loaded, whatever today is
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from django.conf import settings
from django.contrib.auth.hashers import make_password

from tests.cast import Cast, make_cast
from tests.journeys.visitor import PASSWORD, Visitor

if TYPE_CHECKING:
    from accounts.models import User

TUESDAY = datetime(2025, 9, 9, 1, 0, tzinfo=UTC)
"""9:00 in Datong. Five working days after it end on Tuesday, 16 September. The worker's clock cannot be moved, so the
day lies in the past: whatever is ordered then is due for the worker at once."""


@pytest.fixture
def on_the_day() -> Iterator[Any]:
    traveller = time_machine.travel(TUESDAY, tick=True)
    yield traveller.start()
    traveller.stop()


@pytest.fixture
def company(transactional_db: None, on_the_day: Any) -> Cast:
    from accounts.models import User
    from tests.reviews.factories import make_pool

    cast = make_cast()
    User.objects.update(password=make_password(PASSWORD))
    make_pool(cast)
    return cast


@pytest.fixture
def visitor(live_portal: str, open_page: Callable[..., Any]) -> Callable[..., Visitor]:
    """A browser of one's own; with a name, that person signs in there."""
    here: dict[str, Visitor] = {}

    def visit(username: str | None = None, **options: Any) -> Visitor:
        if username in here:
            return here[username]
        found = Visitor(open_page(**options), live_portal)
        if username is not None:
            found.sign_in(username)
            here[username] = found
        return found

    return visit


@pytest.fixture
def guest(live_portal: str, open_page: Callable[..., Any]) -> Callable[..., Visitor]:
    """A browser in which ``user`` is signed in already."""

    def enter(user: User, **options: Any) -> Visitor:
        page = open_page(**options)
        page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": session_of(user), "url": live_portal, "httpOnly": True}]
        )
        return Visitor(page, live_portal)

    return enter


def session_of(user: User) -> str:
    from django.test import Client

    user.refresh_from_db()  # the password's digest is part of the session
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return str(client.cookies[settings.SESSION_COOKIE_NAME].value)
