"""第十条(一), 第十条（二）, 第二十八条: who may apply."""

from __future__ import annotations

from rules.dates import AS_OF, years_after
from rules.expressions import Test
from rules.facts import Fact
from rules.logic import all_of, any_of, in_case, judged, readings
from rules.requirements import Requirement
from rules.shares import every
from rules.shijiazhuang.undated_form.clauses import clause
from rules.shijiazhuang.undated_form.compliance import (
    has_higher_centre,
    higher_centres,
    lead_credit,
    same_direction,
    same_field,
)
from rules.shijiazhuang.undated_form.funding import last_sales, last_science_spending
from rules.shijiazhuang.undated_form.lead import (
    XINJI,
    lead_kind,
    lead_strength,
    legal_person,
    own_rd_body,
    rd_body_profile,
    registered_city,
    registered_on,
)
from rules.shijiazhuang.undated_form.structure import (
    city_enterprises,
    joint,
    partner_credit,
    partner_in_city,
    partner_registered_on,
    partners,
)
from rules.text import Text

IN_SHIJIAZHUANG = "1301"  # 石家庄市 and its counties, by division code
enterprise = lead_kind.equals("enterprise")


def no_bad_record(record: Fact) -> Test:
    """无不良记录. The text names no look-back and no repair: a repaired record is left to a person."""
    return readings(
        record.equals("none"),
        record.is_one_of("none", "repaired"),
        Text(
            "记录已修复：按曾有记录理解不符合，按现有记录理解符合",
            "the record has been repaired: “ever had one” fails, “has one now” complies",
        ),
    )


# 第十条(一) --------------------------------------------------------------------------------------------------

REGISTERED = Requirement(
    clause("10(1)/registered"),
    clause("10(1)"),
    Text("在石家庄市注册", "Registered in Shijiazhuang"),
    "申报单位须是在石家庄市注册的且注册时间三年以上的法人单位",
    any_of(
        all_of(registered_city.starts_with(IN_SHIJIAZHUANG), registered_city.is_none_of(XINJI)),
        in_case(
            registered_city.equals(XINJI),
            judged(
                Text(
                    "辛集市由省直管，其单位是否适用本办法",
                    "whether the text reaches Xinji, which is under the province",
                ),
                registered_city,
            ),
        ),
    ),
    evidence=("legal_certificate",),
    doubt=Text(
        "辛集市由省直管：适用本办法，或不适用，未写明：由人判断",
        "Xinji, under the province: the text reaches it, or does not: a person decides",
    ),
)
YEARS = Requirement(
    clause("10(1)/years"),
    clause("10(1)"),
    Text("注册时间三年以上", "Registered for three years"),
    "申报单位须是在石家庄市注册的且注册时间三年以上的法人单位",
    years_after(registered_on, 3) <= AS_OF,
    evidence=("legal_certificate",),
)
LEGAL_PERSON = Requirement(
    clause("10(1)/legal_person"),
    clause("10(1)"),
    Text("法人单位", "Legal person"),
    "申报单位须是在石家庄市注册的且注册时间三年以上的法人单位",
    legal_person.is_yes(),
    evidence=("legal_certificate",),
)
PARTNERS_REGISTERED = Requirement(
    clause("10(1)/partners_registered"),
    clause("10(1)"),
    Text("共建单位的注册地和注册时间", "Registration of the partners"),
    "申报单位须是在石家庄市注册的且注册时间三年以上的法人单位",
    readings(
        every(partners, all_of(partner_in_city.is_yes(), years_after(partner_registered_on, 3) <= AS_OF)),
        partners >= 0,
        Text(
            "“申报单位”含共建单位的，有共建单位不符合；仅指依托单位的，不影响",
            "if the applicants include the partners, one of them fails; if only the lead is meant, no matter",
        ),
    ),
    applies_when=joint,
    evidence=("partner_agreements",),
    doubt=Text(
        "“申报单位”只指依托单位，或包括共建单位：共建单位不符合的由人判断",
        "the lead alone, or the partners too: where a partner fails a person decides",
    ),
)
STRENGTH = Requirement(
    clause("10(1)/strength"),
    clause("10(1)"),
    Text("技术优势和影响力", "Technical strength and influence"),
    "在相关领域具有明显技术优势和影响力",
    judged(
        Text("在相关领域是否具有明显技术优势和影响力", "whether strength and influence in the field are evident"),
        lead_strength,
    ),
    judged_at="expert_review",
)
CREDIT = Requirement(
    clause("10(1)/credit"),
    clause("10(1)"),
    Text("依托单位无不良记录", "No bad record of the lead"),
    "依托单位和共建单位须无社会信用及科研信誉不良记录",
    no_bad_record(lead_credit),
    evidence=("credit_report",),
    judged_at="credit_check",
    doubt=Text(
        "不良记录指曾有，或指现有（修复后不计），追溯期未写明：已修复的由人判断",
        "a record ever had, or one not repaired, and how far back, is not said: a repaired one is judged by a person",
    ),
)
PARTNERS_CREDIT = Requirement(
    clause("10(1)/partners_credit"),
    clause("10(1)"),
    Text("共建单位无不良记录", "No bad record of a partner"),
    "依托单位和共建单位须无社会信用及科研信誉不良记录",
    every(partners, no_bad_record(partner_credit)),
    applies_when=joint,
    evidence=("credit_report",),
    judged_at="credit_check",
    doubt=Text(
        "不良记录指曾有，或指现有（修复后不计），追溯期未写明：已修复的由人判断",
        "a record ever had, or one not repaired, and how far back, is not said: a repaired one is judged by a person",
    ),
)

# 第十条（二） ------------------------------------------------------------------------------------------------

RD_BODY = Requirement(
    clause("10(2)/rd_body"),
    clause("10(2)"),
    Text("企业建有相对独立的研发机构", "The enterprise has a research body of its own"),
    "企业应建有相对独立的研发机构",
    all_of(
        own_rd_body.is_yes(),
        judged(Text("研发机构是否“相对独立”", "whether the body is “relatively independent”"), rd_body_profile),
    ),
    applies_when=enterprise,
    evidence=("rd_body_proof",),
)
SALES = Requirement(
    clause("10(2)/sales"),
    clause("10(2)"),
    Text("企业上一年销售收入", "Last year's sales of the enterprise"),
    "上一年销售收入应在2000万元以上",
    last_sales >= 2000,
    applies_when=enterprise,
    evidence=("finance_reports",),
)
SCIENCE_SPENDING = Requirement(
    clause("10(2)/science_spending"),
    clause("10(2)"),
    Text("企业上年度科技经费投入", "Last year's spending on science and technology"),
    "且上年度科技经费投入不少于100万元",
    last_science_spending >= 100,
    applies_when=enterprise,
    evidence=("finance_reports",),
)
CITY_ENTERPRISES = Requirement(
    clause("10(2)/city_enterprises"),
    clause("10(2)"),
    Text("与市内2家以上企业联合共建", "Built with two or more enterprises of the city"),
    "依托单位是其他法人单位的，须与市内2家以上企业联合共建",
    city_enterprises >= 2,
    applies_when=lead_kind.is_none_of("enterprise"),
    evidence=("partner_agreements",),
)

# 第二十八条: 不再设立 ----------------------------------------------------------------------------------------

HIGHER_CENTRE = Requirement(
    clause("28/higher_centre"),
    clause("28"),
    Text("没有同领域同方向的国家级、省级技术创新中心", "No national or provincial centre of the same kind"),
    "同一依托单位在相同领域、相同研发方向已被认定或晋升为国家级、省级技术创新中心的，不再设立或保留市级技术创新中心",
    every(
        higher_centres,
        any_of(
            same_field.is_no(),
            same_direction.equals("different"),
            in_case(
                same_direction.equals("similar"),
                judged(
                    Text("研发方向相近，是否属“相同研发方向”", "whether similar directions are “the same”"),
                    same_direction,
                ),
            ),
        ),
    ),
    applies_when=has_higher_centre.is_yes(),
    evidence=("higher_centre_papers",),
    doubt=Text(
        "“相同”指完全一致，或主要内容一致：不同的不受限，相近的由人判断",
        "“same” wholly, or in the main: different ones are free, close ones are judged by a person",
    ),
)
