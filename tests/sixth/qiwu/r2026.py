"""栖梧市技术创新中心管理办法: its words, its procedure, and the edition as a whole.

What none of the five cities' texts has: a condition of either of two kinds, an age not to be reached, quotas for each
county, seven working days before the public, a time for answering corrections, experts before the recommendation.
"""

from __future__ import annotations

from datetime import date

from rules.naming import Naming
from rules.procedure import Office, Route, StageKind, StageSpec
from rules.regulation import Edition, Status
from rules.text import Text
from tests.sixth.qiwu import r2026_articles as articles
from tests.sixth.qiwu import r2026_conditions as conditions
from tests.sixth.qiwu import r2026_form as form
from tests.sixth.qiwu import r2026_life as life
from tests.sixth.qiwu import r2026_papers as papers
from tests.sixth.qiwu.clauses import KEY, clause

TERMS = {
    "city": Text("栖梧市", "Qiwu"),
    "centre": Text("技术创新中心", "technology innovation centre"),
    "city_centre": Text("市技术创新中心", "city technology innovation centre"),
    "lead_institution": Text("申报单位", "applicant"),
    "partner_institution": Text("合作单位", "partner institution"),
    "competent_department": Text("推荐部门", "recommending department"),
    "bureau": Text("市科技局", "bureau"),
    "bureau_full": Text("栖梧市科学技术局", "Qiwu Bureau of Science and Technology"),
    "leader": Text("创新中心负责人", "head of the centre"),
    "applicant": Text("申报单位", "applicant"),
    "experts": Text("专家", "experts"),
    "call": Text("申报通知", "call"),
    "application": Text("申报", "application"),
    "application_form": Text("申报书", "application form"),
    "plan": Text("建设方案", "construction plan"),
    "recommendation": Text("推荐", "recommendation"),
    "recommendation_letter": Text("推荐意见", "recommendation"),
    "formal_check": Text("形式审查", "formal check"),
    "expert_review": Text("专家评审", "expert review"),
    "reviewing": Text("评审", "review"),
    "site_visit": Text("现场考察", "site visit"),
    "defence": Text("专家评审", "expert review"),
    "deliberation": Text("局务会议研究", "deliberation by the bureau"),
    "proposed_list": Text("拟认定名单", "proposed list"),
    "publicity": Text("拟认定名单公示", "public notice"),
    "objection": Text("异议", "objection"),
    "recognition": Text("认定", "recognition"),
    "approval_paper": Text("认定文件", "paper of recognition"),
    "approval_verb": Text("认定", "recognising"),
    "approval_form": Text("通知", "notice"),
    "charter": Text("章程", "charter"),
    "evaluation": Text("绩效评估", "evaluation"),
    "change": Text("变更", "change"),
}

PROCEDURE = (
    StageSpec(
        "application",
        StageKind.APPLICATION,
        Text("提交申报书和建设方案", "Application"),
        clause("6(1)"),
        Office.APPLICANT,
        quote="申报单位提交申报书和建设方案",
    ),
    StageSpec(
        "formal_check",
        StageKind.FORMAL_CHECK,
        Text("形式审查", "Formal check"),
        clause("6(2)"),
        Office.BUREAU,
        quote="市科技局对申报材料进行形式审查",
    ),
    StageSpec(
        "expert_review",
        StageKind.EXPERT_REVIEW,
        Text("专家评审", "Expert review"),
        clause("6(3)"),
        Office.EXPERTS,
        quote="市科技局组织专家评审，提出评审意见",
    ),
    StageSpec(
        "recommendation",
        StageKind.RECOMMENDATION,
        Text("推荐部门择优推荐", "Recommendation by the department"),
        clause("6(4)"),
        Office.DEPARTMENT,
        quote="推荐部门根据专家评审意见，择优向市科技局推荐",
    ),
    StageSpec(
        "deliberation",
        StageKind.DELIBERATION,
        Text("局务会议研究", "Deliberation by the bureau"),
        clause("6(5)"),
        Office.BUREAU,
        quote="市科技局局务会议研究，提出拟认定名单",
    ),
    StageSpec(
        "publicity",
        StageKind.PUBLICITY,
        Text("拟认定名单公示", "Public notice"),
        clause("6(6)"),
        Office.BUREAU,
        quote="拟认定名单在市科技局网站公示7个工作日",
        parameters={"period": life.NOTICE.to_json(), "medium": "市科技局网站"},
    ),
    StageSpec(
        "approval",
        StageKind.APPROVAL,
        Text("发文认定", "Recognition"),
        clause("6(7)"),
        Office.LEADER,
        quote="公示无异议的，由市科技局发文认定",
    ),
)

R2026 = Edition(
    key=KEY,
    city="qiwu",
    title="栖梧市技术创新中心管理办法",
    title_en="Measures for the Administration of Technology Innovation Centres of Qiwu",
    number="栖政办发〔2026〕9号",
    status=Status.IN_FORCE,
    effective_from=date(2026, 3, 1),
    effective_to=date(2031, 2, 28),
    terms=TERMS,
    clause_list=articles.ARTICLES,
    sections=form.SECTIONS,
    attachments=papers.ATTACHMENTS,
    plan=papers.PLAN,
    requirements=conditions.REQUIREMENTS,
    procedure=PROCEDURE,
    routes=(Route("department", Text("经推荐部门推荐", "Through the recommending department"), clause("3")),),
    quotas=life.QUOTAS,
    naming=Naming("栖梧市{name}技术创新中心", clause("5"), "栖梧市"),
    field_fact="field",
    publicity=life.NOTICE,
    derived_list=form.DERIVED,
    deadlines=life.DEADLINES,
    grades=life.GRADES,
    consequences=life.CONSEQUENCES,
    grounds=life.GROUNDS,
    official_text="qiwu.txt",
)
