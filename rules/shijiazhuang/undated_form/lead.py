"""依托单位."""

from __future__ import annotations

from rules.choices import INSTITUTION_KINDS
from rules.facts import Choice, Fact
from rules.form import Section
from rules.kinds import Kind
from rules.shijiazhuang.undated_form.clauses import clause
from rules.text import Text

XINJI = "130181"
DIVISIONS = (
    Choice("130100", Text("石家庄市", "Shijiazhuang")),
    Choice("130102", Text("石家庄市长安区", "Chang'an, Shijiazhuang")),
    Choice("130104", Text("石家庄市桥西区", "Qiaoxi, Shijiazhuang")),
    Choice("130105", Text("石家庄市新华区", "Xinhua, Shijiazhuang")),
    Choice("130107", Text("石家庄市井陉矿区", "Jingxing Mining District, Shijiazhuang")),
    Choice("130108", Text("石家庄市裕华区", "Yuhua, Shijiazhuang")),
    Choice("130109", Text("石家庄市藁城区", "Gaocheng, Shijiazhuang")),
    Choice("130110", Text("石家庄市鹿泉区", "Luquan, Shijiazhuang")),
    Choice("130111", Text("石家庄市栾城区", "Luancheng, Shijiazhuang")),
    Choice("130121", Text("石家庄市井陉县", "Jingxing, Shijiazhuang")),
    Choice("130123", Text("石家庄市正定县", "Zhengding, Shijiazhuang")),
    Choice("130125", Text("石家庄市行唐县", "Xingtang, Shijiazhuang")),
    Choice("130126", Text("石家庄市灵寿县", "Lingshou, Shijiazhuang")),
    Choice("130127", Text("石家庄市高邑县", "Gaoyi, Shijiazhuang")),
    Choice("130128", Text("石家庄市深泽县", "Shenze, Shijiazhuang")),
    Choice("130129", Text("石家庄市赞皇县", "Zanhuang, Shijiazhuang")),
    Choice("130130", Text("石家庄市无极县", "Wuji, Shijiazhuang")),
    Choice("130131", Text("石家庄市平山县", "Pingshan, Shijiazhuang")),
    Choice("130132", Text("石家庄市元氏县", "Yuanshi, Shijiazhuang")),
    Choice("130133", Text("石家庄市赵县", "Zhao County, Shijiazhuang")),
    Choice(XINJI, Text("辛集市（省直管）", "Xinji (under the province)")),
    Choice("130183", Text("石家庄市晋州市", "Jinzhou, Shijiazhuang")),
    Choice("130184", Text("石家庄市新乐市", "Xinle, Shijiazhuang")),
)

lead_name = Fact(
    "lead_name",
    Kind.TEXT,
    Text("依托单位名称", "Lead institution"),
    required=True,
    evidence=("legal_certificate",),
    clauses=(clause("10(1)"),),
    from_institution="name",
)
lead_uscc = Fact(
    "lead_uscc",
    Kind.USCC,
    Text("统一社会信用代码", "Unified social credit code"),
    required=True,
    evidence=("legal_certificate",),
    clauses=(clause("10(1)"),),
    from_institution="uscc",
)
lead_kind = Fact(
    "lead_kind",
    Kind.CHOICE,
    Text("依托单位类型", "Kind of lead institution"),
    help=Text(
        "依托单位不是企业的，须与市内 2 家以上企业联合共建",
        "A lead that is no enterprise must build together with two or more enterprises of the city",
    ),
    choices=INSTITUTION_KINDS,
    required=True,
    evidence=("legal_certificate",),
    clauses=(clause("10(2)"),),
    from_institution="kind",
)
registered_city = Fact(
    "registered_city",
    Kind.DIVISION,
    Text("注册地（行政区划代码）", "Place of registration (division code)"),
    help=Text(
        "6 位代码，石家庄市为 130100，所辖县（市、区）为 1301 开头；以营业执照或法人证书登记的住所为准",
        "Six digits: 130100 is Shijiazhuang, its counties begin with 1301; the certificate counts",
    ),
    choices=DIVISIONS,
    required=True,
    evidence=("legal_certificate",),
    clauses=(clause("10(1)"),),
    from_institution="registered_city",
)
registered_on = Fact(
    "registered_on",
    Kind.DATE,
    Text("注册日期", "Date of registration"),
    required=True,
    evidence=("legal_certificate",),
    clauses=(clause("10(1)"),),
    from_institution="registered_on",
)
legal_person = Fact(
    "legal_person",
    Kind.BOOLEAN,
    Text("是否为法人单位", "Is it a legal person?"),
    help=Text("分公司等分支机构不是法人单位", "Branch offices are no legal persons"),
    required=True,
    evidence=("legal_certificate",),
    clauses=(clause("10(1)"),),
    from_institution="legal_person",
)
lead_strength = Fact(
    "lead_strength",
    Kind.LONG_TEXT,
    Text("在相关领域的技术优势和影响力", "Technical strength and influence in the field"),
    required=True,
    clauses=(clause("10(1)"),),
)
own_rd_body = Fact(
    "own_rd_body",
    Kind.BOOLEAN,
    Text("是否建有相对独立的研发机构", "Has it a research body of its own, relatively independent?"),
    shown_when=lead_kind.equals("enterprise"),
    required=True,
    evidence=("rd_body_proof",),
    clauses=(clause("10(2)"),),
)
rd_body_profile = Fact(
    "rd_body_profile",
    Kind.LONG_TEXT,
    Text("研发机构情况", "The research body"),
    help=Text("名称、设立文件、人员、场所和独立核算情况", "Name, founding paper, people, premises and accounts"),
    shown_when=lead_kind.equals("enterprise"),
    required=True,
    evidence=("rd_body_proof",),
    clauses=(clause("10(2)"),),
)

SECTION = Section(
    "lead",
    Text("依托单位", "Lead institution"),
    (
        lead_name,
        lead_uscc,
        lead_kind,
        registered_city,
        registered_on,
        legal_person,
        lead_strength,
        own_rd_body,
        rd_body_profile,
    ),
    Text("已由单位登记信息带入的内容请核对", "Check what was taken from the register of institutions"),
)
