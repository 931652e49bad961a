"""What must be true before the web server starts: tables, rights, reference data, demonstration, translations, assets.

Each step runs only when what it depends on has changed since it last succeeded on these data.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from portal.launch.children import Child, Command, Log, Trouble
from portal.launch.data_dir import BASE_DIR, DataDir


def digest_of(paths: Iterable[Path], *more: str) -> str:
    """Of the files' contents and names, in a fixed order."""
    digest = hashlib.sha256("\0".join(more).encode())
    for path in sorted(paths):
        if path.is_file():
            digest.update(f"{path.relative_to(BASE_DIR)}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def packages() -> list[Path]:
    return [path.parent for path in BASE_DIR.glob("*/__init__.py") if path.parent.name != "tests"]


def compile_translations() -> None:
    for source in BASE_DIR.glob("locale/*/LC_MESSAGES/*.po"):
        compiled = source.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime:
            continue
        if not shutil.which("msgfmt"):
            raise Trouble("the translations are not compiled, and msgfmt is missing: install gettext")
        result = subprocess.run(
            ["msgfmt", "-o", str(compiled), str(source)], capture_output=True, text=True, check=False
        )
        if result.returncode:
            raise Trouble(f"{source.relative_to(BASE_DIR)}: {result.stderr.strip()}")


@dataclass(frozen=True)
class Step:
    """A management command, and the digest of everything its result depends on."""

    command: tuple[str, ...]
    saying: str
    depends: str
    env: Mapping[str, str]


def steps(app: Mapping[str, str], owner: Mapping[str, str], *, demonstration: bool) -> list[Step]:
    """``app``, ``owner``: the environment with the database address of the one role or the other."""
    data_code = [
        *(path for package in packages() for path in package.glob("migrations/*.py")),
        *(path for package in packages() for path in package.glob("management/commands/*.py")),
        *BASE_DIR.glob("fixtures/**/*"),
    ]
    locks = BASE_DIR / "requirements.txt"
    database = digest_of([*data_code, locks], owner["DATABASE_URL"], app["DATABASE_URL"])
    reference = digest_of(
        [*data_code, *BASE_DIR.glob("rules/**/*.py")],
        app["DATABASE_URL"],
        os.environ.get("REGULATIONS_DIR", ""),
        os.environ.get("CITY_PACKAGES", ""),
    )
    static = digest_of([locks, *BASE_DIR.glob("static/**/*")])
    found = [
        Step(("prepare_database",), "preparing the database", database, owner),
        Step(("load_reference",), "loading cities, divisions and the calendar", reference, app),
        Step(("collectstatic", "--noinput", "--clear", "--verbosity", "0"), "collecting static files", static, app),
    ]
    if demonstration and any(BASE_DIR.glob("*/management/commands/seed_demo.py")):
        # Once only: what people then do with the demonstration is theirs.
        found.append(Step(("seed_demo",), "making the demonstration data", app["DATABASE_URL"], app))
    return found


def prepare(data: DataDir, log: Log, todo: Iterable[Step], *, remember: bool, keep_open: tuple[int, ...]) -> None:
    """``remember``: trust the stamps. They say nothing about a database that lives elsewhere."""
    compile_translations()
    for step in todo:
        name = step.command[0]
        lasting = remember or name == "collectstatic"
        if lasting and data.stamp(name) == step.depends:
            continue
        log.say("portal", step.saying)
        argv = (sys.executable, str(BASE_DIR / "manage.py"), *step.command)
        child = Child(Command(name.split("_")[0][:8], argv, env=step.env), log, keep_open)
        try:
            code = child.wait()
        finally:
            child.order_stop()
            child.wait()
        if code:
            raise Trouble(f"`manage.py {name}` failed")
        data.set_stamp(name, step.depends)
