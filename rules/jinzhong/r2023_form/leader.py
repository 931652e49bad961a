"""中心主任."""

from __future__ import annotations

from rules.choices import TITLE_LEVELS
from rules.facts import Fact
from rules.form import Section
from rules.jinzhong.r2023_form.clauses import clause
from rules.kinds import Kind
from rules.text import Text

leader_name = Fact(
    "leader_name",
    Kind.TEXT,
    Text("中心主任姓名", "Name of the director"),
    required=True,
    max_length=50,
    clauses=(clause("8(4)"),),
)
leader_birth_date = Fact(
    "leader_birth_date",
    Kind.DATE,
    Text("中心主任出生日期", "Date of birth of the director"),
    required=True,
    evidence=("leader_proof",),
    clauses=(clause("8(4)"),),
)
leader_title_level = Fact(
    "leader_title_level",
    Kind.CHOICE,
    Text("中心主任职称级别", "Level of the director's title"),
    choices=TITLE_LEVELS,
    required=True,
    evidence=("leader_proof",),
    clauses=(clause("8(4)"),),
)
leader_title = Fact(
    "leader_title",
    Kind.TEXT,
    Text("职称名称", "Professional title"),
    help=Text("如正高级工程师、教授、副研究员", "For example senior engineer, professor, associate researcher"),
    evidence=("leader_proof",),
)
leader_full_time = Fact(
    "leader_full_time",
    Kind.BOOLEAN,
    Text("中心主任是否全职全时在依托单位工作", "Does the director work full time at the lead institution?"),
    required=True,
    evidence=("leader_proof",),
    clauses=(clause("8(4)"),),
)
leader_speciality = Fact("leader_speciality", Kind.TEXT, Text("从事专业", "Field of work"), required=True)
leader_profile = Fact(
    "leader_profile",
    Kind.LONG_TEXT,
    Text("中心主任情况", "Profile of the director"),
    help=Text(
        "在省内本领域的地位，科研能力和组织管理能力，同行认可度，学风作风",
        "Standing in the field within the province, research and management ability, recognition, conduct",
    ),
    required=True,
    clauses=(clause("8(4)"),),
)

SECTION = Section(
    "leader",
    Text("中心主任", "Director"),
    (
        leader_name,
        leader_birth_date,
        leader_title_level,
        leader_title,
        leader_full_time,
        leader_speciality,
        leader_profile,
    ),
)
