"""第三章 组建程序和条件."""

from __future__ import annotations

from rules.carrying import by, due, policy, tested
from rules.jinzhong import r2023_life as life
from rules.jinzhong.r2023_clauses.article import article
from rules.jinzhong.r2023_conditions import applicants, facilities, people, research, support
from rules.requirements import By
from rules.text import Text

RECOGNITION = (
    article(
        "7.1",
        "第七条第一款",
        "坚持“少而精”原则统筹布局建设",
        by(By.FACT, "layout_basis"),
        policy("布局原则，名额由建设通知确定", "principle of layout; numbers are for the call"),
    ),
    article(
        "7.2",
        "第七条第二款",
        "市技术创新中心按照以下程序组建",
        by(By.STAGE, "application", "recommendation", "expert_review", "publicity", "approval"),
    ),
    article(
        "7(1)",
        "第七条(一)",
        "晋中市科学技术局围绕贯彻落实国家及省、市重大决策部署和战略发展需求，发布建设通知",
        by(By.STAGE, "application", zh="申报以建设通知为起点", en="a call opens the application"),
        by(By.DOCUMENT, "call"),
    ),
    article(
        "7(2)",
        "第七条(二)",
        "依托单位根据建设通知，结合自身优势和具体情况，提交建设申请材料",
        by(By.STAGE, "application"),
        by(By.DOCUMENT, "application_form"),
    ),
    article(
        "7(3)",
        "第七条(三)",
        "建设申请材料经主管部门审核后，向晋中市科学技术局提出书面推荐意见。依托单位为驻地高校或市直单位的，直接报晋中市科技局",
        by(By.STAGE, "recommendation"),
        by(By.ROUTE, "direct", "department"),
        by(By.DOCUMENT, "recommendation_letter"),
        by(By.FACT, "lead_affiliation"),
        doubt=Text(
            "直接报送只及申报（本条）和年度报告（第二十条）（采用），或也及备案和变更，未写明：备案和变更由市科学技"
            "术局确认",
            "the direct way is for applying and the annual report only (taken), or for filings and changes too: "
            "the bureau confirms",
        ),
    ),
    article(
        "7(4)",
        "第七条(四)",
        "晋中市科学技术局组织专家开展评审论证",
        by(By.STAGE, "expert_review"),
        doubt=Text(
            "专家人数、评分和通过标准由市科学技术局逐次确定（采用），或另有规定，未写明",
            "number of experts, scores and pass mark are set each time (taken), or elsewhere, is not said",
        ),
    ),
    article(
        "7(5)",
        "第七条(五)",
        "晋中市科学技术局对评审论证通过名单进行公示，公示期5个工作日，公示无异议后下达批准建设通知",
        by(By.STAGE, "publicity", "approval"),
        due(life.PUBLICITY),
        by(By.DOCUMENT, "approval_paper"),
        doubt=Text(
            "公示前须会议研究，或直接公示评审论证通过名单，未写明：会议研究为内部环节，标明非条文规定（采用）；发布"
            "当日不计入5个工作日（采用），或计入",
            "a meeting before the notice, or none, is not said: a house setting, marked as not in the text "
            "(taken); the day of posting does not count (taken), or does",
        ),
    ),
    article(
        "8",
        "第八条",
        "市技术创新中心申请建设条件有",
        by(By.STAGE, "application", zh="各项条件逐项自查和审核", en="the items below are checked one by one"),
    ),
    article(
        "8(1)",
        "第八条(一)",
        "市技术创新中心由企业或高校或研究院联合申报，申报单位原则上不超过3家，需明确一家牵头单位",
        tested(
            applicants.APPLICANT_KINDS,
            applicants.JOINT,
            applicants.UNITS,
            applicants.AGREEMENT,
            applicants.AGREEMENT_TERM,
        ),
        by(By.FACT, "lead_name", "partners", zh="申请材料只有一家牵头单位", en="the form holds one lead only"),
        by(By.DOCUMENT, "attachment:partner_agreements"),
        doubt=Text(
            "单独申报允许，或必须联合：由人判断；“3家”含牵头单位（采用），或不含",
            "alone is allowed, or joint required: a person decides; three includes the lead (taken), or does not",
        ),
    ),
    article(
        "8(2)",
        "第八条(二)",
        "主要科研场所及装备位于晋中市范围内，有相对集中的实验用房，面积在1000平方米以上；有先进、完备的科研条件和设施，仪器设备总值在1000万元以上",
        tested(
            facilities.SITE,
            facilities.EQUIPMENT_PLACE,
            facilities.LABORATORY,
            facilities.EQUIPMENT,
            facilities.FACILITIES,
        ),
        doubt=Text(
            "“不超设备总值的50%”限制占比，或限制计入的数额：两种结果不同的由人判断",
            "50% limits the partners' share, or what is counted: where the two differ a person decides",
        ),
    ),
    article(
        "8(3)",
        "第八条(三)",
        "具有相对集中的研究方向和较强的研究实力",
        tested(research.DIRECTION, research.STRENGTH),
    ),
    article(
        "8(4)",
        "第八条(四)",
        "具有年龄与知识结构合理的高水平科技研发队伍",
        tested(
            people.DIRECTOR,
            people.AGE,
            people.TITLE,
            people.FULL_TIME,
            people.FIXED_STAFF,
            people.QUALIFIED,
            people.YOUNG,
            people.TEAM,
            people.MASTER_RIGHT,
        ),
        doubt=Text(
            "“中青年”年龄由建设通知确定，未确定按45岁以下（采用）；“不超过60岁”按已满整岁，或按实足年龄：结果不同的"
            "由人判断",
            "the call says what 中青年 means, else up to 45 (taken); 60 in completed years, or exactly: where the "
            "two differ a person decides",
        ),
    ),
    article(
        "8(5)",
        "第八条(五)",
        "具有高水平的自主知识产权科技成果",
        tested(research.RESEARCH_YEARS, research.PROJECTS, research.RESULTS, research.PAPERS, research.TRANSFER),
    ),
    article("8(6)", "第八条(六)", "具有合理的管理体制和运行机制", tested(support.MECHANISM)),
    article(
        "8(7)",
        "第八条（七）",
        "具有依托单位的大力支持",
        tested(support.SUPPORT, support.RD_TOTAL, support.RD_LEAD),
        by(By.FACT, "finance"),
        doubt=Text(
            "“最近3年”指三个完整会计年度（采用，建设通知可另定），或回溯36个月",
            "three closed accounting years (taken, the call may differ), or 36 months back",
        ),
    ),
)
