"""科研团队."""

from __future__ import annotations

from rules.datong.trial_form.clauses import clause
from rules.datong.trial_form.leader import TITLE_LEVELS
from rules.derived import Derived
from rules.facts import Choice, Fact
from rules.form import Section
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
    max_length=40,
)
person_degree = Fact(
    "degree",
    Kind.CHOICE,
    Text("最高学位", "Highest degree"),
    choices=(
        Choice("doctor", Text("博士", "Doctor")),
        Choice("master", Text("硕士", "Master")),
        Choice("bachelor", Text("学士", "Bachelor")),
        Choice("none", Text("无学位", "None")),
    ),
    required=True,
)
person_title = Fact("title_level", Kind.CHOICE, Text("职称级别", "Title level"), choices=TITLE_LEVELS, required=True)
person_fixed = Fact(
    "employment",
    Kind.CHOICE,
    Text("人员性质", "Fixed or mobile"),
    choices=(Choice("fixed", Text("固定", "Fixed")), Choice("mobile", Text("流动", "Mobile"))),
    required=True,
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
        person_degree,
        person_title,
        person_fixed,
        Fact("full_time", Kind.BOOLEAN, Text("是否全职", "Full time")),
        Fact("speciality", Kind.TEXT, Text("专业", "Speciality")),
        Fact("role", Kind.TEXT, Text("承担任务", "Role")),
    ),
    min_rows=1,
    max_rows=1000,
    clauses=(clause("8(2)"),),
    counted_in=Text("人", "person(s)"),
)
team_profile = Fact(
    "team_profile",
    Kind.LONG_TEXT,
    Text("科研团队情况", "Profile of the team"),
    help=Text(
        "人员队伍稳定性、服务创新能力和实践经验", "Stability, capacity to serve innovation, practical experience"
    ),
    required=True,
    clauses=(clause("8(2)"),),
)

people_total = Derived(
    "people_total",
    Text("科研团队人数", "Team members"),
    count(people, Text("科研团队人数", "Team members")),
    clauses=(clause("8(2)"),),
)

fixed_total = Derived(
    "fixed_total",
    Text("固定人员数", "Fixed staff"),
    count(people, Text("固定人员数", "Fixed staff"), where=person_fixed.equals("fixed")),
    clauses=(clause("8(2)"),),
)

senior_total = Derived(
    "senior_total",
    Text("高级职称人数", "Staff with senior titles"),
    count(
        people,
        Text("高级职称人数", "Staff with senior titles"),
        where=person_title.is_one_of("senior", "associate_senior"),
    ),
    clauses=(clause("8(2)"),),
)

SECTION = Section("team", Text("科研团队", "Team"), (people, team_profile))
