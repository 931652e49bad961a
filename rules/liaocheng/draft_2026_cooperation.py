"""聊城市技术创新中心管理办法（征求意见稿）: partners, shares, records, and duties of the running centre."""

from __future__ import annotations

from rules.dates import AS_OF, LAST_YEAR, year_of, years_after
from rules.liaocheng.draft_2026_form.achievements import projects, projects_of_lead, results, results_of_lead
from rules.liaocheng.draft_2026_form.clauses import clause
from rules.liaocheng.draft_2026_form.compliance import (
    committee,
    committee_insiders,
    committee_total,
    incident,
    incident_details,
    incident_on,
    member_chair,
    member_side,
    responsibilities,
)
from rules.liaocheng.draft_2026_form.lead import is_research
from rules.liaocheng.draft_2026_form.structure import (
    agreement_content,
    agreement_signed,
    city_enterprises,
    conditions_measure,
    conditions_share,
    partner_basis,
    partner_total,
)
from rules.liaocheng.draft_2026_form.team import leader_abilities, leader_title_level, people_of_lead, people_total
from rules.logic import all_of, any_of, in_case, judged, readings
from rules.requirements import Requirement, Strength
from rules.shares import every, share_at_least, share_at_most, some
from rules.text import Text

joint = partner_total >= 1

# 第六条（四） ------------------------------------------------------------------------------------------------

RESPONSIBILITIES = Requirement(
    clause("6(4)/responsibilities"),
    clause("6(4)"),
    Text("安全、保密、科技伦理和科研诚信责任", "Safety, secrecy, ethics and integrity"),
    "承担技术创新中心安全、保密、科技伦理和科研诚信工作的管理主体责任",
    all_of(*(responsibilities.contains(choice.value) for choice in responsibilities.choices)),
    Strength.DUTY_LATER,
    evidence=("responsibility_letter",),
)

# 第八条[条件]（五） ------------------------------------------------------------------------------------------

ENTERPRISE_PARTNER = Requirement(
    clause("8a(5)/enterprise"),
    clause("8a(5)"),
    Text("高校、科研院所联合市内企业", "A university or institute with an enterprise in the city"),
    "高校、科研院所牵头建设的，必须联合市内企业共同申报",
    city_enterprises >= 1,
    applies_when=is_research,
    evidence=("partner_agreements",),
)
PARTNER_NUMBER = Requirement(
    clause("8a(5)/number"),
    clause("8a(5)"),
    Text("联合共建单位数", "Number of units building jointly"),
    "联合共建单位不超过3家",
    readings(
        partner_total <= 3,
        partner_total + 1 <= 3,
        Text("3家是否包括依托单位", "whether the three include the lead"),
    ),
    doubt=Text(
        "“3家”不包括依托单位，或包括：结果不同的由人裁量",
        "three without the lead, or with it: where they differ a person decides",
    ),
)
AGREEMENT = Requirement(
    clause("8a(5)/agreement"),
    clause("8a(5)"),
    Text("共建协议", "Agreement with partners"),
    "且须签订共建协议，协议中明确共建单位对技术创新中心的人财物支持、任务分工以及各自权利和义务等",
    all_of(
        agreement_signed.is_yes(), *(agreement_content.contains(content) for content in ("support", "tasks", "rights"))
    ),
    applies_when=joint,
    evidence=("partner_agreements",),
)
PARTNER_BASIS = Requirement(
    clause("8a(5)/basis"),
    clause("8a(5)"),
    Text("前期合作基础", "Cooperation so far"),
    "依托单位与共建单位前期应有较好的合作基础",
    judged(Text("前期合作基础是否较好", "whether cooperation so far has been good"), partner_basis),
    applies_when=joint,
    judged_at="expert_review",
)
SHARES = "第一依托单位自身的科研条件、研发人员、科研项目、科技成果须占到 60％以上"
CONDITIONS_SHARE = Requirement(
    clause("8a(5)/share_conditions"),
    clause("8a(5)"),
    Text("第一依托单位科研条件占比", "The first lead's share in research conditions"),
    SHARES,
    all_of(
        conditions_share >= 60,
        judged(
            Text(
                "“科研条件”没有计量方法，所填口径是否恰当", "there is no measure in the text; is the stated one right?"
            ),
            conditions_measure,
        ),
    ),
    applies_when=joint,
    evidence=("equipment_proof", "premises_proof"),
    doubt=Text(
        "“科研条件”按面积、设备原值或其他口径：由申报单位写明，由人判断",
        "by area, value of equipment or otherwise: the applicant states the measure, a person judges",
    ),
)
STAFF_SHARE = Requirement(
    clause("8a(5)/share_staff"),
    clause("8a(5)"),
    Text("第一依托单位研发人员占比", "The first lead's share in R&D staff"),
    SHARES,
    share_at_least(people_of_lead, 60, 100, of=people_total),
    applies_when=joint,
    evidence=("people_proof",),
)
PROJECTS_SHARE = Requirement(
    clause("8a(5)/share_projects"),
    clause("8a(5)"),
    Text("第一依托单位科研项目占比", "The first lead's share in projects"),
    SHARES,
    share_at_least(projects_of_lead, 60, 100, of=projects),
    applies_when=joint,
    evidence=("results_evidence",),
    doubt=Text(
        "按项数（采用），或按经费计算，未写明",
        "by number (taken), or by money, is not said",
    ),
)
RESULTS_SHARE = Requirement(
    clause("8a(5)/share_results"),
    clause("8a(5)"),
    Text("第一依托单位科技成果占比", "The first lead's share in results"),
    SHARES,
    share_at_least(results_of_lead, 60, 100, of=results),
    applies_when=joint,
    evidence=("results_evidence",),
)

# 第八条[条件]（六） ------------------------------------------------------------------------------------------

INCIDENTS = Requirement(
    clause("8a(6)/incidents"),
    clause("8a(6)"),
    Text("近三年无安全生产责任事故、生态环境问责", "Three years without accident or accountability"),
    "依托单位近三年未发生安全生产责任事故、生态环境问责等情形",
    any_of(
        incident.equals("none"),
        in_case(
            incident.is_one_of("safety", "environment"),
            readings(
                years_after(incident_on, 3) <= AS_OF,
                year_of(incident_on) <= LAST_YEAR - 3,
                Text(
                    "“近三年”按36个月还是按前三个完整年度以来计算",
                    "36 months back, or since the third closed year began",
                ),
            ),
        ),
        in_case(
            incident.equals("other"),
            judged(
                Text("是否属“等情形”", "whether it is one of the matters that “等” leaves open"),
                incident_on,
                incident_details,
            ),
        ),
    ),
    evidence=("compliance_proof",),
    doubt=Text(
        "任何责任事故均计入（采用），或只计重大；“近三年”指回溯36个月，或自第三个完整年度起；“等情形”：结果不同的由"
        "人判断",
        "any accident with liability (taken), or major ones only; 36 months back, or since the third closed year; "
        "“等”: where they differ a person decides",
    ),
)

# 第十一条 and the first unnumbered paragraph -----------------------------------------------------------------

SENIOR_TITLE = Requirement(
    clause("11/senior_title"),
    clause("11"),
    Text("中心主任高级职称", "Senior title of the director"),
    "主任一般应具有高级职称",
    leader_title_level.is_one_of("senior", "associate_senior"),
    Strength.IN_PRINCIPLE,
    evidence=("title_certificate",),
    soft_words="一般",
)
ABILITIES = Requirement(
    clause("11/abilities"),
    clause("11"),
    Text("中心主任的能力", "Abilities of the director"),
    "以及较强的技术研发、科研管理和组织协调能力",
    judged(Text("技术研发、科研管理和组织协调能力是否较强", "whether these abilities are strong"), leader_abilities),
    judged_at="expert_review",
)
COMMITTEE_INSIDERS = Requirement(
    clause("u1/insiders"),
    clause("u1"),
    Text("委员会中牵头单位和参与单位人员", "Members from lead and participants"),
    "其中牵头单位和参与单位的人员总数不超过1/3",
    share_at_most(committee_insiders, 1, 3, of=committee_total),
    Strength.DUTY_LATER,
    applies_when=committee_total >= 1,
)
COMMITTEE_CHAIR = Requirement(
    clause("u1/chair"),
    clause("u1"),
    Text("委员会主任为非牵头单位人员", "Chair not from the lead"),
    "专家委员会主任一般由非牵头单位的人员担任",
    all_of(
        some(committee, Text("委员会主任", "the chair"), where=member_chair.is_yes()),
        every(committee, any_of(member_chair.is_no(), member_side.is_one_of("partner", "outside"))),
    ),
    Strength.DUTY_LATER,
    applies_when=committee_total >= 1,
    soft_words="一般",
    doubt=Text(
        "只排除牵头单位（采用，参与单位的人员可以担任），或两者均排除；“一般”容许例外",
        "only the lead is excluded (taken, a participant's person may chair), or both are; 一般 allows exceptions",
    ),
)

COOPERATION = (
    ENTERPRISE_PARTNER,
    PARTNER_NUMBER,
    AGREEMENT,
    PARTNER_BASIS,
    CONDITIONS_SHARE,
    STAFF_SHARE,
    PROJECTS_SHARE,
    RESULTS_SHARE,
    INCIDENTS,
    SENIOR_TITLE,
    ABILITIES,
    COMMITTEE_INSIDERS,
    COMMITTEE_CHAIR,
)
