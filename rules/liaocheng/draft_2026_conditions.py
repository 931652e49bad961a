"""聊城市技术创新中心管理办法（征求意见稿）: who may lead, and 第八条[条件]（一）至（四）, in article order.

What concerns partners, shares, records and the running centre is in `draft_2026_cooperation`; what may be relaxed, in
`draft_2026_relaxations`.
"""

from __future__ import annotations

from rules.dates import LAST_YEAR
from rules.expressions import Term, Test
from rules.facts import Fact
from rules.liaocheng.draft_2026_form.clauses import clause
from rules.liaocheng.draft_2026_form.conditions import (
    conditions_profile,
    equipment_total,
    pilot_capability,
    rd_area,
    support,
)
from rules.liaocheng.draft_2026_form.lead import (
    IN_LIAOCHENG,
    cooperation_basis,
    distinction,
    enterprise_class,
    is_branch,
    is_enterprise,
    is_new_rd,
    is_research,
    lead_capacity,
    lead_kind,
    lead_strength,
    legal_person,
    new_rd_nature,
    registered_city,
)
from rules.liaocheng.draft_2026_form.strength import (
    cases_by_months,
    cases_by_years,
    finance,
    finance_year,
    funds_three_years,
    main_revenue,
    rd_funds,
    rd_three_years,
    revenue_three_years,
    transfer_profile,
)
from rules.liaocheng.draft_2026_form.structure import research_partners
from rules.liaocheng.draft_2026_form.team import fixed_total, leader_engineering, team_profile
from rules.logic import all_of, any_of, in_case, judged, readings
from rules.requirements import Requirement, Strength
from rules.rosters import sum_over_years
from rules.shares import share_at_least
from rules.text import Text

# 第七条 ------------------------------------------------------------------------------------------------------

LEAD_KIND = Requirement(
    clause("7/lead"),
    clause("7"),
    Text("牵头单位类型", "Kind of lead institution"),
    "技术创新中心由我市高新技术企业和其他科技型企业、具有较强科技成果转化能力的高校院所、新型研发机构牵头建设",
    any_of(
        in_case(is_enterprise, enterprise_class.is_one_of("high_tech", "tech")),
        lead_kind.is_one_of("university", "institute", "new_rd_institution"),
    ),
    evidence=("legal_certificate", "class_certificate"),
)
LEAD_PLACE = Requirement(
    clause("7/place"),
    clause("7"),
    Text("高校院所、新型研发机构所在地", "Place of a university, institute or new-type institution"),
    "由我市高新技术企业和其他科技型企业、具有较强科技成果转化能力的高校院所、新型研发机构牵头建设",
    any_of(
        registered_city.starts_with(IN_LIAOCHENG),
        judged(
            Text(
                "“我市”是否及于高校院所和新型研发机构：如及于，须为市内单位；如不及于，不作要求",
                "whether 我市 reaches universities and institutes: if so it must be of the city, if not it need not",
            ),
            registered_city,
        ),
    ),
    applies_when=lead_kind.is_none_of("enterprise"),
    evidence=("legal_certificate",),
    doubt=Text(
        "“我市”只修饰企业，或也及于高校院所、新型研发机构：市外的由人裁量",
        "我市 governs enterprises only, or all kinds: one from outside the city is judged",
    ),
)
PRIORITY = Requirement(
    clause("7/priority"),
    clause("7"),
    Text("“链主”企业和科技领军企业", "Chain leaders and leading technology enterprises"),
    "优先支持产业链“链主”企业和科技领军企业牵头建设",
    any_of(distinction.contains("chain_leader"), distinction.contains("tech_leader")),
    Strength.ENCOURAGED,
    applies_when=is_enterprise,
    evidence=("class_certificate",),
)
JOINT = Requirement(
    clause("7/joint"),
    clause("7"),
    Text("企业联合高校、科研院所共建", "Enterprises building jointly with research"),
    "鼓励企业联合高校、科研院所共建",
    research_partners >= 1,
    Strength.ENCOURAGED,
    applies_when=is_enterprise,
    evidence=("partner_agreements",),
)

# 第八条[条件]（一）、（二） ----------------------------------------------------------------------------------

CAPACITY = Requirement(
    clause("8a(1)/capacity"),
    clause("8a(1)"),
    Text("重大项目、成果转化和资源整合能力", "Capacity for major projects, transfer and pooling"),
    "依托单位应具备组织和承担重大科技创新项目的能力，具有科技成果转化和产业化的经验，与产业链上下游企业、高校和科研院所有紧密的"
    "产学研合作基础，有较强的资源整合和技术转移扩散能力",
    judged(
        Text("能力、经验和产学研合作基础是否符合要求", "whether capacity, experience and cooperation suffice"),
        lead_capacity,
        cooperation_basis,
    ),
    judged_at="expert_review",
)
REGISTERED = Requirement(
    clause("8a(2)/registered"),
    clause("8a(2)"),
    Text("企业在聊城市内注册", "Enterprise registered in Liaocheng"),
    "依托单位为企业的，须为聊城市内注册",
    registered_city.starts_with(IN_LIAOCHENG),
    applies_when=is_enterprise,
    evidence=("legal_certificate",),
)
LEGAL_PERSON = Requirement(
    clause("8a(2)/legal_person"),
    clause("8a(2)"),
    Text("企业独立法人单位资格", "Enterprise a legal person"),
    "具有独立法人单位资格",
    all_of(legal_person.is_yes(), is_branch.is_no()),
    applies_when=is_enterprise,
    evidence=("legal_certificate",),
)
STRENGTH = Requirement(
    clause("8a(2)/strength"),
    clause("8a(2)"),
    Text("企业科技创新优势", "Strength of the enterprise in innovation"),
    "在建设领域科技创新优势突出的企业",
    judged(Text("在建设领域科技创新优势是否突出", "whether its strength in the field is outstanding"), lead_strength),
    applies_when=is_enterprise,
    evidence=("class_certificate",),
    judged_at="expert_review",
)
RD_TOTAL = Requirement(
    clause("8a(2)/rd_total"),
    clause("8a(2)"),
    Text("企业近三年研发费用总额", "R&D expenses of the enterprise in three years"),
    "近三年研发费用总额不少于1000万元",
    rd_three_years >= 1000,
    applies_when=is_enterprise,
    evidence=("finance_reports",),
    doubt=Text(
        "“近三年”指三个完整会计年度（采用），或回溯36个月",
        "three closed accounting years (taken), or 36 months back",
    ),
)


def in_year(column: Fact, back: int) -> Term:
    name = Text(f"上溯第{back + 1}个会计年度{column.label.zh}", f"{column.label.en} of closed year {back + 1} back")
    return sum_over_years(finance, column, name, year=finance_year, years=1, until=LAST_YEAR - back)


def three_percent(back: int) -> Test:
    return in_year(rd_funds, back) * 100 >= in_year(main_revenue, back) * 3


each_year = all_of(*(three_percent(back) for back in range(3)))
PERIOD = Text(
    "3%按近三年合计、按上一年还是逐年计算，结果不同", "3 % over three years together, in the last year, or in each year"
)
RD_SHARE = Requirement(
    clause("8a(2)/rd_share"),
    clause("8a(2)"),
    Text("企业研发经费占主营业务收入比例", "Share of R&D funds in main business income"),
    "研发经费占主营业务收入比例不低于3%",
    readings(
        share_at_least(funds_three_years, 3, 100, of=revenue_three_years),
        readings(three_percent(0), each_year, PERIOD),
        PERIOD,
    ),
    applies_when=is_enterprise,
    evidence=("finance_reports",),
    doubt=Text(
        "比例按近三年合计、上一年或逐年，未写明：结果不同的由人裁量",
        "the ratio of three years together, of the last, or of each: where they differ a person decides",
    ),
)
cases_enough = readings(
    cases_by_months >= 5,
    cases_by_years >= 5,
    Text("“近三年”按36个月还是按前三个完整年度以来计算", "36 months back, or since the third closed year began"),
)
TRANSFER_ABLE = Requirement(
    clause("8a(2)/transfer"),
    clause("8a(2)"),
    Text("高校、科研院所科技成果转化能力", "Transfer capacity of a university or institute"),
    "依托单位为高校、科研院所的，研发投入总额不作要求，但需具备较强的科技成果转化能力",
    judged(Text("科技成果转化能力是否较强", "whether the capacity for transfer is strong"), transfer_profile),
    applies_when=is_research,
    evidence=("transfer_proof",),
    judged_at="expert_review",
)
TRANSFER_CASES = Requirement(
    clause("8a(2)/cases"),
    clause("8a(2)"),
    Text("高校、科研院所转化成功案例", "Successful cases of a university or institute"),
    "近三年在同技术领域科技成果转化成功案例5例以上",
    cases_enough,
    applies_when=is_research,
    evidence=("transfer_proof",),
    doubt=Text(
        "“近三年”指回溯36个月，或自第三个完整年度起：结果不同的由人裁量",
        "36 months back, or since the third closed year began: where they differ a person decides",
    ),
)
NEW_RD = Requirement(
    clause("8a(2)/new_rd"),
    clause("8a(2)"),
    Text("新型研发机构适用的条件", "Which conditions bind a new-type R&D institution"),
    "依托单位为企业的，须为聊城市内注册，具有独立法人单位资格，在建设领域科技创新优势突出的企业，近三年研发费用总额不少于1000万元"
    "且研发经费占主营业务收入比例不低于3%；依托单位为高校、科研院所的，研发投入总额不作要求",
    # Whoever meets both limbs need not be asked which one binds.
    any_of(
        all_of(
            registered_city.starts_with(IN_LIAOCHENG),
            legal_person.is_yes(),
            is_branch.is_no(),
            rd_three_years >= 1000,
            each_year,
            cases_enough,
        ),
        judged(
            Text(
                "新型研发机构适用企业条件、高校和科研院所条件，还是均不适用；按所适用的条件是否符合",
                "whether the limb of enterprises, that of institutes, or neither binds it, and whether it is met",
            ),
            new_rd_nature,
            transfer_profile,
        ),
    ),
    applies_when=is_new_rd,
    evidence=("legal_certificate", "finance_reports", "transfer_proof"),
    doubt=Text(
        "新型研发机构适用企业条件，或院所条件，或均不适用：两项均符合的符合，其他由人裁量",
        "a new-type institution falls under the enterprise's limb, the institute's, or neither: who meets both "
        "complies, others are judged",
    ),
)

# 第八条[条件]（三） ------------------------------------------------------------------------------------------

SUPPORT = Requirement(
    clause("8a(3)/support"),
    clause("8a(3)"),
    Text("经济实力、研发基础和支持", "Economic strength, research base and support"),
    "依托单位须具有较强的经济实力和研发基础，能够为技术创新中心建设和发展提供必要的场地、人员、经费、仪器设备支持",
    judged(Text("经济实力、研发基础和支持是否足够", "whether strength, base and support suffice"), support),
    judged_at="expert_review",
)
AREA = Requirement(
    clause("8a(3)/area"),
    clause("8a(3)"),
    Text("科研开发用房面积", "Area of R&D premises"),
    "中心科研开发用房面积不少于500平方米",
    rd_area >= 500,
    evidence=("premises_proof",),
)
EQUIPMENT = Requirement(
    clause("8a(3)/equipment"),
    clause("8a(3)"),
    Text("仪器设备原值", "Original value of equipment"),
    "仪器设备原值不少于500万元",
    equipment_total >= 500,
    evidence=("equipment_proof",),
)
PILOT = Requirement(
    clause("8a(3)/pilot"),
    clause("8a(3)"),
    Text("中试或产业化能力", "Capacity for pilot runs or industrialisation"),
    "具备中试或产业化的能力",
    pilot_capability.is_one_of("pilot", "industrial", "both"),
    evidence=("pilot_proof",),
)
COMMON_TASKS = Requirement(
    clause("8a(3)/common_tasks"),
    clause("8a(3)"),
    Text("满足行业共性技术任务的需要", "Fit for common tasks of the industry"),
    "能满足行业共性技术研究、开发和试验任务的需要",
    judged(
        Text("能否满足行业共性技术研究、开发和试验任务的需要", "whether the conditions meet the common tasks"),
        conditions_profile,
    ),
    judged_at="expert_review",
)

# 第八条[条件]（四） ------------------------------------------------------------------------------------------

DIRECTOR = Requirement(
    clause("8a(4)/director"),
    clause("8a(4)"),
    Text("中心主任为工程技术带头人", "The director leads in engineering"),
    "中心主任应是具有技术水平高、工程化实践经验丰富、管理能力强的工程技术带头人",
    judged(
        Text("中心主任是否为技术水平高、工程化经验丰富的工程技术带头人", "whether the director leads in engineering"),
        leader_engineering,
    ),
    judged_at="expert_review",
)
TEAM = Requirement(
    clause("8a(4)/team"),
    clause("8a(4)"),
    Text("研究和成果推广应用团队", "Team for research and for spreading results"),
    "中心建设需配置结构合理、高素质的工程技术研究和成果推广应用团队",
    judged(Text("团队结构是否合理、素质是否较高", "whether structure and quality suffice"), team_profile),
    judged_at="expert_review",
)
STAFF = Requirement(
    clause("8a(4)/staff"),
    clause("8a(4)"),
    Text("专职固定科研人员", "Full-time fixed research staff"),
    "专职固定科研人员不少于20人（固定研发人员及员工以全年实际工作超过183天计）",
    fixed_total >= 20,
    evidence=("people_proof",),
    doubt=Text(
        "“全年”指上一年度，或申报前12个月：以名册填报并核实的天数为准（采用）",
        "the last calendar year, or the last twelve months: the verified days count (taken)",
    ),
)

STANDARDS = (
    LEAD_KIND,
    LEAD_PLACE,
    PRIORITY,
    JOINT,
    CAPACITY,
    REGISTERED,
    LEGAL_PERSON,
    STRENGTH,
    RD_TOTAL,
    RD_SHARE,
    TRANSFER_ABLE,
    TRANSFER_CASES,
    NEW_RD,
    SUPPORT,
    AREA,
    EQUIPMENT,
    PILOT,
    COMMON_TASKS,
    DIRECTOR,
    TEAM,
    STAFF,
)
