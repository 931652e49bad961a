"""联合建设与建设投入."""

from __future__ import annotations

from rules.choices import INSTITUTION_KINDS
from rules.derived import Derived
from rules.facts import Choice, Fact
from rules.form import Section
from rules.hohhot.trial_form.clauses import clause
from rules.kinds import Kind
from rules.rosters import Roster, count
from rules.text import Text

CREDIT = (
    Choice("none", Text("无失信行为记录", "No record")),
    Choice("minor", Text("有一般失信行为记录", "Minor record")),
    Choice("serious", Text("有严重失信行为记录", "Serious record")),
)
partner_kind = Fact("kind", Kind.CHOICE, Text("单位类型", "Kind"), choices=INSTITUTION_KINDS, required=True)
partner_credit = Fact(
    "credit",
    Kind.CHOICE,
    Text("科研信用情况", "Record of research credit"),
    choices=CREDIT,
    required=True,
    clauses=(clause("8(6)"),),
)
partners = Roster(
    "partners",
    Text("共建单位", "Partner institutions"),
    row_title=Text("共建单位", "Partner"),
    columns=(
        Fact("name", Kind.TEXT, Text("单位名称", "Name"), required=True),
        Fact("uscc", Kind.USCC, Text("统一社会信用代码", "Unified social credit code")),
        partner_kind,
        Fact("place", Kind.TEXT, Text("所在地", "Place")),
        partner_credit,
        Fact("investment", Kind.MONEY, Text("计划投入", "Planned investment")),
        Fact("duties", Kind.TEXT, Text("承担任务", "Duties"), max_length=500),
    ),
    help=Text("单独建设、无共建单位的不填", "Leave empty if there are none"),
    max_rows=50,
    clauses=(clause("4"), clause("8(5)"), clause("8(6)")),
    counted_in=Text("家", "institution(s)"),
)
joint_agreement = Fact(
    "joint_agreement",
    Kind.BOOLEAN,
    Text("是否已签订联合建设协议书", "Has an agreement on joint building been signed?"),
    shown_when=partners >= 1,
    required=True,
    evidence=("partner_agreements",),
    clauses=(clause("8(5)"),),
)
agreement_content = Fact(
    "agreement_content",
    Kind.MULTI_CHOICE,
    Text("协议书已明确的内容", "What the agreement settles"),
    choices=(
        Choice("building", Text("各方在建设中的权利、义务", "Rights and duties of each in building the centre")),
        Choice("running", Text("各方在运行中的权利、义务", "Rights and duties of each in running the centre")),
        Choice("neither", Text("均未明确", "Neither")),
    ),
    shown_when=partners >= 1,
    required=True,
    evidence=("partner_agreements",),
    clauses=(clause("8(5)"),),
)
investment_commitment = Fact(
    "investment_commitment",
    Kind.BOOLEAN,
    Text("建设主体单位是否承诺予以稳定的建设投入", "Does the lead commit itself to steady investment?"),
    required=True,
    evidence=("investment_letter",),
    clauses=(clause("8(5)"),),
)
lead_investment = Fact(
    "lead_investment",
    Kind.MONEY,
    Text("建设周期内建设主体单位计划投入", "Planned investment of the lead institution"),
    help=Text("与承诺书一致；本办法未规定最低金额", "As in the letter of commitment; the text sets no minimum"),
    required=True,
    evidence=("investment_letter",),
    clauses=(clause("8(5)"),),
)

partner_total = Derived("partner_total", Text("共建单位数", "Partners"), count(partners), clauses=(clause("8(5)"),))
partner_enterprises = Derived(
    "partner_enterprises",
    Text("共建企业数", "Partner enterprises"),
    count(partners, Text("共建企业数", "Partner enterprises"), where=partner_kind.equals("enterprise")),
    clauses=(clause("4"),),
)
partner_research = Derived(
    "partner_research",
    Text("共建高校、科研院所数", "Partner universities and institutes"),
    count(
        partners,
        Text("共建高校、科研院所数", "Partner universities and institutes"),
        where=partner_kind.is_one_of("university", "institute"),
    ),
    clauses=(clause("4"),),
)

SECTION = Section(
    "structure",
    Text("联合建设与建设投入", "Partners and investment"),
    (partners, joint_agreement, agreement_content, investment_commitment, lead_investment),
)
