"""聊城市技术创新中心管理办法（征求意见稿）, 第四章 to 第六章: the running centre; what carries each article out.

Between 第十一条 and 第十六条 stand four paragraphs without a number. They may be 第十二条 to 第十五条; nothing here
rests on it.
"""

from __future__ import annotations

from rules.carrying import by, due, follows, graded, grounds, policy, tested
from rules.liaocheng import draft_2026_cooperation as cooperation
from rules.liaocheng import draft_2026_life as life
from rules.liaocheng.draft_2026_form.clauses import article
from rules.requirements import By
from rules.text import Text, join

UNNUMBERED = Text(
    "来文第十一条与第十六条之间有四段未编号：为第十二条至第十五条，或属第十一条：照原文，按顺序另编（采用）",
    "four paragraphs without a number: Articles 12 to 15, or part of 11: kept apart and counted (taken)",
)

OPERATION = (
    article(
        "10",
        "第十条",
        "Article 10",
        "技术创新中心应建立健全各项规章制度",
        by(By.DOCUMENT, "charter", zh="规章制度在方案中说明", en="the plan tells of the rules"),
    ),
    article(
        "11",
        "第十一条",
        "Article 11",
        "主任一般应具有高级职称，以及较强的技术研发、科研管理和组织协调能力",
        tested(cooperation.SENIOR_TITLE, cooperation.ABILITIES),
        by(By.FACT, "leader_title_level", "leader_abilities"),
        doubt=Text(
            "“一般应具有高级职称”必须具有，或容许例外：容许例外（采用），由人裁量",
            "a senior title always, or with exceptions: with exceptions (taken), a person decides",
        ),
    ),
    article(
        "u1",
        "第十一条后未编号第一段",
        "First unnumbered paragraph after Article 11",
        "专家委员会由该领域国内外优秀专家组成，其中牵头单位和参与单位的人员总数不超过1/3。专家委员会主任一般由非牵头单位的人员担任",
        tested(cooperation.COMMITTEE_INSIDERS, cooperation.COMMITTEE_CHAIR),
        by(By.FACT, "committee"),
        doubt=UNNUMBERED,
    ),
    article(
        "u2",
        "第十一条后未编号第二段",
        "Second unnumbered paragraph after Article 11",
        "推动成果转化和示范应用，优先在聊城市落地转化",
        by(By.ANNUAL_REPORT, zh="在聊城市落地转化情况", en="what was put to use in the city"),
        policy("研究方向由中心自定", "what to research is the centre's own business"),
        doubt=UNNUMBERED,
    ),
    article(
        "u3",
        "第十一条后未编号第三段",
        "Third unnumbered paragraph after Article 11",
        "技术创新中心应不断完善研究开发、中间试验、分析检测等设施和条件，加大科研仪器开放共享力度",
        by(By.FACT, "equipment", zh="仪器设备清单列明是否开放共享", en="the list says which items are open to others"),
        policy("运行要求，由年度报告和评价反映", "a duty of running; seen in reports and evaluations"),
        doubt=UNNUMBERED,
    ),
    article(
        "u4",
        "第十一条后未编号第四段",
        "Fourth unnumbered paragraph after Article 11",
        "技术创新中心应建立开放合作机制，强化产学研协同创新",
        policy("运行要求，由年度报告和评价反映", "a duty of running; seen in reports and evaluations"),
        doubt=UNNUMBERED,
    ),
    article(
        "16",
        "第十六条",
        "Article 16",
        "全面落实科技成果转化奖励、股权分红激励等政策措施",
        policy("激励机制由中心自定", "incentives are the centre's own business"),
    ),
    article(
        "17",
        "第十七条",
        "Article 17",
        "技术创新中心实行年度报告制度",
        by(
            By.ANNUAL_REPORT,
            zh="依托单位盖章、主管部门审核后上报；报送时间未写明",
            en="sealed by the lead, through the department; no date is given",
        ),
        due(life.REPORT),
        doubt=life.REPORT.doubt,
    ),
    article(
        "18",
        "第十八条",
        "Article 18",
        "技术创新中心运行期间需变更名称、注册地或其他重大事项的，应提出书面申请，经主管部门审核后报市科技局批准",
        by(By.CHANGE, zh="变更由市科技局批准", en="changes of the running centre, approved by the bureau"),
        doubt=Text(
            "“其他重大事项”只及与名称、注册地相当的事项，或更广，未写明：由市科技局判断",
            "matters like name and address only, or more, is not said: the bureau judges",
        ),
    ),
    article(
        "19",
        "第十九条",
        "Article 19",
        "技术创新中心有下列情形之一的，予以撤销",
        follows(life.REVOKE),
    ),
    *(
        article(
            f"19({place})",
            f"第十九条（{numeral}）",
            f"Article 19({place})",
            ground.quote,
            grounds(ground),
            doubt=ground.doubt,
        )
        for place, (numeral, ground) in enumerate(zip("一二三四五六", life.GROUNDS, strict=True), 1)
    ),
)

EVALUATION = (
    article(
        "20",
        "第二十条",
        "Article 20",
        "中心建设期满开展综合绩效评价，对综合绩效评价结果为合格（含）以上等次的，纳入技术创新中心体系进行管理",
        by(By.EVALUATION, zh="评价结果作为动态调整的重要依据", en="results weigh in adjustments"),
        due(life.AT_END, life.CYCLE),
        graded(life.QUALIFIED),
        follows(life.ADMIT),
        doubt=join((life.AT_END.doubt, life.CYCLE.doubt, life.QUALIFIED.doubt, life.ADMIT.doubt), "；", "; "),
    ),
    article(
        "21",
        "第二十一条",
        "Article 21",
        "如发现弄虚作假、违反学术道德、违背科研诚信等情况的，按有关规定处理",
        follows(life.REFER),
        doubt=life.REFER.doubt,
    ),
)

FINAL = (
    article(
        "22",
        "第二十二条",
        "Article 22",
        "对2024年（含）以前批复建设的技术创新中心，按照本管理办法进行综合绩效评价",
        by(By.EVALUATION, zh="已有中心按本办法综合绩效评价", en="earlier centres are evaluated under this text"),
        graded(life.EXCELLENT, life.UNQUALIFIED),
        follows(life.OLD_SUPPORT, life.OLD_ADMIT, life.OLD_REVOKE),
        doubt=life.OLD_SUPPORT.doubt,
    ),
    article(
        "23",
        "第二十三条",
        "Article 23",
        "自2026年xx月xx日起施行",
        by(By.EDITION, zh="征求意见稿，施行日期空缺", en="a draft; the date of effect is left blank"),
        doubt=Text(
            "征求意见稿，施行日期空缺：尚未施行（采用），或已另行印发：发布通知和批准须登记依据",
            "a draft, the date left blank: not in force (taken), or issued since: a call or an approval needs a "
            "recorded basis",
        ),
    ),
)
