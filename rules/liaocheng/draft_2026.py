"""聊城市技术创新中心管理办法（征求意见稿）: its words, its procedure, and the edition as a whole.

The articles stand in `draft_2026_articles` (第一至三章) and `draft_2026_running` (第四至六章), the conditions in
`draft_2026_conditions` and `draft_2026_cooperation`, the exceptions in `draft_2026_relaxations`, what the form asks for
in `draft_2026_form`, what follows approval in `draft_2026_life`, attachments and plan in `draft_2026_papers`.
Twenty headings, nineteen numbers, four paragraphs without one.
"""

from __future__ import annotations

from rules.form import Parameter
from rules.kinds import Kind
from rules.liaocheng import draft_2026_articles as articles
from rules.liaocheng import draft_2026_conditions as conditions
from rules.liaocheng import draft_2026_cooperation as cooperation
from rules.liaocheng import draft_2026_form as form
from rules.liaocheng import draft_2026_life as life
from rules.liaocheng import draft_2026_papers as papers
from rules.liaocheng import draft_2026_running as running
from rules.liaocheng.draft_2026_form.clauses import KEY, clause
from rules.liaocheng.draft_2026_relaxations import RELAXATIONS
from rules.naming import Naming
from rules.procedure import Office, Period, Route, StageKind, StageSpec, Unit
from rules.regulation import Edition, Status
from rules.text import Text

TERMS = {
    "city": Text("聊城市", "Liaocheng"),
    "centre": Text("技术创新中心", "technology innovation centre"),
    "city_centre": Text("市技术创新中心", "city technology innovation centre"),
    "lead_institution": Text("依托单位", "lead institution"),
    "lead_institution_joint": Text("第一依托单位", "first lead institution"),
    "partner_institution": Text("共建单位", "partner institution"),
    "competent_department": Text("主管部门", "competent department"),
    "bureau": Text("市科技局", "bureau"),
    "bureau_full": Text("聊城市科学技术局", "Liaocheng Bureau of Science and Technology"),
    "leader": Text("中心主任", "director of the centre"),
    "applicant": Text("依托单位", "applicant"),
    "committee": Text("专家委员会", "expert committee"),
    "experts": Text("专家", "experts"),
    "agency": Text("第三方评审机构", "third-party review agency"),
    "call": Text("申报通知", "call"),
    "application": Text("申报", "application"),
    "application_form": Text("申报材料", "application material"),
    "plan": Text("建设方案", "construction plan"),
    "recommendation": Text("审核推荐", "review and recommendation by the department"),
    "recommendation_letter": Text("推荐意见", "recommendation"),
    "formal_check": Text("形式审查", "formal check"),
    "expert_review": Text("专家评审", "expert review"),
    "reviewing": Text("评审", "review"),
    "site_visit": Text("现场考察", "site visit"),
    "defence": Text("专家评审", "expert review"),
    "deliberation": Text("局党组会研究", "deliberation by the bureau's Party group"),
    "proposed_list": Text("拟建设名单", "list of centres to be built"),
    "publicity": Text("拟建设名单公示", "public notice"),
    "objection": Text("异议", "objection"),
    "recognition": Text("批准筹建", "approval of establishment"),
    "approval_paper": Text("拟批建技术创新中心名单", "list of centres to be established"),
    "approval_verb": Text("批准筹建", "approving the establishment of"),
    "approval_form": Text("通知", "notice"),
    "establishment": Text("筹建期", "establishment period"),
    "task_agreement": Text("建设任务书", "task agreement"),
    "charter": Text("规章制度", "rules"),
    "evaluation": Text("绩效评价", "evaluation"),
    "comprehensive_evaluation": Text("综合绩效评价", "comprehensive evaluation"),
    "annual_report": Text("年度报告", "annual report"),
    "change": Text("重大事项变更", "change of major matters"),
}

# Not in the text: what practice does, as the house's setting.
PUBLICITY_BY_CUSTOM = Period(5, Unit.WORKING_DAYS)

PROCEDURE = (
    StageSpec(
        "application",
        StageKind.APPLICATION,
        Text("提交申报材料", "Application"),
        clause("8b(2)"),
        Office.APPLICANT,
        quote="依托单位提交的材料",
        parameters={"by_call": True},
    ),
    StageSpec(
        "recommendation",
        StageKind.RECOMMENDATION,
        Text("主管部门审核推荐", "Review and recommendation by the department"),
        clause("8b(2)"),
        Office.DEPARTMENT,
        quote="主管部门对依托单位提交的材料进行审核，择优向市科技局推荐",
    ),
    StageSpec(
        "formal_check",
        StageKind.FORMAL_CHECK,
        Text("形式审查", "Formal check"),
        clause("8b(3)"),
        Office.BUREAU,
        quote="市科技局组织专家或委托第三方评审机构开展形式审查和专家评审",
        parameters={"agency": True},
    ),
    StageSpec(
        "expert_review",
        StageKind.EXPERT_REVIEW,
        Text("专家评审", "Expert review"),
        clause("8b(3)"),
        Office.EXPERTS,
        quote="市科技局组织专家或委托第三方评审机构开展形式审查和专家评审，并提出评审意见；根据工作需要对评审通过的技术创新中心进行现场考察",
        parameters={"agency": True, "activities": [], "optional_activities": ["site_visit"]},
    ),
    StageSpec(
        "deliberation",
        StageKind.DELIBERATION,
        Text("局党组会研究", "Deliberation by the bureau's Party group"),
        clause("8b(4)"),
        Office.BUREAU,
        quote="市科技局根据专家评审和现场考察意见，报局党组会研究确定拟建设名单",
        parameters={"body": "局党组会", "list": "拟建设名单"},
    ),
    StageSpec(
        "publicity",
        StageKind.PUBLICITY,
        Text("拟建设名单公示", "Public notice"),
        clause("8b(4)"),
        Office.BUREAU,
        quote="研究确定拟建设名单并进行公示",
        parameters={"period": PUBLICITY_BY_CUSTOM.to_json(), "period_in_text": False},
    ),
    StageSpec(
        "approval",
        StageKind.APPROVAL,
        Text("批准筹建、公布名单", "Approval of establishment; the list"),
        clause("8b(4)"),
        Office.LEADER,
        quote="公示无异议后，公布拟批建技术创新中心名单，筹建期一般为2年",
        parameters={
            "paper": "list",
            "enters_as": "establishing",
            "establishment": life.ESTABLISHMENT.to_json(),
            "establishment_usual": True,
        },
    ),
    StageSpec(
        "task_agreement",
        StageKind.TASK_AGREEMENT,
        Text("签订建设任务书", "Task agreement"),
        clause("9"),
        Office.APPLICANT,
        quote="批准筹建后，技术创新中心签订建设任务书",
        parameters={"plan": ["objectives", "tasks", "route", "outcomes", "support"]},
    ),
)

DRAFT_2026 = Edition(
    key=KEY,
    city="liaocheng",
    title="聊城市技术创新中心管理办法（征求意见稿）",
    title_en="Measures for the Administration of Technology Innovation Centres of Liaocheng (Draft for Comment)",
    number="",
    status=Status.DRAFT,
    effective_from=None,
    effective_to=None,
    terms=TERMS,
    clause_list=(
        *articles.GENERAL,
        *articles.DUTIES,
        *articles.CONDITIONS,
        *articles.PROCEDURE,
        *running.OPERATION,
        *running.EVALUATION,
        *running.FINAL,
    ),
    sections=form.SECTIONS,
    attachments=papers.ATTACHMENTS,
    plan=papers.PLAN,
    requirements=(cooperation.RESPONSIBILITIES, *conditions.STANDARDS, *cooperation.COOPERATION),
    procedure=PROCEDURE,
    routes=(Route("department", Text("经主管部门推荐", "Through the competent department"), clause("8b(2)")),),
    # The text has no formula: that of the other cities' texts and of practice is the house's setting.
    naming=Naming("聊城市{name}技术创新中心", None, "聊城市"),
    field_fact="field",
    publicity=PUBLICITY_BY_CUSTOM,
    derived_list=form.DERIVED,
    deadlines=life.DEADLINES,
    grades=life.GRADES,
    consequences=life.CONSEQUENCES,
    grounds=life.GROUNDS,
    relaxations=RELAXATIONS,
    parameters=(
        Parameter(
            "last_accounting_year",
            Kind.YEAR,
            Text("最近一个会计年度", "Last closed accounting year"),
            default=None,
            help=Text("不设定时取申报年度的上一年", "Unless set, the year before the application"),
        ),
    ),
    official_text="liaocheng.txt",
)
