"""The page of an edition: every clause, what carries it out, and the way from each shown clause to it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

import rules
from cities.models import City
from cities.standing import keep_text
from portal.clauses import DOUBTFUL, LATER, rows_of
from portal.templatetags.rules_text import law_url
from rules.official_text import parse
from rules.requirements import By
from rules.tracing import local
from tests.rules.second_edition import registered, second_edition

EDITIONS = pytest.mark.parametrize("edition", rules.editions(), ids=lambda edition: edition.key)
TEXT = "某市办法\n第一条 为加强管理，\n制定本办法。\n第二条 中心使用面积 不少于（500）平方米。"

pytestmark = pytest.mark.django_db


def page_of(client, edition: rules.Edition, **asked: str) -> str:
    city, name = edition.key.split("/")
    answer = client.get(reverse("portal:edition", args=[city, name]), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def shown(page: str) -> list[str]:
    return re.findall(r'<li id="([^"]+)" class="clause-\d"', page)


@EDITIONS
def test_every_clause_stands_in_order_with_what_carries_it_out(client, edition: rules.Edition) -> None:
    page = page_of(client, edition)
    assert shown(page) == [local(clause.id) for clause in edition.clause_list]
    rows = rows_of(edition, None)
    assert [len(row.lines) for row in rows] == [len(clause.carried_out_by) for clause in edition.clause_list]
    for row in rows:
        for line in row.lines:
            assert line.targets or line.note.zh, f"{row.clause.id}: {line.kind} says nothing"


@EDITIONS
def test_every_link_of_a_clause_leads_to_something(client, edition: rules.Edition) -> None:
    pages: dict[str, str] = {}
    for row in rows_of(edition, None):
        for target in (target for line in row.lines for target in line.targets if target.url):
            path, _hash, place = target.url.partition("#")
            if path not in pages:
                answer = client.get(path)
                assert answer.status_code == 200, path
                pages[path] = answer.content.decode()
            if place and not place.startswith("q-"):  # a question may be asked only after another's answer
                assert f'id="{place}"' in pages[path], target.url


@EDITIONS
@pytest.mark.parametrize("kind", [By.REQUIREMENT.value, By.POLICY.value, DOUBTFUL, LATER])
def test_clauses_are_picked_by_what_carries_them_out(client, edition: rules.Edition, kind: str) -> None:
    wanted = [local(row.clause.id) for row in rows_of(edition, None) if kind in row.kinds]
    assert wanted
    assert shown(page_of(client, edition, kind=kind)) == wanted


def test_clauses_are_found_by_their_words(client) -> None:
    edition = rules.edition("datong/trial")
    page = page_of(client, edition, q="使用 面积")
    assert "8(3)" in shown(page)
    assert len(shown(page)) < len(edition.clause_list)
    none = page_of(client, edition, q="<script>alert(1)</script>")
    assert shown(none) == []
    assert "<script>alert" not in none


def test_a_loaded_text_is_shown_whole_with_its_decisive_words_marked(client) -> None:
    edition = rules.edition("datong/trial")
    clause = next(clause for clause in edition.clause_list if local(clause.id) == "1")
    keep_text(edition, f"办法\n第一条 前言，{clause.quote}后语。", "text.txt")
    page = page_of(client, edition)
    assert re.search(r"前言，<mark>[^<]+</mark>后语", page)
    assert "载入的全文与本平台所执行的条款不完全一致" in page  # of all other clauses nothing stands there


def test_the_decisive_words_are_found_whatever_spaces_and_brackets(client) -> None:
    text = parse(TEXT)
    unit = text.unit("2")
    assert unit is not None
    from rules.official_text import place_of

    start, end = place_of(unit.text, "不少于(500)平方米") or (0, 0)
    assert unit.text[start:end] == "不少于（500）平方米"
    assert place_of(unit.text, "不多于500平方米") is None
    assert place_of(unit.text, "") is None


def test_an_edition_that_is_not_in_use_says_so_and_compares(client) -> None:
    first = rules.edition("datong/trial")
    second = second_edition(first, "r2027", lambda one: replace(one, title="大同市技术创新中心管理办法"))
    with registered(second):
        page = page_of(client, second)
        assert "本市新的申报不适用该文本" in page
        assert "/regulations/datong/compare/?old=trial&amp;new=r2027" in page
        assert "/guides/datong/applicant/#" not in page  # the guide follows the edition in use
        assert "本市新的申报不适用该文本" not in page_of(client, first)


def test_the_address_of_a_city_leads_to_the_edition_in_use(client) -> None:
    first = rules.edition("datong/trial")
    second = second_edition(first, "r2027", lambda one: replace(one, title="大同市新办法"))
    with registered(second):
        City.objects.filter(slug="datong").update(current_edition=second.key)
        assert client.get("/regulations/datong/").headers["Location"] == "/regulations/datong/r2027/"


@pytest.mark.parametrize(
    "path", ["/regulations/datong/none/", "/regulations/atlantis/trial/", "/regulations/datong/compare/"]
)
def test_what_is_not_there(client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_clause_shown_anywhere_leads_to_its_place(client) -> None:
    """The component that shows a clause is one; here on the self-check's answer."""
    page = client.post("/self-check/datong/", {"usable_area": "420"}).content.decode()
    assert 'href="/regulations/datong/trial/#8(3)"' in page
    assert law_url("datong/trial#9(3)") == "/regulations/datong/trial/#9(3)"
    assert law_url("by practice") == law_url(None) == ""


# --- two editions side by side


def changed(first: rules.Edition) -> rules.Edition:
    def change(edition: rules.Edition) -> rules.Edition:
        softer = [
            replace(one, strength=rules.Strength.ENCOURAGED) if local(one.clause) == "8(3)" else one
            for one in edition.requirements
        ]
        return replace(edition, title="大同市新办法", requirements=tuple(softer), effective_from=date(2027, 1, 1))

    return second_edition(first, "r2027", change)


def test_a_comparison_shows_what_differs_and_nothing_else(client) -> None:
    first = rules.edition("datong/trial")
    with registered(changed(first)):
        page = client.get("/regulations/datong/compare/").content.decode()
        assert "鼓励事项" in page
        assert "必备条件" in page or "原则性要求" in page
        assert "没有变化" in page  # of the clauses themselves
        assert "在办申报" not in page  # that is for the city's officials
        whole = client.get("/regulations/datong/compare/?all&old=trial&new=r2027").content.decode()
        assert whole.count("law-change-row") == len(first.clause_list)
        assert client.get("/regulations/datong/compare/?old=none").status_code == 404
