"""石家庄市技术创新中心建设与运行管理办法: deadlines, three grades, what follows, the grounds of 第三十八条.

第十一条 gives the public notice no length, 第二十九条 the annual report no day.
"""

from __future__ import annotations

from rules.life import Consequence, Deadline, Does, Grade, Ground, Occasion, Record
from rules.procedure import Period, Unit
from rules.shijiazhuang.undated_form.clauses import clause
from rules.text import Text


def _every(years: int, place: str) -> Period:
    return Period(years, Unit.YEARS, clause(place))


CALL = Deadline(
    "yearly_call",
    clause("9"),
    Text("年度申报通知", "The yearly call"),
    "按年度发布建设申报通知",
    "bureau",
    _every(1, "9"),
    recurring=True,
    stage="application",
    doubt=Text(
        "每年一次，或一年可以多次，何时发布，未写明：由市科学技术局确定",
        "once a year, or more often, and when, is not said: the bureau decides",
    ),
)
MANAGEMENT_MEETING = Deadline(
    "management_meeting",
    clause("14"),
    Text("管理委员会会议", "Meeting of the management committee"),
    "每年定期召开会议",
    "lead_institution",
    _every(1, "14"),
    recurring=True,
    doubt=Text(
        "“定期”的次数未写明：每年至少一次（采用），或由管理委员会章程另定",
        "how often is not said: at least once a year (taken), or as the committee's rules say",
    ),
)
COMMITTEE_MEETING = Deadline(
    "committee_meeting",
    clause("15"),
    Text("技术指导委员会会议", "Meeting of the technical committee"),
    "技术指导委员会每年至少召开一次会议",
    "centre",
    _every(1, "15"),
    recurring=True,
    doubt=Text(
        "“每年”按自然年度（采用），或自成立之日起每满一年，未写明",
        "every calendar year (taken), or every year from its founding, is not said",
    ),
)
REPORT = Deadline(
    "annual_report_due",
    clause("29"),
    Text("年度报告", "Annual report"),
    "技术创新中心实行年度报告制度，每年须上报年度报告",
    "centre",
    _every(1, "29"),
    recurring=True,
    doubt=Text(
        "没有报送日期，逾期却是撤销情形：以市科学技术局当年通知的日期为准（采用），或年内报送即可",
        "no date, yet being late is a ground for revocation: the date of the bureau's notice counts (taken), or any "
        "day of the year will do",
    ),
)
CYCLE = Deadline(
    "evaluation_cycle",
    clause("31"),
    Text("绩效评估", "Evaluation"),
    "技术创新中心实行绩效考核制度，每三年为一个评估周期",
    "bureau",
    _every(3, "31"),
    recurring=True,
    doubt=Text(
        "自批准建设之日各自起算，或全市统一周期，未写明：由市科学技术局的评估通知确定",
        "from each approval, or one cycle for the city, is not said: the bureau's notice sets it",
    ),
)

EXCELLENT = Grade("excellent", clause("35"), Text("优秀", "Excellent"), 1, passes=True)
QUALIFIED = Grade("qualified", clause("35"), Text("合格", "Qualified"), 2, passes=True)
UNQUALIFIED = Grade("unqualified", clause("35"), Text("不合格", "Unqualified"), 3, passes=False)

HIGHER = Consequence(
    "not_kept_beside_higher",
    clause("28"),
    Text("晋升后不再保留", "No longer kept beside a higher one"),
    "同一依托单位在相同领域、相同研发方向已被认定或晋升为国家级、省级技术创新中心的，不再设立或保留市级技术创新中心",
    Does.REMOVE,
    occasions=(Occasion.HIGHER_LEVEL,),
    doubt=Text(
        "领域和方向须完全一致，或主要内容一致即可，“相同”没有标准：由人判断",
        "wholly the same, or the same in the main: “same” has no measure, a person judges",
    ),
)
REWARD = Consequence(
    "reward_excellent",
    clause("36"),
    Text("优秀给予奖励", "Reward"),
    "对于评估为“优秀”等级的市级技术创新中心，按照相关政策给予奖励",
    Does.REWARD,
    grades=("excellent",),
    doubt=Text(
        "“相关政策”只定奖励数额，或另设条件，未指明：由市科学技术局写明",
        "other policies set the amount only, or conditions too, is not said: the bureau states them",
    ),
)
RECTIFY = Consequence(
    "rectify_one_year",
    clause("37"),
    Text("不合格限期一年整改", "A year to mend"),
    "评估为“不合格”等级的技术创新中心，限期一年进行整改",
    Does.RECTIFY,
    grades=("unqualified",),
    period=_every(1, "37"),
    doubt=Text(
        "一年自评估结果公布之日或整改通知送达之日起算未写明：由整改通知写明",
        "the year runs from the result or from the notice to mend, it is not said: the notice states it",
    ),
)
REEVALUATE = Consequence(
    "evaluated_next_year",
    clause("37"),
    Text("参加第二年绩效评估", "Evaluated again the next year"),
    "参加第二年技术创新中心绩效评估",
    Does.REEVALUATE,
    grades=("unqualified",),
    doubt=Text(
        "“第二年”指评估的次年（采用），或整改期满后的下一次评估，未写明",
        "the year after the evaluation (taken), or the next evaluation after mending, is not said",
    ),
)

GROUNDS = (
    Ground(
        "late_reports",
        clause("38(1)"),
        Text("未按时报送年度报告和统计报表", "Annual report or statistics late"),
        "不能按时报送年度报告及相关统计报表的",
        records=(Record.ANNUAL_REPORTS,),
        judged=Text("报送日期是否已经通知、是否属于“不能按时”", "whether a date was given, and whether it was missed"),
        doubt=Text(
            "报告、报表有一逾期即构成，或须两者均逾期，未写明：由人判断",
            "late with either, or with both, is not said: a person decides",
        ),
    ),
    Ground(
        "absent_without_reason",
        clause("38(2)"),
        Text("无故不参加评估", "Absent without reason"),
        "无故不参加评估",
        records=(Record.ATTENDANCE,),
        judged=Text("是否“无故”", "whether there was a reason"),
    ),
    Ground(
        "left_evaluation",
        clause("38(2)"),
        Text("中途退出评估", "Leaving midway"),
        "中途退出评估",
        records=(Record.ATTENDANCE,),
        judged=Text("退出有无正当理由", "whether there was good reason"),
        doubt=Text(
            "“无故”只及不参加，或也及中途退出，未写明：由人判断",
            "whether 无故 governs leaving too is not said: a person decides",
        ),
    ),
    Ground(
        "failed_two_years",
        clause("38(2)"),
        Text("连续两年评估不合格", "Failing two years running"),
        "连续两年评估不合格的",
        records=(Record.GRADES,),
        running=_every(2, "38(2)"),
        doubt=Text(
            "评估三年一次，“连续两年”指不合格后次年再评仍不合格（采用），或前后两次周期评估均不合格",
            "evaluations come every three years: failing again the next year (taken), or in two cycles running",
        ),
    ),
    Ground(
        "serious_fraud",
        clause("38(3)"),
        Text("严重弄虚作假", "Serious fraud"),
        "严重弄虚作假，提供虚假材料和不真实数据的",
        judged=Text("是否严重弄虚作假", "whether there was serious fraud"),
    ),
    Ground(
        "technical_accident",
        clause("38(4)"),
        Text("技术原因的重大事故", "A major accident for technical reasons"),
        "由于技术原因发生重大质量、安全或环境事故，造成不良影响的",
        judged=Text(
            "是否出于技术原因、事故是否重大、有无不良影响", "whether technical, whether major, whether with bad effect"
        ),
    ),
    Ground(
        "illegality_or_dishonesty",
        clause("38(5)"),
        Text("违法或科研失信", "Illegality or lack of integrity"),
        "出现违法或科研失信问题，造成不良影响的",
        judged=Text("是否违法或科研失信，且造成不良影响", "whether it occurred, and had a bad effect"),
    ),
    Ground(
        "punished_breach",
        clause("38(6)"),
        Text("严重违法受重大处罚", "A serious breach, heavily punished"),
        "严重违反国家法律、行政法规，受到重大处罚的",
        judged=Text("违法是否严重，且处罚是否重大", "whether breach and punishment are grave"),
    ),
    Ground(
        "cannot_run",
        clause("38(7)"),
        Text("不能保障正常运行", "The centre cannot run"),
        "依托单位停产、破产或其它原因，不能保障技术创新中心正常运行的",
        judged=Text("中心是否不能正常运行", "whether the centre cannot run"),
        doubt=Text(
            "停产、破产本身即构成，或须“不能保障技术创新中心正常运行”：须后者（采用）",
            "bankruptcy alone, or only where the centre cannot run: only then (taken)",
        ),
    ),
    Ground(
        "task_given_up",
        clause("38(8)"),
        Text("重组更名不再承担任务", "Restructured and no longer doing the task"),
        "依托单位被重组、收购更名，其主营业务发生变化，不再承担技术创新中心建设和运行任务的",
        judged=Text("主营业务是否变化，且不再承担任务", "whether its business changed and the task was given up"),
    ),
    Ground(
        "own_request",
        clause("38(9)"),
        Text("自愿提出撤销", "At its own wish"),
        "依托单位自愿提出撤销技术创新中心的",
        records=(Record.OWN_REQUEST,),
    ),
)
REVOKE = Consequence(
    "revoke_on_ground",
    clause("38"),
    Text("撤销资格", "Revocation"),
    "有下列情形之一的，撤销其技术创新中心资格",
    Does.REVOKE,
    grounds=tuple(ground.key for ground in GROUNDS),
)

DEADLINES = (CALL, MANAGEMENT_MEETING, COMMITTEE_MEETING, REPORT, CYCLE)
GRADES = (EXCELLENT, QUALIFIED, UNQUALIFIED)
CONSEQUENCES = (HIGHER, REWARD, RECTIFY, REEVALUATE, REVOKE)
