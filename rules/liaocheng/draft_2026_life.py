"""聊城市技术创新中心管理办法（征求意见稿）: deadlines, grades, what follows, the grounds of 第十九条.

What follows a failure is written for centres approved up to 2024 only (第二十二条).
"""

from __future__ import annotations

from datetime import date

from rules.liaocheng.draft_2026_form.clauses import clause
from rules.life import Consequence, Deadline, Does, Grade, Ground, Occasion, Record, Start
from rules.procedure import Period, Unit
from rules.text import Text

ESTABLISHMENT = Period(2, Unit.YEARS, clause("8b(4)"))
LAST_OF_THE_OLD = date(2024, 12, 31)

ESTABLISHING = Deadline(
    "establishment_period",
    clause("8b(4)"),
    Text("筹建期", "Establishment period"),
    "筹建期一般为2年",
    "lead_institution",
    ESTABLISHMENT,
    Start.ESTABLISHMENT,
    stage="approval",
    soft_words="一般",
    doubt=Text(
        "自批准决定之日（采用）、名单公布之日或任务书签订之日起算未写明；“一般”允许例外，由市科技局说明理由",
        "from the decision (taken), the list or the task agreement is not said; 一般 allows exceptions with reasons",
    ),
)
REPORT = Deadline(
    "annual_report_due",
    clause("17"),
    Text("年度报告", "Annual report"),
    "技术创新中心实行年度报告制度",
    "lead_institution",
    Period(1, Unit.YEARS, clause("17")),
    recurring=True,
    doubt=Text(
        "没有报送日期：以市科技局当年通知的日期为准（采用），或次年内报送即可",
        "no date is given: that of the bureau's notice counts (taken), or any day of the next year will do",
    ),
)
AT_END = Deadline(
    "evaluation_at_construction_end",
    clause("20"),
    Text("综合绩效评价", "Comprehensive evaluation"),
    "中心建设期满开展综合绩效评价",
    "bureau",
    start=Start.CONSTRUCTION_END,
    doubt=Text(
        "“建设期”即筹建期（采用），或任务书另定的期间；期满后多久开展未写明：由市科技局通知确定",
        "the establishment period (taken), or one of the task agreement; how soon after is not said: a notice sets it",
    ),
)
CYCLE = Deadline(
    "evaluation_cycle",
    clause("20"),
    Text("年度绩效评价", "Yearly evaluation"),
    "每两年开展年度绩效评价",
    "bureau",
    Period(2, Unit.YEARS, clause("20")),
    recurring=True,
    doubt=Text(
        "“每两年开展年度绩效评价”指两年一次（采用），或逐年评价、两年汇总；自何时起算未写明：由市科技局通知确定",
        "a “yearly evaluation every two years” is one in two years (taken), or one a year summed up; from when is not "
        "said: the bureau's notice sets it",
    ),
)

EXCELLENT = Grade("excellent", clause("22"), Text("优秀", "Excellent"), 1, passes=True)
QUALIFIED = Grade(
    "qualified",
    clause("20"),
    Text("合格", "Qualified"),
    2,
    passes=True,
    gap_above=True,
    doubt=Text(
        "“合格（含）以上等次”只有合格、优秀，或另有等次，未写明：由市科技局的评价通知确定",
        "the grades from 合格 up are these two, or more: the bureau's notice says",
    ),
)
UNQUALIFIED = Grade("unqualified", clause("22"), Text("不合格", "Unqualified"), 3, passes=False)

ADMIT = Consequence(
    "admit_to_system",
    clause("20"),
    Text("纳入技术创新中心体系管理", "Taken into the system"),
    "对综合绩效评价结果为合格（含）以上等次的，纳入技术创新中心体系进行管理",
    Does.ADMIT,
    grades=("qualified",),
    or_better=True,
    doubt=Text(
        "不合格的不予纳入，或延长筹建后再评，未写明：由市科技局决定并说明理由",
        "whether a failing one is left out or given more time is not said: the bureau decides with reasons",
    ),
)
REFER = Consequence(
    "dishonesty_referred",
    clause("21"),
    Text("评价失信按有关规定处理", "Dishonesty handled under the rules concerned"),
    "如发现弄虚作假、违反学术道德、违背科研诚信等情况的，按有关规定处理",
    Does.REFER,
    occasions=(Occasion.DISHONESTY,),
    doubt=Text(
        "“有关规定”指第十九条（三），或科研诚信的其他规定，未指明：由人写明所依据的规定",
        "Article 19(3), or other rules on integrity, is not said: a person names the rule",
    ),
)
OLD_SUPPORT = Consequence(
    "old_centre_supported",
    clause("22"),
    Text("已有中心优秀给予支持", "Earlier centres: support"),
    "对绩效评价为优秀等次的，按相关办法给予支持",
    Does.SUPPORT,
    grades=("excellent",),
    recognised_until=LAST_OF_THE_OLD,
    doubt=Text(
        "支持只及2024年（含）以前批复的中心（采用），或及于全部优秀中心；“相关办法”未指明：由市科技局写明",
        "only centres approved up to 2024 (taken), or all excellent ones; which measures is not said: the bureau says",
    ),
)
OLD_ADMIT = Consequence(
    "old_centre_admitted",
    clause("22"),
    Text("已有中心纳入体系管理", "Earlier centres: taken into the system"),
    "对评价结果为合格（含）以上等次的，纳入技术创新中心体系进行管理",
    Does.ADMIT,
    grades=("qualified",),
    or_better=True,
    recognised_until=LAST_OF_THE_OLD,
)
OLD_REVOKE = Consequence(
    "old_centre_cancelled",
    clause("22"),
    Text("已有中心不合格取消资格", "Earlier centres: cancelled"),
    "不合格的取消技术创新中心资格",
    Does.REVOKE,
    grades=("unqualified",),
    recognised_until=LAST_OF_THE_OLD,
)

GROUNDS = (
    Ground(
        "two_years_unreported",
        clause("19(1)"),
        Text("连续两年未报送年度报告", "No report for two years running"),
        "连续2年未报送年度报告的",
        records=(Record.ANNUAL_REPORTS,),
        running=Period(2, Unit.YEARS, clause("19(1)")),
        doubt=Text(
            "“未报送”指始终未报（采用），或也包括逾期报送，未写明",
            "never handed in (taken), or handed in late as well, is not said",
        ),
    ),
    Ground(
        "absent_without_reason",
        clause("19(2)"),
        Text("无故不参加绩效评价", "Absent without reason"),
        "无故不参加绩效评价的",
        records=(Record.ATTENDANCE,),
        judged=Text("是否“无故”", "whether there was a reason"),
    ),
    Ground(
        "fraud_or_illegality",
        clause("19(3)"),
        Text("弄虚作假、违法或科研失信", "Fraud, illegality or lack of integrity"),
        "弄虚作假，出现违法或科研失信问题，造成不良影响的",
        judged=Text("是否存在所列问题，且造成不良影响", "whether it occurred, and had a bad effect"),
        doubt=Text(
            "弄虚作假、违法、科研失信有一即可，或须兼有，未写明：由人判断",
            "any one of the three, or several together, is not said: a person decides",
        ),
    ),
    Ground(
        "grave_accident",
        clause("19(4)"),
        Text("重大事故", "A major accident"),
        "发生重大质量、安全、环境事故造成严重影响的",
        judged=Text("事故是否重大、影响是否严重", "whether accident and effect are grave"),
    ),
    Ground(
        "cannot_run",
        clause("19(5)"),
        Text("不能保障正常运行", "The centre cannot run"),
        "依托单位因停产、破产、被重组、收购等情况，不能保障技术创新中心正常运行的",
        judged=Text("中心是否不能正常运行", "whether the centre cannot run"),
    ),
    Ground(
        "own_request",
        clause("19(6)"),
        Text("自愿提出撤销", "At its own wish"),
        "依托单位自愿提出撤销技术创新中心的",
        records=(Record.OWN_REQUEST,),
    ),
)
REVOKE = Consequence(
    "revoke_on_ground",
    clause("19"),
    Text("撤销", "Revocation"),
    "技术创新中心有下列情形之一的，予以撤销",
    Does.REVOKE,
    grounds=tuple(ground.key for ground in GROUNDS),
)

DEADLINES = (ESTABLISHING, REPORT, AT_END, CYCLE)
GRADES = (EXCELLENT, QUALIFIED, UNQUALIFIED)
CONSEQUENCES = (ADMIT, REFER, OLD_SUPPORT, OLD_ADMIT, OLD_REVOKE, REVOKE)
