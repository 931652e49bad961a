"""科研场所与仪器设备."""

from __future__ import annotations

from rules.choices import TENURE
from rules.derived import Derived
from rules.facts import Choice, Fact
from rules.form import Section
from rules.jinzhong.r2023_form.clauses import clause
from rules.jinzhong.r2023_form.lead import DIVISIONS
from rules.kinds import Kind
from rules.logic import all_of
from rules.rosters import Roster, sum_of
from rules.text import Text

site_division = Fact(
    "site_division",
    Kind.DIVISION,
    Text("主要科研场所所在地（行政区划代码）", "Place of the main premises (division code)"),
    help=Text(
        "6 位代码，晋中市及所辖县（区、市）为 1407 开头", "Six digits; Jinzhong and its counties begin with 1407"
    ),
    choices=DIVISIONS,
    required=True,
    evidence=("premises_proof",),
    clauses=(clause("8(2)"),),
)
site_address = Fact("site_address", Kind.TEXT, Text("场所地址", "Address"), required=True, evidence=("premises_proof",))
site_tenure = Fact(
    "site_tenure",
    Kind.CHOICE,
    Text("场所来源", "Tenure"),
    choices=TENURE,
    required=True,
    evidence=("premises_proof",),
)
laboratory_area = Fact(
    "laboratory_area",
    Kind.AREA,
    Text("实验用房面积", "Laboratory area"),
    help=Text("只计相对集中的实验用房", "Only laboratories that lie together"),
    required=True,
    evidence=("premises_proof",),
    clauses=(clause("8(2)"),),
)
conditions_profile = Fact(
    "conditions_profile",
    Kind.LONG_TEXT,
    Text("科研条件、设施及其管理和开放使用情况", "Facilities, their management and openness"),
    help=Text(
        "实验用房集中情况，科研装备先进、完备程度，管理制度和开放使用情况",
        "Where the laboratories lie, how modern and complete the equipment is, how it is managed and shared",
    ),
    required=True,
    clauses=(clause("8(2)"), clause("13")),
)
equipment_value = Fact("value", Kind.MONEY, Text("价值", "Value"), required=True)
equipment_side = Fact(
    "side",
    Kind.CHOICE,
    Text("所属", "Owned by"),
    choices=(Choice("lead", Text("依托单位", "Lead")), Choice("partner", Text("共建单位", "Partner"))),
    required=True,
)
equipment_usable = Fact(
    "usable",
    Kind.BOOLEAN,
    Text("协议约定可用于中心科研", "Usable by the centre under the agreement"),
    help=Text("共建单位自有设备填写", "For what partners own"),
    shown_when=equipment_side.equals("partner"),
    required=True,
)
equipment_agreement = Fact(
    "agreement_clause",
    Kind.TEXT,
    Text("协议条款", "Clause of the agreement"),
    shown_when=equipment_side.equals("partner"),
    required=True,
)
equipment_in_city = Fact("in_city", Kind.BOOLEAN, Text("是否位于晋中市内", "In Jinzhong?"), required=True)
equipment = Roster(
    "equipment",
    Text("仪器设备清单", "Equipment"),
    row_title=Text("仪器设备", "Item"),
    columns=(
        Fact("name", Kind.TEXT, Text("名称", "Name"), required=True),
        Fact("model", Kind.TEXT, Text("型号规格", "Model")),
        Fact("quantity", Kind.INTEGER, Text("数量", "Quantity"), unit=Text("台（套）", "pcs"), min=1),
        equipment_value,
        equipment_side,
        Fact("owner", Kind.TEXT, Text("所属单位名称", "Owner"), required=True),
        equipment_usable,
        equipment_agreement,
        equipment_in_city,
    ),
    help=Text(
        "价值按每行合计填写，单位万元；共建单位自有设备只列根据协议条款可用于中心科学研究活动的部分",
        "Value per row in CNY 10,000; of what partners own list only what the agreement lets the centre use",
    ),
    min_rows=1,
    clauses=(clause("8(2)"),),
    counted_in=Text("项", "item(s)"),
)

lead_equipment = Derived(
    "lead_equipment",
    Text("依托单位仪器设备价值", "Value of the lead's equipment"),
    sum_of(
        equipment,
        equipment_value,
        Text("依托单位仪器设备价值", "Value of the lead's equipment"),
        where=equipment_side.equals("lead"),
    ),
    kind=Kind.MONEY,
    clauses=(clause("8(2)"),),
)
partner_equipment = Derived(
    "partner_equipment",
    Text("共建单位可用设备价值", "Value of the partners' usable equipment"),
    sum_of(
        equipment,
        equipment_value,
        Text("共建单位可用设备价值", "Value of the partners' usable equipment"),
        where=all_of(equipment_side.equals("partner"), equipment_usable.is_yes()),
    ),
    kind=Kind.MONEY,
    clauses=(clause("8(2)"),),
)
equipment_total = Derived(
    "equipment_total",
    Text("仪器设备总值", "Total value of equipment"),
    lead_equipment + partner_equipment,
    kind=Kind.MONEY,
    clauses=(clause("8(2)"),),
)

SECTION = Section(
    "conditions",
    Text("科研场所与仪器设备", "Premises and equipment"),
    (site_division, site_address, site_tenure, laboratory_area, conditions_profile, equipment),
)
