"""第六条, 第四章: what the running centre owes. Asked for as a plan; it bars no application."""

from __future__ import annotations

from rules.expressions import Test
from rules.jinzhong.r2023_form.clauses import clause
from rules.jinzhong.r2023_form.operation import (
    commitments,
    committee,
    committee_total,
    governance,
    member_side,
    member_term,
)
from rules.requirements import Requirement, Strength
from rules.rosters import count
from rules.shares import every, share_at_most
from rules.text import Text


def duty(place: str, title: Text, quote: str, test: Test, *, applies_when: Test | None = None) -> Requirement:
    owner = clause(place.partition("/")[0])
    return Requirement(clause(place), owner, title, quote, test, Strength.DUTY_LATER, applies_when)


SAFETY = duty(
    "6(5)/safety",
    Text("安全生产主体责任", "Responsibility for safety"),
    "对市技术创新中心的安全生产承担主体责任，确保市技术创新中心安全运行",
    commitments.contains("safety"),
)
SECRECY = duty(
    "6(6)/secrecy",
    Text("保密主体责任", "Responsibility for secrecy"),
    "为市技术创新中心的保密主体责任单位",
    commitments.contains("secrecy"),
)
COUNCIL = duty(
    "9/council",
    Text("理事会（管委会、董事会）决策制", "Decisions by a council"),
    "市技术创新中心实行理事会（管委会、董事会）决策制",
    governance.contains("council"),
)
RESPONSIBLE_DIRECTOR = duty(
    "10/director",
    Text("主任负责制", "Responsibility of a director"),
    "市技术创新中心实行主任负责制",
    governance.contains("director"),
)
COMMITTEE = duty(
    "11/committee",
    Text("专家委员会咨询制", "Advice by an expert committee"),
    "市技术创新中心实行专家委员会咨询制",
    governance.contains("committee"),
)
COMMITTEE_SIZE = duty(
    "11/size",
    Text("专家委员会人数", "Size of the committee"),
    "人数不低于9人",
    committee_total >= 9,
)
INSIDERS = duty(
    "11/insiders",
    Text("专家委员会中依托单位人员", "The lead's people on the committee"),
    "依托单位人员不超过三分之一",
    share_at_most(
        count(
            committee,
            Text("专家委员会中依托单位人员", "the lead's people on the committee"),
            where=member_side.equals("lead"),
        ),
        1,
        3,
        of=committee_total,
    ),
    applies_when=committee_total >= 1,
)
COMMITTEE_TERM = duty(
    "11/term",
    Text("专家委员会任期", "Term of the committee"),
    "每届任期不超过5年",
    every(committee, member_term <= 5),
    applies_when=committee_total >= 1,
)
SHARING = duty(
    "13/sharing",
    Text("大型科研设施与仪器开放", "Large instruments open to others"),
    "大型科研设施与仪器等科技资源应面向社会开放服务",
    commitments.contains("sharing"),
)
ACCOUNT = duty(
    "16/account",
    Text("经费专账、独立核算", "Separate account"),
    "经费设立专账、独立核算",
    commitments.contains("account"),
)
CREDIT = duty(
    "17/credit",
    Text("成果标注中心名称", "Results carry the centre's name"),
    "科研人员取得的职务发明成果均应标注市技术创新中心名称",
    commitments.contains("credit"),
)
