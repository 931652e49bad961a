"""科技成果与项目."""

from __future__ import annotations

from rules.choices import PROJECT_LEVELS, RESULT_KINDS
from rules.derived import Derived
from rules.facts import Fact
from rules.form import Section
from rules.hohhot.trial_form.clauses import clause
from rules.kinds import Kind
from rules.rosters import Roster, count
from rules.text import Text

result_own_ip = Fact("own_ip", Kind.BOOLEAN, Text("是否具有自主知识产权", "Own intellectual property"), required=True)
results = Roster(
    "results",
    Text("高科技成果清单", "Results"),
    row_title=Text("成果", "Result"),
    columns=(
        Fact("kind", Kind.CHOICE, Text("类别", "Kind"), choices=RESULT_KINDS, required=True),
        Fact("name", Kind.TEXT, Text("成果名称", "Name"), required=True),
        Fact("number", Kind.TEXT, Text("证书或登记编号", "Number")),
        Fact("date", Kind.DATE, Text("取得日期", "Date")),
        Fact("owner", Kind.TEXT, Text("权利人", "Owner"), required=True),
        result_own_ip,
        Fact("application", Kind.TEXT, Text("转化应用情况", "Use made of it"), max_length=500),
    ),
    min_rows=1,
    clauses=(clause("8(3)"),),
    counted_in=Text("项", "result(s)"),
)
results_profile = Fact(
    "results_profile",
    Kind.LONG_TEXT,
    Text("成果技术含量和市场前景", "Technical content and market prospects of the results"),
    required=True,
    clauses=(clause("8(3)"),),
)
projects = Roster(
    "projects",
    Text("承担科技项目清单", "Projects"),
    row_title=Text("项目", "Project"),
    columns=(
        Fact("name", Kind.TEXT, Text("项目名称", "Name"), required=True),
        Fact("level", Kind.CHOICE, Text("级别", "Level"), choices=PROJECT_LEVELS, required=True),
        Fact("number", Kind.TEXT, Text("项目编号", "Number")),
        Fact("start", Kind.DATE, Text("开始日期", "Start")),
        Fact("end", Kind.DATE, Text("结束日期", "End")),
        Fact("amount", Kind.MONEY, Text("项目经费", "Amount")),
    ),
    counted_in=Text("项", "project(s)"),
)

own_ip_total = Derived(
    "own_ip_total",
    Text("具有自主知识产权的成果数", "Results with own intellectual property"),
    count(
        results,
        Text("具有自主知识产权的成果数", "Results with own intellectual property"),
        where=result_own_ip.is_yes(),
    ),
    clauses=(clause("8(3)"),),
)

SECTION = Section("achievements", Text("科技成果与项目", "Results and projects"), (results, results_profile, projects))
