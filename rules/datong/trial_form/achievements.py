"""科技成果与项目."""

from __future__ import annotations

from rules.datong.trial_form.clauses import clause
from rules.derived import Derived
from rules.facts import Choice, Fact
from rules.form import Section
from rules.kinds import Kind
from rules.rosters import Roster, count
from rules.text import Text

result_own_ip = Fact("own_ip", Kind.BOOLEAN, Text("是否具有自主知识产权", "Own intellectual property"), required=True)
results = Roster(
    "results",
    Text("高科技成果清单", "Results"),
    row_title=Text("成果", "Result"),
    columns=(
        Fact(
            "kind",
            Kind.CHOICE,
            Text("类别", "Kind"),
            choices=(
                Choice("invention", Text("发明专利", "Invention patent")),
                Choice("utility_model", Text("实用新型专利", "Utility model")),
                Choice("software", Text("软件著作权", "Software copyright")),
                Choice("standard", Text("标准", "Standard")),
                Choice("new_drug", Text("新药、新品种", "New drug or variety")),
                Choice("other", Text("其他", "Other")),
            ),
            required=True,
        ),
        Fact("name", Kind.TEXT, Text("成果名称", "Name"), required=True),
        Fact("number", Kind.TEXT, Text("证书或登记编号", "Number")),
        Fact("date", Kind.DATE, Text("取得日期", "Date")),
        Fact("owner", Kind.TEXT, Text("权利人", "Owner"), required=True),
        result_own_ip,
        Fact("application", Kind.TEXT, Text("转化应用情况", "Use made of it"), max_length=500),
    ),
    min_rows=1,
    clauses=(clause("8(2)"),),
    counted_in=Text("项", "result(s)"),
)
results_profile = Fact(
    "results_profile",
    Kind.LONG_TEXT,
    Text("成果技术水平和市场前景", "Technical level and market prospects of the results"),
    required=True,
    clauses=(clause("8(2)"),),
)
projects = Roster(
    "projects",
    Text("承担科技项目清单", "Projects"),
    row_title=Text("项目", "Project"),
    columns=(
        Fact("name", Kind.TEXT, Text("项目名称", "Name"), required=True),
        Fact(
            "level",
            Kind.CHOICE,
            Text("级别", "Level"),
            choices=(
                Choice("national", Text("国家级", "National")),
                Choice("provincial", Text("省级", "Provincial")),
                Choice("city", Text("市级", "City")),
                Choice("commissioned", Text("横向", "Commissioned")),
            ),
            required=True,
        ),
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
    clauses=(clause("8(2)"),),
)

SECTION = Section("achievements", Text("科技成果与项目", "Results and projects"), (results, results_profile, projects))
