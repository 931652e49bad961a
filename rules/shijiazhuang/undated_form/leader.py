"""中心主任."""

from __future__ import annotations

from rules.choices import TITLE_LEVELS
from rules.facts import Fact
from rules.form import Section
from rules.kinds import Kind
from rules.shijiazhuang.undated_form.clauses import clause
from rules.text import Text

leader_name = Fact(
    "leader_name",
    Kind.TEXT,
    Text("拟任中心主任姓名", "Name of the proposed director"),
    required=True,
    max_length=50,
    clauses=(clause("16"),),
)
leader_birth_date = Fact(
    "leader_birth_date",
    Kind.DATE,
    Text("拟任主任出生日期", "Date of birth of the proposed director"),
    required=True,
    evidence=("leader_proof",),
    clauses=(clause("16"),),
)
leader_title_level = Fact(
    "leader_title_level",
    Kind.CHOICE,
    Text("职称级别", "Level of professional title"),
    choices=TITLE_LEVELS,
    evidence=("leader_proof",),
)
leader_elsewhere = Fact(
    "leader_elsewhere",
    Kind.BOOLEAN,
    Text("拟任主任是否兼任其他平台负责人", "Does the proposed director head another platform too?"),
    required=True,
    clauses=(clause("16"),),
)
leader_months = Fact(
    "leader_months",
    Kind.DECIMAL,
    Text("拟任主任每年在中心工作时间", "Time the proposed director works at the centre each year"),
    unit=Text("个月", "months"),
    required=True,
    min=0,
    max=12,
    clauses=(clause("16"),),
)
leader_profile = Fact(
    "leader_profile",
    Kind.LONG_TEXT,
    Text("拟任主任组织管理能力", "Organising ability of the proposed director"),
    required=True,
    clauses=(clause("16"),),
)

SECTION = Section(
    "leader",
    Text("中心主任", "Director"),
    (
        leader_name,
        leader_birth_date,
        leader_title_level,
        leader_elsewhere,
        leader_months,
        leader_profile,
    ),
)
