"""共建单位与合作协议."""

from __future__ import annotations

from rules.choices import INSTITUTION_KINDS
from rules.derived import Derived
from rules.facts import Fact
from rules.form import Section
from rules.jinzhong.r2023_form.clauses import clause
from rules.kinds import Kind
from rules.rosters import Roster, count
from rules.text import Text

partner_kind = Fact("kind", Kind.CHOICE, Text("单位类型", "Kind"), choices=INSTITUTION_KINDS, required=True)
agreement_signed = Fact(
    "agreement_signed", Kind.BOOLEAN, Text("是否已签订合作协议", "Agreement signed?"), required=True
)
agreement_end = Fact(
    "agreement_end",
    Kind.DATE,
    Text("协议截止日期", "Agreement to"),
    help=Text("自申报材料提交之日起算，有效期限应在三年以上（含）", "At least three years from the day of submission"),
    required=True,
    clauses=(clause("8(1)"),),
)
partners = Roster(
    "partners",
    Text("共建单位", "Partner institutions"),
    row_title=Text("共建单位", "Partner"),
    columns=(
        Fact("name", Kind.TEXT, Text("单位名称", "Name"), required=True),
        Fact("uscc", Kind.USCC, Text("统一社会信用代码", "Unified social credit code")),
        partner_kind,
        Fact("duties", Kind.TEXT, Text("权利义务和承担任务", "Rights and duties"), required=True, max_length=500),
        agreement_signed,
        Fact("agreement_start", Kind.DATE, Text("协议起始日期", "Agreement from")),
        agreement_end,
    ),
    help=Text(
        "申报单位（含依托单位）原则上不超过 3 家",
        "In principle at most three institutions apply together, the lead included",
    ),
    max_rows=50,
    clauses=(clause("8(1)"),),
    counted_in=Text("家", "institution(s)"),
)

partner_total = Derived("partner_total", Text("共建单位数", "Partners"), count(partners), clauses=(clause("8(1)"),))
applicant_total = Derived(
    "applicant_total",
    Text("申报单位总数（含依托单位）", "Institutions applying, the lead included"),
    partner_total + 1,
    clauses=(clause("8(1)"),),
)

SECTION = Section("structure", Text("共建单位与合作协议", "Partners and agreements"), (partners,))
