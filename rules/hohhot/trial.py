"""呼和浩特市技术创新中心建设管理办法（试行）: its words, its procedure, and the edition as a whole.

The articles stand in `trial_articles` (第一至三章) and `trial_running` (第四至六章), the conditions in
`trial_conditions` and `trial_mechanism`, what follows approval in `trial_life`, what the form asks for in `trial_form`,
attachments and plan in `trial_papers`. 29 articles. Faults of the source are told in the doubts of their clauses.
"""

from __future__ import annotations

from rules.form import Parameter
from rules.hohhot import trial_articles as articles
from rules.hohhot import trial_conditions as conditions
from rules.hohhot import trial_form as form
from rules.hohhot import trial_life as life
from rules.hohhot import trial_papers as papers
from rules.hohhot import trial_running as running
from rules.hohhot.trial_form.clauses import KEY, clause
from rules.kinds import Kind
from rules.naming import Naming
from rules.procedure import Office, Route, StageKind, StageSpec
from rules.regulation import Edition, Status
from rules.text import Text

TERMS = {
    "city": Text("呼和浩特市", "Hohhot"),
    "centre": Text("技术创新中心", "technology innovation centre"),
    "city_centre": Text("市技术创新中心", "city technology innovation centre"),
    "lead_institution": Text("建设主体单位", "lead institution"),
    "lead_institution_joint": Text("牵头单位", "lead institution (of several)"),
    "partner_institution": Text("共建单位", "partner institution"),
    "competent_department": Text("归口管理部门", "competent department"),
    "bureau": Text("市科技局", "bureau"),
    "bureau_full": Text("呼和浩特市科学技术局", "Hohhot Bureau of Science and Technology"),
    "leader": Text("中心负责人", "head of the centre"),
    "applicant": Text("申请单位", "applicant"),
    "director": Text("中心主任（总经理）", "director (general manager)"),
    "council": Text("理事会（董事会）", "council (board)"),
    "committee": Text("技术指导委员会", "technical guidance committee"),
    "experts": Text("专家组", "experts"),
    # The text knows no call: the portal's own word.
    "call": Text("申报通知", "call for applications"),
    "layout_plan": Text("规划布局方案", "layout plan"),
    "intention": Text("建设意向", "intention"),
    "candidate": Text("培育对象", "candidate"),
    "application": Text("申请建设", "application"),
    "application_form": Text("建设申请材料", "application material"),
    "plan": Text("建设与运行实施方案", "plan of construction and running"),
    "recommendation": Text("审核推荐", "review and recommendation by the department"),
    "recommendation_letter": Text("推荐意见", "recommendation"),
    "formal_check": Text("材料审核", "formal check"),
    "expert_review": Text("专家论证", "expert review"),
    "reviewing": Text("论证", "review"),
    "feasibility": Text("可行性论证", "feasibility review"),
    "site_visit": Text("实地考察", "site visit"),
    "defence": Text("可行性论证", "feasibility review"),
    "deliberation": Text("市科技局会议研究", "deliberation by the bureau"),
    "publicity": Text("建设公示", "public notice"),
    "objection": Text("异议", "objection"),
    "recognition": Text("批复建设", "approval of construction"),
    "approval_paper": Text("批复文件", "reply"),
    "approval_verb": Text("同意建设", "agreeing to the construction of"),
    "approval_form": Text("批复", "reply"),
    "charter": Text("章程（制度）", "charter (rules)"),
    "evaluation": Text("绩效评价", "evaluation"),
    "annual_report": Text("自评价工作报告", "self-evaluation report"),
    "change": Text("重大事项变更", "change of major matters"),
}

PROCEDURE = (
    StageSpec(
        "intention",
        StageKind.INTENTION,
        Text("提出意向", "Intention"),
        clause("9(2)"),
        Office.APPLICANT,
        quote="归口管理部门提出建设技术创新中心意向",
        parameters={
            "facts": ["short_name", "field", "direction", "formation_mode", "strategic_fit"],
            "layout_plan": clause("9(1)"),
        },
    ),
    StageSpec(
        "candidate",
        StageKind.CANDIDATE,
        Text("提出培育对象", "Choice of candidates"),
        clause("9(3)"),
        Office.DEPARTMENT,
        quote="归口管理部门对照组建条件，择优提出培育对象",
        parameters={"selective": True},
    ),
    StageSpec(
        "application",
        StageKind.APPLICATION,
        Text("申请建设", "Application"),
        clause("9(3)"),
        Office.APPLICANT,
        quote="组织建设单位研究制定建设与运行实施方案",
        parameters={"plan_years": 3},
    ),
    StageSpec(
        "recommendation",
        StageKind.RECOMMENDATION,
        Text("归口管理部门推荐", "Recommendation by the department"),
        clause("9(3)"),
        Office.DEPARTMENT,
        quote="归口管理部门对照组建条件，择优提出培育对象，组织建设单位研究制定建设与运行实施方案，并出具推荐意见",
    ),
    StageSpec(
        "expert_review",
        StageKind.EXPERT_REVIEW,
        Text("可行性论证和实地考察", "Feasibility review and site visit"),
        clause("9(4)"),
        Office.EXPERTS,
        quote="市科技局根据归口管理部门推荐意见，组织专家对建设与运行实施方案进行可行性论证、开展实地考察",
        parameters={
            "activities": ["feasibility", "site_visit"],
            "all_activities": True,
            "expert_kinds": ["technical", "management", "finance"],
        },
    ),
    StageSpec(
        "plan_improvement",
        StageKind.PLAN_IMPROVEMENT,
        Text("完善方案", "Improvement of the plan"),
        clause("9(4)"),
        Office.APPLICANT,
        quote="建设单位根据专家意见及建设条件完善方案",
        parameters={"opens": "plan"},
    ),
    StageSpec(
        "deliberation",
        StageKind.DELIBERATION,
        Text("市科技局会议研究", "Deliberation by the bureau"),
        clause("9(5)"),
        Office.BUREAU,
        quote="按照择优、择重、择需的原则，会议研究确定",
        parameters={"criteria": ["择优", "择重", "择需"]},
    ),
    StageSpec(
        "publicity",
        StageKind.PUBLICITY,
        Text("建设公示", "Public notice"),
        clause("9(6)"),
        Office.BUREAU,
        quote="公示时间不少于5个工作日",
        parameters={"period": life.NOTICE.to_json()},
    ),
    StageSpec(
        "approval",
        StageKind.APPROVAL,
        Text("批复建设", "Approval of construction"),
        clause("9(6)"),
        Office.LEADER,
        quote="经公示无异议，由市科技局行文批复建设",
        parameters={"instalments": clause("17")},
    ),
)

TRIAL = Edition(
    key=KEY,
    city="hohhot",
    title="呼和浩特市技术创新中心建设管理办法（试行）",
    title_en="Measures for the Construction and Administration of Technology Innovation Centres of Hohhot (Trial)",
    number="",
    status=Status.TRIAL,
    effective_from=None,
    effective_to=None,
    terms=TERMS,
    clause_list=(
        *articles.GENERAL,
        *articles.DUTIES,
        *articles.FORMING,
        *running.OPERATION,
        *running.DYNAMIC,
        *running.FINAL,
    ),
    sections=form.SECTIONS,
    attachments=papers.ATTACHMENTS,
    plan=papers.PLAN,
    requirements=conditions.REQUIREMENTS,
    procedure=PROCEDURE,
    routes=(Route("department", Text("经归口管理部门推荐", "Through the competent department"), clause("6")),),
    naming=Naming("呼和浩特市{name}技术创新中心", clause("28"), "呼和浩特市"),
    field_fact="field",
    publicity=life.NOTICE,
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
    official_text="hohhot.txt",
)
