"""The register: centres, their names over time, and names kept for centres about to be entered."""

import uuid

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from centres.queries import CentreQuerySet, InstalmentQuerySet


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
    english_name = models.CharField(_("English name"), max_length=200, blank=True)
    english_normalised = models.CharField(max_length=200, blank=True, editable=False)
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
    recognised_on = models.DateField(_("Recognised on"), null=True, blank=True)
    """Empty while it is being established."""
    establishing_from = models.DateField(null=True, blank=True)
    establishing_until = models.DateField(null=True, blank=True)
    document = models.ForeignKey(
        "documents.Document", null=True, blank=True, on_delete=models.PROTECT, related_name="centres"
    )
    state = models.CharField(max_length=12, choices=CentreState, default=CentreState.LISTED)
    removed_on = models.DateField(null=True, blank=True)
    entered_at = models.DateTimeField()

    objects = CentreQuerySet.as_manager()

    class Meta:
        ordering = [Coalesce("recognised_on", "establishing_from").desc(), "-pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["city", "state", "-recognised_on"])]
        constraints = [
            models.UniqueConstraint(fields=["city", "number"], name="centre_number_once"),
            models.UniqueConstraint(
                fields=["city", "normalised"],
                condition=~Q(state=CentreState.REMOVED),
                name="centre_name_once_while_listed",
            ),
            models.UniqueConstraint(
                fields=["city", "english_normalised"],
                condition=~Q(state=CentreState.REMOVED) & ~Q(english_normalised=""),
                name="centre_english_name_once_while_listed",
            ),
            models.CheckConstraint(
                condition=Q(recognised_on__isnull=False) | Q(establishing_from__isnull=False),
                name="centre_recognised_or_establishing",
            ),
            models.CheckConstraint(
                condition=~Q(state=CentreState.LISTED) | Q(recognised_on__isnull=False),
                name="centre_in_operation_is_recognised",
            ),
            models.CheckConstraint(
                condition=Q(establishing_from=None, establishing_until=None)
                | Q(establishing_until__gt=F("establishing_from")),
                name="centre_establishment_dates_in_order",
            ),
            models.CheckConstraint(
                condition=Q(state=CentreState.REMOVED, removed_on__isnull=False)
                | (~Q(state=CentreState.REMOVED) & Q(removed_on__isnull=True)),
                name="centre_removed_has_date",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def shown_name(self) -> str:
        """In the reader's language, where it has a name in it."""
        chinese = (get_language() or "zh").startswith("zh")
        return self.name if chinese else self.english_name or self.name


class TaskAgreement(models.Model):
    """What a centre being established has undertaken: signed by its parties and on the bureau's file."""

    centre = models.OneToOneField(Centre, on_delete=models.PROTECT, related_name="task_agreement")
    number = models.CharField(_("Number"), max_length=80)
    starts_on = models.DateField()
    ends_on = models.DateField()
    targets = models.JSONField()
    """Frozen from the approved plan: section by section its title and text."""
    document = models.ForeignKey("documents.Document", on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, related_name="+")
    signed_on = models.DateField()
    """When the bureau signed, as the last."""
    filed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    filed_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="task_agreement_dates_in_order"),
        ]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.number


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
    english_normalised = models.CharField(max_length=200, blank=True)
    reserved_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["city", "normalised"], name="name_reserved_once"),
            models.UniqueConstraint(
                fields=["city", "english_normalised"],
                condition=~Q(english_normalised=""),
                name="english_name_reserved_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Instalment(models.Model):
    """One instalment of the money that the city gives a centre. A later row replaces it; none is rewritten."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, related_name="instalments")
    sequence = models.PositiveSmallIntegerField(_("Instalment"))
    amount = models.DecimalField(_("Amount (10,000 yuan)"), max_digits=12, decimal_places=4)
    planned_on = models.DateField(_("Planned for"))
    paid_on = models.DateField(_("Paid on"), null=True, blank=True)
    document_number = models.CharField(_("Document number"), max_length=60, blank=True)
    remark = models.CharField(_("Remark"), max_length=200, blank=True)
    cancelled = models.BooleanField(_("Cancelled"), default=False)
    replaces = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = InstalmentQuerySet.as_manager()

    class Meta:
        ordering = ["centre", "sequence", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "sequence"], condition=Q(replaces__isnull=True), name="instalment_sequence_once"
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="instalment_amount_above_zero"),
            models.CheckConstraint(condition=Q(sequence__gte=1), name="instalment_sequence_from_one"),
            models.CheckConstraint(
                condition=Q(cancelled=False) | Q(paid_on__isnull=True), name="instalment_paid_is_not_cancelled"
            ),
        ]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.centre_id}/{self.sequence}"
