"""第四章 运行与管理: what the running centre owes. Asked for as a plan; it bars no application.

第十五条 and 第十六条 stand here, not among the conditions of 第十条: a committee or director that does not comply yet
is shown, never refused.
"""

from __future__ import annotations

from rules.dates import age_not_over
from rules.expressions import Test
from rules.logic import all_of, stated
from rules.requirements import Requirement, Strength
from rules.rosters import count
from rules.shares import share_at_most
from rules.shijiazhuang.undated_form.clauses import clause
from rules.shijiazhuang.undated_form.leader import leader_birth_date, leader_elsewhere, leader_months
from rules.shijiazhuang.undated_form.operation import (
    commitments,
    committee,
    committee_total,
    management_committee,
    member_chair,
    member_side,
)
from rules.text import Text

NOT_A_CONDITION = Text(
    "申请条件，或运行要求：列在“运行与管理”章而不在第十条，按运行要求提示，不否决（采用）",
    "a condition, or a duty of running: it stands outside 第十条, so it is shown and never bars (taken)",
)


def duty(place: str, title: Text, quote: str, test: Test, *, applies_when: Test | None = None) -> Requirement:
    owner = clause(place.partition("/")[0])
    return Requirement(
        clause(place), owner, title, quote, test, Strength.DUTY_LATER, applies_when, doubt=NOT_A_CONDITION
    )


MANAGEMENT_COMMITTEE = duty(
    "14/management_committee",
    Text("管理委员会", "Management committee"),
    "技术创新中心须由依托单位、共建单位的人员组成管理委员会，无共建单位的由依托单位相关人员组成",
    stated(management_committee),
)
COMMITTEE_SIZE = duty(
    "15/size",
    Text("技术指导委员会人数", "Size of the guidance committee"),
    "由7至11名高等院校、科研院所、技术机构、行业协会、上下游企业的技术经济专家和技术创新中心负责人员组成",
    all_of(committee_total >= 7, committee_total <= 11),
)
INSIDERS = duty(
    "15/insiders",
    Text("技术指导委员会中依托单位和共建单位人员", "People of lead and partners on the committee"),
    "其中依托单位和共建单位的人员不超过三分之一",
    share_at_most(
        count(
            committee,
            Text("依托单位和共建单位人员", "people of lead and partners"),
            where=member_side.is_one_of("lead", "partner"),
        ),
        1,
        3,
        of=committee_total,
    ),
    applies_when=committee_total >= 1,
)
CHAIR = duty(
    "15/chair",
    Text("技术指导委员会主任", "Chair of the guidance committee"),
    "技术指导委员会主任应由非依托单位、共建单位的有影响的专家担任",
    all_of(
        count(committee, Text("拟任主任人数", "proposed chairs"), where=member_chair.is_yes()) <= 1,
        count(
            committee,
            Text("外单位拟任主任人数", "proposed chairs from elsewhere"),
            where=all_of(member_chair.is_yes(), member_side.equals("outside")),
        )
        >= 1,
    ),
    applies_when=committee_total >= 1,
)
NO_OTHER_PLATFORM = duty(
    "16/elsewhere",
    Text("主任不得兼任其它平台负责人", "The director heads no other platform"),
    "不得兼任其它平台负责人",
    leader_elsewhere.is_no(),
)
AGE = duty(
    "16/age",
    Text("主任年龄", "Age of the director"),
    "年龄不超过60周岁",
    age_not_over(leader_birth_date, 60),
)
MONTHS = duty(
    "16/months",
    Text("主任每年在中心工作时间", "Months the director works at the centre"),
    "每年在技术创新中心工作时间应不少于8个月",
    leader_months >= 8,
)
MANAGER = duty(
    "19/manager",
    Text("专职管理人员", "Full-time manager"),
    "技术创新中心须配备专职管理人员，负责技术创新中心日常管理事务",
    commitments.contains("manager"),
)
SHARING = duty(
    "20/sharing",
    Text("大型科学仪器共享", "Large instruments shared"),
    "大型科学仪器应纳入省、市大型仪器设备共享平台管理，面向社会开放服务",
    commitments.contains("sharing"),
)
RESULTS_CARRY_NAME = duty(
    "24/name",
    Text("成果标注中心名称", "Results carry the centre's name"),
    "在技术创新中心完成的论文、专著、软件、数据库等科研成果除标注依托单位名称外，均应标注技术创新中心名称",
    commitments.contains("credit"),
)
OFFICE = duty(
    "25/office",
    Text("管理办公室和管理规章", "Management office and rules"),
    "技术创新中心应完善内部管理制度，设立管理办公室，配备专职管理人员",
    all_of(commitments.contains("office"), commitments.contains("manager")),
)
ACCOUNT = duty(
    "26/account",
    Text("经费专账、独立核算", "Separate account"),
    "技术创新中心经费纳入依托单位财务统一管理，设立专账、独立核算",
    commitments.contains("account"),
)
