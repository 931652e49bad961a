"""The bureau's layout plan: what it wants built where, published before anybody states an intention."""

from __future__ import annotations

import uuid

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from files.models import StoredFile

from ..queries import LayoutPlanQuerySet

FILE_OWNER = "applications.layoutplan"


class LayoutPlan(models.Model):
    """One published version. A later one takes its place and leaves it readable; nothing published is rewritten."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    city = models.ForeignKey("cities.City", on_delete=models.PROTECT, related_name="layout_plans")
    title = models.CharField(_("title"), max_length=120)
    number = models.CharField(_("document number"), max_length=60, blank=True)
    issued_on = models.DateField(_("date of the document"))
    text = models.TextField(_("text"))
    fields = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    file = models.OneToOneField(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField()

    objects = LayoutPlanQuerySet.as_manager()

    class Meta:
        ordering = ["-published_at", "-pk"]
        indexes = [models.Index(fields=["city", "-published_at"])]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("applications:layout_plan", args=[self.ref])


class LayoutDirection(models.Model):
    """A direction that the plan names, in a field of the edition."""

    plan = models.ForeignKey(LayoutPlan, on_delete=models.PROTECT, related_name="directions")
    position = models.PositiveSmallIntegerField()
    field = models.CharField(max_length=60)
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ["plan", "position"]
        constraints = [models.UniqueConstraint(fields=["plan", "position"], name="layout_direction_in_order")]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.name
