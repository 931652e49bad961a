"""治理与服务."""

from __future__ import annotations

from rules.datong.trial_form.clauses import clause
from rules.facts import Choice, Fact
from rules.form import Section
from rules.kinds import Kind
from rules.text import Text

governance = Fact(
    "governance",
    Kind.MULTI_CHOICE,
    Text("拟实行的治理机制", "Intended governance"),
    choices=(
        Choice("charter", Text("依照章程管理", "Managed under a charter")),
        Choice("council", Text("理事会（董事会）决策制", "Decisions by a council (board)")),
        Choice("director", Text("中心主任（总经理）负责制", "Responsibility of a director (general manager)")),
        Choice("committee", Text("专家委员会咨询制", "Advice by an expert committee")),
    ),
    required=True,
    clauses=(clause("11"),),
)
services = Fact(
    "services",
    Kind.MULTI_CHOICE,
    Text("拟对外提供的公共服务", "Intended public services"),
    choices=(
        Choice("commissioned_rd", Text("技术委托研发", "Commissioned R&D")),
        Choice("standards", Text("标准制定和实验验证", "Standard setting and experimental verification")),
        Choice("testing", Text("检验检测", "Inspection and testing")),
        Choice("incubation", Text("企业孵化", "Incubation")),
        Choice("training", Text("人员培训", "Training")),
        Choice("market_information", Text("市场信息服务", "Market information")),
        Choice("appraisal", Text("成果评价", "Appraisal of results")),
        Choice("consulting", Text("科技咨询", "Consulting")),
    ),
    required=True,
    clauses=(clause("13"),),
)

SECTION = Section("operation", Text("治理与服务", "Governance and services"), (governance, services))
