"""石家庄市技术创新中心建设与运行管理办法: what the 《申请书》 asks for, one module for each section.

The bureau issues 《申请书》 and 《实施方案》 (第十一条), which are not part of the text: the sections here are the
first, the plan in `undated_papers` is the second. Only what a clause needs is required; totals are derived.
"""

from __future__ import annotations

from rules.shijiazhuang.undated_form import (
    achievements,
    basic,
    compliance,
    conditions,
    funding,
    lead,
    leader,
    operation,
    structure,
    team,
)

SECTIONS = (
    basic.SECTION,
    lead.SECTION,
    structure.SECTION,
    conditions.SECTION,
    team.SECTION,
    leader.SECTION,
    achievements.SECTION,
    funding.SECTION,
    compliance.SECTION,
    operation.SECTION,
)

DERIVED = (
    structure.partner_total,
    structure.city_enterprises,
    conditions.equipment_total,
    team.fixed_total,
    team.researcher_total,
    team.lead_researchers,
    achievements.own_ip_total,
    achievements.lead_projects,
    achievements.lead_results,
    funding.last_sales,
    funding.last_science_spending,
    operation.committee_total,
)
