"""Review agencies (评审机构): bodies outside the bureau that it may entrust with checking and reviewing."""

from __future__ import annotations

import uuid

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from reviews.queries import AgencyMemberQuerySet, AgencyQuerySet


class Agency(models.Model):
    """An agency that one city may entrust. It sees nothing of the city but what runs on its name."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    city = models.ForeignKey("cities.City", models.PROTECT, related_name="agencies", verbose_name=_("City"))
    name = models.CharField(_("Name of the agency"), max_length=120)
    uscc = models.CharField(_("Unified social credit code"), max_length=18)
    contact = models.CharField(_("Contact person"), max_length=60)
    phone = models.CharField(_("Telephone"), max_length=30)
    active = models.BooleanField(_("May be entrusted"), default=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = _("review agency")
        verbose_name_plural = _("review agencies")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["city", "uscc"],
                name="agency_once_per_city",
                violation_error_message=_("An agency with this credit code is on the list already."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class AgencyMember(models.Model):
    """One person of an agency. Several may work on what is entrusted to it; whoever leaves keeps nothing."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="members")
    # Until the invitation is accepted there is a place without an account.
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="agency_places")
    invitation = models.ForeignKey("accounts.Invitation", models.PROTECT, null=True, related_name="+")
    name = models.CharField(_("Full name"), max_length=60)
    email = models.EmailField(_("E-mail"))
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = AgencyMemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("person of an agency")
        verbose_name_plural = _("people of an agency")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                "agency",
                condition=Q(ended_at__isnull=True),
                name="one_place_per_address",
                violation_error_message=_("This person belongs to the agency already."),
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="ended_place_has_an_author",
            ),
        ]
        triggers = [pgtrigger.Protect(name="place_is_kept", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.name
