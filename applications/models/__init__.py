"""Calls, dossiers, and the records of each stage; one module a noun."""

from .agreements import AgreementCopy, AgreementReturn
from .calls import Call
from .credit import CreditCheck
from .dossiers import Dossier, Handover
from .entrusting import AgencyOpinion, Entrustment
from .intentions import CandidateChoice, Intention
from .layouts import LayoutDirection, LayoutPlan
from .records import Decision, Deliberation, FormalCheck, PlanCheck, Recommendation, StageRecord
from .what_ifs import WhatIf

__all__ = [
    "AgencyOpinion",
    "AgreementCopy",
    "AgreementReturn",
    "Call",
    "CandidateChoice",
    "CreditCheck",
    "Decision",
    "Deliberation",
    "Dossier",
    "Entrustment",
    "FormalCheck",
    "Handover",
    "Intention",
    "LayoutDirection",
    "LayoutPlan",
    "PlanCheck",
    "Recommendation",
    "StageRecord",
    "WhatIf",
]
