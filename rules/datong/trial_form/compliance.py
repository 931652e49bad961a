"""合规情况与承诺."""

from __future__ import annotations

from rules.datong.trial_form.clauses import clause
from rules.facts import Choice, Fact
from rules.form import Section
from rules.kinds import Kind
from rules.logic import any_of
from rules.text import Text

policy_conformity = Fact(
    "policy_conformity",
    Kind.BOOLEAN,
    Text("是否符合国家、省和我市产业政策", "Conforms to national, provincial and city industrial policy?"),
    required=True,
    clauses=(clause("8(4)"),),
)
policy_basis = Fact(
    "policy_basis",
    Kind.LONG_TEXT,
    Text("符合产业政策的依据", "Basis in industrial policy"),
    required=True,
    clauses=(clause("8(4)"),),
)
safety_record = Fact(
    "safety_record",
    Kind.CHOICE,
    Text("牵头单位安全情况", "Safety record of the lead institution"),
    choices=(
        Choice("none", Text("无安全事故或处罚", "No accidents or penalties")),
        Choice("minor", Text("有一般安全事故或处罚", "Minor accidents or penalties")),
        Choice("major", Text("有重大安全情况", "Major safety incidents")),
    ),
    required=True,
    evidence=("credit_report",),
    clauses=(clause("8(4)"),),
)
credit_record = Fact(
    "credit_record",
    Kind.CHOICE,
    Text("牵头单位违法失信情况", "Record of the lead institution as to law and credit"),
    choices=(
        Choice("none", Text("无违法失信记录", "No record")),
        Choice("minor", Text("有一般违法失信记录", "Minor record")),
        Choice("serious", Text("有重大违法或严重失信记录", "Major illegality or serious discredit")),
    ),
    required=True,
    evidence=("credit_report",),
    clauses=(clause("8(4)"),),
)
others_record = Fact(
    "others_record",
    Kind.CHOICE,
    Text("共建单位和中心负责人的安全、违法失信情况", "Record of partners and of the head"),
    choices=(
        Choice("none", Text("均无", "None")),
        Choice("some", Text("有记录", "Some record")),
    ),
    required=True,
    clauses=(clause("8(4)"),),
)
record_details = Fact(
    "record_details",
    Kind.LONG_TEXT,
    Text("有关记录的说明", "Details of the record"),
    help=Text("主体、时间、处理机关、处理结果及整改、信用修复情况", "Who, when, which authority, outcome, repair"),
    shown_when=any_of(
        safety_record.is_one_of("minor", "major"),
        credit_record.is_one_of("minor", "serious"),
        others_record.equals("some"),
    ),
    required=True,
    clauses=(clause("8(4)"),),
)
truthful = Fact(
    "truthful",
    Kind.BOOLEAN,
    Text("承诺申报材料真实、完整、有效", "We declare the material true, complete and valid"),
    required=True,
    clauses=(clause("9(1)"),),
)

SECTION = Section(
    "compliance",
    Text("合规情况与承诺", "Compliance and declarations"),
    (
        policy_conformity,
        policy_basis,
        safety_record,
        credit_record,
        others_record,
        record_details,
        truthful,
    ),
)
