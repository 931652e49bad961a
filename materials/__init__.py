"""What a unit hands in, for whatever purpose: drafts, submissions, corrections, checks, assessments.

The owner of a purpose (``applications`` for dossiers) calls ``register_purpose`` once and decides there who reads and
who edits; everything else is named here.
"""

from importlib import import_module
from typing import Any

_HOME = {
    "register_purpose": "materials.access",
    "draft_for": "materials.access",
    "may_read": "materials.access",
    "open_draft": "materials.drafting",
    "set_scope": "materials.drafting",
    "claims_of": "materials.claims",
    "self_check": "materials.claims",
    "content_of": "materials.claims",
    "submit": "materials.submission",
    "verify": "materials.submission",
    "facts_changed": "materials.submission",
    "current_assessment": "materials.queries",
    "latest_submission": "materials.queries",
    "open_correction": "materials.corrections",
    "answer_correction": "materials.corrections",
    "current_correction": "materials.queries",
    "record_check": "materials.review",
    "record_judgement": "materials.review",
    "assess_submission": "materials.assessing",
    "review_rows": "materials.review",
    "render_pdf": "materials.paper",
}

__all__ = sorted(_HOME)


def __getattr__(name: str) -> Any:
    """Models are not ready when Django first imports this package, so the acts are fetched when asked for."""
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(name)
