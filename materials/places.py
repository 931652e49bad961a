"""Where in the form something is filled in: the address of a field, a table, a section of the plan, an attachment."""

from __future__ import annotations

from django.urls import reverse

import rules
from materials.models import Draft, TargetKind


def address_of(draft: Draft, edition: rules.Edition, kind: str, key: str) -> str:
    """The page and the place on it; "" for what is not filled in at one place (a clause, the whole)."""
    if kind == TargetKind.PLAN:
        return f"{reverse('materials:plan', args=[draft.ref])}#plan-{key}"
    if kind == TargetKind.ATTACHMENT:
        return f"{reverse('materials:attachments', args=[draft.ref])}#kind-{key}"
    if kind in (TargetKind.FACT, TargetKind.ROSTER):
        for section in edition.sections:
            if key in {item.key for item in section.items}:
                prefix = "roster" if kind == TargetKind.ROSTER else "field"
                return f"{reverse('materials:section', args=[draft.ref, section.key])}#{prefix}-{key}"
    return ""


def address_of_claim(draft: Draft, edition: rules.Edition, key: str) -> str:
    """The same for the key of a claim: ``attachment:proof``, ``plan:goals``, ``roster.column``, or a fact's."""
    kind, colon, name = key.partition(":")
    if colon:
        return address_of(draft, edition, kind, name)
    roster, _, _column = key.partition(".")
    if roster in edition.rosters:
        return address_of(draft, edition, TargetKind.ROSTER, roster)
    return address_of(draft, edition, TargetKind.FACT, key)
