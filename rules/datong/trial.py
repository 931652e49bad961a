"""大同市技术创新中心认定管理办法(试行), in article order: each clause, what carries it out, the procedure.

The conditions are in `trial_conditions`, what the form asks for in `trial_form`, attachments and the plan in
`trial_papers`. Sixteen articles, no chapters. Faults of the source are kept in the quotes (责任感,自觉践行).
"""

from __future__ import annotations

from rules.datong import trial_conditions as conditions
from rules.datong import trial_form as form
from rules.datong import trial_papers as papers
from rules.datong.trial_form.clauses import KEY, clause
from rules.facts import NO_TEXT
from rules.form import Parameter
from rules.kinds import Kind
from rules.naming import Naming
from rules.procedure import Office, Period, Route, StageKind, StageSpec, Unit
from rules.regulation import Edition, Status
from rules.requirements import By, CarriedOut, Clause, Requirement
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


def article(
    number: str, spelling: str, spelling_en: str, quote: str, *carried_out_by: CarriedOut, doubt: Text = NO_TEXT
) -> Clause:
    return Clause(clause(number), spelling, spelling_en, quote, carried_out_by, doubt)


def by(what: By, *targets: str, zh: str = "", en: str = "") -> CarriedOut:
    return CarriedOut(what, targets, Text(zh, en))


def tested(*requirements: Requirement) -> CarriedOut:
    return CarriedOut(By.REQUIREMENT, tuple(requirement.id for requirement in requirements))


def policy(zh: str, en: str) -> CarriedOut:
    return CarriedOut(By.POLICY, (), Text(zh, en))


CLAUSES = (
    article(
        "1",
        "第一条",
        "Article 1",
        "制定本办法",
        policy("制定目的和依据，无可执行内容", "purpose and basis; nothing to execute"),
    ),
    article(
        "2",
        "第二条",
        "Article 2",
        "市技术创新中心是以产业前沿引领技术和关键共性技术研发为核心的综合性产业技术创新平台",
        policy("定义和任务，无可执行内容", "definition and mission; nothing to execute"),
    ),
    article(
        "3.1",
        "第三条第一款",
        "Article 3, paragraph 1",
        "市技术创新中心主要依托我市规模以上企业和高等院校、科研院所、技术机构建设，支持产学研联合共建",
        tested(conditions.LEAD_KIND, conditions.JOINT),
        by(By.FACT, "lead_kind", "partners"),
    ),
    article(
        "3.2",
        "第三条第二款",
        "Article 3, paragraph 2",
        "市技术创新中心分为综合类技术创新中心和领域类技术创新中心",
        tested(conditions.CENTRE_TYPE),
        by(By.FACT, "centre_type"),
    ),
    article(
        "4",
        "第四条",
        "Article 4",
        "成熟一个，认定一个",
        by(By.STAGE, "application", zh="不分批次，不设名额", en="no batches, no quota"),
    ),
    article(
        "5.1",
        "第五条第一款",
        "Article 5, paragraph 1",
        "市科技局负责市技术创新中心的建设管理和宏观指导，负责市技术创新中心的认定、调整和评估等方面的工作",
        by(By.ROLE, "bureau"),
    ),
    article(
        "5.2",
        "第五条第二款",
        "Article 5, paragraph 2",
        "各县（区）科技管理部门、市直有关部门和各主管部门为市技术创新中心的组织管理部门",
        by(By.ROLE, "competent_department"),
        by(By.ROUTE, "department"),
    ),
    article(
        "6",
        "第六条",
        "Article 6",
        "综合类技术创新中心主要依托高校院所的优势科研力量或新型研发机构等牵头组建，采取“中心（本部）+若干专业化创新研发机构”的组织架构",
        tested(conditions.COMPREHENSIVE_LEAD, conditions.STRUCTURE, conditions.CROSS_REGION),
        by(By.FACT, "branches"),
        by(By.CHANGE, zh="专业化创新研发机构布局可动态调整", en="the layout of units may be adjusted later"),
        doubt=Text("“若干”没有数量", "“several” has no number"),
    ),
    article(
        "7.1",
        "第七条第一款",
        "Article 7, paragraph 1",
        "领域类技术创新中心主要由行业龙头骨干企业或科研优势突出的高校院所牵头",
        tested(conditions.DOMAIN_LEAD),
        by(By.FACT, "leading_position"),
    ),
    article(
        "7.2",
        "第七条第二款",
        "Article 7, paragraph 2",
        "重点围绕煤炭清洁高效利用、新能源、半导体、数字产业、新材料、装备制造、生物医药和大健康、通用航空、节能环保、羊毛纺织等产业领域建设",
        tested(conditions.FIELD),
        by(By.FACT, "field", "field_other"),
        doubt=Text("“等”使所列领域不封闭", "“等” leaves the list open"),
    ),
    article(
        "8",
        "第八条",
        "Article 8",
        "申请建设市技术创新中心应具备以下条件",
        by(By.STAGE, "formal_check", zh="各项条件在复核时逐项核对", en="the items below are checked one by one"),
    ),
    article(
        "8(1)",
        "第八条（一）",
        "Article 8(1)",
        "市技术创新中心牵头单位应在大同市内注册登记，具有独立法人资格，具有较强的资源整合能力和技术转移扩散能力",
        tested(conditions.REGISTERED, conditions.LEGAL_PERSON, conditions.CAPACITY),
    ),
    article(
        "8(2)",
        "第八条（二）",
        "Article 8(2)",
        "中心负责人应具有高级专业技术职称",
        tested(conditions.RESULTS, conditions.SENIOR_TITLE, conditions.LEADER, conditions.TEAM),
    ),
    article(
        "8(3)",
        "第八条（三）",
        "Article 8(3)",
        "综合类技术创新中心的“中心（本部）”和领域类技术创新中心使用面积不少于500平方米",
        tested(conditions.EQUIPMENT, conditions.USABLE_AREA),
    ),
    article(
        "8(4)",
        "第八条（四）",
        "Article 8(4)",
        "符合国家、省和我市产业政策，不存在重大安全、违法失信情况",
        tested(conditions.POLICY, conditions.SAFETY, conditions.CREDIT, conditions.OTHERS_RECORD),
        doubt=Text(
            "“重大”是否修饰“违法失信”、何者的记录、追溯多久，均未写明",
            "whether 重大 governs 违法失信, whose record counts and how far back is not said",
        ),
    ),
    article(
        "9(1)",
        "第九条（一）",
        "Article 9(1)",
        "常年接受申报。符合条件的单位按申报要求如实编制市技术创新中心建设申报材料。经组织管理部门审核后报市科技局",
        by(By.STAGE, "application", "recommendation"),
        by(By.ROUTE, "department"),
        by(By.DOCUMENT, "application_form", "recommendation_letter"),
        tested(conditions.TRUTHFUL),
        doubt=Text("本条作“批复一个”，第四条作“认定一个”，意思相同", "批复 here, 认定 in Article 4: the same thing"),
    ),
    article(
        "9(2)",
        "第九条（二）",
        "Article 9(2)",
        "市科技局对申请资料复核后，组织有关专家采取实地考察和现场答辩的方式进行论证，并指导申报单位根据专家意见进一步完善建设方案",
        by(By.STAGE, "formal_check", "expert_review", "plan_improvement"),
        by(By.DOCUMENT, "plan"),
    ),
    article(
        "9(3)",
        "第九条（三）",
        "Article 9(3)",
        "对符合条件的报市科技局会议研究，会议通过后在市科技局网站予以公示，公示时间为5个工作日，公示期内无异议的，认定为市级技术创新中心，统一命名为“大同市××技术创新中心”",
        by(By.STAGE, "deliberation", "publicity", "approval"),
        by(By.NAMING, "naming"),
        by(By.DOCUMENT, "approval_paper"),
    ),
    article(
        "10",
        "第十条",
        "Article 10",
        "市技术创新中心原则上应为独立法人实体",
        tested(conditions.INDEPENDENT),
        by(By.FACT, "legal_form", "legal_entity_type", "internal_independence", "transition_plan"),
    ),
    article(
        "11",
        "第十一条",
        "Article 11",
        "实行理事会（董事会）决策制、中心主任（总经理）负责制、专家委员会咨询制",
        tested(conditions.GOVERNANCE),
        by(By.FACT, "governance"),
    ),
    article(
        "12",
        "第十二条",
        "Article 12",
        "牵头建设单位是技术创新中心投入的主体，承担重大科研设施、项目研发、平台建设、人才培养等方面的重要投入责任",
        tested(conditions.INVESTMENT, conditions.JOINING),
        by(By.FACT, "lead_investment", "partners"),
    ),
    article(
        "13",
        "第十三条",
        "Article 13",
        "对外提供技术委托研发、标准制定和实验验证、检验检测、企业孵化、人员培训、市场信息服务、成果评价、科技咨询等公共服务",
        tested(conditions.SERVICES),
        by(By.FACT, "services"),
    ),
    article(
        "14",
        "第十四条",
        "Article 14",
        "中心通过认定后，市科技局以三年为周期，组织专家对中心进行定期绩效评估。参考评估结果，决定保留、整改或撤销等事项",
        by(
            By.EVALUATION,
            zh="认定后的绩效评估，结果为保留、整改或撤销，不设等次",
            en="evaluation of the running centre; no grades",
        ),
        doubt=Text("“等事项”未封闭，评估结果仅供参考", "“等事项” is open; results are for reference only"),
    ),
    article(
        "15",
        "第十五条",
        "Article 15",
        "市技术创新中心需要更名、变更主要研究方向或进行调整重组等重大事项，牵头建设单位应提出书面申请，由组织管理部门审核后，报市科技局批准",
        by(By.CHANGE, zh="认定后的变更，由市科技局批准", en="changes of the running centre, approved by the bureau"),
        by(By.FACT, "direction"),
        doubt=Text("“等重大事项”未封闭", "“等重大事项” is open"),
    ),
    article(
        "16",
        "第十六条",
        "Article 16",
        "本办法自印发之日起施行",
        by(By.EDITION, zh="试行，印发日期未载明，无截止日期", en="on trial; date of issue not given; open-ended"),
    ),
)

PUBLICITY = Period(5, Unit.WORKING_DAYS, clause("9(3)"))

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
        parameters={"period": PUBLICITY.to_json(), "medium": "市科技局网站"},
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
    publicity=PUBLICITY,
    derived_list=form.DERIVED,
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
