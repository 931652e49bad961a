"""Real processes on the test's database: a web server, a worker, and the moments at which they are killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import psutil
import psycopg
import pytest
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.utils import timezone

from accounts.sessions import OFFICIAL, ROLES_OF, SEEN, STARTED
from benchmarks.visitor import Answer, Visitor
from portal.launch.children import Child, Command, Log
from portal.launch.data_dir import BASE_DIR
from portal.launch.servers import free_port


class Process:
    """One process with its children."""

    def __init__(self, name: str, *argv: str, **environment: str) -> None:
        self.child = Child(Command(name, (sys.executable, "-m", *argv), env=environment, grace=1.0), Log(sys.stderr))

    def workers(self) -> list[psutil.Process]:
        """What does the work: the watcher's grandchildren and below, without who only starts them."""
        family = psutil.Process(self.child._process.pid).children(recursive=True)
        return [each for each in family if not each.children()]

    def kill(self) -> None:
        """Without a chance to tidy up."""
        for each in psutil.Process(self.child._process.pid).children(recursive=True):
            each.send_signal(signal.SIGKILL)
        self.child.wait(20)

    def stop(self) -> None:
        if self.child.code is None:
            self.child.order_stop()
            self.child.wait(20)


class Web(Process):
    def __init__(self, **environment: str) -> None:
        collect_static()
        self.address = f"http://127.0.0.1:{(port := free_port())}"
        super().__init__(
            "web",
            *("gunicorn", "portal.wsgi", "--workers", "1", "--threads", "4", "--bind", f"127.0.0.1:{port}"),
            *("--worker-class", "portal.serving.Worker", "--log-level", "error", "--no-control-socket"),
            PUBLIC_URL=self.address,
            **{"PORTAL_DEMO": "1", **environment},
        )
        wait_until(self.answers, 60, "the web server to answer")

    def answers(self) -> bool:
        try:
            return Visitor(self.address).get("/accounts/sign-in/").status == 200
        except OSError:
            return False

    def visitor(self, user: Any) -> Visitor:
        """Signed in, as after the sign-in page."""
        session = SessionStore()
        now = timezone.now().timestamp()
        session["_auth_user_id"] = str(user.pk)
        session["_auth_user_backend"] = "django.contrib.auth.backends.ModelBackend"
        session["_auth_user_hash"] = user.get_session_auth_hash()
        session[STARTED] = session[SEEN] = now
        session[ROLES_OF] = timezone.localdate().isoformat()
        session[OFFICIAL] = user.is_official
        session.save()
        visitor = Visitor(self.address)
        visitor.cookies = {settings.SESSION_COOKIE_NAME: str(session.session_key), "csrftoken": "f" * 32}
        return visitor


@cache
def collect_static() -> None:
    """The server's pages name their files as a real server's do; once for a run."""
    command = [sys.executable, str(BASE_DIR / "manage.py"), "collectstatic", "--noinput", "--verbosity", "0"]
    subprocess.run(command, check=True, env={**os.environ, "PORTAL_DEMO": "1"}, capture_output=True)


class Worker(Process):
    def __init__(self) -> None:
        super().__init__(
            "worker",
            *("celery", "--quiet", "--app", "portal.celery", "worker", "--queues", "portal,paper"),
            *("--concurrency", "1", "--without-gossip", "--without-mingle"),
            EMAIL_BACKEND="django.core.mail.backends.filebased.EmailBackend",
            PYTHONWARNINGS="ignore:You're running the worker",
        )


def wait_until(happened: Callable[[], Any], seconds: float, what: str) -> None:
    deadline = time.monotonic() + seconds
    while not happened():
        if time.monotonic() > deadline:
            pytest.fail(f"waited in vain for {what}")
        time.sleep(0.05)


@contextmanager
def holding(statement: str, *arguments: Any) -> Iterator[None]:
    """Somebody else holds this lock: whoever comes to it waits exactly there."""
    with psycopg.connect(os.environ["DATABASE_URL"]) as other:
        other.execute(statement, arguments)
        yield
        other.rollback()


def somebody_waits() -> bool:
    """For a lock, in this database."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        return bool(cursor.fetchone()[0])


class Posting(threading.Thread):
    """A form on its way; ``answer`` stays None where the server was killed under it."""

    def __init__(self, visitor: Visitor, path: str, fields: dict[str, object]) -> None:
        super().__init__()
        self.answer: Answer | None = None
        self._send = lambda: visitor.post(path, fields)
        self.start()

    def run(self) -> None:
        try:
            self.answer = self._send()
        except OSError:
            self.answer = None
