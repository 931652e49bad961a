"""大同市技术创新中心认定管理办法(试行), in article order: each clause, and what carries it out.

Sixteen articles, no chapters. Faults of the source are kept in the quotes (责任感,自觉践行).
"""

from __future__ import annotations

from rules.carrying import by, due, follows, policy, tested
from rules.datong import trial_conditions as conditions
from rules.datong import trial_life as life
from rules.datong import trial_mechanism as mechanism
from rules.datong.trial_form.clauses import article
from rules.requirements import By
from rules.text import Text

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
        doubt=Text(
            "“若干”指两个以上，或一个即可：两个以上符合，只有一个的由人判断",
            "“several” means two or more, or one will do: two comply, one alone is judged by a person",
        ),
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
        doubt=Text(
            "“等”为列举未尽，或只限所列：所列领域符合，其他领域由人判断",
            "“等” leaves the list open, or closes it: the listed fields comply, any other is judged by a person",
        ),
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
            "“重大”修饰“违法失信”（一般记录不影响），或不修饰（任何记录均不符合）；只计牵头单位，或也计共建单位和中"
            "心负责人；追溯期未写明：由人判断",
            "重大 governs 违法失信 (a minor record does no harm), or does not (any record does); the lead's record "
            "alone, or the partners' and the head's too; no look-back period: a person decides",
        ),
    ),
    article(
        "9",
        "第九条",
        "Article 9",
        "市技术创新中心认定程序",
        by(
            By.STAGE,
            "application",
            "recommendation",
            "formal_check",
            "expert_review",
            "plan_improvement",
            "deliberation",
            "publicity",
            "approval",
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
        doubt=Text(
            "本条作“批复一个”，第四条作“认定一个”：同一事项（采用），或批复在先、认定在后",
            "批复 here, 认定 in Article 4: the same thing (taken), or one before the other",
        ),
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
        due(life.PUBLICITY),
        by(By.NAMING, "naming"),
        by(By.DOCUMENT, "approval_paper"),
        doubt=life.PUBLICITY.doubt,
    ),
    article(
        "10",
        "第十条",
        "Article 10",
        "市技术创新中心原则上应为独立法人实体",
        tested(mechanism.INDEPENDENT),
        by(By.FACT, "legal_form", "legal_entity_type", "internal_independence", "transition_plan"),
    ),
    article(
        "11",
        "第十一条",
        "Article 11",
        "实行理事会（董事会）决策制、中心主任（总经理）负责制、专家委员会咨询制",
        tested(mechanism.GOVERNANCE),
        by(By.FACT, "governance"),
    ),
    article(
        "12",
        "第十二条",
        "Article 12",
        "牵头建设单位是技术创新中心投入的主体，承担重大科研设施、项目研发、平台建设、人才培养等方面的重要投入责任",
        tested(mechanism.INVESTMENT, mechanism.JOINING),
        by(By.FACT, "lead_investment", "partners"),
    ),
    article(
        "13",
        "第十三条",
        "Article 13",
        "对外提供技术委托研发、标准制定和实验验证、检验检测、企业孵化、人员培训、市场信息服务、成果评价、科技咨询等公共服务",
        tested(mechanism.SERVICES),
        by(By.FACT, "services"),
    ),
    article(
        "14",
        "第十四条",
        "Article 14",
        "中心通过认定后，市科技局以三年为周期，组织专家对中心进行定期绩效评估。参考评估结果，决定保留、整改或撤销等事项",
        by(By.EVALUATION, zh="组织专家评估，不设等次", en="experts evaluate; there are no grades"),
        due(life.CYCLE),
        follows(*life.CONSEQUENCES),
        doubt=Text(
            "“等事项”可有保留、整改、撤销以外的处理，或只指这三种，未写明；各中心周期的起算、整改期限、撤销标准未写明：由市科技局"
            "决定并说明理由",
            "“等事项” may mean more than keeping, mending and revoking, or these only; start of the cycle, time to "
            "mend and measure for revoking are not said: the bureau decides with reasons",
        ),
    ),
    article(
        "15",
        "第十五条",
        "Article 15",
        "市技术创新中心需要更名、变更主要研究方向或进行调整重组等重大事项，牵头建设单位应提出书面申请，由组织管理部门审核后，报市科技局批准",
        by(By.CHANGE, zh="认定后的变更，由市科技局批准", en="changes of the running centre, approved by the bureau"),
        by(By.FACT, "direction"),
        doubt=Text(
            "“等重大事项”只指所列三种，或包括其他：所列的须经批准，其他是否重大由市科技局判断",
            "the three named only, or others too: the named need approval, whether another is major the bureau judges",
        ),
    ),
    article(
        "16",
        "第十六条",
        "Article 16",
        "本办法自印发之日起施行",
        by(By.EDITION, zh="试行，印发日期未载明，无截止日期", en="on trial; date of issue not given; open-ended"),
    ),
)
