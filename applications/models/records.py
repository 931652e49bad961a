"""The records of the stages: kept for ever, superseded by later rows."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..states import DecisionKind, MeetingResult, ServiceWay
from .dossiers import Dossier

append_only = pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)


class StageRecord(models.Model):
    """What somebody put on record in a stage: kept for ever, superseded by a later row, never overwritten."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="%(class)ss")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        abstract = True
        ordering = ["at", "pk"]


class Recommendation(StageRecord):
    """The competent department's opinion."""

    submission = models.ForeignKey("materials.Submission", on_delete=models.PROTECT, related_name="+")
    recommended = models.BooleanField()
    opinion = models.TextField(_("opinion"))

    class Meta(StageRecord.Meta):
        triggers = [append_only]

    def __str__(self) -> str:
        return f"recommendation of {self.dossier_id}"


class FormalCheck(StageRecord):
    """The bureau's check of the papers (复核 / 形式审查)."""

    submission = models.ForeignKey("materials.Submission", on_delete=models.PROTECT, related_name="+")
    passed = models.BooleanField()
    note = models.TextField(_("note"), blank=True)

    class Meta(StageRecord.Meta):
        triggers = [append_only]

    def __str__(self) -> str:
        return f"formal check of {self.dossier_id}"


class PlanCheck(StageRecord):
    """The bureau's check of the improved plan against the experts' demands."""

    submission = models.ForeignKey("materials.Submission", on_delete=models.PROTECT, related_name="+")
    accepted = models.BooleanField()
    note = models.TextField(_("note"), blank=True)

    class Meta(StageRecord.Meta):
        triggers = [append_only]

    def __str__(self) -> str:
        return f"plan check of {self.dossier_id}"


class Deliberation(StageRecord):
    """A meeting of the bureau and what it resolved."""

    held_on = models.DateField(_("date of the meeting"))
    minutes_number = models.CharField(_("number of the minutes"), max_length=60)
    result = models.CharField(_("result"), max_length=12, choices=MeetingResult.choices)
    opinion = models.TextField(_("resolution"))
    criteria = models.JSONField(default=list, blank=True)
    """What the edition tells the meeting to go by, each with what was found: ``[criterion, words]``."""

    class Meta(StageRecord.Meta):
        triggers = [append_only]

    def __str__(self) -> str:
        return f"meeting on {self.dossier_id}"


class Decision(StageRecord):
    """The end of a dossier: who signed what, when, on which ground, and how the applicant was told."""

    kind = models.CharField(max_length=10, choices=DecisionKind.choices)
    decided_on = models.DateField()
    opinion = models.TextField()
    clause = models.CharField(max_length=200, blank=True)
    remedy = models.TextField(blank=True)
    basis = models.TextField(blank=True)
    establishment_months = models.PositiveSmallIntegerField(null=True, blank=True)
    """How long the centre is to be established, where the text has such a period."""
    establishment_reason = models.TextField(blank=True)
    document = models.ForeignKey(
        "documents.Document", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    announced_at = models.DateTimeField(null=True, blank=True)
    served_on = models.DateField(null=True, blank=True)
    served_how = models.CharField(max_length=10, choices=ServiceWay.choices, blank=True)
    served_note = models.CharField(max_length=200, blank=True)

    class Meta(StageRecord.Meta):
        constraints = [
            models.UniqueConstraint(fields=["dossier"], name="one_decision_per_dossier"),
            models.CheckConstraint(
                condition=~Q(kind=DecisionKind.REFUSAL) | (~Q(opinion="") & ~Q(remedy="") & ~Q(clause="")),
                name="refusal_has_reasons_clause_remedy",
            ),
            models.CheckConstraint(
                condition=Q(served_on__isnull=True, served_how="") | (Q(served_on__isnull=False) & ~Q(served_how="")),
                name="service_has_date_and_way",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="keep", operation=pgtrigger.Delete),
            pgtrigger.Trigger(
                name="decision_stands",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                condition=pgtrigger.AnyChange(
                    "kind", "decided_on", "opinion", "clause", "remedy", "basis", "establishment_months", "by", "at"
                ),
                func="RAISE EXCEPTION 'a recorded decision may not be changed';",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.dossier_id}"
