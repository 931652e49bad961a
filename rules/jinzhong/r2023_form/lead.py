"""依托单位."""

from __future__ import annotations

from rules.choices import INSTITUTION_KINDS
from rules.facts import Choice, Fact
from rules.form import Section
from rules.jinzhong.r2023_form.clauses import clause
from rules.kinds import Kind
from rules.text import Text

DIVISIONS = (
    Choice("140700", Text("晋中市", "Jinzhong")),
    Choice("140702", Text("晋中市榆次区", "Yuci, Jinzhong")),
    Choice("140703", Text("晋中市太谷区", "Taigu, Jinzhong")),
    Choice("140721", Text("晋中市榆社县", "Yushe, Jinzhong")),
    Choice("140722", Text("晋中市左权县", "Zuoquan, Jinzhong")),
    Choice("140723", Text("晋中市和顺县", "Heshun, Jinzhong")),
    Choice("140724", Text("晋中市昔阳县", "Xiyang, Jinzhong")),
    Choice("140725", Text("晋中市寿阳县", "Shouyang, Jinzhong")),
    Choice("140727", Text("晋中市祁县", "Qi County, Jinzhong")),
    Choice("140728", Text("晋中市平遥县", "Pingyao, Jinzhong")),
    Choice("140729", Text("晋中市灵石县", "Lingshi, Jinzhong")),
    Choice("140781", Text("晋中市介休市", "Jiexiu, Jinzhong")),
)

lead_name = Fact(
    "lead_name",
    Kind.TEXT,
    Text("依托单位（牵头单位）名称", "Lead institution"),
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
    Text("依托单位类型", "Kind of lead institution"),
    choices=INSTITUTION_KINDS,
    required=True,
    evidence=("legal_certificate",),
    clauses=(clause("2"), clause("8(1)")),
    from_institution="kind",
)
lead_affiliation = Fact(
    "lead_affiliation",
    Kind.CHOICE,
    Text("依托单位隶属情况", "Affiliation of the lead institution"),
    help=Text(
        "驻地高校、市直单位直接报晋中市科学技术局；经工作人员核实后方据以确定报送渠道",
        "Resident universities and city-level units apply to the bureau directly, once staff have verified this",
    ),
    choices=(
        Choice("resident_university", Text("驻地高校", "Resident university")),
        Choice("city_unit", Text("市直单位", "City-level unit")),
        Choice("local", Text("县（区、市）属单位或企业", "Local unit or enterprise")),
    ),
    required=True,
    evidence=("legal_certificate",),
    clauses=(clause("7(3)"),),
    from_institution="affiliation",
)
registered_city = Fact(
    "registered_city",
    Kind.DIVISION,
    Text("注册登记地（行政区划代码）", "Place of registration (division code)"),
    help=Text(
        "6 位代码，晋中市为 140700，所辖县（区、市）为 1407 开头；以营业执照或法人证书登记的住所为准",
        "Six digits: 140700 is Jinzhong, its counties begin with 1407; the certificate counts",
    ),
    choices=DIVISIONS,
    required=True,
    evidence=("legal_certificate",),
    clauses=(clause("2"),),
    from_institution="registered_city",
)
master_right = Fact(
    "master_right",
    Kind.BOOLEAN,
    Text("在所属学科领域是否有硕士学位授予权", "Right to award master's degrees in the discipline?"),
    shown_when=lead_kind.equals("university"),
    required=True,
    evidence=("master_right_proof",),
    clauses=(clause("8(4)"),),
)

SECTION = Section(
    "lead",
    Text("依托单位", "Lead institution"),
    (lead_name, lead_uscc, lead_kind, lead_affiliation, registered_city, master_right),
    Text("已由单位登记信息带入的内容请核对", "Check what was taken from the register of institutions"),
)
