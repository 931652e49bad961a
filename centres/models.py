"""The register: centres, their names over time, and names kept for centres about to be entered."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from centres.queries import CentreQuerySet


class CentreState(models.TextChoices):
    LISTED = "listed", _("In operation")
    ESTABLISHING = "establishing", _("Establishing")
    REMOVED = "removed", pgettext_lazy("centre", "Removed")


class Centre(models.Model):
    """One centre. How it came to be is its process's business; here stands what the public may rely on."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    city = models.ForeignKey("cities.City", on_delete=models.PROTECT, related_name="centres")
    number = models.CharField(_("Register number"), max_length=40)
    name = models.CharField(_("Name"), max_length=200)
    normalised = models.CharField(max_length=200, editable=False)
    short_name = models.CharField(_("Short name"), max_length=120)
    process = models.OneToOneField(
        "workflow.Process", null=True, blank=True, on_delete=models.PROTECT, related_name="centre"
    )
    edition = models.CharField(max_length=60)
    lead = models.ForeignKey("accounts.Institution", on_delete=models.PROTECT, related_name="centres_led")
    partners = models.ManyToManyField("accounts.Institution", blank=True, related_name="centres_joined")
    partner_names = models.JSONField(default=list)
    """As on the paper, in its order; partners need not be institutions that this portal knows."""
    field = models.CharField(_("Field"), max_length=120)
    recognised_on = models.DateField(_("Recognised on"))
    document = models.ForeignKey(
        "documents.Document", null=True, blank=True, on_delete=models.PROTECT, related_name="centres"
    )
    state = models.CharField(max_length=12, choices=CentreState, default=CentreState.LISTED)
    removed_on = models.DateField(null=True, blank=True)
    entered_at = models.DateTimeField()

    objects = CentreQuerySet.as_manager()

    class Meta:
        ordering = ["-recognised_on", "-pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["city", "state", "-recognised_on"])]
        constraints = [
            models.UniqueConstraint(fields=["city", "number"], name="centre_number_once"),
            models.UniqueConstraint(
                fields=["city", "normalised"],
                condition=~Q(state=CentreState.REMOVED),
                name="centre_name_once_while_listed",
            ),
            models.CheckConstraint(
                condition=Q(state=CentreState.REMOVED, removed_on__isnull=False)
                | (~Q(state=CentreState.REMOVED) & Q(removed_on__isnull=True)),
                name="centre_removed_has_date",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class CentreName(models.Model):
    """A name that a centre bears or has borne."""

    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, related_name="names")
    name = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["centre", "valid_from"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["centre"], condition=Q(valid_to__isnull=True), name="one_present_name_per_centre"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="centre_name_dates_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class NameReservation(models.Model):
    """A name kept for one process between the decision and the entry, so that no other decision takes it."""

    city = models.ForeignKey("cities.City", on_delete=models.PROTECT, related_name="+")
    process = models.OneToOneField("workflow.Process", on_delete=models.CASCADE, related_name="reserved_name")
    name = models.CharField(max_length=200)
    normalised = models.CharField(max_length=200)
    reserved_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["city", "normalised"], name="name_reserved_once")]

    def __str__(self) -> str:
        return self.name
