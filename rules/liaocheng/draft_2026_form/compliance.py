"""合规与管理责任."""

from __future__ import annotations

from rules.derived import Derived
from rules.facts import Choice, Fact
from rules.form import Section
from rules.kinds import Kind
from rules.liaocheng.draft_2026_form.clauses import clause
from rules.rosters import Roster, count
from rules.text import Text

incident = Fact(
    "incident",
    Kind.CHOICE,
    Text("依托单位安全生产责任事故、生态环境问责等情形", "Safety accidents or environmental accountability"),
    help=Text(
        "不限于重大事故，任何责任事故均须填写；有多起的填最近一起",
        "Any accident for which it was liable, not only major ones; the latest if there were several",
    ),
    choices=(
        Choice("none", Text("未发生", "None")),
        Choice("safety", Text("发生过安全生产责任事故", "A safety accident for which it was liable")),
        Choice("environment", Text("发生过生态环境问责", "Called to account for the environment")),
        Choice("other", Text("发生过其他类似情形", "Something similar")),
    ),
    required=True,
    evidence=("compliance_proof",),
    clauses=(clause("8a(6)"),),
)
incident_on = Fact(
    "incident_on",
    Kind.DATE,
    Text("最近一次发生日期", "Date of the latest"),
    shown_when=incident.is_one_of("safety", "environment", "other"),
    required=True,
    evidence=("compliance_proof",),
    clauses=(clause("8a(6)"),),
)
incident_details = Fact(
    "incident_details",
    Kind.LONG_TEXT,
    Text("有关情形的说明", "Details"),
    help=Text("时间、认定机关、处理结果及整改情况", "When, which authority, outcome, what was mended"),
    shown_when=incident.is_one_of("safety", "environment", "other"),
    required=True,
    clauses=(clause("8a(6)"),),
)
responsibilities = Fact(
    "responsibilities",
    Kind.MULTI_CHOICE,
    Text("依托单位承担的管理主体责任", "Responsibilities the lead takes on"),
    choices=(
        Choice("safety", Text("安全", "Safety")),
        Choice("secrecy", Text("保密", "Secrecy")),
        Choice("ethics", Text("科技伦理", "Ethics of science")),
        Choice("integrity", Text("科研诚信", "Research integrity")),
    ),
    required=True,
    clauses=(clause("6(4)"),),
)
member_side = Fact(
    "side",
    Kind.CHOICE,
    Text("人员来源", "Side"),
    choices=(
        Choice("lead", Text("牵头单位", "Lead institution")),
        Choice("partner", Text("参与单位", "Participating institution")),
        Choice("outside", Text("其他单位", "Neither")),
    ),
    required=True,
)
member_chair = Fact("is_chair", Kind.BOOLEAN, Text("是否为委员会主任", "Chair?"), required=True)
committee = Roster(
    "committee",
    Text("拟任专家委员会名单", "Proposed expert committee"),
    row_title=Text("委员", "Member"),
    columns=(
        Fact("name", Kind.TEXT, Text("姓名", "Name"), required=True, max_length=50),
        Fact("unit", Kind.TEXT, Text("工作单位", "Employer"), required=True),
        Fact("title", Kind.TEXT, Text("职称职务", "Title or post")),
        member_side,
        member_chair,
    ),
    help=Text("已有拟任名单的填写", "Where members are already proposed"),
    max_rows=50,
    clauses=(clause("u1"),),
    counted_in=Text("人", "member(s)"),
)

committee_total = Derived(
    "committee_total", Text("专家委员会人数", "Committee members"), count(committee), clauses=(clause("u1"),)
)
committee_insiders = Derived(
    "committee_insiders",
    Text("委员会中牵头单位和参与单位人员数", "Committee members from lead and participants"),
    count(
        committee,
        Text("委员会中牵头单位和参与单位人员数", "Committee members from lead and participants"),
        where=member_side.is_one_of("lead", "partner"),
    ),
    clauses=(clause("u1"),),
)

SECTION = Section(
    "compliance",
    Text("合规与管理责任", "Compliance and responsibilities"),
    (incident, incident_on, incident_details, responsibilities, committee),
)
