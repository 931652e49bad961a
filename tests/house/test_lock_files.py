"""What is installed is pinned with its digest, and no address of a registry or of a machine stands in any file."""

import json
import re

import pytest

from portal.launch.data_dir import BASE_DIR

LOCKS = ("requirements", "requirements-dev", "requirements-node")


@pytest.mark.parametrize("name", LOCKS)
def test_every_requirement_is_pinned_with_its_digest(name: str) -> None:
    text = (BASE_DIR / f"{name}.txt").read_text()
    assert "://" not in text
    pins = re.findall(r"^([a-z0-9][\w.\[\],-]*)(==\S+)?(.*)$", text, re.M)
    assert pins
    assert [pin for pin, version, rest in pins if not version or not rest.endswith("\\")] == []


@pytest.mark.parametrize("name", LOCKS)
def test_every_wish_is_locked(name: str) -> None:
    lines = (BASE_DIR / f"{name}.in").read_text().splitlines()
    wishes = [re.match(r"[A-Za-z0-9._-]+", line) for line in lines if line and line[0] not in "#-"]
    locked = set(re.findall(r"^([a-z0-9][a-z0-9._-]*)", (BASE_DIR / f"{name}.txt").read_text(), re.M))
    assert {wish[0].lower().replace("_", "-") for wish in wishes if wish} <= locked


def test_the_front_end_lock_holds_digests_and_no_address() -> None:
    lock = json.loads((BASE_DIR / "package-lock.json").read_text())
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    assert [name for name, entry in packages.items() if "resolved" in entry or "integrity" not in entry] == []
