"""What the bureau entrusts to an agency, and the opinions that come back."""

from __future__ import annotations

import uuid

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..queries import EntrustmentQuerySet
from ..states import EntrustableStage
from .records import StageRecord, append_only


class Entrustment(StageRecord):
    """One stage of one dossier in the hands of an agency: from a moment until the stage is finished or the bureau ends
    it. Written once; only its end is added."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    agency = models.ForeignKey("reviews.Agency", on_delete=models.PROTECT, related_name="entrustments")
    stage = models.CharField(_("stage"), max_length=20, choices=EntrustableStage.choices)
    contract_number = models.CharField(_("number of the letter of entrustment"), max_length=60)
    remark = models.TextField(_("remark"), blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    end_reason = models.TextField(blank=True)

    objects = EntrustmentQuerySet.as_manager()

    class Meta(StageRecord.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "stage"], condition=Q(ended_at__isnull=True), name="stage_entrusted_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(end_reason="") | Q(ended_at__isnull=False), name="entrustment_ends_with_its_reason"
            ),
        ]
        indexes = [models.Index(fields=["agency"], condition=Q(ended_at__isnull=True), name="entrustment_running")]
        triggers = [
            pgtrigger.Protect(name="keep", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="ended_entrustment_stands",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__ended_at__isnull=False),
            ),
            pgtrigger.ReadOnly(
                name="entrustment_stands",
                fields=["dossier", "agency", "stage", "contract_number", "remark", "by", "at"],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stage} of {self.dossier_id} with {self.agency_id}"


class AgencyOpinion(StageRecord):
    """审查意见 or 评审意见 of the agency on what it was entrusted with. The latest counts; the earlier ones stay."""

    entrustment = models.ForeignKey(Entrustment, on_delete=models.PROTECT, related_name="opinions")
    submission = models.ForeignKey("materials.Submission", on_delete=models.PROTECT, related_name="+")
    passed = models.BooleanField()
    text = models.TextField(_("opinion"))

    class Meta(StageRecord.Meta):
        triggers = [append_only]

    def __str__(self) -> str:
        return f"opinion on {self.entrustment_id}"
