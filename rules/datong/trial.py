"""大同市技术创新中心认定管理办法(试行): its words, its procedure, and the edition as a whole.

The articles are in `trial_articles`, the conditions in `trial_conditions` and `trial_mechanism`, what follows
recognition in `trial_life`, what the form asks for in `trial_form`, attachments and the plan in `trial_papers`.
"""

from __future__ import annotations

from rules.datong import trial_conditions as conditions
from rules.datong import trial_form as form
from rules.datong import trial_life as life
from rules.datong import trial_papers as papers
from rules.datong.trial_articles import CLAUSES
from rules.datong.trial_form.clauses import KEY, clause
from rules.form import Parameter
from rules.kinds import Kind
from rules.naming import Naming
from rules.procedure import Office, Route, StageKind, StageSpec
from rules.regulation import Edition, Status
from rules.text import Text

TERMS = {
    "city": Text("大同市", "Datong"),
    "centre": Text("技术创新中心", "technology innovation centre"),
    "city_centre": Text("市技术创新中心", "city technology innovation centre"),
    "comprehensive_centre": Text("综合类技术创新中心", "comprehensive centre"),
    "domain_centre": Text("领域类技术创新中心", "domain centre"),
    "headquarters": Text("中心（本部）", "headquarters"),
    "branch": Text("专业化创新研发机构", "specialised R&D unit"),
    "lead_institution": Text("牵头单位", "lead institution"),
    "partner_institution": Text("共建单位", "partner institution"),
    "competent_department": Text("组织管理部门", "competent department"),
    "bureau": Text("市科技局", "bureau"),
    "bureau_full": Text("大同市科学技术局", "Datong Bureau of Science and Technology"),
    "leader": Text("中心负责人", "head of the centre"),
    "applicant": Text("申报单位", "applicant"),
    "experts": Text("专家", "experts"),
    # The text knows no call: the portal's own word.
    "call": Text("申报通知", "call for applications"),
    "application": Text("提出申请", "application"),
    "application_form": Text("建设申报材料", "application material"),
    "plan": Text("建设方案", "construction plan"),
    "recommendation": Text("审核", "review by the department"),
    "recommendation_letter": Text("审核推荐意见", "recommendation"),
    "formal_check": Text("复核", "formal check"),
    "expert_review": Text("专家论证", "expert review"),
    "reviewing": Text("论证", "review"),
    "site_visit": Text("实地考察", "site visit"),
    "defence": Text("现场答辩", "defence"),
    "deliberation": Text("市科技局会议研究", "deliberation by the bureau"),
    "publicity": Text("认定公示", "public notice"),
    "objection": Text("异议", "objection"),
    "recognition": Text("认定", "recognition"),
    "approval_paper": Text("认定文件", "recognition paper"),
    "approval_verb": Text("认定", "recognising"),
    "approval_form": Text("通知", "notice"),
    "charter": Text("章程", "charter"),
    "evaluation": Text("绩效评估", "evaluation"),
    "change": Text("重大事项变更", "change of major matters"),
}

PROCEDURE = (
    StageSpec(
        "application",
        StageKind.APPLICATION,
        Text("提出申请", "Application"),
        clause("9(1)"),
        Office.APPLICANT,
        quote="常年接受申报",
        parameters={"open_all_year": True},
    ),
    StageSpec(
        "recommendation",
        StageKind.RECOMMENDATION,
        Text("组织管理部门审核", "Review by the department"),
        clause("9(1)"),
        Office.DEPARTMENT,
        quote="经组织管理部门审核后报市科技局",
    ),
    StageSpec(
        "formal_check",
        StageKind.FORMAL_CHECK,
        Text("市科技局复核", "Formal check by the bureau"),
        clause("9(2)"),
        Office.BUREAU,
        quote="市科技局对申请资料复核后",
    ),
    StageSpec(
        "expert_review",
        StageKind.EXPERT_REVIEW,
        Text("专家论证", "Expert review"),
        clause("9(2)"),
        Office.EXPERTS,
        quote="组织有关专家采取实地考察和现场答辩的方式进行论证",
        parameters={"activities": ["site_visit", "defence"], "all_activities": True},
    ),
    StageSpec(
        "plan_improvement",
        StageKind.PLAN_IMPROVEMENT,
        Text("完善建设方案", "Improvement of the plan"),
        clause("9(2)"),
        Office.APPLICANT,
        quote="指导申报单位根据专家意见进一步完善建设方案",
        parameters={"opens": "plan"},
    ),
    StageSpec(
        "deliberation",
        StageKind.DELIBERATION,
        Text("市科技局会议研究", "Deliberation by the bureau"),
        clause("9(3)"),
        Office.BUREAU,
        quote="根据专家论证意见，对符合条件的报市科技局会议研究",
    ),
    StageSpec(
        "publicity",
        StageKind.PUBLICITY,
        Text("认定公示", "Public notice"),
        clause("9(3)"),
        Office.BUREAU,
        quote="会议通过后在市科技局网站予以公示，公示时间为5个工作日",
        parameters={"period": life.NOTICE.to_json(), "medium": "市科技局网站"},
    ),
    StageSpec(
        "approval",
        StageKind.APPROVAL,
        Text("认定", "Recognition"),
        clause("9(3)"),
        Office.LEADER,
        quote="公示期内无异议的，认定为市级技术创新中心",
    ),
)

TRIAL = Edition(
    key=KEY,
    city="datong",
    title="大同市技术创新中心认定管理办法(试行)",
    title_en="Measures for the Recognition of Technology Innovation Centres of Datong (Trial)",
    number="",
    status=Status.TRIAL,
    effective_from=None,
    effective_to=None,
    terms=TERMS,
    clause_list=CLAUSES,
    sections=form.SECTIONS,
    attachments=papers.ATTACHMENTS,
    plan=papers.PLAN,
    requirements=conditions.REQUIREMENTS,
    procedure=PROCEDURE,
    routes=(Route("department", Text("经组织管理部门审核", "Through the competent department"), clause("9(1)")),),
    naming=Naming("大同市{name}技术创新中心", clause("9(3)"), "大同市"),
    field_fact="field",
    publicity=life.NOTICE,
    derived_list=form.DERIVED,
    deadlines=life.DEADLINES,
    consequences=life.CONSEQUENCES,
    parameters=(
        Parameter(
            "last_accounting_year",
            Kind.YEAR,
            Text("最近一个会计年度", "Last closed accounting year"),
            default=None,
            help=Text("不设定时取申报年度的上一年", "Unless set, the year before the application"),
        ),
    ),
    open_all_year=True,
    official_text="datong.txt",
)
