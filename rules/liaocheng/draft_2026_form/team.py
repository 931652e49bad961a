"""中心主任与科研团队. Persons are counted by their key, nobody twice."""

from __future__ import annotations

from rules.choices import DEGREES, EMPLOYMENT, TITLE_LEVELS
from rules.derived import Derived
from rules.facts import Fact
from rules.form import Section
from rules.kinds import Kind
from rules.liaocheng.draft_2026_form.clauses import clause
from rules.liaocheng.draft_2026_form.conditions import SIDES
from rules.logic import all_of
from rules.rosters import Roster, count
from rules.text import Text

leader_name = Fact(
    "leader_name",
    Kind.TEXT,
    Text("中心主任姓名", "Name of the director"),
    required=True,
    max_length=50,
    clauses=(clause("8a(4)"), clause("11")),
)
leader_title_level = Fact(
    "leader_title_level",
    Kind.CHOICE,
    Text("中心主任职称级别", "Level of the director's professional title"),
    help=Text("一般应具有高级职称（正高级或副高级）", "Usually a senior title, full or associate"),
    choices=TITLE_LEVELS,
    required=True,
    evidence=("title_certificate",),
    clauses=(clause("11"),),
)
leader_title = Fact("leader_title", Kind.TEXT, Text("职称名称", "Professional title"), evidence=("title_certificate",))
leader_unit = Fact("leader_unit", Kind.TEXT, Text("工作单位", "Employer"), required=True)
leader_engineering = Fact(
    "leader_engineering",
    Kind.LONG_TEXT,
    Text("中心主任技术水平和工程化实践经验", "Technical level and engineering practice of the director"),
    help=Text(
        "中心主任应是工程技术带头人：主持的工程化项目、技术水平、管理能力",
        "The director leads in engineering: projects carried out, technical level, management",
    ),
    required=True,
    clauses=(clause("8a(4)"),),
)
leader_abilities = Fact(
    "leader_abilities",
    Kind.LONG_TEXT,
    Text("技术研发、科研管理和组织协调能力", "Ability in research, management and coordination"),
    required=True,
    clauses=(clause("11"),),
)

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
person_fixed = Fact("employment", Kind.CHOICE, Text("人员性质", "Fixed or mobile"), choices=EMPLOYMENT, required=True)
person_full_time = Fact("full_time", Kind.BOOLEAN, Text("是否专职", "Full time?"), required=True)
person_days = Fact(
    "days",
    Kind.INTEGER,
    Text("全年实际工作天数", "Days actually worked in the year"),
    help=Text("超过183天（至少184天）的才计为固定人员", "Only more than 183 days (184 or more) count as fixed"),
    unit=Text("天", "days"),
    max=366,
    required=True,
)
person_side = Fact("side", Kind.CHOICE, Text("所属", "Whose"), choices=SIDES, required=True, clauses=(clause("8a(5)"),))
people = Roster(
    "people",
    Text("研发人员名册", "R&D staff"),
    row_title=Text("人员", "Person"),
    columns=(
        Fact("name", Kind.TEXT, Text("姓名", "Name"), required=True, max_length=50),
        person_key,
        Fact("unit", Kind.TEXT, Text("所在单位", "Employer"), required=True),
        person_side,
        person_fixed,
        person_full_time,
        person_days,
        Fact("title_level", Kind.CHOICE, Text("职称级别", "Title level"), choices=TITLE_LEVELS),
        Fact("degree", Kind.CHOICE, Text("最高学位", "Highest degree"), choices=DEGREES),
        Fact("role", Kind.TEXT, Text("承担任务", "Role")),
    ),
    min_rows=1,
    max_rows=1000,
    clauses=(clause("8a(4)"), clause("8a(5)")),
    counted_in=Text("人", "person(s)"),
)
team_profile = Fact(
    "team_profile",
    Kind.LONG_TEXT,
    Text("研究和成果推广应用团队情况", "Profile of the team for research and for spreading results"),
    help=Text("人员结构、素质，成果推广应用人员", "Structure and quality; who spreads the results"),
    required=True,
    clauses=(clause("8a(4)"),),
)

people_total = Derived(
    "people_total",
    Text("研发人员总数", "R&D staff"),
    count(people, Text("研发人员总数", "R&D staff"), distinct=person_key),
    clauses=(clause("8a(5)"),),
)
people_of_lead = Derived(
    "people_of_lead",
    Text("第一依托单位研发人员数", "R&D staff of the first lead"),
    count(
        people,
        Text("第一依托单位研发人员数", "R&D staff of the first lead"),
        where=person_side.equals("lead"),
        distinct=person_key,
    ),
    clauses=(clause("8a(5)"),),
)
fixed_total = Derived(
    "fixed_total",
    Text("专职固定科研人员数", "Full-time fixed research staff"),
    count(
        people,
        Text("专职固定科研人员数", "Full-time fixed research staff"),
        where=all_of(person_fixed.equals("fixed"), person_full_time.is_yes(), person_days > 183),
        distinct=person_key,
    ),
    clauses=(clause("8a(4)"),),
)

SECTION = Section(
    "team",
    Text("中心主任与科研团队", "Director and team"),
    (
        leader_name,
        leader_title_level,
        leader_title,
        leader_unit,
        leader_engineering,
        leader_abilities,
        people,
        team_profile,
    ),
)
