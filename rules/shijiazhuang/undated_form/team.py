"""技术带头人与研究开发团队."""

from __future__ import annotations

from rules.choices import DEGREES, EMPLOYMENT, TITLE_LEVELS
from rules.derived import Derived
from rules.facts import Choice, Fact
from rules.form import Section
from rules.kinds import Kind
from rules.logic import all_of
from rules.rosters import Roster, count
from rules.shijiazhuang.undated_form.clauses import clause
from rules.shijiazhuang.undated_form.records import CREDIT_RECORDS
from rules.text import Text

leader_credit = Fact(
    "credit",
    Kind.CHOICE,
    Text("社会信用及科研信誉记录", "Credit and integrity record"),
    choices=CREDIT_RECORDS,
    required=True,
)
technical_leaders = Roster(
    "technical_leaders",
    Text("技术带头人", "Technical leaders"),
    row_title=Text("技术带头人", "Technical leader"),
    columns=(
        Fact("name", Kind.TEXT, Text("姓名", "Name"), required=True, max_length=50),
        Fact("unit", Kind.TEXT, Text("所在单位", "Employer"), required=True),
        Fact("title_level", Kind.CHOICE, Text("职称级别", "Title level"), choices=TITLE_LEVELS, required=True),
        Fact("direction", Kind.TEXT, Text("负责的研发方向", "Direction led"), required=True),
        leader_credit,
    ),
    min_rows=1,
    max_rows=20,
    clauses=(clause("10(4)"), clause("18")),
    counted_in=Text("人", "person(s)"),
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
person_side = Fact(
    "side",
    Kind.CHOICE,
    Text("所属", "Employed by"),
    choices=(
        Choice("lead", Text("依托单位", "Lead")),
        Choice("partner", Text("共建单位", "Partner")),
        Choice("other", Text("其他单位", "Another institution")),
    ),
    required=True,
)
person_fixed = Fact("employment", Kind.CHOICE, Text("人员性质", "Fixed or mobile"), choices=EMPLOYMENT, required=True)
person_in_service = Fact("in_service", Kind.BOOLEAN, Text("是否为该单位在职人员", "In service there?"), required=True)
person_task = Fact(
    "task",
    Kind.CHOICE,
    Text("岗位类别", "Kind of work"),
    choices=(
        Choice("research", Text("研究开发人员", "Research and development")),
        Choice("management", Text("管理人员", "Management")),
        Choice("support", Text("科研辅助人员", "Support")),
    ),
    required=True,
    clauses=(clause("19"),),
)
people = Roster(
    "people",
    Text("团队人员名册", "Team"),
    row_title=Text("人员", "Person"),
    columns=(
        Fact("name", Kind.TEXT, Text("姓名", "Name"), required=True, max_length=50),
        person_key,
        person_side,
        Fact("unit", Kind.TEXT, Text("单位名称", "Employer"), required=True),
        person_in_service,
        person_fixed,
        person_task,
        Fact("birth_year", Kind.YEAR, Text("出生年份", "Year of birth"), min=1920),
        Fact("degree", Kind.CHOICE, Text("最高学位", "Highest degree"), choices=DEGREES),
        Fact("title_level", Kind.CHOICE, Text("职称级别", "Title level"), choices=TITLE_LEVELS),
        Fact("speciality", Kind.TEXT, Text("专业", "Speciality")),
    ),
    min_rows=1,
    max_rows=1000,
    clauses=(clause("10(4)"), clause("10(8)"), clause("19")),
    counted_in=Text("人", "person(s)"),
)
team_profile = Fact(
    "team_profile",
    Kind.LONG_TEXT,
    Text("技术带头人和团队情况", "Technical leaders and team"),
    help=Text(
        "技术带头人的技术水平和组织能力，团队结构和创新能力",
        "Level and ability of the leaders, structure and creativity of the team",
    ),
    required=True,
    clauses=(clause("10(4)"),),
)

is_fixed = person_fixed.equals("fixed")
in_service = all_of(person_in_service.is_yes(), person_side.is_one_of("lead", "partner"))
is_researcher = person_task.equals("research")

fixed_total = Derived(
    "fixed_total",
    Text("在职固定人员数", "Fixed staff in service"),
    count(
        people,
        Text("在职固定人员数", "Fixed staff in service"),
        where=all_of(is_fixed, in_service),
        distinct=person_key,
    ),
    clauses=(clause("10(4)"),),
)
researcher_total = Derived(
    "researcher_total",
    Text("研发人员数", "Researchers"),
    count(people, Text("研发人员数", "Researchers"), where=is_researcher, distinct=person_key),
    clauses=(clause("10(8)"),),
)
lead_researchers = Derived(
    "lead_researchers",
    Text("依托单位自身研发人员数", "Researchers of the lead"),
    count(
        people,
        Text("依托单位自身研发人员数", "Researchers of the lead"),
        where=all_of(is_researcher, person_side.equals("lead")),
        distinct=person_key,
    ),
    clauses=(clause("10(8)"),),
)

SECTION = Section(
    "team",
    Text("技术带头人与研究开发团队", "Technical leaders and team"),
    (technical_leaders, people, team_profile),
)
