"""第四章 运行管理, 第五章 考核评估, 第六章 附则."""

from __future__ import annotations

from rules.carrying import by, due, follows, graded, grounds, tested
from rules.jinzhong import r2023_life as life
from rules.jinzhong.r2023_clauses.article import article
from rules.jinzhong.r2023_conditions import duties
from rules.requirements import By
from rules.text import Text, join

RUNNING = (
    article(
        "9",
        "第九条",
        "理事会（管委会、董事会）由依托单位和共建单位的代表组成",
        tested(duties.COUNCIL),
        by(By.FACT, "governance"),
    ),
    article("10", "第十条", "市技术创新中心实行主任负责制", tested(duties.RESPONSIBLE_DIRECTOR)),
    article(
        "11",
        "第十一条",
        "专家委员会委员由具有重要学术技术影响力的专家担任，人数不低于9人，依托单位人员不超过三分之一，每届任期不超过5年",
        tested(duties.COMMITTEE, duties.COMMITTEE_SIZE, duties.INSIDERS, duties.COMMITTEE_TERM),
        by(By.FACT, "committee"),
        due(life.MEETING, life.TERM),
        doubt=Text(
            "“依托单位人员”只计依托单位（采用），或连同共建单位人员；“每年”“每届任期”的起算未写明：自然年度、自聘任"
            "之日（采用）",
            "the lead's people only are counted (taken), or the partners' too; by calendar year and from the "
            "appointment (taken), it is not said",
        ),
    ),
    article(
        "12",
        "第十二条",
        "实行固定与流动相结合的人员聘用制度",
        by(By.FACT, "people"),
        by(By.DOCUMENT, "plan:team"),
    ),
    article(
        "13",
        "第十三条",
        "市技术创新中心应不断完善研究开发、中间试验、分析检测等设施 and 条件",
        tested(duties.SHARING),
        by(By.DOCUMENT, "plan:openness"),
    ),
    article(
        "14",
        "第十四条",
        "尽快落实科技成果转化奖励、股权分红激励等政策措施",
        by(By.DOCUMENT, "plan:transfer"),
    ),
    article(
        "15",
        "第十五条",
        "协同开展关键共性技术攻关、成果转移转化和技术创新服务，按照规定开展科普工作",
        by(By.DOCUMENT, "plan:transfer", "plan:openness"),
    ),
    article(
        "16",
        "第十六条",
        "经费设立专账、独立核算",
        tested(duties.ACCOUNT),
        by(By.ANNUAL_REPORT, zh="年度报告说明专账核算情况", en="the annual report says so"),
    ),
    article(
        "17",
        "第十七条",
        "科研人员取得的职务发明成果均应标注市技术创新中心名称",
        tested(duties.CREDIT),
        by(By.ANNUAL_REPORT, zh="年度报告核对成果标注", en="checked in the annual report"),
    ),
    article(
        "18",
        "第十八条",
        "市技术创新中心运行期间需变更名称、依托单位或其他重大事项的，应提出书面申请，经主管审核后报晋中市科学技术局批准",
        by(
            By.CHANGE,
            zh="变更经主管部门审核，由市科学技术局批准",
            en="reviewed by the department, approved by the bureau",
        ),
        doubt=Text(
            "“经主管审核”指经主管部门审核（采用），或经单位主管；“其他重大事项”只及同类，或更广：由市科学技术局判断",
            "部门 is missing: the department reviews (taken), or the unit's own superior; “other major matters” is "
            "open: the bureau judges",
        ),
    ),
    article(
        "19",
        "第十九条",
        "考核评估结果是政策支持以及动态调整的重要依据",
        by(By.EVALUATION, zh="动态管理、定期考核评估", en="regular evaluation"),
    ),
    article(
        "20",
        "第二十条",
        "于每年 1 月 31 日前将上年度工作总结及当年工作计划，经依托单位、共建单位和主管部门审核后报晋中市科学技术局",
        by(
            By.ANNUAL_REPORT,
            zh="每年1月31日前；驻地高校、市直单位不经主管部门",
            en="by 31 January; resident universities and city-level units without the department",
        ),
        due(life.REPORT),
        doubt=life.REPORT.doubt,
    ),
    article(
        "21",
        "第二十一条",
        "每 3 年为一个评估周期",
        by(By.EVALUATION, zh="六个方面", en="six heads"),
        due(life.CYCLE),
        doubt=life.CYCLE.doubt,
    ),
    article(
        "22",
        "第二十二条",
        "评估结果分为“优秀、良好、合格、基本合格、不合格”5 个档次。评估结果为不合格的，撤销市技术创新中心资格",
        graded(*life.GRADES),
        follows(life.REVOKE_UNQUALIFIED, life.RECTIFY, life.RESUME, life.REVOKE_UNMENDED, life.COUNT),
        doubt=join((life.BARELY.doubt, life.RECTIFY.doubt, life.COUNT.doubt), "；", "; "),
    ),
    article(
        "23",
        "第二十三条",
        "确定为市技术创新中心的依托单位有下列情形之一的，取消其资格",
        follows(life.CANCEL),
        doubt=life.CANCEL.doubt,
    ),
    *(
        article(f"23({place})", f"第二十三条（{numeral}）", ground.quote, grounds(ground), doubt=ground.doubt)
        for place, (numeral, ground) in enumerate(zip("一二三四五", life.GROUNDS, strict=True), 1)
    ),
    article("24", "第二十四条", "市技术创新中心命名为“晋中市××技术创新中心”", by(By.NAMING, "naming")),
    article(
        "25",
        "第二十五条",
        "本办法自2024年1月22日起施行，试行期2年",
        by(By.EDITION, zh="试行两年，至2026年1月21日届满", en="on trial for two years, to 2026-01-21"),
        doubt=Text(
            "最后一日为2026年1月21日（采用），或22日",
            "the last day is 2026-01-21 (taken), or 01-22",
        ),
    ),
)
