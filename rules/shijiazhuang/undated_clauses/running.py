"""第四章 运行与管理, 第五章 考核评估与动态管理, 第六章 附则."""

from __future__ import annotations

from rules.carrying import by, due, follows, graded, grounds, policy, tested
from rules.requirements import By, Clause
from rules.shijiazhuang import undated_life as life
from rules.shijiazhuang.undated_clauses.article import article
from rules.shijiazhuang.undated_conditions import applicants, duties
from rules.shijiazhuang.undated_form.clauses import clause
from rules.text import Text, join

RUNNING = (
    article(
        "12",
        "第十二条",
        "引导技术创新中心高质量发展",
        policy("指导和服务职责，无可执行内容", "guidance; nothing to execute"),
    ),
    article(
        "13",
        "第十三条",
        "技术创新中心实行管理委员会领导下的主任负责制",
        by(By.DOCUMENT, "plan:governance"),
    ),
    article(
        "14",
        "第十四条",
        "技术创新中心须由依托单位、共建单位的人员组成管理委员会，无共建单位的由依托单位相关人员组成",
        tested(duties.MANAGEMENT_COMMITTEE),
        due(life.MANAGEMENT_MEETING),
        doubt=life.MANAGEMENT_MEETING.doubt,
    ),
    article(
        "15",
        "第十五条",
        "技术创新中心须设立技术指导委员会作为技术指导机构",
        tested(duties.COMMITTEE_SIZE, duties.INSIDERS, duties.CHAIR),
        by(By.FACT, "committee"),
        due(life.COMMITTEE_MEETING),
        by(By.EVALUATION, zh="会议记录为考核依据之一", en="its minutes are evidence in evaluation"),
        doubt=duties.NOT_A_CONDITION,
    ),
    article(
        "16",
        "第十六条",
        "技术创新中心主任应具有较强的科技创新工作组织管理能力，不得兼任其它平台负责人，年龄不超过60周岁；"
        "每年在技术创新中心工作时间应不少于8个月",
        tested(duties.NO_OTHER_PLATFORM, duties.AGE, duties.MONTHS),
        by(By.FACT, "leader_name", "leader_profile"),
        by(By.FILING, zh="主任聘任与调整备案", en="appointment and change of the director are filed"),
        doubt=Text(
            "申请条件，或运行要求：列在第四章，按运行要求（采用）；主任调整备案（本条），或批准（第五条（四））：由"
            "工作人员确认",
            "a condition, or a duty of running: in chapter four, so a duty (taken); a change of director is filed, "
            "or approved (5(4)): staff confirm",
        ),
    ),
    article(
        "17",
        "第十七条",
        "管理委员会应赋予主任在技术创新中心内部岗位设置、科研活动组织、工作任务安排、人员调整、绩效奖励等方面一定的自主权",
        policy("内部授权，无可执行内容", "internal; nothing to execute"),
    ),
    article(
        "18",
        "第十八条",
        "按照研发方向和重点任务设立研究开发室（组），明确技术带头人和成员",
        by(By.FACT, "technical_leaders"),
        by(By.DOCUMENT, "plan:governance", "plan:programme"),
    ),
    article(
        "19",
        "第十九条",
        "技术创新中心研究队伍由固定人员和流动人员组成。固定人员包括研究开发人员、管理人员和科研辅助人员",
        tested(duties.MANAGER),
        by(By.FACT, "people.employment", "people.task"),
    ),
    article(
        "20",
        "第二十条",
        "大型科学仪器应纳入省、市大型仪器设备共享平台管理，面向社会开放服务",
        tested(duties.SHARING),
        by(By.FACT, "equipment.shared"),
    ),
    article("21", "第二十一条", "技术创新中心应制订研发计划、设立研发项目", by(By.DOCUMENT, "plan:programme")),
    article(
        "22",
        "第二十二条",
        "强化产学研联合创新和京津冀协同创新",
        by(By.DOCUMENT, "plan:cooperation"),
    ),
    article("23", "第二十三条", "技术创新中心应建立和完善人才引进和培养机制", by(By.DOCUMENT, "plan:team")),
    article(
        "24",
        "第二十四条",
        "均应标注技术创新中心名称",
        tested(duties.RESULTS_CARRY_NAME),
        by(By.ANNUAL_REPORT, zh="年度报告核对成果标注", en="checked in the annual report"),
    ),
    article(
        "25",
        "第二十五条",
        "技术创新中心应完善内部管理制度，设立管理办公室，配备专职管理人员",
        tested(duties.OFFICE),
    ),
    article(
        "26",
        "第二十六条",
        "设立专账、独立核算",
        tested(duties.ACCOUNT),
        by(By.ANNUAL_REPORT, zh="年度报告说明专账核算情况", en="the annual report says so"),
    ),
    article("27", "第二十七条", "实行有偿服务，逐步实现自我发展的良性循环", by(By.DOCUMENT, "plan:cooperation")),
    article(
        "28",
        "第二十八条",
        "同一依托单位在相同领域、相同研发方向已被认定或晋升为国家级、省级技术创新中心的，不再设立或保留市级技术创新中心",
        tested(applicants.HIGHER_CENTRE),
        by(By.FACT, "has_higher_centre", "higher_centres"),
        follows(life.HIGHER),
        doubt=Text(
            "列在第四章，只管运行，或申报时即为限制：“不再设立”即为限制（采用）；“相同”指完全一致，或主要内容一致："
            "由人判断",
            "a rule for running only, or a bar at application: it bars (taken); “same” wholly, or in the main: a "
            "person judges",
        ),
    ),
)

EVALUATION = (
    article(
        "29",
        "第二十九条",
        "技术创新中心实行年度报告制度，每年须上报年度报告，经归口管理部门审核后报市科学技术局备案",
        by(By.ANNUAL_REPORT, zh="每年报送，经归口管理部门审核后备案", en="yearly, reviewed by the department, filed"),
        due(life.REPORT),
        doubt=life.REPORT.doubt,
    ),
    article(
        "30",
        "第三十条",
        "技术创新中心运行期间需变更名称、注册地或其他重大事项的，应提出书面申请并提供佐证材料，"
        "经归口管理部门审核后报市科学技术局审核批准",
        by(
            By.CHANGE,
            zh="变更经归口管理部门审核，由市科学技术局批准",
            en="reviewed by the department, approved by the bureau",
        ),
    ),
    article(
        "31",
        "第三十一条",
        "技术创新中心实行绩效考核制度，每三年为一个评估周期",
        by(By.EVALUATION, zh="必须接受评估", en="taking part is compulsory"),
        due(life.CYCLE),
        doubt=life.CYCLE.doubt,
    ),
    article(
        "32",
        "第三十二条",
        "评估专家组由省内外技术水平高、熟悉技术创新中心建设工作的同行专家和管理专家组成",
        by(By.EVALUATION, zh="专家组由同行专家和管理专家组成", en="a panel of peers and management experts"),
    ),
    article(
        "33",
        "第三十三条",
        "评估专家实行回避制度",
        by(By.EVALUATION, zh="评估专家回避", en="recusal of experts in evaluation"),
        doubt=Text(
            "回避只及评估，或也及申报评审，未写明：两者均回避（采用）",
            "recusal in evaluation only, or in reviewing applications too, is not said: in both (taken)",
        ),
    ),
    article(
        "34",
        "第三十四条",
        "绩效评估主要内容包括：组织管理、研发条件、研发产出、转化应用、开放协作等",
        by(By.EVALUATION, zh="五个方面", en="five heads"),
    ),
    article(
        "35",
        "第三十五条",
        "评估结果分为“优秀”、“合格”、“不合格”三个等级",
        graded(*life.GRADES),
    ),
    article(
        "36",
        "第三十六条",
        "对于评估为“优秀”等级的市级技术创新中心，按照相关政策给予奖励",
        follows(life.REWARD),
        by(By.FUNDING, zh="奖励经费单独核算、专款专用", en="the money is ring-fenced"),
        doubt=life.REWARD.doubt,
    ),
    article(
        "37",
        "第三十七条",
        "评估为“不合格”等级的技术创新中心，限期一年进行整改，参加第二年技术创新中心绩效评估",
        follows(life.RECTIFY, life.REEVALUATE),
        doubt=join((life.RECTIFY.doubt, life.REEVALUATE.doubt), "；", "; "),
    ),
    article(
        "38",
        "第三十八条",
        "市科学技术局对技术创新中心实行动态管理。有下列情形之一的，撤销其技术创新中心资格",
        follows(life.REVOKE),
    ),
)

SEVERAL = {2: "无故不参加评估、中途退出评估、连续两年评估不合格的"}
"""Items that hold more than one ground."""


def _ground(place: int, numeral: str) -> Clause:
    found = [ground for ground in life.GROUNDS if ground.clause == clause(f"38({place})")]
    doubts = [ground.doubt for ground in found if ground.doubt.zh]
    quote = SEVERAL.get(place, found[0].quote)
    spelling = f"第三十八条（{numeral}）"
    return article(f"38({place})", spelling, quote, grounds(*found), doubt=join(doubts, "；", "; "))


GROUNDS = tuple(_ground(place, numeral) for place, numeral in enumerate("一二三四五六七八九", 1))

FINAL = (
    article(
        "39",
        "第三十九条",
        "市级技术创新中心命名为“石家庄市×××技术创新中心”，"
        "英文名称为“Shi Jiazhuang Technology Innovation Center of ××× ”",
        by(By.NAMING, "naming"),
        by(By.FACT, "short_name", "short_name_en"),
        doubt=Text(
            "英文作“Shi Jiazhuang”：照原文（采用），或按通行写法 Shijiazhuang",
            "“Shi Jiazhuang” as the text spells it (taken), or Shijiazhuang as usual",
        ),
    ),
    article(
        "40",
        "第四十条",
        "本办法自发布之日起施行,有效期五年",
        by(By.EDITION, zh="有效期五年，发布日期未载明", en="valid for five years from an unstated date"),
        doubt=Text(
            "发布日期未载明，届满日不能确定：仍在有效期内（采用），或已届满，由工作人员核对",
            "the date of issue is not given: still in force (taken), or run out; staff check",
        ),
    ),
    article(
        "41",
        "第四十一条",
        "本办法由石家庄市科学技术局负责解释",
        policy("解释权，无可执行内容", "interpretation; nothing to execute"),
    ),
)
