"""``python -m portal.launch``: start the portal and watch it; ``python -m portal.launch reset``: start over."""

import argparse
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from types import FrameType

from portal.launch.children import Child, Command, Log, Trouble
from portal.launch.data_dir import BASE_DIR, DataDir, data_dir
from portal.launch.preparation import prepare, steps
from portal.launch.servers import APP_ROLE, OWNER_ROLE, Postgres, Redis, port_is_taken

# A child that dies this often within this many seconds takes the portal down with it.
TOO_OFTEN, WITHIN = 3, 60.0


class Stopped(Exception):
    """Somebody asked the portal to end."""


class Supervisor:
    def __init__(self, data: DataDir, port: int, log: Log) -> None:
        self.data = data
        self.port = port
        self.log = log
        self.address = f"http://127.0.0.1:{port}/"
        self.children: dict[str, Child] = {}
        self.deaths: dict[str, list[float]] = {}
        self._keep_open: tuple[int, ...] = ()
        self._parent = os.getppid()
        self.end_with_parent = False

    # --- starting

    def run(self) -> None:
        started = time.monotonic()
        self.data.claim()
        self._keep_open = (self.data.lock(self.address),)
        if port_is_taken(self.port):
            raise Trouble(
                f"port {self.port} is taken: stop what uses it, or choose another, as in `PORT=8001 make run`"
            )
        try:
            app, owner, remember = self._servers()
            todo = steps(app, owner, demonstration=os.environ["PORTAL_DEMO"] == "1")
            prepare(self.data, self.log, todo, remember=remember, keep_open=self._keep_open)
            for command in self._processes(app):
                self._start(command)
            self._await("web", self._web_answers, 60)
            self._greet(app, time.monotonic() - started)
            self._watch()
        finally:
            self._stop_all()

    def _servers(self) -> tuple[dict[str, str], dict[str, str], bool]:
        """Start what is not given by the environment. The environments of both roles; whether the database is ours."""
        environment = {
            "PORTAL_DEMO": os.environ["PORTAL_DEMO"],
            "DATA_DIR": str(self.data.path),
            "PORT": str(self.port),
            "SECRET_KEY": os.environ.get("SECRET_KEY") or self.data.secret_key(),
            "PYTHONUNBUFFERED": "1",
        }
        database, owner_database = os.environ.get("DATABASE_URL"), os.environ.get("DATABASE_OWNER_URL")
        postgres = None if database else Postgres(self.data.path / "postgres")
        redis = None if os.environ.get("REDIS_URL") else Redis(self.data.path / "redis")
        if postgres:
            self._start(postgres.prepare())
            database, owner_database = postgres.url(APP_ROLE), postgres.url(OWNER_ROLE)
        if redis:
            self._start(redis.prepare())
            environment["REDIS_URL"] = redis.url()
            self._await("redis", redis.answers, 20)
        if postgres:
            self._await("postgres", postgres.answers, 40)
            postgres.create_roles_and_database()
        if database and not owner_database:
            self.log.say("portal", "DATABASE_OWNER_URL is not set: the role of DATABASE_URL owns the tables too")
            owner_database = database
        app = {**environment, "DATABASE_URL": str(database), "DATABASE_OWNER_URL": ""}
        return app, {**environment, "DATABASE_URL": str(owner_database)}, postgres is not None

    def _processes(self, app: dict[str, str]) -> list[Command]:
        python = (sys.executable, "-m")
        celery = (*python, "celery", "--quiet", "--app", "portal.celery")
        web = (
            *(*python, "gunicorn", "portal.wsgi", "--preload", "--workers", "2", "--threads", "4"),
            *("--worker-class", "portal.serving.Worker"),
            *("--bind", f"127.0.0.1:{self.port}", "--log-level", "warning", "--graceful-timeout", "4"),
            *("--max-requests", "5000", "--max-requests-jitter", "500", "--no-control-socket"),
        )
        worker = (
            *(*celery, "worker", "--loglevel", "WARNING", "--queues", "portal,paper", "--concurrency", "1"),
            *("--prefetch-multiplier", "1", "--max-tasks-per-child", "100", "--without-gossip", "--without-mingle"),
        )
        beat = (
            *celery,
            "beat",
            "--loglevel",
            "WARNING",
            "--pidfile=",
            "--scheduler",
            "portal.clock:Clock",
            "--schedule",
            str(self.data.path / "beat"),
        )
        return [
            Command("web", web, env=app),
            # A demonstration in a container often has no other user than root.
            Command("worker", worker, env={**app, "PYTHONWARNINGS": "ignore:You're running the worker"}),
            Command("beat", beat, env=app),
        ]

    def _start(self, command: Command) -> None:
        self.children[command.name] = Child(command, self.log, self._keep_open)

    def _await(self, name: str, ready: Callable[[], bool], seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while not ready():
            child = self.children[name]
            if child.code is not None:
                self._explain(child)
                raise Trouble(f"{name} did not start (exit code {child.code})")
            if time.monotonic() > deadline:
                raise Trouble(f"{name} did not answer within {seconds:.0f} seconds")
            time.sleep(0.05)

    def _web_answers(self) -> bool:
        try:
            urllib.request.urlopen(self.address, timeout=30).close()
        except urllib.error.HTTPError as answer:
            # It lives, and says itself what is wrong; only a broken page is worth a word.
            if answer.code >= 500:
                self.log.say("portal", f"{self.address} answers {answer.code}")
        except OSError:
            return False
        return True

    def _greet(self, app: dict[str, str], seconds: float) -> None:
        self.log.say("portal", f"ready after {seconds:.1f} s: {self.address}")
        sign_ins = self.data.path / "sign-ins.txt"
        if sign_ins.exists():
            for line in sign_ins.read_text().splitlines():
                self.log.say("portal", line)
        self.log.say("portal", f"data in {self.data.path}; stop with Ctrl-C")

    # --- watching and ending

    def _watch(self) -> None:
        while True:
            if self.end_with_parent and os.getppid() != self._parent:
                raise Stopped
            for child in list(self.children.values()):
                if child.code is not None:
                    self._restart(child)
            time.sleep(0.5)

    def _restart(self, child: Child) -> None:
        name, now = child.command.name, time.monotonic()
        recent = [at for at in self.deaths.get(name, []) if now - at < WITHIN] + [now]
        self.deaths[name] = recent
        self._explain(child)
        if len(recent) > TOO_OFTEN:
            raise Trouble(f"{name} died {len(recent)} times within a minute (exit code {child.code})")
        self.log.say("portal", f"{name} ended by itself (exit code {child.code}) and is started again")
        self._start(child.command)

    def _explain(self, child: Child) -> None:
        for line in child.end_of_log():
            self.log.say(child.command.name, line)

    def _stop_all(self) -> None:
        """First what uses the servers, then the servers."""
        self.data.say_ending()
        servers = [child for name, child in self.children.items() if name in {"postgres", "redis"}]
        users = [child for child in self.children.values() if child not in servers]
        for group in (users, servers):
            for child in group:
                child.order_stop()
            for child in group:
                # Its watcher ends it in any case; this only keeps the order.
                with suppress(subprocess.TimeoutExpired):
                    child.wait(child.command.grace + 5)


def stop(signum: int, frame: FrameType | None) -> None:
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, signal.SIG_IGN)
    raise Stopped


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m portal.launch", description=__doc__)
    parser.add_argument("act", nargs="?", choices=["run", "reset"], default="run")
    parser.add_argument("--end-with-parent", action="store_true", help="stop when the process that started this ends")
    options = parser.parse_args()
    log = Log()
    data = DataDir(data_dir())
    os.chdir(BASE_DIR)
    os.environ.setdefault("PORTAL_DEMO", "1")
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, stop)
    try:
        if options.act == "reset":
            data.wipe()
            log.say("portal", f"{data.path} is gone; `make run` starts afresh")
            return 0
        port = os.environ.get("PORT") or "8000"
        if not port.isdecimal() or not 0 < int(port) < 65536:
            raise Trouble(f"PORT must be a number between 1 and 65535, not {port!r}")
        supervisor = Supervisor(data, int(port), log)
        supervisor.end_with_parent = options.end_with_parent
        supervisor.run()
    except Stopped:
        log.say("portal", "stopped")
        return 0
    except Trouble as trouble:
        log.say("portal", str(trouble))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
