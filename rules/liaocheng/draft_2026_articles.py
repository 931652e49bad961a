"""聊城市技术创新中心管理办法（征求意见稿）, 第一章 to 第三章: each article and item, and what carries it out."""

from __future__ import annotations

from rules.carrying import by, due, policy, tested
from rules.liaocheng import draft_2026_conditions as conditions
from rules.liaocheng import draft_2026_cooperation as cooperation
from rules.liaocheng import draft_2026_life as life
from rules.liaocheng.draft_2026_form.clauses import article
from rules.requirements import By
from rules.text import Text

GENERAL = (
    article(
        "1",
        "第一条",
        "Article 1",
        "根据《山东省技术创新中心管理办法》，结合聊城实际，制定本办法",
        policy("制定目的和依据，无可执行内容", "purpose and basis; nothing to execute"),
    ),
    article(
        "2",
        "第二条",
        "Article 2",
        "面向全市重点产业领域，汇集科技创新与成果转化资源",
        policy("定位和任务，无门槛", "position and mission; no threshold"),
        by(By.FACT, "field"),
        doubt=Text(
            "重点产业领域以申报通知为准（采用），或以其他规划为准，未写明",
            "a call names the key fields (taken), or another plan does, is not said",
        ),
    ),
    article(
        "3",
        "第三条",
        "Article 3",
        "实行“统筹布局、择优支持、动态管理”的管理机制",
        policy("原则，无可执行内容", "principles; nothing to execute"),
    ),
)

DUTIES = (
    article(
        "4",
        "第四条",
        "Article 4",
        "聊城市科学技术局（以下简称“市科技局”）是技术创新中心的宏观管理部门",
        by(By.ROLE, "bureau", "bureau_full"),
    ),
    article(
        "4(1)",
        "第四条（一）",
        "Article 4(1)",
        "制定技术创新中心建设与运行管理的政策制度",
        policy("职责宣示", "a general duty of the bureau"),
    ),
    article(
        "4(2)",
        "第四条（二）",
        "Article 4(2)",
        "批准技术创新中心的建立、调整和撤销等重大事项",
        by(By.STAGE, "approval"),
        by(By.CHANGE, zh="调整由市科技局批准", en="changes are approved by the bureau"),
        by(By.REVOCATION, zh="撤销由市科技局批准", en="revocation is decided by the bureau"),
    ),
    article(
        "4(3)",
        "第四条（三）",
        "Article 4(3)",
        "组织开展技术创新中心绩效评价和监督管理",
        by(By.EVALUATION, zh="市科技局组织", en="organised by the bureau"),
    ),
    article(
        "5",
        "第五条",
        "Article 5",
        "市直有关部门和各县（市、区）科技主管部门是本部门（地区）技术创新中心的主管部门",
        by(By.ROLE, "competent_department"),
        by(By.ROUTE, "department"),
    ),
    article(
        "5(1)",
        "第五条（一）",
        "Article 5(1)",
        "为技术创新中心的建设和运行提供必要保障条件",
        policy("日常保障，无程序", "day-to-day support; no procedure"),
    ),
    article(
        "5(2)",
        "第五条（二）",
        "Article 5(2)",
        "组织开展本部门（地区）技术创新中心的重点培育和择优推荐工作",
        by(By.STAGE, "recommendation"),
        by(By.DOCUMENT, "recommendation_letter"),
    ),
    article(
        "5(3)",
        "第五条（三）",
        "Article 5(3)",
        "协调解决技术创新中心建设运行中的问题",
        policy("日常指导，无程序", "day-to-day guidance; no procedure"),
    ),
    article(
        "5(4)",
        "第五条（四）",
        "Article 5(4)",
        "协助组织本部门（地区）技术创新中心开展年度报告、绩效评价等工作",
        by(By.ANNUAL_REPORT, zh="主管部门审核后上报", en="through the competent department"),
        by(By.EVALUATION, zh="主管部门协助", en="the department assists"),
    ),
    article(
        "6",
        "第六条",
        "Article 6",
        "依托单位是技术创新中心建设和运行管理的责任主体",
        by(By.ROLE, "lead_institution"),
        doubt=Text(
            "依托单位、依托建设单位、第一依托单位、牵头单位同指一家（采用），或分指几家：有多家时以第一依托单位为申"
            "报单位",
            "four words mean one lead (taken), or several: where there are several the first lead institution applies",
        ),
    ),
    article(
        "6(1)",
        "第六条（一）",
        "Article 6(1)",
        "提供必要的人员、经费、设施等条件保障",
        by(By.DOCUMENT, "plan", "support"),
    ),
    article(
        "6(2)",
        "第六条（二）",
        "Article 6(2)",
        "制定发展规划和总体目标，明确年度任务、技术路线及预期成果等",
        by(By.DOCUMENT, "plan"),
        by(By.FACT, "direction"),
    ),
    article(
        "6(3)",
        "第六条（三）",
        "Article 6(3)",
        "按要求报送年度报告，配合做好绩效评价",
        by(By.ANNUAL_REPORT, zh="依托单位报送", en="handed in by the lead"),
        by(By.EVALUATION, zh="依托单位配合", en="the lead takes part"),
    ),
    article(
        "6(4)",
        "第六条（四）",
        "Article 6(4)",
        "承担技术创新中心安全、保密、科技伦理和科研诚信工作的管理主体责任",
        tested(cooperation.RESPONSIBILITIES),
        by(By.DOCUMENT, "responsibilities"),
    ),
)

CONDITIONS = (
    article(
        "7",
        "第七条",
        "Article 7",
        "技术创新中心由我市高新技术企业和其他科技型企业、具有较强科技成果转化能力的高校院所、新型研发机构牵头建设",
        tested(conditions.LEAD_KIND, conditions.LEAD_PLACE, conditions.PRIORITY, conditions.JOINT),
        doubt=Text(
            "“我市”只修饰企业，或也及于高校院所、新型研发机构：市外的由人裁量",
            "我市 governs enterprises only, or all kinds: a lead from outside the city is judged",
        ),
    ),
    article(
        "8a",
        "第八条[条件]",
        "Article 8 (conditions)",
        "技术创新中心依托建设单位应具备以下条件",
        by(By.STAGE, "formal_check", zh="各项条件在形式审查时逐项核对", en="the items below are checked one by one"),
        doubt=Text(
            "来文有两个第八条，后一个为第九条之误，或条号重复：照原文，本处记作第八条[条件]，组建程序记作第八条[程"
            "序]（采用）",
            "two Articles 8, one misnumbered or the number repeated: kept, cited as “conditions” and “procedure” "
            "(taken)",
        ),
    ),
    article(
        "8a(1)",
        "第八条[条件]（一）",
        "Article 8 (conditions)(1)",
        "依托单位应具备组织和承担重大科技创新项目的能力，具有科技成果转化和产业化的经验",
        tested(conditions.CAPACITY),
        by(By.FACT, "lead_capacity", "cooperation_basis"),
    ),
    article(
        "8a(2)",
        "第八条[条件]（二）",
        "Article 8 (conditions)(2)",
        "近三年研发费用总额不少于1000万元且研发经费占主营业务收入比例不低于3%；依托单位为高校、科研院所的，研发投入总额不作要求，"
        "但需具备较强的科技成果转化能力，近三年在同技术领域科技成果转化成功案例5例以上",
        tested(
            conditions.REGISTERED,
            conditions.LEGAL_PERSON,
            conditions.STRENGTH,
            conditions.RD_TOTAL,
            conditions.RD_SHARE,
            conditions.TRANSFER_ABLE,
            conditions.TRANSFER_CASES,
            conditions.NEW_RD,
        ),
        by(By.FACT, "finance", "transfer_cases"),
        doubt=Text(
            "3%按近三年合计、上一年或逐年；新型研发机构适用企业条件、院所条件或均不适用：结果不同的由人裁量",
            "3 % over three years, the last or each; a new-type institution under the enterprise's limb, the "
            "institute's or neither: where the results differ a person decides",
        ),
    ),
    article(
        "8a(3)",
        "第八条[条件]（三）",
        "Article 8 (conditions)(3)",
        "中心科研开发用房面积不少于500平方米，仪器设备原值不少于500万元，具备中试或产业化的能力",
        tested(
            conditions.SUPPORT,
            conditions.AREA,
            conditions.EQUIPMENT,
            conditions.PILOT,
            conditions.COMMON_TASKS,
        ),
        by(By.RELAXATION, "special_industry", zh="特殊行业的面积和设备原值", en="area and value in special industries"),
        doubt=Text(
            "“适当”有无下限、“等特殊行业”只指软件或更广，未写明：逐案经同意并说明理由",
            "whether “somewhat lower” has a floor, and software only or more, is not said: each case takes a grant "
            "with reasons",
        ),
    ),
    article(
        "8a(4)",
        "第八条[条件]（四）",
        "Article 8 (conditions)(4)",
        "专职固定科研人员不少于20人（固定研发人员及员工以全年实际工作超过183天计）",
        tested(conditions.DIRECTOR, conditions.TEAM, conditions.STAFF),
        by(By.FACT, "people"),
        doubt=Text(
            "“超过183天”不含183天；“全年”指上一年度，或申报前12个月：以名册填报并核实的天数为准（采用）",
            "more than 183 excludes 183; the last calendar year, or the last twelve months: the verified days "
            "count (taken)",
        ),
    ),
    article(
        "8a(5)",
        "第八条[条件]（五）",
        "Article 8 (conditions)(5)",
        "高校、科研院所牵头建设的，必须联合市内企业共同申报，联合共建单位不超过3家",
        tested(
            cooperation.ENTERPRISE_PARTNER,
            cooperation.PARTNER_NUMBER,
            cooperation.AGREEMENT,
            cooperation.PARTNER_BASIS,
            cooperation.CONDITIONS_SHARE,
            cooperation.STAFF_SHARE,
            cooperation.PROJECTS_SHARE,
            cooperation.RESULTS_SHARE,
        ),
        by(By.FACT, "partners"),
        by(By.DOCUMENT, "agreement_signed"),
        doubt=Text(
            "3家不包括依托单位，或包括；“科研条件”按面积、设备原值或其他口径：由人裁量",
            "three without the lead, or with it; research conditions by area, value or otherwise: a person decides",
        ),
    ),
    article(
        "8a(6)",
        "第八条[条件]（六）",
        "Article 8 (conditions)(6)",
        "依托单位近三年未发生安全生产责任事故、生态环境问责等情形",
        tested(cooperation.INCIDENTS),
        by(By.FACT, "incident", "incident_on", "incident_details"),
        doubt=Text(
            "任何责任事故均计入（采用），或只计重大；只及依托单位（采用），或也及共建单位；“等情形”由人判断",
            "any accident with liability (taken), or major ones only; the lead alone (taken), or partners too; “等”"
            " is judged",
        ),
    ),
    article(
        "8a(7)",
        "第八条[条件]（七）",
        "Article 8 (conditions)(7)",
        "根据不同产业、行业特点，相关标准条件可适当放宽",
        by(
            By.RELAXATION,
            "strategic_layout",
            zh="经市科技局会议研究，放宽（二）至（四）的标准",
            en="the standards of (2) to (4), after a deliberation of the bureau",
        ),
        by(By.FACT, "strategic_layout", "exception_basis"),
        doubt=Text(
            "由谁放宽、放宽哪些条件未写明：或仅（二）至（四）的标准（采用），或全部条件",
            "who relaxes and what is not said: the standards of (2) to (4) only (taken here), or all conditions",
        ),
    ),
)

PROCEDURE = (
    article(
        "8b",
        "第八条[程序]",
        "Article 8 (procedure)",
        "技术创新中心按照以下程序组建",
        by(By.STAGE, "application", "recommendation", "formal_check", "expert_review", "deliberation", "publicity"),
        doubt=Text(
            "来文第二个第八条，为第九条之误，或条号重复：照原文，记作第八条[程序]（采用）",
            "the second Article 8, misnumbered or repeated: kept, cited as “procedure” (taken)",
        ),
    ),
    article(
        "8b(1)",
        "第八条[程序]（一）",
        "Article 8 (procedure)(1)",
        "结合产业发展关键领域技术创新需求和现有科技创新平台领域分布，发布申报通知",
        by(By.STAGE, "application", zh="申报通知载明起止时间和领域", en="a call names the window and the fields"),
    ),
    article(
        "8b(2)",
        "第八条[程序]（二）",
        "Article 8 (procedure)(2)",
        "主管部门对依托单位提交的材料进行审核，择优向市科技局推荐",
        by(By.STAGE, "application", "recommendation"),
        by(By.ROUTE, "department"),
        by(By.DOCUMENT, "application_form", "recommendation_letter"),
    ),
    article(
        "8b(3)",
        "第八条[程序]（三）",
        "Article 8 (procedure)(3)",
        "市科技局组织专家或委托第三方评审机构开展形式审查和专家评审，并提出评审意见；根据工作需要对评审通过的技术创新中心进行现场考察",
        by(By.STAGE, "formal_check", "expert_review"),
        by(By.ROLE, "experts", "agency"),
        doubt=Text(
            "现场考察“根据工作需要”：每次都做，或由市科技局决定：由市科技局决定（采用）；第三方评审机构见全部材料，"
            "或只见受托的：只见受托的（采用）",
            "a site visit always, or as the bureau decides: as it decides (taken); an agency sees all, or what is "
            "entrusted to it: only that (taken)",
        ),
    ),
    article(
        "8b(4)",
        "第八条[程序]（四）",
        "Article 8 (procedure)(4)",
        "报局党组会研究确定拟建设名单并进行公示。公示无异议后，公布拟批建技术创新中心名单，筹建期一般为2年",
        by(By.STAGE, "deliberation", "publicity", "approval"),
        due(life.ESTABLISHING),
        by(By.DOCUMENT, "approval_paper"),
        doubt=Text(
            "公示期限由市科技局确定，或从惯例：默认5个工作日，标明非条文规定（采用）；“拟批建”名单与第九条“批准筹建"
            "”是一事，或两事：决定、名单、筹建起始日分别记载（采用）；筹建期“一般为2年”，例外由市科技局说明理由",
            "the bureau sets the length of the notice, or custom does: five working days, marked as not in the "
            "text (taken); the list is the approval of Article 9, or not: decision, list and start have their own "
            "dates (taken); two years “usually”, exceptions with reasons",
        ),
    ),
    article(
        "9",
        "第九条",
        "Article 9",
        "批准筹建后，技术创新中心签订建设任务书，作为筹建期考核的重要依据",
        by(By.STAGE, "task_agreement"),
        by(By.DOCUMENT, "task_agreement"),
        by(By.EVALUATION, zh="筹建期考核的依据", en="what the establishment period is held against"),
        doubt=Text(
            "建设任务书由市科技局与依托单位签订（采用），或主管部门也签，未写明",
            "bureau and lead sign it (taken), or the department too, is not said",
        ),
    ),
)
