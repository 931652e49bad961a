"""石家庄市技术创新中心建设与运行管理办法: terms, procedure and the edition itself.

The clauses are in `undated_clauses`, the conditions in `undated_conditions`, what follows approval in `undated_life`,
what the 《申请书》 asks for in `undated_form`, attachments and the 《实施方案》 in `undated_papers`. The text
bears neither number nor date: it replaces 石科规〔2020〕3号 and is valid for five years from an issue that it does not
date. Hence the edition's key.
"""

from __future__ import annotations

from rules.form import Parameter
from rules.kinds import Kind
from rules.naming import Naming
from rules.procedure import CreditParty, Office, Period, Route, StageKind, StageSpec, Unit
from rules.regulation import Edition, Status
from rules.shijiazhuang import undated_form as form
from rules.shijiazhuang import undated_life as life
from rules.shijiazhuang import undated_papers as papers
from rules.shijiazhuang.undated_clauses import CLAUSES
from rules.shijiazhuang.undated_conditions import REQUIREMENTS
from rules.shijiazhuang.undated_form.clauses import KEY, clause
from rules.text import Text

TERMS = {
    "city": Text("石家庄市", "Shijiazhuang"),
    "centre": Text("技术创新中心", "technology innovation centre"),
    "city_centre": Text("市级技术创新中心", "city technology innovation centre"),
    "lead_institution": Text("依托单位", "lead institution"),
    "partner_institution": Text("共建单位", "partner institution"),
    "competent_department": Text("归口管理部门", "competent department"),
    "bureau": Text("市科学技术局", "bureau"),
    "bureau_full": Text("石家庄市科学技术局", "Shijiazhuang Bureau of Science and Technology"),
    "leader": Text("中心主任", "director of the centre"),
    "applicant": Text("申报单位", "applicant"),
    "technical_leader": Text("技术带头人", "technical leader"),
    "experts": Text("评审专家", "experts"),
    "call": Text("建设申报通知", "call for applications"),
    "application": Text("在线填写申请", "application"),
    "application_form": Text("认定申请书", "application form"),
    "plan": Text("建设与运行实施方案", "construction and running plan"),
    "credit_check": Text("社会信用核查", "credit check"),
    "recommendation": Text("审核推荐", "review and recommendation"),
    "recommendation_letter": Text("推荐意见", "recommendation"),
    "formal_check": Text("形式审查", "formal check"),
    "expert_review": Text("专家评审", "expert review"),
    "reviewing": Text("评审", "review"),
    "site_visit": Text("实地考察", "site visit"),
    "defence": Text("现场答辩", "defence"),
    "deliberation": Text("局党组会研究", "deliberation by the bureau's Party group"),
    "publicity": Text("社会公示", "public notice"),
    "objection": Text("异议", "objection"),
    "recognition": Text("批准建设", "approval of construction"),
    "approval_paper": Text("批准建设文件", "paper of approval"),
    "approval_verb": Text("批准建设", "approving the construction of"),
    "approval_form": Text("通知", "notice"),
    "charter": Text("章程", "charter"),
    "annual_report": Text("年度报告", "annual report"),
    "evaluation": Text("绩效评估", "evaluation"),
    "change": Text("重大事项变更", "change of major matters"),
    "filing": Text("备案", "filing"),
    "revocation": Text("撤销资格", "revocation"),
}

PUBLICITY = Period(5, Unit.WORKING_DAYS)  # 第十一条 gives no length: what practice does

CREDIT_PARTIES = (  # 第十条(一), 第十条（四）: whose records count
    CreditParty("lead", "lead_institution", "lead_name", "lead_uscc", "lead_credit"),
    CreditParty("partners", "partner_institution", "name", "uscc", "credit", roster="partners"),
    CreditParty("technical_leaders", "technical_leader", "name", "unit", "credit", roster="technical_leaders"),
)

PROCEDURE = (
    StageSpec(
        "application",
        StageKind.APPLICATION,
        Text("在线填写申请书和实施方案", "Application form and plan"),
        clause("11"),
        Office.APPLICANT,
        quote="在线填写《石家庄市技术创新中心认定申请书》及《石家庄市技术创新中心建设与运行实施方案》",
    ),
    StageSpec(
        "credit_check",
        StageKind.CREDIT_CHECK,
        Text("社会信用核查", "Credit check"),
        clause("6(5)"),
        Office.DEPARTMENT,
        quote="对申报单位的社会信用情况进行调查与核实",
        parameters={"parties": [party.to_json() for party in CREDIT_PARTIES]},
    ),
    StageSpec(
        "recommendation",
        StageKind.RECOMMENDATION,
        Text("归口管理部门审核推荐", "Review and recommendation by the department"),
        clause("11"),
        Office.DEPARTMENT,
        quote="由归口管理部门审核后，择优向市科学技术局推荐",
    ),
    StageSpec(
        "formal_check",
        StageKind.FORMAL_CHECK,
        Text("形式审查", "Formal check"),
        clause("11"),
        Office.BUREAU,
        quote="市科学技术局收到建设申请后，进行“形式审查”",
    ),
    StageSpec(
        "expert_review",
        StageKind.EXPERT_REVIEW,
        Text("专家评审", "Expert review"),
        clause("11"),
        Office.EXPERTS,
        quote="组织专家进行评审",
    ),
    StageSpec(
        "deliberation",
        StageKind.DELIBERATION,
        Text("局党组会研究", "Deliberation by the bureau's Party group"),
        clause("11"),
        Office.BUREAU,
        quote="确定拟立项建设技术创新中心名单，经局党组会研究后向社会公示",
    ),
    StageSpec(
        "publicity",
        StageKind.PUBLICITY,
        Text("社会公示", "Public notice"),
        clause("11"),
        Office.BUREAU,
        quote="经局党组会研究后向社会公示",
        parameters={"period": PUBLICITY.to_json()},
    ),
    StageSpec(
        "approval",
        StageKind.APPROVAL,
        Text("批准建设", "Approval of construction"),
        clause("11"),
        Office.LEADER,
        quote="社会公示无异议的，批准建设并纳入市技术创新中心管理序列",
    ),
)

UNDATED = Edition(
    key=KEY,
    city="shijiazhuang",
    title="石家庄市技术创新中心建设与运行管理办法",
    title_en="Measures for the Construction and Running of Technology Innovation Centres of Shijiazhuang",
    number="",
    status=Status.IN_FORCE,
    effective_from=None,
    effective_to=None,
    terms=TERMS,
    clause_list=CLAUSES,
    sections=form.SECTIONS,
    attachments=papers.ATTACHMENTS,
    plan=papers.PLAN,
    papers=papers.PAPERS,
    requirements=REQUIREMENTS,
    procedure=PROCEDURE,
    routes=(Route("department", Text("经归口管理部门审核推荐", "Through the competent department"), clause("11")),),
    naming=Naming(
        "石家庄市{name}技术创新中心",
        clause("39"),
        "石家庄市",
        english_pattern="Shi Jiazhuang Technology Innovation Center of {name}",
    ),
    field_fact="field",
    publicity=PUBLICITY,
    derived_list=form.DERIVED,
    deadlines=life.DEADLINES,
    grades=life.GRADES,
    consequences=life.CONSEQUENCES,
    grounds=life.GROUNDS,
    parameters=(
        Parameter(
            "last_accounting_year",
            Kind.YEAR,
            Text("最近一个会计年度", "Last closed accounting year"),
            default=None,
            help=Text("不设定时取申报年度的上一年", "Unless set, the year before the application"),
        ),
    ),
    official_text="shijiazhuang.txt",
)
