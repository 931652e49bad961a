"""晋中市技术创新中心建设与运行管理办法（试行）: what its form asks for, one module for each section.

The city prescribes no form of its own; beyond what the text demands, the sections follow practice, and only what a
clause needs is required. Totals are derived from the rosters.
"""

from __future__ import annotations

from rules.jinzhong.r2023_form import (
    achievements,
    basic,
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
    leader.SECTION,
    team.SECTION,
    achievements.SECTION,
    funding.SECTION,
    operation.SECTION,
)

DERIVED = (
    structure.partner_total,
    structure.applicant_total,
    conditions.lead_equipment,
    conditions.partner_equipment,
    conditions.equipment_total,
    team.fixed_total,
    team.qualified_total,
    team.young_total,
    achievements.programme_projects,
    achievements.inventions,
    achievements.other_results,
    funding.lead_rd,
    funding.partner_rd,
    funding.rd_total,
    operation.committee_total,
)
