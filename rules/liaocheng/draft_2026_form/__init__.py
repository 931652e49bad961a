"""聊城市技术创新中心管理办法（征求意见稿）: what its form asks for, one module for each section.

The city prescribes no form of its own; beyond what the text demands, the sections follow practice, and only what a
clause needs is required. Totals are derived from the rosters.
"""

from __future__ import annotations

from rules.liaocheng.draft_2026_form import (
    achievements,
    basic,
    compliance,
    conditions,
    lead,
    strength,
    structure,
    team,
)

SECTIONS = (
    basic.SECTION,
    lead.SECTION,
    strength.SECTION,
    conditions.SECTION,
    team.SECTION,
    achievements.SECTION,
    structure.SECTION,
    compliance.SECTION,
)

DERIVED = (
    strength.rd_three_years,
    strength.funds_three_years,
    strength.revenue_three_years,
    strength.cases_by_months,
    strength.cases_by_years,
    conditions.equipment_total,
    conditions.equipment_of_lead,
    team.people_total,
    team.people_of_lead,
    team.fixed_total,
    achievements.projects_of_lead,
    achievements.results_of_lead,
    structure.partner_total,
    structure.city_enterprises,
    structure.research_partners,
    compliance.committee_total,
    compliance.committee_insiders,
)
