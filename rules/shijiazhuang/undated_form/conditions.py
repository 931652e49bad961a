"""科研开发用房与仪器设备."""

from __future__ import annotations

from rules.choices import TENURE
from rules.derived import Derived
from rules.facts import Choice, Fact
from rules.form import Section
from rules.kinds import Kind
from rules.rosters import Roster, sum_of
from rules.shijiazhuang.undated_form.clauses import clause
from rules.text import Text

rd_area = Fact(
    "rd_area",
    Kind.AREA,
    Text("科研开发用房面积", "Area of the R&D premises"),
    help=Text("只计相对集中的科研开发用房", "Only R&D premises that lie together"),
    required=True,
    evidence=("premises_proof",),
    clauses=(clause("10(6)"),),
)
site_address = Fact("site_address", Kind.TEXT, Text("用房地址", "Address"), required=True, evidence=("premises_proof",))
site_tenure = Fact(
    "site_tenure",
    Kind.CHOICE,
    Text("用房来源", "Tenure"),
    choices=TENURE,
    required=True,
    evidence=("premises_proof",),
)
conditions_profile = Fact(
    "conditions_profile",
    Kind.LONG_TEXT,
    Text("试验条件和基础设施情况", "Test conditions and facilities"),
    help=Text(
        "用房集中情况，承担综合性试验任务和对外服务的能力，满足行业共性技术需要的情况",
        "Where the premises lie, capacity for comprehensive tests and services, needs of the industry served",
    ),
    required=True,
    clauses=(clause("10(6)"), clause("20")),
)
equipment_value = Fact("value", Kind.MONEY, Text("原值", "Original value"), required=True)
equipment = Roster(
    "equipment",
    Text("仪器设备清单", "Equipment"),
    row_title=Text("仪器设备", "Item"),
    columns=(
        Fact("name", Kind.TEXT, Text("名称", "Name"), required=True),
        Fact("model", Kind.TEXT, Text("型号规格", "Model")),
        Fact("quantity", Kind.INTEGER, Text("数量", "Quantity"), unit=Text("台（套）", "pcs"), min=1),
        equipment_value,
        Fact(
            "side",
            Kind.CHOICE,
            Text("所属", "Owned by"),
            choices=(Choice("lead", Text("依托单位", "Lead")), Choice("partner", Text("共建单位", "Partner"))),
            required=True,
        ),
        Fact("shared", Kind.BOOLEAN, Text("是否纳入共享平台", "On the sharing platform?")),
    ),
    help=Text("按原值（不是净值）填写，每行合计，单位万元", "Original, not net value, per row in CNY 10,000"),
    min_rows=1,
    clauses=(clause("10(6)"), clause("20")),
    counted_in=Text("项", "item(s)"),
)

equipment_total = Derived(
    "equipment_total",
    Text("仪器设备原值合计", "Total original value of equipment"),
    sum_of(equipment, equipment_value, Text("仪器设备原值合计", "Total original value of equipment")),
    kind=Kind.MONEY,
    clauses=(clause("10(6)"),),
)

SECTION = Section(
    "conditions",
    Text("科研开发用房与仪器设备", "Premises and equipment"),
    (rd_area, site_address, site_tenure, conditions_profile, equipment),
)
