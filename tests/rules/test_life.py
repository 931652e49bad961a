"""What the five texts order for a centre's life, as a reader of the texts would table it; and broken orders refused."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

import rules
from rules import Edition
from rules.life import (
    DOES_WORDS,
    OCCASION_WORDS,
    RECORD_WORDS,
    START_WORDS,
    Consequence,
    DayOfYear,
    Deadline,
    Does,
    Grade,
    Ground,
    Occasion,
    Record,
    Start,
)
from rules.procedure import Period, Unit
from rules.requirements import LATER, By, CarriedOut
from rules.text import Text
from rules.tracing import clause_json, is_later
from tests.rules import sample

EDITIONS = {edition.city: edition for edition in rules.editions()}


def place(clause: str) -> str:
    return clause.partition("#")[2]


# article, who acts, when, whether a later stage of the portal carries it out
DEADLINES = {
    "datong": [
        ("9(3)", "bureau", "自认定公示起5个工作日", False),
        ("14", "bureau", "自认定起每3年", True),
    ],
    "jinzhong": [
        ("7(5)", "bureau", "自公示起5个工作日", False),
        ("11", "centre", "每年", True),
        ("11", "lead_institution", "自聘任起5年", True),
        ("20", "centre", "每年1月31日前", True),
        ("21", "bureau", "每3年", True),
    ],
    "hohhot": [
        ("9(6)", "bureau", "自建设公示起不少于5个工作日", False),
        ("21", "centre", "自批复建设起每3年", True),
        ("23", "bureau", "自批复建设起3年", True),
        ("23", "bureau", "分期拨款节点时", True),
        ("24", "centre", "每年1月31日前", True),
    ],
    "shijiazhuang": [
        ("9", "bureau", "每年", False),
        ("14", "lead_institution", "每年", True),
        ("15", "centre", "每年", True),
        ("29", "centre", "每年", True),
        ("31", "bureau", "每3年", True),
    ],
    "liaocheng": [
        ("8b(4)", "lead_institution", "自筹建期开始起一般2年", False),
        ("17", "lead_institution", "每年", True),
        ("20", "bureau", "建设期满时", True),
        ("20", "bureau", "每2年", True),
    ],
}

# article, the law's word, whether it passes, whether grades above it may be missing from the text; best first
GRADES = {
    "datong": [],
    "jinzhong": [
        ("22", "优秀", True, False),
        ("22", "良好", True, False),
        ("22", "合格", True, False),
        ("22", "基本合格", False, False),
        ("22", "不合格", False, False),
    ],
    "hohhot": [("26", "优秀", True, False), ("26", "不合格", False, True)],
    "shijiazhuang": [("35", "优秀", True, False), ("35", "合格", True, False), ("35", "不合格", False, False)],
    "liaocheng": [("22", "优秀", True, False), ("20", "合格", True, True), ("22", "不合格", False, False)],
}

# article, on which grades (or occasions, or how many grounds), what it does, for how long
CONSEQUENCES: dict[str, list[tuple[str, object, str, str]]] = {
    "datong": [
        ("14", [Occasion.EVALUATED], "keep", ""),
        ("14", [Occasion.EVALUATED], "rectify", ""),
        ("14", [Occasion.EVALUATED], "revoke", ""),
        ("14", [Occasion.RUNNING_WELL], "support", ""),
        ("14", [Occasion.RUNNING_WELL], "recommend", ""),
    ],
    "jinzhong": [
        ("22", "不合格", "revoke", ""),
        ("22", "基本合格", "rectify", "1年"),
        ("22", [Occasion.RECTIFIED], "resume", ""),
        ("22", [Occasion.NOT_RECTIFIED], "revoke", ""),
        ("22", [Occasion.ABSENT, Occasion.FALSE_MATERIAL, Occasion.INTERFERENCE], "count_as", ""),
        ("23", 5, "revoke", ""),
    ],
    "hohhot": [
        ("26", "优秀", "recommend", ""),
        ("26", "不合格", "rectify", "1年"),
        ("26", [Occasion.FAILED_AGAIN], "revoke", ""),
        ("26", [Occasion.FAILED_AGAIN], "ban", "3年"),
        ("27", 8, "revoke", ""),
    ],
    "shijiazhuang": [
        ("28", [Occasion.HIGHER_LEVEL], "remove", ""),
        ("36", "优秀", "reward", ""),
        ("37", "不合格", "rectify", "1年"),
        ("37", "不合格", "reevaluate", ""),
        ("38", 11, "revoke", ""),
    ],
    "liaocheng": [
        ("20", "合格以上", "admit", ""),
        ("21", [Occasion.DISHONESTY], "refer", ""),
        ("22", "优秀", "support", ""),
        ("22", "合格以上", "admit", ""),
        ("22", "不合格", "revoke", ""),
        ("19", 6, "revoke", ""),
    ],
}

# item, what it begins with, whether the portal's records alone show it
GROUNDS = {
    "datong": [],
    "jinzhong": [
        ("23(1)", "在申请过程中提供虚假信息", False),
        ("23(2)", "有不良信用记录", False),
        ("23(3)", "不能按时保质提交相关材料", False),
        ("23(4)", "有重大安全、质量事故，受到有关部门处罚", False),
        ("23(5)", "有重大违法、违规行为，受到有关部门处罚", False),
    ],
    "hohhot": [
        ("27(1)", "严重违反国家法律、行政法规或地方性法规", False),
        ("27(2)", "发生重大安全事故或质量事故", False),
        ("27(3)", "立项申报或考核评估中存在严重弄虚作假", False),
        ("27(4)", "拒不接受检查验收、考核评估", False),
        ("27(5)", "年度考核评估不合格拒绝整改", False),
        ("27(6)", "建设主体单位被依法终止", False),
        ("27(7)", "建设主体单位自行要求撤销", True),
        ("27(8)", "其他依法应予撤销的情形", False),
    ],
    "shijiazhuang": [
        ("38(1)", "不能按时报送年度报告及相关统计报表", False),
        ("38(2)", "无故不参加评估", False),
        ("38(2)", "中途退出评估", False),
        ("38(2)", "连续两年评估不合格", True),
        ("38(3)", "严重弄虚作假", False),
        ("38(4)", "由于技术原因发生重大质量、安全或环境事故", False),
        ("38(5)", "出现违法或科研失信问题", False),
        ("38(6)", "严重违反国家法律、行政法规，受到重大处罚", False),
        ("38(7)", "依托单位停产、破产或其它原因", False),
        ("38(8)", "依托单位被重组、收购更名", False),
        ("38(9)", "依托单位自愿提出撤销", True),
    ],
    "liaocheng": [
        ("19(1)", "连续2年未报送年度报告", True),
        ("19(2)", "无故不参加绩效评价", False),
        ("19(3)", "弄虚作假，出现违法或科研失信问题", False),
        ("19(4)", "发生重大质量、安全、环境事故", False),
        ("19(5)", "依托单位因停产、破产、被重组、收购等情况", False),
        ("19(6)", "依托单位自愿提出撤销", True),
    ],
}
TAKEN_OR_ASKED = re.compile("采用|由[^，。；：]*(判断|裁量|决定|确定|写明|核对|确认|认定)|逐案经同意")
CITIES = pytest.mark.parametrize("city", ["datong", "jinzhong", "hohhot", "shijiazhuang", "liaocheng"])


@CITIES
def test_the_deadlines_are_those_of_the_text(city: str) -> None:
    edition = EDITIONS[city]
    found = [(place(one.clause), one.who, one.words(edition.terms).zh, one.later) for one in edition.deadlines]
    assert found == DEADLINES[city]
    assert all(one.words(edition.terms).en for one in edition.deadlines)


@CITIES
def test_the_grades_are_the_laws_own_words_from_the_best_down(city: str) -> None:
    grades = EDITIONS[city].grades
    assert [(place(one.clause), one.word.zh, one.passes, one.gap_above) for one in grades] == GRADES[city]
    assert [one.rank for one in grades] == list(range(1, len(grades) + 1))


@CITIES
def test_what_follows_is_what_the_text_says(city: str) -> None:
    edition = EDITIONS[city]

    def on(one: Consequence) -> object:
        if one.grades:
            return "".join(edition.grade(key).word.zh for key in one.grades) + ("以上" if one.or_better else "")
        return len(one.grounds) or list(one.occasions)

    found = [(place(one.clause), on(one), one.does.value, one.period.words.zh if one.period else "") for one in
             edition.consequences]  # fmt: skip
    assert found == CONSEQUENCES[city]


@CITIES
def test_the_grounds_stand_item_by_item(city: str) -> None:
    grounds = EDITIONS[city].grounds
    assert [(place(one.clause), one.shown_by_records) for one in grounds] == [
        (item, shown) for item, _words, shown in GROUNDS[city]
    ]
    for ground, (_item, words, _shown) in zip(grounds, GROUNDS[city], strict=True):
        assert ground.quote.startswith(words)
        assert ground.finding.zh
        assert ground.finding.en


def test_how_a_ground_is_found_in_one_line() -> None:
    liaocheng = EDITIONS["liaocheng"]
    assert liaocheng.ground("two_years_unreported").finding.zh == "由年度报告报送记录显示"
    assert liaocheng.ground("absent_without_reason").finding.zh == "查看参加评估记录；由人判断：是否“无故”"
    assert liaocheng.ground("grave_accident").finding.zh == "由人判断：事故是否重大、影响是否严重"


def test_the_particulars_that_a_later_stage_lives_by() -> None:
    jinzhong, hohhot = EDITIONS["jinzhong"], EDITIONS["hohhot"]
    assert jinzhong.consequence("count_as_unqualified").counts_as == "unqualified"
    assert hohhot.consequence("ban_three_years").start is Start.REVOCATION
    assert hohhot.deadline("publicity_period").period == hohhot.publicity
    assert hohhot.deadline("self_evaluation_due").spared_by == (
        "evaluation_after_three_years",
        "evaluation_at_instalment",
    )
    assert hohhot.deadline("self_evaluation_due").day == DayOfYear(1, 31)
    old = [one for one in EDITIONS["liaocheng"].consequences if one.recognised_until]
    assert {one.recognised_until for one in old} == {date(2024, 12, 31)}
    assert {place(one.clause) for one in old} == {"22"}
    for city, key in (("liaocheng", "two_years_unreported"), ("shijiazhuang", "failed_two_years")):
        running = EDITIONS[city].ground(key).running
        assert running is not None
        assert (running.length, running.unit) == (2, Unit.YEARS)
    choices = [one.key for one in EDITIONS["datong"].consequences if one.discretionary]
    assert choices == ["keep_after_evaluation", "rectify_after_evaluation", "revoke_after_evaluation"]


@CITIES
def test_a_notice_of_stated_length_is_a_deadline_and_one_of_practice_is_none(city: str) -> None:
    edition = EDITIONS[city]
    notices = [one.period for one in edition.deadlines if one.start is Start.PUBLICITY]
    assert notices == ([edition.publicity] if edition.publicity.clause else [])


@CITIES
def test_what_is_doubtful_says_so_at_its_clause_too(city: str) -> None:
    edition = EDITIONS[city]
    assert [
        order.key for order in edition.orders if order.doubt.zh and not edition.clauses[order.clause].doubt.zh
    ] == []


@CITIES
def test_every_doubt_names_two_readings_and_which_is_taken_or_who_is_asked(city: str) -> None:
    edition = EDITIONS[city]
    doubts = [(one.id, one.doubt) for one in (*edition.clause_list, *edition.requirements)]
    doubts += [(one.key, one.doubt) for one in (*edition.relaxations, *edition.orders)]
    unfinished = [
        (who, doubt.zh)
        for who, doubt in doubts
        if doubt.zh and not ("或" in doubt.zh and TAKEN_OR_ASKED.search(doubt.zh) and doubt.en)
    ]
    assert unfinished == []


@CITIES
def test_all_of_it_has_a_title_under_its_key(city: str) -> None:
    edition = EDITIONS[city]
    for order in edition.orders:
        title = edition.label(order.key)
        assert title == order.title
        assert title.zh != title.en


@CITIES
def test_revocation_by_name_is_left_to_who_decides(city: str) -> None:
    decides = {"datong": set(), "jinzhong": {"4(2)"}, "hohhot": set(), "shijiazhuang": {"5(4)"}, "liaocheng": {"4(2)"}}
    clauses = EDITIONS[city].clause_list
    named = {place(one.id) for one in clauses if any(carried.by is By.REVOCATION for carried in one.carried_out_by)}
    assert named == decides[city]


def test_what_comes_later_and_what_does_not() -> None:
    datong = EDITIONS["datong"]
    notice, cycle = datong.clauses["datong/trial#9(3)"], datong.clauses["datong/trial#14"]
    assert not is_later(datong, notice)
    assert is_later(datong, cycle)
    said = {one["by"]: one["later"] for one in clause_json(datong, cycle)["carried_out_by"]}  # type: ignore[attr-defined]
    assert said == {"evaluation": True, "deadline": True, "consequence": True}
    assert By.DEADLINE not in LATER
    assert not datong.comes_later(CarriedOut(By.STAGE, ("approval",)))


def test_the_paragraphs_that_open_the_procedures_are_listed() -> None:
    assert EDITIONS["datong"].clauses["datong/trial#9"].spelling == "第九条"
    opening = EDITIONS["jinzhong"].clauses["jinzhong/r2023#7.2"]
    assert (opening.spelling, opening.spelling_en) == ("第七条第二款", "Article 7, paragraph 2")
    assert {one.by for one in opening.carried_out_by} == {By.STAGE}


def test_the_digest_tells_orders_apart() -> None:
    edition = EDITIONS["jinzhong"]
    longer = replace(edition.deadlines[0], doubt=Text("别的", "other"))
    assert edition.digest != replace(edition, deadlines=(longer, *edition.deadlines[1:])).digest


def test_every_kind_has_its_words() -> None:
    assert set(START_WORDS) == set(Start)
    assert set(DOES_WORDS) == set(Does)
    assert set(OCCASION_WORDS) == set(Occasion)
    assert set(RECORD_WORDS) == set(Record)


# orders that are not whole

W = sample.words
C = sample.CLAUSE
YEAR = Period(1, Unit.YEARS, C)
ASKED = W("由人决定")

DEADLINE = Deadline("cycle", C, W("周期"), "条文", "bureau", YEAR, Start.RECOGNITION, recurring=True)
BEST = Grade("best", C, W("优"), 1, passes=True)
WORST = Grade("worst", C, W("差"), 2, passes=False)
GROUND = Ground("fraud", C, W("造假"), "条文", judged=ASKED)
FOLLOWS = Consequence("end", C, W("撤销"), "条文", Does.REVOKE, grades=("worst",), grounds=("fraud",))
WHOLE: dict[str, Any] = {
    "deadlines": (DEADLINE,),
    "grades": (BEST, WORST),
    "consequences": (FOLLOWS,),
    "grounds": (GROUND,),
}
KINDS = {
    "deadlines": By.DEADLINE,
    "grades": By.GRADE,
    "consequences": By.CONSEQUENCE,
    "grounds": By.GROUND,
}


def living(*, unnamed: str = "", **changes: Any) -> Edition:
    """The sample with orders, each named by the clause that it cites."""
    given = WHOLE | changes
    one = sample.edition().clause_list[0]
    named = [
        CarriedOut(kind, tuple(order.key for order in given[field] if order.key != unnamed))
        for field, kind in KINDS.items()
    ]
    clause = replace(one, carried_out_by=(*one.carried_out_by, *(said for said in named if said.targets)))
    return sample.edition(clause_list=(clause,), terms={"bureau": W("科技局")}, **given)


def test_whole_orders_are_accepted_and_found() -> None:
    edition = living()
    assert (edition.deadline("cycle"), edition.grade("best")) == (DEADLINE, BEST)
    assert (edition.consequence("end"), edition.ground("fraud")) == (FOLLOWS, GROUND)
    for find in (edition.deadline, edition.grade, edition.consequence, edition.ground):
        with pytest.raises(KeyError):
            find("nothing")


def changed(field: str, order: Any, **changes: Any) -> dict[str, Any]:
    return {field: tuple(replace(one, **changes) if one is order else one for one in WHOLE[field])}


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"unnamed": "cycle"}, "does not name the deadline cycle"),
        ({"unnamed": "worst"}, "does not name the grade worst"),
        ({"unnamed": "end"}, "does not name the consequence end"),
        ({"unnamed": "fraud"}, "does not name the ground fraud"),
        (changed("grades", BEST, clause="sample/one#9"), "best cites the unknown clause"),
        ({"deadlines": (DEADLINE, DEADLINE)}, "key cycle twice"),
        (changed("grounds", GROUND, key="best"), "key best twice"),
        (changed("grades", BEST, key="field"), "grade field has the key of something else"),
        (changed("deadlines", DEADLINE, key="application"), "deadline application has the key of something else"),
        (changed("deadlines", DEADLINE, who="nobody"), "cycle binds the unknown nobody"),
        (changed("deadlines", DEADLINE, stage="never"), "cycle runs in the unknown stage never"),
        (changed("deadlines", DEADLINE, spared_by=("never",)), "cycle is spared by the unknown never"),
        (changed("deadlines", DEADLINE, day=DayOfYear(1, 31)), "a day of every year and something else"),
        (changed("deadlines", DEADLINE, period=None, start=None, doubt=ASKED), "cycle has no time"),
        (changed("deadlines", DEADLINE, start=None), "cycle is open and does not say so"),
        (changed("deadlines", DEADLINE, period=None), "cycle is open and does not say so"),
        (changed("deadlines", DEADLINE, period=Period(1, Unit.YEARS)), "its period cite two clauses"),
        (changed("grades", WORST, rank=3), "do not stand in their order"),
        ({"grades": (replace(BEST, passes=False), replace(WORST, passes=True))}, "failing grade stands above"),
        (changed("grades", WORST, gap_above=True), "worst has a gap above it and does not say so"),
        (changed("consequences", FOLLOWS, grades=("none",)), "end names the unknown grade none"),
        (changed("consequences", FOLLOWS, grounds=("none",)), "end names the unknown ground none"),
        (changed("consequences", FOLLOWS, grounds=()), "nothing follows from ground fraud"),
        ({"grounds": (), **changed("consequences", FOLLOWS, grades=(), grounds=())}, "end follows nothing"),
        (changed("consequences", FOLLOWS, does=Does.COUNT_AS), "does not say what grade it sets"),
        (changed("consequences", FOLLOWS, counts_as="worst"), "does not say what grade it sets"),
        (changed("consequences", FOLLOWS, grades=(), or_better=True), "does not say which grade is the lowest"),
        (changed("consequences", FOLLOWS, period=YEAR), "end has a period that is not its own"),
        (changed("consequences", FOLLOWS, does=Does.BAN), "end is open and does not say so"),
        (changed("consequences", FOLLOWS, does=Does.RECTIFY, period=YEAR), "end is open and does not say so"),
        (changed("grounds", GROUND, judged=Text("", "")), "fraud does not say how it is found"),
    ],
)
def test_orders_that_are_not_whole_are_refused(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        living(**changes)


@pytest.mark.parametrize("by", [By.DEADLINE, By.GRADE, By.CONSEQUENCE, By.GROUND])
def test_a_clause_names_only_orders_that_exist(by: By) -> None:
    one = sample.edition().clause_list[0]
    stray = replace(one, carried_out_by=(*one.carried_out_by, CarriedOut(by, ("stray",))))
    with pytest.raises(ValueError, match="carried out by the unknown stray"):
        sample.edition(clause_list=(stray,))
