"""A portal of our own, started as ``make run`` starts it, and the way into its database from this process."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import TracebackType
from urllib.parse import quote

import psutil

from portal.launch.data_dir import BASE_DIR
from portal.launch.servers import APP_ROLE, Postgres, free_port

START_SECONDS = 600
"""The first start makes the demonstration."""


class RunningPortal:
    """PostgreSQL, Redis, gunicorn, worker and beat on a directory that is removed at the end, unless it was given."""

    def __init__(self, directory: Path | None = None) -> None:
        self.given = directory is not None
        self.directory = (directory or Path(tempfile.mkdtemp(prefix="portal-bench-"))).resolve()
        self.data = self.directory / "data"
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.started_in = 0.0
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> RunningPortal:
        self.directory.mkdir(parents=True, exist_ok=True)
        started = time.monotonic()
        environment = {name: value for name, value in os.environ.items() if not name.endswith(("_URL", "SECRET_KEY"))}
        environment |= {"DATA_DIR": str(self.data), "PORT": str(self.port), "PORTAL_DEMO": "1"}
        with self.log.open("wb") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "portal.launch", "--end-with-parent"],
                cwd=BASE_DIR,
                env=environment,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        while "| ready after" not in self.log.read_text(errors="replace"):
            if self._process.poll() is not None or time.monotonic() - started > START_SECONDS:
                raise SystemExit(f"the portal did not start:\n{self.log.read_text(errors='replace')}")
            time.sleep(0.2)
        self.started_in = time.monotonic() - started
        return self

    def __exit__(self, *_error: type[BaseException] | BaseException | TracebackType | None) -> None:
        if self._process is not None:
            self._process.send_signal(signal.SIGINT)
            self._process.wait(60)
        if not self.given:
            shutil.rmtree(self.directory, ignore_errors=True)

    @property
    def log(self) -> Path:
        return self.directory / "portal.log"

    def complaints(self) -> list[str]:
        """What the running portal said that it does not say when all is well; refusals are what the rush asks for."""
        lines = self.log.read_text(errors="replace").splitlines()
        return [line for line in lines if not line.startswith("portal ") and "Unprocessable Entity" not in line]

    def environment(self) -> dict[str, str]:
        """What a process needs to work on the same database, cache and files."""
        postgres = Postgres(self.data / "postgres")
        note = self.data / "postgres" / "socket-dir"
        if note.exists():
            postgres.socket_dir = Path(note.read_text().strip())
        settings = dict(line.split(" ", 1) for line in (self.data / "redis" / "redis.conf").read_text().splitlines())
        return {
            "DATABASE_URL": postgres.url(APP_ROLE),
            "REDIS_URL": f"redis://:{quote(settings['requirepass'])}@127.0.0.1:{settings['port']}/0",
            "SECRET_KEY": (self.data / "secret-key").read_text().strip(),
            "DATA_DIR": str(self.data),
            "PORT": str(self.port),
            "PORTAL_DEMO": "1",
            "DJANGO_SETTINGS_MODULE": "portal.settings",
        }

    def set_up_django(self) -> None:
        """Let this process ask the same database. Models may be imported only after it."""
        os.environ.update(self.environment())
        import django

        django.setup()

    def processes(self, pattern: str) -> list[psutil.Process]:
        """The portal's processes whose command line has this in it, but for those that only watch another."""
        if self._process is None:
            return []
        found = []
        for process in psutil.Process(self._process.pid).children(recursive=True):
            command = " ".join(process.cmdline())
            if re.search(pattern, command) and "watcher.py" not in command:
                found.append(process)
        return found

    def web_workers(self) -> list[psutil.Process]:
        """Those that answer requests; the one that only starts them is not among them."""
        web = self.processes("gunicorn")
        return [process for process in web if process.ppid() in {each.pid for each in web}]
