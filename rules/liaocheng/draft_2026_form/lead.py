"""依托单位."""

from __future__ import annotations

from rules.choices import INSTITUTION_KINDS
from rules.facts import Choice, Fact
from rules.form import Section
from rules.kinds import Kind
from rules.liaocheng.draft_2026_form.clauses import clause
from rules.text import Text

IN_LIAOCHENG = "3715"  # 聊城市 and its counties, by division code

lead_name = Fact(
    "lead_name",
    Kind.TEXT,
    Text("依托单位名称", "Lead institution"),
    help=Text("多家依托单位的，填写第一依托单位", "Where there are several, the first lead institution"),
    required=True,
    evidence=("legal_certificate",),
    clauses=(clause("6"),),
    from_institution="name",
)
lead_uscc = Fact(
    "lead_uscc",
    Kind.USCC,
    Text("统一社会信用代码", "Unified social credit code"),
    required=True,
    evidence=("legal_certificate",),
    from_institution="uscc",
)
lead_kind = Fact(
    "lead_kind",
    Kind.CHOICE,
    Text("依托单位类型", "Kind of lead institution"),
    choices=INSTITUTION_KINDS,
    required=True,
    clauses=(clause("7"), clause("8a(2)")),
    from_institution="kind",
)
is_enterprise = lead_kind.equals("enterprise")
is_research = lead_kind.is_one_of("university", "institute")
is_new_rd = lead_kind.equals("new_rd_institution")

enterprise_class = Fact(
    "enterprise_class",
    Kind.CHOICE,
    Text("企业类别", "Class of enterprise"),
    choices=(
        Choice("high_tech", Text("高新技术企业", "High-tech enterprise")),
        Choice("tech", Text("其他科技型企业", "Other technology enterprise")),
        Choice("ordinary", Text("均不属于", "Neither")),
    ),
    shown_when=is_enterprise,
    required=True,
    evidence=("class_certificate",),
    clauses=(clause("7"),),
)
new_rd_nature = Fact(
    "new_rd_nature",
    Kind.CHOICE,
    Text("新型研发机构的登记性质", "How the new-type R&D institution is registered"),
    help=Text(
        "办法未写明新型研发机构适用企业条件还是高校、科研院所条件，由工作人员确定",
        "The text does not say whether the conditions of enterprises or of institutes bind it; staff decide",
    ),
    choices=(
        Choice("enterprise", Text("企业", "Enterprise")),
        Choice("public_institution", Text("事业单位", "Public institution")),
        Choice("social_service", Text("社会服务机构（民办非企业单位）", "Social service organisation")),
    ),
    shown_when=is_new_rd,
    required=True,
    evidence=("legal_certificate",),
    clauses=(clause("8a(2)"),),
)
distinction = Fact(
    "distinction",
    Kind.MULTI_CHOICE,
    Text("优先支持情形", "Ground for priority"),
    choices=(
        Choice("chain_leader", Text("产业链“链主”企业", "Leader of an industry chain")),
        Choice("tech_leader", Text("科技领军企业", "Leading technology enterprise")),
    ),
    shown_when=is_enterprise,
    evidence=("class_certificate",),
    clauses=(clause("7"),),
)
registered_city = Fact(
    "registered_city",
    Kind.DIVISION,
    Text("注册地（行政区划代码）", "Place of registration (division code)"),
    help=Text(
        "6 位代码，聊城市为 371500，所辖县（市、区）为 3715 开头；以营业执照或法人证书登记的住所为准",
        "Six digits: 371500 is Liaocheng, its counties begin with 3715; the certificate counts",
    ),
    choices=(
        Choice("371500", Text("聊城市", "Liaocheng")),
        Choice("371502", Text("聊城市东昌府区", "Dongchangfu, Liaocheng")),
        Choice("371503", Text("聊城市茌平区", "Chiping, Liaocheng")),
        Choice("371521", Text("聊城市阳谷县", "Yanggu, Liaocheng")),
        Choice("371522", Text("聊城市莘县", "Shen County, Liaocheng")),
        Choice("371524", Text("聊城市东阿县", "Dong'e, Liaocheng")),
        Choice("371525", Text("聊城市冠县", "Guan County, Liaocheng")),
        Choice("371526", Text("聊城市高唐县", "Gaotang, Liaocheng")),
        Choice("371581", Text("聊城市临清市", "Linqing, Liaocheng")),
    ),
    required=True,
    evidence=("legal_certificate",),
    clauses=(clause("7"), clause("8a(2)")),
    from_institution="registered_city",
)
legal_person = Fact(
    "legal_person",
    Kind.BOOLEAN,
    Text("是否具有独立法人单位资格", "Is it a legal person in its own right?"),
    required=True,
    evidence=("legal_certificate",),
    clauses=(clause("8a(2)"),),
    from_institution="legal_person",
)
is_branch = Fact(
    "is_branch",
    Kind.BOOLEAN,
    Text("是否为分公司或其他分支机构", "Is it a branch office?"),
    help=Text("分公司等分支机构不具有独立法人资格", "Branch offices are no legal persons"),
    required=True,
    evidence=("legal_certificate",),
    clauses=(clause("8a(2)"),),
    from_institution="is_branch",
)
lead_strength = Fact(
    "lead_strength",
    Kind.LONG_TEXT,
    Text("在建设领域的科技创新优势", "Strength in innovation in the field"),
    shown_when=is_enterprise,
    required=True,
    clauses=(clause("8a(2)"),),
)
lead_capacity = Fact(
    "lead_capacity",
    Kind.LONG_TEXT,
    Text("组织和承担重大项目、成果转化和资源整合能力", "Capacity for major projects, transfer and pooling resources"),
    help=Text(
        "组织和承担重大科技创新项目、科技成果转化和产业化的经验，资源整合和技术转移扩散能力",
        "Major projects, experience in transfer and industrialisation, capacity to pool and to spread",
    ),
    required=True,
    clauses=(clause("8a(1)"),),
)
cooperation_basis = Fact(
    "cooperation_basis",
    Kind.LONG_TEXT,
    Text("产学研合作基础", "Cooperation of industry and research so far"),
    help=Text("与产业链上下游企业、高校和科研院所的合作", "With the industry chain, universities and institutes"),
    required=True,
    clauses=(clause("8a(1)"),),
)

SECTION = Section(
    "lead",
    Text("依托单位", "Lead institution"),
    (
        lead_name,
        lead_uscc,
        lead_kind,
        enterprise_class,
        new_rd_nature,
        distinction,
        registered_city,
        legal_person,
        is_branch,
        lead_strength,
        lead_capacity,
        cooperation_basis,
    ),
    Text("已由单位登记信息带入的内容请核对", "Check what was taken from the register of institutions"),
)
