"""The servers that a test run stands on: embedded PostgreSQL and Redis, under a watcher as in ``make run``.

``DATABASE_URL`` with ``DATABASE_OWNER_URL`` (a role that may create databases) puts another PostgreSQL in place of the
embedded one. Redis is always the run's own, because tests empty it.
"""

import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from portal.launch.children import Child, Command, Log, Trouble
from portal.launch.data_dir import BASE_DIR
from portal.launch.servers import APP_ROLE, OWNER_ROLE, Postgres, Redis


class TestServers:
    __test__ = False

    def __init__(self) -> None:
        self.children: list[Child] = []
        self.scratch = Path(tempfile.mkdtemp(prefix="portal-tests-"))
        self._lock = -1

    def start(self) -> dict[str, str]:
        """Returns the addresses, as environment variables."""
        redis = Redis(self.scratch / "redis", durable=False)
        self._run(redis.prepare(), redis.answers)
        addresses = {"REDIS_URL": redis.url()}
        if os.environ.get("DATABASE_URL") and os.environ.get("DATABASE_OWNER_URL"):
            addresses |= {name: os.environ[name] for name in ("DATABASE_URL", "DATABASE_OWNER_URL")}
        else:
            postgres = Postgres(self._cluster_dir() / "postgres", durable=False, max_connections=100)
            self._run(postgres.prepare(), postgres.answers)
            postgres.create_roles_and_database()
            addresses |= {"DATABASE_URL": postgres.url(APP_ROLE), "DATABASE_OWNER_URL": postgres.url(OWNER_ROLE)}
        return addresses

    def _cluster_dir(self) -> Path:
        """Kept from run to run for its template database; a run beside another has one of its own."""
        kept = BASE_DIR / ".cache" / "tests"
        kept.mkdir(parents=True, exist_ok=True)
        self._lock = os.open(kept / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return self.scratch
        return kept

    def _run(self, command: Command, ready: Callable[[], bool]) -> None:
        keep_open = (self._lock,) if self._lock >= 0 else ()
        child = Child(command, Log(), keep_open)
        self.children.append(child)
        deadline = time.monotonic() + 30
        while not ready():
            if child.code is not None or time.monotonic() > deadline:
                raise Trouble(f"{command.name} did not start: {' '.join([*child.last_lines, *child.end_of_log()])}")
            time.sleep(0.02)

    def stop(self) -> None:
        for child in self.children:
            child.order_stop()
        for child in self.children:
            child.wait(20)
        if self._lock >= 0:
            os.close(self._lock)
        shutil.rmtree(self.scratch, ignore_errors=True)
