"""呼和浩特市技术创新中心建设管理办法（试行）: deadlines, the two grades it names, what follows, grounds of 第二十七条.

The other grades stand in measures on evaluation that are not at hand; nothing is filled in for them.
"""

from __future__ import annotations

from rules.hohhot.trial_form.clauses import clause
from rules.life import Consequence, DayOfYear, Deadline, Does, Grade, Ground, Occasion, Record, Start
from rules.procedure import Period, Unit
from rules.text import Text

NOTICE = Period(5, Unit.WORKING_DAYS, clause("9(6)"), at_least=True)

PUBLICITY = Deadline(
    "publicity_period",
    clause("9(6)"),
    Text("公示时间", "Length of the public notice"),
    "公示时间不少于5个工作日",
    "bureau",
    NOTICE,
    Start.PUBLICITY,
    stage="publicity",
    doubt=Text(
        "发布当日是否计入5个工作日未写明：不计入（采用），或计入",
        "whether the day of posting is one of the five is not said: it is not (taken), or it is",
    ),
)
CYCLE = Deadline(
    "construction_cycle",
    clause("21"),
    Text("建设周期", "Cycle of construction"),
    "技术创新中心自批复后，每3年为一个建设周期",
    "centre",
    Period(3, Unit.YEARS, clause("21")),
    Start.RECOGNITION,
    recurring=True,
)
COMPREHENSIVE = Deadline(
    "evaluation_after_three_years",
    clause("23"),
    Text("综合绩效评价", "Comprehensive evaluation"),
    "对批复期满3年的技术创新中心开展综合评价",
    "bureau",
    Period(3, Unit.YEARS, clause("23")),
    Start.RECOGNITION,
    doubt=Text(
        "只在批复期满3年时开展一次（采用），或每个3年建设周期期满都开展，未写明：以后各次由市科技局确定",
        "once after three years (taken), or at the end of every cycle, is not said: the bureau decides on later ones",
    ),
)
STAGE = Deadline(
    "evaluation_at_instalment",
    clause("23"),
    Text("阶段绩效评价", "Stage evaluation"),
    "对分期拨款节点的技术创新中心开展阶段绩效评价",
    "bureau",
    start=Start.INSTALMENT,
    doubt=Text(
        "在拨款之前，或之后多久开展，未写明：由市科技局在拨款安排中确定",
        "before the payment, or how long after it, is not said: the bureau's schedule sets it",
    ),
)
SELF = Deadline(
    "self_evaluation_due",
    clause("24"),
    Text("自评价工作报告", "Self-evaluation report"),
    "自评价由技术创新中心每年1月底前提交上年度自评价工作报告",
    "centre",
    day=DayOfYear(1, 31),
    recurring=True,
    spared_by=(COMPREHENSIVE.key, STAGE.key),
    doubt=Text(
        "“1月底前”含1月31日，以中心提交之日为准（采用），或须报到市科技局；免除自评价的“当年”由人确定（第二十三条）",
        "31 January counts and the day of handing in (taken), or that of reaching the bureau; a person decides which "
        "year is spared (Article 23)",
    ),
)

EXCELLENT = Grade("excellent", clause("26"), Text("优秀", "Excellent"), 1, passes=True)
UNQUALIFIED = Grade(
    "unqualified",
    clause("26"),
    Text("不合格", "Unqualified"),
    2,
    passes=False,
    gap_above=True,
    doubt=Text(
        "“优秀”“不合格”之间有一个或几个等次，见《呼和浩特市科技创新平台绩效评价管理办法（试行）》，未见文本：由市科"
        "技局按该办法确定",
        "one grade or several stand between, in separate measures that are not at hand: the bureau states them "
        "from there",
    ),
)

RECOMMEND = Consequence(
    "recommend_to_region",
    clause("26"),
    Text("择优推荐申报自治区技术创新中心", "Recommended to the region"),
    "对于绩效评价结果为“优秀”的，择优推荐申报自治区技术创新中心",
    Does.RECOMMEND,
    grades=("excellent",),
    discretionary=True,
)
RECTIFY = Consequence(
    "rectify_one_year",
    clause("26"),
    Text("不合格给予1年整改期", "A year to mend"),
    "结果为“不合格”的技术创新中心，给予1年整改期",
    Does.RECTIFY,
    grades=("unqualified",),
    period=Period(1, Unit.YEARS, clause("26")),
    doubt=Text(
        "1年自评价结果公布之日或整改通知送达之日起算未写明：由整改通知写明",
        "the year runs from the result or from the notice to mend, it is not said: the notice states it",
    ),
)
REVOKE = Consequence(
    "revoke_failing_again",
    clause("26"),
    Text("整改后仍不合格撤销资格", "Revocation when failing again"),
    "整改后仍不合格的，撤销其资格",
    Does.REVOKE,
    occasions=(Occasion.FAILED_AGAIN,),
)
BAN = Consequence(
    "ban_three_years",
    clause("26"),
    Text("3年内不得再行申报", "Barred for three years"),
    "整改后仍不合格的，撤销其资格，3年内不得再行申报",
    Does.BAN,
    occasions=(Occasion.FAILED_AGAIN,),
    period=Period(3, Unit.YEARS, clause("26")),
    start=Start.REVOCATION,
    doubt=Text(
        "3年自撤销之日起算（采用），或自决定送达之日；及于建设主体单位，或连同共建单位：由市科技局在撤销决定中写明",
        "the ban runs from the revocation (taken), or from its service; it binds the lead, or the partners too: the "
        "decision states it",
    ),
)

GROUNDS = (
    Ground(
        "serious_illegality",
        clause("27(1)"),
        Text("严重违法", "Serious illegality"),
        "严重违反国家法律、行政法规或地方性法规的",
        judged=Text("违法是否严重", "whether it is serious"),
    ),
    Ground(
        "major_accident",
        clause("27(2)"),
        Text("重大安全或质量事故", "A major accident"),
        "发生重大安全事故或质量事故造成严重不良影响的",
        judged=Text("事故是否重大、不良影响是否严重", "whether accident and effect are grave"),
        doubt=Text(
            "“重大”修饰安全事故，或连同质量事故，未写明：由人判断",
            "重大 governs the safety accident, or both, is not said: a person decides",
        ),
    ),
    Ground(
        "serious_fraud",
        clause("27(3)"),
        Text("严重弄虚作假", "Serious fraud"),
        "立项申报或考核评估中存在严重弄虚作假行为的",
        judged=Text("是否严重弄虚作假", "whether there was serious fraud"),
    ),
    Ground(
        "refusing_supervision",
        clause("27(4)"),
        Text("拒不接受监督管理", "Refusing supervision"),
        "拒不接受检查验收、考核评估等监督管理的",
        records=(Record.ATTENDANCE,),
        judged=Text("是否“拒不接受”", "whether it was a refusal"),
    ),
    Ground(
        "refusing_to_mend",
        clause("27(5)"),
        Text("不合格拒绝整改", "Refusing to mend"),
        "年度考核评估不合格拒绝整改的",
        records=(Record.GRADES, Record.RECTIFICATIONS),
        judged=Text("是否“拒绝整改”", "whether it refused"),
        doubt=Text(
            "“年度考核评估”指任何一次绩效评价，或只指部门评价，未写明：由人确定",
            "any evaluation, or only one by the bureau, is not said: a person decides",
        ),
    ),
    Ground(
        "lead_dissolved",
        clause("27(6)"),
        Text("建设主体单位被依法终止", "The lead is dissolved"),
        "建设主体单位被依法终止的",
        judged=Text("是否已依法终止", "whether it has been dissolved by law"),
    ),
    Ground(
        "own_request",
        clause("27(7)"),
        Text("建设主体单位自行要求撤销", "At the lead's own wish"),
        "建设主体单位自行要求撤销",
        records=(Record.OWN_REQUEST,),
    ),
    Ground(
        "other_by_law",
        clause("27(8)"),
        Text("其他依法应予撤销的情形", "Other cases by law"),
        "其他依法应予撤销的情形",
        judged=Text("依据何法应予撤销", "under which law it must be revoked"),
    ),
)
REVOKE_ON_GROUND = Consequence(
    "revoke_on_ground",
    clause("27"),
    Text("撤销资格", "Revocation"),
    "技术创新中心发生下列情形之一的，撤销其资格",
    Does.REVOKE,
    grounds=tuple(ground.key for ground in GROUNDS),
    doubt=Text(
        "“3年内不得再行申报”只写在第二十六条：不及于本条（采用），或一并适用，未写明",
        "the ban of three years stands in Article 26 only: it does not reach here (taken), or does, is not said",
    ),
)

DEADLINES = (PUBLICITY, CYCLE, COMPREHENSIVE, STAGE, SELF)
GRADES = (EXCELLENT, UNQUALIFIED)
CONSEQUENCES = (RECOMMEND, RECTIFY, REVOKE, BAN, REVOKE_ON_GROUND)
