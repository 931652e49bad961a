"""呼和浩特市技术创新中心建设管理办法（试行）, 第一章 to 第三章: each article and item, and what carries it out."""

from __future__ import annotations

from rules.carrying import by, due, policy, tested
from rules.hohhot import trial_conditions as conditions
from rules.hohhot import trial_life as life
from rules.hohhot import trial_mechanism as mechanism
from rules.hohhot.trial_form.clauses import article
from rules.requirements import By
from rules.text import Text

GENERAL = (
    article(
        "1",
        "第一条",
        "Article 1",
        "结合我市实际，制定本办法",
        policy("制定目的和依据，无可执行内容", "purpose and basis; nothing to execute"),
    ),
    article(
        "2",
        "第二条",
        "Article 2",
        "技术创新中心围绕首府重点产业和未来产业发展需求，建立贯穿产业链上下游的协同创新平台",
        by(By.FACT, "industry_kind", "field", "direction"),
        policy("定位和任务，无门槛", "position and mission; no threshold"),
        doubt=Text(
            "重点产业、未来产业以规划布局方案为准，或以其他文件为准，未写明：领域按通用分类填写（采用），由人判断是"
            "否属于",
            "the layout plan, or another paper, names the industries, it is not said: a common division of fields "
            "(taken), a person judges",
        ),
    ),
    article(
        "3",
        "第三条",
        "Article 3",
        "成熟一个，建设一个",
        by(By.STAGE, "application", zh="不分批次，不设名额", en="no batches, no quota"),
        doubt=Text(
            "“成熟一个，建设一个”不限数量（采用），或受第八条（一）“少而精”、第九条（一）规划布局限制：不设名额，由"
            "会议研究决定",
            "no limit of number (taken), or bound by “few but good” (8(1)) and the layout plan (9(1)): no quota, "
            "the meeting decides",
        ),
    ),
    article(
        "4",
        "第四条",
        "Article 4",
        "技术创新中心应为独立法人实体，根据相关产业领域创新发展实际，可采取不同的组建模式",
        tested(conditions.MODE, mechanism.INDEPENDENT),
        by(By.FACT, "formation_mode", "legal_form"),
        doubt=Text(
            "“应为独立法人实体”必须，或如第十条“原则上应为”：按原则性要求附过渡方案办理（采用），由人裁量",
            "“shall be a legal entity” always, or “in principle” as in Article 10: in principle, with a plan "
            "(taken); a person decides",
        ),
    ),
    article(
        "4(1)",
        "第四条（一）",
        "Article 4(1)",
        "由企业牵头建设，带动产业链上下游有关企业、高等学校、科研院所等参与建设",
        tested(conditions.LEADING_ENTERPRISE),
        by(By.FACT, "formation_mode", "lead_strength"),
    ),
    article(
        "4(2)",
        "第四条（二）",
        "Article 4(2)",
        "可以由多家行业骨干企业联合相关高校、科研院所，通过组建平台型公司等方式，共同投资建设",
        tested(conditions.SEVERAL_ENTERPRISES),
        by(By.FACT, "formation_mode", "platform_company", "partners"),
    ),
    article(
        "4(3)",
        "第四条（三）",
        "Article 4(3)",
        "可以由具有技术优势的高校、科研院所牵头，有关企业作为重要的主体参与建设",
        tested(conditions.RESEARCH_LED),
        by(By.FACT, "formation_mode", "partners"),
    ),
)

DUTIES = (
    article(
        "5",
        "第五条",
        "Article 5",
        "市科技局是全市技术创新中心规划布局和宏观管理的综合部门",
        by(By.ROLE, "bureau"),
    ),
    article(
        "5(1)",
        "第五条（一）",
        "Article 5(1)",
        "贯彻落实国家、自治区有关技术创新中心的建设、管理政策",
        policy("职责宣示", "a general duty of the bureau"),
    ),
    article(
        "5(2)",
        "第五条（二）",
        "Article 5(2)",
        "对技术创新中心实行科学规划、统筹布局，制定技术创新中心建设与运行管理制度",
        by(By.ROLE, "bureau", zh="规划布局见第九条（一）", en="for the layout plan see Article 9(1)"),
    ),
    article(
        "5(3)",
        "第五条（三）",
        "Article 5(3)",
        "负责技术创新中心的论证认定、运行监测、考核评估、监督检查及调整优化",
        by(By.STAGE, "expert_review", "deliberation", "approval"),
        by(By.EVALUATION, zh="考核评估见第五章", en="for evaluation see Chapter 5"),
    ),
    article(
        "5(4)",
        "第五条（四）",
        "Article 5(4)",
        "指导技术创新中心的建设和运行",
        policy("职责宣示", "a general duty of the bureau"),
    ),
    article(
        "6",
        "第六条",
        "Article 6",
        "市各有关部门和各旗县区、经济技术开发区、和林格尔新区、金山高新区等科技管理部门是技术创新中心的归口管理部门",
        by(By.ROLE, "competent_department"),
        by(By.ROUTE, "department"),
        doubt=Text(
            "“等”只指所列，或包括其他科技管理部门：以市科技局设置的归口管理部门为准（采用）",
            "“等” means the listed ones only, or others too: those that the bureau has set up count (taken)",
        ),
    ),
    article(
        "6(1)",
        "第六条（一）",
        "Article 6(1)",
        "指导申请单位编制技术创新中心建设方案，向市科技局推荐申报",
        by(By.STAGE, "candidate", "recommendation"),
        by(By.DOCUMENT, "plan", "recommendation_letter"),
    ),
    article(
        "6(2)",
        "第六条（二）",
        "Article 6(2)",
        "指导技术创新中心的建设运行，协调解决技术创新中心建设运行中的问题",
        policy("日常指导，无程序", "day-to-day guidance; no procedure"),
    ),
    article(
        "6(3)",
        "第六条（三）",
        "Article 6(3)",
        "指导技术创新中心编制年度报告，协助开展绩效评估",
        by(By.ANNUAL_REPORT, zh="经归口管理部门审核后报市科技局", en="through the competent department"),
        by(By.EVALUATION, zh="归口管理部门协助", en="the department assists"),
    ),
    article(
        "7",
        "第七条",
        "Article 7",
        "技术创新中心是建设运行的直接责任主体",
        by(By.ROLE, "centre"),
    ),
    article(
        "7(1)",
        "第七条（一）",
        "Article 7(1)",
        "制定技术创新中心章程（制度），履行法人主体责任，加强内部管理，强化科研作风学风和科研诚信建设",
        tested(mechanism.GOVERNANCE),
        by(By.DOCUMENT, "charter"),
    ),
    article(
        "7(2)",
        "第七条（二）",
        "Article 7(2)",
        "构建科学合理的科技创新人才队伍，培育和引进高层次创新人才",
        policy("运行职责，由年度报告和评价反映", "a duty of running; seen in reports and evaluations"),
    ),
    article(
        "7(3)",
        "第七条（三）",
        "Article 7(3)",
        "探索运营管理、研发投入及人才集聚等方面的体制机制创新",
        policy("运行职责，由年度报告和评价反映", "a duty of running; seen in reports and evaluations"),
    ),
    article(
        "7(4)",
        "第七条（四）",
        "Article 7(4)",
        "多元化筹措建设运行经费，按规定管理和使用经费",
        by(By.EVALUATION, zh="经费使用管理为评价内容（第二十五条）", en="use of money is evaluated (Article 25)"),
    ),
    article(
        "7(5)",
        "第七条（五）",
        "Article 7(5)",
        "按要求编制年度报告，配合做好平台日常监测、统计调度和绩效评估等工作",
        by(By.ANNUAL_REPORT, zh="年度报告和统计", en="annual report and statistics"),
        by(By.EVALUATION, zh="配合绩效评估", en="the centre takes part in evaluations"),
        doubt=Text(
            "“年度报告”与第二十四条“自评价工作报告”是一份，或两份：由市科技局的通知确定",
            "the annual report and the self-evaluation report of Article 24 are one paper, or two: the bureau's "
            "notice says",
        ),
    ),
)

FORMING = (
    article(
        "8",
        "第八条",
        "Article 8",
        "组建技术创新中心应具备以下基本条件",
        by(
            By.STAGE,
            "recommendation",
            zh="归口管理部门推荐时逐项对照，论证、会议时复核",
            en="the items are checked when the department recommends, and again by experts and meeting",
        ),
    ),
    article(
        "8(1)",
        "第八条（一）",
        "Article 8(1)",
        "与呼和浩特市重大战略、重大任务、重大工程部署紧密结合，聚焦事关全市长远发展的关键技术领域",
        tested(conditions.STRATEGIC_FIT),
        by(By.FACT, "strategic_fit"),
        doubt=Text(
            "“少而精”是布局原则（采用），或限制数量：不设名额，由会议择优、择重、择需",
            "“few but good” is a principle of layout (taken), or a limit: no quota, the meeting selects",
        ),
    ),
    article(
        "8(2)",
        "第八条（二）",
        "Article 8(2)",
        "建设主体单位应在呼和浩特市内注册登记，具有独立法人资格",
        tested(conditions.REGISTERED, conditions.LEGAL_PERSON, conditions.CAPACITY),
        doubt=Text(
            "“建设主体单位”指牵头单位（采用），或指各联合投资单位，未写明",
            "“建设主体单位” is the lead alone (taken), or every investing unit, is not said",
        ),
    ),
    article(
        "8(3)",
        "第八条（三）",
        "Article 8(3)",
        "中心负责人应具有高级专业技术职称",
        tested(
            conditions.RESULTS,
            conditions.SENIOR_TITLE,
            conditions.LEADER,
            conditions.TEAM,
            conditions.TITLED_SHARE,
            conditions.FIXED_SHARE,
            conditions.TITLES_STRICT,
        ),
        doubt=Text(
            "“均不低于总人数的30%”指中、高级职称合计与固定人员两类（采用），或中级、高级、固定三类各自计算（仅供参考）",
            "“each at least 30 %”: two groups, titles together and fixed staff (taken), or three groups (for "
            "reference)",
        ),
    ),
    article(
        "8(4)",
        "第八条（四）",
        "Article 8(4)",
        "具备一定规模的技术装备、科技资源、服务场所等基础条件",
        tested(conditions.EQUIPMENT),
        by(By.FACT, "equipment", "site_area", "conditions_profile"),
        doubt=Text(
            "“一定规模”有最低数量，或没有，未写明：不另设门槛（采用），由人判断",
            "“some scale” means a least number, or none: none is set (taken), a person judges",
        ),
    ),
    article(
        "8(5)",
        "第八条（五）",
        "Article 8(5)",
        "多个单位联合建设的应当有联合建设协议书",
        tested(conditions.AGREEMENT, conditions.COMMITMENT),
        by(By.DOCUMENT, "joint_agreement", "investment_commitment"),
    ),
    article(
        "8(6)",
        "第八条（六）",
        "Article 8(6)",
        "各建设单位须有良好的科研信用，无严重失信行为记录",
        tested(conditions.LEAD_CREDIT, conditions.PARTNERS_CREDIT),
        by(By.FACT, "record_details"),
        doubt=Text(
            "一般失信有损“良好的科研信用”，或无损；追溯全部记录，或只及近年：由人裁量",
            "a minor record spoils “good” credit, or does not; all records, or recent ones only: a person decides",
        ),
    ),
    article(
        "9",
        "第九条",
        "Article 9",
        "技术创新中心创建程序",
        by(By.STAGE, "intention", "candidate", "application", "recommendation", "expert_review", "approval"),
    ),
    article(
        "9(1)",
        "第九条（一）",
        "Article 9(1)",
        "提出市技术创新中心规划布局方案",
        by(
            By.DOCUMENT,
            "layout_plan",
            zh="规划布局方案由市科技局公布后方可开放申报；意向须指明所对应的方向，或者说明方案外的理由",
            en="a call opens after the plan is published; an intention names its direction or says why outside",
        ),
        by(By.FACT, "strategic_fit"),
    ),
    article(
        "9(2)",
        "第九条（二）",
        "Article 9(2)",
        "符合条件的单位向所在旗县区（开发区）科技管理部门或市级有关部门等归口管理部门提出建设技术创新中心意向",
        by(By.STAGE, "intention"),
        by(By.ROUTE, "department"),
        by(By.DOCUMENT, "intention"),
    ),
    article(
        "9(3)",
        "第九条（三）",
        "Article 9(3)",
        "归口管理部门对照组建条件，择优提出培育对象，组织建设单位研究制定建设与运行实施方案，并出具推荐意见",
        by(By.STAGE, "candidate", "application", "recommendation"),
        tested(mechanism.PLAN_WHOLE, mechanism.CYCLE),
        by(By.DOCUMENT, "plan", "recommendation_letter"),
        doubt=Text(
            "“等内容”只指所列七项，或另有内容：七项必备（采用），其他可以附件补充",
            "the seven parts only, or more: seven are required (taken), more may be attached",
        ),
    ),
    article(
        "9(4)",
        "第九条（四）",
        "Article 9(4)",
        "组织专家对建设与运行实施方案进行可行性论证、开展实地考察，建设单位根据专家意见及建设条件完善方案。专家组由同行技术专家、"
        "管理专家和财务专家构成",
        by(By.STAGE, "expert_review", "plan_improvement"),
        by(By.ROLE, "experts"),
    ),
    article(
        "9(5)",
        "第九条（五）",
        "Article 9(5)",
        "市科技局根据专家论证意见、实地考察结果，按照择优、择重、择需的原则，会议研究确定",
        by(By.STAGE, "deliberation"),
    ),
    article(
        "9(6)",
        "第九条（六）",
        "Article 9(6)",
        "对经会议研究后确定建设的技术创新中心进行公示，公示时间不少于5个工作日。经公示无异议，由市科技局行文批复建设",
        by(By.STAGE, "publicity", "approval"),
        due(life.PUBLICITY),
        by(By.DOCUMENT, "approval_paper"),
        doubt=Text(
            "“不少于5个工作日”只定下限：以5个工作日为默认（采用），市科技局可以延长；发布当日计入或不计入未写明：不"
            "计入（采用）",
            "only a lower limit: five working days by default (taken), the bureau may give more; the day of "
            "posting counts or not: it does not (taken)",
        ),
    ),
)
