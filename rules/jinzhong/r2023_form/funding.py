"""研发投入."""

from __future__ import annotations

from rules.dates import LAST_YEAR
from rules.derived import Derived
from rules.facts import Choice, Fact
from rules.form import Section
from rules.jinzhong.r2023_form.clauses import clause
from rules.kinds import Kind
from rules.logic import all_of
from rules.rosters import Roster, sum_of, sum_over_years
from rules.text import Text

finance_year = Fact("year", Kind.YEAR, Text("会计年度", "Accounting year"), required=True)
finance_side = Fact(
    "side",
    Kind.CHOICE,
    Text("投入单位", "Spent by"),
    choices=(Choice("lead", Text("依托单位", "Lead")), Choice("partner", Text("共建单位", "Partner"))),
    required=True,
)
field_rd = Fact(
    "field_rd",
    Kind.MONEY,
    Text("同领域研发投入", "R&D spending in the same field"),
    help=Text("只计用于申报市技术创新中心同领域的研发投入", "Only what was spent in the field of the centre"),
    required=True,
)
finance = Roster(
    "finance",
    Text("最近三年同领域研发投入", "R&D spending in the same field over three years"),
    row_title=Text("年度", "Year"),
    columns=(
        finance_year,
        finance_side,
        Fact("unit", Kind.TEXT, Text("单位名称", "Institution"), required=True),
        field_rd,
    ),
    help=Text(
        "“最近3年”按申报前三个完整会计年度计算，每个单位每年一行；当次建设通知另有规定的从其规定",
        "“The last three years” are the three closed accounting years before applying, unless the call says otherwise",
    ),
    min_rows=1,
    max_rows=60,
    clauses=(clause("8(7)"),),
    counted_in=Text("行", "row(s)"),
)
support_commitment = Fact(
    "support_commitment",
    Kind.BOOLEAN,
    Text("依托单位是否保证建设经费和运行经费", "Does the lead guarantee the money for building and running?"),
    required=True,
    evidence=("support_letter",),
    clauses=(clause("8(7)"), clause("6(1)")),
)
support_plan = Fact(
    "support_plan",
    Kind.LONG_TEXT,
    Text("依托单位支持措施", "Support by the lead institution"),
    help=Text("经费、人员、设施、环境条件和政策支持", "Money, people, facilities, environment and policies"),
    required=True,
    clauses=(clause("8(7)"), clause("6(1)")),
)

lead_rd = Derived(
    "lead_rd",
    Text("最近三年依托单位同领域研发投入", "The lead's R&D spending in the field over three years"),
    sum_over_years(
        finance,
        field_rd,
        Text("最近三年依托单位同领域研发投入", "The lead's R&D spending in the field over three years"),
        year=finance_year,
        years=3,
        where=finance_side.equals("lead"),
    ),
    kind=Kind.MONEY,
    clauses=(clause("8(7)"),),
)
# A partner that spent nothing in a year has no row for it; the lead's year without a row is missing.
partner_rd = Derived(
    "partner_rd",
    Text("最近三年共建单位同领域研发投入", "The partners' R&D spending in the field over three years"),
    sum_of(
        finance,
        field_rd,
        Text("最近三年共建单位同领域研发投入", "The partners' R&D spending in the field over three years"),
        where=all_of(finance_side.equals("partner"), finance_year >= LAST_YEAR - 2, finance_year <= LAST_YEAR),
    ),
    kind=Kind.MONEY,
    clauses=(clause("8(7)"),),
)
rd_total = Derived(
    "rd_total",
    Text("最近三年同领域研发总投入", "All R&D spending in the field over three years"),
    lead_rd + partner_rd,
    kind=Kind.MONEY,
    clauses=(clause("8(7)"),),
)

SECTION = Section(
    "funding", Text("研发投入与支持", "R&D spending and support"), (finance, support_commitment, support_plan)
)
