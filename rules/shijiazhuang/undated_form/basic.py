"""基本信息."""

from __future__ import annotations

from rules.choices import TECHNOLOGY_FIELDS
from rules.facts import Fact
from rules.form import Section
from rules.kinds import Kind
from rules.shijiazhuang.undated_form.clauses import clause
from rules.text import Text

short_name = Fact(
    "short_name",
    Kind.TEXT,
    Text("技术创新中心名称", "Name of the centre"),
    help=Text(
        "只填写“石家庄市×××技术创新中心”中“×××”的部分，宜体现产业技术领域，不含单位名称",
        "Only the “×××” of “石家庄市×××技术创新中心”; it should name the technology, not an organisation",
    ),
    required=True,
    max_length=40,
    clauses=(clause("10(7)"), clause("39")),
)
short_name_en = Fact(
    "short_name_en",
    Kind.TEXT,
    Text("技术创新中心英文名称", "English name of the centre"),
    help=Text(
        "只填写“Shi Jiazhuang Technology Innovation Center of ×××”中“×××”的部分",
        "Only the “×××” of “Shi Jiazhuang Technology Innovation Center of ×××”",
    ),
    required=True,
    max_length=100,
    clauses=(clause("39"),),
)
industry_field = Fact(
    "field",
    Kind.CHOICE,
    Text("技术领域", "Field of technology"),
    help=Text(
        "重点领域由当年建设申报通知确定，本办法未列名录，此处按通行分类填写",
        "The year's call names the key fields; the text lists none, so these are the usual ones",
    ),
    choices=TECHNOLOGY_FIELDS,
    required=True,
    clauses=(clause("10(3)"),),
)
field_basis = Fact(
    "field_basis",
    Kind.LONG_TEXT,
    Text("符合申报通知重点领域的情况", "How it falls within the key fields of the call"),
    required=True,
    clauses=(clause("10(3)"),),
)
direction = Fact(
    "direction",
    Kind.LONG_TEXT,
    Text("研发方向", "Directions of research and development"),
    help=Text("按惯例填写 3—5 个方向，每个方向一行", "Usually three to five, one on each line"),
    required=True,
    max_length=1000,
    clauses=(clause("10(3)"), clause("10(7)")),
)
advantages = Fact(
    "advantages",
    Kind.LONG_TEXT,
    Text("优势和特色", "Strengths and special features"),
    help=Text("在技术研究、开发和技术服务等方面的优势和特色", "In research, development and technical services"),
    required=True,
    clauses=(clause("10(3)"),),
)
rd_content = Fact(
    "rd_content",
    Kind.LONG_TEXT,
    Text("研发内容", "Content of the research and development"),
    required=True,
    clauses=(clause("10(7)"),),
)
goals = Fact(
    "goals",
    Kind.LONG_TEXT,
    Text("建设发展目标", "Aims"),
    required=True,
    clauses=(clause("10(7)"),),
)

SECTION = Section(
    "basic",
    Text("基本信息", "Basic information"),
    (short_name, short_name_en, industry_field, field_basis, direction, advantages, rd_content, goals),
)
