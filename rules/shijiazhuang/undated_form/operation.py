"""管理与运行."""

from __future__ import annotations

from rules.choices import COMMITTEE_SKILLS
from rules.derived import Derived
from rules.facts import Choice, Fact
from rules.form import Section
from rules.kinds import Kind
from rules.rosters import Roster, count
from rules.shijiazhuang.undated_form.clauses import clause
from rules.text import Text

management_committee = Fact(
    "management_committee",
    Kind.LONG_TEXT,
    Text("管理委员会组成方案", "Proposed management committee"),
    help=Text(
        "由依托单位、共建单位人员组成，无共建单位的由依托单位相关人员组成；写明职责和会议制度",
        "People of lead and partners, or of the lead alone; with duties and meetings",
    ),
    required=True,
    clauses=(clause("14"), clause("7(3)")),
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
member_chair = Fact("chair", Kind.BOOLEAN, Text("是否拟任委员会主任", "Proposed chair?"), required=True)
committee = Roster(
    "committee",
    Text("技术指导委员会成员（拟聘）", "Technical guidance committee (proposed)"),
    row_title=Text("成员", "Member"),
    columns=(
        Fact("name", Kind.TEXT, Text("姓名", "Name"), required=True, max_length=50),
        Fact("unit", Kind.TEXT, Text("所在单位", "Employer"), required=True),
        member_side,
        Fact("skill", Kind.CHOICE, Text("专长", "Skill"), choices=COMMITTEE_SKILLS),
        member_chair,
    ),
    help=Text("尚未确定人选的可不填", "May stay empty until people are chosen"),
    max_rows=30,
    clauses=(clause("15"), clause("7(4)")),
    counted_in=Text("人", "person(s)"),
)
commitments = Fact(
    "commitments",
    Kind.MULTI_CHOICE,
    Text("运行承诺", "Undertakings"),
    choices=(
        Choice("manager", Text("配备专职管理人员", "A full-time manager")),
        Choice("sharing", Text("大型科学仪器纳入省、市共享平台", "Large instruments on the sharing platforms")),
        Choice("credit", Text("科研成果标注技术创新中心名称", "Results carry the centre's name")),
        Choice("office", Text("设立管理办公室并健全管理规章", "A management office and rules")),
        Choice("account", Text("经费设立专账、独立核算", "Separate account for the centre's money")),
    ),
    required=True,
    clauses=(clause("19"), clause("20"), clause("24"), clause("25"), clause("26")),
)

committee_total = Derived(
    "committee_total",
    Text("技术指导委员会人数", "Members of the guidance committee"),
    count(committee),
    clauses=(clause("15"),),
)

SECTION = Section(
    "operation", Text("管理与运行", "Management and running"), (management_committee, committee, commitments)
)
