"""大同市技术创新中心认定管理办法(试行): the public notice of 第九条（三）, and what 第十四条 orders after recognition.

The text has no grades, no list of grounds and no time for rectification: the bureau decides, results are for reference.
"""

from __future__ import annotations

from rules.datong.trial_form.clauses import clause
from rules.life import Consequence, Deadline, Does, Occasion, Start
from rules.procedure import Period, Unit
from rules.text import Text

NOTICE = Period(5, Unit.WORKING_DAYS, clause("9(3)"))

PUBLICITY = Deadline(
    "publicity_period",
    clause("9(3)"),
    Text("公示时间", "Length of the public notice"),
    "公示时间为5个工作日",
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
    "evaluation_cycle",
    clause("14"),
    Text("定期绩效评估", "Regular evaluation"),
    "中心通过认定后，市科技局以三年为周期，组织专家对中心进行定期绩效评估",
    "bureau",
    Period(3, Unit.YEARS, clause("14")),
    Start.RECOGNITION,
    recurring=True,
    doubt=Text(
        "各中心自认定之日各自起算（采用），或全市统一分批评估，未写明",
        "each centre from its own recognition (taken), or all in common rounds, is not said",
    ),
)

KEEP = Consequence(
    "keep_after_evaluation",
    clause("14"),
    Text("保留", "Kept"),
    "参考评估结果，决定保留、整改或撤销等事项",
    Does.KEEP,
    occasions=(Occasion.EVALUATED,),
    discretionary=True,
)
RECTIFY = Consequence(
    "rectify_after_evaluation",
    clause("14"),
    Text("整改", "Rectification"),
    "参考评估结果，决定保留、整改或撤销等事项",
    Does.RECTIFY,
    occasions=(Occasion.EVALUATED,),
    discretionary=True,
    doubt=Text(
        "整改期限和整改后验收或再评估均未写明：由市科技局在整改通知中写明",
        "how long, and whether it ends with a check or a new evaluation, is not said: the bureau's notice states it",
    ),
)
REVOKE = Consequence(
    "revoke_after_evaluation",
    clause("14"),
    Text("撤销", "Revocation"),
    "参考评估结果，决定保留、整改或撤销等事项",
    Does.REVOKE,
    occasions=(Occasion.EVALUATED,),
    discretionary=True,
    doubt=Text(
        "撤销的标准未写明，评估结果只供参考（采用），或直接决定撤销：由市科技局决定并说明理由",
        "no measure is given; results only inform (taken), or settle it: the bureau decides with reasons",
    ),
)
_WELL = Text(
    "“运行良好、成绩突出”没有标准，以评估结果或日常情况认定均可：由市科技局判断",
    "“running well” has no measure; the evaluation or other knowledge may show it: the bureau judges",
)
SUPPORT = Consequence(
    "support_good_running",
    clause("14"),
    Text("市科技计划项目重点支持", "Support from the city's programmes"),
    "对运行良好、成绩突出的，市科技计划项目给予重点支持",
    Does.SUPPORT,
    occasions=(Occasion.RUNNING_WELL,),
    doubt=_WELL,
)
RECOMMEND = Consequence(
    "recommend_to_province",
    clause("14"),
    Text("优先推荐申报省级技术创新中心", "Recommended first to the province"),
    "并优先推荐申报省级技术创新中心",
    Does.RECOMMEND,
    occasions=(Occasion.RUNNING_WELL,),
    doubt=_WELL,
)

DEADLINES = (PUBLICITY, CYCLE)
CONSEQUENCES = (KEEP, RECTIFY, REVOKE, SUPPORT, RECOMMEND)
