"""Who plays in the journeys, and on what day.

``company``
    the officials and experts of Datong with passwords, an open call and a pool of experts
``visitor``
    ``visitor("clerk")`` is that person at a browser of their own, signed in at the sign-in page
``guest``
    the same, signed in already: where signing in is not what is looked at
``way_in``
    ``way_in("hohhot")``: the way of a dossier in that city, with its cast, a pool of experts and the worker
``on_the_day``
    the portal's date, whatever today is
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from django.contrib.auth.hashers import make_password

from tests.cast import Cast, make_cast
from tests.conftest import WorkerProcess, running_worker
from tests.journeys.days import TUESDAY
from tests.journeys.visitor import PASSWORD, Visitor

if TYPE_CHECKING:
    from accounts.models import User
    from tests.journeys.way import Way


_worker_process = pytest.fixture(scope="package", name="_worker_process")(running_worker)
"""One for all journeys: starting it takes as long as half a journey."""


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
        found = Visitor(open_page(**options), live_portal)
        found.enter_as(user)
        return found

    return enter


@pytest.fixture
def way_in(
    on_the_day: Any,
    guest: Callable[..., Visitor],
    visitor: Callable[..., Visitor],
    celery_worker_process: WorkerProcess,
    complaints: Any,
) -> Callable[[str], Way]:
    from tests.applications.factories import make_pool_for
    from tests.journeys.way import Way

    complaints.allow(r"403 \(Forbidden\).*/sheet/save/")  # the draft's last save may come after the sheet itself

    def begin(slug: str) -> Way:
        cast = make_cast(slug)
        make_pool_for(cast)
        return Way(cast, guest, visitor, celery_worker_process, on_the_day)

    return begin
