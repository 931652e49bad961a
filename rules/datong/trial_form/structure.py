"""共建单位与组织架构."""

from __future__ import annotations

from rules.datong.trial_form.basic import centre_type
from rules.datong.trial_form.clauses import clause
from rules.derived import Derived
from rules.facts import Choice, Fact
from rules.form import Section
from rules.kinds import Kind
from rules.rosters import Roster, count, sum_of
from rules.text import Text

partner_place = Fact(
    "place",
    Kind.CHOICE,
    Text("所在地", "Place"),
    choices=(
        Choice("city", Text("大同市内", "In Datong")),
        Choice("province", Text("省内市外", "Elsewhere in the province")),
        Choice("country", Text("省外", "Another province")),
        Choice("abroad", Text("境外", "Abroad")),
    ),
    required=True,
)
partner_joining = Fact(
    "joining",
    Kind.CHOICE,
    Text("共同投入方式", "Way of joining"),
    choices=(
        Choice("membership", Text("会员制", "Membership")),
        Choice("shares", Text("股份制", "Shares")),
        Choice("agreement", Text("协议制", "Agreement")),
        Choice("other", Text("其他方式", "Other")),
    ),
    required=True,
    clauses=(clause("12"),),
)
partner_investment = Fact("investment", Kind.MONEY, Text("计划投入", "Planned investment"))
partners = Roster(
    "partners",
    Text("共建单位", "Partner institutions"),
    row_title=Text("共建单位", "Partner"),
    columns=(
        Fact("name", Kind.TEXT, Text("单位名称", "Name"), required=True),
        Fact("uscc", Kind.USCC, Text("统一社会信用代码", "Unified social credit code")),
        Fact(
            "kind",
            Kind.CHOICE,
            Text("单位类型", "Kind"),
            choices=(
                Choice("enterprise", Text("企业", "Enterprise")),
                Choice("university", Text("高等院校", "University or college")),
                Choice("institute", Text("科研院所", "Research institute")),
                Choice("other", Text("其他", "Other")),
            ),
            required=True,
        ),
        partner_place,
        partner_joining,
        partner_investment,
        Fact("duties", Kind.TEXT, Text("承担任务", "Duties"), max_length=500),
        Fact("agreement_start", Kind.DATE, Text("协议起始日期", "Agreement from")),
        Fact("agreement_end", Kind.DATE, Text("协议截止日期", "Agreement to")),
    ),
    help=Text("无共建单位的不填", "Leave empty if there are none"),
    max_rows=50,
    clauses=(clause("3.1"), clause("12")),
    counted_in=Text("家", "institution(s)"),
)
branches = Roster(
    "branches",
    Text("专业化创新研发机构", "Specialised R&D units"),
    row_title=Text("研发机构", "Unit"),
    columns=(
        Fact("name", Kind.TEXT, Text("机构名称", "Name"), required=True),
        Fact("place", Kind.TEXT, Text("布局地点", "Place"), required=True),
        Fact("function", Kind.TEXT, Text("专业方向和功能", "Function"), required=True, max_length=500),
        Fact("host", Kind.TEXT, Text("依托单位", "Host"), required=True),
    ),
    help=Text(
        "综合类采取“中心（本部）+若干专业化创新研发机构”的组织架构",
        "A comprehensive centre consists of headquarters and several specialised R&D units",
    ),
    min_rows=1,
    max_rows=50,
    shown_when=centre_type.equals("comprehensive"),
    clauses=(clause("6"),),
    counted_in=Text("个", "unit(s)"),
)

partner_total = Derived("partner_total", Text("共建单位数", "Partners"), count(partners), clauses=(clause("3.1"),))

partner_investment_total = Derived(
    "partner_investment_total",
    Text("共建单位计划投入合计", "Planned investment of all partners"),
    sum_of(partners, partner_investment, Text("共建单位计划投入合计", "Planned investment of all partners")),
    kind=Kind.MONEY,
    clauses=(clause("12"),),
)

SECTION = Section("structure", Text("共建单位与组织架构", "Partners and structure"), (partners, branches))
