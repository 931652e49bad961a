"""第十条（三）至（七）: field, people, support, premises and equipment."""

from __future__ import annotations

from rules.logic import all_of, any_of, judged, not_
from rules.requirements import Requirement
from rules.shares import every
from rules.shijiazhuang.undated_conditions.applicants import no_bad_record
from rules.shijiazhuang.undated_form.achievements import capacity_profile, own_ip_total, results
from rules.shijiazhuang.undated_form.basic import (
    advantages,
    direction,
    field_basis,
    goals,
    industry_field,
    rd_content,
    short_name,
)
from rules.shijiazhuang.undated_form.clauses import clause
from rules.shijiazhuang.undated_form.conditions import conditions_profile, equipment_total, rd_area
from rules.shijiazhuang.undated_form.funding import support_commitment, support_plan
from rules.shijiazhuang.undated_form.team import (
    fixed_total,
    in_service,
    is_fixed,
    leader_credit,
    people,
    team_profile,
    technical_leaders,
)
from rules.text import Text

# 第十条（三） ------------------------------------------------------------------------------------------------

FIELD = Requirement(
    clause("10(3)/field"),
    clause("10(3)"),
    Text("符合申报通知的重点领域", "Within the key fields of the call"),
    "符合技术创新中心建设计划申报要求中确定的重点领域",
    judged(
        Text("是否属于当年建设申报通知确定的重点领域", "whether it falls within the key fields of the year's call"),
        industry_field,
        field_basis,
    ),
)
DIRECTION = Requirement(
    clause("10(3)/direction"),
    clause("10(3)"),
    Text("研究开发方向明确，具有优势和特色", "Clear directions, with strengths of their own"),
    "研究开发方向明确，在技术研究、开发和技术服务等方面具有优势和特色",
    judged(
        Text("研究开发方向是否明确、具有优势和特色", "whether the directions are clear and have strengths"),
        direction,
        advantages,
    ),
    judged_at="expert_review",
)
OWN_RESULTS = Requirement(
    clause("10(3)/own_results"),
    clause("10(3)"),
    Text("自主知识产权成果或专有技术", "Results with own intellectual property, or know-how"),
    "拥有一定数量的具有自主知识产权的技术成果或专有技术",
    all_of(
        own_ip_total >= 1,
        judged(Text("技术成果或专有技术是否达到“一定数量”", "whether their number is sufficient"), results),
    ),
    evidence=("results_evidence",),
    judged_at="expert_review",
    doubt=Text(
        "“一定数量”一项即可，或须有多项：没有的不符合，有的由人判断是否足够",
        "one will do, or several are meant: none fails, some are judged by a person",
    ),
)
CAPACITY = Requirement(
    clause("10(3)/capacity"),
    clause("10(3)"),
    Text("产学研合作、承担任务和成果转化能力", "Cooperation, capacity for tasks, experience of transfer"),
    "有产学研合作的基础，具备承担和完成国家、省和市重大科研任务的能力，具有科技成果转化和产业化的经验，能有效整合相关创新资源",
    judged(
        Text(
            "产学研合作基础、承担任务能力和转化经验是否具备", "whether cooperation, capacity and experience are there"
        ),
        capacity_profile,
    ),
    judged_at="expert_review",
)

# 第十条（四） ------------------------------------------------------------------------------------------------

TEAM = Requirement(
    clause("10(4)/team"),
    clause("10(4)"),
    Text("技术带头人和研究开发团队", "Technical leaders and team"),
    "在本技术领域拥有技术水平高、组织能力强的技术带头人及结构合理、创新能力强的研究开发团队",
    judged(
        Text("技术带头人和团队是否符合要求", "whether leaders and team are of that quality"),
        technical_leaders,
        team_profile,
    ),
    evidence=("people_proof",),
    judged_at="expert_review",
)
IN_SERVICE = Requirement(
    clause("10(4)/in_service"),
    clause("10(4)"),
    Text("固定人员为依托或共建单位在职人员", "Fixed staff are in service of lead or partner"),
    "固定人员应为依托或共建单位在职人员",
    every(people, any_of(not_(is_fixed), in_service)),
    evidence=("people_proof",),
)
FIXED_STAFF = Requirement(
    clause("10(4)/fixed_staff"),
    clause("10(4)"),
    Text("固定人员数", "Number of fixed staff"),
    "固定人员应为依托或共建单位在职人员，不少于15人",
    fixed_total >= 15,
    evidence=("people_proof",),
)
LEADERS_CREDIT = Requirement(
    clause("10(4)/leaders_credit"),
    clause("10(4)"),
    Text("技术带头人无不良记录", "No bad record of a technical leader"),
    "技术带头人不得有社会信用、科研信誉不良记录",
    every(technical_leaders, no_bad_record(leader_credit)),
    evidence=("credit_report",),
    judged_at="credit_check",
    doubt=Text(
        "不良记录指曾有，或指现有（修复后不计），追溯期未写明：已修复的由人判断",
        "a record ever had, or one not repaired, and how far back, is not said: a repaired one is judged by a person",
    ),
)

# 第十条（五） ------------------------------------------------------------------------------------------------

SUPPORT = Requirement(
    clause("10(5)/support"),
    clause("10(5)"),
    Text("依托单位的实力和支持", "Strength and support of the lead"),
    "依托单位拥有较强的经济实力和良好信誉，能够为技术创新中心建设和发展提供必要的场地、人员、经费、仪器设备支持",
    all_of(
        support_commitment.is_yes(),
        judged(
            Text("经济实力、信誉和支持是否足以承担建设和管理责任", "whether strength and support suffice for the task"),
            support_plan,
        ),
    ),
    evidence=("support_letter",),
)

# 第十条（六） ------------------------------------------------------------------------------------------------

AREA = Requirement(
    clause("10(6)/area"),
    clause("10(6)"),
    Text("科研开发用房面积", "Area of the R&D premises"),
    "科研开发用房相对集中，面积不少于500 平方米",
    rd_area >= 500,
    evidence=("premises_proof",),
)
EQUIPMENT = Requirement(
    clause("10(6)/equipment"),
    clause("10(6)"),
    Text("仪器设备原值", "Original value of equipment"),
    "仪器设备原值不少于200 万元",
    equipment_total >= 200,
    evidence=("equipment_proof",),
    doubt=Text(
        "仪器设备只计依托单位，或含共建单位：一并计入（采用）",
        "the lead's equipment alone, or the partners' too: both are counted (taken)",
    ),
)
FACILITIES = Requirement(
    clause("10(6)/facilities"),
    clause("10(6)"),
    Text("试验条件和基础设施", "Test conditions and facilities"),
    "试验条件和基础设施完备，具备承担综合性试验任务和对外服务能力",
    judged(
        Text(
            "用房是否相对集中，试验条件和设施是否完备并能满足行业共性技术需要",
            "whether premises lie together and facilities are complete and meet the industry's needs",
        ),
        conditions_profile,
    ),
    judged_at="expert_review",
)

# 第十条（七） ------------------------------------------------------------------------------------------------

DEFINITE = Requirement(
    clause("10(7)/definite"),
    clause("10(7)"),
    Text("名称、方向、内容和目标", "Name, directions, content and aims"),
    "技术创新中心的名称、研发方向、研发内容明确具体，建设发展目标科学合理",
    judged(
        Text("名称、研发方向、研发内容是否明确具体，目标是否科学合理", "whether they are definite, and the aims sound"),
        short_name,
        direction,
        rd_content,
        goals,
    ),
    judged_at="expert_review",
)
