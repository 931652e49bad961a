"""呼和浩特市技术创新中心建设管理办法（试行）: the conditions on plan, legal form and governance (第九至十二条)."""

from __future__ import annotations

from rules.hohhot.trial_form.basic import cycle_years, legal_form, transition_plan
from rules.hohhot.trial_form.clauses import clause
from rules.hohhot.trial_form.governance import (
    committee,
    committee_insiders,
    committee_total,
    governance,
    member_chair,
    member_side,
    member_skill,
)
from rules.hohhot.trial_papers import PLAN
from rules.logic import all_of, any_of, in_case, judged, stated
from rules.requirements import Requirement, Strength
from rules.shares import every, share_at_most, some
from rules.text import Text

# 第九条（三） ------------------------------------------------------------------------------------------------

PLAN_WHOLE = Requirement(
    clause("9(3)/plan"),
    clause("9(3)"),
    Text("建设与运行实施方案的七项内容", "The seven parts of the plan"),
    "建设与运行实施方案应明确发展目标、重点任务、管理运行机制、保证措施、工作进展、考核指标、利益分配机制等内容",
    all_of(*(stated(section) for section in PLAN)),
    judged_at="recommendation",
)
CYCLE = Requirement(
    clause("9(3)/cycle"),
    clause("9(3)"),
    Text("三年建设运行周期", "A cycle of three years"),
    "方案一般以三年为建设运行周期",
    cycle_years.equals(3),
    Strength.IN_PRINCIPLE,
    soft_words="一般",
    judged_at="deliberation",
)

# 第十条, with 第四条 -----------------------------------------------------------------------------------------

INDEPENDENT = Requirement(
    clause("10/independent"),
    clause("10"),
    Text("独立法人实体", "Independent legal entity"),
    "技术创新中心原则上应为独立法人实体",
    any_of(
        legal_form.equals("independent"),
        in_case(
            legal_form.equals("internal"),
            judged(
                Text(
                    "能否在过渡方案期限内成为独立法人实体（第四条“应为”、第十条“原则上应为”）",
                    "whether it will become a legal entity as planned (“shall” in Article 4, “in principle” in 10)",
                ),
                transition_plan,
            ),
        ),
    ),
    Strength.IN_PRINCIPLE,
    evidence=("entity_proof",),
    soft_words="原则上",
    judged_at="deliberation",
    doubt=Text(
        "第四条“应为独立法人实体”必须，或第十条“原则上应为”：按原则性要求附过渡方案办理（采用），由人裁量",
        "“shall be” of Article 4, or “in principle” of Article 10: in principle, with a plan of transition "
        "(taken); a person decides",
    ),
)

# 第十条、第十二条: duties of the running centre, asked as a plan ---------------------------------------------

GOVERNANCE = Requirement(
    clause("10/governance"),
    clause("10"),
    Text("章程与管理机制", "Charter and governance"),
    "实行理事会（董事会）决策制、中心主任（总经理）负责制、技术指导委员会咨询制的管理机制",
    all_of(*(governance.contains(choice.value) for choice in governance.choices)),
    Strength.DUTY_LATER,
    evidence=("charter",),
    judged_at="expert_review",
)
COMMITTEE_SKILLED = Requirement(
    clause("12/skills"),
    clause("12"),
    Text("技术指导委员会人员构成", "Skills of the committee"),
    "技术指导委员会由中心主任（总经理）、技术专家、管理专家、经济专家等人员组成",
    all_of(
        some(committee, Text("技术专家", "technical experts"), where=member_skill.equals("technical")),
        some(committee, Text("管理专家", "management experts"), where=member_skill.equals("management")),
        some(committee, Text("经济专家", "economic experts"), where=member_skill.equals("economic")),
    ),
    Strength.DUTY_LATER,
    applies_when=committee_total >= 1,
    evidence=("charter",),
    judged_at="expert_review",
)
COMMITTEE_INSIDERS = Requirement(
    clause("12/insiders"),
    clause("12"),
    Text("委员会中牵头单位和共建单位人员", "Members from lead and partners"),
    "其中牵头单位和共建单位的人员不超过总人数三分之一",
    share_at_most(committee_insiders, 1, 3, of=committee_total),
    Strength.DUTY_LATER,
    applies_when=committee_total >= 1,
    evidence=("charter",),
    judged_at="expert_review",
)
COMMITTEE_CHAIR = Requirement(
    clause("12/chair"),
    clause("12"),
    Text("委员会主任为外单位专家", "Chair from outside"),
    "技术指导委员会主任应由非牵头单位、共建单位的有影响力的专家担任",
    all_of(
        some(committee, Text("委员会主任", "the chair"), where=member_chair.is_yes()),
        every(committee, any_of(member_chair.is_no(), member_side.equals("outside"))),
    ),
    Strength.DUTY_LATER,
    applies_when=committee_total >= 1,
    evidence=("charter",),
    judged_at="expert_review",
)
