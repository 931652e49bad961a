"""The pool of experts of a city."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from reviews.models.choices import ExpertKind, TitleLevel
from reviews.queries import ExpertQuerySet

LONGEST_FIELD = 60


class Expert(models.Model):
    """A person of a city's pool. One user may be in the pools of several cities."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    # Until the invitation is accepted there is a profile without an account; nobody can be appointed without one.
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="expert_profiles")
    invitation = models.ForeignKey("accounts.Invitation", models.PROTECT, null=True, related_name="+")
    city = models.ForeignKey("cities.City", models.PROTECT, related_name="experts")
    name = models.CharField(_("Full name"), max_length=60)
    title = models.CharField(_("Professional title"), max_length=60)
    title_level = models.CharField(_("Level of the title"), max_length=20, choices=TitleLevel.choices)
    kind = models.CharField(_("Kind of expert"), max_length=20, choices=ExpertKind.choices)
    unit_name = models.CharField(_("Workplace"), max_length=120)
    institution = models.ForeignKey(
        "accounts.Institution",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="experts",
        verbose_name=_("Institution on this portal"),
    )
    former_units = ArrayField(
        models.CharField(max_length=120), default=list, blank=True, verbose_name=_("Former workplaces")
    )
    fields = ArrayField(models.CharField(max_length=LONGEST_FIELD), default=list, verbose_name=_("Fields of expertise"))
    phone = models.CharField(_("Telephone"), max_length=30)
    email = models.EmailField(_("E-mail"))
    active = models.BooleanField(_("In the pool"), default=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    objects = ExpertQuerySet.as_manager()

    class Meta:
        verbose_name = _("expert")
        verbose_name_plural = _("experts")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "city"], name="one_profile_per_pool"),
            models.UniqueConstraint(
                Lower("email"),
                "city",
                name="one_profile_per_address",
                violation_error_message=_("An expert with this e-mail address is in the pool already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}（{self.unit_name}）"
