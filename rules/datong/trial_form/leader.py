"""中心负责人."""

from __future__ import annotations

from rules.datong.trial_form.clauses import clause
from rules.facts import Choice, Fact
from rules.form import Section
from rules.kinds import Kind
from rules.text import Text

TITLE_LEVELS = (
    Choice("senior", Text("正高级", "Senior (full)")),
    Choice("associate_senior", Text("副高级", "Senior (associate)")),
    Choice("intermediate", Text("中级", "Intermediate")),
    Choice("junior", Text("初级", "Junior")),
    Choice("none", Text("无", "None")),
)
leader_name = Fact(
    "leader_name",
    Kind.TEXT,
    Text("中心负责人姓名", "Name of the head"),
    required=True,
    max_length=50,
    clauses=(clause("8(2)"),),
)
leader_birth_date = Fact("leader_birth_date", Kind.DATE, Text("出生日期", "Date of birth"))
leader_title_level = Fact(
    "leader_title_level",
    Kind.CHOICE,
    Text("中心负责人专业技术职称级别", "Level of the head's professional title"),
    help=Text("高级包括正高级和副高级", "Senior titles are full and associate"),
    choices=TITLE_LEVELS,
    required=True,
    evidence=("title_certificate",),
    clauses=(clause("8(2)"),),
)
leader_title = Fact(
    "leader_title",
    Kind.TEXT,
    Text("职称名称", "Professional title"),
    help=Text("如正高级工程师、教授、副研究员", "For example senior engineer, professor, associate researcher"),
    evidence=("title_certificate",),
)
leader_unit = Fact("leader_unit", Kind.TEXT, Text("工作单位", "Employer"), required=True)
leader_posts = Fact("leader_posts", Kind.TEXT, Text("现任职务", "Present posts"))
leader_speciality = Fact("leader_speciality", Kind.TEXT, Text("从事专业", "Field of work"), required=True)
leader_profile = Fact(
    "leader_profile",
    Kind.LONG_TEXT,
    Text("中心负责人情况", "Profile of the head"),
    help=Text(
        "事业心和责任感、践行新时代科学家精神的情况，在行业内的竞争力、影响力、号召力，代表性业绩",
        "Commitment, scientific spirit, standing and influence in the industry, main achievements",
    ),
    required=True,
    clauses=(clause("8(2)"),),
)

SECTION = Section(
    "leader",
    Text("中心负责人", "Head of the centre"),
    (
        leader_name,
        leader_birth_date,
        leader_title_level,
        leader_title,
        leader_unit,
        leader_posts,
        leader_speciality,
        leader_profile,
    ),
)
