"""What comes before the dossier: the intention, and the department's choice among those before it."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..states import ChoiceResult
from .layouts import LayoutDirection, LayoutPlan
from .records import StageRecord, append_only


class Intention(StageRecord):
    """An intention as it was handed in: the facts it asks for, frozen with a digest, and what was said to them."""

    content = models.JSONField()
    digest = models.CharField(max_length=64)
    statement = models.TextField(_("statement"))
    declaration = models.TextField(blank=True)
    plan = models.ForeignKey(LayoutPlan, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    direction = models.ForeignKey(LayoutDirection, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    outside_reason = models.TextField(_("why outside the layout plan"), blank=True)

    class Meta(StageRecord.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(plan=None, direction=None, outside_reason="")
                | Q(plan__isnull=False, direction__isnull=False, outside_reason="")
                | (Q(plan__isnull=False, direction=None) & ~Q(outside_reason="")),
                name="intention_in_plan_or_says_why",
            )
        ]
        triggers = [append_only]

    def __str__(self) -> str:
        return f"intention of {self.dossier_id}"

    @property
    def claims(self) -> dict[str, Any]:
        """What was stated and what the register knew of the institution, in the shape the rules read."""
        return {**self.content["institution"]["facts"], **self.content["facts"]}


class CandidateChoice(StageRecord):
    """What the competent department did with an intention."""

    intention = models.ForeignKey(Intention, on_delete=models.PROTECT, related_name="choices")
    result = models.CharField(max_length=12, choices=ChoiceResult.choices)
    opinion = models.TextField(_("opinion"))
    fit = models.TextField(_("judgement on the layout plan"), blank=True)
    compared = models.JSONField(default=list)
    """Numbers of the intentions that lay before the department beside this one."""

    class Meta(StageRecord.Meta):
        constraints = [
            models.UniqueConstraint(fields=["intention"], name="one_choice_per_intention"),
            models.CheckConstraint(condition=~Q(opinion=""), name="choice_has_opinion"),
        ]
        triggers = [append_only]

    def __str__(self) -> str:
        return f"choice on {self.dossier_id}"
