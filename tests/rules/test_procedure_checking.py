"""An order that the portal cannot carry out is refused when the edition is built, and why; so are idle quotas."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from rules import Deadline, Edition, Lapse, Office, Period, Quota, StageKind, StageSpec, Strength, Text
from rules.life import Start
from rules.life_checking import life_problems
from rules.procedure import Unit
from rules.procedure_checking import procedure_problems
from tests.rules import sample

ORDER = tuple(sample.edition().procedure)


def stage(kind: StageKind, key: str = "") -> StageSpec:
    return StageSpec(key or kind.value, kind, sample.words(kind.value), "", Office.BUREAU, in_text=False)


def said(*kinds: StageKind) -> list[str]:
    edition = sample.edition()
    object.__setattr__(edition, "procedure", tuple(stage(kind) for kind in kinds))
    return list(procedure_problems(edition))


@pytest.mark.parametrize(
    ("order", "words"),
    [
        (("publicity", "application", "deliberation", "approval"), "publicity needs application before it"),
        (("formal_check", "application"), "formal_check needs application before it"),
        (("application", "plan_improvement", "expert_review"), "plan_improvement needs expert_review before it"),
        (("application", "deliberation", "approval"), "approval needs publicity before it"),
        (("candidate", "application"), "candidate needs intention before it"),
    ],
)
def test_an_order_that_cannot_be_carried_out_is_refused_with_the_reason(order: tuple[str, ...], words: str) -> None:
    found = said(*(StageKind(kind) for kind in order))
    assert any(words in one and ": " in one for one in found), found


@pytest.mark.parametrize(
    "order",
    [
        ("application", "expert_review", "formal_check", "recommendation", "deliberation", "publicity", "approval"),
        ("application", "recommendation", "deliberation", "expert_review", "publicity", "approval"),
        ("application", "expert_review", "publicity", "deliberation", "approval"),
        ("intention", "application", "candidate", "deliberation", "publicity", "approval", "task_agreement"),
    ],
)
def test_any_other_order_is_the_texts_own_business(order: tuple[str, ...]) -> None:
    assert said(*(StageKind(kind) for kind in order)) == []


def test_a_stage_is_called_after_its_kind() -> None:
    with pytest.raises(ValueError, match="stage check is not called after its kind"):
        sample.edition(procedure=(*ORDER, stage(StageKind.DELIBERATION, "check")))


# --- quotas


def quota(**changes: Any) -> Quota:
    given = {"key": "places", "clause": sample.CLAUSE, "title": sample.words("名额"), "quote": "条文", "number": 2}
    return Quota(**{**given, "kinds": ("county",), **changes})


@pytest.mark.parametrize(
    ("quotas", "words"),
    [
        ((quota(number=0),), "lets nobody recommend"),
        ((quota(kinds=()),), "does not say whom it binds"),
        ((quota(strength=Strength.ENCOURAGED),), "binds nobody"),
        ((quota(), quota(key="more", kinds=("zone", "county"))), "another bind county"),
        ((quota(clause=f"{sample.KEY}#9"),), "unknown clause"),
        ((quota(), quota(kinds=("zone",))), "quota places twice"),
    ],
)
def test_a_quota_that_says_nothing_is_refused(quotas: tuple[Quota, ...], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        sample.edition(quotas=quotas)


def test_a_quota_needs_a_recommendation() -> None:
    without = tuple(one for one in ORDER if one.kind is not StageKind.RECOMMENDATION)
    with pytest.raises(ValueError, match="a recommendation that the procedure does not have"):
        sample.edition(procedure=without, quotas=(quota(),))


def test_what_is_said_of_one_county_goes_before_what_is_said_of_all() -> None:
    named = quota(key="named", number=5, kinds=(), codes=("980102",))
    edition = sample.edition(quotas=(quota(), named))
    assert edition.quota("county", "980102") is named
    assert edition.quota("county", "980121") == quota()
    assert edition.quota("zone", None) is None


# --- the time for corrections


def limit(**changes: Any) -> Deadline:
    given: dict[str, Any] = {
        "key": "answer",
        "clause": sample.CLAUSE,
        "title": Text("补正期限", "Time for corrections"),
        "quote": "条文",
        "who": "applicant",
        "period": Period(10, Unit.WORKING_DAYS, sample.CLAUSE),
        "start": Start.CORRECTION,
        "stage": "formal_check",
        "lapse": Lapse.WITHDRAWN,
    }
    return Deadline(**{**given, **changes})


def limits(*deadlines: Deadline) -> list[str]:
    edition: Edition = sample.edition()
    object.__setattr__(edition, "deadlines", deadlines)
    object.__setattr__(edition, "terms", {"applicant": sample.words("申报单位")})
    unnamed = "does not name the deadline"
    return [one for one in life_problems(edition) if unnamed not in one]


def test_a_time_for_corrections_that_is_whole() -> None:
    assert limits(limit()) == []
    assert limits(limit(), limit(key="other", stage="recommendation")) == []


@pytest.mark.parametrize(
    ("deadlines", "words"),
    [
        ((limit(lapse=None),), "does not say what follows it"),
        ((limit(start=Start.PUBLICITY),), "says it of no correction"),
        ((limit(stage="application"),), "asks for no corrections"),
        ((limit(period=Period(1, Unit.MONTHS, sample.CLAUSE)),), "not counted in days"),
        ((limit(), limit(key="other")), "not the only one"),
    ],
)
def test_one_that_is_not_is_refused(deadlines: tuple[Deadline, ...], words: str) -> None:
    assert any(words in one for one in limits(*deadlines)), limits(*deadlines)


def test_its_words_say_what_follows() -> None:
    terms = {"applicant": sample.words("申报单位")}
    assert limit().words(terms).en == "10 working days from the request for corrections, after that deemed withdrawn"
    calendar_days = replace(limit(), period=Period(15, Unit.DAYS, sample.CLAUSE))
    assert calendar_days.words(terms).zh == "自收到补正通知起15日内，逾期视为撤回"
