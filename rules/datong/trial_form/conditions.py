"""科研条件."""

from __future__ import annotations

from rules.datong.trial_form.clauses import clause
from rules.derived import Derived
from rules.facts import Choice, Fact
from rules.form import Section
from rules.kinds import Kind
from rules.rosters import Roster, sum_of
from rules.text import Text

usable_area = Fact(
    "usable_area",
    Kind.AREA,
    Text("使用面积", "Usable area"),
    help=Text(
        "按使用面积（不是建筑面积）填写；综合类只计“中心（本部）”，不计专业化创新研发机构",
        "Usable, not gross floor area; for comprehensive centres the headquarters only",
    ),
    required=True,
    evidence=("premises_proof",),
    clauses=(clause("8(3)"),),
)
site_address = Fact("site_address", Kind.TEXT, Text("场所地址", "Address"), required=True, evidence=("premises_proof",))
site_tenure = Fact(
    "site_tenure",
    Kind.CHOICE,
    Text("场所来源", "Tenure"),
    choices=(
        Choice("owned", Text("自有", "Owned")),
        Choice("leased", Text("租赁", "Leased")),
        Choice("other", Text("无偿使用等其他方式", "Free use or other")),
    ),
    required=True,
    evidence=("premises_proof",),
)
conditions_profile = Fact(
    "conditions_profile",
    Kind.LONG_TEXT,
    Text("技术装备、科技资源和服务场所情况", "Equipment, resources and premises"),
    required=True,
    clauses=(clause("8(3)"),),
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
        Fact("owner", Kind.TEXT, Text("所属单位", "Owner"), required=True),
        Fact("acquired", Kind.YEAR, Text("购置年份", "Year acquired")),
        Fact("use", Kind.TEXT, Text("主要用途", "Use")),
    ),
    help=Text(
        "原值按每行合计填写，单位万元；本办法未规定最低金额", "Value per row in CNY 10,000; the text sets no minimum"
    ),
    min_rows=1,
    clauses=(clause("8(3)"),),
    counted_in=Text("项", "item(s)"),
)

equipment_total = Derived(
    "equipment_total",
    Text("仪器设备原值合计", "Total original value of equipment"),
    sum_of(equipment, equipment_value, Text("仪器设备原值合计", "Total original value of equipment")),
    kind=Kind.MONEY,
    clauses=(clause("8(3)"),),
)

SECTION = Section(
    "conditions",
    Text("科研条件", "Research conditions"),
    (usable_area, site_address, site_tenure, conditions_profile, equipment),
)
