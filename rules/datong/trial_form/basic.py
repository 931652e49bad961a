"""基本信息."""

from __future__ import annotations

from rules.datong.trial_form.clauses import clause
from rules.facts import Choice, Fact
from rules.form import Section
from rules.kinds import Kind
from rules.text import Text

short_name = Fact(
    "short_name",
    Kind.TEXT,
    Text("技术创新中心名称", "Name of the centre"),
    help=Text(
        "只填写“大同市××技术创新中心”中“××”的部分，宜体现产业技术领域，不含单位名称",
        "Only the “××” of “大同市××技术创新中心”; it should name the technology, not an organisation",
    ),
    required=True,
    max_length=40,
    clauses=(clause("9(3)"),),
)
centre_type = Fact(
    "centre_type",
    Kind.CHOICE,
    Text("技术创新中心类型", "Type of centre"),
    help=Text("类型决定牵头单位、组织架构和使用面积的要求", "The type decides on lead, structure and usable area"),
    choices=(
        Choice("comprehensive", Text("综合类技术创新中心", "Comprehensive centre")),
        Choice("domain", Text("领域类技术创新中心", "Domain centre")),
    ),
    required=True,
    clauses=(clause("3.2"),),
)
NAMED_FIELDS = (
    Choice("clean_coal", Text("煤炭清洁高效利用", "Clean and efficient use of coal")),
    Choice("new_energy", Text("新能源", "New energy")),
    Choice("semiconductors", Text("半导体", "Semiconductors")),
    Choice("digital", Text("数字产业", "Digital industries")),
    Choice("new_materials", Text("新材料", "New materials")),
    Choice("equipment", Text("装备制造", "Equipment manufacturing")),
    Choice("biomedicine", Text("生物医药和大健康", "Biomedicine and health")),
    Choice("aviation", Text("通用航空", "General aviation")),
    Choice("environment", Text("节能环保", "Energy saving and environmental protection")),
    Choice("wool", Text("羊毛纺织", "Wool textiles")),
)
industry_field = Fact(
    "field",
    Kind.CHOICE,
    Text("产业领域", "Industry field"),
    choices=(*NAMED_FIELDS, Choice("other", Text("其他产业领域", "Another field"))),
    required=True,
    clauses=(clause("7.2"),),
)
field_other = Fact(
    "field_other",
    Kind.TEXT,
    Text("其他产业领域说明", "Which other field"),
    help=Text(
        "写明具体领域，并说明其对我市长远发展、产业安全或参与竞争的意义",
        "Name the field and what it means for the city's development, industrial security or competitiveness",
    ),
    shown_when=industry_field.equals("other"),
    required=True,
    max_length=500,
    clauses=(clause("7.2"),),
)
direction = Fact(
    "direction",
    Kind.LONG_TEXT,
    Text("主要研究方向", "Main research directions"),
    help=Text("按惯例填写 3—5 个方向，每个方向一行", "Usually three to five, one on each line"),
    required=True,
    max_length=1000,
    clauses=(clause("15"),),
)
legal_form = Fact(
    "legal_form",
    Kind.CHOICE,
    Text("技术创新中心的法人形态", "Legal form of the centre"),
    choices=(
        Choice("independent", Text("独立法人实体", "Independent legal entity")),
        Choice("internal", Text("牵头单位内设机构", "Internal unit of the lead institution")),
    ),
    required=True,
    clauses=(clause("10"),),
)
legal_entity_type = Fact(
    "legal_entity_type",
    Kind.CHOICE,
    Text("法人实体类型", "Type of legal entity"),
    choices=(
        Choice("enterprise", Text("企业", "Enterprise")),
        Choice("social_service", Text("社会服务机构", "Social service organisation")),
        Choice("other", Text("其他类型", "Other")),
    ),
    shown_when=legal_form.equals("independent"),
    required=True,
    clauses=(clause("10"),),
)
internal_independence = Fact(
    "internal_independence",
    Kind.BOOLEAN,
    Text("内设机构人财物是否相对独立", "Are the unit's people, money and assets relatively independent?"),
    shown_when=legal_form.equals("internal"),
    required=True,
    clauses=(clause("10"),),
)
transition_plan = Fact(
    "transition_plan",
    Kind.LONG_TEXT,
    Text("向独立法人实体过渡的方案", "Plan for becoming an independent legal entity"),
    help=Text(
        "说明暂不具备注册法人实体条件的原因、过渡步骤和时间安排",
        "Why a legal entity cannot be registered yet, and the steps and dates towards one",
    ),
    shown_when=legal_form.equals("internal"),
    required=True,
    clauses=(clause("10"),),
)

SECTION = Section(
    "basic",
    Text("基本信息", "Basic information"),
    (
        short_name,
        centre_type,
        industry_field,
        field_other,
        direction,
        legal_form,
        legal_entity_type,
        internal_independence,
        transition_plan,
    ),
)
