"""Facts stated without a dossier: totals instead of rosters, parameters, and everything that is refused by its key."""

from __future__ import annotations

from datetime import date

import pytest

import rules
from rules import FactError, Result
from rules.stating import assess_stated, facts_of
from tests.rules.factories import DATONG, datong

DAY = date(2026, 11, 20)


def result(stated: dict[str, object], requirement: str) -> Result:
    return assess_stated(datong(), stated, as_of=DAY).finding(f"{DATONG}#{requirement}").result


def test_a_known_failure_shows_although_facts_are_missing() -> None:
    found = assess_stated(datong(), {"usable_area": "420"}, as_of=DAY)
    area = found.finding(f"{DATONG}#8(3)/usable_area")
    assert (found.outcome, area.result) == ("ineligible", Result.FAIL)
    assert area.shortfall is not None
    assert area.shortfall.zh == "80 ㎡"


def test_nothing_stated_is_incomplete() -> None:
    assert assess_stated(datong(), {}, as_of=DAY).outcome == "incomplete"


def test_a_total_stands_for_the_rosters_behind_it() -> None:
    for key, derived in datong().derived.items():
        assert assess_stated(datong(), {key: "3"}, as_of=DAY).facts[key] == derived.as_fact().dump(
            derived.as_fact().load("3")
        )


def test_a_total_that_is_stated_is_not_called_verified() -> None:
    found = assess_stated(datong(), {"partner_total": 2}, as_of=DAY)
    assert [finding.verified for finding in found.findings if finding.verified] == []


def test_a_total_is_refused_beside_its_roster() -> None:
    with pytest.raises(FactError) as caught:
        assess_stated(datong(), {"people_total": 3, "people": [{"name": "甲"}]}, as_of=DAY)
    assert caught.value.key == "people_total"


def test_parameters_of_the_call_can_be_stated() -> None:
    edition = rules.newest("jinzhong")
    assert edition.parameters
    for parameter in edition.parameters:
        assess_stated(edition, {f"parameter:{parameter.key}": 2025}, as_of=DAY)
    with pytest.raises(FactError) as caught:
        assess_stated(edition, {"parameter:nothing": 1}, as_of=DAY)
    assert caught.value.key == "nothing"


@pytest.mark.parametrize(
    ("stated", "key"),
    [
        ({"nothing": 1}, "nothing"),
        ({"usable_area": "-1"}, "usable_area"),
        ({"usable_area": float("nan")}, "usable_area"),
        ({"usable_area": float("inf")}, "usable_area"),
        ({"usable_area": True}, "usable_area"),
        ({"usable_area": [500]}, "usable_area"),
        ({"people_total": "-1"}, "people_total"),
        ({"people_total": 1.5}, "people_total"),
        ({"centre_type": "castle"}, "centre_type"),
        ({"people": 5}, "people"),
        ({"people": [{"nothing": 1}]}, "people[0].nothing"),
    ],
)
def test_what_cannot_be_accepted_is_refused_by_its_key(stated: dict[str, object], key: str) -> None:
    with pytest.raises(FactError) as caught:
        assess_stated(datong(), stated, as_of=DAY)
    assert caught.value.key == key
    assert caught.value.explain().zh


@pytest.mark.parametrize("edition", rules.editions(), ids=lambda edition: edition.key)
def test_the_list_of_facts_names_everything_that_can_be_stated_once(edition: rules.Edition) -> None:
    rows = facts_of(edition)
    keys = [row["key"] for row in rows]
    assert len(keys) == len(set(keys))
    expected = {*edition.facts, *edition.rosters, *edition.derived}
    expected |= {kind.claim_key for kind in edition.attachments} | {part.claim_key for part in edition.plan}
    expected |= {f"parameter:{parameter.key}" for parameter in edition.parameters}
    assert set(keys) == expected


@pytest.mark.parametrize("edition", rules.editions(), ids=lambda edition: edition.key)
def test_the_list_of_facts_says_which_clauses_use_each(edition: rules.Edition) -> None:
    clauses = {str(row["key"]): row["clauses"] for row in facts_of(edition)}
    for requirement in edition.requirements:
        for name in requirement.uses:
            if name in clauses:
                assert requirement.clause in clauses[name]  # type: ignore[operator]
