"""经费情况."""

from __future__ import annotations

from rules.datong.trial_form.clauses import clause
from rules.derived import Derived
from rules.facts import Fact
from rules.form import Section
from rules.kinds import Kind
from rules.rosters import Roster, sum_over_years
from rules.text import Text

finance_year = Fact("year", Kind.YEAR, Text("会计年度", "Accounting year"), required=True)
rd_expense = Fact("rd_expense", Kind.MONEY, Text("研发经费支出", "R&D expenditure"))
finance = Roster(
    "finance",
    Text("牵头单位财务情况", "Finance of the lead institution"),
    row_title=Text("年度", "Year"),
    columns=(
        finance_year,
        Fact("revenue", Kind.MONEY, Text("营业收入（事业单位填总收入）", "Revenue"), min=None),
        rd_expense,
        Fact("field_rd", Kind.MONEY, Text("其中：本中心研究方向研发经费", "Of which in the centre's directions")),
        Fact("transfer_income", Kind.MONEY, Text("技术转移转化收入", "Income from technology transfer")),
    ),
    help=Text(
        "填写申报前三个完整会计年度；本办法未规定最低金额，供专家论证参考",
        "The three closed accounting years before applying; the text sets no minimum, experts take note",
    ),
    max_rows=10,
    counted_in=Text("个年度", "year(s)"),
)
lead_investment = Fact(
    "lead_investment",
    Kind.MONEY,
    Text("建设周期内牵头单位计划投入", "Planned investment of the lead institution"),
    help=Text("牵头建设单位是技术创新中心投入的主体", "The lead institution is the main investor"),
    required=True,
    clauses=(clause("12"),),
)

rd_three_years = Derived(
    "rd_three_years",
    Text("近三个会计年度研发经费支出合计", "R&D expenditure of the last three accounting years"),
    sum_over_years(
        finance,
        rd_expense,
        Text("近三个会计年度研发经费支出合计", "R&D expenditure of the last three accounting years"),
        year=finance_year,
        years=3,
    ),
    kind=Kind.MONEY,
)

SECTION = Section("funding", Text("经费情况", "Finance"), (lead_investment, finance))
