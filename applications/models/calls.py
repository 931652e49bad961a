"""Calls for applications."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

import rules
from workflow.arrival import moment

from ..queries import CallQuerySet
from ..states import CallState


class Call(models.Model):
    """A call for applications: it fixes the edition, the window, the key fields and the parameters of its dossiers."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    city = models.ForeignKey("cities.City", on_delete=models.PROTECT, related_name="calls")
    title = models.CharField(_("title"), max_length=120)
    text = models.TextField(_("text of the call"), blank=True)
    edition = models.CharField(_("edition of the regulation"), max_length=60)
    opens_at = models.DateTimeField(_("opens"))
    closes_at = models.DateTimeField(
        _("closes"), null=True, blank=True, help_text=_("Leave empty if applications are accepted all year.")
    )
    fields = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    parameters = models.JSONField(default=dict, blank=True)
    basis = models.TextField(
        _("basis"),
        blank=True,
        help_text=_("Why this edition is applied although it is a draft or has expired."),
    )
    basis_number = models.CharField(_("number of the document"), max_length=60, blank=True)
    basis_date = models.DateField(_("date of the document"), null=True, blank=True)
    basis_file = models.ForeignKey(
        "files.StoredFile", null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("file")
    )
    state = models.CharField(max_length=10, choices=CallState.choices, default=CallState.DRAFT)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = CallQuerySet.as_manager()

    class Meta:
        ordering = ["-opens_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_at=None) | Q(closes_at__gt=F("opens_at")), name="call_closes_after_opening"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("applications:call", args=[self.ref])

    @property
    def rules(self) -> rules.Edition:
        return rules.edition(self.edition)

    @property
    def running(self) -> bool:
        """Whether dossiers may be handed in now."""
        now = moment()
        return (
            self.state == CallState.OPEN and self.opens_at <= now and (self.closes_at is None or now <= self.closes_at)
        )
