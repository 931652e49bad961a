"""第一章 总则, 第二章 职责分工."""

from __future__ import annotations

from rules.carrying import by, policy, tested
from rules.requirements import By
from rules.shijiazhuang.undated_clauses.article import article
from rules.shijiazhuang.undated_conditions import applicants, capacity, jointly
from rules.text import Text

GENERAL = (
    article(
        "1",
        "第一条",
        "更好的建设以企业为主体、市场为导向、产学研深度融合的技术创新体系",
        policy("目的和依据，无可执行内容", "purpose and basis; nothing to execute"),
    ),
    article(
        "2",
        "第二条",
        "技术创新中心是科技创新体系的重要组成部分",
        policy("定义和作用，无可执行内容", "definition; nothing to execute"),
    ),
    article(
        "3",
        "第三条",
        "统筹布局、择优支持、动态管理、有序进出",
        policy("建设原则，由推荐、评审、评估各条落实", "principles, carried out by the later articles"),
    ),
    article("4", "第四条", "技术创新中心的主要任务是", by(By.DOCUMENT, "plan:tasks")),
    article(
        "4(1)",
        "第四条（一）",
        "针对行业、领域发展的关键核心技术开展科技研发、技术创新",
        by(By.DOCUMENT, "plan:tasks"),
    ),
    article("4(2)", "第四条（二）", "培养、引进高层次技术人才和管理人才", by(By.DOCUMENT, "plan:tasks", "plan:team")),
    article("4(3)", "第四条（三）", "实行开放服务", by(By.DOCUMENT, "plan:tasks", "plan:cooperation")),
)

DUTIES_OF_OFFICES = (
    article(
        "5",
        "第五条",
        "石家庄市科学技术局（以下简称“市科学技术局”）是技术创新中心的综合管理部门",
        by(By.ROLE, "bureau", "bureau_full"),
    ),
    article(
        "5(1)",
        "第五条（一）",
        "贯彻和落实国家和省有关技术创新中心建设、管理的方针、政策和规章",
        policy("市科学技术局的一般职责", "a general duty of the bureau"),
    ),
    article(
        "5(2)",
        "第五条（二）",
        "制定技术创新中心的总体发展规划和相关政策，指导技术创新中心的建设和运行",
        policy("规划和指导职责", "planning and guidance"),
    ),
    article(
        "5(3)",
        "第五条（三）",
        "组织技术创新中心建设、管理、运行与绩效评估",
        by(By.EVALUATION, zh="组织绩效评估", en="the bureau organises evaluation"),
    ),
    article(
        "5(4)",
        "第五条（四）",
        "批准技术创新中心的建设、撤销及名称、注册地、中心主任变更等重大事项",
        by(By.STAGE, "approval"),
        by(By.CHANGE, zh="名称、注册地、中心主任变更由市科学技术局批准", en="changes approved by the bureau"),
        by(By.REVOCATION, zh="撤销由市科学技术局批准", en="revocations approved by the bureau"),
        doubt=Text(
            "中心主任变更须批准（本条），或备案即可（第十六条）：由工作人员确认",
            "a change of director needs approval (here), or is only filed (第十六条): staff confirm",
        ),
    ),
    article(
        "5(5)",
        "第五条（五）",
        "推荐申报省级、国家级技术创新中心",
        policy("向上推荐的职责，无可执行内容", "recommending upwards; nothing to execute"),
    ),
    article(
        "6",
        "第六条",
        "县（市、区）科技行政管理部门是技术创新中心的归口管理部门",
        by(By.ROLE, "competent_department"),
        by(By.ROUTE, "department"),
        doubt=Text(
            "各类单位均经县（市、区）报送（采用），或市直单位可以直接报送，未写明",
            "every unit goes through its county (taken), or units of the city may go directly, is not said",
        ),
    ),
    article(
        "6(1)",
        "第六条（一）",
        "贯彻落实市有关技术创新中心建设相关政策",
        policy("归口管理部门的一般职责", "a general duty of the department"),
    ),
    article(
        "6(2)",
        "第六条（二）",
        "组织开展市技术创新中心的培育和推荐工作",
        by(By.STAGE, "recommendation"),
    ),
    article(
        "6(3)",
        "第六条（三）",
        "配合市科技局做好对技术创新中心绩效评估、年报统计、动态管理等工作",
        by(By.EVALUATION, zh="配合绩效评估和动态管理", en="the department helps with evaluation"),
        by(By.ANNUAL_REPORT, zh="配合年报统计", en="and with annual reports"),
    ),
    article(
        "6(4)",
        "第六条（四）",
        "协调解决技术创新中心建设、运行和发展中的问题",
        policy("协调和支持职责", "coordination and support"),
    ),
    article(
        "6(5)",
        "第六条（五）",
        "对申报单位的社会信用情况进行调查与核实",
        by(By.STAGE, "credit_check"),
        by(By.DOCUMENT, "attachment:credit_report"),
        doubt=Text(
            "只核查依托单位，或连同第十条所及的共建单位和技术带头人：一并核查（采用）",
            "the lead alone is looked up, or partners and technical leaders (第十条) too: all are (taken)",
        ),
    ),
    article(
        "7",
        "第七条",
        "依托单位是技术创新中心建设和运行管理的具体实施单位",
        by(By.ROLE, "lead_institution"),
    ),
    article(
        "7(1)",
        "第七条（一）",
        "编制《申请书》和《实施方案》，建立健全技术创新中心的管理体制、工作体系、运行机制，制订内部管理制度、章程",
        by(By.DOCUMENT, "application_form", "plan", zh="两份材料", en="two papers"),
    ),
    article(
        "7(2)",
        "第七条（二）",
        "为技术创新中心建设、运行和发展提供配套条件、经费及后勤保障",
        tested(capacity.SUPPORT),
        by(By.FACT, "support_commitment"),
    ),
    article(
        "7(3)",
        "第七条（三）",
        "组建管理委员会，聘任技术创新中心主任，确定技术创新中心编制和人员安排",
        by(By.FACT, "management_committee", "leader_name", "people"),
    ),
    article(
        "7(4)",
        "第七条（四）",
        "组建技术创新中心技术指导委员会，聘任技术指导委员会主任和成员",
        by(By.FACT, "committee"),
    ),
    article(
        "7(5)",
        "第七条（五）",
        "对技术创新中心进行年度考核，监督其按时参加绩效评估，上报工作总结及相关材料",
        by(By.ANNUAL_REPORT, zh="年度考核和工作总结", en="yearly assessment and report"),
        by(By.EVALUATION, zh="按时参加绩效评估", en="takes part in evaluation"),
    ),
    article(
        "7(6)",
        "第七条（六）",
        "接受归口管理部门和市科学技术局的管理和指导",
        policy("接受管理和指导，无可执行内容", "nothing to execute"),
    ),
    article(
        "7(7)",
        "第七条（七）",
        "代表技术创新中心对外履行法人义务，承担法人责任",
        tested(applicants.LEGAL_PERSON),
    ),
    article(
        "8",
        "第八条",
        "共建单位是技术创新中心建设、运行和发展的协同单位",
        by(By.ROLE, "partner_institution"),
    ),
    article(
        "8(1)",
        "第八条（一）",
        "明确参加技术创新中心建设与运行的具体机构和人员",
        by(By.FACT, "partners.bodies"),
    ),
    article(
        "8(2)",
        "第八条（二）",
        "根据技术创新中心共建协议履行共建职责和义务，承担和完成分工负责的工作任务",
        tested(jointly.AGREEMENT),
        by(By.FACT, "partners.duties"),
    ),
    article(
        "8(3)",
        "第八条（三）",
        "通过联合科研、成果转让、咨询服务、仪器设备共享等方式，支持技术创新中心的建设发展",
        by(By.DOCUMENT, "plan:cooperation"),
    ),
)
