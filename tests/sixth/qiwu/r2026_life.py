"""栖梧市技术创新中心管理办法: its periods, the places of 第七条, and what 第四章 orders after recognition."""

from __future__ import annotations

from rules.life import Consequence, DayOfYear, Deadline, Does, Grade, Ground, Lapse, Occasion, Record, Start
from rules.procedure import Period, Quota, Unit
from rules.requirements import Strength
from rules.text import Text
from tests.sixth.qiwu.clauses import clause

NOTICE = Period(7, Unit.WORKING_DAYS, clause("6(6)"))

ANSWER = Deadline(
    "time_to_correct",
    clause("6(2)"),
    Text("补正期限", "Time for corrections"),
    "申报单位应当自收到补正通知之日起10个工作日内补正；逾期未补正的，视为撤回申报",
    "applicant",
    Period(10, Unit.WORKING_DAYS, clause("6(2)")),
    Start.CORRECTION,
    stage="formal_check",
    lapse=Lapse.WITHDRAWN,
    doubt=Text(
        "收到之日是否计入未写明：不计入（采用），或计入；在平台退回即为收到",
        "whether the day of receipt counts is not said: it does not (taken); returned in the portal is received",
    ),
)
PUBLICITY = Deadline(
    "publicity_period",
    clause("6(6)"),
    Text("公示时间", "Length of the public notice"),
    "公示7个工作日",
    "bureau",
    NOTICE,
    Start.PUBLICITY,
    stage="publicity",
)
REPORT = Deadline(
    "annual_report_due",
    clause("8"),
    Text("年度报告", "Annual report"),
    "每年3月31日前报送上一年度报告",
    "lead_institution",
    day=DayOfYear(3, 31),
    recurring=True,
)
CYCLE = Deadline(
    "evaluation_cycle",
    clause("9"),
    Text("绩效评估", "Evaluation"),
    "自认定之日起每两年对创新中心进行绩效评估",
    "bureau",
    Period(2, Unit.YEARS, clause("9")),
    Start.RECOGNITION,
    recurring=True,
)

GRADES = (
    Grade("excellent", clause("9"), Text("优秀", "Excellent"), 1, passes=True),
    Grade("qualified", clause("9"), Text("合格", "Qualified"), 2, passes=True),
    Grade("unqualified", clause("9"), Text("不合格", "Unqualified"), 3, passes=False),
)
RECTIFY = Consequence(
    "rectify_unqualified",
    clause("9"),
    Text("限期整改", "Time to mend"),
    "评估不合格的，限期6个月整改",
    Does.RECTIFY,
    grades=("unqualified",),
    period=Period(6, Unit.MONTHS, clause("9")),
    doubt=Text("自何时起算未写明：由评估通知写明", "from when is not said: the notice of the evaluation states it"),
)
REVOKE_FAILED = Consequence(
    "revoke_failed_again",
    clause("9"),
    Text("撤销认定", "Revocation"),
    "整改后仍不合格的，撤销认定",
    Does.REVOKE,
    occasions=(Occasion.FAILED_AGAIN,),
)
GROUNDS = (
    Ground(
        "false_material",
        clause("10(1)"),
        Text("提供虚假材料", "False material"),
        "提供虚假材料骗取认定的",
        judged=Text("是否虚假、是否骗取认定", "whether it is false, and recognition was obtained by it"),
    ),
    Ground(
        "no_reports",
        clause("10(2)"),
        Text("连续两年不报送年度报告", "No report for two years"),
        "连续两年不报送年度报告的",
        records=(Record.ANNUAL_REPORTS,),
        running=Period(2, Unit.YEARS, clause("10(2)")),
    ),
)
REVOKE = Consequence(
    "revoke_on_ground",
    clause("10"),
    Text("撤销认定", "Revocation"),
    "创新中心有下列情形之一的，撤销认定",
    Does.REVOKE,
    grounds=tuple(ground.key for ground in GROUNDS),
)

DEADLINES = (ANSWER, PUBLICITY, REPORT, CYCLE)
CONSEQUENCES = (RECTIFY, REVOKE_FAILED, REVOKE)

YUNXI = "980102"
QUOTAS = (
    Quota(
        "quota_yunxi",
        clause("7(1)"),
        Text("云溪区推荐名额", "Places of Yunxi"),
        "云溪区每批次推荐不超过2家",
        2,
        codes=(YUNXI,),
    ),
    Quota(
        "quota_county",
        clause("7(1)"),
        Text("其他县（区）推荐名额", "Places of the other counties"),
        "其他县（区）每批次推荐不超过1家",
        1,
        kinds=("county",),
        doubt=Text(
            "申报单位撤回后名额是否退还未写明：退还（采用）；未获认定的不退还",
            "whether a withdrawn one frees its place is not said: it does (taken); one turned down does not",
        ),
    ),
    Quota(
        "quota_zone",
        clause("7(2)"),
        Text("开发区推荐名额", "Places of zones"),
        "开发区每批次推荐不超过1家",
        1,
        kinds=("zone",),
    ),
    Quota(
        "quota_city_department",
        clause("7(3)"),
        Text("市直部门推荐名额", "Places of departments of the city"),
        "市直部门每批次推荐原则上不超过1家",
        1,
        kinds=("city_department",),
        strength=Strength.IN_PRINCIPLE,
    ),
)
