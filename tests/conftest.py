"""What all tests stand on: real servers, a database of one's own, and, on request, a portal in a browser.

Ordinary database tests (``@pytest.mark.django_db``) run in a transaction that is rolled back. Tests that commit
(``transactional_db``, ``live_portal``) get a fresh clone of the template database afterwards. Triggers and rights are
those of the real portal in both.

For journeys through the browser:

``live_portal``
    the address of a running portal on this test's database
``celery_worker_process``
    a real Celery worker on the same database; ``settle()`` waits until all work is done
``page``, ``open_page``
    a Chromium page (in Chinese); further ones, each a person with a session of their own. What the browser complains
    about (scripts that fail, violations of the content security policy, another host) fails the test.
"""

import gc
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from portal.launch.children import Child, Command, Log
from portal.launch.preparation import compile_translations
from tests.cast import cast, cast_of  # noqa: F401  fixtures
from tests.databases import TestDatabases, database_of
from tests.servers import TestServers

ADDRESSES = ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL")
SERVERS = pytest.StashKey[TestServers]()
DATABASES = pytest.StashKey[TestDatabases]()


def pytest_configure(config: pytest.Config) -> None:
    """Point the environment at this worker's own database, Redis number and directory; only then load the settings."""
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker is None:
        compile_translations()  # a fresh clone has none, and the pages are tested in Chinese
        servers = config.stash[SERVERS] = TestServers()
        os.environ.update({f"TESTS_{name}": address for name, address in servers.start().items()})
        if config.getoption("numprocesses", None):
            # The workers run the tests. Whoever imports `portal` names the settings, and a worker that finds them
            # named loads them before it has addresses of its own.
            os.environ.pop("DJANGO_SETTINGS_MODULE", None)
            return
    given = {name: os.environ[f"TESTS_{name}"] for name in ADDRESSES}
    databases = TestDatabases(given["DATABASE_URL"], given["DATABASE_OWNER_URL"], worker or "main")
    config.stash[DATABASES] = databases

    redis_number = 1 + int(re.sub(r"\D", "", worker or "") or 0) % 14 if worker else 0
    os.environ |= {
        "DATABASE_URL": databases.app_url,
        "DATABASE_OWNER_URL": "",
        "REDIS_URL": urlsplit(given["REDIS_URL"])._replace(path=f"/{redis_number}").geturl(),
        "DATA_DIR": tempfile.mkdtemp(prefix="portal-tests-data-"),
        "SECRET_KEY": "for-tests-only",
        "PORTAL_DEMO": "",
        "DEBUG": "",
        "DJANGO_SETTINGS_MODULE": "portal.settings",
    }
    from django.conf import settings

    if settings.DATABASES["default"]["NAME"] != database_of(databases.app_url):
        raise pytest.UsageError("Unset DJANGO_SETTINGS_MODULE: the tests load the settings with their own addresses.")
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    (Path(os.environ["DATA_DIR"]) / "static").mkdir()

    from django.test import TransactionTestCase

    def make_anew(test_case: TransactionTestCase) -> None:
        from django.db import connections

        connections.close_all()
        databases.clone()

    # Django would TRUNCATE every table, which the portal's role may not, and with it the reference data.
    TransactionTestCase._fixture_teardown = make_anew  # type: ignore[method-assign]


LONGEST = (
    "tests/applications/test_walk.py",
    "tests/portal/test_access.py",
    "tests/portal/test_demonstration.py",
    "tests/reach/test_walk.py",
    "tests/hostile/test_forms.py",
    "tests/journeys/test_register_to_register.py",
    "tests/journeys/test_hard_way.py",
)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files first: one that is begun last would be waited for by every other core."""
    place = {name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.nodeid.partition("::")[0], len(place)))


def pytest_collection_finish() -> None:
    """All that is loaded by now stays to the end: the collector need not look at it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def pytest_unconfigure(config: pytest.Config) -> None:
    if config.stash.get(DATABASES, None):
        shutil.rmtree(os.environ["DATA_DIR"], ignore_errors=True)
    if servers := config.stash.get(SERVERS, None):
        servers.stop()


@pytest.fixture(scope="session")
def test_databases(pytestconfig: pytest.Config) -> TestDatabases:
    """The template and this worker's clone: for tests of the database's own rights."""
    return pytestconfig.stash[DATABASES]


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: Any, test_databases: TestDatabases
) -> Iterator[None]:
    test_databases.ensure_template()
    test_databases.clone()
    yield
    from django.db import connections

    with django_db_blocker.unblock():
        connections.close_all()
    test_databases.drop()


@pytest.fixture
def live_portal(live_server: Any, settings: Any) -> str:
    """The address (without a slash at the end) of a portal that serves this test's database, in this process."""
    settings.PUBLIC_URL = live_server.url
    settings.CSRF_TRUSTED_ORIGINS = [live_server.url]
    return str(live_server.url)


class WorkerProcess:
    """A Celery worker in a process of its own. Its mail goes to files in ``mail``."""

    def __init__(self) -> None:
        self.mail = Path(os.environ["DATA_DIR"]) / "mail"
        environment = {"EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend"}
        arguments = ("--queues", "portal,paper", "--concurrency", "1", "--without-gossip", "--without-mingle")
        self._child = Child(
            Command(
                "worker",
                (sys.executable, "-m", "celery", "--quiet", "--app", "portal.celery", "worker", *arguments),
                env={**environment, "PYTHONWARNINGS": "ignore:You're running the worker"},
            ),
            Log(sys.stderr),
        )
        self._wait("the worker to answer", self._answers, 40)

    def _answers(self) -> bool:
        from portal.celery import app

        return bool(app.control.ping(timeout=0.5, limit=1))

    def _wait(self, what: str, happened: Callable[[], bool], seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while not happened():
            if self._child.code is not None or time.monotonic() > deadline:
                pytest.fail(f"waited in vain for {what}:\n" + "\n".join(self._child.last_lines))
            time.sleep(0.05)

    def settle(self, seconds: float = 30) -> None:
        """Wait until every effect that is due and every job has been carried out."""
        self._wait("background work to end", self._idle, seconds)

    @staticmethod
    def _idle() -> bool:
        from django.utils import timezone

        from documents.models import Job
        from workflow.models import Effect

        due = Effect.objects.filter(state__in=["pending", "running"], run_after__lte=timezone.now())
        return not due.exists() and not Job.objects.filter(state__in=["pending", "running"]).exists()

    def stop(self) -> None:
        self._child.order_stop()
        self._child.wait(20)


def running_worker(django_db_setup: None) -> Iterator[WorkerProcess]:
    worker = WorkerProcess()
    yield worker
    worker.stop()


_worker_process = pytest.fixture(scope="module", name="_worker_process")(running_worker)


@pytest.fixture
def celery_worker_process(transactional_db: None, _worker_process: WorkerProcess) -> Iterator[WorkerProcess]:
    """A real worker on this test's database; what is left in the queues goes with the test."""
    yield _worker_process
    from portal.celery import app

    app.control.purge()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Debian's Chromium, headless."""
    from playwright.sync_api import sync_playwright

    # Playwright keeps an event loop in this thread; the ORM beside it is still called synchronously.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    # The shell draws pages as Chromium does, without the windows around them, which cost more than the pages.
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    executable = next(filter(None, map(shutil.which, names)), None)
    if executable is None:
        pytest.fail("no Chromium: `make test` says which package brings it")
    arguments = ["--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=arguments)
        yield chromium
        chromium.close()


class Complaints(list[str]):
    """What the browser complained about; ``allow(pattern)`` for what a test provokes, such as a 403 page."""

    def __init__(self) -> None:
        super().__init__()
        self.allowed: list[str] = []

    def allow(self, pattern: str) -> None:
        self.allowed.append(pattern)

    def left(self) -> list[str]:
        return [each for each in self if not any(re.search(pattern, each) for pattern in self.allowed)]


@pytest.fixture
def complaints() -> Complaints:
    return Complaints()


@pytest.fixture
def open_page(browser: Any, complaints: Complaints) -> Iterator[Callable[..., Any]]:
    """``open_page(width=1280, height=900, **context)``: a page in a context, thus a session, of its own."""
    contexts = []

    def watch_request(request: Any) -> None:
        address = urlsplit(request.url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.hostname not in {"127.0.0.1", "localhost"}:
            complaints.append(f"a request to another host: {request.url}")

    def watch_console(message: Any) -> None:
        if message.type == "error":
            complaints.append(f"console: {message.text} ({message.location.get('url', '')})")

    def open_page(width: int = 1280, height: int = 900, **options: Any) -> Any:
        options = {"locale": "zh-CN", "timezone_id": "Asia/Shanghai", "reduced_motion": "reduce"} | options
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        context.set_default_timeout(15_000)
        contexts.append(context)
        context.on("request", watch_request)
        context.on("console", watch_console)
        context.on("weberror", lambda error: complaints.append(f"script error: {error.error}"))
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()
    if complaints.left():
        pytest.fail("the browser complained:\n" + "\n".join(complaints.left()))


@pytest.fixture
def page(open_page: Callable[..., Any]) -> Any:
    return open_page()
