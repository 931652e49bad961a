"""第四章 运行管理, 第五章 考核评估, 第六章 附则."""

from __future__ import annotations

from rules.carrying import by, tested
from rules.jinzhong.r2023_clauses.article import article
from rules.jinzhong.r2023_conditions import duties
from rules.requirements import By
from rules.text import Text

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
        by(By.ANNUAL_REPORT, zh="每年至少召开一次会议", en="at least one meeting a year"),
        doubt=Text("只计依托单位人员，共建单位人员不计", "only the lead's people are counted, not the partners'"),
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
        doubt=Text("“经主管审核”漏“部门”二字；“其他重大事项”未封闭", "部门 is missing; other major matters are open"),
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
    ),
    article(
        "21",
        "第二十一条",
        "每 3 年为一个评估周期",
        by(By.EVALUATION, zh="每3年评估，六个方面", en="every three years under six heads"),
    ),
    article(
        "22",
        "第二十二条",
        "评估结果分为“优秀、良好、合格、基本合格、不合格”5 个档次。评估结果为不合格的，撤销市技术创新中心资格",
        by(By.EVALUATION, zh="五个档次；基本合格限期1年整改", en="five grades; 基本合格 has a year to mend"),
        by(
            By.EVALUATION,
            zh="无故不参加、提供虚假材料、干扰评估的定为不合格",
            en="absence without reason, false material or interference count as 不合格",
        ),
        by(By.REVOCATION, zh="不合格或整改未完成的撤销", en="不合格, or rectification not finished"),
        doubt=Text("整改为完成情况核查，不是重新评估", "rectification is checked for completion, not evaluated anew"),
    ),
    article(
        "23",
        "第二十三条",
        "确定为市技术创新中心的依托单位有下列情形之一的，取消其资格",
        by(By.REVOCATION, zh="五种情形", en="five grounds"),
        doubt=Text(
            "“其资格”指依托单位还是中心，未写明", "whose status is cancelled, the lead's or the centre's, is open"
        ),
    ),
    article(
        "23(1)",
        "第二十三条（一）",
        "在申请过程中提供虚假信息的",
        by(By.REVOCATION, zh="申请虚假信息", en="false information in the application"),
    ),
    article(
        "23(2)",
        "第二十三条（二）",
        "有不良信用记录的",
        by(By.REVOCATION, zh="不良信用记录", en="a bad credit record"),
        doubt=Text(
            "信用记录只列为取消情形，不在第八条申请条件之内", "a ground here, not among the conditions of 第八条"
        ),
    ),
    article(
        "23(3)",
        "第二十三条（三）",
        "不能按时保质提交相关材料的",
        by(By.REVOCATION, zh="未按时保质提交材料", en="material late or wanting"),
    ),
    article(
        "23(4)",
        "第二十三条（四）",
        "有重大安全、质量事故，受到有关部门处罚的",
        by(By.REVOCATION, zh="重大事故且受处罚", en="a major accident, and punished"),
    ),
    article(
        "23(5)",
        "第二十三条（五）",
        "有重大违法、违规行为，受到有关部门处罚的",
        by(By.REVOCATION, zh="重大违法违规且受处罚", en="a major violation, and punished"),
    ),
    article("24", "第二十四条", "市技术创新中心命名为“晋中市××技术创新中心”", by(By.NAMING, "naming")),
    article(
        "25",
        "第二十五条",
        "本办法自2024年1月22日起施行，试行期2年",
        by(By.EDITION, zh="试行两年，至2026年1月21日届满", en="on trial for two years, to 2026-01-21"),
        doubt=Text(
            "最后一日为2026年1月21日或22日，从前者", "the last day is 2026-01-21 or 01-22; the earlier is taken"
        ),
    ),
)
