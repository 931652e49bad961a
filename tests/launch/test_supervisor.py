"""The whole portal on one machine: it starts, survives kill -9 without a trace, and starts again with its data."""

import os
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import psycopg
import pytest

from portal.launch.data_dir import BASE_DIR
from portal.launch.servers import free_port, port_is_taken


class Portal:
    """A supervisor in a process of its own, as a person at a terminal would have it."""

    def __init__(self, data_dir: Path, port: int, *, demonstration: bool = False) -> None:
        given = {"DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "DJANGO_SETTINGS_MODULE", "SECRET_KEY"}
        environment = {key: value for key, value in os.environ.items() if key not in given}
        environment |= {"DATA_DIR": str(data_dir), "PORT": str(port), "PORTAL_DEMO": "1" if demonstration else "0"}
        self.port = port
        self.process = subprocess.Popen(
            [sys.executable, "-m", "portal.launch"],
            cwd=BASE_DIR,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.lines: list[str] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        """All the time, as a terminal does: a supervisor that nobody listens to would wait in the middle of a word."""
        for line in self.process.stdout or ():
            self.lines.append(line)

    def wait_until_ready(self) -> None:
        ready = wait_for(lambda: self.said("ready after") or self.process.poll() is not None, 300)
        if not ready or not self.said("ready after"):
            pytest.fail("the portal did not start:\n" + "".join(self.lines))

    def said(self, words: str) -> bool:
        return any(words in line for line in list(self.lines))

    def family(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)

    def status(self, path: str = "/") -> int:
        """0 where nobody answers."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=20) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return 0

    def rest_of_log(self) -> str:
        self.process.wait(60)
        self._reader.join(60)
        return "".join(self.lines)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of one portal after another: making them takes longer than all else."""
    return tmp_path_factory.mktemp("portal") / "data"


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Portal]]:
    started: list[Portal] = []

    def start(port: int | None = None, data_dir: Path | None = None) -> Portal:
        portal = Portal(data_dir or tmp_path / "data", port or free_port())
        started.append(portal)
        return portal

    yield start
    for portal in started:
        if portal.process.poll() is None:
            portal.process.kill()
        portal.rest_of_log()


def is_alive(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def alive(processes: list[psutil.Process]) -> list[psutil.Process]:
    return [each for each in processes if is_alive(each)]


def wait_for(happened: Callable[[], bool], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if happened():
            return True
        time.sleep(0.1)
    return happened()


@pytest.mark.slow
def test_a_killed_supervisor_leaves_no_process_and_no_taken_port_and_its_data_are_there_again(
    start: Callable[..., Portal], prepared: Path
) -> None:
    first = start(data_dir=prepared)
    first.wait_until_ready()
    assert first.status() == 200
    family = first.family()
    names = " ".join(" ".join(each.cmdline()) for each in family)
    for expected in ("postgres", "redis-server", "gunicorn", "worker", "beat"):
        assert expected in names
    key = (prepared / "secret-key").read_text()

    second = start(data_dir=prepared)
    assert "already running on these data" in second.rest_of_log()
    assert second.process.returncode == 1

    first.process.send_signal(signal.SIGKILL)
    first.process.wait(5)
    assert wait_for(lambda: not alive(family), 20), alive(family)
    assert not port_is_taken(first.port)

    third = start(first.port, prepared)
    third.wait_until_ready()
    assert third.status() == 200
    assert (prepared / "secret-key").read_text() == key
    assert not third.said("preparing the database")

    family = third.family()
    third.process.send_signal(signal.SIGTERM)
    assert third.process.wait(30) == 0
    assert wait_for(lambda: not alive(family), 3), alive(family)


PARTS = {
    "web": "gunicorn",
    "worker": " worker ",
    "beat": " beat ",
    "redis": "redis-server",
    "postgres": "bin/postgres ",
}
"""What a portal consists of, and the word in its command line. In this order they are killed, so that worker and beat
have to find both servers again."""


def parts(portal: Portal) -> dict[str, psutil.Process]:
    """Each under its watcher; what has just ended is not there. Fails where one is there twice."""
    found: dict[str, psutil.Process] = {}
    for watcher in alive(psutil.Process(portal.process.pid).children()):
        with suppress(psutil.Error):
            (process,) = alive(watcher.children()) or [watcher]
            said = " ".join(process.cmdline()) + " "
            name = next((part for part, word in PARTS.items() if word in said), said)
            assert name not in found, f"{name} is there twice"
            if process != watcher:
                found[name] = process
    return found


def hands(portal: Portal) -> dict[str, int]:
    """How many processes each has for its work, where that is always the same."""
    found = {}
    for name, process in parts(portal).items():
        with suppress(psutil.Error):
            found[name] = len(alive(process.children()))
    found.pop("postgres", None)
    return found


@pytest.mark.slow
def test_whatever_part_is_killed_is_started_again_alone_and_the_portal_goes_on(
    start: Callable[..., Portal], prepared: Path
) -> None:
    portal = start(data_dir=prepared)
    portal.wait_until_ready()
    at_work = {"web": 2, "worker": 1, "beat": 0, "redis": 0}
    assert wait_for(lambda: hands(portal) == at_work, 30), hands(portal)
    address = parts(portal)["web"].environ()["DATABASE_URL"]

    first = parts(portal)["web"].children()[0]
    first.kill()
    assert wait_for(lambda: hands(portal) == at_work, 20), hands(portal)
    assert first not in parts(portal)["web"].children()
    assert portal.status("/dossiers/calls/") == 200
    for name in PARTS:
        killed = parts(portal)[name]
        killed.kill()
        assert wait_for(lambda name=name, killed=killed: parts(portal).get(name, killed) != killed, 30), name
        assert wait_for(lambda: portal.status("/dossiers/calls/") == 200, 30), name
    standing = parts(portal)

    # The clock orders a sweep in Redis, the worker takes the order and clears away in PostgreSQL what is old.
    with psycopg.connect(address, autocommit=True) as database:
        database.execute("INSERT INTO workflow_sentform (key, location, at) VALUES ('old', '', '2026-01-01')")
        left = "SELECT count(*) FROM workflow_sentform WHERE key = 'old'"
        assert wait_for(lambda: database.execute(left).fetchone() == (0,), 60), "nobody sweeps"
    assert wait_for(lambda: hands(portal) == at_work, 20), hands(portal)
    assert parts(portal) == standing
    portal.process.send_signal(signal.SIGTERM)
    assert portal.process.wait(30) == 0


def test_a_taken_port_is_said_in_one_line_and_nothing_is_started(start: Callable[..., Portal], tmp_path: Path) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as occupied:
        port = occupied.getsockname()[1]
        portal = start(port)
        said = portal.rest_of_log().splitlines()
    assert portal.process.returncode == 1
    assert len(said) == 1
    assert f"port {port} is taken" in said[0]
    assert not (tmp_path / "data" / "postgres").exists()


def test_a_directory_with_other_things_is_never_adopted_nor_wiped(start: Callable[..., Portal], tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("keep me")
    portal = start(data_dir=tmp_path)
    assert "holds other things" in portal.rest_of_log()
    reset = subprocess.run(
        [sys.executable, "-m", "portal.launch", "reset"],
        cwd=BASE_DIR,
        env={**os.environ, "DATA_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert reset.returncode == 1
    assert "nothing was removed" in reset.stdout
    assert (tmp_path / "letter.txt").read_text() == "keep me"
