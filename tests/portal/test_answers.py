"""What invented units answer: each city's form takes it, and no condition of its text stands against it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

import rules
from portal.demonstration import fixtures
from portal.demonstration.answers import answers, topics
from rules import Result

TODAY = date(2026, 11, 20)
EDITIONS = ("datong/trial", "jinzhong/r2023", "hohhot/trial", "shijiazhuang/undated", "liaocheng/draft_2026")


def claims(edition: rules.Edition, given: dict[str, Any]) -> dict[str, Any]:
    """As the form takes them: read as typed, kept as JSON, nothing unknown; every attachment there."""
    left = dict(given)
    found: dict[str, Any] = {"lead_name": "某某科技有限公司", "lead_uscc": "91140200MA00000A0J"}
    for fact in edition.facts.values():
        if fact.key in left:
            found[fact.key] = fact.dump(fact.parse(left.pop(fact.key)))
    for key, roster in edition.rosters.items():
        columns = {column.key: column for column in roster.columns}
        found[key] = [
            {name: columns[name].dump(columns[name].parse(cell)) for name, cell in row.items() if cell}
            for row in left.pop(key, ())
        ]
    for part in edition.plan:
        found[part.claim_key] = left.pop(part.claim_key)
    assert not left, f"the form does not ask for {sorted(left)}"
    return {**found, **{kind.claim_key: 1 for kind in edition.attachments}}


def cases() -> list[Any]:
    """Every topic, every number from 1 to 20, as an enterprise, a university and an institute."""
    found = []
    for key in EDITIONS:
        names = list(topics(rules.edition(key).city))
        for place in range(max(20, len(names))):
            kind = ("enterprise", "university", "research_institute")[place % 3]
            found.append((key, place % 20 + 1, names[place % len(names)], kind))
    return found


@pytest.mark.parametrize(("key", "number", "topic", "kind"), cases())
def test_no_answer_is_missing_and_no_binding_condition_fails(key, number, topic, kind):
    edition = rules.edition(key)
    given = claims(edition, answers(key, number, topic=topic, kind=kind, lead="某某科技有限公司", today=TODAY))
    assessment = edition.assess(given, as_of=TODAY)
    assert assessment.outcome in ("eligible", "needs_judgement")
    assert [f.requirement for f in assessment.findings if f.result in (Result.FAIL, Result.UNKNOWN)] == []
    assert edition.required_missing(given) == []


@pytest.mark.parametrize("key", EDITIONS)
def test_the_years_of_money_follow_the_day(key):
    edition = rules.edition(key)
    for day in (date(2025, 12, 1), date(2027, 3, 1)):
        given = claims(edition, answers(key, 4, lead="某某科技有限公司", today=day))
        assert edition.assess(given, as_of=day).outcome in ("eligible", "needs_judgement")


@pytest.mark.parametrize("key", EDITIONS)
def test_topics_are_of_fields_that_the_form_knows_and_differ(key):
    edition = rules.edition(key)
    fields = {choice.value for choice in edition.fields}
    about = topics(edition.city)
    assert {topic["field"] for topic in about.values()} <= fields
    assert len({topic["short"] for topic in about.values()}) == len(about)
    assert all(not edition.naming.problems(topic["short"]) for topic in about.values())


def test_every_edition_in_use_has_data():
    assert fixtures.cities() == sorted(rules.edition(key).city for key in EDITIONS)
