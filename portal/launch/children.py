"""Child processes under a watcher, and the one log they share."""

import os
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

WATCHER = Path(__file__).with_name("watcher.py")


class Trouble(Exception):
    """Why the portal cannot start or go on: one line for the person at the terminal."""


class Log:
    """One line at a time, each with the name of who says it."""

    def __init__(self, stream: IO[str] | None = None) -> None:
        self._stream = stream or sys.stdout
        self._lock = threading.Lock()

    def say(self, name: str, line: str) -> None:
        with self._lock:
            try:
                print(f"{name:<9}| {line}", file=self._stream, flush=True)
            except (BrokenPipeError, ValueError):
                # Whoever read the log has gone; the portal goes on.
                return


@dataclass(frozen=True)
class Command:
    """What to run, and how it wants to be stopped."""

    name: str
    argv: tuple[str, ...]
    env: Mapping[str, str] = field(default_factory=dict)
    stop: str = "SIGTERM"
    grace: float = 6.0
    # Where the command writes its own log instead of standard output; its end is shown when it dies.
    log_file: Path | None = None


class Child:
    """One running command. ``stop()``, or the death of this process, ends it."""

    def __init__(self, command: Command, log: Log, keep_open: tuple[int, ...] = ()) -> None:
        """``keep_open``: descriptors that the watcher holds until the command has ended (the lock on the data)."""
        self.command = command
        self.started_at = time.monotonic()
        self.stopping = False
        self.last_lines: deque[str] = deque(maxlen=20)
        self._log = log
        reading, self._writing = os.pipe()
        watcher = [sys.executable, "-I", "-S", str(WATCHER), command.stop, str(command.grace)]
        self._process = subprocess.Popen(
            [*watcher, *command.argv],
            stdin=reading,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**os.environ, **command.env},
            start_new_session=True,
            pass_fds=keep_open,
            text=True,
            errors="replace",
        )
        os.close(reading)
        self._reader = threading.Thread(target=self._pass_on, daemon=True)
        self._reader.start()

    def _pass_on(self) -> None:
        stream = self._process.stdout
        if stream is None:
            return
        for line in stream:
            self.last_lines.append(line.rstrip())
            if not self.stopping and line.strip():
                self._log.say(self.command.name, line.rstrip())

    @property
    def code(self) -> int | None:
        return self._process.poll()

    def order_stop(self) -> None:
        if not self.stopping:
            self.stopping = True
            os.close(self._writing)

    def wait(self, timeout: float | None = None) -> int:
        code = self._process.wait(timeout)
        self._reader.join(2)
        return code

    def end_of_log(self) -> list[str]:
        """The last thing it said, for the explanation of its death."""
        if self.command.log_file and self.command.log_file.exists():
            return self.command.log_file.read_text(errors="replace").splitlines()[-8:]
        return []
