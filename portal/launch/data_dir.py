"""The directory that holds everything the portal remembers on this machine, and who may use it."""

import fcntl
import os
import secrets
import shutil
import time
from pathlib import Path

from portal.launch.children import Trouble

BASE_DIR = Path(__file__).resolve().parents[2]
MARKER = ".portal-data"
MARKER_TEXT = "The portal's data. `make reset` removes everything beside this file.\n"
# How long the children of a killed supervisor may take to end.
PATIENCE = 25.0
ENDING = "ending"


def data_dir() -> Path:
    return Path(os.environ.get("DATA_DIR") or "var").expanduser().resolve()


def _locked(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


class DataDir:
    """``DATA_DIR``, marked as ours, locked while a supervisor or one of its children lives."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._locks: list[int] = []

    def claim(self) -> None:
        """Create and mark it; never adopt a directory with somebody else's things."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            marker = self.path / MARKER
            if not marker.exists():
                ours = self.path == BASE_DIR / "var" or not any(self.path.iterdir())
                if not ours:
                    raise Trouble(f"{self.path} holds other things: choose an empty directory as DATA_DIR")
                marker.write_text(MARKER_TEXT)
        except OSError as error:
            raise Trouble(f"DATA_DIR {self.path} cannot be used: {error.strerror}") from error

    def lock(self, address: str) -> int:
        """Take it for this supervisor. Returns the descriptor that keeps the data locked while a child lives."""
        deadline = time.monotonic() + PATIENCE
        supervisor = os.open(self.path / "supervisor.lock", os.O_RDWR | os.O_CREAT, 0o600)
        while not _locked(supervisor):
            holder = os.pread(supervisor, 200, 0).decode().strip()
            if holder != ENDING or time.monotonic() > deadline:
                raise Trouble(f"the portal is already running on these data: {holder}")
            time.sleep(0.1)
        os.ftruncate(supervisor, 0)
        os.write(supervisor, f"{address} (process {os.getpid()})\n".encode())
        children = os.open(self.path / "children.lock", os.O_RDWR | os.O_CREAT, 0o600)
        self._locks = [supervisor, children]
        while not _locked(children):
            if time.monotonic() > deadline:
                raise Trouble(f"processes of an earlier run still use {self.path}")
            time.sleep(0.1)
        return children

    def say_ending(self) -> None:
        """Tell the next supervisor that waiting is worth its while."""
        if self._locks:
            os.ftruncate(self._locks[0], 0)
            os.pwrite(self._locks[0], ENDING.encode(), 0)

    def secret_key(self) -> str:
        """Signs sessions; made once, so that a restart keeps people signed in."""
        path = self.path / "secret-key"
        if not path.exists():
            path.touch(mode=0o600)
            path.write_text(secrets.token_urlsafe(48))
        return path.read_text().strip()

    def stamp(self, name: str) -> str:
        path = self.path / "stamps" / name
        return path.read_text() if path.exists() else ""

    def set_stamp(self, name: str, value: str) -> None:
        (self.path / "stamps").mkdir(exist_ok=True)
        (self.path / "stamps" / name).write_text(value)

    def wipe(self) -> None:
        """Remove the data, only if they are ours and nobody uses them."""
        if not self.path.exists():
            return
        if not (self.path / MARKER).exists():
            raise Trouble(f"{self.path} bears no mark of the portal ({MARKER}): nothing was removed")
        self.lock("reset")
        note = self.path / "postgres" / "socket-dir"
        if note.exists():
            shutil.rmtree(note.read_text().strip(), ignore_errors=True)
        # The marker goes last: a reset that was broken off can be repeated.
        for entry in sorted(self.path.iterdir(), key=lambda entry: entry.name == MARKER):
            if entry.is_dir() and not entry.is_symlink():
                shutil.rmtree(entry)
            else:
                entry.unlink()
        for each in self._locks:
            os.close(each)
        self.path.rmdir()
