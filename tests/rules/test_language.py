"""The language carries the constructs of the other four cities; tables at the edges of every construct."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

import rules
from rules import RelaxationConflict, Result, Route
from rules.dates import LAST_YEAR
from rules.knowledge import Environment, Truth, conjunction, disjunction
from rules.logic import all_of, verified
from rules.stating import assess_stated
from tests.rules import sample
from tests.rules.granting import everywhere

PASS, FAIL, UNKNOWN, JUDGEMENT, NOT_APPLICABLE = Result
TODAY = date(2026, 11, 20)
EDITION = sample.edition()
WAITS = verified(sample.lead)


def rows(roster: str, *cells: dict[str, Any]) -> dict[str, Any]:
    return {roster: list(cells)}


def staff(*kinds: tuple[str | None, str | None]) -> dict[str, Any]:
    return rows(
        "people",
        *({"person": str(place), "degree": degree, "title": title} for place, (degree, title) in enumerate(kinds)),
    )


def spent(*amounts: tuple[int, str | None, str]) -> dict[str, Any]:
    return rows("finance", *({"year": year, "rd": rd, "spender": spender} for year, rd, spender in amounts))


YEARS = ((2023, "300", "lead"), (2024, "300", "lead"), (2025, "400", "partner"))
HIGH, LOW, OPEN = ("master", "none"), ("bachelor", "none"), (None, "none")

CASES: list[tuple[str, dict[str, Any], Result]] = [
    # two readings: they differ only where the partner's value exceeds the lead's
    ("equipment", {"lead_equipment": "600", "partner_equipment": "400"}, PASS),
    ("equipment", {"lead_equipment": "500", "partner_equipment": "500"}, PASS),
    ("equipment", {"lead_equipment": "499", "partner_equipment": "501"}, JUDGEMENT),
    ("equipment", {"lead_equipment": "100", "partner_equipment": "100"}, FAIL),
    ("equipment", {"lead_equipment": "600"}, UNKNOWN),
    # the corresponding day three years later, and the day before it
    ("agreement", {"agreement_end": "2029-11-20"}, PASS),
    ("agreement", {"agreement_end": "2029-11-19"}, JUDGEMENT),
    ("agreement", {"agreement_end": "2029-11-18"}, FAIL),
    # not over 60: up to the 60th birthday, the doubtful year, from the 61st birthday
    ("age", {"born": "1966-11-20"}, PASS),
    ("age", {"born": "1966-11-19"}, JUDGEMENT),
    ("age", {"born": "1965-11-21"}, JUDGEMENT),
    ("age", {"born": "1965-11-20"}, FAIL),
    ("age", {}, UNKNOWN),
    # at least half, by union of persons
    ("master_or_senior", staff(HIGH, LOW), PASS),
    ("master_or_senior", staff(HIGH, LOW, LOW), FAIL),
    ("master_or_senior", staff(HIGH, ("bachelor", "senior"), LOW, LOW), PASS),
    ("master_or_senior", staff(("master", "senior"), LOW, LOW), FAIL),
    ("master_or_senior", staff(HIGH, OPEN), PASS),
    ("master_or_senior", staff(HIGH, OPEN, LOW), UNKNOWN),
    ("master_or_senior", staff(OPEN, LOW, LOW), FAIL),
    ("master_or_senior", rows("people", *[{"person": "1", "degree": "master", "title": "none"}] * 3), PASS),
    # at least a third up to the age that the call sets (45)
    ("young", rows("people", {"birth_year": 1981}, {"birth_year": 1960}, {"birth_year": 1961}), PASS),
    ("young", rows("people", {"birth_year": 1980}, {"birth_year": 1960}, {"birth_year": 1961}), FAIL),
    ("young", rows("people", {"birth_year": 1981}, {}, {"birth_year": 1961}), PASS),
    # at most a third of insiders
    ("insiders", rows("people", {"side": "lead"}, {"side": "partner"}, {"side": "partner"}), PASS),
    ("insiders", rows("people", {"side": "lead"}, {"side": "partner"}), FAIL),
    ("insiders", rows("people", {}, {"side": "partner"}), UNKNOWN),
    # sums over the last three accounting years
    ("rd", spent(*YEARS), PASS),
    ("rd", spent((2023, "300", "lead"), (2024, "300", "lead"), (2025, "399.99", "lead")), FAIL),
    ("rd", spent((2022, "900", "lead"), (2023, "300", "lead"), (2024, "300", "lead")), UNKNOWN),
    ("rd", spent((2023, "1000", "lead"), (2024, None, "lead")), PASS),
    ("rd", {"finance": []}, UNKNOWN),
    ("rd_lead", spent(*YEARS, (2025, "0", "lead")), PASS),
    ("rd_lead", spent((2023, "100", "lead"), (2024, "100", "lead"), (2025, "100", "lead")), FAIL),
    ("rd_share", {**spent(*YEARS), "sales": "33333.33"}, PASS),
    ("rd_share", {**spent(*YEARS), "sales": "33333.34"}, FAIL),
    ("rd_share", {**spent(*YEARS), "sales": "0"}, UNKNOWN),
    # more than 183 days: 184 is the first that counts
    ("fixed", rows("people", {"days": 184}, {"days": 200}), PASS),
    ("fixed", rows("people", {"days": 184}, {"days": 183}), FAIL),
    ("fixed", rows("people", {"days": 184}, {}), UNKNOWN),
    ("fixed", rows("people", {"days": 184}, {"days": 184}, {}), PASS),
    ("registered", {"registered_on": "2023-11-20"}, PASS),
    ("registered", {"registered_on": "2023-11-21"}, FAIL),
    # alternatives by kind of lead
    ("lead_or_partners", {"lead": "enterprise", "sales": "2000"}, PASS),
    ("lead_or_partners", {"lead": "enterprise", "sales": "1999.99", "partners": [{"in_city": True}] * 2}, FAIL),
    ("lead_or_partners", {"lead": "university", "sales": "9999", "partners": [{"in_city": True}] * 2}, PASS),
    ("lead_or_partners", {"lead": "university", "partners": [{"in_city": True}, {"in_city": False}]}, FAIL),
    ("lead_or_partners", {"lead": "university", "partners": [{"in_city": True}, {}]}, UNKNOWN),
    ("lead_or_partners", {"sales": "2000"}, UNKNOWN),
    ("clean", {"partners": [{"record": "none"}, {"record": "none"}]}, PASS),
    ("clean", {"partners": [{"record": "none"}, {"record": "some"}]}, FAIL),
    ("clean", {"partners": [{}, {"record": "some"}]}, FAIL),
    ("clean", {"partners": [{}, {"record": "none"}]}, UNKNOWN),
    ("clean", {"partners": []}, PASS),
    ("outsider", rows("people", {"side": "partner"}, {}), PASS),
    ("outsider", rows("people", {"side": "lead"}), FAIL),
    # in principle at most three units with the lead
    ("partner_number", {"partners": [{}, {}]}, PASS),
    ("partner_number", {"partners": [{}, {}, {}]}, JUDGEMENT),
    ("partner_number", {}, UNKNOWN),
]


@pytest.mark.parametrize(("name", "given", "expected"), CASES)
def test_construct(name: str, given: dict[str, Any], expected: Result) -> None:
    found = EDITION.assess(given, as_of=TODAY).finding(f"{sample.CLAUSE}/{name}")
    assert found.result is expected, found.explanation.zh


def test_every_construct_has_a_case() -> None:
    assert {name for name, _, _ in CASES} >= set(sample.TESTS) - {"area", "value_sum"}


def test_the_corresponding_day_of_29_february_is_the_last_of_the_month() -> None:
    made = EDITION.assess({"registered_on": "2024-02-29"}, as_of=date(2027, 2, 28))
    assert made.finding(f"{sample.CLAUSE}/registered").result is PASS


def test_a_parameter_of_the_call_is_used() -> None:
    given = rows("people", {"birth_year": 1981}, {"birth_year": 1960}, {"birth_year": 1961})
    made = EDITION.assess(given, as_of=TODAY, parameters={"young_age": 40})
    assert made.finding(f"{sample.CLAUSE}/young").result is FAIL


def test_a_share_says_how_many_are_lacking() -> None:
    found = EDITION.assess(staff(HIGH, LOW, LOW, LOW, LOW), as_of=TODAY).finding(f"{sample.CLAUSE}/master_or_senior")
    assert "20%" in found.explanation.zh
    assert "还差 2" in found.explanation.zh  # three of five are needed: half of five is two and a half


T, F, U, D = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN, Truth.DOUBTFUL


@pytest.mark.parametrize(
    ("one", "other", "both", "either"),
    [
        (T, T, T, T),
        (T, F, F, T),
        (F, F, F, F),
        (T, U, U, T),
        (F, U, F, U),
        (U, U, U, U),
        (T, D, D, T),
        (F, D, F, D),
        (U, D, U, U),
        (D, D, D, D),
    ],
)
def test_kleene(one: Truth, other: Truth, both: Truth, either: Truth) -> None:
    assert conjunction([one, other]) is conjunction([other, one]) is both
    assert disjunction([one, other]) is disjunction([other, one]) is either
    assert ~conjunction([one, other]) is disjunction([~one, ~other])


# relaxations


def area(given: str, **granted: str) -> Result:
    made = EDITION.assess({"area": given}, as_of=TODAY, relaxations=everywhere(EDITION, granted))
    return made.finding(f"{sample.CLAUSE}/area").result


def test_a_relaxation_softens_only_what_it_names_and_only_once_granted() -> None:
    assert area("400") is FAIL
    assert area("400", software="软件类，经研究同意") is PASS
    assert area("299", software="软件类，经研究同意") is FAIL
    assert area("1", strategic="战略布局") is PASS


def test_a_relaxation_explains_itself() -> None:
    granted = everywhere(EDITION, {"software": "经研究同意"})
    made = EDITION.assess({"area": "400"}, as_of=TODAY, relaxations=granted)
    assert "经研究同意" in made.finding(f"{sample.CLAUSE}/area").explanation.zh


def test_two_relaxations_of_one_requirement_are_a_conflict() -> None:
    with pytest.raises(RelaxationConflict) as caught:
        area("400", software="一", strategic="二")
    assert "软件类放宽、战略布局放宽" in caught.value.explain().zh


def test_an_unknown_relaxation_is_an_error() -> None:
    with pytest.raises(KeyError):
        area("400", nothing="无")


# routes and status


def test_the_route_follows_from_facts() -> None:
    def route(**given: Any) -> str | None:
        found = EDITION.route(given, as_of=TODAY)
        return found and found.key

    assert route(lead="university") == "direct"
    assert route(lead="enterprise") == "department"
    assert route() is None


def test_a_route_can_wait_until_a_fact_is_verified() -> None:
    direct = Route("direct", sample.words("直接申报"), sample.CLAUSE, all_of(sample.lead.equals("city_body"), WAITS))
    edition = sample.edition(routes=(direct, EDITION.routes[1]))

    def route(lead: str, **options: Any) -> str | None:
        found = edition.route({"lead": lead}, as_of=TODAY, **options)
        return found and found.key

    assert route("enterprise") == "department"
    assert route("city_body") is None
    assert route("city_body", verified={"lead": "city_body"}) == "direct"
    assert route("city_body", verified={"lead": "enterprise"}) == "department"


def test_what_waits_for_verification_says_so() -> None:
    made = sample.edition(
        requirements=(*EDITION.requirements[1:], replace(EDITION.requirements[0], test=WAITS)),
    )
    waiting = made.assess({"lead": "university"}, as_of=TODAY).finding(EDITION.requirements[0].id)
    assert (waiting.result, waiting.missing) == (UNKNOWN, ("lead",))
    done = made.assess({}, as_of=TODAY, verified={"lead": "university"}).finding(EDITION.requirements[0].id)
    assert done.result is PASS
    assert "已经核实" in done.explanation.zh


def test_an_english_name_follows_its_own_formula() -> None:
    formula = replace(EDITION.naming, english_pattern="Sample Centre of {name}")
    assert formula.full_english_name(" New Materials ") == "Sample Centre of New Materials"
    assert EDITION.naming.full_english_name("New Materials") == ""


def test_a_trial_whose_term_has_run_out_is_expired() -> None:
    assert EDITION.status_on(date(2026, 1, 21)) == "trial"
    assert EDITION.status_on(date(2026, 1, 22)) == "expired"


def test_a_sum_may_end_with_an_earlier_year_and_says_so() -> None:
    before = sample.sum_over_years(
        sample.finance, sample.rd, sample.words("上年前一年"), year=sample.year, years=1, until=LAST_YEAR - 1
    )
    env = Environment(
        {}, {"finance": ({"year": 2024, "rd": Decimal(7)}, {"year": 2025, "rd": Decimal(9)})}, as_of=TODAY
    )
    assert before.evaluate(env) == 7
    assert (
        before.printed()
        != sample.sum_over_years(sample.finance, sample.rd, sample.words("上一年"), year=sample.year, years=1).printed()
    )


def test_columns_of_another_roster_are_refused() -> None:
    with pytest.raises(ValueError, match="no column"):
        sample.count(sample.people, where=sample.partner_city.is_yes())


# --- how comparisons are said


@pytest.mark.parametrize(
    ("requirement", "words"),
    [
        ("datong/trial#12/investment", "计划投入大于零，且"),
        ("datong/trial#12/investment", "计划投入不少于共建单位计划投入合计"),
        ("jinzhong/r2023#8(4)/age", "按中心主任出生日期，至申报材料提交之日不超过 60 周岁"),
        ("jinzhong/r2023#8(1)/agreement_term", "协议截止日期不早于申报材料提交之日满3年"),
        ("shijiazhuang/undated#10(1)/years", "自注册日期至申报材料提交之日满 3 年"),
    ],
)
def test_days_ages_and_zero_have_words_of_their_own(requirement: str, words: str) -> None:
    found = rules.edition(requirement.partition("#")[0]).requirement(requirement)
    assert words in found.wording.zh


@pytest.mark.parametrize(
    ("lead", "partners", "words"),
    [
        ("0", "0", "应当大于零"),
        ("120", "0", "120 万元，不少于共建单位计划投入合计 0 万元"),
        ("80", "120", "80 万元，少于共建单位计划投入合计 120 万元，还差 40 万元"),
    ],
)
def test_what_is_held_against_another_figure_names_it(lead: str, partners: str, words: str) -> None:
    edition = rules.edition("datong/trial")
    found = assess_stated(
        edition, {"lead_investment": lead, "partner_investment_total": partners}, as_of=date(2026, 11, 20)
    )
    finding = next(one for one in found.findings if one.requirement == "datong/trial#12/investment")
    assert words in finding.explanation.zh
