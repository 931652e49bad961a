"""What holds for all claims, in the editions that use readings, relaxations and advisory conditions."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rules
from rules import Edition, Result
from tests.rules import hohhot, jinzhong, liaocheng, shijiazhuang
from tests.rules.factories import TODAY
from tests.rules.test_properties import SETTLED, agrees, answers

EDITIONS = (hohhot.KEY, liaocheng.KEY, jinzhong.JINZHONG, shijiazhuang.SHIJIAZHUANG)
WHOLE = {
    hohhot.KEY: (hohhot.claims(), hohhot.claims(partners=[])),
    liaocheng.KEY: (liaocheng.claims(), liaocheng.research(), liaocheng.new_rd()),
    jinzhong.JINZHONG: (jinzhong.claims(), jinzhong.university(), jinzhong.claims(partners=[])),
    shijiazhuang.SHIJIAZHUANG: (shijiazhuang.claims(), shijiazhuang.alone(), shijiazhuang.institute()),
}


def some_claims(edition: Edition) -> st.SearchStrategy[dict[str, Any]]:
    """A whole dossier in which some answers are others, and some are missing."""
    changed = st.fixed_dictionaries({}, optional={item.key: st.none() | answers(item) for item in edition.items})
    return st.builds(
        lambda whole, changes: {key: value for key, value in {**whole, **changes}.items() if value is not None},
        st.sampled_from(WHOLE[edition.key]),
        changed,
    )


@pytest.mark.parametrize("key", EDITIONS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_filling_in_a_missing_fact_never_turns_a_known_result(key: str, data: st.DataObject) -> None:
    edition = rules.edition(key)
    some = data.draw(some_claims(edition))
    before = {found.requirement: found.result for found in edition.assess(some, as_of=TODAY).findings}
    missing = [item for item in edition.items if item.key not in some]
    more = dict(some)
    for item in data.draw(st.lists(st.sampled_from(missing), max_size=6)) if missing else []:
        more[item.key] = data.draw(answers(item))
    for found in edition.assess(more, as_of=TODAY).findings:
        if before[found.requirement] in SETTLED:
            assert found.result is before[found.requirement], found.requirement


@pytest.mark.parametrize("key", EDITIONS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_explanation_and_result_agree_in_both_languages(key: str, data: st.DataObject) -> None:
    edition = rules.edition(key)
    for found in edition.assess(data.draw(some_claims(edition)), as_of=TODAY).findings:
        assert agrees(found), (found.requirement, found.result, found.reasons)
        for words in (found.explanation.zh, found.explanation.en):
            assert words
            assert "{" not in words


@pytest.mark.parametrize("key", EDITIONS)
def test_taking_away_any_fact_never_makes_a_passing_condition_fail(key: str) -> None:
    edition = rules.edition(key)
    for whole in WHOLE[key]:
        for left_out in whole:
            made = edition.assess({k: v for k, v in whole.items() if k != left_out}, as_of=TODAY)
            assert made.by_result()[Result.FAIL] == [], left_out
