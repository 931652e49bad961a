"""大同市技术创新中心认定管理办法(试行): the conditions of recognition, in article order."""

from __future__ import annotations

from rules.datong import trial_mechanism as mechanism
from rules.datong.trial_form.achievements import own_ip_total, results_profile
from rules.datong.trial_form.basic import (
    NAMED_FIELDS,
    centre_type,
    field_other,
    industry_field,
)
from rules.datong.trial_form.clauses import clause
from rules.datong.trial_form.compliance import (
    credit_record,
    others_record,
    policy_basis,
    policy_conformity,
    record_details,
    safety_record,
    truthful,
)
from rules.datong.trial_form.conditions import conditions_profile, equipment_total, usable_area
from rules.datong.trial_form.lead import (
    is_branch,
    lead_capacity,
    lead_kind,
    leading_position,
    legal_person,
    registered_city,
)
from rules.datong.trial_form.leader import leader_profile, leader_title_level
from rules.datong.trial_form.structure import (
    branches,
    partner_place,
    partner_total,
    partners,
)
from rules.datong.trial_form.team import people_total, team_profile
from rules.logic import all_of, any_of, in_case, judged, readings, stated
from rules.requirements import Requirement, Strength
from rules.rosters import count
from rules.shares import some
from rules.text import Text

IN_DATONG = "1402"  # 大同市 and its counties, by division code
comprehensive = centre_type.equals("comprehensive")
domain = centre_type.equals("domain")

# 第三条 ------------------------------------------------------------------------------------------------------

LEAD_KIND = Requirement(
    clause("3.1/lead_kind"),
    clause("3.1"),
    Text("牵头单位类型", "Kind of lead institution"),
    "主要依托我市规模以上企业和高等院校、科研院所、技术机构建设",
    # 第六条 adds the 新型研发机构 for comprehensive centres.
    any_of(
        lead_kind.is_one_of("large_enterprise", "university", "institute", "technical_body"),
        in_case(comprehensive, lead_kind.equals("new_rd_institution")),
    ),
    Strength.IN_PRINCIPLE,
    soft_words="主要",
    evidence=("legal_certificate",),
)
JOINT = Requirement(
    clause("3.1/joint"),
    clause("3.1"),
    Text("产学研联合共建", "Built jointly by industry and research"),
    "支持产学研联合共建",
    partner_total >= 1,
    Strength.ENCOURAGED,
    evidence=("partner_agreements",),
)
CENTRE_TYPE = Requirement(
    clause("3.2/centre_type"),
    clause("3.2"),
    Text("技术创新中心类型", "Type of centre"),
    "市技术创新中心分为综合类技术创新中心和领域类技术创新中心",
    stated(centre_type),
)

# 第六条 ------------------------------------------------------------------------------------------------------

COMPREHENSIVE_LEAD = Requirement(
    clause("6/lead"),
    clause("6"),
    Text("综合类牵头单位", "Lead of a comprehensive centre"),
    "综合类技术创新中心主要依托高校院所的优势科研力量或新型研发机构等牵头组建",
    lead_kind.is_one_of("university", "institute", "new_rd_institution"),
    Strength.IN_PRINCIPLE,
    applies_when=comprehensive,
    soft_words="主要",
    evidence=("legal_certificate",),
)
STRUCTURE = Requirement(
    clause("6/structure"),
    clause("6"),
    Text("“中心（本部）+若干专业化创新研发机构”", "Headquarters and several specialised units"),
    "采取“中心（本部）+若干专业化创新研发机构”的组织架构",
    readings(
        count(branches) >= 2,
        count(branches) >= 1,
        Text("“若干”未规定数量，仅有一个专业化创新研发机构", "“several” is not a number and there is only one unit"),
    ),
    applies_when=comprehensive,
    doubt=Text(
        "“若干”指两个以上，或一个即可：两个以上符合，只有一个的由人判断",
        "“several” means two or more, or one will do: two comply, one alone is judged by a person",
    ),
)
CROSS_REGION = Requirement(
    clause("6/cooperation"),
    clause("6"),
    Text("跨区域协同创新", "Cooperation across regions"),
    "鼓励跨区域、跨领域、跨学科开展协同创新与开放合作",
    some(
        partners,
        Text("市外共建单位", "partners from outside the city"),
        where=partner_place.is_one_of("province", "country", "abroad"),
    ),
    Strength.ENCOURAGED,
    applies_when=comprehensive,
)

# 第七条 ------------------------------------------------------------------------------------------------------

DOMAIN_LEAD = Requirement(
    clause("7.1/lead"),
    clause("7.1"),
    Text("领域类牵头单位的龙头骨干地位或科研优势", "Leading position of a domain centre's lead"),
    "领域类技术创新中心主要由行业龙头骨干企业或科研优势突出的高校院所牵头，通过集聚整合相关科研力量和创新资源，"
    "带动上下游优势企业、高校院所等共同参与建设",
    judged(
        Text(
            "牵头单位是否为行业龙头骨干企业或科研优势突出的高校院所，并能带动上下游共同参与建设",
            "whether the lead is a leading enterprise or a strong university or institute that draws others in",
        ),
        leading_position,
    ),
    Strength.IN_PRINCIPLE,
    applies_when=domain,
    evidence=("leading_evidence",),
    soft_words="主要",
)
FIELD = Requirement(
    clause("7.2/field"),
    clause("7.2"),
    Text("产业领域", "Industry field"),
    "重点围绕煤炭清洁高效利用、新能源、半导体、数字产业、新材料、装备制造、生物医药和大健康、通用航空、节能环保、"
    "羊毛纺织等产业领域建设",
    any_of(
        industry_field.is_one_of(*(choice.value for choice in NAMED_FIELDS)),
        in_case(
            industry_field.equals("other"),
            judged(
                Text(
                    "所列领域之外（“等”）的领域是否面向我市长远发展、影响产业安全或参与竞争",
                    "whether a field outside the list (“等”) serves development, security or competitiveness",
                ),
                field_other,
            ),
        ),
    ),
    Strength.IN_PRINCIPLE,
    applies_when=domain,
    soft_words="重点围绕……等",
    doubt=Text(
        "“等”为列举未尽，或只限所列：所列领域符合，其他领域由人判断",
        "“等” leaves the list open, or closes it: the listed fields comply, any other is judged by a person",
    ),
)

# 第八条（一） ------------------------------------------------------------------------------------------------

REGISTERED = Requirement(
    clause("8(1)/registered"),
    clause("8(1)"),
    Text("在大同市内注册登记", "Registered in Datong"),
    "市技术创新中心牵头单位应在大同市内注册登记",
    registered_city.starts_with(IN_DATONG),
    evidence=("legal_certificate",),
)
LEGAL_PERSON = Requirement(
    clause("8(1)/legal_person"),
    clause("8(1)"),
    Text("独立法人资格", "Legal person"),
    "具有独立法人资格",
    all_of(legal_person.is_yes(), is_branch.is_no()),
    evidence=("legal_certificate",),
)
CAPACITY = Requirement(
    clause("8(1)/capacity"),
    clause("8(1)"),
    Text("资源整合能力和技术转移扩散能力", "Capacity to pool resources and transfer technology"),
    "具有较强的资源整合能力和技术转移扩散能力",
    judged(Text("资源整合能力和技术转移扩散能力是否较强", "whether these capacities are strong"), lead_capacity),
    judged_at="expert_review",
)

# 第八条（二） ------------------------------------------------------------------------------------------------

RESULTS = Requirement(
    clause("8(2)/results"),
    clause("8(2)"),
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
    clause("8(2)/senior_title"),
    clause("8(2)"),
    Text("中心负责人高级专业技术职称", "Senior title of the head"),
    "中心负责人应具有高级专业技术职称",
    leader_title_level.is_one_of("senior", "associate_senior"),
    evidence=("title_certificate",),
)
LEADER = Requirement(
    clause("8(2)/leader"),
    clause("8(2)"),
    Text("中心负责人事业心、责任感和行业影响力", "Commitment and standing of the head"),
    "有强烈的事业心和责任感,自觉践行新时代科学家精神，在行业内有较强的竞争力、影响力、号召力",
    judged(
        Text("中心负责人的事业心、责任感和行业影响力是否符合要求", "whether the head has the commitment and standing"),
        leader_profile,
    ),
    judged_at="expert_review",
)
TEAM = Requirement(
    clause("8(2)/team"),
    clause("8(2)"),
    Text("稳定的科研团队", "Stable team"),
    "科研团队具有稳定的人员队伍、较强的服务创新能力和丰富的实践经验",
    judged(
        Text("科研团队是否稳定并具备相应能力和经验", "whether the team is stable, able and experienced"),
        people_total,
        team_profile,
    ),
    evidence=("people_proof",),
    judged_at="expert_review",
)

# 第八条（三） ------------------------------------------------------------------------------------------------

EQUIPMENT = Requirement(
    clause("8(3)/equipment"),
    clause("8(3)"),
    Text("技术装备、科技资源、服务场所", "Equipment, resources, premises"),
    "具备一定规模的技术装备、科技资源、服务场所等基础条件",
    judged(
        Text("技术装备、科技资源、服务场所是否具备一定规模", "whether they are of some scale"),
        equipment_total,
        conditions_profile,
    ),
    evidence=("equipment_proof",),
    judged_at="expert_review",
    doubt=Text(
        "“一定规模”有最低数量，或没有，未写明：不另设门槛（采用），由人判断",
        "“some scale” means a least number, or none: none is set (taken), a person judges",
    ),
)
USABLE_AREA = Requirement(
    clause("8(3)/usable_area"),
    clause("8(3)"),
    Text("使用面积", "Usable area"),
    "综合类技术创新中心的“中心（本部）”和领域类技术创新中心使用面积不少于500平方米",
    usable_area >= 500,
    evidence=("premises_proof",),
)

# 第八条（四） ------------------------------------------------------------------------------------------------

POLICY = Requirement(
    clause("8(4)/policy"),
    clause("8(4)"),
    Text("符合产业政策", "Conforms to industrial policy"),
    "符合国家、省和我市产业政策",
    all_of(
        policy_conformity.is_yes(),
        judged(
            Text("研究方向是否符合国家、省和我市产业政策", "whether the directions conform to industrial policy"),
            policy_basis,
        ),
    ),
)
SAFETY = Requirement(
    clause("8(4)/safety"),
    clause("8(4)"),
    Text("不存在重大安全情况", "No major safety incidents"),
    "不存在重大安全、违法失信情况",
    readings(
        safety_record.equals("none"),
        safety_record.is_one_of("none", "minor"),
        Text("有一般安全事故或处罚，是否构成“重大安全”", "there is a minor record; is it a “major” one?"),
    ),
    evidence=("credit_report",),
    doubt=Text(
        "追溯全部记录，或只及近年，未写明；一般记录是否“重大”：由人判断",
        "all records, or recent ones only, is not said; whether a minor record is “major”: a person decides",
    ),
)
CREDIT = Requirement(
    clause("8(4)/credit"),
    clause("8(4)"),
    Text("不存在违法失信情况", "No illegality or discredit"),
    "不存在重大安全、违法失信情况",
    readings(
        credit_record.equals("none"),
        credit_record.is_one_of("none", "minor"),
        Text(
            "“重大”是否修饰“违法失信”：如修饰，一般记录不影响；如不修饰，任何记录均不符合",
            "whether “major” governs “illegality and discredit”: if so a minor record does no harm, if not any does",
        ),
    ),
    evidence=("credit_report",),
    doubt=Text(
        "“重大”修饰“违法失信”（一般记录不影响），或不修饰（任何记录均不符合）；追溯期未写明：由人判断",
        "重大 governs 违法失信 (a minor record does no harm), or does not (any record does); no look-back period: "
        "a person decides",
    ),
)
OTHERS_RECORD = Requirement(
    clause("8(4)/others"),
    clause("8(4)"),
    Text("共建单位和中心负责人的记录", "Record of partners and of the head"),
    "不存在重大安全、违法失信情况",
    any_of(
        others_record.equals("none"),
        in_case(
            others_record.equals("some"),
            judged(
                Text(
                    "条文未写明主体，共建单位或中心负责人的记录是否影响认定",
                    "the text does not say whose record counts; does that of a partner or of the head?",
                ),
                record_details,
            ),
        ),
    ),
    evidence=("credit_report",),
    doubt=Text(
        "只计牵头单位的记录，或也计共建单位和中心负责人的，未写明：有记录的由人判断",
        "the lead's record alone, or the partners' and the head's too, is not said: where there is one a person "
        "decides",
    ),
)

# 第九条（一） ------------------------------------------------------------------------------------------------

TRUTHFUL = Requirement(
    clause("9(1)/truthful"),
    clause("9(1)"),
    Text("如实编制申报材料", "Truthful material"),
    "符合条件的单位按申报要求如实编制市技术创新中心建设申报材料",
    truthful.is_yes(),
)

REQUIREMENTS = (
    LEAD_KIND,
    JOINT,
    CENTRE_TYPE,
    COMPREHENSIVE_LEAD,
    STRUCTURE,
    CROSS_REGION,
    DOMAIN_LEAD,
    FIELD,
    REGISTERED,
    LEGAL_PERSON,
    CAPACITY,
    RESULTS,
    SENIOR_TITLE,
    LEADER,
    TEAM,
    EQUIPMENT,
    USABLE_AREA,
    POLICY,
    SAFETY,
    CREDIT,
    OTHERS_RECORD,
    TRUTHFUL,
    mechanism.INDEPENDENT,
    mechanism.GOVERNANCE,
    mechanism.INVESTMENT,
    mechanism.JOINING,
    mechanism.SERVICES,
)
