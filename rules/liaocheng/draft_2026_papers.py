"""聊城市技术创新中心管理办法（征求意见稿）: attachments with what they prove, and the 建设方案."""

from __future__ import annotations

from rules.form import AttachmentKind, PlanSection
from rules.liaocheng.draft_2026_form.basic import special_industry, strategic_layout
from rules.liaocheng.draft_2026_form.clauses import clause
from rules.liaocheng.draft_2026_form.lead import is_enterprise, lead_kind
from rules.liaocheng.draft_2026_form.structure import is_joint
from rules.logic import any_of
from rules.text import Text

ATTACHMENTS = (
    AttachmentKind(
        "legal_certificate",
        Text("依托单位营业执照或法人证书", "Business licence or certificate of legal person"),
        proves=("lead_name", "lead_uscc", "registered_city", "legal_person", "is_branch", "new_rd_nature"),
        required=True,
        clauses=(clause("8a(2)"),),
    ),
    AttachmentKind(
        "class_certificate",
        Text("高新技术企业证书或科技型企业证明", "Certificate of a high-tech or technology enterprise"),
        help=Text("“链主”企业、科技领军企业另附认定文件", "Chain and technology leaders add the paper that says so"),
        proves=("enterprise_class", "distinction"),
        required_when=is_enterprise,
        clauses=(clause("7"),),
    ),
    AttachmentKind(
        "exception_evidence",
        Text("特殊行业或重点布局依据文件", "Papers on the special industry or the key layout"),
        proves=("special_industry", "strategic_layout", "exception_basis"),
        required_when=any_of(special_industry.is_one_of("software", "other"), strategic_layout.is_yes()),
        max_files=10,
        clauses=(clause("8a(3)"), clause("8a(7)")),
    ),
    AttachmentKind(
        "finance_reports",
        Text("近三年审计报告和研发费用专项报告", "Audit and R&D reports of the last three years"),
        proves=("finance",),
        required_when=is_enterprise,
        max_files=10,
        clauses=(clause("8a(2)"),),
    ),
    AttachmentKind(
        "transfer_proof",
        Text("科技成果转化合同和实施证明", "Contracts and proof of transfer"),
        proves=("transfer_cases", "transfer_profile"),
        required_when=lead_kind.is_one_of("university", "institute"),
        max_files=20,
        clauses=(clause("8a(2)"),),
    ),
    AttachmentKind(
        "premises_proof",
        Text("科研开发用房产权证、租赁合同或使用证明", "Title deed, lease or proof of use of R&D premises"),
        proves=("rd_area", "site_address", "site_tenure"),
        required=True,
        clauses=(clause("8a(3)"),),
    ),
    AttachmentKind(
        "equipment_proof",
        Text("仪器设备发票或固定资产清单", "Invoices or list of fixed assets"),
        proves=("equipment",),
        required=True,
        max_files=20,
        clauses=(clause("8a(3)"),),
    ),
    AttachmentKind(
        "pilot_proof",
        Text("中试或产业化能力证明", "Proof of the capacity for pilot runs or industrialisation"),
        help=Text("中试线、生产线、中试报告、产业化合同等", "Lines, reports, contracts"),
        proves=("pilot_capability",),
        required=True,
        max_files=10,
        clauses=(clause("8a(3)"),),
    ),
    AttachmentKind(
        "title_certificate",
        Text("中心主任职称证书", "Title certificate of the director"),
        proves=("leader_title_level", "leader_title"),
        clauses=(clause("11"),),
    ),
    AttachmentKind(
        "people_proof",
        Text("研发人员劳动合同、社保及工时证明", "Contracts, insurance and working-time records of the staff"),
        help=Text("须能看出全年实际工作天数", "The days worked in the year must be evident"),
        proves=("people",),
        required=True,
        max_files=20,
        clauses=(clause("8a(4)"),),
    ),
    AttachmentKind(
        "results_evidence",
        Text("科研项目和科技成果证明", "Evidence of projects and results"),
        proves=("projects", "results"),
        required=True,
        max_files=30,
        clauses=(clause("8a(1)"), clause("8a(5)")),
    ),
    AttachmentKind(
        "partner_agreements",
        Text("共建协议", "Agreement with partners"),
        proves=("partners", "agreement_signed", "agreement_content"),
        required_when=is_joint,
        max_files=10,
        clauses=(clause("8a(5)"),),
    ),
    AttachmentKind(
        "compliance_proof",
        Text("安全生产、生态环境情况证明", "Records of safety and environment"),
        proves=("incident", "incident_on"),
        required=True,
        max_files=10,
        clauses=(clause("8a(6)"),),
    ),
    AttachmentKind(
        "responsibility_letter",
        Text("安全、保密、科技伦理和科研诚信责任书", "Statement of responsibility"),
        proves=("responsibilities",),
        clauses=(clause("6(4)"),),
    ),
    AttachmentKind("other", Text("其他证明材料", "Other evidence"), max_files=10),
)

PLAN = (
    PlanSection(
        "objectives",
        Text("发展规划和总体目标", "Development plan and overall aims"),
        Text(
            "对应的产业需求、总体目标，筹建期（一般两年）的目标",
            "Needs of industry, aims, aims of the establishment period",
        ),
        clauses=(clause("6(2)"), clause("8b(4)")),
    ),
    PlanSection(
        "tasks",
        Text("年度任务", "Tasks by year"),
        Text(
            "分年度任务和可考核的指标，作为建设任务书的基础",
            "Tasks and indicators by year, the base of the task agreement",
        ),
        clauses=(clause("6(2)"), clause("9")),
    ),
    PlanSection(
        "route",
        Text("技术路线", "Technical route"),
        Text("关键核心技术、共性技术和技术路线", "Key and common technologies, and the way to them"),
        clauses=(clause("6(2)"),),
    ),
    PlanSection(
        "outcomes",
        Text("预期成果", "Expected results"),
        Text("成果、知识产权及转化应用，在聊城市落地转化的安排", "Results, IP and their use, above all in the city"),
        clauses=(clause("6(2)"), clause("u2")),
    ),
    PlanSection(
        "support",
        Text("条件保障", "Support"),
        Text("场地、人员、经费、仪器设备的投入计划", "Plans for premises, people, money and equipment"),
        clauses=(clause("6(1)"), clause("8a(3)")),
    ),
    PlanSection(
        "cooperation",
        Text("共建分工与产学研合作", "Division of work and cooperation"),
        Text("各共建单位的支持、分工、权利和义务，开放合作机制", "Support, tasks, rights and duties of each; openness"),
        clauses=(clause("8a(5)"), clause("u4")),
    ),
    PlanSection(
        "mechanism",
        Text("组织模式和运行机制", "Organisation and running"),
        Text("中心主任负责制、专家委员会、规章制度、激励机制", "Director, expert committee, rules, incentives"),
        clauses=(clause("10"), clause("11"), clause("u1"), clause("16")),
    ),
)
