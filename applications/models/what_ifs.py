"""A question about many dossiers: who would pass if a requirement were another."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

import rules
from rules import Edition, Strength
from rules.variation import Variation, read_value, thresholds, varied


class WhatIf(models.Model):
    """What was asked, and what came of it. It changes nothing: not the edition, not an assessment."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    city = models.ForeignKey("cities.City", on_delete=models.PROTECT, related_name="+")
    edition = models.CharField(max_length=60)
    variations = models.JSONField(default=dict)
    """By requirement: ``{"strength": "must" | …, "values": {threshold: "600"}}``."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    job = models.OneToOneField("documents.Job", null=True, on_delete=models.PROTECT, related_name="what_if")
    counts = models.JSONField(default=dict)
    """``{"before": {outcome: n}, "after": …, "centres_before": …, "centres_after": …}``; empty until it is done."""
    moved = models.JSONField(default=list)
    """``[dossier, outcome before, outcome after]`` of each whose outcome would be another."""

    class Meta:
        ordering = ["-pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["by", "-id"], name="what_if_by_person")]

    def __str__(self) -> str:
        return f"{self.edition} {self.at:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        return reverse("applications:what_if", args=[self.ref])

    @property
    def rules(self) -> Edition:
        return rules.edition(self.edition)

    @property
    def asked(self) -> Mapping[str, Variation]:
        found = {}
        for id, told in self.variations.items():
            known = {one.key: one for one in thresholds(self.rules.requirement(id))}
            values = {key: read_value(known[key], typed) for key, typed in told.get("values", {}).items()}
            strength = told.get("strength")
            found[id] = Variation(values, Strength(strength) if strength else None)
        return found

    @property
    def copy(self) -> Edition:
        """The edition with what is asked in it; never registered anywhere."""
        return varied(self.rules, self.asked)
