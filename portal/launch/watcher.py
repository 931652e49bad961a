"""Run one command in the foreground and end it as soon as standard input closes.

``python watcher.py STOP_SIGNAL GRACE_SECONDS COMMAND...``

Standard input is a pipe held open by whoever wants the command to run. Its end, for whatever reason, is the order
to stop: the signal to the command, after the grace period SIGKILL to its whole process group. The watcher needs only
the standard library, so that it starts at once. Where ``setpriv`` exists, the command also gets the signal when the
watcher itself is killed.
"""

import os
import shutil
import signal
import subprocess
import sys
import threading
from types import FrameType


def kill_group(leader: int) -> None:
    try:
        os.killpg(leader, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        # Nobody is left (or, on some systems, only the dead leader is).
        return


def stop_when_input_ends(child: "subprocess.Popen[bytes]", stop: signal.Signals, grace: float) -> None:
    while os.read(sys.stdin.fileno(), 64):
        continue
    child.send_signal(stop)
    try:
        child.wait(grace)
    except subprocess.TimeoutExpired:
        kill_group(child.pid)


def ignore(signum: int, frame: FrameType | None) -> None:
    """A handler, not SIG_IGN: the command must not inherit deafness to its own stop signal."""


def main(stop_name: str, grace: str, *command: str) -> int:
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, ignore)
    if shutil.which("setpriv"):
        command = ("setpriv", "--pdeathsig", stop_name.removeprefix("SIG"), *command)
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True)
    stopper = threading.Thread(
        target=stop_when_input_ends, args=(child, signal.Signals[stop_name], float(grace)), daemon=True
    )
    stopper.start()
    code = child.wait()
    kill_group(child.pid)
    return code if code >= 0 else 128 - code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
