"""呼和浩特市技术创新中心建设管理办法（试行）: attachments with what they prove, and the 建设与运行实施方案."""

from __future__ import annotations

from rules.form import AttachmentKind, PlanSection
from rules.hohhot.trial_form.clauses import clause
from rules.hohhot.trial_form.structure import partners
from rules.text import Text

ATTACHMENTS = (
    AttachmentKind(
        "legal_certificate",
        Text("建设主体单位营业执照或法人证书", "Business licence or certificate of legal person"),
        proves=("lead_name", "lead_uscc", "registered_city", "registered_on", "legal_person", "is_branch"),
        required=True,
        clauses=(clause("8(2)"),),
    ),
    AttachmentKind(
        "strength_evidence",
        Text("科技创新优势和代表性证明", "Evidence of strength and standing in the field"),
        help=Text("如行业排名、称号文件、重点学科或平台批复", "Rankings, title papers, approvals of platforms"),
        proves=("lead_strength",),
        clauses=(clause("8(2)"),),
    ),
    AttachmentKind(
        "title_certificate",
        Text("中心负责人职称证书", "Title certificate of the head"),
        proves=("leader_title_level", "leader_title"),
        required=True,
        clauses=(clause("8(3)"),),
    ),
    AttachmentKind(
        "results_evidence",
        Text("自主知识产权和成果证明", "Evidence of results and intellectual property"),
        help=Text("专利证书、登记证书、成果评价报告等", "Patents, registrations, appraisals"),
        proves=("results", "results_profile"),
        required=True,
        max_files=30,
        clauses=(clause("8(3)"),),
    ),
    AttachmentKind(
        "people_proof",
        Text("团队人员职称证书、劳动合同或聘用证明", "Title certificates and contracts of the team"),
        proves=("people",),
        required=True,
        max_files=30,
        clauses=(clause("8(3)"),),
    ),
    AttachmentKind(
        "premises_proof",
        Text("场所产权证、租赁合同或使用证明", "Title deed, lease or proof of use of the premises"),
        proves=("site_area", "site_address", "site_tenure"),
        required=True,
        clauses=(clause("8(4)"),),
    ),
    AttachmentKind(
        "equipment_proof",
        Text("技术装备发票或资产清单", "Invoices or asset list of the equipment"),
        proves=("equipment",),
        max_files=20,
        clauses=(clause("8(4)"),),
    ),
    AttachmentKind(
        "partner_agreements",
        Text("联合建设协议书", "Agreement on joint building"),
        help=Text(
            "多个单位联合建设的应当提交，须明确各方在建设与运行中的权利、义务",
            "Needed when several build jointly; it must settle the rights and duties of each",
        ),
        proves=("partners", "joint_agreement", "agreement_content"),
        required_when=partners >= 1,
        max_files=20,
        clauses=(clause("8(5)"),),
    ),
    AttachmentKind(
        "investment_letter",
        Text("建设主体单位稳定建设投入承诺书", "Letter of commitment to steady investment"),
        proves=("investment_commitment", "lead_investment"),
        required=True,
        clauses=(clause("8(5)"),),
    ),
    AttachmentKind(
        "credit_report",
        Text("各建设单位信用报告或科研诚信查询结果", "Credit reports of lead and every partner"),
        help=Text("建设主体单位和每一共建单位各一份", "One for the lead and one for each partner"),
        proves=("lead_credit", "partners", "record_details"),
        required=True,
        max_files=30,
        clauses=(clause("8(6)"), clause("18")),
    ),
    AttachmentKind(
        "entity_proof",
        Text("中心法人登记证书或内设机构设立文件", "Registration of the centre, or the paper that set up the unit"),
        proves=("legal_form",),
        clauses=(clause("4"), clause("10")),
    ),
    AttachmentKind(
        "charter",
        Text(
            "章程（草案）及理事会（董事会）、技术指导委员会组成方案",
            "Charter (draft), and proposed council and committee",
        ),
        proves=("governance", "committee"),
        clauses=(clause("7(1)"), clause("10"), clause("12")),
    ),
    AttachmentKind("other", Text("其他证明材料", "Other evidence"), max_files=10),
)

PLAN = (
    PlanSection(
        "objectives",
        Text("发展目标", "Aims"),
        Text(
            "总体目标和三年建设运行周期的分年度目标", "Overall aims, and aims by year for the three years of the cycle"
        ),
        clauses=(clause("9(3)"),),
    ),
    PlanSection(
        "tasks",
        Text("重点任务", "Main tasks"),
        Text("关键核心技术研发、成果中试熟化、转移转化、企业服务等任务", "Research, scale-up, transfer, services"),
        clauses=(clause("9(3)"), clause("2")),
    ),
    PlanSection(
        "mechanism",
        Text("管理运行机制", "Management and running"),
        Text(
            "组建模式、法人形态，理事会（董事会）、中心主任（总经理）、技术指导委员会的设置和职责，人员聘用",
            "Mode of forming, legal form, council, director, committee, employment",
        ),
        clauses=(clause("9(3)"), clause("10")),
    ),
    PlanSection(
        "safeguards",
        Text("保证措施", "Safeguards"),
        Text("组织、人员、经费、场所、制度等保证，各方投入", "Organisation, people, money, premises, rules"),
        clauses=(clause("9(3)"), clause("8(5)")),
    ),
    PlanSection(
        "progress",
        Text("工作进展", "Progress of work"),
        Text("已有工作基础和分年度工作进度安排", "Work done so far and the schedule by year"),
        clauses=(clause("9(3)"),),
    ),
    PlanSection(
        "indicators",
        Text("考核指标", "Indicators"),
        Text(
            "分年度、可考核的指标；批复后部门评价对照本方案设置指标体系",
            "Indicators by year that can be checked; later evaluations are held against them",
        ),
        clauses=(clause("9(3)"), clause("25")),
    ),
    PlanSection(
        "benefits",
        Text("利益分配机制", "Sharing of benefits"),
        Text("各方知识产权归属、成果转化收益和利益分配", "Ownership of IP, income from transfer, shares of each party"),
        clauses=(clause("9(3)"), clause("15")),
    ),
)
