"""建设主体单位（牵头单位）."""

from __future__ import annotations

from rules.choices import INSTITUTION_KINDS
from rules.facts import Choice, Fact
from rules.form import Section
from rules.hohhot.trial_form.clauses import clause
from rules.kinds import Kind
from rules.text import Text

IN_HOHHOT = "1501"  # 呼和浩特市 and its banners, counties and districts, by division code

lead_name = Fact(
    "lead_name",
    Kind.TEXT,
    Text("建设主体单位名称", "Lead institution"),
    required=True,
    evidence=("legal_certificate",),
    clauses=(clause("8(2)"),),
    from_institution="name",
)
lead_uscc = Fact(
    "lead_uscc",
    Kind.USCC,
    Text("统一社会信用代码", "Unified social credit code"),
    required=True,
    evidence=("legal_certificate",),
    clauses=(clause("8(2)"),),
    from_institution="uscc",
)
lead_kind = Fact(
    "lead_kind",
    Kind.CHOICE,
    Text("建设主体单位类型", "Kind of lead institution"),
    choices=INSTITUTION_KINDS,
    required=True,
    clauses=(clause("4(1)"), clause("4(2)"), clause("4(3)")),
    from_institution="kind",
)
registered_city = Fact(
    "registered_city",
    Kind.DIVISION,
    Text("注册登记地（行政区划代码）", "Place of registration (division code)"),
    help=Text(
        "6 位代码，呼和浩特市为 150100，所辖旗县区为 1501 开头；以营业执照或法人证书登记的住所为准",
        "Six digits: 150100 is Hohhot, its banners, counties and districts begin with 1501; the certificate counts",
    ),
    choices=(
        Choice("150100", Text("呼和浩特市", "Hohhot")),
        Choice("150102", Text("呼和浩特市新城区", "Xincheng, Hohhot")),
        Choice("150103", Text("呼和浩特市回民区", "Huimin, Hohhot")),
        Choice("150104", Text("呼和浩特市玉泉区", "Yuquan, Hohhot")),
        Choice("150105", Text("呼和浩特市赛罕区", "Saihan, Hohhot")),
        Choice("150121", Text("呼和浩特市土默特左旗", "Tumed Left Banner, Hohhot")),
        Choice("150122", Text("呼和浩特市托克托县", "Togtoh, Hohhot")),
        Choice("150123", Text("呼和浩特市和林格尔县", "Horinger, Hohhot")),
        Choice("150124", Text("呼和浩特市清水河县", "Qingshuihe, Hohhot")),
        Choice("150125", Text("呼和浩特市武川县", "Wuchuan, Hohhot")),
    ),
    required=True,
    evidence=("legal_certificate",),
    clauses=(clause("8(2)"),),
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
    clauses=(clause("8(2)"),),
    from_institution="legal_person",
)
is_branch = Fact(
    "is_branch",
    Kind.BOOLEAN,
    Text("是否为分公司或其他分支机构", "Is it a branch office?"),
    help=Text("分公司等分支机构不具有独立法人资格", "Branch offices are no legal persons"),
    required=True,
    evidence=("legal_certificate",),
    clauses=(clause("8(2)"),),
    from_institution="is_branch",
)
lead_strength = Fact(
    "lead_strength",
    Kind.LONG_TEXT,
    Text("本领域科技创新优势和代表性", "Strength in innovation and standing in the field"),
    help=Text(
        "行业地位、市场占有率、优势学科、创新平台、获得称号等", "Place in the industry, strong disciplines, platforms"
    ),
    required=True,
    clauses=(clause("8(2)"), clause("4(1)")),
)
lead_capacity = Fact(
    "lead_capacity",
    Kind.LONG_TEXT,
    Text("资源整合能力和技术转化能力", "Capacity to pool resources and to turn technology into use"),
    help=Text("说明已整合的创新资源、近年技术转化的实例", "Resources pooled, and recent cases of transfer"),
    required=True,
    clauses=(clause("8(2)"),),
)

SECTION = Section(
    "lead",
    Text("建设主体单位", "Lead institution"),
    (
        lead_name,
        lead_uscc,
        lead_kind,
        registered_city,
        registered_on,
        legal_person,
        is_branch,
        lead_strength,
        lead_capacity,
    ),
    Text("已由单位登记信息带入的内容请核对", "Check what was taken from the register of institutions"),
)
