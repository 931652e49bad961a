"""晋中市技术创新中心建设与运行管理办法（试行）: deadlines, the five grades, what follows, the grounds of 第二十三条.

Here 不合格 ends a centre at once; the year to mend belongs to 基本合格.
"""

from __future__ import annotations

from rules.jinzhong.r2023_form.clauses import clause
from rules.life import Consequence, DayOfYear, Deadline, Does, Grade, Ground, Occasion, Record, Start
from rules.procedure import Period, Unit
from rules.text import Text

NOTICE = Period(5, Unit.WORKING_DAYS, clause("7(5)"))

PUBLICITY = Deadline(
    "publicity_period",
    clause("7(5)"),
    Text("公示期", "Length of the public notice"),
    "公示期5个工作日",
    "bureau",
    NOTICE,
    Start.PUBLICITY,
    stage="publicity",
    doubt=Text(
        "发布当日是否计入5个工作日未写明：不计入（采用），或计入",
        "whether the day of posting is one of the five is not said: it is not (taken), or it is",
    ),
)
MEETING = Deadline(
    "committee_meeting",
    clause("11"),
    Text("专家委员会会议", "Meeting of the expert committee"),
    "每年至少召开一次会议",
    "centre",
    Period(1, Unit.YEARS, clause("11")),
    recurring=True,
    doubt=Text(
        "“每年”按自然年度（采用），或自聘任之日起每满一年，未写明",
        "every calendar year (taken), or every year from the appointment, is not said",
    ),
)
TERM = Deadline(
    "committee_term",
    clause("11"),
    Text("专家委员会任期", "Term of the expert committee"),
    "每届任期不超过5年",
    "lead_institution",
    Period(5, Unit.YEARS, clause("11")),
    Start.APPOINTMENT,
)
REPORT = Deadline(
    "annual_report_due",
    clause("20"),
    Text("年度工作总结和计划", "Annual report and plan"),
    "于每年 1 月 31 日前将上年度工作总结及当年工作计划，经依托单位、共建单位和主管部门审核后报晋中市科学技术局",
    "centre",
    day=DayOfYear(1, 31),
    recurring=True,
    doubt=Text(
        "“前”含1月31日当日（采用），或至30日止；当日须报到市科学技术局，还是提交审核即可，未写明：由人认定",
        "31 January counts (taken), or only the day before; whether it must have reached the bureau by then or be "
        "under review is not said: a person decides",
    ),
)
CYCLE = Deadline(
    "evaluation_cycle",
    clause("21"),
    Text("定期评估", "Regular evaluation"),
    "对市技术创新中心的整体建设与运行状况进行定期评估，每 3 年为一个评估周期",
    "bureau",
    Period(3, Unit.YEARS, clause("21")),
    recurring=True,
    doubt=Text(
        "自批准之日各自起算，或全市统一周期，未写明：由市科学技术局的评估通知确定",
        "from each approval, or one cycle for the city, is not said: the bureau's notice sets it",
    ),
)

EXCELLENT = Grade("excellent", clause("22"), Text("优秀", "Excellent"), 1, passes=True)
GOOD = Grade("good_grade", clause("22"), Text("良好", "Good"), 2, passes=True)
QUALIFIED = Grade("qualified", clause("22"), Text("合格", "Qualified"), 3, passes=True)
BARELY = Grade(
    "barely_qualified",
    clause("22"),
    Text("基本合格", "Barely qualified"),
    4,
    passes=False,
    doubt=Text(
        "“基本合格”是通过还是未通过未写明：不撤销，整改完成前按未通过办理（采用），或视为通过而附整改",
        "whether 基本合格 passes is not said: not revoked, but not passed until mended (taken), or passed with a "
        "duty to mend",
    ),
)
UNQUALIFIED = Grade("unqualified", clause("22"), Text("不合格", "Unqualified"), 5, passes=False)

REVOKE_UNQUALIFIED = Consequence(
    "revoke_unqualified",
    clause("22"),
    Text("不合格撤销资格", "Revocation of an unqualified centre"),
    "评估结果为不合格的，撤销市技术创新中心资格",
    Does.REVOKE,
    grades=("unqualified",),
)
RECTIFY = Consequence(
    "rectify_one_year",
    clause("22"),
    Text("基本合格限期整改", "A year to mend"),
    "评估结果为基本合格的，限期 1 年进行整改",
    Does.RECTIFY,
    grades=("barely_qualified",),
    period=Period(1, Unit.YEARS, clause("22")),
    doubt=Text(
        "一年自评估结果公布之日或整改通知送达之日起算未写明：由整改通知写明；整改核查完成情况（采用），不重新评估",
        "the year runs from the result or from the notice to mend: the notice states it; completion is checked "
        "(taken), not evaluated anew",
    ),
)
RESUME = Consequence(
    "resume_after_rectification",
    clause("22"),
    Text("整改完成后参加后续考核评估", "Later evaluations after rectification"),
    "整改完成后方可参加后续考核、评估",
    Does.RESUME,
    occasions=(Occasion.RECTIFIED,),
)
REVOKE_UNMENDED = Consequence(
    "revoke_unmended",
    clause("22"),
    Text("未完成整改撤销资格", "Revocation when not mended"),
    "未完成整改的，撤销市技术创新中心资格",
    Does.REVOKE,
    occasions=(Occasion.NOT_RECTIFIED,),
)
COUNT = Consequence(
    "count_as_unqualified",
    clause("22"),
    Text("确定为“不合格”", "Counted as unqualified"),
    "存在无故不参加考核评估、提供虚假材料、干扰考核评估工作等情况的，评估结果确定为“不合格”",
    Does.COUNT_AS,
    occasions=(Occasion.ABSENT, Occasion.FALSE_MATERIAL, Occasion.INTERFERENCE),
    counts_as="unqualified",
    doubt=Text(
        "“等情况”只及同类情形，或任何妨碍评估的情形，未写明：所列三种直接适用，其他由人判断",
        "“等情况” reaches the like only, or any hindrance: the three named apply, others are judged",
    ),
)

FALSE_INFORMATION = Ground(
    "false_information",
    clause("23(1)"),
    Text("申请中提供虚假信息", "False information in the application"),
    "在申请过程中提供虚假信息的",
    judged=Text("所提供的信息是否虚假", "whether the information was false"),
)
BAD_CREDIT = Ground(
    "bad_credit",
    clause("23(2)"),
    Text("不良信用记录", "A bad credit record"),
    "有不良信用记录的",
    judged=Text("是否属于“不良信用记录”", "whether it is a “bad credit record”"),
    doubt=Text(
        "只列为取消情形，第八条申请条件未列；任何时候的记录，或只及未修复的记录，未写明：由人判断",
        "a ground here, no condition of 第八条; any record at any time, or only one not repaired, is not said: judged",
    ),
)
LATE_OR_POOR = Ground(
    "late_or_poor_material",
    clause("23(3)"),
    Text("不能按时保质提交材料", "Material late or wanting"),
    "不能按时保质提交相关材料的",
    records=(Record.SUBMISSIONS, Record.ANNUAL_REPORTS),
    judged=Text("材料是否属于“相关材料”、质量是否合格", "whether it is material concerned, and whether it is wanting"),
    doubt=Text(
        "逾期、不合格有一即构成，或须两者兼有；“相关材料”未列举：由人判断",
        "late or wanting, or both, and which material, is not said: a person decides",
    ),
)
ACCIDENT = Ground(
    "punished_accident",
    clause("23(4)"),
    Text("重大安全、质量事故受处罚", "A major accident, and punished"),
    "有重大安全、质量事故，受到有关部门处罚的",
    judged=Text("事故是否重大，且已受处罚", "whether the accident was major, and punished"),
)
VIOLATION = Ground(
    "punished_violation",
    clause("23(5)"),
    Text("重大违法、违规受处罚", "A major violation, and punished"),
    "有重大违法、违规行为，受到有关部门处罚的",
    judged=Text("违法、违规是否重大，且已受处罚", "whether the violation was major, and punished"),
)
GROUNDS = (FALSE_INFORMATION, BAD_CREDIT, LATE_OR_POOR, ACCIDENT, VIOLATION)

CANCEL = Consequence(
    "cancel_on_ground",
    clause("23"),
    Text("取消资格", "Status cancelled"),
    "确定为市技术创新中心的依托单位有下列情形之一的，取消其资格",
    Does.REVOKE,
    grounds=tuple(ground.key for ground in GROUNDS),
    doubt=Text(
        "“其资格”指市技术创新中心资格，或指依托单位资格（可更换依托单位），未写明：由市科学技术局在决定中写明",
        "the centre's status, or the lead's (which could be replaced), is not said: the bureau's decision states it",
    ),
)

DEADLINES = (PUBLICITY, MEETING, TERM, REPORT, CYCLE)
GRADES = (EXCELLENT, GOOD, QUALIFIED, BARELY, UNQUALIFIED)
CONSEQUENCES = (REVOKE_UNQUALIFIED, RECTIFY, RESUME, REVOKE_UNMENDED, COUNT, CANCEL)
