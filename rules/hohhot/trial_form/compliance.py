"""科研信用."""

from __future__ import annotations

from rules.facts import Fact
from rules.form import Section
from rules.hohhot.trial_form.clauses import clause
from rules.hohhot.trial_form.structure import CREDIT, partner_credit, partners
from rules.kinds import Kind
from rules.logic import any_of
from rules.shares import some
from rules.text import Text

lead_credit = Fact(
    "lead_credit",
    Kind.CHOICE,
    Text("建设主体单位科研信用情况", "Research credit of the lead institution"),
    help=Text("共建单位的情况在共建单位名单中逐一填写", "That of each partner stands in the list of partners"),
    choices=CREDIT,
    required=True,
    evidence=("credit_report",),
    clauses=(clause("8(6)"),),
)
record_details = Fact(
    "record_details",
    Kind.LONG_TEXT,
    Text("各建设单位失信行为记录的说明", "Details of any record of lead or partners"),
    help=Text("主体、时间、处理机关、处理结果及信用修复情况", "Who, when, which authority, outcome, repair"),
    shown_when=any_of(
        lead_credit.is_one_of("minor", "serious"),
        some(
            partners,
            Text("有记录的共建单位", "partners with a record"),
            where=partner_credit.is_one_of("minor", "serious"),
        ),
    ),
    required=True,
    clauses=(clause("8(6)"),),
)

SECTION = Section("compliance", Text("科研信用", "Research credit"), (lead_credit, record_details))
