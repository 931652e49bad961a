"""管理体制与运行机制."""

from __future__ import annotations

from rules.derived import Derived
from rules.facts import Choice, Fact
from rules.form import Section
from rules.jinzhong.r2023_form.clauses import clause
from rules.kinds import Kind
from rules.rosters import Roster, count
from rules.text import Text

mechanism_profile = Fact(
    "mechanism_profile",
    Kind.LONG_TEXT,
    Text("管理体制和运行机制", "Management and running"),
    help=Text(
        "相对独立的管理机制、产学研合作基础、规章制度、对外开放和引领辐射作用",
        "Independent management, cooperation of industry and research, rules, openness and influence",
    ),
    required=True,
    clauses=(clause("8(6)"),),
)
governance = Fact(
    "governance",
    Kind.MULTI_CHOICE,
    Text("拟实行的治理机制", "Intended governance"),
    choices=(
        Choice("council", Text("理事会（管委会、董事会）决策制", "Decisions by a council (committee, board)")),
        Choice("director", Text("主任负责制", "Responsibility of a director")),
        Choice("committee", Text("专家委员会咨询制", "Advice by an expert committee")),
    ),
    required=True,
    clauses=(clause("9"), clause("10"), clause("11")),
)
member_side = Fact(
    "side",
    Kind.CHOICE,
    Text("来源", "From"),
    choices=(
        Choice("lead", Text("依托单位", "Lead institution")),
        Choice("partner", Text("共建单位", "Partner institution")),
        Choice("outside", Text("外单位", "Elsewhere")),
    ),
    required=True,
)
member_term = Fact("term", Kind.INTEGER, Text("任期", "Term"), unit=Text("年", "years"), required=True, min=1)
committee = Roster(
    "committee",
    Text("专家委员会委员（拟聘）", "Expert committee (proposed)"),
    row_title=Text("委员", "Member"),
    columns=(
        Fact("name", Kind.TEXT, Text("姓名", "Name"), required=True, max_length=50),
        Fact("unit", Kind.TEXT, Text("所在单位", "Employer"), required=True),
        member_side,
        Fact("speciality", Kind.TEXT, Text("专业", "Speciality")),
        Fact("chair", Kind.BOOLEAN, Text("是否拟任主任委员", "Proposed chair?")),
        member_term,
    ),
    help=Text(
        "尚未确定人选的可不填；批准后报主管部门和晋中市科学技术局备案",
        "May stay empty until people are chosen; filed with department and bureau after approval",
    ),
    max_rows=50,
    clauses=(clause("11"), clause("6(2)")),
    counted_in=Text("人", "person(s)"),
)
commitments = Fact(
    "commitments",
    Kind.MULTI_CHOICE,
    Text("运行承诺", "Undertakings"),
    choices=(
        Choice("safety", Text("承担安全生产主体责任", "Responsibility for safety at work")),
        Choice("secrecy", Text("承担科技保密主体责任", "Responsibility for secrecy")),
        Choice("sharing", Text("大型科研设施与仪器面向社会开放", "Large instruments open to others")),
        Choice("account", Text("经费设立专账、独立核算", "Separate account for the centre's money")),
        Choice("credit", Text("职务发明成果标注市技术创新中心名称", "Results carry the centre's name")),
    ),
    required=True,
    clauses=(clause("6(5)"), clause("6(6)"), clause("13"), clause("16"), clause("17")),
)

committee_total = Derived(
    "committee_total", Text("专家委员会人数", "Committee members"), count(committee), clauses=(clause("11"),)
)

SECTION = Section(
    "operation",
    Text("管理体制与运行机制", "Management and running"),
    (mechanism_profile, governance, committee, commitments),
)
