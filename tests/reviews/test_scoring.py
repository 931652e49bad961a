"""Weights add up exactly; a score under 60 needs a comment; what was typed is read tolerantly."""

from decimal import Decimal

import pytest

from reviews.indicators import DEFAULT, Indicator, IndicatorSet
from reviews.scoring import read_entries, read_score, weighted_total
from rules import Text
from tests.reviews.factories import entries

KEYS = ("technology", "team", "facilities", "plan", "mechanism")


def test_default_weights_are_25_20_20_20_15_and_stand_outside_the_text():
    assert [indicator.weight for indicator in DEFAULT.indicators] == [25, 20, 20, 20, 15]
    assert not DEFAULT.in_the_text


@pytest.mark.parametrize(
    ("scores", "total"),
    [
        ((0, 0, 0, 0, 0), "0"),
        ((100, 100, 100, 100, 100), "100"),
        ((60, 60, 60, 60, 60), "60"),
        ((81, 77, 69, 93, 58), "76.75"),
        ((1, 0, 0, 0, 0), "0.25"),
        ((0, 0, 0, 0, 1), "0.15"),
        ((99, 100, 100, 100, 99), "99.60"),
    ],
)
def test_total_is_exact(scores, total):
    assert weighted_total(DEFAULT, dict(zip(KEYS, scores, strict=True))) == Decimal(total)


def test_weights_that_do_not_add_up_to_100_are_refused():
    with pytest.raises(ValueError, match="100"):
        IndicatorSet("odd", (Indicator("a", Text("甲", "A"), 99, Text("", "")),))


def test_a_set_survives_being_stored():
    assert IndicatorSet.load(DEFAULT.dump()) == DEFAULT


@pytest.mark.parametrize(
    ("typed", "score"), [("0", 0), ("100", 100), (" 85 ", 85), ("８５", 85), ("", None), ("  ", None), (None, None)]
)
def test_a_score_is_read_with_full_width_digits_and_spaces(typed, score):
    assert read_score(typed) == score


@pytest.mark.parametrize("typed", ["101", "-1", "8.5", "八十", "1e2", "８５分", "0000"])
def test_what_is_no_whole_number_up_to_100_is_refused(typed):
    with pytest.raises(ValueError):
        read_score(typed)


@pytest.mark.parametrize(
    ("score", "remark", "refused"), [("59", "", True), ("59", "场地不足", False), ("60", "", False), ("0", " ", True)]
)
def test_below_60_needs_a_comment(score, remark, refused):
    reading = read_entries(DEFAULT, entries(score_team=score, remark_team=remark))
    assert ("remark-team" in reading.errors) is refused


def test_a_missing_score_is_not_zero():
    reading = read_entries(DEFAULT, entries(score_plan=""))
    assert set(reading.errors) == {"score-plan"}
    assert "plan" not in reading.scores
