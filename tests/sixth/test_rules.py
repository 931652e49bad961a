"""The law of the sixth city: traced to its text, asked by the commands, and assessed to the day and the item."""

from __future__ import annotations

import json
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from stdnum.cn.uscc import calc_check_digit

import rules
from rules import Result
from rules.official_text import parse
from rules.tracing import title_of, trace
from tests.sixth import qiwu
from tests.sixth.qiwu.clauses import clause

EDITION = qiwu.EDITIONS[0]
TEXT = Path(qiwu.__file__).parent / "regulation.txt"
DAY = date(2026, 11, 20)
CODE = "91980102MA0000001"


def claims(**changes: Any) -> dict[str, Any]:
    given: dict[str, Any] = {
        "short_name": "结构陶瓷",
        "field": "new_materials",
        "direction": "氮化硅粉体",
        "lead_name": "栖梧陶一精密陶瓷有限公司",
        "lead_uscc": CODE + calc_check_digit(CODE),
        "lead_kind": "enterprise",
        "registered_city": "980102",
        "legal_person": True,
        "rd_last_year": "300",
        "leader_name": "陶某",
        "leader_birth_date": "1980-01-01",
        "leader_title_level": "senior",
        "rd_area": "400",
        "record": "none",
        "patents": [],
        "people": [{"name": f"员工{n}", "person": f"P{n}", "employment": "fixed"} for n in range(10)],
    }
    given.update(changes)
    given |= {part.claim_key: "内容" for part in EDITION.plan}
    given |= {attachment.claim_key: 1 for attachment in EDITION.attachments}
    return {key: value for key, value in given.items() if value is not None}


def inventions(number: int, granted: str = "2025-03-01") -> list[dict[str, Any]]:
    return [{"name": "陶瓷", "kind": "invention", "number": f"ZL{n}", "granted": granted} for n in range(number)]


def result(place: str, **changes: Any) -> Result:
    given = changes.pop("given", None) or claims(**changes)
    return EDITION.assess(given, as_of=DAY).finding(clause(place)).result


# --- traced


def test_the_trace_is_clean_both_ways() -> None:
    found = trace(EDITION, parse(TEXT.read_text(encoding="utf-8")))
    assert (found.unlisted, found.absent, found.misquoted) == ((), (), ())
    assert found.text is not None
    assert (found.text.unplaced, found.text.faults) == ((), ())


def test_whatever_carries_out_a_clause_has_a_name() -> None:
    targets = {target for one in EDITION.clause_list for carried in one.carried_out_by for target in carried.targets}
    assert {target for target in targets if title_of(EDITION, target) is None} == set()


def test_a_quota_that_the_text_does_not_give_is_found() -> None:
    changed = TEXT.read_text(encoding="utf-8").replace("开发区每批次推荐不超过1家", "开发区每批次推荐不超过3家")
    assert ("quota_zone", "开发区每批次推荐不超过1家") in trace(EDITION, parse(changed)).misquoted


# --- the commands


def told(command: str, *arguments: str) -> str:
    out = StringIO()
    call_command(command, "qiwu", *arguments, stdout=out)
    return out.getvalue()


def test_trace_facts_and_assess_know_it(tmp_path: Path) -> None:
    assert json.loads(told("trace", "--text", str(TEXT), "--json"))["clean"] is True
    facts = json.loads(told("facts", "--json"))
    assert "leader_birth_date" in json.dumps(facts)
    given = tmp_path / "facts.json"
    given.write_text(json.dumps(claims()), encoding="utf-8")
    answer = json.loads(told("assess", str(given), "--json", "--on", "2026-11-20"))
    assert answer["outcome"] == "eligible"
    given.write_text(json.dumps(claims(rd_last_year="299.99")), encoding="utf-8")
    answer = json.loads(told("assess", str(given), "--json", "--on", "2026-11-20"))
    assert answer["outcome"] == "ineligible"


# --- 第四条（二）: either of two


@pytest.mark.parametrize(
    ("spent", "patents", "expected"),
    [
        ("300", [], Result.PASS),
        ("299.99", inventions(5), Result.PASS),
        ("299.99", inventions(4), Result.FAIL),
        ("299.99", inventions(5, granted="2023-11-19"), Result.FAIL),
        ("299.99", inventions(5, granted="2023-11-20"), Result.PASS),
        ("300", None, Result.PASS),
        (None, inventions(5), Result.PASS),
        (None, inventions(4), Result.UNKNOWN),
    ],
)
def test_money_or_patents(spent: str | None, patents: list[Any] | None, expected: Result) -> None:
    assert result("4(2)/money_or_patents", rd_last_year=spent, patents=patents) is expected


def test_where_neither_is_there_both_are_told_with_what_lacks() -> None:
    given = claims(rd_last_year="280", patents=inventions(3))
    finding = EDITION.assess(given, as_of=DAY).finding(clause("4(2)/money_or_patents"))
    words = finding.explanation.zh
    assert "20" in words and "2" in words
    assert "研发投入" in words and "发明专利" in words


# --- 第四条（三）: 未满58周岁, on 20 November 2026


@pytest.mark.parametrize(
    ("born", "expected"),
    [
        ("1968-11-21", Result.PASS),
        ("1968-11-20", Result.JUDGEMENT),
        ("1968-11-19", Result.FAIL),
        (None, Result.UNKNOWN),
    ],
)
def test_fifty_eight_is_too_old_and_its_day_is_judged(born: str | None, expected: Result) -> None:
    assert result("4(3)/age", leader_birth_date=born) is expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 2, 27), Result.PASS),
        (date(2026, 2, 28), Result.JUDGEMENT),
        (date(2026, 3, 1), Result.FAIL),
    ],
)
def test_who_was_born_on_the_29th_of_february(day: date, expected: Result) -> None:
    given = claims(leader_birth_date="1968-02-29")
    assert EDITION.assess(given, as_of=day).finding(clause("4(3)/age")).result is expected


@pytest.mark.parametrize(
    ("place", "change"),
    [
        ("4(1)/registered", {"registered_city": "140200"}),
        ("4(1)/legal_person", {"legal_person": False}),
        ("4(3)/title", {"leader_title_level": "intermediate"}),
        ("4(4)/area", {"rd_area": "399.99"}),
        ("4(5)/staff", {"people": [{"name": "一", "person": "P1", "employment": "fixed"}]}),
        ("4(6)/record", {"record": "some"}),
    ],
)
def test_every_other_condition_is_met_and_failed(place: str, change: dict[str, Any]) -> None:
    assert result(place) is Result.PASS
    assert result(place, **change) is Result.FAIL


def test_the_portal_knows_it_as_any_other() -> None:
    assert rules.newest("qiwu") is EDITION
    assert EDITION.status_on(date(2031, 3, 1)) is rules.Status.EXPIRED


def test_what_it_limits_is_said_in_words() -> None:
    answer = EDITION.time_to_answer("formal_check")
    assert answer is not None
    assert answer.words(EDITION.terms).zh == "自收到补正通知起10个工作日内，逾期视为撤回"
    assert EDITION.time_to_answer("recommendation") is None
    said = {quota.key: quota.words.zh for quota in EDITION.quotas}
    assert said["quota_yunxi"] == "每批次不超过 2 家"
    assert said["quota_city_department"] == "每批次原则上不超过 1 家"
