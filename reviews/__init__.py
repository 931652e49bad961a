"""Experts, panels, recusal, score sheets and conclusions. Is handed the parties of a matter, never the matter.

A package that owns matters registers itself (``register_matter_owner``), convenes (``convene``), asks who may read
(``may_read_matter``, ``matters_open_to``) and checks off demands (``check_demand``).
"""

from importlib import import_module
from typing import Any

_HOME = {
    "Parties": "reviews.parties",
    "Party": "reviews.parties",
    "register_matter_owner": "reviews.parties",
    "convene": "reviews.convening",
    "dissolve_live_panel": "reviews.convening",
    "check_demand": "reviews.conclusion",
    "Agency": "reviews.models",
    "may_read_matter": "reviews.access",
    "has_sat_on": "reviews.access",
    "matters_open_to": "reviews.queries",
    "open_panels_for": "reviews.queries",
    "recused_from": "reviews.queries",
    "summary_of": "reviews.queries",
}

__all__ = [
    "Agency",
    "Parties",
    "Party",
    "check_demand",
    "convene",
    "dissolve_live_panel",
    "has_sat_on",
    "matters_open_to",
    "may_read_matter",
    "open_panels_for",
    "recused_from",
    "register_matter_owner",
    "summary_of",
]


def __getattr__(name: str) -> Any:
    """Models are not ready when Django first imports this package, so what needs them is fetched when asked for."""
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(name)
