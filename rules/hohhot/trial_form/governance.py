"""管理运行机制: duties of the running centre, asked as a plan."""

from __future__ import annotations

from rules.choices import COMMITTEE_SKILLS
from rules.derived import Derived
from rules.facts import Choice, Fact
from rules.form import Section
from rules.hohhot.trial_form.clauses import clause
from rules.kinds import Kind
from rules.rosters import Roster, count
from rules.text import Text

governance = Fact(
    "governance",
    Kind.MULTI_CHOICE,
    Text("拟实行的管理机制", "Intended governance"),
    choices=(
        Choice("charter", Text("制定中心章程（制度）", "A charter (rules)")),
        Choice("council", Text("理事会（董事会）决策制", "Decisions by a council (board)")),
        Choice("director", Text("中心主任（总经理）负责制", "Responsibility of a director (general manager)")),
        Choice("committee", Text("技术指导委员会咨询制", "Advice by a technical guidance committee")),
    ),
    required=True,
    evidence=("charter",),
    clauses=(clause("7(1)"), clause("10")),
)
member_skill = Fact("skill", Kind.CHOICE, Text("专业类别", "Skill"), choices=COMMITTEE_SKILLS, required=True)
member_side = Fact(
    "side",
    Kind.CHOICE,
    Text("人员来源", "Side"),
    choices=(
        Choice("lead", Text("牵头单位", "Lead institution")),
        Choice("partner", Text("共建单位", "Partner institution")),
        Choice("outside", Text("牵头单位、共建单位以外", "Neither lead nor partner")),
    ),
    required=True,
    clauses=(clause("12"),),
)
member_chair = Fact("is_chair", Kind.BOOLEAN, Text("是否为委员会主任", "Chair?"), required=True)
committee = Roster(
    "committee",
    Text("拟任技术指导委员会名单", "Proposed technical guidance committee"),
    row_title=Text("委员", "Member"),
    columns=(
        Fact("name", Kind.TEXT, Text("姓名", "Name"), required=True, max_length=50),
        Fact("unit", Kind.TEXT, Text("工作单位", "Employer"), required=True),
        Fact("title", Kind.TEXT, Text("职称职务", "Title or post")),
        member_skill,
        member_side,
        member_chair,
    ),
    help=Text("已有拟任名单的填写，供论证参考", "Where members are already proposed; for the experts' information"),
    max_rows=50,
    clauses=(clause("12"),),
    counted_in=Text("人", "member(s)"),
)

committee_total = Derived(
    "committee_total", Text("技术指导委员会人数", "Committee members"), count(committee), clauses=(clause("12"),)
)
committee_insiders = Derived(
    "committee_insiders",
    Text("委员会中牵头单位和共建单位人员数", "Committee members from lead and partners"),
    count(
        committee,
        Text("委员会中牵头单位和共建单位人员数", "Committee members from lead and partners"),
        where=member_side.is_one_of("lead", "partner"),
    ),
    clauses=(clause("12"),),
)

SECTION = Section("governance", Text("管理运行机制", "Governance"), (governance, committee))
