"""研发投入与成果转化: 研发费用 and 研发经费 are two words of the text and two columns here."""

from __future__ import annotations

from rules.dates import AS_OF, LAST_YEAR, year_of, years_after
from rules.derived import Derived
from rules.facts import Fact
from rules.form import Section
from rules.kinds import Kind
from rules.liaocheng.draft_2026_form.clauses import clause
from rules.liaocheng.draft_2026_form.lead import lead_kind
from rules.logic import all_of
from rules.rosters import Roster, count, sum_over_years
from rules.text import Text

finance_year = Fact("year", Kind.YEAR, Text("会计年度", "Accounting year"), required=True)
rd_expense = Fact("rd_expense", Kind.MONEY, Text("研发费用总额", "R&D expenses"), required=True)
rd_funds = Fact("rd_funds", Kind.MONEY, Text("研发经费", "R&D funds"), required=True)
main_revenue = Fact("main_revenue", Kind.MONEY, Text("主营业务收入", "Main business income"), required=True)
finance = Roster(
    "finance",
    Text("依托单位研发投入", "R&D spending of the lead institution"),
    row_title=Text("年度", "Year"),
    columns=(
        finance_year,
        rd_expense,
        rd_funds,
        main_revenue,
        Fact("audited", Kind.BOOLEAN, Text("是否经审计", "Audited?")),
    ),
    help=Text(
        "填写申报前三个完整会计年度，每年一行；“研发费用”与“研发经费”为办法所用的两个词，口径一致的填同一数",
        "The three closed accounting years before applying, one row each; the text uses two words for R&D money",
    ),
    min_rows=3,
    max_rows=10,
    shown_when=lead_kind.is_one_of("enterprise", "new_rd_institution"),
    clauses=(clause("8a(2)"),),
    counted_in=Text("个年度", "year(s)"),
)


def in_three_years(key: str, zh: str, en: str, column: Fact) -> Derived:
    name = Text(zh, en)
    total = sum_over_years(finance, column, name, year=finance_year, years=3)
    return Derived(key, name, total, kind=Kind.MONEY, clauses=(clause("8a(2)"),))


rd_three_years = in_three_years("rd_three_years", "近三年研发费用总额", "R&D expenses of three years", rd_expense)
funds_three_years = in_three_years("funds_three_years", "近三年研发经费合计", "R&D funds of three years", rd_funds)
revenue_three_years = in_three_years(
    "revenue_three_years", "近三年主营业务收入合计", "Main business income of three years", main_revenue
)

case_date = Fact("date", Kind.DATE, Text("转化日期", "Date of transfer"), required=True)
case_same_field = Fact("same_field", Kind.BOOLEAN, Text("是否同技术领域", "Same field of technology?"), required=True)
transfer_cases = Roster(
    "transfer_cases",
    Text("科技成果转化成功案例", "Successful cases of transfer"),
    row_title=Text("案例", "Case"),
    columns=(
        Fact("name", Kind.TEXT, Text("成果名称", "Result"), required=True),
        case_date,
        case_same_field,
        Fact("taker", Kind.TEXT, Text("受让或实施单位", "Taken up by"), required=True),
        Fact("contract", Kind.TEXT, Text("合同编号", "Contract number")),
        Fact("amount", Kind.MONEY, Text("合同金额", "Amount")),
    ),
    help=Text("只列转化成功的案例", "Successful cases only"),
    shown_when=lead_kind.is_one_of("university", "institute", "new_rd_institution"),
    clauses=(clause("8a(2)"),),
    counted_in=Text("例", "case(s)"),
)
transfer_profile = Fact(
    "transfer_profile",
    Kind.LONG_TEXT,
    Text("科技成果转化能力", "Capacity for transfer of results"),
    shown_when=lead_kind.is_one_of("university", "institute", "new_rd_institution"),
    required=True,
    clauses=(clause("7"), clause("8a(2)")),
)

# 近三年: 36 months back from the day, or from the first day of the third closed year on.
cases_by_months = Derived(
    "cases_by_months",
    Text("近三年同技术领域转化案例数", "Cases of transfer in the field in three years"),
    count(
        transfer_cases,
        Text("近三年同技术领域转化案例数", "Cases of transfer in the field in three years"),
        where=all_of(case_same_field.is_yes(), years_after(case_date, 3) >= AS_OF),
    ),
    clauses=(clause("8a(2)"),),
)
cases_by_years = Derived(
    "cases_by_years",
    Text("前三个完整年度以来同技术领域转化案例数", "Cases in the field since the third closed year began"),
    count(
        transfer_cases,
        Text("前三个完整年度以来同技术领域转化案例数", "Cases in the field since the third closed year began"),
        where=all_of(case_same_field.is_yes(), year_of(case_date) >= LAST_YEAR - 2),
    ),
    clauses=(clause("8a(2)"),),
)

SECTION = Section(
    "strength",
    Text("研发投入与成果转化", "R&D spending and transfer"),
    (finance, transfer_cases, transfer_profile),
)
