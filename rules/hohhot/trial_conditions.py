"""呼和浩特市技术创新中心建设管理办法（试行）: the conditions of recognition, in article order.

What concerns the plan, the legal form and the governance is in `trial_mechanism`. No number is invented where the
text gives none (第八条（四）). Departments hold dossiers against the conditions when they recommend (第九条（三）), so
most is judged there; what is a matter of principle is judged by the bureau's meeting.
"""

from __future__ import annotations

from rules.hohhot.trial_form.achievements import own_ip_total, results_profile
from rules.hohhot.trial_form.basic import formation_mode, strategic_fit
from rules.hohhot.trial_form.clauses import clause
from rules.hohhot.trial_form.compliance import lead_credit
from rules.hohhot.trial_form.conditions import conditions_profile, equipment_total, site_area
from rules.hohhot.trial_form.lead import (
    IN_HOHHOT,
    is_branch,
    lead_capacity,
    lead_kind,
    lead_strength,
    legal_person,
    registered_city,
)
from rules.hohhot.trial_form.leader import leader_profile, leader_title_level
from rules.hohhot.trial_form.structure import (
    agreement_content,
    investment_commitment,
    joint_agreement,
    lead_investment,
    partner_credit,
    partner_enterprises,
    partner_research,
    partner_total,
    partners,
)
from rules.hohhot.trial_form.team import (
    fixed_total,
    intermediate_total,
    people_total,
    senior_total,
    team_profile,
    titled_total,
)
from rules.hohhot.trial_mechanism import (
    COMMITTEE_CHAIR,
    COMMITTEE_INSIDERS,
    COMMITTEE_SKILLED,
    CYCLE,
    GOVERNANCE,
    INDEPENDENT,
    PLAN_WHOLE,
)
from rules.logic import all_of, judged, readings, stated
from rules.requirements import Requirement, Strength
from rules.shares import every, share_at_least
from rules.text import Text

# 第四条 ------------------------------------------------------------------------------------------------------

MODE = Requirement(
    clause("4/mode"),
    clause("4"),
    Text("组建模式", "Mode of forming"),
    "根据相关产业领域创新发展实际，可采取不同的组建模式",
    stated(formation_mode),
    judged_at="recommendation",
)
LEADING_ENTERPRISE = Requirement(
    clause("4(1)/mode"),
    clause("4(1)"),
    Text("企业牵头、带动上下游参与", "An enterprise leads and draws in its industry chain"),
    "由企业牵头建设，带动产业链上下游有关企业、高等学校、科研院所等参与建设",
    all_of(lead_kind.equals("enterprise"), partner_total >= 1),
    Strength.IN_PRINCIPLE,
    applies_when=formation_mode.equals("leading_enterprise"),
    soft_words="可采取不同的组建模式",
    judged_at="deliberation",
    evidence=("strength_evidence", "partner_agreements"),
)
SEVERAL_ENTERPRISES = Requirement(
    clause("4(2)/mode"),
    clause("4(2)"),
    Text("多家骨干企业联合高校、科研院所", "Several backbone enterprises with universities or institutes"),
    "可以由多家行业骨干企业联合相关高校、科研院所，通过组建平台型公司等方式，共同投资建设",
    all_of(lead_kind.equals("enterprise"), partner_enterprises >= 1, partner_research >= 1),
    Strength.IN_PRINCIPLE,
    applies_when=formation_mode.equals("several_enterprises"),
    soft_words="可以",
    judged_at="deliberation",
    evidence=("partner_agreements",),
)
RESEARCH_LED = Requirement(
    clause("4(3)/mode"),
    clause("4(3)"),
    Text("高校、科研院所牵头，企业为重要主体", "A university or institute leads, enterprises take part"),
    "可以由具有技术优势的高校、科研院所牵头，有关企业作为重要的主体参与建设",
    all_of(lead_kind.is_one_of("university", "institute"), partner_enterprises >= 1),
    Strength.IN_PRINCIPLE,
    applies_when=formation_mode.equals("research_led"),
    soft_words="可以",
    judged_at="deliberation",
    evidence=("partner_agreements",),
)

# 第八条（一）、（二） ----------------------------------------------------------------------------------------

STRATEGIC_FIT = Requirement(
    clause("8(1)/fit"),
    clause("8(1)"),
    Text("与全市战略部署紧密结合", "Fit with the city's strategy"),
    "与呼和浩特市重大战略、重大任务、重大工程部署紧密结合，聚焦事关全市长远发展的关键技术领域，符合首府产业与技术创新发展的趋势",
    judged(
        Text(
            "是否与重大战略、任务、工程紧密结合，聚焦关键技术领域，符合首府产业发展趋势",
            "whether it fits the city's strategies, tasks and projects, key technologies and trends",
        ),
        strategic_fit,
    ),
    judged_at="deliberation",
)
REGISTERED = Requirement(
    clause("8(2)/registered"),
    clause("8(2)"),
    Text("在呼和浩特市内注册登记", "Registered in Hohhot"),
    "建设主体单位应在呼和浩特市内注册登记",
    registered_city.starts_with(IN_HOHHOT),
    evidence=("legal_certificate",),
    judged_at="recommendation",
)
LEGAL_PERSON = Requirement(
    clause("8(2)/legal_person"),
    clause("8(2)"),
    Text("独立法人资格", "Legal person"),
    "具有独立法人资格",
    all_of(legal_person.is_yes(), is_branch.is_no()),
    evidence=("legal_certificate",),
    judged_at="recommendation",
)
CAPACITY = Requirement(
    clause("8(2)/capacity"),
    clause("8(2)"),
    Text("科技创新优势、资源整合和技术转化能力", "Strength in innovation, capacity to pool and to transfer"),
    "在该领域科技创新优势突出、代表性强，具有较强的资源整合能力和技术转化能力",
    judged(
        Text("创新优势是否突出、代表性是否强，能力是否较强", "whether strength, standing and capacities suffice"),
        lead_strength,
        lead_capacity,
    ),
    evidence=("strength_evidence",),
    judged_at="expert_review",
)

# 第八条（三） ------------------------------------------------------------------------------------------------

RESULTS = Requirement(
    clause("8(3)/results"),
    clause("8(3)"),
    Text("具有自主知识产权的高科技成果", "Results with own intellectual property"),
    "拥有一批技术含量高、市场前景广阔，具有自主知识产权的高科技成果",
    all_of(
        own_ip_total >= 1,
        judged(
            Text(
                "成果是否成“一批”、技术含量高、市场前景广阔",
                "whether they are “a batch”, of high technical content and with wide market prospects",
            ),
            results_profile,
        ),
    ),
    evidence=("results_evidence",),
    judged_at="expert_review",
    doubt=Text(
        "“一批”指一项即可，或须有多项：没有的不符合，有的由人判断是否足够",
        "one result will do, or several are meant: none fails, some are judged by a person",
    ),
)
SENIOR_TITLE = Requirement(
    clause("8(3)/senior_title"),
    clause("8(3)"),
    Text("中心负责人高级专业技术职称", "Senior title of the head"),
    "中心负责人应具有高级专业技术职称",
    leader_title_level.is_one_of("senior", "associate_senior"),
    evidence=("title_certificate",),
    judged_at="recommendation",
)
LEADER = Requirement(
    clause("8(3)/leader"),
    clause("8(3)"),
    Text("中心负责人事业心、责任感和行业影响力", "Commitment and standing of the head"),
    "有强烈的事业心和责任感，自觉践行新时代科学家精神，在行业内有较强的竞争力、影响力、号召力",
    judged(
        Text("中心负责人的事业心、责任感和行业影响力是否符合要求", "whether the head has the commitment and standing"),
        leader_profile,
    ),
    judged_at="expert_review",
)
TEAM = Requirement(
    clause("8(3)/team"),
    clause("8(3)"),
    Text("稳定的科研团队", "Stable team"),
    "具有稳定科研团队",
    judged(Text("科研团队是否稳定", "whether the team is stable"), people_total, team_profile),
    evidence=("people_proof",),
    judged_at="expert_review",
)
# Main reading: two groups, each at least 30 % of the whole team: titled (intermediate and senior together), and fixed.
TITLED_SHARE = Requirement(
    clause("8(3)/titled_share"),
    clause("8(3)"),
    Text("中、高级职称人员比例", "Share of intermediate and senior titles"),
    "其中中、高级职称和固定人员均不低于总人数的30%",
    share_at_least(titled_total, 3, 10, of=people_total),
    evidence=("people_proof",),
    judged_at="recommendation",
    doubt=Text(
        "“均”指两类（中、高级职称合计，固定人员）（采用），或三类（中级、高级、固定各自）（仅供参考）",
        "“均” means two groups, titles together and fixed staff (taken), or three (for reference)",
    ),
)
FIXED_SHARE = Requirement(
    clause("8(3)/fixed_share"),
    clause("8(3)"),
    Text("固定人员比例", "Share of fixed staff"),
    "其中中、高级职称和固定人员均不低于总人数的30%",
    share_at_least(fixed_total, 3, 10, of=people_total),
    evidence=("people_proof",),
    judged_at="recommendation",
)
TITLES_STRICT = Requirement(
    clause("8(3)/titles_strict"),
    clause("8(3)"),
    Text("中级、高级职称人员各自的比例", "Shares of intermediate and of senior titles, each"),
    "其中中、高级职称和固定人员均不低于总人数的30%",
    all_of(
        share_at_least(intermediate_total, 3, 10, of=people_total),
        share_at_least(senior_total, 3, 10, of=people_total),
    ),
    Strength.ADVISORY,
    evidence=("people_proof",),
    judged_at="expert_review",
    doubt=Text(
        "中级、高级各自不低于30%（从严，仅供参考），或合计不低于30%（采用）",
        "each level at least 30 % (stricter, for reference), or both together (taken)",
    ),
)

# 第八条（四）至（六） ----------------------------------------------------------------------------------------

EQUIPMENT = Requirement(
    clause("8(4)/equipment"),
    clause("8(4)"),
    Text("技术装备、科技资源、服务场所", "Equipment, resources, premises"),
    "具备一定规模的技术装备、科技资源、服务场所等基础条件",
    judged(
        Text("技术装备、科技资源、服务场所是否具备一定规模", "whether they are of some scale"),
        equipment_total,
        site_area,
        conditions_profile,
    ),
    evidence=("equipment_proof", "premises_proof"),
    judged_at="expert_review",
    doubt=Text(
        "“一定规模”有最低数量，或没有，未写明：不另设门槛（采用），由人判断",
        "“some scale” means a least number, or none: none is set (taken), a person judges",
    ),
)
AGREEMENT = Requirement(
    clause("8(5)/agreement"),
    clause("8(5)"),
    Text("联合建设协议书", "Agreement on joint building"),
    "多个单位联合建设的应当有联合建设协议书，明确各方在技术创新中心建设与运行中的权利、义务",
    all_of(joint_agreement.is_yes(), agreement_content.contains("building"), agreement_content.contains("running")),
    applies_when=partner_total >= 1,
    evidence=("partner_agreements",),
    judged_at="recommendation",
)
COMMITMENT = Requirement(
    clause("8(5)/commitment"),
    clause("8(5)"),
    Text("稳定建设投入的承诺", "Commitment to steady investment"),
    "建设主体单位应当承诺对技术创新中心予以稳定的建设投入",
    all_of(investment_commitment.is_yes(), lead_investment > 0),
    evidence=("investment_letter",),
    judged_at="recommendation",
)
MINOR = Text(
    "有一般失信记录：不属“严重失信行为记录”，是否仍为“良好的科研信用”",
    "a minor record is no “serious” one; is the credit still “good”?",
)
LEAD_CREDIT = Requirement(
    clause("8(6)/lead_credit"),
    clause("8(6)"),
    Text("建设主体单位科研信用", "Research credit of the lead"),
    "各建设单位须有良好的科研信用，无严重失信行为记录",
    readings(lead_credit.equals("none"), lead_credit.is_one_of("none", "minor"), MINOR),
    evidence=("credit_report",),
    judged_at="recommendation",
    doubt=Text(
        "追溯全部记录，或只及近年；一般失信有损，或无损“良好的科研信用”：由人判断",
        "all records, or recent ones only; a minor record spoils “good” credit, or does not: a person decides",
    ),
)
PARTNERS_CREDIT = Requirement(
    clause("8(6)/partners_credit"),
    clause("8(6)"),
    Text("每一共建单位科研信用", "Research credit of every partner"),
    "各建设单位须有良好的科研信用，无严重失信行为记录",
    readings(
        every(partners, partner_credit.equals("none")),
        every(partners, partner_credit.is_one_of("none", "minor")),
        MINOR,
    ),
    applies_when=partner_total >= 1,
    evidence=("credit_report",),
    judged_at="recommendation",
    doubt=Text(
        "追溯全部记录，或只及近年；一般失信有损，或无损“良好的科研信用”：由人判断",
        "all records, or recent ones only; a minor record spoils “good” credit, or does not: a person decides",
    ),
)

REQUIREMENTS = (
    MODE,
    LEADING_ENTERPRISE,
    SEVERAL_ENTERPRISES,
    RESEARCH_LED,
    STRATEGIC_FIT,
    REGISTERED,
    LEGAL_PERSON,
    CAPACITY,
    RESULTS,
    SENIOR_TITLE,
    LEADER,
    TEAM,
    TITLED_SHARE,
    FIXED_SHARE,
    TITLES_STRICT,
    EQUIPMENT,
    AGREEMENT,
    COMMITMENT,
    LEAD_CREDIT,
    PARTNERS_CREDIT,
    PLAN_WHOLE,
    CYCLE,
    INDEPENDENT,
    GOVERNANCE,
    COMMITTEE_SKILLED,
    COMMITTEE_INSIDERS,
    COMMITTEE_CHAIR,
)
