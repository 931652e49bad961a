"""基本信息."""

from __future__ import annotations

from rules.choices import TECHNOLOGY_FIELDS
from rules.facts import Fact
from rules.form import Section
from rules.jinzhong.r2023_form.clauses import clause
from rules.kinds import Kind
from rules.text import Text

short_name = Fact(
    "short_name",
    Kind.TEXT,
    Text("技术创新中心名称", "Name of the centre"),
    help=Text(
        "只填写“晋中市××技术创新中心”中“××”的部分，宜体现产业技术领域，不含单位名称",
        "Only the “××” of “晋中市××技术创新中心”; it should name the technology, not an organisation",
    ),
    required=True,
    max_length=40,
    clauses=(clause("24"),),
)
industry_field = Fact(
    "field",
    Kind.CHOICE,
    Text("产业领域", "Industry field"),
    help=Text(
        "本办法未列出领域名录，此处按通行分类填写；以当次建设通知为准",
        "The text lists no fields; these are the usual ones, and the call decides",
    ),
    choices=TECHNOLOGY_FIELDS,
    required=True,
    clauses=(clause("2"),),
)
layout_basis = Fact(
    "layout_basis",
    Kind.LONG_TEXT,
    Text("与我市重点产业的关系", "Relation to the city's key industries"),
    help=Text(
        "说明围绕我市哪条重点产业链、特色专业镇或其他重点产业、重点领域",
        "Which key industrial chain, speciality town or other key industry or field of the city it serves",
    ),
    required=True,
    clauses=(clause("2"), clause("7.1")),
)
direction = Fact(
    "direction",
    Kind.LONG_TEXT,
    Text("研究方向", "Research directions"),
    help=Text("按惯例填写 3—5 个方向，每个方向一行", "Usually three to five, one on each line"),
    required=True,
    max_length=1000,
    clauses=(clause("8(3)"),),
)
strategy_basis = Fact(
    "strategy_basis",
    Kind.LONG_TEXT,
    Text("研究方向符合国家、省、市发展战略的情况", "How the directions fit national, provincial and city strategy"),
    required=True,
    clauses=(clause("8(3)"),),
)
research_since = Fact(
    "research_since",
    Kind.DATE,
    Text("从事所在方向研究的起始日期", "Date on which research in the directions began"),
    required=True,
    evidence=("research_history",),
    clauses=(clause("8(5)"),),
)
research_strength = Fact(
    "research_strength",
    Kind.LONG_TEXT,
    Text("特色优势和研究实力", "Strengths and standing of the research"),
    help=Text(
        "特色优势、创新发展战略，研究实力和水平在本领域或本行业省内所处位置及依据",
        "Strengths, strategy, and where the research stands in the province, with evidence",
    ),
    required=True,
    clauses=(clause("8(3)"),),
)

SECTION = Section(
    "basic",
    Text("基本信息", "Basic information"),
    (short_name, industry_field, layout_basis, direction, strategy_basis, research_since, research_strength),
)
