"""第八条(三), 第八条(五): directions, strength and results of the research."""

from __future__ import annotations

from rules.dates import AS_OF, years_after
from rules.jinzhong.r2023_form.achievements import (
    inventions,
    other_results,
    papers,
    programme_projects,
    results,
    transfer_profile,
)
from rules.jinzhong.r2023_form.basic import direction, research_since, research_strength, strategy_basis
from rules.jinzhong.r2023_form.clauses import clause
from rules.logic import all_of, any_of, judged
from rules.requirements import Requirement
from rules.text import Text

DIRECTION = Requirement(
    clause("8(3)/direction"),
    clause("8(3)"),
    Text("研究方向", "Research directions"),
    "从事本行业应用基础研究和关键技术研究，研究方向凝练，符合国家、省、市发展战略和方向",
    judged(
        Text("研究方向是否凝练并符合国家、省、市发展战略", "whether the directions are concise and fit the strategies"),
        direction,
        strategy_basis,
    ),
    judged_at="expert_review",
)
STRENGTH = Requirement(
    clause("8(3)/strength"),
    clause("8(3)"),
    Text("研究实力处于省内前列", "Research among the best of the province"),
    "特色优势明显，创新发展战略明确，研究实力和水平在本领域或本行业处于省内前列",
    judged(
        Text("特色优势是否明显，研究实力和水平是否处于省内前列", "whether it is among the best of the province"),
        research_strength,
    ),
    judged_at="expert_review",
)


RESEARCH_YEARS = Requirement(
    clause("8(5)/years"),
    clause("8(5)"),
    Text("从事所在方向研究3年以上", "Three years of research in the directions"),
    "从事所在方向研究 3 年以上",
    years_after(research_since, 3) <= AS_OF,
    evidence=("research_history",),
)
PROJECTS = Requirement(
    clause("8(5)/projects"),
    clause("8(5)"),
    Text("国家或省级科技计划项目", "National or provincial projects"),
    "承担过国家或省级科技计划项目",
    programme_projects >= 1,
    evidence=("project_proof",),
)
RESULTS = Requirement(
    clause("8(5)/results"),
    clause("8(5)"),
    Text("发明专利或高水平原创性成果", "Invention patent or original result of a high level"),
    "拥有相应发明专利或高水平原创性成果",
    any_of(
        inventions >= 1,
        all_of(
            other_results >= 1,
            judged(
                Text("所列成果是否为高水平原创性成果", "whether the results are original and of a high level"), results
            ),
        ),
    ),
    evidence=("results_evidence",),
    judged_at="expert_review",
)
PAPERS = Requirement(
    clause("8(5)/papers"),
    clause("8(5)"),
    Text("高水平科技论文", "Papers of a high level"),
    "发表过高水平科技论文",
    judged(Text("所列论文是否为高水平科技论文", "whether the papers are of a high level"), papers),
    evidence=("results_evidence",),
    judged_at="expert_review",
)
TRANSFER = Requirement(
    clause("8(5)/transfer"),
    clause("8(5)"),
    Text("成果转化和产业化", "Transfer and industrial use"),
    "成果转化和产业化实施效果明显",
    judged(Text("成果转化和产业化实施效果是否明显", "whether transfer has had clear effects"), transfer_profile),
    judged_at="expert_review",
)
