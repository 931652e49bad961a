"""What a panel leaves behind: score sheets, activities, its conclusion with the demands."""

from __future__ import annotations

import uuid
from typing import Any

import pgtrigger
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from reviews.models.choices import ActivityKind, Advice
from reviews.models.panels import Panel, PanelMember
from reviews.queries import SheetQuerySet


class ScoreSheet(models.Model):
    """One member's sheet: ``entries`` as typed while it is a draft, ``scores`` as numbers once it is submitted."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    member = models.OneToOneField(PanelMember, models.PROTECT, related_name="sheet")
    entries = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField()
    scores = models.JSONField(default=dict)
    remarks = models.JSONField(default=dict)
    comment = models.TextField(_("Overall comment"), blank=True)
    advice = models.CharField(_("Advice"), max_length=30, choices=Advice.choices, blank=True)
    total = models.DecimalField(
        _("Weighted total"),
        max_digits=5,
        decimal_places=2,
        null=True,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )
    submitted_at = models.DateTimeField(null=True)

    objects = SheetQuerySet.as_manager()

    class Meta:
        verbose_name = _("score sheet")
        verbose_name_plural = _("score sheets")
        constraints = [
            models.CheckConstraint(
                condition=Q(submitted_at__isnull=True, total__isnull=True, scores={})
                | (
                    Q(submitted_at__isnull=False, total__gte=0, total__lte=100)
                    & ~Q(comment="")
                    & ~Q(advice="")
                    & ~Q(scores={})
                ),
                name="submitted_sheet_is_complete",
            )
        ]
        triggers = [
            pgtrigger.Protect(
                name="submitted_sheet_is_final",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__submitted_at__isnull=False),
            )
        ]


class Activity(models.Model):
    """A site visit or a defence as it took place. Its files are ``files.StoredFile`` rows owned by it."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    panel = models.ForeignKey(Panel, models.PROTECT, related_name="activities")
    kind = models.CharField(_("Activity"), max_length=20, choices=ActivityKind.choices)
    held_on = models.DateField(_("Date"))
    place = models.CharField(_("Place"), max_length=200)
    record = models.TextField(_("Record of the activity"))
    attendees = models.ManyToManyField(PanelMember, related_name="activities", verbose_name=_("Members present"))
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ["held_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["panel", "kind"], name="activity_recorded_once")]

    def __str__(self) -> str:
        return f"{self.label} {self.held_on}"

    @property
    def label(self) -> Any:
        return self.panel.activity_label(self.kind)


class PanelConclusion(models.Model):
    panel = models.OneToOneField(Panel, models.PROTECT, related_name="conclusion")
    result = models.CharField(_("Result"), max_length=30, choices=Advice.choices)
    text = models.TextField(_("Conclusion"))
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    on_behalf_of = models.ForeignKey(PanelMember, models.PROTECT, null=True, related_name="+")
    signed_copy = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, related_name="+")
    sheets = models.PositiveSmallIntegerField()
    mean = models.DecimalField(max_digits=5, decimal_places=2)
    concluded_at = models.DateTimeField()

    class Meta:
        verbose_name = _("panel conclusion")
        verbose_name_plural = _("panel conclusions")
        constraints = [
            models.CheckConstraint(
                condition=Q(on_behalf_of__isnull=True) | Q(signed_copy__isnull=False),
                name="conclusion_on_behalf_is_signed",
            )
        ]
        triggers = [
            pgtrigger.Protect(name="conclusion_is_final", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return self.get_result_display()


class Demand(models.Model):
    """What the panel wants improved. The bureau checks it off against the improved plan."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    conclusion = models.ForeignKey(PanelConclusion, models.PROTECT, related_name="demands")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(_("What must be improved"), max_length=1000)
    section_key = models.CharField(_("Section of the plan"), max_length=60, blank=True)
    section_title = models.CharField(max_length=120, blank=True)
    met = models.BooleanField(pgettext_lazy("demand", "Met"), null=True)
    note = models.CharField(_("Note on the demand"), max_length=500, blank=True)
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    checked_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("demand")
        verbose_name_plural = _("demands")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["conclusion", "position"], name="demand_has_its_place"),
            models.CheckConstraint(
                condition=Q(met__isnull=True, checked_by__isnull=True, checked_at__isnull=True)
                | Q(met__isnull=False, checked_by__isnull=False, checked_at__isnull=False),
                name="checked_demand_has_checker",
            ),
            models.CheckConstraint(condition=~Q(met=False) | ~Q(note=""), name="unmet_demand_has_a_note"),
        ]
        triggers = [
            pgtrigger.Protect(name="demand_is_kept", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="demand_wording_is_final",
                fields=["conclusion", "position", "text", "section_key", "section_title"],
            ),
        ]

    def __str__(self) -> str:
        return self.text
