"""Papers the portal makes: their numbers, the papers themselves, and the jobs that make large ones.

An issued paper is a record: rendered once from the text frozen when it was signed, kept with its digest, never made
again. Reopening a matter revokes it; nothing deletes it.
"""

import secrets
import uuid
from typing import Any

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from documents.queries import DocumentQuerySet, JobQuerySet

CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE_LENGTH = 16


def new_code() -> str:
    """A code that nobody guesses, without characters that people confuse."""
    return "".join(secrets.choice(CODE_ALPHABET) for _position in range(CODE_LENGTH))


def grouped(code: str) -> str:
    return "-".join(code[i : i + 4] for i in range(0, len(code), 4))


class NumberFormat(models.Model):
    """How a city writes the number of one kind of paper, and from which series it takes it."""

    city = models.ForeignKey("cities.City", on_delete=models.PROTECT, related_name="number_formats")
    kind = models.SlugField(_("Kind of paper"), max_length=40)
    series = models.SlugField(_("Series"), max_length=40)
    pattern = models.CharField(_("Pattern"), max_length=80)

    class Meta:
        ordering = ["city", "kind"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["city", "kind"], name="number_format_once"),
            models.CheckConstraint(
                condition=Q(pattern__contains="{number") & Q(pattern__contains="{year}"),
                name="number_format_has_year_and_number",
            ),
        ]

    def __str__(self) -> str:
        return self.pattern


class NumberSequence(models.Model):
    """The last number given in a series of a city in a year. It only grows: a number is never given twice."""

    city = models.ForeignKey("cities.City", on_delete=models.PROTECT, related_name="+")
    kind = models.SlugField(max_length=40)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["city", "kind", "year"], name="number_sequence_once")]
        triggers = [
            pgtrigger.Trigger(
                name="only_grows",
                operation=pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.Before,
                func="""
                    IF TG_OP = 'DELETE' OR NEW.last < OLD.last OR NEW.city_id <> OLD.city_id
                       OR NEW.kind <> OLD.kind OR NEW.year <> OLD.year THEN
                        RAISE EXCEPTION 'a number sequence only grows';
                    END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.year}: {self.last}"


class DocumentState(models.TextChoices):
    DRAFT = "draft", _("Being made")
    ISSUED = "issued", _("In force")
    REVOKED = "revoked", _("Revoked")
    SUPERSEDED = "superseded", _("Superseded")


class Document(models.Model):
    """One official paper."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    process = models.ForeignKey(
        "workflow.Process", null=True, blank=True, on_delete=models.PROTECT, related_name="documents"
    )
    city = models.ForeignKey("cities.City", on_delete=models.PROTECT, related_name="documents")
    kind = models.SlugField(max_length=40)
    title = models.CharField(max_length=200)
    number = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=12, choices=DocumentState, default=DocumentState.DRAFT)
    html = models.TextField(editable=False)
    """The paper as signed; the file is made from it."""
    template = models.CharField(max_length=120)
    template_version = models.CharField(max_length=64)
    file = models.ForeignKey("files.StoredFile", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64, blank=True)
    verification_code = models.CharField(max_length=CODE_LENGTH, unique=True, default=new_code, editable=False)
    dated = models.DateField()
    """The date printed on the paper."""
    issued_at = models.DateTimeField(null=True, blank=True)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    signatory = models.CharField(max_length=120)
    """Who signed it off: a name and office as printed in the record, or the issuing body."""
    supersedes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="superseded_by"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    end_reason = models.TextField(blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["process", "kind"])]
        constraints = [
            models.UniqueConstraint(fields=["city", "number"], condition=~Q(number=""), name="document_number_once"),
            models.CheckConstraint(
                condition=(
                    Q(state=DocumentState.DRAFT, file__isnull=True, sha256="", issued_at__isnull=True)
                    | (
                        ~Q(state=DocumentState.DRAFT)
                        & Q(file__isnull=False, issued_at__isnull=False)
                        & ~Q(number="")
                        & ~Q(sha256="")
                        & ~Q(signatory="")
                    )
                ),
                name="document_issued_has_number_file_signatory",
            ),
            models.CheckConstraint(
                condition=(
                    Q(state__in=[DocumentState.DRAFT, DocumentState.ISSUED], ended_at__isnull=True)
                    | (
                        Q(state__in=[DocumentState.REVOKED, DocumentState.SUPERSEDED], ended_at__isnull=False)
                        & ~Q(end_reason="")
                    )
                ),
                name="document_ended_has_time_and_reason",
            ),
            models.CheckConstraint(
                condition=~Q(supersedes=F("id")) | Q(supersedes__isnull=True), name="document_not_its_own_successor"
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="issued_is_a_record",
                operation=pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.Before,
                func="""
                    IF TG_OP = 'DELETE' THEN
                        RAISE EXCEPTION 'a paper is never deleted';
                    END IF;
                    IF NEW.ref <> OLD.ref OR NEW.html <> OLD.html OR NEW.number <> OLD.number
                       OR NEW.verification_code <> OLD.verification_code OR NEW.dated <> OLD.dated
                       OR NEW.title <> OLD.title OR NEW.kind <> OLD.kind OR NEW.city_id <> OLD.city_id
                       OR NEW.signatory <> OLD.signatory OR NEW.process_id IS DISTINCT FROM OLD.process_id
                       OR NEW.supersedes_id IS DISTINCT FROM OLD.supersedes_id
                       OR NEW.issued_by_id IS DISTINCT FROM OLD.issued_by_id
                       OR NEW.template <> OLD.template OR NEW.template_version <> OLD.template_version THEN
                        RAISE EXCEPTION 'what was signed does not change';
                    END IF;
                    IF OLD.state <> 'draft' AND (NEW.file_id <> OLD.file_id OR NEW.sha256 <> OLD.sha256
                       OR NEW.issued_at <> OLD.issued_at OR NEW.state = 'draft') THEN
                        RAISE EXCEPTION 'an issued paper does not change';
                    END IF;
                    IF OLD.state IN ('revoked', 'superseded') AND NEW.* IS DISTINCT FROM OLD.* THEN
                        RAISE EXCEPTION 'a paper that has ended does not change';
                    END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.number}".strip()

    @property
    def code(self) -> str:
        """The verification code as printed."""
        return grouped(self.verification_code)

    @property
    def is_ready(self) -> bool:
        return self.state != DocumentState.DRAFT


class JobState(models.TextChoices):
    PENDING = "pending", _("Waiting")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")


class Job(models.Model):
    """Work too long for a request: a dossier as PDF, an export. Belongs to the person who asked for it."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.SlugField(max_length=40)
    title = models.CharField(max_length=200)
    arguments = models.JSONField(default=dict)
    progress = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, choices=JobState, default=JobState.PENDING)
    attempts = models.PositiveSmallIntegerField(default=0)
    result = models.ForeignKey("files.StoredFile", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    error = models.TextField(blank=True)
    language = models.CharField(max_length=10, default="zh-hans")
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="jobs")
    requested_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["requested_by", "-requested_at"])]
        constraints = [
            models.CheckConstraint(
                condition=(Q(state=JobState.DONE) & Q(result__isnull=False, finished_at__isnull=False))
                | (~Q(state=JobState.DONE) & Q(result__isnull=True)),
                name="job_done_has_result",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def percent(self) -> int:
        if self.state == JobState.DONE:
            return 100
        return min(99, 100 * self.progress // self.total) if self.total else 0

    @property
    def is_over(self) -> bool:
        return self.state in (JobState.DONE, JobState.FAILED)

    def advance(self, progress: int, total: int | None = None) -> None:
        """Say how far the work is; the page that waits shows it."""
        fields: dict[str, Any] = {"progress": progress}
        if total is not None:
            fields["total"] = total
        Job.objects.filter(pk=self.pk, state=JobState.RUNNING).update(**fields)
