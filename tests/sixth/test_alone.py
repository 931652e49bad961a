"""No package knows the sixth city: neither its name nor any key or word of its own stands outside the tests."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import rules
from portal.launch.data_dir import BASE_DIR
from portal.launch.preparation import packages
from tests.sixth import qiwu

EDITION = qiwu.EDITIONS[0]
SUFFIXES = {".py", ".html", ".txt", ".yaml", ".toml", ".po", ".js", ".css", ".sql", ".yml"}


def of_the_portal() -> list[Path]:
    """Everything that the portal runs from."""
    places = [*packages(), *(BASE_DIR / name for name in ("templates", "fixtures", "locale", "deploy"))]
    found = [path for place in places for path in place.rglob("*") if path.suffix in SUFFIXES]
    own = [path for path in (BASE_DIR / "static").rglob("*") if path.suffix in SUFFIXES and "vendor" not in path.parts]
    return [*found, *own, BASE_DIR / "manage.py", BASE_DIR / "docker-compose.yml"]


@pytest.mark.parametrize(
    "word",
    [
        *(EDITION.city, "qiwu", "栖梧", EDITION.number, "9801"),
        *(requirement.id.partition("/")[2] for requirement in EDITION.requirements),
        *(order.key for order in EDITION.orders if order.key.startswith("time_to_")),
        *(quota.key for quota in EDITION.quotas),
    ],
)
def test_nothing_but_its_package_knows_it(word: str) -> None:
    knows = [path for path in of_the_portal() if word in path.read_text(encoding="utf-8")]
    of_others = [path for path in knows if BASE_DIR / "rules" in path.parents and path.parent.name in cities()]
    assert [str(path.relative_to(BASE_DIR)) for path in knows if path not in of_others] == []


def cities() -> set[str]:
    """Other cities' packages may have conditions and facts of the same name."""
    return {edition.city for edition in rules.editions() if edition.city != EDITION.city}


def test_it_has_what_the_five_have_not() -> None:
    others = [edition for edition in rules.editions() if edition.city != EDITION.city]
    assert len(others) >= 5
    order = [stage.key for stage in EDITION.procedure]
    for other in others:
        shared = [stage.key for stage in other.procedure if stage.key in order]
        assert shared != [key for key in order if key in shared]
        assert (other.publicity.length, other.quotas) == (5, ())
        assert not any(deadline.lapse for deadline in other.deadlines)


def test_the_portal_is_told_of_it_by_one_variable() -> None:
    """As a command line in which nothing of the tests runs: without the variable nobody knows the city."""
    text = str(Path(qiwu.__file__).parent / "regulation.txt")
    ask = [sys.executable, "manage.py", "trace", EDITION.city, "--text", text]
    answers = [
        subprocess.run(
            ask,
            cwd=BASE_DIR,
            env={**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings", "CITY_PACKAGES": told},
            capture_output=True,
            text=True,
            check=False,
        )
        for told in ("", "tests.sixth.qiwu")
    ]
    assert [answer.returncode for answer in answers] == [2, 0], [answer.stderr[-400:] for answer in answers]
    assert EDITION.title in answers[1].stdout
