"""第八条(四): the director and the research staff."""

from __future__ import annotations

from rules.dates import age_not_over
from rules.jinzhong.r2023_form.clauses import clause
from rules.jinzhong.r2023_form.lead import lead_kind, master_right
from rules.jinzhong.r2023_form.leader import (
    leader_birth_date,
    leader_full_time,
    leader_profile,
    leader_title_level,
)
from rules.jinzhong.r2023_form.team import fixed_total, people, qualified_total, team_profile, young_total
from rules.logic import judged
from rules.requirements import Requirement, Strength
from rules.shares import share_at_least
from rules.text import Text

DIRECTOR = Requirement(
    clause("8(4)/director"),
    clause("8(4)"),
    Text("中心主任的领军地位和能力", "Standing and ability of the director"),
    "中心主任在省内本领域处于领军地位",
    judged(
        Text(
            "中心主任是否在省内本领域处于领军地位，科研和组织管理能力强，同行认可，学风作风优良",
            "whether the director leads the field in the province and has the ability, recognition and conduct",
        ),
        leader_profile,
    ),
    judged_at="expert_review",
)
AGE = Requirement(
    clause("8(4)/age"),
    clause("8(4)"),
    Text("中心主任年龄", "Age of the director"),
    "年龄不超过 60 岁",
    age_not_over(leader_birth_date, 60),
    evidence=("leader_proof",),
    doubt=Text(
        "“不超过60岁”按已满整岁（60岁全年符合），或按实足年龄（生日次日起不符合）：两者之间的由人判断",
        "60 in completed years (the whole year complies), or exactly (from the day after the birthday not): "
        "between the two a person decides",
    ),
)
TITLE = Requirement(
    clause("8(4)/title"),
    clause("8(4)"),
    Text("中心主任副高以上职称", "Senior title of the director"),
    "具有副高以上职称",
    leader_title_level.is_one_of("senior", "associate_senior"),
    evidence=("leader_proof",),
)
FULL_TIME = Requirement(
    clause("8(4)/full_time"),
    clause("8(4)"),
    Text("中心主任全职全时在依托单位工作", "The director works full time at the lead institution"),
    "全职全时在依托单位工作",
    leader_full_time.is_yes(),
    evidence=("leader_proof",),
)
FIXED_STAFF = Requirement(
    clause("8(4)/fixed_staff"),
    clause("8(4)"),
    Text("固定科研人员", "Fixed research staff"),
    "固定科研人员不少于 25 人",
    fixed_total >= 25,
    evidence=("people_proof",),
)
QUALIFIED = Requirement(
    clause("8(4)/qualified"),
    clause("8(4)"),
    Text("硕士以上学位或副高以上职称人员比例", "Share with a master's degree or a senior title"),
    "其中具有硕士以上学位或副高以上技术职称人员不少于 1/2",
    share_at_least(qualified_total, 1, 2, of=fixed_total),
    evidence=("people_proof",),
)
YOUNG = Requirement(
    clause("8(4)/young"),
    clause("8(4)"),
    Text("中青年人员比例", "Share of young and middle-aged staff"),
    "中青年人员比例不少于 1/3",
    share_at_least(young_total, 1, 3, of=fixed_total),
    evidence=("people_proof",),
    doubt=Text(
        "“中青年”的年龄由建设通知确定；未确定时按45岁以下（采用），或另作理解",
        "the call says what 中青年 means; else up to 45 (taken), or something else",
    ),
)
TEAM = Requirement(
    clause("8(4)/team"),
    clause("8(4)"),
    Text("高水平科研队伍", "Team of a high level"),
    "围绕研究方向有高水平的学术带头人和相应的研究团队",
    judged(
        Text(
            "学术带头人和团队是否高水平，是否具备承担省级重大科研任务的能力",
            "whether leaders and team are of a high level and able to carry major provincial tasks",
        ),
        people,
        team_profile,
    ),
    evidence=("people_proof",),
    judged_at="expert_review",
)
MASTER_RIGHT = Requirement(
    clause("8(4)/master_right"),
    clause("8(4)"),
    Text("硕士学位授予权", "Right to award master's degrees"),
    "其中依托单位为高等院校的，原则上在所属学科领域应有硕士学位授予权",
    master_right.is_yes(),
    Strength.IN_PRINCIPLE,
    applies_when=lead_kind.equals("university"),
    evidence=("master_right_proof",),
)
