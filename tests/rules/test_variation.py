"""A copy of an edition with other thresholds or strengths; the edition itself stays what it is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

import rules
from rules import FactError, Result, Strength
from rules.stating import assess_stated
from rules.variation import Threshold, Variation, read_value, rosters_read, thresholds, varied
from tests.rules import sample

DAY = date(2026, 11, 20)
AREA = "datong/trial#8(3)/usable_area"


def threshold(requirement: str, place: int = 0) -> Threshold:
    edition = rules.edition(requirement.partition("#")[0])
    return thresholds(edition.requirement(requirement))[place]


@pytest.mark.parametrize(
    ("requirement", "shown"),
    [
        (AREA, ["500"]),
        ("jinzhong/r2023#8(4)/young", ["1/3"]),
        ("jinzhong/r2023#8(4)/age", ["60"]),
        ("jinzhong/r2023#8(5)/years", ["3"]),
        ("jinzhong/r2023#8(2)/equipment", ["1000", "1/2", "1000"]),
        ("shijiazhuang/undated#15/size", ["7", "11"]),
        ("datong/trial#8(4)/policy", []),
    ],
)
def test_the_numbers_of_a_condition(requirement: str, shown: list[str]) -> None:
    edition = rules.edition(requirement.partition("#")[0])
    assert [one.shown for one in thresholds(edition.requirement(requirement))] == shown


@pytest.mark.parametrize(
    ("area", "at", "result"),
    [
        ("599", "600", Result.FAIL),
        ("600", "600", Result.PASS),
        ("400", "400", Result.PASS),
        ("399", "400", Result.FAIL),
        ("400", "500", Result.FAIL),
    ],
)
def test_another_threshold_counts_in_the_copy(area: str, at: str, result: Result) -> None:
    edition = rules.edition("datong/trial")
    one = threshold(AREA)
    copy = varied(edition, {AREA: Variation({one.key: read_value(one, at)})})
    found = assess_stated(copy, {"usable_area": area}, as_of=DAY).finding(AREA)
    assert found.result is result
    assert found.threshold is not None
    assert at in found.threshold.zh


def test_the_live_edition_stays_what_it_was() -> None:
    edition = rules.edition("datong/trial")
    digest = edition.digest
    one = threshold(AREA)
    copy = varied(edition, {AREA: Variation({one.key: 400}, Strength.IN_PRINCIPLE)})
    assert copy.digest != digest
    assert rules.edition("datong/trial").digest == digest
    assert assess_stated(edition, {"usable_area": "450"}, as_of=DAY).finding(AREA).result is Result.FAIL


def test_nothing_varied_is_the_same_edition_in_words() -> None:
    for edition in rules.editions():
        assert varied(edition, {}).digest == edition.digest
        same = {
            one.id: Variation({threshold.key: threshold.value for threshold in thresholds(one)})
            for one in edition.requirements
        }
        assert varied(edition, same).digest == edition.digest


def test_another_strength_makes_a_failure_a_matter_of_judgement() -> None:
    copy = varied(rules.edition("datong/trial"), {AREA: Variation(strength=Strength.IN_PRINCIPLE)})
    assert assess_stated(copy, {"usable_area": "450"}, as_of=DAY).finding(AREA).result is Result.JUDGEMENT


def test_shares_and_years_can_be_varied() -> None:
    edition = sample.edition()
    young, age = edition.requirement(f"{sample.CLAUSE}/young"), edition.requirement(f"{sample.CLAUSE}/age")
    one, other = thresholds(young)[0], thresholds(age)[0]
    copy = varied(
        edition,
        {
            young.id: Variation({one.key: read_value(one, "1/2")}),
            age.id: Variation({other.key: read_value(other, "55")}),
        },
    )
    people = [{"person": str(place), "birth_year": 1990 if place < 2 else 1960} for place in range(4)]
    stated = {"people": people, "born": "1968-01-01"}
    assert assess_stated(edition, stated, as_of=DAY).finding(age.id).result is Result.PASS
    assert assess_stated(copy, stated, as_of=DAY).finding(age.id).result is Result.FAIL
    assert assess_stated(copy, stated, as_of=DAY).finding(young.id).result is Result.PASS


@pytest.mark.parametrize(
    ("requirement", "typed"),
    [
        (AREA, "viel"),
        (AREA, "-1"),
        (AREA, "NaN"),
        (AREA, "Infinity"),
        (AREA, "1e30"),
        (AREA, "2.5"),
        ("jinzhong/r2023#8(4)/young", "3/2"),
        ("jinzhong/r2023#8(4)/young", "1/0"),
        ("jinzhong/r2023#8(4)/age", "60.5"),
    ],
)
def test_what_is_no_threshold_is_refused(requirement: str, typed: str) -> None:
    with pytest.raises(FactError) as caught:
        read_value(threshold(requirement), typed)
    assert caught.value.explain().zh


def test_fractions_and_full_width_are_read() -> None:
    share = threshold("jinzhong/r2023#8(4)/young")
    assert read_value(share, "2／5") == Fraction(2, 5)
    assert read_value(share, "0.4") == Fraction(2, 5)
    assert read_value(Threshold("k", Decimal("1.5"), rules.Text("甲", "a")), "2.5") == Decimal("2.5")


def test_unknown_requirements_and_thresholds() -> None:
    edition = rules.edition("datong/trial")
    for variations in ({"datong/trial#99/x": Variation()}, {AREA: Variation({"nothing": 3})}):
        with pytest.raises(KeyError):
            varied(edition, variations)


def test_which_conditions_look_into_rows() -> None:
    edition = rules.edition("liaocheng/draft_2026")
    assert rosters_read(edition.requirement("liaocheng/draft_2026#8a(3)/area")) == frozenset()
    assert rosters_read(edition.requirement("liaocheng/draft_2026#u1/chair")) == {"committee"}
