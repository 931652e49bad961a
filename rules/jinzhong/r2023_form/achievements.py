"""项目与成果."""

from __future__ import annotations

from rules.choices import PROJECT_LEVELS, RESULT_KINDS
from rules.derived import Derived
from rules.facts import Fact
from rules.form import Section
from rules.jinzhong.r2023_form.clauses import clause
from rules.kinds import Kind
from rules.logic import all_of
from rules.rosters import Roster, count
from rules.text import Text

project_level = Fact("level", Kind.CHOICE, Text("级别", "Level"), choices=PROJECT_LEVELS, required=True)
projects = Roster(
    "projects",
    Text("承担科技项目清单", "Projects"),
    row_title=Text("项目", "Project"),
    columns=(
        Fact("name", Kind.TEXT, Text("项目名称", "Name"), required=True),
        project_level,
        Fact("number", Kind.TEXT, Text("项目编号", "Number")),
        Fact("start", Kind.DATE, Text("开始日期", "Start")),
        Fact("end", Kind.DATE, Text("结束日期", "End")),
        Fact("amount", Kind.MONEY, Text("项目经费", "Amount")),
    ),
    min_rows=1,
    clauses=(clause("8(5)"),),
    counted_in=Text("项", "project(s)"),
)
result_kind = Fact("kind", Kind.CHOICE, Text("类别", "Kind"), choices=RESULT_KINDS, required=True)
result_in_direction = Fact(
    "in_direction", Kind.BOOLEAN, Text("是否属于所在研究方向", "In the centre's directions?"), required=True
)
results = Roster(
    "results",
    Text("自主知识产权和科技成果清单", "Intellectual property and results"),
    row_title=Text("成果", "Result"),
    columns=(
        result_kind,
        Fact("name", Kind.TEXT, Text("成果名称", "Name"), required=True),
        Fact("number", Kind.TEXT, Text("证书或登记编号", "Number")),
        Fact("date", Kind.DATE, Text("取得日期", "Date")),
        Fact("owner", Kind.TEXT, Text("权利人", "Owner"), required=True),
        result_in_direction,
    ),
    min_rows=1,
    clauses=(clause("8(5)"),),
    counted_in=Text("项", "result(s)"),
)
papers = Roster(
    "papers",
    Text("科技论文清单", "Papers"),
    row_title=Text("论文", "Paper"),
    columns=(
        Fact("title", Kind.TEXT, Text("论文题目", "Title"), required=True),
        Fact("journal", Kind.TEXT, Text("发表刊物", "Journal"), required=True),
        Fact("year", Kind.YEAR, Text("发表年份", "Year"), required=True),
        Fact("indexed", Kind.TEXT, Text("收录情况", "Indexed in")),
    ),
    min_rows=1,
    clauses=(clause("8(5)"),),
    counted_in=Text("篇", "paper(s)"),
)
transfer_profile = Fact(
    "transfer_profile",
    Kind.LONG_TEXT,
    Text("科技成果转化和产业化情况", "Transfer and industrial use of results"),
    required=True,
    clauses=(clause("8(5)"),),
)

programme_projects = Derived(
    "programme_projects",
    Text("国家或省级科技计划项目数", "National or provincial programme projects"),
    count(
        projects,
        Text("国家或省级科技计划项目数", "National or provincial programme projects"),
        where=project_level.is_one_of("national", "provincial"),
    ),
    clauses=(clause("8(5)"),),
)
inventions = Derived(
    "inventions",
    Text("相应发明专利数", "Invention patents in the directions"),
    count(
        results,
        Text("相应发明专利数", "Invention patents in the directions"),
        where=all_of(result_kind.equals("invention"), result_in_direction.is_yes()),
    ),
    clauses=(clause("8(5)"),),
)
other_results = Derived(
    "other_results",
    Text("相应的其他成果数", "Other results in the directions"),
    count(
        results,
        Text("相应的其他成果数", "Other results in the directions"),
        where=all_of(result_kind.is_none_of("invention"), result_in_direction.is_yes()),
    ),
    clauses=(clause("8(5)"),),
)

SECTION = Section(
    "achievements",
    Text("项目与成果", "Projects and results"),
    (projects, results, papers, transfer_profile),
)
