"""共建单位与共建协议."""

from __future__ import annotations

from rules.choices import INSTITUTION_KINDS
from rules.derived import Derived
from rules.facts import Choice, Fact
from rules.form import Section
from rules.kinds import Kind
from rules.liaocheng.draft_2026_form.clauses import clause
from rules.logic import all_of
from rules.rosters import Roster, count
from rules.text import Text

partner_kind = Fact("kind", Kind.CHOICE, Text("单位类型", "Kind"), choices=INSTITUTION_KINDS, required=True)
partner_in_city = Fact("in_city", Kind.BOOLEAN, Text("是否为市内单位", "In the city?"), required=True)
partners = Roster(
    "partners",
    Text("共建单位", "Partner institutions"),
    row_title=Text("共建单位", "Partner"),
    columns=(
        Fact("name", Kind.TEXT, Text("单位名称", "Name"), required=True),
        Fact("uscc", Kind.USCC, Text("统一社会信用代码", "Unified social credit code")),
        partner_kind,
        partner_in_city,
        Fact("support", Kind.TEXT, Text("人财物支持", "Support in people, money and goods"), max_length=500),
        Fact("duties", Kind.TEXT, Text("任务分工", "Tasks"), max_length=500),
    ),
    help=Text("无共建单位的不填；不超过3家", "Leave empty if there are none; at most three"),
    max_rows=20,
    clauses=(clause("8a(5)"),),
    counted_in=Text("家", "institution(s)"),
)
is_joint = partners >= 1

agreement_signed = Fact(
    "agreement_signed",
    Kind.BOOLEAN,
    Text("是否已签订共建协议", "Has the agreement been signed?"),
    shown_when=is_joint,
    required=True,
    evidence=("partner_agreements",),
    clauses=(clause("8a(5)"),),
)
agreement_content = Fact(
    "agreement_content",
    Kind.MULTI_CHOICE,
    Text("共建协议已明确的内容", "What the agreement settles"),
    choices=(
        Choice("support", Text("共建单位对中心的人财物支持", "Support in people, money and goods")),
        Choice("tasks", Text("任务分工", "Tasks of each")),
        Choice("rights", Text("各自权利和义务", "Rights and duties of each")),
        Choice("nothing", Text("均未明确", "None of these")),
    ),
    shown_when=is_joint,
    required=True,
    evidence=("partner_agreements",),
    clauses=(clause("8a(5)"),),
)
partner_basis = Fact(
    "partner_basis",
    Kind.LONG_TEXT,
    Text("依托单位与共建单位前期合作基础", "Cooperation of lead and partners so far"),
    shown_when=is_joint,
    required=True,
    clauses=(clause("8a(5)"),),
)
conditions_measure = Fact(
    "conditions_measure",
    Kind.LONG_TEXT,
    Text("科研条件占比的计量口径", "How the share in research conditions is measured"),
    help=Text(
        "办法未规定“科研条件”如何计量：写明按面积、设备原值或其他口径及计算过程",
        "The text gives no measure of “research conditions”: say by area, value or otherwise, and how computed",
    ),
    shown_when=is_joint,
    required=True,
    clauses=(clause("8a(5)"),),
)
conditions_share = Fact(
    "conditions_share",
    Kind.DECIMAL,
    Text("按该口径第一依托单位科研条件占比", "Share of the first lead by that measure"),
    unit=Text("%", "%"),
    min=0,
    max=100,
    shown_when=is_joint,
    required=True,
    clauses=(clause("8a(5)"),),
)

partner_total = Derived("partner_total", Text("共建单位数", "Partners"), count(partners), clauses=(clause("8a(5)"),))
city_enterprises = Derived(
    "city_enterprises",
    Text("市内共建企业数", "Partner enterprises in the city"),
    count(
        partners,
        Text("市内共建企业数", "Partner enterprises in the city"),
        where=all_of(partner_kind.equals("enterprise"), partner_in_city.is_yes()),
    ),
    clauses=(clause("8a(5)"),),
)
research_partners = Derived(
    "research_partners",
    Text("共建高校、科研院所数", "Partner universities and institutes"),
    count(
        partners,
        Text("共建高校、科研院所数", "Partner universities and institutes"),
        where=partner_kind.is_one_of("university", "institute"),
    ),
    clauses=(clause("7"), clause("8a(5)")),
)

SECTION = Section(
    "structure",
    Text("共建单位与共建协议", "Partners and agreement"),
    (partners, agreement_signed, agreement_content, partner_basis, conditions_measure, conditions_share),
)
