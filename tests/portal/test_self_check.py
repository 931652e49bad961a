"""条件自测: a unit without an account sees what it meets, what it lacks and by how much; nothing is kept."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

import rules
from portal.self_check import Standing, asked_facts, check, read_answers, shown_facts
from rules import Kind

DAY = date(2026, 11, 20)
EDITIONS = pytest.mark.parametrize("edition", rules.editions(), ids=lambda edition: edition.key)


def keys(sections) -> list[str]:
    return [fact.key for _title, facts in sections for fact in facts]


@EDITIONS
def test_every_question_serves_a_condition_and_can_be_answered_at_once(edition: rules.Edition) -> None:
    used = {name for requirement in edition.requirements for name in requirement.uses}
    leads = {
        term.key
        for fact in edition.facts.values()
        if fact.shown_when is not None
        for term in fact.shown_when.references()
    }
    for _title, facts in asked_facts(edition):
        for fact in facts:
            assert fact.key in used | leads, fact.key
            assert fact.kind not in (Kind.TEXT, Kind.LONG_TEXT)
    asked = keys(asked_facts(edition))
    assert len(asked) == len(set(asked))


@EDITIONS
def test_nothing_answered_is_neither_met_nor_failed(edition: rules.Edition) -> None:
    found = check(edition, {}, DAY)
    assert found.groups[Standing.FAIL] == []
    assert found.groups[Standing.PASS] == []
    assert (found.answered, found.outcome) == (0, Standing.OPEN)


@EDITIONS
def test_every_condition_stands_in_one_group(edition: rules.Edition) -> None:
    grouped = [finding.requirement for found in check(edition, {}, DAY).groups.values() for finding in found]
    counted = [one.id for one in edition.requirements if one.strength is not rules.Strength.ADVISORY]
    assert sorted(grouped) == sorted(counted)


@pytest.mark.parametrize(
    ("area", "standing", "short"),
    [
        ("499", Standing.FAIL, "1 ㎡"),
        ("500", Standing.PASS, None),
        ("501", Standing.PASS, None),
        ("", Standing.OPEN, None),
    ],
)
def test_a_threshold_below_at_above_and_unanswered(area: str, standing: Standing, short: str | None) -> None:
    edition = rules.edition("datong/trial")
    stated, errors = read_answers(edition, {"usable_area": [area]})
    found = check(edition, stated, DAY)
    finding = next(f for f in found.groups[standing] if f.requirement.endswith("/usable_area"))
    assert errors == {}
    assert (finding.shortfall and finding.shortfall.zh) == short


def test_a_total_stands_for_its_roster() -> None:
    edition = rules.edition("jinzhong/r2023")
    for given, standing in (("24", Standing.FAIL), ("25", Standing.PASS)):
        stated, _errors = read_answers(edition, {"fixed_total": [given]})
        found = check(edition, stated, DAY).groups[standing]
        assert any(finding.requirement.endswith("/fixed_staff") for finding in found)


def test_a_question_shows_once_its_condition_is_met() -> None:
    edition = rules.edition("jinzhong/r2023")
    hidden = set(keys(asked_facts(edition))) - set(keys(shown_facts(edition, {})))
    assert hidden == {"master_right"}
    assert "master_right" in keys(shown_facts(edition, {"lead_kind": "university"}))


@pytest.mark.parametrize("typed", ["viel", "-5", "NaN", "1e99", "\x00", "５００平方公里"])
def test_what_cannot_be_read_is_said_and_counts_as_unanswered(typed: str) -> None:
    edition = rules.edition("datong/trial")
    stated, errors = read_answers(edition, {"usable_area": [typed], "people_total": ["３０"]})
    assert "usable_area" not in stated
    assert set(errors) <= {"usable_area"}
    assert stated["people_total"] == 30


# --- the pages

with_pages = pytest.mark.django_db


@with_pages
def test_the_cities_are_offered_to_everybody(client: Client) -> None:
    page = client.get("/self-check/").content.decode()
    for slug in ("datong", "jinzhong", "hohhot", "shijiazhuang", "liaocheng"):
        assert f'href="/self-check/{slug}/"' in page


@with_pages
def test_answers_give_a_result_and_are_kept_on_the_page_alone(client: Client) -> None:
    answered = client.post("/self-check/datong/", {"usable_area": "420", "centre_type": "domain"})
    page = answered.content.decode()
    assert answered.status_code == 200
    assert "80 ㎡" in page
    assert "1项条件不符合" in page
    assert "均符合" not in page
    assert "第八条（三）" in page
    assert 'value="420"' in page
    assert Session.objects.count() == 0


@with_pages
def test_a_wrong_answer_is_named_at_its_place_and_stays(client: Client) -> None:
    answered = client.post("/self-check/datong/", {"usable_area": "<b>四百</b>"})
    page = answered.content.decode()
    assert answered.status_code == 422
    assert 'href="#q-usable_area"' in page
    assert "&lt;b&gt;四百&lt;/b&gt;" in page
    assert "<b>四百" not in page


@with_pages
def test_the_five_are_compared_with_the_same_answers(client: Client) -> None:
    page = client.post("/self-check/compare/", {"rd_area": "400", "equipment_total": "300"}).content.decode()
    assert page.count('action="/self-check/') == 5
    assert 'name="rd_area" value="400"' in page
    assert "100 ㎡" in page


@with_pages
@pytest.mark.parametrize(("path", "status"), [("/self-check/atlantis/", 404), ("/self-check/compare/", 405)])
def test_what_is_not_there(client: Client, path: str, status: int) -> None:
    assert client.get(path).status_code == status


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["/", "/guides/", "/guides/datong/applicant/", "/register/"])
def test_it_is_found_from_the_public_pages(page: str) -> None:
    shown = Client().get(page).content.decode()
    assert 'href="/self-check/"' in shown
    assert page == "/register/" or 'href="/self-check/datong/"' in shown
