"""What is kept of a regulation besides its module: its full text, and what put it into force or changed its term."""

import uuid

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cities.models.places import City
from files.models import StoredFile

append_only = pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)


class LawText(models.Model):
    """The official text of an edition, as it was loaded. The last one loaded stands."""

    edition = models.CharField(max_length=60)
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    source = models.CharField(_("File"), max_length=200)
    loaded_at = models.DateTimeField(default=timezone.now)

    append_only = True

    class Meta:
        ordering = ["-pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["edition", "-id"], name="law_text_by_edition")]
        triggers = [append_only]

    def __str__(self) -> str:
        return f"{self.edition} {self.sha256[:12]}"


class EditionRecord(models.Model):
    """A document that put an edition into force, extended its term or ended it: number, date, file."""

    class Kind(models.TextChoices):
        IN_FORCE = "in_force", _("Put into force")
        EXTENDED = "extended", _("Term extended")
        ENDED = "ended", _("Ended")

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="edition_records")
    edition = models.CharField(max_length=60)
    kind = models.CharField(_("What the document does"), max_length=20, choices=Kind)
    number = models.CharField(_("Document number"), max_length=60)
    issued_on = models.DateField(_("Date of the document"))
    effective_from = models.DateField(_("In force from"), null=True, blank=True)
    effective_to = models.DateField(_("In force until"), null=True, blank=True)
    trial = models.BooleanField(_("On trial"), default=False)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    append_only = True

    class Meta:
        ordering = ["issued_on", "pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["edition", "issued_on"], name="edition_record_by_edition")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(kind="in_force") | models.Q(effective_from__isnull=False),
                name="in_force_has_a_first_day",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="in_force") | models.Q(effective_to__isnull=False),
                name="extended_or_ended_has_a_last_day",
            ),
            models.CheckConstraint(
                condition=models.Q(effective_from__isnull=True)
                | models.Q(effective_to__isnull=True)
                | models.Q(effective_to__gte=models.F("effective_from")),
                name="edition_days_in_order",
            ),
        ]
        triggers = [append_only]

    def __str__(self) -> str:
        return f"{self.edition} {self.number}"


class Adoption(models.Model):
    """An edition taken into use by a city for what begins from then on; what runs stays with its own."""

    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="adoptions")
    edition = models.CharField(max_length=60)
    before = models.CharField(max_length=60, blank=True)
    reasons = models.CharField(_("Why"), max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    append_only = True

    class Meta:
        ordering = ["-at", "-pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["city", "-at"], name="adoption_by_city")]
        triggers = [append_only]

    def __str__(self) -> str:
        return f"{self.edition} {self.at:%Y-%m-%d}"
