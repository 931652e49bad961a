"""石家庄市技术创新中心建设与运行管理办法: attachments with what they prove, and the sections of the 《实施方案》.

《申请书》 and 《实施方案》 are two papers (第七条（一）, 第十一条): the sections of the form make the first, this plan
the second.
"""

from __future__ import annotations

from rules.form import AttachmentKind, Paper, Part, PlanSection
from rules.shijiazhuang.undated_form.clauses import clause
from rules.shijiazhuang.undated_form.compliance import has_higher_centre
from rules.shijiazhuang.undated_form.lead import lead_kind
from rules.shijiazhuang.undated_form.structure import joint
from rules.text import Text

ATTACHMENTS = (
    AttachmentKind(
        "legal_certificate",
        Text("依托单位营业执照或法人证书", "Business licence or certificate of legal person"),
        proves=("lead_name", "lead_uscc", "lead_kind", "registered_city", "registered_on", "legal_person"),
        required=True,
        clauses=(clause("10(1)"),),
    ),
    AttachmentKind(
        "credit_report",
        Text("社会信用和科研信誉证明", "Credit and integrity reports"),
        help=Text(
            "依托单位、共建单位和技术带头人分别提供，供归口管理部门核查",
            "For the lead, each partner and each technical leader; the department checks them",
        ),
        proves=("lead_credit", "partners", "technical_leaders", "credit_details"),
        required=True,
        max_files=30,
        clauses=(clause("6(5)"), clause("10(1)"), clause("10(4)")),
    ),
    AttachmentKind(
        "rd_body_proof",
        Text("研发机构设立文件", "Paper that set up the research body"),
        proves=("own_rd_body", "rd_body_profile"),
        required_when=lead_kind.equals("enterprise"),
        clauses=(clause("10(2)"),),
    ),
    AttachmentKind(
        "finance_reports",
        Text("上一年度审计报告或财务报表、科技经费投入证明", "Last year's audit or accounts, and science spending"),
        proves=("finance",),
        required_when=lead_kind.equals("enterprise"),
        max_files=10,
        clauses=(clause("10(2)"),),
    ),
    AttachmentKind(
        "partner_agreements",
        Text("共建协议及共建单位法人证书", "Agreements, and certificates of the partners"),
        proves=("partners", "agreement_contents"),
        required_when=joint,
        max_files=20,
        clauses=(clause("8(2)"), clause("10(8)")),
    ),
    AttachmentKind(
        "people_proof",
        Text("固定人员劳动合同、社保等在职证明", "Proof that the fixed staff is in service"),
        proves=("people", "technical_leaders", "team_profile"),
        required=True,
        max_files=20,
        clauses=(clause("10(4)"),),
    ),
    AttachmentKind(
        "project_proof",
        Text("科研项目任务书或合同", "Project agreements or contracts"),
        proves=("projects",),
        max_files=20,
        clauses=(clause("10(3)"), clause("10(8)")),
    ),
    AttachmentKind(
        "results_evidence",
        Text("知识产权、专有技术和成果证明", "Evidence of results and intellectual property"),
        proves=("results",),
        required=True,
        max_files=30,
        clauses=(clause("10(3)"),),
    ),
    AttachmentKind(
        "support_letter",
        Text("依托单位支持承诺", "The lead's undertaking of support"),
        proves=("support_commitment", "support_plan"),
        required=True,
        clauses=(clause("10(5)"),),
    ),
    AttachmentKind(
        "premises_proof",
        Text("科研开发用房产权证、租赁合同或使用证明", "Title deed, lease or proof of use of the premises"),
        help=Text("须能看出面积，可附平面图", "The area must be evident; a floor plan helps"),
        proves=("rd_area", "site_address", "site_tenure"),
        required=True,
        clauses=(clause("10(6)"),),
    ),
    AttachmentKind(
        "equipment_proof",
        Text("仪器设备原值证明或资产清单", "Invoices or asset list of the equipment"),
        proves=("equipment", "conditions_lead", "conditions_whole"),
        required=True,
        max_files=20,
        clauses=(clause("10(6)"), clause("10(8)")),
    ),
    AttachmentKind(
        "leader_proof",
        Text("拟任中心主任年龄、职称和任职证明", "Proof of the proposed director's age, title and employment"),
        help=Text("请遮盖身份证号", "Cover the number of the identity card"),
        proves=("leader_birth_date", "leader_title_level"),
        clauses=(clause("16"),),
    ),
    AttachmentKind(
        "higher_centre_papers",
        Text("国家级、省级技术创新中心认定文件", "Papers of the national or provincial centres"),
        proves=("has_higher_centre", "higher_centres"),
        required_when=has_higher_centre.is_yes(),
        clauses=(clause("28"),),
    ),
    AttachmentKind("other", Text("其他证明材料", "Other evidence"), max_files=10),
)

PLAN = (
    PlanSection(
        "necessity",
        Text("建设的必要性", "Need"),
        Text("行业技术现状和趋势，我市产业重大技术需求", "State of the technology, the city's major needs"),
        clauses=(clause("3"),),
    ),
    PlanSection(
        "tasks",
        Text("建设目标与主要任务", "Aims and main tasks"),
        Text(
            "科技研发与成果转化、人才培养引进、开放服务三方面的任务和分年度指标；每三年为一个评估周期",
            "Research and transfer, people, services: tasks and yearly targets; evaluation every three years",
        ),
        clauses=(clause("4"), clause("10(7)"), clause("31")),
    ),
    PlanSection(
        "governance",
        Text("管理体制与运行机制", "Management and running"),
        Text("管理委员会、主任、技术指导委员会和内部机构的设置", "Committees, director and internal bodies"),
        clauses=(clause("7(1)"), clause("13"), clause("18")),
    ),
    PlanSection(
        "conditions",
        Text("建设条件与经费", "Conditions and money"),
        Text(
            "用房、仪器设备、配套条件和经费，依托单位与共建单位的投入",
            "Premises, equipment, money, shares of all parties",
        ),
        clauses=(clause("7(2)"), clause("26")),
    ),
    PlanSection(
        "team",
        Text("队伍建设", "Team"),
        Text(
            "固定与流动人员、技术带头人、人才引进培养和激励", "Fixed and mobile staff, leaders, recruitment, incentives"
        ),
        clauses=(clause("19"), clause("23")),
    ),
    PlanSection(
        "programme",
        Text("研发计划与项目", "Research programme and projects"),
        Text("研发室（组）、研发项目和关键共性技术攻关", "Groups, projects and key common technology"),
        clauses=(clause("18"), clause("21")),
    ),
    PlanSection(
        "cooperation",
        Text("共建分工与开放合作", "Division of work and cooperation"),
        Text(
            "共建各方任务分工，产学研、京津冀协同和有偿服务",
            "Tasks of all parties, cooperation in the region, services",
        ),
        clauses=(clause("8"), clause("22"), clause("27")),
    ),
    PlanSection(
        "property",
        Text("知识产权与成果转化", "Intellectual property and transfer"),
        Text("成果标注、权属、转化和利益分配", "Naming, ownership, transfer and sharing of benefits"),
        clauses=(clause("24"),),
    ),
    PlanSection(
        "schedule",
        Text("进度安排", "Schedule"),
        Text("分年度建设内容和节点", "Work and milestones by year"),
    ),
    PlanSection(
        "safeguards",
        Text("保障措施", "Safeguards"),
        Text("组织、人员、经费、制度保障", "Organisation, people, money and rules"),
        clauses=(clause("7(2)"), clause("25")),
    ),
)

PAPERS = (
    Paper(
        "application",
        Text("石家庄市技术创新中心认定申请书", "Application for recognition as a technology innovation centre"),
        (Part.SECTIONS, Part.CONDITIONS, Part.ATTACHMENTS),
    ),
    Paper(
        "plan",
        Text("石家庄市技术创新中心建设与运行实施方案", "Plan for construction and running of the centre"),
        (Part.PLAN,),
    ),
)
