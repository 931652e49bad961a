"""大同市技术创新中心认定管理办法(试行): what its form asks for, one module for each section.

The city prescribes no form of its own; beyond what the text demands, the sections follow practice, and only what a
clause needs is required. Totals are derived from the rosters.
"""

from __future__ import annotations

from rules.datong.trial_form import (
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
    leader.SECTION,
    conditions.SECTION,
    team.SECTION,
    funding.SECTION,
    achievements.SECTION,
    structure.SECTION,
    operation.SECTION,
    compliance.SECTION,
)

DERIVED = (
    conditions.equipment_total,
    team.people_total,
    team.fixed_total,
    team.senior_total,
    achievements.own_ip_total,
    structure.partner_total,
    structure.partner_investment_total,
    funding.rd_three_years,
)
