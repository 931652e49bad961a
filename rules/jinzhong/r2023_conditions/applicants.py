"""第二条, 第八条(一): who may apply, together with whom."""

from __future__ import annotations

from rules.dates import AS_OF, years_after
from rules.jinzhong.r2023_form.basic import industry_field, layout_basis
from rules.jinzhong.r2023_form.clauses import clause
from rules.jinzhong.r2023_form.lead import lead_kind, registered_city
from rules.jinzhong.r2023_form.structure import (
    agreement_end,
    agreement_signed,
    applicant_total,
    partner_kind,
    partner_total,
    partners,
)
from rules.logic import all_of, any_of, judged, readings
from rules.requirements import Requirement, Strength
from rules.shares import every
from rules.text import Text

IN_JINZHONG = "1407"  # 晋中市 and its counties, by division code
APPLICANTS = ("enterprise", "university", "institute")  # 企业或高校或研究院
joint = partner_total >= 1


LEAD_PLACE = Requirement(
    clause("2/lead_place"),
    clause("2"),
    Text("驻地高校、科研院所或晋中市企业", "A resident university or institute, or an enterprise of the city"),
    "依托驻地高校、科研院所和晋中市优秀企业建设",
    any_of(
        registered_city.starts_with(IN_JINZHONG),
        judged(
            Text(
                "注册登记地不在晋中市的，是否属驻地高校、科研院所或晋中市企业",
                "whether an institution registered elsewhere is resident here or an enterprise of the city",
            ),
            registered_city,
        ),
    ),
    evidence=("legal_certificate",),
    doubt=Text(
        "第二条限定依托单位所在地，或不限定（第八条未要求注册地）：在本市的符合，其他由人判断",
        "this article binds the lead's place, or does not (第八条 names none): one in the city complies, others "
        "are judged",
    ),
)
LAYOUT = Requirement(
    clause("2/layout"),
    clause("2"),
    Text("围绕我市重点产业、重点领域", "Serves the city's key industries and fields"),
    "围绕我市重点产业链、特色专业镇等重点产业、重点领域布局",
    judged(
        Text("是否属于我市重点产业、重点领域和当次建设通知的范围", "whether it falls within them and within the call"),
        industry_field,
        layout_basis,
    ),
    doubt=Text(
        "重点产业、重点领域以建设通知为准（采用），或以其他规划为准：由人判断",
        "the call names the fields (taken), or another plan does: a person decides",
    ),
)


APPLICANT_KINDS = Requirement(
    clause("8(1)/kinds"),
    clause("8(1)"),
    Text("申报单位类型", "Kinds of applicants"),
    "市技术创新中心由企业或高校或研究院联合申报",
    all_of(
        any_of(
            lead_kind.is_one_of(*APPLICANTS),
            judged(Text("依托单位是否属企业、高校或研究院", "whether the lead is one of the three kinds"), lead_kind),
        ),
        any_of(
            every(partners, partner_kind.is_one_of(*APPLICANTS)),
            judged(Text("共建单位是否均属企业、高校或研究院", "whether all partners are of these kinds"), partners),
        ),
    ),
    evidence=("legal_certificate",),
    doubt=Text(
        "“研究院”与第二条“科研院所”同义（采用），或更窄；其他类型由人判断",
        "研究院 means 科研院所 of 第二条 (taken), or less; other kinds are judged",
    ),
)
JOINT = Requirement(
    clause("8(1)/joint"),
    clause("8(1)"),
    Text("联合申报", "Joint application"),
    "市技术创新中心由企业或高校或研究院联合申报",
    readings(
        joint,
        partner_total >= 0,
        Text(
            "没有共建单位：“联合申报”是必备条件，还是“原则上不超过3家”也容许一家申报",
            "there is no partner: is applying jointly required, or does “at most three” admit one alone",
        ),
    ),
    evidence=("partner_agreements",),
    doubt=Text(
        "“联合申报”是必备条件，或容许一家单独申报：没有共建单位的由人判断",
        "joint application is required, or one may apply alone: without partners a person decides",
    ),
)
UNITS = Requirement(
    clause("8(1)/units"),
    clause("8(1)"),
    Text("申报单位不超过3家", "At most three institutions"),
    "申报单位原则上不超过3家",
    applicant_total <= 3,
    Strength.IN_PRINCIPLE,
)
AGREEMENT = Requirement(
    clause("8(1)/agreement"),
    clause("8(1)"),
    Text("权责明确的合作协议", "Agreement with clear rights and duties"),
    "参建单位签定权责明确的合作协议",
    all_of(
        every(partners, agreement_signed.is_yes()),
        judged(Text("合作协议是否权责明确", "whether the agreements are clear on rights and duties"), partners),
    ),
    applies_when=joint,
    evidence=("partner_agreements",),
)
AGREEMENT_TERM = Requirement(
    clause("8(1)/agreement_term"),
    clause("8(1)"),
    Text("合作协议有效期三年以上", "Agreement valid for three years or more"),
    "合作协议的有效期限应当在三年以上(含)，自申报材料提交之日算起",
    every(
        partners,
        readings(
            agreement_end >= years_after(AS_OF, 3),
            agreement_end >= years_after(AS_OF, 3, days=-1),
            Text(
                "“自申报材料提交之日算起”是否计入提交当日，相差一日",
                "whether the day of submission itself counts makes a difference of one day",
            ),
        ),
    ),
    applies_when=joint,
    evidence=("partner_agreements",),
    doubt=Text(
        "提交当日计入，或不计入，相差一日：只差这一日的由人判断",
        "the day of submission counts, or does not: where only that day is lacking a person decides",
    ),
)
