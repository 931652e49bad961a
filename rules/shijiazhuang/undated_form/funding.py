"""经济实力与支持."""

from __future__ import annotations

from rules.derived import Derived
from rules.facts import Fact
from rules.form import Section
from rules.kinds import Kind
from rules.rosters import Roster, sum_over_years
from rules.shijiazhuang.undated_form.clauses import clause
from rules.shijiazhuang.undated_form.lead import lead_kind
from rules.text import Text

finance_year = Fact("year", Kind.YEAR, Text("会计年度", "Accounting year"), required=True)
sales = Fact("sales", Kind.MONEY, Text("销售收入", "Sales revenue"), required=True)
science_spending = Fact(
    "science_spending", Kind.MONEY, Text("科技经费投入", "Spending on science and technology"), required=True
)
finance = Roster(
    "finance",
    Text("依托企业财务情况", "Finance of the lead enterprise"),
    row_title=Text("年度", "Year"),
    columns=(finance_year, sales, science_spending),
    help=Text(
        "“上一年”“上年度”指申报前最近一个完整会计年度；至少填写该年度",
        "“Last year” is the last closed accounting year before applying; that year at least is needed",
    ),
    min_rows=1,
    max_rows=10,
    shown_when=lead_kind.equals("enterprise"),
    clauses=(clause("10(2)"),),
    counted_in=Text("个年度", "year(s)"),
)
support_commitment = Fact(
    "support_commitment",
    Kind.BOOLEAN,
    Text(
        "依托单位是否承诺提供场地、人员、经费、仪器设备支持",
        "Does the lead undertake to provide premises, people, money and equipment?",
    ),
    required=True,
    evidence=("support_letter",),
    clauses=(clause("10(5)"), clause("7(2)")),
)
support_plan = Fact(
    "support_plan",
    Kind.LONG_TEXT,
    Text("依托单位经济实力、信誉和支持措施", "Economic strength, standing and support of the lead"),
    required=True,
    clauses=(clause("10(5)"),),
)

last_sales = Derived(
    "last_sales",
    Text("上一年销售收入", "Sales revenue of the last year"),
    sum_over_years(
        finance, sales, Text("上一年销售收入", "Sales revenue of the last year"), year=finance_year, years=1
    ),
    kind=Kind.MONEY,
    clauses=(clause("10(2)"),),
)
last_science_spending = Derived(
    "last_science_spending",
    Text("上年度科技经费投入", "Spending on science and technology in the last year"),
    sum_over_years(
        finance,
        science_spending,
        Text("上年度科技经费投入", "Spending on science and technology in the last year"),
        year=finance_year,
        years=1,
    ),
    kind=Kind.MONEY,
    clauses=(clause("10(2)"),),
)

SECTION = Section(
    "funding", Text("经济实力与支持", "Economic strength and support"), (finance, support_commitment, support_plan)
)
