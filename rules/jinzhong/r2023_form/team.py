"""科研队伍."""

from __future__ import annotations

from rules.choices import DEGREES, EMPLOYMENT, TITLE_LEVELS
from rules.dates import AS_OF, year_of
from rules.derived import Derived
from rules.expressions import Test
from rules.facts import Fact
from rules.form import Parameter, Section
from rules.jinzhong.r2023_form.clauses import clause
from rules.kinds import Kind
from rules.logic import all_of, any_of
from rules.rosters import Roster, count
from rules.text import Text

young_age = Parameter(
    "young_age",
    Kind.INTEGER,
    Text("中青年人员年龄上限", "Oldest age that counts as young or middle-aged"),
    default=45,
    help=Text(
        "本办法未界定“中青年”，由建设通知确定；按申报年份减出生年份计算",
        "The text does not define 中青年; the call does. Counted as year of submission less year of birth",
    ),
    clause=clause("8(4)"),
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
birth_year = Fact("birth_year", Kind.YEAR, Text("出生年份", "Year of birth"), required=True, min=1920)
person_degree = Fact("degree", Kind.CHOICE, Text("最高学位", "Highest degree"), choices=DEGREES, required=True)
person_title = Fact("title_level", Kind.CHOICE, Text("职称级别", "Title level"), choices=TITLE_LEVELS, required=True)
person_fixed = Fact("employment", Kind.CHOICE, Text("人员性质", "Fixed or mobile"), choices=EMPLOYMENT, required=True)
people = Roster(
    "people",
    Text("科研人员名册", "Research staff"),
    row_title=Text("人员", "Person"),
    columns=(
        Fact("name", Kind.TEXT, Text("姓名", "Name"), required=True, max_length=50),
        person_key,
        Fact("unit", Kind.TEXT, Text("所在单位", "Employer"), required=True),
        birth_year,
        person_degree,
        person_title,
        person_fixed,
        Fact("speciality", Kind.TEXT, Text("专业", "Speciality")),
        Fact("role", Kind.TEXT, Text("承担任务", "Role")),
    ),
    min_rows=1,
    max_rows=1000,
    clauses=(clause("8(4)"),),
    counted_in=Text("人", "person(s)"),
)
team_profile = Fact(
    "team_profile",
    Kind.LONG_TEXT,
    Text("学术带头人和研究团队情况", "Academic leaders and team"),
    help=Text(
        "学术带头人、年龄与知识结构，承担省级重大科研任务的能力",
        "Academic leaders, structure by age and knowledge, capacity for major provincial tasks",
    ),
    required=True,
    clauses=(clause("8(4)"), clause("12")),
)

is_fixed = person_fixed.equals("fixed")


def fixed_staff(key: str, label: Text, *conditions: Test) -> Derived:
    """So many persons of the fixed staff; nobody is counted twice."""
    where = all_of(is_fixed, *conditions) if conditions else is_fixed
    return Derived(key, label, count(people, label, where=where, distinct=person_key), clauses=(clause("8(4)"),))


fixed_total = fixed_staff("fixed_total", Text("固定科研人员数", "Fixed research staff"))
qualified_total = fixed_staff(
    "qualified_total",
    Text("固定科研人员中硕士以上学位或副高以上职称人数", "Fixed staff with a master's degree or a senior title"),
    any_of(person_degree.is_one_of("doctor", "master"), person_title.is_one_of("senior", "associate_senior")),
)
young_total = fixed_staff(
    "young_total",
    Text("固定科研人员中中青年人数", "Young and middle-aged fixed staff"),
    year_of(AS_OF) - birth_year <= young_age,
)

SECTION = Section("team", Text("科研队伍", "Research staff"), (people, team_profile))
