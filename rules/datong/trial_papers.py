"""大同市技术创新中心认定管理办法(试行): attachments with what they prove, and the sections of the 建设方案."""

from __future__ import annotations

from rules.datong.trial_form.basic import centre_type
from rules.datong.trial_form.clauses import clause
from rules.datong.trial_form.structure import partners
from rules.form import AttachmentKind, PlanSection
from rules.text import Text

ATTACHMENTS = (
    AttachmentKind(
        "legal_certificate",
        Text("牵头单位营业执照或法人证书", "Business licence or certificate of legal person"),
        proves=("lead_name", "lead_uscc", "registered_city", "registered_on", "legal_person", "is_branch"),
        required=True,
        clauses=(clause("8(1)"),),
    ),
    AttachmentKind(
        "leading_evidence",
        Text("行业龙头骨干地位或科研优势证明", "Evidence of the leading position or research strength"),
        help=Text(
            "如规模以上企业证明、专精特新等称号文件、重点学科或重点实验室批复",
            "Title papers, approvals of key disciplines or laboratories",
        ),
        proves=("leading_position",),
        required_when=centre_type.equals("domain"),
        clauses=(clause("7.1"),),
    ),
    AttachmentKind(
        "title_certificate",
        Text("中心负责人职称证书", "Title certificate of the head"),
        proves=("leader_title_level", "leader_title"),
        required=True,
        clauses=(clause("8(2)"),),
    ),
    AttachmentKind(
        "results_evidence",
        Text("自主知识产权和成果证明", "Evidence of results and intellectual property"),
        help=Text("专利证书、登记证书、成果评价报告等", "Patents, registrations, appraisals"),
        proves=("results", "results_profile"),
        required=True,
        max_files=30,
        clauses=(clause("8(2)"),),
    ),
    AttachmentKind(
        "premises_proof",
        Text("场所产权证、租赁合同或使用证明", "Title deed, lease or proof of use of the premises"),
        help=Text("须能看出使用面积，可附平面图", "The usable area must be evident; a floor plan helps"),
        proves=("usable_area", "site_address", "site_tenure"),
        required=True,
        clauses=(clause("8(3)"),),
    ),
    AttachmentKind(
        "equipment_proof",
        Text("主要仪器设备发票或资产清单", "Invoices or asset list of the main equipment"),
        proves=("equipment",),
        max_files=20,
        clauses=(clause("8(3)"),),
    ),
    AttachmentKind(
        "people_proof",
        Text("科研人员劳动合同、社保或聘用证明", "Contracts or insurance records of the team"),
        proves=("people",),
        max_files=20,
        clauses=(clause("8(2)"),),
    ),
    AttachmentKind(
        "partner_agreements",
        Text("共建协议", "Agreements with partners"),
        help=Text("有共建单位的应提交", "Needed when there are partners"),
        proves=("partners",),
        required_when=partners >= 1,
        max_files=20,
        clauses=(clause("3.1"), clause("12")),
    ),
    AttachmentKind(
        "entity_proof",
        Text(
            "中心法人登记证书或内设机构设立文件",
            "Registration of the centre, or the paper that set up the internal unit",
        ),
        proves=("legal_form", "legal_entity_type", "internal_independence"),
        clauses=(clause("10"),),
    ),
    AttachmentKind(
        "charter",
        Text("章程（草案）及理事会、专家委员会组成方案", "Charter (draft), and proposed council and committee"),
        proves=("governance",),
        clauses=(clause("11"),),
    ),
    AttachmentKind(
        "credit_report",
        Text("信用报告及安全生产、守法情况证明", "Credit report, safety and compliance records"),
        proves=("safety_record", "credit_record", "others_record"),
        required=True,
        max_files=10,
        clauses=(clause("8(4)"),),
    ),
    AttachmentKind(
        "finance_reports",
        Text("近三年财务报表或审计报告", "Financial statements of the last three years"),
        proves=("finance",),
    ),
    AttachmentKind("other", Text("其他证明材料", "Other evidence"), max_files=10),
)

PLAN = (
    PlanSection(
        "necessity",
        Text("建设的必要性和意义", "Need and significance"),
        Text(
            "国内外产业技术现状和趋势，我市产业需求，建设的紧迫性", "State of the technology, the city's needs, urgency"
        ),
    ),
    PlanSection(
        "objectives",
        Text("建设目标与主要任务", "Objectives and main tasks"),
        Text(
            "总体目标、三年分年度指标和主要任务；绩效评估以三年为周期",
            "Aims, yearly targets for three years, tasks; evaluation follows every three years",
        ),
        clauses=(clause("14"),),
    ),
    PlanSection(
        "structure",
        Text("组织架构与治理机制", "Structure and governance"),
        Text(
            "章程、理事会（董事会）、中心主任（总经理）、专家委员会的设置；综合类写明本部与各专业化创新研发机构的关系",
            "Charter, council, director, expert committee; for comprehensive centres headquarters and units",
        ),
        clauses=(clause("6"), clause("11")),
    ),
    PlanSection(
        "conditions",
        Text("建设条件与投入", "Conditions and investment"),
        Text(
            "现有场所、装备、经费；牵头单位与共建单位的投入计划",
            "Premises, equipment, money; investment plans of all parties",
        ),
        clauses=(clause("8(3)"), clause("12")),
    ),
    PlanSection(
        "team",
        Text("团队建设", "Team"),
        Text("带头人和骨干、人才引进培养计划", "Leaders, recruitment and training"),
        clauses=(clause("8(2)"),),
    ),
    PlanSection(
        "mechanism",
        Text("运行机制与利益分配", "Running and sharing of benefits"),
        Text(
            "协同创新、成果转化、知识产权和收益分配；向独立法人实体过渡的安排",
            "Cooperation, transfer, IP and income; the way to a legal entity",
        ),
        clauses=(clause("10"), clause("12")),
    ),
    PlanSection(
        "services",
        Text("开放服务", "Services to others"),
        Text("拟对外提供的公共服务、对象和规模", "Public services, for whom and how much"),
        clauses=(clause("13"),),
    ),
    PlanSection(
        "schedule",
        Text("进度安排", "Schedule"),
        Text("分年度建设内容和节点", "Work and milestones by year"),
    ),
    PlanSection(
        "safeguards",
        Text("保障措施", "Safeguards"),
        Text("组织、人员、经费、制度、安全等保障", "Organisation, people, money, rules, safety"),
    ),
)
