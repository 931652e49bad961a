"""Calls, dossiers, and the records of each stage; one module a noun."""

from .calls import Call
from .dossiers import Dossier, Handover
from .records import Decision, Deliberation, FormalCheck, PlanCheck, Recommendation, StageRecord

__all__ = [
    "Call",
    "Decision",
    "Deliberation",
    "Dossier",
    "FormalCheck",
    "Handover",
    "PlanCheck",
    "Recommendation",
    "StageRecord",
]
