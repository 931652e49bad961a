"""大同市技术创新中心认定管理办法(试行): what its form asks for. Facts, rosters and derived facts, section by section.

The city prescribes no form of its own; beyond what the text demands, the sections follow practice, and only what a
clause needs is required.
"""

from __future__ import annotations

from rules.derived import Derived
from rules.facts import Choice, Fact
from rules.form import Section
from rules.kinds import Kind
from rules.logic import any_of
from rules.rosters import Roster, count, sum_of, sum_over_years
from rules.text import Text

KEY = "datong/trial"


def clause(number: str) -> str:
    return f"{KEY}#{number}"


# 一、基本信息 ------------------------------------------------------------------------------------------------

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

# 二、牵头单位 ------------------------------------------------------------------------------------------------

lead_name = Fact(
    "lead_name",
    Kind.TEXT,
    Text("牵头单位名称", "Lead institution"),
    required=True,
    evidence=("legal_certificate",),
    clauses=(clause("8(1)"),),
    from_institution="name",
)
lead_uscc = Fact(
    "lead_uscc",
    Kind.USCC,
    Text("统一社会信用代码", "Unified social credit code"),
    required=True,
    evidence=("legal_certificate",),
    clauses=(clause("8(1)"),),
    from_institution="uscc",
)
lead_kind = Fact(
    "lead_kind",
    Kind.CHOICE,
    Text("牵头单位类型", "Kind of lead institution"),
    choices=(
        Choice("large_enterprise", Text("规模以上企业", "Enterprise above designated size")),
        Choice("small_enterprise", Text("规模以下企业", "Enterprise below designated size")),
        Choice("university", Text("高等院校", "University or college")),
        Choice("institute", Text("科研院所", "Research institute")),
        Choice("technical_body", Text("技术机构", "Technical body")),
        Choice("new_rd_institution", Text("新型研发机构", "New-type R&D institution")),
        Choice("other", Text("其他", "Other")),
    ),
    required=True,
    clauses=(clause("3.1"), clause("6"), clause("7.1")),
    from_institution="kind",
)
registered_city = Fact(
    "registered_city",
    Kind.DIVISION,
    Text("注册登记地（行政区划代码）", "Place of registration (division code)"),
    help=Text(
        "6 位代码，大同市为 140200，所辖县（区）为 1402 开头；以营业执照或法人证书登记的住所为准",
        "Six digits: 140200 is Datong, its counties begin with 1402; the certificate counts",
    ),
    choices=(
        Choice("140200", Text("大同市", "Datong")),
        Choice("140212", Text("大同市新荣区", "Xinrong, Datong")),
        Choice("140213", Text("大同市平城区", "Pingcheng, Datong")),
        Choice("140214", Text("大同市云冈区", "Yungang, Datong")),
        Choice("140215", Text("大同市云州区", "Yunzhou, Datong")),
        Choice("140221", Text("大同市阳高县", "Yanggao, Datong")),
        Choice("140222", Text("大同市天镇县", "Tianzhen, Datong")),
        Choice("140223", Text("大同市广灵县", "Guangling, Datong")),
        Choice("140224", Text("大同市灵丘县", "Lingqiu, Datong")),
        Choice("140225", Text("大同市浑源县", "Hunyuan, Datong")),
        Choice("140226", Text("大同市左云县", "Zuoyun, Datong")),
    ),
    required=True,
    evidence=("legal_certificate",),
    clauses=(clause("8(1)"),),
    from_institution="registered_city",
)
registered_on = Fact(
    "registered_on",
    Kind.DATE,
    Text("注册登记日期", "Date of registration"),
    evidence=("legal_certificate",),
    from_institution="registered_on",
)
legal_person = Fact(
    "legal_person",
    Kind.BOOLEAN,
    Text("是否具有独立法人资格", "Is it a legal person in its own right?"),
    required=True,
    evidence=("legal_certificate",),
    clauses=(clause("8(1)"),),
    from_institution="legal_person",
)
is_branch = Fact(
    "is_branch",
    Kind.BOOLEAN,
    Text("是否为分公司或其他分支机构", "Is it a branch office?"),
    help=Text("分公司等分支机构不具有独立法人资格", "Branch offices are no legal persons"),
    required=True,
    evidence=("legal_certificate",),
    clauses=(clause("8(1)"),),
    from_institution="is_branch",
)
leading_position = Fact(
    "leading_position",
    Kind.LONG_TEXT,
    Text("行业龙头骨干地位或科研优势", "Leading position or research strength"),
    help=Text(
        "领域类填写：企业说明行业地位、市场占有率、获得称号；高校院所说明优势学科和科研力量",
        "For domain centres: an enterprise's place in its industry, market share, titles; a university's or institute's "
        "strong disciplines",
    ),
    shown_when=centre_type.equals("domain"),
    required=True,
    evidence=("leading_evidence",),
    clauses=(clause("7.1"),),
)
lead_capacity = Fact(
    "lead_capacity",
    Kind.LONG_TEXT,
    Text("资源整合能力和技术转移扩散能力", "Capacity to pool resources and to transfer technology"),
    help=Text("说明已整合的创新资源、近年技术转移和成果扩散的实例", "Resources pooled, and recent cases of transfer"),
    required=True,
    clauses=(clause("8(1)"),),
)

# 三、中心负责人 ----------------------------------------------------------------------------------------------

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

# 四、科研条件 ------------------------------------------------------------------------------------------------

usable_area = Fact(
    "usable_area",
    Kind.AREA,
    Text("使用面积", "Usable area"),
    help=Text(
        "按使用面积（不是建筑面积）填写；综合类只计“中心（本部）”，不计专业化创新研发机构",
        "Usable, not gross floor area; for comprehensive centres the headquarters only",
    ),
    required=True,
    evidence=("premises_proof",),
    clauses=(clause("8(3)"),),
)
site_address = Fact("site_address", Kind.TEXT, Text("场所地址", "Address"), required=True, evidence=("premises_proof",))
site_tenure = Fact(
    "site_tenure",
    Kind.CHOICE,
    Text("场所来源", "Tenure"),
    choices=(
        Choice("owned", Text("自有", "Owned")),
        Choice("leased", Text("租赁", "Leased")),
        Choice("other", Text("无偿使用等其他方式", "Free use or other")),
    ),
    required=True,
    evidence=("premises_proof",),
)
conditions_profile = Fact(
    "conditions_profile",
    Kind.LONG_TEXT,
    Text("技术装备、科技资源和服务场所情况", "Equipment, resources and premises"),
    required=True,
    clauses=(clause("8(3)"),),
)
equipment_value = Fact("value", Kind.MONEY, Text("原值", "Original value"), required=True)
equipment = Roster(
    "equipment",
    Text("仪器设备清单", "Equipment"),
    row_title=Text("仪器设备", "Item"),
    columns=(
        Fact("name", Kind.TEXT, Text("名称", "Name"), required=True),
        Fact("model", Kind.TEXT, Text("型号规格", "Model")),
        Fact("quantity", Kind.INTEGER, Text("数量", "Quantity"), unit=Text("台（套）", "pcs"), min=1),
        equipment_value,
        Fact("owner", Kind.TEXT, Text("所属单位", "Owner"), required=True),
        Fact("acquired", Kind.YEAR, Text("购置年份", "Year acquired")),
        Fact("use", Kind.TEXT, Text("主要用途", "Use")),
    ),
    help=Text(
        "原值按每行合计填写，单位万元；本办法未规定最低金额", "Value per row in CNY 10,000; the text sets no minimum"
    ),
    min_rows=1,
    clauses=(clause("8(3)"),),
    counted_in=Text("项", "items"),
)

# 五、科研团队 ------------------------------------------------------------------------------------------------

person_key = Fact(
    "person",
    Kind.TEXT,
    Text("人员编号", "Person key"),
    help=Text(
        "单位内部工号等，用于避免重复计数；请勿填写身份证号", "A staff number, to count nobody twice; not an ID number"
    ),
    max_length=40,
)
person_degree = Fact(
    "degree",
    Kind.CHOICE,
    Text("最高学位", "Highest degree"),
    choices=(
        Choice("doctor", Text("博士", "Doctor")),
        Choice("master", Text("硕士", "Master")),
        Choice("bachelor", Text("学士", "Bachelor")),
        Choice("none", Text("无学位", "None")),
    ),
    required=True,
)
person_title = Fact("title_level", Kind.CHOICE, Text("职称级别", "Title level"), choices=TITLE_LEVELS, required=True)
person_fixed = Fact(
    "employment",
    Kind.CHOICE,
    Text("人员性质", "Fixed or mobile"),
    choices=(Choice("fixed", Text("固定", "Fixed")), Choice("mobile", Text("流动", "Mobile"))),
    required=True,
)
people = Roster(
    "people",
    Text("科研团队名册", "Team"),
    row_title=Text("人员", "Person"),
    columns=(
        Fact("name", Kind.TEXT, Text("姓名", "Name"), required=True, max_length=50),
        person_key,
        Fact("unit", Kind.TEXT, Text("所在单位", "Employer"), required=True),
        Fact("birth_year", Kind.YEAR, Text("出生年份", "Year of birth"), min=1920),
        person_degree,
        person_title,
        person_fixed,
        Fact("full_time", Kind.BOOLEAN, Text("是否全职", "Full time")),
        Fact("speciality", Kind.TEXT, Text("专业", "Speciality")),
        Fact("role", Kind.TEXT, Text("承担任务", "Role")),
    ),
    min_rows=1,
    max_rows=1000,
    clauses=(clause("8(2)"),),
    counted_in=Text("人", "people"),
)
team_profile = Fact(
    "team_profile",
    Kind.LONG_TEXT,
    Text("科研团队情况", "Profile of the team"),
    help=Text(
        "人员队伍稳定性、服务创新能力和实践经验", "Stability, capacity to serve innovation, practical experience"
    ),
    required=True,
    clauses=(clause("8(2)"),),
)

# 六、经费情况 ------------------------------------------------------------------------------------------------

finance_year = Fact("year", Kind.YEAR, Text("会计年度", "Accounting year"), required=True)
rd_expense = Fact("rd_expense", Kind.MONEY, Text("研发经费支出", "R&D expenditure"))
finance = Roster(
    "finance",
    Text("牵头单位财务情况", "Finance of the lead institution"),
    row_title=Text("年度", "Year"),
    columns=(
        finance_year,
        Fact("revenue", Kind.MONEY, Text("营业收入（事业单位填总收入）", "Revenue"), min=None),
        rd_expense,
        Fact("field_rd", Kind.MONEY, Text("其中：本中心研究方向研发经费", "Of which in the centre's directions")),
        Fact("transfer_income", Kind.MONEY, Text("技术转移转化收入", "Income from technology transfer")),
    ),
    help=Text(
        "填写申报前三个完整会计年度；本办法未规定最低金额，供专家论证参考",
        "The three closed accounting years before applying; the text sets no minimum, experts take note",
    ),
    max_rows=10,
    counted_in=Text("个年度", "years"),
)
lead_investment = Fact(
    "lead_investment",
    Kind.MONEY,
    Text("建设周期内牵头单位计划投入", "Planned investment of the lead institution"),
    help=Text("牵头建设单位是技术创新中心投入的主体", "The lead institution is the main investor"),
    required=True,
    clauses=(clause("12"),),
)

# 七、科技成果与项目 ------------------------------------------------------------------------------------------

result_own_ip = Fact("own_ip", Kind.BOOLEAN, Text("是否具有自主知识产权", "Own intellectual property"), required=True)
results = Roster(
    "results",
    Text("高科技成果清单", "Results"),
    row_title=Text("成果", "Result"),
    columns=(
        Fact(
            "kind",
            Kind.CHOICE,
            Text("类别", "Kind"),
            choices=(
                Choice("invention", Text("发明专利", "Invention patent")),
                Choice("utility_model", Text("实用新型专利", "Utility model")),
                Choice("software", Text("软件著作权", "Software copyright")),
                Choice("standard", Text("标准", "Standard")),
                Choice("new_drug", Text("新药、新品种", "New drug or variety")),
                Choice("other", Text("其他", "Other")),
            ),
            required=True,
        ),
        Fact("name", Kind.TEXT, Text("成果名称", "Name"), required=True),
        Fact("number", Kind.TEXT, Text("证书或登记编号", "Number")),
        Fact("date", Kind.DATE, Text("取得日期", "Date")),
        Fact("owner", Kind.TEXT, Text("权利人", "Owner"), required=True),
        result_own_ip,
        Fact("application", Kind.TEXT, Text("转化应用情况", "Use made of it"), max_length=500),
    ),
    min_rows=1,
    clauses=(clause("8(2)"),),
    counted_in=Text("项", "results"),
)
results_profile = Fact(
    "results_profile",
    Kind.LONG_TEXT,
    Text("成果技术水平和市场前景", "Technical level and market prospects of the results"),
    required=True,
    clauses=(clause("8(2)"),),
)
projects = Roster(
    "projects",
    Text("承担科技项目清单", "Projects"),
    row_title=Text("项目", "Project"),
    columns=(
        Fact("name", Kind.TEXT, Text("项目名称", "Name"), required=True),
        Fact(
            "level",
            Kind.CHOICE,
            Text("级别", "Level"),
            choices=(
                Choice("national", Text("国家级", "National")),
                Choice("provincial", Text("省级", "Provincial")),
                Choice("city", Text("市级", "City")),
                Choice("commissioned", Text("横向", "Commissioned")),
            ),
            required=True,
        ),
        Fact("number", Kind.TEXT, Text("项目编号", "Number")),
        Fact("start", Kind.DATE, Text("开始日期", "Start")),
        Fact("end", Kind.DATE, Text("结束日期", "End")),
        Fact("amount", Kind.MONEY, Text("项目经费", "Amount")),
    ),
    counted_in=Text("项", "projects"),
)

# 八、共建单位与组织架构 --------------------------------------------------------------------------------------

partner_place = Fact(
    "place",
    Kind.CHOICE,
    Text("所在地", "Place"),
    choices=(
        Choice("city", Text("大同市内", "In Datong")),
        Choice("province", Text("省内市外", "Elsewhere in the province")),
        Choice("country", Text("省外", "Another province")),
        Choice("abroad", Text("境外", "Abroad")),
    ),
    required=True,
)
partner_joining = Fact(
    "joining",
    Kind.CHOICE,
    Text("共同投入方式", "Way of joining"),
    choices=(
        Choice("membership", Text("会员制", "Membership")),
        Choice("shares", Text("股份制", "Shares")),
        Choice("agreement", Text("协议制", "Agreement")),
        Choice("other", Text("其他方式", "Other")),
    ),
    required=True,
    clauses=(clause("12"),),
)
partner_investment = Fact("investment", Kind.MONEY, Text("计划投入", "Planned investment"))
partners = Roster(
    "partners",
    Text("共建单位", "Partner institutions"),
    row_title=Text("共建单位", "Partner"),
    columns=(
        Fact("name", Kind.TEXT, Text("单位名称", "Name"), required=True),
        Fact("uscc", Kind.USCC, Text("统一社会信用代码", "Unified social credit code")),
        Fact(
            "kind",
            Kind.CHOICE,
            Text("单位类型", "Kind"),
            choices=(
                Choice("enterprise", Text("企业", "Enterprise")),
                Choice("university", Text("高等院校", "University or college")),
                Choice("institute", Text("科研院所", "Research institute")),
                Choice("other", Text("其他", "Other")),
            ),
            required=True,
        ),
        partner_place,
        partner_joining,
        partner_investment,
        Fact("duties", Kind.TEXT, Text("承担任务", "Duties"), max_length=500),
        Fact("agreement_start", Kind.DATE, Text("协议起始日期", "Agreement from")),
        Fact("agreement_end", Kind.DATE, Text("协议截止日期", "Agreement to")),
    ),
    help=Text("无共建单位的不填", "Leave empty if there are none"),
    max_rows=50,
    clauses=(clause("3.1"), clause("12")),
    counted_in=Text("家", "institutions"),
)
branches = Roster(
    "branches",
    Text("专业化创新研发机构", "Specialised R&D units"),
    row_title=Text("研发机构", "Unit"),
    columns=(
        Fact("name", Kind.TEXT, Text("机构名称", "Name"), required=True),
        Fact("place", Kind.TEXT, Text("布局地点", "Place"), required=True),
        Fact("function", Kind.TEXT, Text("专业方向和功能", "Function"), required=True, max_length=500),
        Fact("host", Kind.TEXT, Text("依托单位", "Host"), required=True),
    ),
    help=Text(
        "综合类采取“中心（本部）+若干专业化创新研发机构”的组织架构",
        "A comprehensive centre consists of headquarters and several specialised R&D units",
    ),
    min_rows=1,
    max_rows=50,
    shown_when=centre_type.equals("comprehensive"),
    clauses=(clause("6"),),
    counted_in=Text("个", "units"),
)

# 九、治理与服务 ----------------------------------------------------------------------------------------------

governance = Fact(
    "governance",
    Kind.MULTI_CHOICE,
    Text("拟实行的治理机制", "Intended governance"),
    choices=(
        Choice("charter", Text("依照章程管理", "Managed under a charter")),
        Choice("council", Text("理事会（董事会）决策制", "Decisions by a council (board)")),
        Choice("director", Text("中心主任（总经理）负责制", "Responsibility of a director (general manager)")),
        Choice("committee", Text("专家委员会咨询制", "Advice by an expert committee")),
    ),
    required=True,
    clauses=(clause("11"),),
)
services = Fact(
    "services",
    Kind.MULTI_CHOICE,
    Text("拟对外提供的公共服务", "Intended public services"),
    choices=(
        Choice("commissioned_rd", Text("技术委托研发", "Commissioned R&D")),
        Choice("standards", Text("标准制定和实验验证", "Standard setting and experimental verification")),
        Choice("testing", Text("检验检测", "Inspection and testing")),
        Choice("incubation", Text("企业孵化", "Incubation")),
        Choice("training", Text("人员培训", "Training")),
        Choice("market_information", Text("市场信息服务", "Market information")),
        Choice("appraisal", Text("成果评价", "Appraisal of results")),
        Choice("consulting", Text("科技咨询", "Consulting")),
    ),
    required=True,
    clauses=(clause("13"),),
)

# 十、合规情况与承诺 ------------------------------------------------------------------------------------------

policy_conformity = Fact(
    "policy_conformity",
    Kind.BOOLEAN,
    Text("是否符合国家、省和我市产业政策", "Conforms to national, provincial and city industrial policy?"),
    required=True,
    clauses=(clause("8(4)"),),
)
policy_basis = Fact(
    "policy_basis",
    Kind.LONG_TEXT,
    Text("符合产业政策的依据", "Basis in industrial policy"),
    required=True,
    clauses=(clause("8(4)"),),
)
safety_record = Fact(
    "safety_record",
    Kind.CHOICE,
    Text("牵头单位安全情况", "Safety record of the lead institution"),
    choices=(
        Choice("none", Text("无安全事故或处罚", "No accidents or penalties")),
        Choice("minor", Text("有一般安全事故或处罚", "Minor accidents or penalties")),
        Choice("major", Text("有重大安全情况", "Major safety incidents")),
    ),
    required=True,
    evidence=("credit_report",),
    clauses=(clause("8(4)"),),
)
credit_record = Fact(
    "credit_record",
    Kind.CHOICE,
    Text("牵头单位违法失信情况", "Record of the lead institution as to law and credit"),
    choices=(
        Choice("none", Text("无违法失信记录", "No record")),
        Choice("minor", Text("有一般违法失信记录", "Minor record")),
        Choice("serious", Text("有重大违法或严重失信记录", "Major illegality or serious discredit")),
    ),
    required=True,
    evidence=("credit_report",),
    clauses=(clause("8(4)"),),
)
others_record = Fact(
    "others_record",
    Kind.CHOICE,
    Text("共建单位和中心负责人的安全、违法失信情况", "Record of partners and of the head"),
    choices=(
        Choice("none", Text("均无", "None")),
        Choice("some", Text("有记录", "Some record")),
    ),
    required=True,
    clauses=(clause("8(4)"),),
)
record_details = Fact(
    "record_details",
    Kind.LONG_TEXT,
    Text("有关记录的说明", "Details of the record"),
    help=Text("主体、时间、处理机关、处理结果及整改、信用修复情况", "Who, when, which authority, outcome, repair"),
    shown_when=any_of(
        safety_record.is_one_of("minor", "major"),
        credit_record.is_one_of("minor", "serious"),
        others_record.equals("some"),
    ),
    required=True,
    clauses=(clause("8(4)"),),
)
truthful = Fact(
    "truthful",
    Kind.BOOLEAN,
    Text("承诺申报材料真实、完整、有效", "We declare the material true, complete and valid"),
    required=True,
    clauses=(clause("9(1)"),),
)

# 合计，由名册计算 --------------------------------------------------------------------------------------------

equipment_total = Derived(
    "equipment_total",
    Text("仪器设备原值合计", "Total original value of equipment"),
    sum_of(equipment, equipment_value, Text("仪器设备原值合计", "Total original value of equipment")),
    clauses=(clause("8(3)"),),
)
people_total = Derived(
    "people_total",
    Text("科研团队人数", "Team members"),
    count(people, Text("科研团队人数", "Team members")),
    clauses=(clause("8(2)"),),
)
fixed_total = Derived(
    "fixed_total",
    Text("固定人员数", "Fixed staff"),
    count(people, Text("固定人员数", "Fixed staff"), where=person_fixed.equals("fixed")),
    clauses=(clause("8(2)"),),
)
senior_total = Derived(
    "senior_total",
    Text("高级职称人数", "Staff with senior titles"),
    count(
        people,
        Text("高级职称人数", "Staff with senior titles"),
        where=person_title.is_one_of("senior", "associate_senior"),
    ),
    clauses=(clause("8(2)"),),
)
own_ip_total = Derived(
    "own_ip_total",
    Text("具有自主知识产权的成果数", "Results with own intellectual property"),
    count(
        results,
        Text("具有自主知识产权的成果数", "Results with own intellectual property"),
        where=result_own_ip.is_yes(),
    ),
    clauses=(clause("8(2)"),),
)
partner_total = Derived("partner_total", Text("共建单位数", "Partners"), count(partners), clauses=(clause("3.1"),))
partner_investment_total = Derived(
    "partner_investment_total",
    Text("共建单位计划投入合计", "Planned investment of all partners"),
    sum_of(partners, partner_investment, Text("共建单位计划投入合计", "Planned investment of all partners")),
    clauses=(clause("12"),),
)
rd_three_years = Derived(
    "rd_three_years",
    Text("近三个会计年度研发经费支出合计", "R&D expenditure of the last three accounting years"),
    sum_over_years(
        finance,
        rd_expense,
        Text("近三个会计年度研发经费支出合计", "R&D expenditure of the last three accounting years"),
        year=finance_year,
        years=3,
    ),
)

DERIVED = (
    equipment_total,
    people_total,
    fixed_total,
    senior_total,
    own_ip_total,
    partner_total,
    partner_investment_total,
    rd_three_years,
)

SECTIONS = (
    Section(
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
    ),
    Section(
        "lead",
        Text("牵头单位", "Lead institution"),
        (
            lead_name,
            lead_uscc,
            lead_kind,
            registered_city,
            registered_on,
            legal_person,
            is_branch,
            leading_position,
            lead_capacity,
        ),
        Text("已由单位登记信息带入的内容请核对", "Check what was taken from the register of institutions"),
    ),
    Section(
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
    ),
    Section(
        "conditions",
        Text("科研条件", "Research conditions"),
        (usable_area, site_address, site_tenure, conditions_profile, equipment),
    ),
    Section("team", Text("科研团队", "Team"), (people, team_profile)),
    Section("funding", Text("经费情况", "Finance"), (lead_investment, finance)),
    Section("achievements", Text("科技成果与项目", "Results and projects"), (results, results_profile, projects)),
    Section("structure", Text("共建单位与组织架构", "Partners and structure"), (partners, branches)),
    Section("operation", Text("治理与服务", "Governance and services"), (governance, services)),
    Section(
        "compliance",
        Text("合规情况与承诺", "Compliance and declarations"),
        (
            policy_conformity,
            policy_basis,
            safety_record,
            credit_record,
            others_record,
            record_details,
            truthful,
        ),
    ),
)
