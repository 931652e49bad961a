"""Stored private files.

A file comes in two steps. It is first *uploaded*: stored, checked, readable by nobody but its uploader. Then an owner
*claims* it, inside the owner's own transaction; from then on the owner's package decides who may read it. What nobody
claims within a day is swept.
"""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse


def blob_path(stored: "StoredFile", _name: str) -> str:
    """By ref, never by name: two levels, so that no directory grows without bound."""
    return f"{stored.ref.hex[:2]}/{stored.ref.hex}"


class StoredFile(models.Model):
    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner_kind = models.CharField(max_length=60, blank=True)
    owner_id = models.BigIntegerField(null=True, blank=True)
    purpose = models.CharField(max_length=80, blank=True)
    name = models.CharField(max_length=200)
    size = models.BigIntegerField()
    content_type = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    blob = models.FileField(upload_to=blob_path, max_length=120)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    uploaded_at = models.DateTimeField(auto_now_add=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["owner_kind", "owner_id"], name="file_owner"),
            models.Index(fields=["uploaded_at"], name="file_unclaimed", condition=Q(claimed_at=None)),
        ]
        constraints = [
            models.CheckConstraint(
                name="file_claimed_has_owner",
                condition=Q(claimed_at=None, owner_kind="", owner_id=None)
                | (Q(claimed_at__isnull=False, owner_id__isnull=False) & ~Q(owner_kind="")),
            ),
            models.CheckConstraint(name="file_size_not_negative", condition=Q(size__gte=0)),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("files:download", args=[self.ref])

    @property
    def is_claimed(self) -> bool:
        return self.claimed_at is not None

    def read(self) -> bytes:
        with self.blob.open("rb") as content:
            data: bytes = content.read()
        return data
