"""No package but the rules knows a city by name, and no text uses one city's word for what others call differently."""

import re
from pathlib import Path

import polib
import pytest

import rules
from cities.speaking import TOKEN
from portal.launch.data_dir import BASE_DIR
from portal.launch.preparation import packages

CATALOGUE = Path("locale/zh_Hans/LC_MESSAGES/django.po")

SPECIAL = re.compile(
    "组织管理部门|归口管理|主管部门|牵头单位|依托单位|建设主体单位|(?<![各该])市科技局|市科学技术局|党组会|复核|形式审查|(?<!可行性)论证|(?<!绩效)评审"
    "|认定|批复|批准建设|批准筹建|建设方案|建设计划|实施方案|申报书|申请书|建设通知"
)


def names_of_cities() -> list[str]:
    """大同, 大同市, datong: as the editions give them."""
    names = []
    for edition in rules.editions():
        names += [edition.terms["city"].zh.removesuffix("市"), edition.city]
    return names


def sources() -> list[Path]:
    found = [path for package in packages() if package.name != "rules" for path in package.rglob("*.py")]
    found += (BASE_DIR / "templates").rglob("*.*")
    for kind in ("js", "css", "svg"):
        found += (path for path in (BASE_DIR / "static").rglob(f"*.{kind}") if "vendor" not in path.parts)
    return found


@pytest.mark.parametrize("name", names_of_cities())
def test_no_city_is_named_outside_the_rules(name: str) -> None:
    word = re.compile(rf"{re.escape(name)}(?![a-z])", re.IGNORECASE)
    assert [str(path.relative_to(BASE_DIR)) for path in sources() if word.search(path.read_text("utf-8"))] == []


def test_a_word_that_cities_call_differently_is_a_token() -> None:
    texts = {
        entry.msgid: TOKEN.sub("", entry.msgstr or "".join(entry.msgstr_plural.values()))
        for entry in polib.pofile(str(BASE_DIR / CATALOGUE))
    }
    assert {msgid: text for msgid, text in texts.items() if SPECIAL.search(text)} == {}
