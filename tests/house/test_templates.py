"""Templates keep the content security policy: no script, style or handler inside them, nothing from another host."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

from portal.launch.data_dir import BASE_DIR

TEMPLATES = BASE_DIR / "templates"
FORBIDDEN = {
    "a script written into the page": re.compile(
        r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")[^>]*>", re.I
    ),
    "a style element": re.compile(r"<style\b", re.I),
    "a style attribute": re.compile(r"\sstyle\s*=", re.I),
    "an event handler": re.compile(r"\son[a-z]+\s*=", re.I),
    "htmx's inline handlers": re.compile(r"\bhx-on\b|\bhx-vals=[\"']js:|\bhx-vars\b", re.I),
    "a javascript address": re.compile(r"javascript:", re.I),
    "something from another host": re.compile(
        r"<(?:script|link|img|iframe|source)\b[^>]*(?:src|href)=[\"'](?:https?:)?//"
    ),
}
ALL = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))


def without_comments(text: str) -> str:
    text = re.sub(r"{%\s*comment\b.*?%}.*?{%\s*endcomment\s*%}", "", text, flags=re.S)
    return re.sub(r"{#.*?#}|<!--.*?-->", "", text, flags=re.S)


@pytest.mark.parametrize("name", ALL)
def test_template_holds_nothing_that_the_policy_forbids(name: str) -> None:
    text = without_comments((TEMPLATES / name).read_text())
    assert [what for what, pattern in FORBIDDEN.items() if pattern.search(text)] == []


@pytest.mark.parametrize("name", ALL)
def test_template_can_be_read(name: str) -> None:
    get_template(name)


def test_scripts_evaluate_no_text() -> None:
    scripts = [path for path in (BASE_DIR / "static").rglob("*.js") if "vendor" not in path.parts]
    guilty: list[Path] = [path for path in scripts if re.search(r"\beval\(|new Function\(", path.read_text())]
    assert guilty == []


def test_every_icon_that_a_template_names_is_in_the_set() -> None:
    """Also on pages that are seldom empty, failed or new: an unknown one breaks the page only when it is drawn."""
    known = set((BASE_DIR / "assets/icons.txt").read_text().split())
    named = re.compile(r"""{%\s*icon\s+"([a-z0-9-]+)"|\bicon="([a-z0-9-]+)\"""")
    used = {one or other for name in ALL for one, other in named.findall((TEMPLATES / name).read_text())}
    assert sorted(used - known) == []
