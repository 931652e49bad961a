"""基本信息."""

from __future__ import annotations

from rules.choices import TECHNOLOGY_FIELDS
from rules.facts import Choice, Fact
from rules.form import Section
from rules.kinds import Kind
from rules.liaocheng.draft_2026_form.clauses import clause
from rules.logic import any_of
from rules.text import Text

short_name = Fact(
    "short_name",
    Kind.TEXT,
    Text("技术创新中心名称", "Name of the centre"),
    help=Text(
        "办法未规定命名格式，按惯例为“聊城市××技术创新中心”，只填写“××”的部分",
        "The text gives no formula; by custom “聊城市××技术创新中心”. Enter only the “××”",
    ),
    required=True,
    max_length=40,
)
industry_field = Fact(
    "field",
    Kind.CHOICE,
    Text("技术领域", "Field of technology"),
    help=Text(
        "办法未列举领域，按通用技术领域分类填写；申报通知可限定重点领域",
        "The text lists no fields; this is a common division, of which a call may choose",
    ),
    choices=TECHNOLOGY_FIELDS,
    required=True,
    clauses=(clause("2"), clause("8b(1)")),
)
field_other = Fact(
    "field_other",
    Kind.TEXT,
    Text("其他领域说明", "Which other field"),
    shown_when=industry_field.equals("other"),
    required=True,
    max_length=500,
)
direction = Fact(
    "direction",
    Kind.LONG_TEXT,
    Text("主要研发方向", "Main directions of research"),
    help=Text("按惯例填写 3—5 个方向，每个方向一行", "Usually three to five, one on each line"),
    required=True,
    max_length=1000,
    clauses=(clause("6(2)"),),
)
special_industry = Fact(
    "special_industry",
    Kind.CHOICE,
    Text("是否从事软件研究开发等特殊行业", "Software research or another special industry?"),
    help=Text(
        "特殊行业的科研开发用房面积和仪器设备原值可适当低于标准，须经同意",
        "For these the area of premises and the value of equipment may be somewhat lower, once granted",
    ),
    choices=(
        Choice("none", Text("否", "No")),
        Choice("software", Text("软件研究开发", "Software research and development")),
        Choice("other", Text("其他特殊行业（在依据中说明）", "Another special industry (say which below)")),
    ),
    required=True,
    clauses=(clause("8a(3)"),),
)
strategic_layout = Fact(
    "strategic_layout",
    Kind.BOOLEAN,
    Text(
        "是否属落实市委、市政府重大战略部署和面向未来产业发展重点布局",
        "Does it carry out a major strategy of the city and a key layout for future industries?",
    ),
    help=Text(
        "属于的，相关标准条件可适当放宽，须经市科技局会议研究",
        "If so, some standards may be relaxed once the bureau has deliberated",
    ),
    required=True,
    clauses=(clause("8a(7)"),),
)
exception_basis = Fact(
    "exception_basis",
    Kind.LONG_TEXT,
    Text("特殊行业或重点布局的依据", "Basis for the special industry or key layout"),
    help=Text("写明文件名称、文号和对应内容，或行业特点", "Name the papers, or what is special about the industry"),
    shown_when=any_of(special_industry.is_one_of("software", "other"), strategic_layout.is_yes()),
    required=True,
    clauses=(clause("8a(3)"), clause("8a(7)")),
)

SECTION = Section(
    "basic",
    Text("基本信息", "Basic information"),
    (short_name, industry_field, field_other, direction, special_industry, strategic_layout, exception_basis),
)
