"""中心负责人."""

from __future__ import annotations

from rules.choices import TITLE_LEVELS
from rules.facts import Fact
from rules.form import Section
from rules.hohhot.trial_form.clauses import clause
from rules.kinds import Kind
from rules.text import Text

leader_name = Fact(
    "leader_name",
    Kind.TEXT,
    Text("中心负责人姓名", "Name of the head"),
    help=Text("主任（总经理）聘用后须报备案", "The appointment of the director is to be filed later"),
    required=True,
    max_length=50,
    clauses=(clause("8(3)"), clause("13")),
)
leader_title_level = Fact(
    "leader_title_level",
    Kind.CHOICE,
    Text("中心负责人专业技术职称级别", "Level of the head's professional title"),
    help=Text("高级包括正高级和副高级", "Senior titles are full and associate"),
    choices=TITLE_LEVELS,
    required=True,
    evidence=("title_certificate",),
    clauses=(clause("8(3)"),),
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
leader_profile = Fact(
    "leader_profile",
    Kind.LONG_TEXT,
    Text("中心负责人情况", "Profile of the head"),
    help=Text(
        "事业心和责任感、践行新时代科学家精神的情况，行业内的竞争力、影响力、号召力，科技创新工作组织管理能力",
        "Commitment, scientific spirit, standing in the industry, capacity to organise and manage innovation",
    ),
    required=True,
    clauses=(clause("8(3)"), clause("13")),
)

SECTION = Section(
    "leader",
    Text("中心负责人", "Head of the centre"),
    (leader_name, leader_title_level, leader_title, leader_unit, leader_posts, leader_profile),
)
