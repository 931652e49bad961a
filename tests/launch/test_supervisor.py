"""The whole portal on one machine: it starts, survives kill -9 without a trace, and starts again with its data."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
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

    def wait_until_ready(self) -> None:
        for line in self.process.stdout or ():
            self.lines.append(line)
            if "ready after" in line:
                return
        pytest.fail("the portal did not start:\n" + "".join(self.lines))

    def family(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)

    def status(self) -> int:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/", timeout=20) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code

    def rest_of_log(self) -> str:
        return "".join(self.lines) + self.process.communicate(timeout=60)[0]


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
        portal.process.communicate(timeout=60)


def alive(processes: list[psutil.Process]) -> list[psutil.Process]:
    return [each for each in processes if each.is_running() and each.status() != psutil.STATUS_ZOMBIE]


def wait_for(happened: Callable[[], bool], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if happened():
            return True
        time.sleep(0.1)
    return happened()


@pytest.mark.slow
def test_a_killed_supervisor_leaves_no_process_and_no_taken_port_and_its_data_are_there_again(
    start: Callable[..., Portal], tmp_path: Path
) -> None:
    first = start()
    first.wait_until_ready()
    assert first.status() == 200
    family = first.family()
    names = " ".join(" ".join(each.cmdline()) for each in family)
    for expected in ("postgres", "redis-server", "gunicorn", "worker", "beat"):
        assert expected in names
    key = (tmp_path / "data" / "secret-key").read_text()

    second = start()
    assert "already running on these data" in second.rest_of_log()
    assert second.process.returncode == 1

    first.process.send_signal(signal.SIGKILL)
    first.process.wait(5)
    assert wait_for(lambda: not alive(family), 20), alive(family)
    assert not port_is_taken(first.port)

    third = start(first.port)
    third.wait_until_ready()
    assert third.status() == 200
    assert (tmp_path / "data" / "secret-key").read_text() == key
    assert not any("preparing the database" in line for line in third.lines)

    family = third.family()
    third.process.send_signal(signal.SIGTERM)
    assert third.process.wait(30) == 0
    assert wait_for(lambda: not alive(family), 3), alive(family)


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
