"""栖梧市技术创新中心管理办法: attachments with what they prove, and the 建设方案."""

from __future__ import annotations

from rules.form import AttachmentKind, PlanSection
from rules.text import Text
from tests.sixth.qiwu.clauses import clause

ATTACHMENTS = (
    AttachmentKind(
        "legal_certificate",
        Text("营业执照或法人证书", "Certificate of legal person"),
        proves=("lead_name", "lead_uscc", "registered_city", "legal_person"),
        required=True,
        clauses=(clause("4(1)"),),
    ),
    AttachmentKind(
        "finance_report",
        Text("上一年度研发费用专项报告", "Report on R&D spending"),
        proves=("rd_last_year",),
        required=True,
        clauses=(clause("4(2)"),),
    ),
    AttachmentKind(
        "patent_certificates",
        Text("发明专利证书", "Patent certificates"),
        proves=("patents",),
        max_files=20,
        clauses=(clause("4(2)"),),
    ),
    AttachmentKind(
        "leader_certificate",
        Text("负责人身份和职称证明", "Proof of age and title of the head"),
        proves=("leader_birth_date", "leader_title_level"),
        required=True,
        clauses=(clause("4(3)"),),
    ),
    AttachmentKind(
        "premises_proof",
        Text("研发场地证明", "Proof of the premises"),
        proves=("rd_area",),
        required=True,
        clauses=(clause("4(4)"),),
    ),
    AttachmentKind(
        "staff_proof",
        Text("研发人员社保证明", "Proof of employment"),
        proves=("people",),
        required=True,
        clauses=(clause("4(5)"),),
    ),
    AttachmentKind(
        "record_statement",
        Text("安全、环保和信用情况说明", "Statement on safety, environment and trust"),
        proves=("record",),
        required=True,
        clauses=(clause("4(6)"),),
    ),
)

PLAN = (
    PlanSection(
        "aims",
        Text("建设目标", "Aims"),
        Text("关键技术攻关目标和成果转化目标", "What is to be developed and put to use"),
        clauses=(clause("2"), clause("6(1)")),
    ),
    PlanSection(
        "support",
        Text("条件保障", "Support"),
        Text("人员、经费、场地安排", "People, money, premises"),
        clauses=(clause("6(1)"),),
    ),
)
