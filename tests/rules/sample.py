"""A small invented regulation that uses what the other four cities' texts need: the language must carry them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from rules import (
    Choice,
    Clause,
    Edition,
    Fact,
    Kind,
    Naming,
    Office,
    Requirement,
    Roster,
    Route,
    Section,
    StageKind,
    StageSpec,
    Status,
    Strength,
    Text,
)
from rules.dates import AS_OF, age_not_over, year_of, years_after
from rules.derived import Derived
from rules.expressions import smaller_of
from rules.form import AttachmentKind, Parameter
from rules.logic import any_of, in_case, judged, readings
from rules.procedure import Period, Unit
from rules.requirements import By, CarriedOut, Relaxation
from rules.rosters import count, sum_of, sum_over_years
from rules.shares import every, share_at_least, share_at_most, some

KEY = "sample/one"
CLAUSE = f"{KEY}#1"


def words(zh: str) -> Text:
    return Text(zh, zh.encode("unicode_escape").decode())


def number(key: str, kind: Kind = Kind.MONEY) -> Fact:
    return Fact(key, kind, words(key))


def choice(key: str, *values: str) -> Fact:
    return Fact(key, Kind.CHOICE, words(key), choices=tuple(Choice(value, words(value)) for value in values))


lead = choice("lead", "enterprise", "university", "city_body")
field = choice("field", "a", "b")
short_name = Fact("short_name", Kind.TEXT, words("名称"))
direction = Fact("direction", Kind.TEXT, words("研究方向"))
born = Fact("born", Kind.DATE, words("负责人出生日期"))
registered_on = Fact("registered_on", Kind.DATE, words("注册日期"))
agreement_end = Fact("agreement_end", Kind.DATE, words("协议截止日期"))
lead_equipment = number("lead_equipment")
partner_equipment = number("partner_equipment")
sales = number("sales")
software = Fact("software", Kind.BOOLEAN, words("软件类"))
area = number("area", Kind.AREA)
master_right = Fact("master_right", Kind.BOOLEAN, words("硕士学位授予权"))

person_key = Fact("person", Kind.TEXT, words("人员"))
degree = choice("degree", "doctor", "master", "bachelor")
title = choice("title", "senior", "associate_senior", "intermediate", "none")
birth_year = Fact("birth_year", Kind.YEAR, words("出生年份"))
days = Fact("days", Kind.INTEGER, words("全年工作天数"))
side = choice("side", "lead", "partner")
people = Roster("people", words("人员"), (person_key, degree, title, birth_year, days, side), words("人"), min_rows=1)

year = Fact("year", Kind.YEAR, words("年度"))
rd = Fact("rd", Kind.MONEY, words("研发投入"))
spender = choice("spender", "lead", "partner")
finance = Roster("finance", words("经费"), (year, rd, spender), words("年度"), min_rows=1)

partner_city = Fact("in_city", Kind.BOOLEAN, words("市内"))
partner_record = choice("record", "none", "some")
partners = Roster("partners", words("共建单位"), (partner_city, partner_record), words("单位"))

young_age = Parameter("young_age", Kind.INTEGER, words("中青年年龄上限"), default=45)
from_outside = side.equals("partner")
headcount = count(people, words("人员总数"), distinct=person_key)
rd_total = sum_over_years(finance, rd, words("近三年研发投入"), year=year, years=3)
equipment_sum = Derived("equipment_sum", words("设备总值"), lead_equipment + partner_equipment, kind=Kind.MONEY)

TESTS = {
    # 晋中 第八条(二)，两种理解：占比不超过一半，或者至多计入与依托单位相等的部分
    "equipment": readings(
        equipment_sum >= 1000,
        lead_equipment + smaller_of(partner_equipment, lead_equipment) >= 1000,
        words("共建单位设备是限制占比还是限制计入"),
    ),
    # 晋中 第八条(一)：协议期三年以上，自提交之日算起
    "agreement": readings(
        agreement_end >= years_after(AS_OF, 3),
        agreement_end >= years_after(AS_OF, 3, days=-1),
        words("提交当日是否计入"),
    ),
    "age": age_not_over(born, 60),
    "master_or_senior": share_at_least(
        count(
            people,
            words("硕士或副高以上人员"),
            where=any_of(degree.is_one_of("doctor", "master"), title.is_one_of("senior", "associate_senior")),
            distinct=person_key,
        ),
        1,
        2,
        of=headcount,
    ),
    "young": share_at_least(
        count(people, words("中青年人员"), where=year_of(AS_OF) - birth_year <= young_age), 1, 3, of=people
    ),
    "insiders": share_at_most(count(people, words("依托单位人员"), where=side.equals("lead")), 1, 3, of=people),
    "rd": rd_total >= 1000,
    "rd_lead": sum_over_years(finance, rd, words("依托单位研发投入"), year=year, years=3, where=spender.equals("lead"))
    >= 500,
    "rd_share": share_at_least(rd_total, 3, 100, of=sales),
    # 聊城 第八条[条件]（四）：超过183天，不含本数
    "fixed": count(people, words("专职人员"), where=days > 183) >= 2,
    # 石家庄 第十条：注册三年以上；其他法人须与市内2家以上企业联合
    "registered": years_after(registered_on, 3) <= AS_OF,
    "lead_or_partners": any_of(
        in_case(lead.equals("enterprise"), sales >= 2000),
        in_case(
            lead.is_none_of("enterprise"), count(partners, words("市内共建单位"), where=partner_city.is_yes()) >= 2
        ),
    ),
    "clean": every(partners, partner_record.equals("none")),
    "outsider": some(people, words("外单位人员"), where=from_outside),
    "area": area >= 500,
    "partner_number": partners + 1 <= 3,
    "value_sum": sum_of(finance, rd, words("合计")) >= 10,
}
SOFT = {"partner_number"}
WHEN = {"master_right": lead.equals("university")}


def requirement(name: str) -> Requirement:
    strength = Strength.IN_PRINCIPLE if name in SOFT else Strength.MUST
    return Requirement(f"{CLAUSE}/{name}", CLAUSE, words(name), "条文", TESTS[name], strength)


def edition(**changes: Any) -> Edition:
    requirements = tuple(requirement(name) for name in TESTS)
    clause = Clause(
        CLAUSE, "第一条", "Article 1", "条文", (CarriedOut(By.REQUIREMENT, tuple(one.id for one in requirements)),)
    )
    built = Edition(
        key=KEY,
        city="sample",
        title="样例",
        title_en="Sample",
        number="样〔2023〕1号",
        status=Status.TRIAL,
        effective_from=date(2024, 1, 22),
        effective_to=date(2026, 1, 21),
        terms={},
        clause_list=(clause,),
        sections=(
            Section(
                "all",
                words("全部"),
                (
                    lead,
                    field,
                    short_name,
                    direction,
                    born,
                    registered_on,
                    agreement_end,
                    lead_equipment,
                    partner_equipment,
                    sales,
                    software,
                    area,
                    master_right,
                    people,
                    finance,
                    partners,
                ),
            ),
        ),
        attachments=(AttachmentKind("proof", words("证明"), required_when=software.is_yes()),),
        plan=(),
        requirements=requirements,
        procedure=(
            StageSpec("application", StageKind.APPLICATION, words("申请"), CLAUSE, Office.APPLICANT),
            StageSpec(
                "recommendation",
                StageKind.RECOMMENDATION,
                words("推荐"),
                CLAUSE,
                Office.DEPARTMENT,
                skipped_on=("direct",),
            ),
            StageSpec("formal_check", StageKind.FORMAL_CHECK, words("审查"), "", Office.BUREAU, in_text=False),
        ),
        routes=(
            Route("direct", words("直接申报"), CLAUSE, lead.is_one_of("university", "city_body")),
            Route("department", words("经主管部门"), CLAUSE),
        ),
        naming=Naming("样例市{name}技术创新中心", CLAUSE, "样例市"),
        field_fact="field",
        publicity=Period(5, Unit.WORKING_DAYS),
        derived_list=(equipment_sum,),
        relaxations=(
            Relaxation("software", CLAUSE, words("软件类放宽"), (f"{CLAUSE}/area",), "可适当低于以上标准", area >= 300),
            Relaxation("strategic", CLAUSE, words("战略布局放宽"), (f"{CLAUSE}/area", f"{CLAUSE}/rd"), "可适当放宽"),
        ),
        parameters=(young_age, Parameter("last_accounting_year", Kind.YEAR, words("会计年度"), default=None)),
    )
    return replace(built, **changes) if changes else built


JUDGED = judged(words("是否较强"), area)
