"""规划布局: where the text has the bureau plan first, nothing is applied for before its plan is public."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

import files
import rules
from cities.models import City
from files.models import StoredFile
from workflow import Refused

from .models import Call, LayoutDirection, LayoutPlan
from .models.layouts import FILE_OWNER


def layout_clause(edition: rules.Edition) -> rules.Clause | None:
    """The clause that asks for the plan; None where the text knows none."""
    for stage in edition.procedure:
        if clause := stage.parameters.get("layout_plan"):
            return edition.clauses[str(clause)]
    return None


def plan_for(call: Call) -> LayoutPlan | None:
    """The version that stands for a call's city, where its edition asks for one."""
    return LayoutPlan.objects.in_force(call.city) if layout_clause(call.rules) else None


def require_layout_plan(call: Call) -> None:
    """Refused where the text asks for a plan and none is public."""
    clause = layout_clause(call.rules)
    if clause is not None and LayoutPlan.objects.in_force(call.city) is None:
        raise Refused(
            _("Publish the layout plan first (%(clause)s): applications follow its directions.")
            % {"clause": clause.spelling},
            code="layout_plan",
        )


def publish_layout_plan(
    city: City,
    user: Any,
    *,
    title: str,
    text: str,
    issued_on: date,
    fields: Iterable[str],
    directions: Sequence[tuple[str, str]],
    number: str = "",
    file: File | None = None,
    at: datetime | None = None,
) -> LayoutPlan:
    """Make a version public; it stands from now on. ``directions`` are pairs of field and name, in order."""
    now = at or timezone.now()
    if not directions:
        reason = _("Name at least one direction.")
        raise Refused(reason, code="directions", fields={"directions": reason})
    with transaction.atomic():
        stored = files.store(file, file.name or title, by=user) if file else None
        plan = LayoutPlan.objects.create(
            city=city,
            title=title,
            number=number,
            issued_on=issued_on,
            text=text,
            fields=list(dict.fromkeys([*fields, *(field for field, _name in directions)])),
            file=stored,
            published_by=user,
            published_at=now,
        )
        LayoutDirection.objects.bulk_create(
            LayoutDirection(plan=plan, position=position, field=field, name=name)
            for position, (field, name) in enumerate(directions, 1)
        )
        if stored is not None:
            files.claim(stored, FILE_OWNER, plan.pk, purpose="layout_plan")
    return plan


def may_read_layout_file(stored: StoredFile, user: Any) -> bool:
    """What is published is public."""
    return LayoutPlan.objects.filter(pk=stored.owner_id or 0).exists()
