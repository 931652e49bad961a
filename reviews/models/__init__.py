"""Experts, agencies, panels, score sheets, activities and conclusions: one module per noun, one name to import from.

The package knows the parties of a matter, never the matter: a panel points to a ``workflow.Process`` and carries a
frozen copy of the topic and the parties it was convened for.
"""

from reviews.models.agencies import Agency, AgencyMember
from reviews.models.choices import ActivityKind, Advice, ExpertKind, MemberState, PanelState, TitleLevel
from reviews.models.judging import Activity, Demand, PanelConclusion, ScoreSheet
from reviews.models.panels import Panel, PanelMember
from reviews.models.pool import LONGEST_FIELD, Expert

__all__ = [
    "LONGEST_FIELD",
    "Activity",
    "ActivityKind",
    "Advice",
    "Agency",
    "AgencyMember",
    "Demand",
    "Expert",
    "ExpertKind",
    "MemberState",
    "Panel",
    "PanelConclusion",
    "PanelMember",
    "PanelState",
    "ScoreSheet",
    "TitleLevel",
]
