"""晋中市技术创新中心建设与运行管理办法（试行）: attachments with what they prove, and the sections of the 建设计划."""

from __future__ import annotations

from rules.form import AttachmentKind, PlanSection
from rules.jinzhong.r2023_form.clauses import clause
from rules.jinzhong.r2023_form.lead import lead_kind
from rules.jinzhong.r2023_form.structure import partners
from rules.text import Text

ATTACHMENTS = (
    AttachmentKind(
        "legal_certificate",
        Text("依托单位营业执照或法人证书", "Business licence or certificate of legal person"),
        proves=("lead_name", "lead_uscc", "lead_kind", "lead_affiliation", "registered_city"),
        required=True,
        clauses=(clause("8(1)"),),
    ),
    AttachmentKind(
        "master_right_proof",
        Text("硕士学位授权点证明", "Proof of the right to award master's degrees"),
        help=Text("依托单位为高等院校且具有授予权的提交", "For universities that have it"),
        proves=("master_right",),
        required_when=lead_kind.equals("university"),
        clauses=(clause("8(4)"),),
    ),
    AttachmentKind(
        "partner_agreements",
        Text("合作协议", "Agreements with partners"),
        help=Text(
            "须载明权责和有效期限，以及共建单位可用设备的条款",
            "With rights, duties and term, and the clause on the partners' usable equipment",
        ),
        proves=("partners",),
        required_when=partners >= 1,
        max_files=20,
        clauses=(clause("8(1)"), clause("8(2)")),
    ),
    AttachmentKind(
        "premises_proof",
        Text("实验用房产权证、租赁合同或使用证明", "Title deed, lease or proof of use of the laboratories"),
        help=Text("须能看出面积和所在地，可附平面图", "Area and place must be evident; a floor plan helps"),
        proves=("site_division", "site_address", "site_tenure", "laboratory_area"),
        required=True,
        clauses=(clause("8(2)"),),
    ),
    AttachmentKind(
        "equipment_proof",
        Text("仪器设备发票或资产清单", "Invoices or asset list of the equipment"),
        proves=("equipment",),
        required=True,
        max_files=20,
        clauses=(clause("8(2)"),),
    ),
    AttachmentKind(
        "leader_proof",
        Text("中心主任年龄、职称和任职证明", "Proof of the director's age, title and employment"),
        help=Text("请遮盖身份证号", "Cover the number of the identity card"),
        proves=("leader_birth_date", "leader_title_level", "leader_title", "leader_full_time"),
        required=True,
        clauses=(clause("8(4)"),),
    ),
    AttachmentKind(
        "people_proof",
        Text(
            "固定科研人员劳动合同、社保及学位、职称证明", "Contracts, insurance, degrees and titles of the fixed staff"
        ),
        proves=("people",),
        required=True,
        max_files=20,
        clauses=(clause("8(4)"),),
    ),
    AttachmentKind(
        "research_history",
        Text("从事所在方向研究的证明", "Proof of research in the directions"),
        help=Text(
            "如最早的项目立项书、成果或研发机构设立文件", "The first project, result or the paper that set up the unit"
        ),
        proves=("research_since",),
        required=True,
        clauses=(clause("8(5)"),),
    ),
    AttachmentKind(
        "project_proof",
        Text("国家或省级科技计划项目任务书或立项文件", "Agreements or approvals of national or provincial projects"),
        proves=("projects",),
        required=True,
        max_files=20,
        clauses=(clause("8(5)"),),
    ),
    AttachmentKind(
        "results_evidence",
        Text("知识产权、成果和论文证明", "Evidence of intellectual property, results and papers"),
        proves=("results", "papers", "transfer_profile"),
        required=True,
        max_files=30,
        clauses=(clause("8(5)"),),
    ),
    AttachmentKind(
        "rd_audit",
        Text("最近三年同领域研发投入专项审计或财务证明", "Audit or accounts of R&D spending in the field"),
        help=Text("依托单位和共建单位分别提供", "From the lead and from each partner"),
        proves=("finance",),
        required=True,
        max_files=20,
        clauses=(clause("8(7)"),),
    ),
    AttachmentKind(
        "support_letter",
        Text("依托单位经费保证和支持承诺", "The lead's undertaking to pay and to support"),
        proves=("support_commitment", "support_plan"),
        required=True,
        clauses=(clause("8(7)"),),
    ),
    AttachmentKind(
        "management_rules",
        Text("管理制度", "Rules of management"),
        proves=("mechanism_profile",),
        max_files=20,
        clauses=(clause("8(6)"), clause("6(1)")),
    ),
    AttachmentKind("other", Text("其他证明材料", "Other evidence"), max_files=10),
)

PLAN = (
    PlanSection(
        "necessity",
        Text("建设的必要性和意义", "Need and significance"),
        Text("产业技术现状和趋势，我市重点产业的需求", "State of the technology, needs of the city's key industries"),
        clauses=(clause("2"),),
    ),
    PlanSection(
        "objectives",
        Text("建设目标与重点任务", "Objectives and main tasks"),
        Text(
            "总体目标、分年度指标和重点技术创新任务；考核评估每3年为一个周期",
            "Aims, yearly targets, main tasks; evaluation follows every three years",
        ),
        clauses=(clause("6(1)"), clause("21")),
    ),
    PlanSection(
        "governance",
        Text("组织机构与管理机制", "Organisation and management"),
        Text("理事会（管委会、董事会）、主任、专家委员会的设置", "Council, director and expert committee"),
        clauses=(clause("9"), clause("10"), clause("11")),
    ),
    PlanSection(
        "conditions",
        Text("建设条件与经费", "Conditions and money"),
        Text(
            "场所、装备和经费来源，依托单位与共建单位的投入", "Premises, equipment and sources of money of all parties"
        ),
        clauses=(clause("6(1)"), clause("16")),
    ),
    PlanSection(
        "team",
        Text("队伍建设", "Team"),
        Text("固定与流动人员的聘用、引进培养和激励", "Employment, recruitment, training and incentives"),
        clauses=(clause("12"),),
    ),
    PlanSection(
        "transfer",
        Text("协同创新与成果转移转化", "Cooperation and transfer"),
        Text("共建各方的分工，成果转化奖励和收益分配", "Division of work, rewards and sharing of income"),
        clauses=(clause("14"), clause("15")),
    ),
    PlanSection(
        "openness",
        Text("开放服务", "Services to others"),
        Text("设施仪器开放、技术创新服务和科普工作", "Sharing of instruments, services, popular science"),
        clauses=(clause("13"), clause("15")),
    ),
    PlanSection(
        "schedule",
        Text("进度安排", "Schedule"),
        Text("分年度建设内容和节点", "Work and milestones by year"),
    ),
    PlanSection(
        "safeguards",
        Text("保障措施", "Safeguards"),
        Text("组织、人员、经费、制度、安全和保密保障", "Organisation, people, money, rules, safety and secrecy"),
        clauses=(clause("6(5)"), clause("6(6)")),
    ),
)
