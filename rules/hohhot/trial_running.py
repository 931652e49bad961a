"""呼和浩特市技术创新中心建设管理办法（试行）, 第四章 to 第六章: the running centre; what carries each article out."""

from __future__ import annotations

from rules.carrying import by, due, follows, graded, grounds, policy, tested
from rules.hohhot import trial_life as life
from rules.hohhot import trial_mechanism as mechanism
from rules.hohhot.trial_form.clauses import article
from rules.requirements import By
from rules.text import Text, join

OPERATION = (
    article(
        "10",
        "第十条",
        "Article 10",
        "技术创新中心原则上应为独立法人实体，组建理事会（董事会）、技术指导委员会",
        tested(mechanism.INDEPENDENT, mechanism.GOVERNANCE),
        by(By.FACT, "legal_form", "transition_plan", "governance"),
        doubt=Text(
            "“原则上应为”，或如第四条“应为独立法人实体”必须：按原则性要求附过渡方案办理（采用），由人裁量",
            "“in principle”, or “shall be” as in Article 4: in principle, with a plan (taken); a person decides",
        ),
    ),
    article(
        "11",
        "第十一条",
        "Article 11",
        "理事会（董事会）由牵头单位、共建单位人员组成",
        by(By.DOCUMENT, "charter", zh="理事会（董事会）的组成和职权写入章程", en="the charter sets out the council"),
        doubt=Text(
            "来文在“研究审定”中间断行：连读（采用），或分为两段；文意不变",
            "the source breaks the line inside 研究审定: read on (taken), or two paragraphs; the sense is the same",
        ),
    ),
    article(
        "12",
        "第十二条",
        "Article 12",
        "其中牵头单位和共建单位的人员不超过总人数三分之一。技术指导委员会主任应由非牵头单位、共建单位的有影响力的专家担任",
        tested(mechanism.COMMITTEE_SKILLED, mechanism.COMMITTEE_INSIDERS, mechanism.COMMITTEE_CHAIR),
        by(By.FACT, "committee"),
        doubt=Text(
            "中心主任计入“牵头单位和共建单位的人员”，或不计入：按其人员来源计（采用）",
            "the director counts among the insiders, or does not: by where the person comes from (taken)",
        ),
    ),
    article(
        "13",
        "第十三条",
        "Article 13",
        "主任（总经理）聘用报归口管理部门和市科技局备案",
        by(By.FILING, zh="主任（总经理）聘用备案，两个接收部门", en="appointment of the director, to two offices"),
        by(By.FACT, "leader_profile"),
    ),
    article(
        "14",
        "第十四条",
        "Article 14",
        "技术创新中心实行固定与流动相结合的人员聘用制度",
        by(By.FACT, "people", zh="名册区分固定和流动人员", en="the roster tells fixed from mobile staff"),
        policy("聘用制度由中心自定", "employment is the centre's own business"),
    ),
    article(
        "15",
        "第十五条",
        "Article 15",
        "建立市场化的绩效评价与收入分配激励机制",
        policy("激励机制由中心自定，方案“利益分配机制”中说明", "incentives are the centre's own; told in the plan"),
    ),
    article(
        "16",
        "第十六条",
        "Article 16",
        "协同开展关键共性技术攻关、成果转移转化和技术创新服务，加强知识产权保护和运用",
        policy("运行要求，由年度报告和评价反映", "a duty of running; seen in reports and evaluations"),
    ),
    article(
        "17",
        "第十七条",
        "Article 17",
        "对获得批复建设的技术创新中心给予一定的科研经费支持",
        by(
            By.FUNDING,
            zh="批复后登记经费数额和拨款节点，分期拨款节点触发阶段绩效评价（第二十三条）",
            en="amount and instalments are recorded after the reply; an instalment calls for a stage evaluation (23)",
        ),
        doubt=Text(
            "一次拨付，或分期拨付，“一定的”数额多少，均未写明：由市科技局确定并登记",
            "paid at once, or in instalments, and how much, is not said: the bureau decides and records it",
        ),
    ),
    article(
        "18",
        "第十八条",
        "Article 18",
        "技术创新中心的相关工作情况纳入科研诚信管理",
        by(By.FACT, "lead_credit", zh="申报时核对科研诚信记录", en="credit records are checked on application"),
        policy("诚信系统在门户之外", "the credit system lies outside the portal"),
    ),
    article(
        "19",
        "第十九条",
        "Article 19",
        "创建国家、自治区技术创新中心一般应已认定为市技术创新中心",
        policy("上级平台申报，不在本办法程序内", "applications to higher levels are outside this procedure"),
    ),
    article(
        "20",
        "第二十条",
        "Article 20",
        "技术创新中心运行期间需变更名称、注册地或其他重大事项的，应提出书面申请，经归口管理部门审核后报市科技局批准",
        by(By.CHANGE, zh="批复后的变更，由市科技局批准", en="changes of the running centre, approved by the bureau"),
        doubt=Text(
            "“其他重大事项”只及与名称、注册地相当的事项，或更广，未写明：由市科技局判断",
            "matters like name and address only, or more, is not said: the bureau judges",
        ),
    ),
)

DYNAMIC = (
    article(
        "21",
        "第二十一条",
        "Article 21",
        "技术创新中心自批复后，每3年为一个建设周期",
        due(life.CYCLE),
    ),
    article(
        "22",
        "第二十二条",
        "Article 22",
        "技术创新中心绩效评价分为自评价和部门评价，其中部门评价分为阶段绩效评价和综合绩效评价",
        by(By.EVALUATION, zh="自评价、阶段绩效评价、综合绩效评价三种", en="three kinds: self, stage, comprehensive"),
        doubt=Text(
            "“绩效评估”“绩效评价”“考核评估”是同一事项（采用），或分别所指；《呼和浩特市科技创新平台绩效评价管理办法"
            "（试行）》未见文本，其规定由市科技局录入",
            "three words are one thing (taken), or three; the separate measures are not at hand, the bureau states "
            "what they say",
        ),
    ),
    article(
        "23",
        "第二十三条",
        "Article 23",
        "对批复期满3年的技术创新中心开展综合评价，对分期拨款节点的技术创新中心开展阶段绩效评价，其它年度为自评价",
        by(By.EVALUATION, zh="由批复日期和拨款节点推定评价种类", en="date of reply and instalments decide the kind"),
        due(life.COMPREHENSIVE, life.STAGE),
        doubt=Text(
            "“当年已开展部门评价”的“当年”指评价年度，或提交自评价报告（报上年度）的年度；综合评价是否每个周期都开展、阶段评价在拨款"
            "前或后，均未写明：由市科技局确定",
            "“当年” is the year evaluated, or that in which the report is due; whether every cycle ends with an "
            "evaluation and when an instalment calls for one is not said: the bureau decides",
        ),
    ),
    article(
        "24",
        "第二十四条",
        "Article 24",
        "自评价由技术创新中心每年1月底前提交上年度自评价工作报告",
        by(
            By.ANNUAL_REPORT,
            zh="每年1月31日止，经归口管理部门审核后报市科技局",
            en="by 31 January, through the department",
        ),
        due(life.SELF),
        doubt=life.SELF.doubt,
    ),
    article(
        "25",
        "第二十五条",
        "Article 25",
        "包括目标任务完成、组织管理、保障措施、科研产出、经费使用管理和社会服务等情况",
        by(By.EVALUATION, zh="对照批复的方案，六个方面", en="six heads, held against the approved plan"),
    ),
    article(
        "26",
        "第二十六条",
        "Article 26",
        "结果为“不合格”的技术创新中心，给予1年整改期，整改后仍不合格的，撤销其资格，3年内不得再行申报",
        graded(*life.GRADES),
        follows(life.RECOMMEND, life.RECTIFY, life.REVOKE, life.BAN),
        doubt=join(
            (
                Text(
                    "来文本条前有书签标记“[bookmark: _GoBack]”，不是条文",
                    "a stray bookmark stands before this article and is no part of it",
                ),
                life.UNQUALIFIED.doubt,
                life.RECTIFY.doubt,
                life.BAN.doubt,
            ),
            "；",
            "; ",
        ),
    ),
    article(
        "27",
        "第二十七条",
        "Article 27",
        "技术创新中心发生下列情形之一的，撤销其资格",
        follows(life.REVOKE_ON_GROUND),
        doubt=life.REVOKE_ON_GROUND.doubt,
    ),
    *(
        article(
            f"27({place})",
            f"第二十七条（{numeral}）",
            f"Article 27({place})",
            ground.quote,
            grounds(ground),
            doubt=ground.doubt,
        )
        for place, (numeral, ground) in enumerate(zip("一二三四五六七八", life.GROUNDS, strict=True), 1)
    ),
)

FINAL = (
    article(
        "28",
        "第二十八条",
        "Article 28",
        "创新中心命名为“呼和浩特市×××技术创新中心”",
        by(By.NAMING, "naming", zh="按此格式生成全称", en="the full name follows this formula"),
        doubt=Text(
            "来文作“创新中心”：指技术创新中心（采用），或另有所指",
            "the source says 创新中心: 技术创新中心 is meant (taken), or something else",
        ),
    ),
    article(
        "29",
        "第二十九条",
        "Article 29",
        "本办法自印发之日起施行",
        by(By.EDITION, zh="试行，印发日期未载明，无截止日期", en="on trial; date of issue not given; open-ended"),
    ),
)
