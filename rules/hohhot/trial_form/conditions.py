"""基础条件: 一定规模 only; the text sets no number, so none is asked to be reached."""

from __future__ import annotations

from rules.choices import TENURE
from rules.derived import Derived
from rules.facts import Fact
from rules.form import Section
from rules.hohhot.trial_form.clauses import clause
from rules.kinds import Kind
from rules.rosters import Roster, sum_of
from rules.text import Text

site_area = Fact(
    "site_area",
    Kind.AREA,
    Text("科研和服务场所面积", "Area of research and service premises"),
    help=Text("本办法未规定最低面积，供专家论证参考", "The text sets no minimum; experts take note"),
    required=True,
    evidence=("premises_proof",),
    clauses=(clause("8(4)"),),
)
site_address = Fact("site_address", Kind.TEXT, Text("场所地址", "Address"), required=True, evidence=("premises_proof",))
site_tenure = Fact(
    "site_tenure", Kind.CHOICE, Text("场所来源", "Tenure"), choices=TENURE, required=True, evidence=("premises_proof",)
)
conditions_profile = Fact(
    "conditions_profile",
    Kind.LONG_TEXT,
    Text("技术装备、科技资源和服务场所情况", "Equipment, resources and premises"),
    required=True,
    clauses=(clause("8(4)"),),
)
equipment_value = Fact("value", Kind.MONEY, Text("原值", "Original value"), required=True)
equipment = Roster(
    "equipment",
    Text("技术装备清单", "Equipment"),
    row_title=Text("技术装备", "Item"),
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
    clauses=(clause("8(4)"),),
    counted_in=Text("项", "item(s)"),
)

equipment_total = Derived(
    "equipment_total",
    Text("技术装备原值合计", "Total original value of equipment"),
    sum_of(equipment, equipment_value, Text("技术装备原值合计", "Total original value of equipment")),
    kind=Kind.MONEY,
    clauses=(clause("8(4)"),),
)

SECTION = Section(
    "conditions",
    Text("基础条件", "Conditions"),
    (site_area, site_address, site_tenure, conditions_profile, equipment),
)
