"""科研条件."""

from __future__ import annotations

from rules.choices import TENURE
from rules.derived import Derived
from rules.facts import Choice, Fact
from rules.form import Section
from rules.kinds import Kind
from rules.liaocheng.draft_2026_form.clauses import clause
from rules.rosters import Roster, sum_of
from rules.text import Text

SIDES = (
    Choice("lead", Text("第一依托单位", "First lead institution")),
    Choice("partner", Text("共建单位", "Partner institution")),
)
"""Whose a person, a device, a project or a result is."""

rd_area = Fact(
    "rd_area",
    Kind.AREA,
    Text("中心科研开发用房面积", "Area of the centre's R&D premises"),
    help=Text("只计科研开发用房，不含生产、办公等用房", "R&D premises only, without production and offices"),
    required=True,
    evidence=("premises_proof",),
    clauses=(clause("8a(3)"),),
)
site_address = Fact("site_address", Kind.TEXT, Text("场所地址", "Address"), required=True, evidence=("premises_proof",))
site_tenure = Fact(
    "site_tenure", Kind.CHOICE, Text("场所来源", "Tenure"), choices=TENURE, required=True, evidence=("premises_proof",)
)
equipment_value = Fact("value", Kind.MONEY, Text("原值", "Original value"), required=True)
equipment_side = Fact("side", Kind.CHOICE, Text("所属", "Whose"), choices=SIDES, required=True)
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
        Fact("acquired", Kind.YEAR, Text("购置年份", "Year acquired")),
        Fact("shared", Kind.BOOLEAN, Text("是否开放共享", "Open to others?"), clauses=(clause("u3"),)),
    ),
    help=Text("按原值（不是净值）每行合计填写，单位万元", "Original, not net value of each row, in CNY 10,000"),
    min_rows=1,
    clauses=(clause("8a(3)"),),
    counted_in=Text("项", "item(s)"),
)
pilot_capability = Fact(
    "pilot_capability",
    Kind.CHOICE,
    Text("中试或产业化能力", "Capacity for pilot runs or industrialisation"),
    choices=(
        Choice("pilot", Text("具备中试能力", "Pilot runs")),
        Choice("industrial", Text("具备产业化能力", "Industrialisation")),
        Choice("both", Text("中试、产业化能力均具备", "Both")),
        Choice("none", Text("均不具备", "Neither")),
    ),
    required=True,
    evidence=("pilot_proof",),
    clauses=(clause("8a(3)"),),
)
conditions_profile = Fact(
    "conditions_profile",
    Kind.LONG_TEXT,
    Text("满足行业共性技术研究、开发和试验任务的条件", "Conditions for common research, development and tests"),
    required=True,
    clauses=(clause("8a(3)"),),
)
support = Fact(
    "support",
    Kind.LONG_TEXT,
    Text("依托单位经济实力和对中心的支持", "Economic strength of the lead and its support"),
    help=Text("拟提供的场地、人员、经费、仪器设备", "Premises, people, money and equipment to be provided"),
    required=True,
    clauses=(clause("8a(3)"), clause("6(1)")),
)

equipment_total = Derived(
    "equipment_total",
    Text("仪器设备原值合计", "Total original value of equipment"),
    sum_of(equipment, equipment_value, Text("仪器设备原值合计", "Total original value of equipment")),
    kind=Kind.MONEY,
    clauses=(clause("8a(3)"),),
)
equipment_of_lead = Derived(
    "equipment_of_lead",
    Text("第一依托单位仪器设备原值", "Original value of the first lead's equipment"),
    sum_of(
        equipment,
        equipment_value,
        Text("第一依托单位仪器设备原值", "Original value of the first lead's equipment"),
        where=equipment_side.equals("lead"),
    ),
    kind=Kind.MONEY,
    clauses=(clause("8a(5)"),),
)

SECTION = Section(
    "conditions",
    Text("科研条件", "Research conditions"),
    (rd_area, site_address, site_tenure, equipment, pilot_capability, conditions_profile, support),
)
