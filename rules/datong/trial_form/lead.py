"""牵头单位."""

from __future__ import annotations

from rules.datong.trial_form.basic import centre_type
from rules.datong.trial_form.clauses import clause
from rules.facts import Choice, Fact
from rules.form import Section
from rules.kinds import Kind
from rules.text import Text

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
        "For domain centres: an enterprise's place in its industry, market share and titles; "
        "a university's or institute's strong disciplines",
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

SECTION = Section(
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
)
