"""The Chinese catalogue holds every text of the sources, and each has its translation."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

from portal.launch.data_dir import BASE_DIR
from portal.launch.preparation import packages

CATALOGUE = Path("locale/zh_Hans/LC_MESSAGES/django.po")


def texts(path: Path) -> set[tuple[str, str, str]]:
    return {(entry.msgctxt or "", entry.msgid, entry.msgid_plural) for entry in polib.pofile(str(path))}


@pytest.fixture(scope="module")
def gathered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The catalogue as the sources of now would have it, made in a copy."""
    copy = tmp_path_factory.mktemp("sources")
    for folder in [*packages(), BASE_DIR / "templates", BASE_DIR / "locale"]:
        shutil.copytree(folder, copy / folder.name, ignore=shutil.ignore_patterns("migrations", "__pycache__"))
    shutil.copy(BASE_DIR / "manage.py", copy)
    (copy / "static").mkdir()
    subprocess.run(
        [
            *(sys.executable, "manage.py", "makemessages", "--locale", "zh_Hans"),
            *("--no-location", "--no-wrap", "--no-obsolete"),
        ],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": ""},
        check=True,
        capture_output=True,
    )
    return copy / CATALOGUE


def test_the_catalogue_holds_exactly_the_texts_of_the_sources(gathered: Path) -> None:
    committed, wanted = texts(BASE_DIR / CATALOGUE), texts(gathered)
    assert (sorted(wanted - committed), sorted(committed - wanted)) == ([], [])


def test_every_text_is_translated() -> None:
    catalogue = polib.pofile(str(BASE_DIR / CATALOGUE))
    assert [entry.msgid for entry in catalogue if not entry.translated()] == []
    assert [entry.msgid for entry in catalogue if entry.fuzzy] == []


def test_placeholders_survive_translation() -> None:
    """msgfmt compares the formats of both languages."""
    result = subprocess.run(
        ["msgfmt", "--check-format", "-o", os.devnull, str(BASE_DIR / CATALOGUE)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
