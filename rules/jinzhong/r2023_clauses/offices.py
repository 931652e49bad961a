"""第一章 总则, 第二章 管理职责."""

from __future__ import annotations

from rules.carrying import by, policy, tested
from rules.jinzhong.r2023_clauses.article import article
from rules.jinzhong.r2023_conditions import applicants, duties
from rules.requirements import By
from rules.text import Text

GENERAL = (
    article(
        "1",
        "第一条",
        "制定本办法",
        policy("制定目的和依据，无可执行内容", "purpose and basis; nothing to execute"),
    ),
    article(
        "2",
        "第二条",
        "依托驻地高校、科研院所和晋中市优秀企业建设，围绕我市重点产业链、特色专业镇等重点产业、重点领域布局",
        tested(applicants.LEAD_PLACE, applicants.LAYOUT),
        by(By.FACT, "lead_kind", "registered_city", "field", "layout_basis"),
        doubt=Text(
            "第二条限定依托单位所在地，或只说明布局（第八条未要求注册地）；“驻地”“优秀”没有标准：不在本市的、是否属"
            "重点领域的，由人判断",
            "this article binds the lead's place, or only tells of layout (第八条 names none); 驻地 and 优秀 have n"
            "o measure: a lead from elsewhere, and the fields, are judged",
        ),
    ),
    article(
        "3",
        "第三条",
        "实行动态管理、有进有出",
        policy("建设原则，由评估、撤销各条落实", "principles, carried out by evaluation and revocation"),
    ),
)

DUTIES_OF_OFFICES = (
    article(
        "4",
        "第四条",
        "晋中市科学技术局是市技术创新中心的规划布局 and 宏观管理部门",
        by(By.ROLE, "bureau", "bureau_full"),
    ),
    article(
        "4(1)",
        "第四条（一）",
        "研究制定市技术创新中心管理办法，指导市技术创新中心建设和运行",
        policy("市科学技术局制定办法和指导的职责", "the bureau makes rules and guides"),
    ),
    article(
        "4(2)",
        "第四条（二）",
        "批准市技术创新中心的立项、建设、调整和撤销",
        by(By.STAGE, "approval"),
        by(By.CHANGE, zh="“调整”由市科学技术局批准", en="adjustments are approved by the bureau"),
        by(By.REVOCATION, zh="撤销由市科学技术局批准", en="revocations are approved by the bureau"),
        doubt=Text(
            "“调整”须批准（采用），或如第六条(四)备案即可：专家委员会建议作为附件",
            "approval as here (taken), or filing as in 第六条(四); the committee's advice is attached",
        ),
    ),
    article(
        "4(3)",
        "第四条（三）",
        "组织市技术创新中心的申报、评审，对已批准建设或运行的市技术创新中心进行考核、评估与监督",
        by(By.STAGE, "application", "expert_review"),
        by(By.EVALUATION, zh="对已批准的中心考核、评估与监督", en="evaluation and supervision of running centres"),
    ),
    article(
        "4(4)",
        "第四条（四）",
        "培育省级技术创新中心",
        policy("培育职责，无可执行内容", "nothing to execute"),
    ),
    article(
        "5",
        "第五条",
        "县（区、市）级科技管理部门是属地市技术创新中心的行政主管部门",
        by(By.ROLE, "competent_department"),
        doubt=Text(
            "主管部门只指县（区、市）部门，或包括主送机关中的综改示范区晋中开发区、晋中国家农高区：包括（采用）",
            "departments of counties only, or also the two zones that appear among the addressees: they are "
            "included (taken)",
        ),
    ),
    article(
        "5(1)",
        "第五条（一）",
        "支持市技术创新中心的建设和发展",
        policy("支持职责，无可执行内容", "nothing to execute"),
    ),
    article(
        "5(2)",
        "第五条（二）",
        "指导市技术创新中心的运行和管理，督促市技术创新中心建设",
        by(By.ROLE, "competent_department", zh="查看本属地的中心", en="sees the centres of its own place"),
    ),
    article(
        "5(3)",
        "第五条（三）",
        "协调解决市技术创新中心建设与运行管理中的重大问题",
        policy("协调职责，无可执行内容", "nothing to execute"),
    ),
    article(
        "5(4)",
        "第五条（四）",
        "协助晋中市科学技术局对市技术创新中心开展考核、评估、监督等工作",
        by(By.EVALUATION, zh="协助考核、评估、监督", en="the department helps with evaluation"),
    ),
    article(
        "6",
        "第六条",
        "依托单位是市技术创新中心建设与运行管理的具体责任单位",
        by(By.ROLE, "lead_institution"),
    ),
    article(
        "6(1)",
        "第六条(一)",
        "制定市技术创新中心建设计划，建立健全相关管理制度和运行机制，并提供相应的人员、经费、设施、政策等保障",
        by(By.DOCUMENT, "plan", "attachment:management_rules"),
        by(By.FACT, "support_commitment", "support_plan"),
    ),
    article(
        "6(2)",
        "第六条(二)",
        "任命市技术创新中心主任，聘任市技术创新中心专家委员会主任和委员，并报主管部门和晋中市科学技术局备案",
        by(By.FILING, zh="主任、专家委员会主任和委员备案", en="director, chair and members are filed"),
        by(By.FACT, "committee"),
    ),
    article(
        "6(3)",
        "第六条(三)",
        "配合晋中市科学技术局和主管部门对市技术创新中心进行考核、评估、监督工作",
        by(By.EVALUATION, zh="配合考核、评估、监督", en="the lead cooperates with evaluation"),
    ),
    article(
        "6(4)",
        "第六条(四)",
        "根据专家委员会建议提出市技术创新中心名称、研究方向、发展目标、组织结构等重大调整意见，并报主管部门和晋中市科学技术局备案",
        by(
            By.CHANGE,
            zh="按批准办理，附专家委员会建议",
            en="handled as a change to be approved, with the committee's advice",
        ),
        by(By.FILING, zh="重大调整意见备案", en="proposals of major adjustment are filed"),
        doubt=Text(
            "备案即可（本条），或如第四条（二）、第十八条须批准（采用）：由工作人员确认",
            "filing as here, or approval as in 第四条（二） and 第十八条 (taken): staff confirm",
        ),
    ),
    article(
        "6(5)",
        "第六条(五)",
        "为市技术创新中心的安全生产主体责任单位，对市技术创新中心的安全生产承担主体责任，确保市技术创新中心安全运行",
        tested(duties.SAFETY),
        by(By.FACT, "commitments"),
    ),
    article(
        "6(6)",
        "第六条(六)",
        "为市技术创新中心的保密主体责任单位，要加强对市技术创新中心相关人员的培养和教育",
        tested(duties.SECRECY),
        by(By.FACT, "commitments"),
    ),
)
