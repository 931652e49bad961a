"""晋中市技术创新中心建设与运行管理办法（试行）, 市科发〔2023〕33号: terms, procedure and the edition itself.

The clauses are in `r2023_clauses`, the conditions in `r2023_conditions`, what follows approval in `r2023_life`, what
the form asks for in `r2023_form`, attachments and the plan in `r2023_papers`. On trial from 2024-01-22 for two years:
run out on 2026-01-21.
"""

from __future__ import annotations

from datetime import date

from rules.form import Parameter
from rules.jinzhong import r2023_form as form
from rules.jinzhong import r2023_life as life
from rules.jinzhong import r2023_papers as papers
from rules.jinzhong.r2023_clauses import CLAUSES
from rules.jinzhong.r2023_conditions import REQUIREMENTS
from rules.jinzhong.r2023_form.clauses import KEY, clause
from rules.jinzhong.r2023_form.lead import lead_affiliation
from rules.jinzhong.r2023_form.team import young_age
from rules.kinds import Kind
from rules.logic import all_of, verified
from rules.naming import Naming
from rules.procedure import Office, Route, StageKind, StageSpec
from rules.regulation import Edition, Status
from rules.text import Text

TERMS = {
    "city": Text("晋中市", "Jinzhong"),
    "centre": Text("技术创新中心", "technology innovation centre"),
    "city_centre": Text("市技术创新中心", "city technology innovation centre"),
    "lead_institution": Text("依托单位", "lead institution"),
    "partner_institution": Text("共建单位", "partner institution"),
    "competent_department": Text("主管部门", "competent department"),
    "bureau": Text("市科学技术局", "bureau"),
    "bureau_full": Text("晋中市科学技术局", "Jinzhong Bureau of Science and Technology"),
    "leader": Text("中心主任", "director of the centre"),
    "applicant": Text("申报单位", "applicant"),
    "experts": Text("专家", "experts"),
    "call": Text("建设通知", "call for construction"),
    "application": Text("提交建设申请", "application"),
    "application_form": Text("建设申请材料", "application material"),
    "plan": Text("建设计划", "construction plan"),
    "recommendation": Text("审核推荐", "review and recommendation"),
    "recommendation_letter": Text("书面推荐意见", "written recommendation"),
    "formal_check": Text("申请材料审查", "check of the material"),
    "expert_review": Text("专家评审论证", "expert review"),
    "reviewing": Text("评审论证", "review"),
    "site_visit": Text("实地考察", "site visit"),
    "defence": Text("现场答辩", "defence"),
    "deliberation": Text("市科学技术局会议研究", "deliberation by the bureau"),
    "publicity": Text("公示", "public notice"),
    "objection": Text("异议", "objection"),
    "recognition": Text("批准建设", "approval of construction"),
    "approval_paper": Text("批准建设通知", "notice of approval"),
    "approval_verb": Text("批准建设", "approving the construction of"),
    "approval_form": Text("通知", "notice"),
    "charter": Text("章程", "charter"),
    "annual_report": Text("年度工作总结和计划", "annual report and plan"),
    "evaluation": Text("考核评估", "evaluation"),
    "change": Text("重大事项变更", "change of major matters"),
    "filing": Text("备案", "filing"),
    "revocation": Text("撤销资格", "revocation"),
}

# 第七条 knows neither a check by the bureau nor a meeting. Both are what practice does, and marked as such.
PROCEDURE = (
    StageSpec(
        "application",
        StageKind.APPLICATION,
        Text("提交建设申请", "Application"),
        clause("7(2)"),
        Office.APPLICANT,
        quote="依托单位根据建设通知，结合自身优势和具体情况，提交建设申请材料",
    ),
    StageSpec(
        "recommendation",
        StageKind.RECOMMENDATION,
        Text("主管部门审核推荐", "Review and recommendation by the department"),
        clause("7(3)"),
        Office.DEPARTMENT,
        quote="建设申请材料经主管部门审核后，向晋中市科学技术局提出书面推荐意见",
        skipped_on=("direct",),
    ),
    StageSpec(
        "formal_check",
        StageKind.FORMAL_CHECK,
        Text("市科学技术局材料审查", "Check of the material by the bureau"),
        "",
        Office.BUREAU,
        in_text=False,
    ),
    StageSpec(
        "expert_review",
        StageKind.EXPERT_REVIEW,
        Text("专家评审论证", "Expert review"),
        clause("7(4)"),
        Office.EXPERTS,
        quote="晋中市科学技术局组织专家开展评审论证",
    ),
    StageSpec(
        "deliberation",
        StageKind.DELIBERATION,
        Text("市科学技术局会议研究", "Deliberation by the bureau"),
        "",
        Office.BUREAU,
        in_text=False,
    ),
    StageSpec(
        "publicity",
        StageKind.PUBLICITY,
        Text("公示", "Public notice"),
        clause("7(5)"),
        Office.BUREAU,
        quote="晋中市科学技术局对评审论证通过名单进行公示，公示期5个工作日",
        parameters={"period": life.NOTICE.to_json()},
    ),
    StageSpec(
        "approval",
        StageKind.APPROVAL,
        Text("批准建设", "Approval of construction"),
        clause("7(5)"),
        Office.LEADER,
        quote="公示无异议后下达批准建设通知",
    ),
)

ROUTES = (
    Route(
        "direct",
        Text("直接报晋中市科学技术局", "Directly to the bureau"),
        clause("7(3)"),
        all_of(lead_affiliation.is_one_of("resident_university", "city_unit"), verified(lead_affiliation)),
    ),
    Route("department", Text("经主管部门审核推荐", "Through the competent department"), clause("7(3)")),
)

R2023 = Edition(
    key=KEY,
    city="jinzhong",
    title="晋中市技术创新中心建设与运行管理办法（试行）",
    title_en="Measures for the Construction and Running of Technology Innovation Centres of Jinzhong (Trial)",
    number="市科发〔2023〕33号",
    status=Status.TRIAL,
    effective_from=date(2024, 1, 22),
    effective_to=date(2026, 1, 21),
    terms=TERMS,
    clause_list=CLAUSES,
    sections=form.SECTIONS,
    attachments=papers.ATTACHMENTS,
    plan=papers.PLAN,
    requirements=REQUIREMENTS,
    procedure=PROCEDURE,
    routes=ROUTES,
    naming=Naming("晋中市{name}技术创新中心", clause("24"), "晋中市"),
    field_fact="field",
    publicity=life.NOTICE,
    derived_list=form.DERIVED,
    deadlines=life.DEADLINES,
    grades=life.GRADES,
    consequences=life.CONSEQUENCES,
    grounds=life.GROUNDS,
    parameters=(
        young_age,
        Parameter(
            "last_accounting_year",
            Kind.YEAR,
            Text("最近一个会计年度", "Last closed accounting year"),
            default=None,
            help=Text("不设定时取申报年度的上一年", "Unless set, the year before the application"),
        ),
    ),
    official_text="jinzhong.txt",
)
