"""呼和浩特市技术创新中心建设管理办法（试行）: what its form asks for, one module for each section.

The city prescribes no form of its own; beyond what the text demands, the sections follow practice, and only what a
clause needs is required. Totals are derived from the rosters.
"""

from __future__ import annotations

from rules.hohhot.trial_form import (
    achievements,
    basic,
    compliance,
    conditions,
    governance,
    lead,
    leader,
    structure,
    team,
)

SECTIONS = (
    basic.SECTION,
    lead.SECTION,
    leader.SECTION,
    achievements.SECTION,
    team.SECTION,
    conditions.SECTION,
    structure.SECTION,
    compliance.SECTION,
    governance.SECTION,
)

DERIVED = (
    achievements.own_ip_total,
    team.people_total,
    team.titled_total,
    team.senior_total,
    team.intermediate_total,
    team.fixed_total,
    conditions.equipment_total,
    structure.partner_total,
    structure.partner_enterprises,
    structure.partner_research,
    governance.committee_total,
    governance.committee_insiders,
)
