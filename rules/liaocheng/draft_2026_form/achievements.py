"""科研项目与科技成果."""

from __future__ import annotations

from rules.choices import PROJECT_LEVELS, RESULT_KINDS
from rules.derived import Derived
from rules.facts import Fact
from rules.form import Section
from rules.kinds import Kind
from rules.liaocheng.draft_2026_form.clauses import clause
from rules.liaocheng.draft_2026_form.conditions import SIDES
from rules.rosters import Roster, count
from rules.text import Text

project_side = Fact("side", Kind.CHOICE, Text("所属", "Whose"), choices=SIDES, required=True)
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
    min_rows=1,
    clauses=(clause("8a(1)"), clause("8a(5)")),
    counted_in=Text("项", "project(s)"),
)
result_side = Fact("side", Kind.CHOICE, Text("所属", "Whose"), choices=SIDES, required=True)
results = Roster(
    "results",
    Text("科技成果清单", "Results"),
    row_title=Text("成果", "Result"),
    columns=(
        Fact("kind", Kind.CHOICE, Text("类别", "Kind"), choices=RESULT_KINDS, required=True),
        Fact("name", Kind.TEXT, Text("成果名称", "Name"), required=True),
        result_side,
        Fact("number", Kind.TEXT, Text("证书或登记编号", "Number")),
        Fact("date", Kind.DATE, Text("取得日期", "Date")),
        Fact("application", Kind.TEXT, Text("转化应用情况", "Use made of it"), max_length=500),
    ),
    min_rows=1,
    clauses=(clause("8a(5)"),),
    counted_in=Text("项", "result(s)"),
)

projects_of_lead = Derived(
    "projects_of_lead",
    Text("第一依托单位科研项目数", "Projects of the first lead"),
    count(projects, Text("第一依托单位科研项目数", "Projects of the first lead"), where=project_side.equals("lead")),
    clauses=(clause("8a(5)"),),
)
results_of_lead = Derived(
    "results_of_lead",
    Text("第一依托单位科技成果数", "Results of the first lead"),
    count(results, Text("第一依托单位科技成果数", "Results of the first lead"), where=result_side.equals("lead")),
    clauses=(clause("8a(5)"),),
)

SECTION = Section("achievements", Text("科研项目与科技成果", "Projects and results"), (projects, results))
