"""第三章 申报与评审."""

from __future__ import annotations

from rules.carrying import by, due, tested
from rules.requirements import By
from rules.shijiazhuang import undated_life as life
from rules.shijiazhuang.undated_clauses.article import article
from rules.shijiazhuang.undated_conditions import applicants, capacity, jointly
from rules.text import Text

RECOGNITION = (
    article(
        "9",
        "第九条",
        "市科学技术局根据石家庄市经济、社会和科技发展需求以及技术创新中心的发展规划和布局，按年度发布建设申报通知",
        by(By.STAGE, "application", zh="每年发布申报通知", en="a call every year"),
        due(life.CALL),
        by(By.DOCUMENT, "call"),
        doubt=life.CALL.doubt,
    ),
    article(
        "10",
        "第十条",
        "申请建设技术创新中心应具备的基本条件",
        by(By.STAGE, "formal_check", zh="各项条件在形式审查时逐项核对", en="the items below are checked one by one"),
    ),
    article(
        "10(1)",
        "第十条(一)",
        "申报单位须是在石家庄市注册的且注册时间三年以上的法人单位，在相关领域具有明显技术优势和影响力。"
        "两个以上单位联合申请的，须明确一个为依托单位，其它单位为共建单位，依托单位和共建单位须无社会信用及科研信誉不良记录",
        tested(
            applicants.REGISTERED,
            applicants.YEARS,
            applicants.LEGAL_PERSON,
            applicants.PARTNERS_REGISTERED,
            applicants.STRENGTH,
            applicants.CREDIT,
            applicants.PARTNERS_CREDIT,
        ),
        by(By.FACT, "lead_name", "partners", zh="申请书只有一个依托单位", en="the form holds one lead only"),
        doubt=Text(
            "“申报单位”只指依托单位，或含共建单位；不良记录指曾有，或指现有（修复后不计）：结果不同的由人判断",
            "the lead alone, or the partners too; a record ever had, or one not repaired: where the readings "
            "differ a person decides",
        ),
    ),
    article(
        "10(2)",
        "第十条（二）",
        "技术创新中心主要以企业为依托单位，企业应建有相对独立的研发机构，上一年销售收入应在2000万元以上，"
        "且上年度科技经费投入不少于100万元。依托单位是其他法人单位的，须与市内2家以上企业联合共建",
        tested(applicants.RD_BODY, applicants.SALES, applicants.SCIENCE_SPENDING, applicants.CITY_ENTERPRISES),
        by(By.FACT, "lead_kind", "finance", "partners"),
        doubt=Text(
            "“主要以企业为依托单位”排除其他法人单位，或不排除：不排除（采用），其他法人单位另须与市内2家以上企业联合",
            "主要 shuts out other legal persons, or does not: it does not (taken), they need two enterprises of "
            "the city",
        ),
    ),
    article(
        "10(3)",
        "第十条（三）",
        "符合技术创新中心建设计划申报要求中确定的重点领域，研究开发方向明确",
        tested(capacity.FIELD, capacity.DIRECTION, capacity.OWN_RESULTS, capacity.CAPACITY),
        by(By.FACT, "field", "field_basis"),
        doubt=Text(
            "“一定数量”一项即可，或须有多项：没有的不符合，有的由人判断；重点领域以当年通知为准（采用）",
            "one result will do, or several: none fails, some are judged; the year's call names the fields (taken)",
        ),
    ),
    article(
        "10(4)",
        "第十条（四）",
        "固定人员应为依托或共建单位在职人员，不少于15人，技术带头人不得有社会信用、科研信誉不良记录",
        tested(capacity.TEAM, capacity.IN_SERVICE, capacity.FIXED_STAFF, capacity.LEADERS_CREDIT),
        by(By.FACT, "technical_leaders", "people"),
    ),
    article(
        "10(5)",
        "第十条（五）",
        "依托单位拥有较强的经济实力和良好信誉",
        tested(capacity.SUPPORT),
        by(By.DOCUMENT, "attachment:support_letter"),
    ),
    article(
        "10(6)",
        "第十条（六）",
        "科研开发用房相对集中，面积不少于500 平方米，仪器设备原值不少于200 万元",
        tested(capacity.AREA, capacity.EQUIPMENT, capacity.FACILITIES),
        doubt=Text(
            "仪器设备只计依托单位，或含共建单位：一并计入（采用）",
            "the lead's equipment alone, or the partners' too: both are counted (taken)",
        ),
    ),
    article(
        "10(7)",
        "第十条（七）",
        "技术创新中心的名称、研发方向、研发内容明确具体，建设发展目标科学合理",
        tested(capacity.DEFINITE),
        by(By.FACT, "short_name", "direction", "rd_content", "goals"),
    ),
    article(
        "10(8)",
        "第十条（八）",
        "依托单位自身的科研条件、研发人员、科研项目、科技成果必须占到50％以上",
        tested(
            jointly.AGREEMENT,
            jointly.AGREEMENT_CONTENTS,
            jointly.CONDITIONS_SHARE,
            jointly.PEOPLE_SHARE,
            jointly.PROJECTS_SHARE,
            jointly.RESULTS_SHARE,
        ),
        by(By.FACT, "agreement_contents", "conditions_measure"),
        doubt=Text(
            "人员按人数、项目按项数、成果按件数（采用），或按经费、价值；科研条件由申报单位写明口径，由人判断",
            "people, projects and results by number (taken), or by money; for conditions the applicant states a "
            "measure and a person judges",
        ),
    ),
    article(
        "11",
        "第十一条",
        "由归口管理部门审核后，择优向市科学技术局推荐。市科学技术局收到建设申请后，进行“形式审查”，组织专家进行评审",
        by(
            By.STAGE,
            "application",
            "recommendation",
            "formal_check",
            "expert_review",
            "deliberation",
            "publicity",
            "approval",
        ),
        by(By.ROUTE, "department"),
        by(By.DOCUMENT, "application_form", "plan", "recommendation_letter", "approval_paper"),
        doubt=Text(
            "公示期限由市科学技术局确定，或从惯例：默认5个工作日，标明非条文规定（采用）；专家人数和评分逐次确定（"
            "采用）",
            "the bureau sets the length, or custom does: five working days, marked as not in the text (taken); "
            "experts and scores are set each time (taken)",
        ),
    ),
)
