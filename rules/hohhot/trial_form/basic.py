"""基本信息与组建模式."""

from __future__ import annotations

from rules.choices import TECHNOLOGY_FIELDS
from rules.facts import Choice, Fact
from rules.form import Section
from rules.hohhot.trial_form.clauses import clause
from rules.kinds import Kind
from rules.text import Text

short_name = Fact(
    "short_name",
    Kind.TEXT,
    Text("技术创新中心名称", "Name of the centre"),
    help=Text(
        "只填写“呼和浩特市×××技术创新中心”中“×××”的部分，宜体现产业技术领域，不含单位名称",
        "Only the “×××” of “呼和浩特市×××技术创新中心”; it should name the technology, not an organisation",
    ),
    required=True,
    max_length=40,
    clauses=(clause("28"),),
)
industry_field = Fact(
    "field",
    Kind.CHOICE,
    Text("技术领域", "Field of technology"),
    help=Text(
        "办法未列举领域，按通用技术领域分类填写，用于分类统计和选取专家",
        "The text lists no fields; this common division serves statistics and the choice of experts",
    ),
    choices=TECHNOLOGY_FIELDS,
    required=True,
    clauses=(clause("2"),),
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
    clauses=(clause("12"),),
)
industry_kind = Fact(
    "industry_kind",
    Kind.CHOICE,
    Text("面向的产业", "Industries served"),
    choices=(
        Choice("key", Text("首府重点产业", "The city's key industries")),
        Choice("future", Text("首府未来产业", "The city's future industries")),
        Choice("both", Text("重点产业和未来产业", "Key and future industries")),
    ),
    required=True,
    clauses=(clause("2"),),
)
strategic_fit = Fact(
    "strategic_fit",
    Kind.LONG_TEXT,
    Text("与全市战略部署和规划布局的结合", "Fit with the city's strategy and layout plan"),
    help=Text(
        "对应的重大战略、重大任务、重大工程，以及市技术创新中心规划布局方案中的方向",
        "The strategies, tasks and projects concerned, and the direction of the city's layout plan",
    ),
    required=True,
    clauses=(clause("8(1)"), clause("9(1)")),
)
formation_mode = Fact(
    "formation_mode",
    Kind.CHOICE,
    Text("组建模式", "Mode of forming"),
    choices=(
        Choice(
            "leading_enterprise",
            Text("企业牵头、带动产业链上下游参与", "Led by an enterprise that draws in its industry chain"),
            Text("龙头企业优势地位突出、行业集中度高的领域", "Fields with a dominant enterprise"),
        ),
        Choice(
            "several_enterprises",
            Text("多家骨干企业联合、共同投资建设", "Several backbone enterprises investing jointly"),
            Text("多家企业均衡竞争、行业集中度较低的领域", "Fields of balanced competition"),
        ),
        Choice(
            "research_led",
            Text("高校、科研院所牵头，企业为重要主体参与", "Led by a university or institute, enterprises taking part"),
            Text("主要由技术研发牵引推动、市场还未培育成熟的领域", "Fields driven by research, markets not mature"),
        ),
    ),
    required=True,
    clauses=(clause("4"), clause("4(1)"), clause("4(2)"), clause("4(3)")),
)
platform_company = Fact(
    "platform_company",
    Kind.LONG_TEXT,
    Text("平台型公司等共同投资方式", "Platform company or other way of investing jointly"),
    help=Text("已组建或拟组建的平台型公司名称、出资各方和比例", "Its name, the investors and their shares"),
    shown_when=formation_mode.equals("several_enterprises"),
    required=True,
    clauses=(clause("4(2)"),),
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
    evidence=("entity_proof",),
    clauses=(clause("4"), clause("10")),
)
transition_plan = Fact(
    "transition_plan",
    Kind.LONG_TEXT,
    Text("向独立法人实体过渡的方案", "Plan for becoming an independent legal entity"),
    help=Text(
        "说明暂不具备独立法人条件的原因、过渡步骤和时间安排", "Why there is no legal entity yet, steps and dates to one"
    ),
    shown_when=legal_form.equals("internal"),
    required=True,
    clauses=(clause("10"),),
)
cycle_years = Fact(
    "cycle_years",
    Kind.INTEGER,
    Text("建设与运行实施方案的周期", "Years covered by the plan"),
    help=Text("方案一般以三年为建设运行周期", "Usually three years"),
    unit=Text("年", "years"),
    min=1,
    max=10,
    required=True,
    clauses=(clause("9(3)"),),
)

SECTION = Section(
    "basic",
    Text("基本信息与组建模式", "Basic information and mode of forming"),
    (
        short_name,
        industry_field,
        field_other,
        direction,
        industry_kind,
        strategic_fit,
        formation_mode,
        platform_company,
        legal_form,
        transition_plan,
        cycle_years,
    ),
)
