"""A portal that runs on a committed world for a whole module, and its readers in one browser."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.databases import TestDatabases
from tests.reach.reader import Reader


@pytest.fixture(scope="module")
def served(django_db_setup: None, django_db_blocker: Any, test_databases: TestDatabases) -> Iterator[str]:
    """The address of a portal. Whatever the module commits is thrown away with its database."""
    from django.conf import settings
    from django.core.cache import cache
    from django.db import connections
    from django.test import override_settings
    from pytest_django.live_server_helper import LiveServer

    with django_db_blocker.unblock():
        cache.clear()
        server = LiveServer("localhost")
        addresses = {"PUBLIC_URL": server.url, "CSRF_TRUSTED_ORIGINS": [server.url]}
        hosts = [*settings.ALLOWED_HOSTS, "localhost"]
        with override_settings(**addresses, ALLOWED_HOSTS=hosts):
            yield server.url
            server.stop()
        connections.close_all()
        test_databases.clone()


@pytest.fixture(scope="module")
def reader(served: str, browser: Any) -> Iterator[Reader]:
    """One browser, in which one person after the other is signed in."""
    found = Reader(browser, served)
    yield found
    found.close()
