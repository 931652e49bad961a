"""Who a guide is for, and which one a person is led to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

import rules
from accounts.models import RoleAssignment
from accounts.roles import RoleKey

READERS: Mapping[str, Promise] = {
    "applicant": _("Guide for applicants"),
    "department": _("Guide for the competent department"),
    "bureau": _("Guide for the bureau"),
    "expert": _("Guide for experts"),
    "agency": _("Guide for review agencies"),
    "public": _("Guide for the public"),
}
"""By the last part of the address; each city has its own."""

ROLES_OF: Mapping[str, tuple[RoleKey, ...]] = {
    "applicant": (RoleKey.EDITOR, RoleKey.SUBMITTER),
    "department": (RoleKey.OFFICER,),
    "bureau": (RoleKey.CLERK, RoleKey.SECTION_HEAD, RoleKey.LEADER, RoleKey.PUBLISHER, RoleKey.AUDITOR),
    "expert": (RoleKey.EXPERT,),
    "agency": (RoleKey.AGENCY,),
    "public": (),
}


def readers_of(edition: rules.Edition) -> dict[str, Promise]:
    """The guides of a city: one for agencies only where its text knows them."""
    agencies = any(stage.parameters.get("agency") for stage in edition.procedure)
    return {reader: title for reader, title in READERS.items() if reader != "agency" or agencies}


def guide_of(user: Any) -> str:
    """The address of the guide for a person's first role, "" for whoever is best served by the list of all."""
    assignments = RoleAssignment.objects.running().filter(user=user).order_by("pk")
    related = assignments.select_related("city", "division__city", "institution__division__city")
    for assignment in related:
        if assignment.role == RoleKey.PLATFORM_ADMIN:
            return reverse("portal:guide_administrator")
        division = assignment.division or (assignment.institution.division if assignment.institution else None)
        city = assignment.city or (division.city if division else None)
        for reader, roles in ROLES_OF.items():
            if city is not None and assignment.role in roles:
                return reverse("portal:guide", args=[city.slug, reader])
    return ""
