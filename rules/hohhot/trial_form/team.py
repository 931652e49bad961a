"""科研团队. Persons are counted by their key, nobody twice."""

from __future__ import annotations

from rules.choices import DEGREES, EMPLOYMENT, TITLE_LEVELS
from rules.derived import Derived
from rules.expressions import Test
from rules.facts import Fact
from rules.form import Section
from rules.hohhot.trial_form.clauses import clause
from rules.kinds import Kind
from rules.rosters import Roster, count
from rules.text import Text

person_key = Fact(
    "person",
    Kind.TEXT,
    Text("人员编号", "Person key"),
    help=Text(
        "单位内部工号等，用于避免重复计数；请勿填写身份证号", "A staff number, to count nobody twice; not an ID number"
    ),
    required=True,
    max_length=40,
)
person_title = Fact("title_level", Kind.CHOICE, Text("职称级别", "Title level"), choices=TITLE_LEVELS, required=True)
person_fixed = Fact(
    "employment",
    Kind.CHOICE,
    Text("人员性质", "Fixed or mobile"),
    choices=EMPLOYMENT,
    required=True,
    clauses=(clause("14"),),
)
people = Roster(
    "people",
    Text("科研团队名册", "Team"),
    row_title=Text("人员", "Person"),
    columns=(
        Fact("name", Kind.TEXT, Text("姓名", "Name"), required=True, max_length=50),
        person_key,
        Fact("unit", Kind.TEXT, Text("所在单位", "Employer"), required=True),
        Fact("birth_year", Kind.YEAR, Text("出生年份", "Year of birth"), min=1920),
        Fact("degree", Kind.CHOICE, Text("最高学位", "Highest degree"), choices=DEGREES),
        person_title,
        person_fixed,
        Fact("speciality", Kind.TEXT, Text("专业", "Speciality")),
        Fact("role", Kind.TEXT, Text("承担任务", "Role")),
    ),
    help=Text(
        "团队全部人员均须列入，各项比例由名册计算", "List the whole team; all shares are computed from this list"
    ),
    min_rows=1,
    max_rows=1000,
    clauses=(clause("8(3)"),),
    counted_in=Text("人", "person(s)"),
)
team_profile = Fact(
    "team_profile",
    Kind.LONG_TEXT,
    Text("科研团队情况", "Profile of the team"),
    help=Text("人员队伍的稳定性、研发和服务能力", "Stability of the team, its capacity for research and service"),
    required=True,
    clauses=(clause("8(3)"),),
)


def headcount(key: str, zh: str, en: str, where: Test | None = None) -> Derived:
    name = Text(zh, en)
    return Derived(key, name, count(people, name, where=where, distinct=person_key), clauses=(clause("8(3)"),))


people_total = headcount("people_total", "科研团队总人数", "Team members")
fixed_total = headcount("fixed_total", "固定人员数", "Fixed staff", person_fixed.equals("fixed"))
titled_total = headcount(
    "titled_total",
    "中、高级职称人数",
    "Staff with intermediate or senior titles",
    person_title.is_one_of("senior", "associate_senior", "intermediate"),
)
senior_total = headcount(
    "senior_total", "高级职称人数", "Staff with senior titles", person_title.is_one_of("senior", "associate_senior")
)
intermediate_total = headcount(
    "intermediate_total", "中级职称人数", "Staff with intermediate titles", person_title.equals("intermediate")
)

SECTION = Section("team", Text("科研团队", "Team"), (people, team_profile))
