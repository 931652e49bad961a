"""信用情况与已有平台."""

from __future__ import annotations

from rules.facts import Choice, Fact
from rules.form import Section
from rules.kinds import Kind
from rules.logic import any_of
from rules.rosters import Roster
from rules.shares import some
from rules.shijiazhuang.undated_form.clauses import clause
from rules.shijiazhuang.undated_form.records import CREDIT_RECORDS
from rules.shijiazhuang.undated_form.structure import partner_credit, partners
from rules.shijiazhuang.undated_form.team import leader_credit, technical_leaders
from rules.text import Text

lead_credit = Fact(
    "lead_credit",
    Kind.CHOICE,
    Text("依托单位社会信用及科研信誉记录", "Credit and integrity record of the lead"),
    help=Text(
        "归口管理部门将对依托单位、共建单位和技术带头人的信用情况进行调查与核实",
        "The department will check the records of lead, partners and technical leaders",
    ),
    choices=CREDIT_RECORDS,
    required=True,
    evidence=("credit_report",),
    clauses=(clause("10(1)"), clause("6(5)")),
)
credit_details = Fact(
    "credit_details",
    Kind.LONG_TEXT,
    Text("不良记录说明", "Details of the records"),
    help=Text("主体、时间、认定机关、事由及修复情况", "Who, when, which authority, why, and repair"),
    shown_when=any_of(
        lead_credit.is_one_of("repaired", "some"),
        some(
            partners,
            Text("有不良记录的共建单位", "partners with a record"),
            where=partner_credit.is_one_of("repaired", "some"),
        ),
        some(
            technical_leaders,
            Text("有不良记录的技术带头人", "technical leaders with a record"),
            where=leader_credit.is_one_of("repaired", "some"),
        ),
    ),
    required=True,
    evidence=("credit_report",),
    clauses=(clause("10(1)"), clause("10(4)")),
)
has_higher_centre = Fact(
    "has_higher_centre",
    Kind.BOOLEAN,
    Text(
        "依托单位是否已有国家级、省级技术创新中心",
        "Has the lead a national or provincial technology innovation centre?",
    ),
    required=True,
    clauses=(clause("28"),),
)
same_field = Fact("same_field", Kind.BOOLEAN, Text("与本次申报领域是否相同", "In the same field?"), required=True)
same_direction = Fact(
    "same_direction",
    Kind.CHOICE,
    Text("与本次申报研发方向", "Compared with the directions applied for"),
    choices=(
        Choice("same", Text("相同", "The same")),
        Choice("similar", Text("相近", "Similar")),
        Choice("different", Text("不同", "Different")),
    ),
    required=True,
)
higher_centres = Roster(
    "higher_centres",
    Text("已认定的国家级、省级技术创新中心", "National and provincial centres of the lead"),
    row_title=Text("技术创新中心", "Centre"),
    columns=(
        Fact("name", Kind.TEXT, Text("中心名称", "Name"), required=True),
        Fact(
            "level",
            Kind.CHOICE,
            Text("级别", "Level"),
            choices=(Choice("national", Text("国家级", "National")), Choice("provincial", Text("省级", "Provincial"))),
            required=True,
        ),
        Fact("field", Kind.TEXT, Text("领域", "Field"), required=True),
        same_field,
        Fact("direction", Kind.TEXT, Text("研发方向", "Directions"), required=True, max_length=500),
        same_direction,
    ),
    min_rows=1,
    max_rows=20,
    shown_when=has_higher_centre.is_yes(),
    clauses=(clause("28"),),
    counted_in=Text("个", "centre(s)"),
)

SECTION = Section(
    "compliance",
    Text("信用情况与已有平台", "Records and existing centres"),
    (lead_credit, credit_details, has_higher_centre, higher_centres),
)
