"""共建单位与共建协议."""

from __future__ import annotations

from rules.choices import INSTITUTION_KINDS
from rules.derived import Derived
from rules.facts import Choice, Fact
from rules.form import Section
from rules.kinds import Kind
from rules.logic import all_of
from rules.rosters import Roster, count
from rules.shijiazhuang.undated_form.clauses import clause
from rules.shijiazhuang.undated_form.records import CREDIT_RECORDS
from rules.text import Text

partner_kind = Fact("kind", Kind.CHOICE, Text("单位类型", "Kind"), choices=INSTITUTION_KINDS, required=True)
partner_in_city = Fact(
    "in_city", Kind.BOOLEAN, Text("是否在石家庄市内注册", "Registered in Shijiazhuang?"), required=True
)
partner_registered_on = Fact("registered_on", Kind.DATE, Text("注册日期", "Date of registration"), required=True)
partner_credit = Fact(
    "credit",
    Kind.CHOICE,
    Text("社会信用及科研信誉记录", "Credit and integrity record"),
    choices=CREDIT_RECORDS,
    required=True,
)
agreement_signed = Fact(
    "agreement_signed", Kind.BOOLEAN, Text("是否已签订共建协议", "Agreement signed?"), required=True
)
partners = Roster(
    "partners",
    Text("共建单位", "Partner institutions"),
    row_title=Text("共建单位", "Partner"),
    columns=(
        Fact("name", Kind.TEXT, Text("单位名称", "Name"), required=True),
        Fact("uscc", Kind.USCC, Text("统一社会信用代码", "Unified social credit code")),
        partner_kind,
        partner_in_city,
        partner_registered_on,
        partner_credit,
        Fact("bodies", Kind.TEXT, Text("参加建设的机构和人员", "Bodies and people taking part"), max_length=500),
        Fact("duties", Kind.TEXT, Text("承担任务", "Duties"), required=True, max_length=500),
        agreement_signed,
    ),
    help=Text("无共建单位的不填", "Leave empty if there are none"),
    max_rows=50,
    clauses=(clause("8"), clause("10(1)"), clause("10(8)")),
    counted_in=Text("家", "institution(s)"),
)
joint = partners >= 1
agreement_contents = Fact(
    "agreement_contents",
    Kind.MULTI_CHOICE,
    Text("共建协议已确定的事项", "What the agreements settle"),
    choices=(
        Choice("form", Text("联合共建的方式", "The form of building jointly")),
        Choice("people", Text("人员", "People")),
        Choice("tasks", Text("任务分工", "Division of tasks")),
        Choice("rights", Text("各自权利和义务", "Rights and duties of each")),
    ),
    shown_when=joint,
    required=True,
    evidence=("partner_agreements",),
    clauses=(clause("10(8)"),),
)
conditions_measure = Fact(
    "conditions_measure",
    Kind.TEXT,
    Text("科研条件占比的计算口径", "Measure of the research conditions"),
    help=Text(
        "本办法未规定“科研条件”如何计算，请写明所用口径（如设备原值、用房面积）和单位",
        "The text does not say how conditions are measured: name your measure (value, area, …) and its unit",
    ),
    shown_when=joint,
    required=True,
    max_length=500,
    clauses=(clause("10(8)"),),
)
conditions_lead = Fact(
    "conditions_lead",
    Kind.DECIMAL,
    Text("依托单位自身科研条件（按所填口径）", "The lead's own research conditions, by that measure"),
    shown_when=joint,
    required=True,
    min=0,
    evidence=("equipment_proof",),
    clauses=(clause("10(8)"),),
)
conditions_whole = Fact(
    "conditions_whole",
    Kind.DECIMAL,
    Text("全部科研条件（按所填口径）", "All research conditions, by that measure"),
    shown_when=joint,
    required=True,
    min=0,
    evidence=("equipment_proof",),
    clauses=(clause("10(8)"),),
)

partner_total = Derived("partner_total", Text("共建单位数", "Partners"), count(partners), clauses=(clause("10(1)"),))
city_enterprises = Derived(
    "city_enterprises",
    Text("联合共建的市内企业数", "Partner enterprises of the city"),
    count(
        partners,
        Text("联合共建的市内企业数", "Partner enterprises of the city"),
        where=all_of(partner_kind.equals("enterprise"), partner_in_city.is_yes()),
    ),
    clauses=(clause("10(2)"),),
)

SECTION = Section(
    "structure",
    Text("共建单位与共建协议", "Partners and agreements"),
    (partners, agreement_contents, conditions_measure, conditions_lead, conditions_whole),
)
