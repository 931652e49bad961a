"""Test databases: one template, migrated by the owner with triggers and rights, and clones of it for the workers.

The template is made once for each state of the code that shapes it. Tests connect to a clone under the role that runs
the portal, so that what they may not do, the portal may not do either. Nothing is ever truncated: a test that commits
leaves its clone to be thrown away and made anew.
"""

import os
import subprocess
import sys
import time
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

from portal.launch.data_dir import BASE_DIR
from portal.launch.preparation import digest_of, packages


def with_database(url: str, name: str) -> str:
    return urlsplit(url)._replace(path=f"/{name}").geturl()


def database_of(url: str) -> str:
    return urlsplit(url).path.lstrip("/")


class TestDatabases:
    """The databases of one test run, beside the database that the addresses name, which is never touched."""

    __test__ = False

    def __init__(self, app_url: str, owner_url: str, worker: str) -> None:
        self.owner_url = owner_url
        base = f"test_{database_of(app_url)}"[:40]
        self.template_prefix = f"{base}_t_"
        self.template = self.template_prefix + self._digest()[:12]
        self.name = f"{base}_{worker}"
        self.app_url = with_database(app_url, self.name)

    @staticmethod
    def _digest() -> str:
        paths = [
            *(path for package in packages() for path in package.glob("migrations/*.py")),
            *(path for package in packages() for path in package.glob("management/commands/load_reference.py")),
            *BASE_DIR.glob("fixtures/**/*"),
            BASE_DIR / "portal" / "database_roles.py",
            BASE_DIR / "requirements.txt",
        ]
        return digest_of(paths, os.environ.get("REGULATIONS_DIR", ""))

    def _as_owner(self) -> "psycopg.Connection[tuple[object, ...]]":
        return psycopg.connect(self.owner_url, autocommit=True)

    def ensure_template(self) -> None:
        with self._as_owner() as connection:
            connection.execute("SELECT pg_advisory_lock(hashtext(%s))", [self.template_prefix])
            rows = connection.execute(
                "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [self.template_prefix]
            ).fetchall()
            existing = {str(name) for (name,) in rows}
            if self.template in existing:
                return
            for old in existing:
                connection.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(old)))
            unfinished = f"{self.template_prefix}unfinished"
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(unfinished)))
            owner, app = with_database(self.owner_url, unfinished), with_database(self.app_url, unfinished)
            self._manage("prepare_database", owner)
            self._manage("load_reference", app)
            connection.execute(
                sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
                    sql.Identifier(unfinished), sql.Identifier(self.template)
                )
            )

    @staticmethod
    def _manage(command: str, url: str) -> None:
        environment = {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "portal.settings"}
        result = subprocess.run(
            [sys.executable, str(BASE_DIR / "manage.py"), command],
            cwd=BASE_DIR,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if result.returncode:
            raise RuntimeError(f"manage.py {command} failed:\n{result.stdout}{result.stderr}")

    def clone(self) -> None:
        """A fresh copy of the template under this worker's name."""
        self.drop()
        with self._as_owner() as connection:
            connection.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
                    sql.Identifier(self.name), sql.Identifier(self.template)
                )
            )

    def drop(self) -> None:
        """Also when a server thread or a worker still holds a connection: the portal's role may end its own."""
        deadline = time.monotonic() + 10
        drop = sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(self.name))
        with self._as_owner() as connection:
            while True:
                try:
                    connection.execute(drop)
                    return
                except psycopg.errors.ObjectInUse:
                    if time.monotonic() > deadline:
                        raise
                self._end_connections()

    def _end_connections(self) -> None:
        with psycopg.connect(self.app_url, autocommit=True) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()"
            )
        time.sleep(0.02)
