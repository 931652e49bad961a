"""科研项目与科技成果."""

from __future__ import annotations

from rules.choices import PROJECT_LEVELS, RESULT_KINDS
from rules.derived import Derived
from rules.expressions import Test
from rules.facts import Choice, Fact
from rules.form import Section
from rules.kinds import Kind
from rules.rosters import Roster, count
from rules.shijiazhuang.undated_form.clauses import clause
from rules.text import Text

SIDES = (Choice("lead", Text("依托单位自身", "The lead itself")), Choice("partner", Text("共建单位", "Partner")))

project_side = Fact("side", Kind.CHOICE, Text("承担单位", "Carried out by"), choices=SIDES, required=True)
projects = Roster(
    "projects",
    Text("科研项目清单", "Projects"),
    row_title=Text("项目", "Project"),
    columns=(
        Fact("name", Kind.TEXT, Text("项目名称", "Name"), required=True),
        Fact("level", Kind.CHOICE, Text("级别", "Level"), choices=PROJECT_LEVELS, required=True),
        project_side,
        Fact("number", Kind.TEXT, Text("项目编号", "Number")),
        Fact("start", Kind.DATE, Text("开始日期", "Start")),
        Fact("end", Kind.DATE, Text("结束日期", "End")),
        Fact("amount", Kind.MONEY, Text("项目经费", "Amount")),
    ),
    clauses=(clause("10(3)"), clause("10(8)")),
    counted_in=Text("项", "project(s)"),
)
result_side = Fact("side", Kind.CHOICE, Text("所属", "Owned by"), choices=SIDES, required=True)
result_own_ip = Fact(
    "own_ip",
    Kind.BOOLEAN,
    Text("是否具有自主知识产权或为专有技术", "Own intellectual property or know-how?"),
    required=True,
)
results = Roster(
    "results",
    Text("科技成果清单", "Results"),
    row_title=Text("成果", "Result"),
    columns=(
        Fact("kind", Kind.CHOICE, Text("类别", "Kind"), choices=RESULT_KINDS, required=True),
        Fact("name", Kind.TEXT, Text("成果名称", "Name"), required=True),
        result_side,
        result_own_ip,
        Fact("number", Kind.TEXT, Text("证书或登记编号", "Number")),
        Fact("date", Kind.DATE, Text("取得日期", "Date")),
        Fact("application", Kind.TEXT, Text("转化应用情况", "Use made of it"), max_length=500),
    ),
    min_rows=1,
    clauses=(clause("10(3)"), clause("10(8)")),
    counted_in=Text("项", "result(s)"),
)
capacity_profile = Fact(
    "capacity_profile",
    Kind.LONG_TEXT,
    Text("产学研合作、承担任务和成果转化情况", "Cooperation, tasks and transfer"),
    help=Text(
        "产学研合作基础，承担国家、省和市重大科研任务的能力，科技成果转化和产业化经验，整合创新资源的情况",
        "Cooperation of industry and research, capacity for major tasks, experience of transfer, pooling of resources",
    ),
    required=True,
    clauses=(clause("10(3)"),),
)


def number_of(key: str, label: Text, roster: Roster, where: Test | None, place: str) -> Derived:
    return Derived(key, label, count(roster, label, where=where), clauses=(clause(place),))


own_ip_total = number_of(
    "own_ip_total",
    Text("自主知识产权成果和专有技术数", "Results with own intellectual property or know-how"),
    results,
    result_own_ip.is_yes(),
    "10(3)",
)
lead_projects = number_of(
    "lead_projects",
    Text("依托单位自身科研项目数", "Projects of the lead"),
    projects,
    project_side.equals("lead"),
    "10(8)",
)
lead_results = number_of(
    "lead_results",
    Text("依托单位自身科技成果数", "Results of the lead"),
    results,
    result_side.equals("lead"),
    "10(8)",
)

SECTION = Section(
    "achievements", Text("科研项目与科技成果", "Projects and results"), (projects, results, capacity_profile)
)
