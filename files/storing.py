"""The life of a stored file: stored, claimed by an owner, discarded, swept."""

import hashlib
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from files.checks import type_by_content
from files.models import StoredFile
from files.names import clean_name
from files.owners import is_registered

KEPT_UNCLAIMED = timedelta(hours=24)


def store(content: bytes | File, name: str, *, by: Any = None, content_type: str = "", purpose: str = "") -> StoredFile:
    """Keep a file that nobody owns yet. The portal's own papers name their type; an upload's is read from it."""
    source: File = ContentFile(content) if isinstance(content, bytes) else content
    digest = hashlib.sha256()
    size = 0
    source.seek(0)
    for block in source.chunks():
        digest.update(block)
        size += len(block)
    if not content_type:
        found = type_by_content(source)
        content_type = found.content_type if found else "application/octet-stream"
    source.seek(0)
    stored = StoredFile(
        name=clean_name(name),
        size=size,
        content_type=content_type,
        sha256=digest.hexdigest(),
        uploaded_by=by,
        purpose=purpose,
    )
    stored.blob.save(stored.name, source, save=False)
    stored.save()
    return stored


def unclaimed_of(user: Any) -> int:
    return StoredFile.objects.filter(uploaded_by=user, claimed_at=None, deleted_at=None).count()


def check_room(user: Any) -> None:
    """Nobody fills the disk with uploads that lead nowhere."""
    if unclaimed_of(user) >= settings.FILES_MAX_UNCLAIMED:
        raise ValidationError(
            _("You have %(count)s uploads that belong to nothing yet. Finish or wait before uploading more.")
            % {"count": settings.FILES_MAX_UNCLAIMED},
            code="too_many",
        )


def take_upload(ref: UUID | str, user: Any) -> StoredFile | None:
    """The user's own unclaimed upload, locked until the transaction ends; None for anything else."""
    try:
        ref = UUID(str(ref))
    except ValueError:
        return None
    return (
        StoredFile.objects.select_for_update(of=("self",))
        .filter(ref=ref, uploaded_by=user, claimed_at=None, deleted_at=None)
        .first()
    )


def claim(stored: StoredFile, owner_kind: str, owner_id: int, *, purpose: str = "") -> StoredFile:
    """Give a file to its owner, in the owner's transaction. A file has one owner, once."""
    if not is_registered(owner_kind):
        raise ValueError(f"no package declared the owner kind {owner_kind!r}")
    fields: dict[str, Any] = {"owner_kind": owner_kind, "owner_id": owner_id, "claimed_at": timezone.now()}
    if purpose:
        fields["purpose"] = purpose
    if StoredFile.objects.filter(pk=stored.pk, claimed_at=None, deleted_at=None).update(**fields) != 1:
        raise ValidationError(_("This upload is gone or already used. Upload the file again."), code="gone")
    for name, value in fields.items():
        setattr(stored, name, value)
    return stored


def discard(stored: StoredFile) -> None:
    """The owner lets go of a file: unreadable at once, removed by the next sweep after a day's grace."""
    StoredFile.objects.filter(pk=stored.pk, deleted_at=None).update(deleted_at=timezone.now())
    stored.deleted_at = timezone.now()


def sweep() -> int:
    """Remove what nobody claimed within a day and what was discarded a day ago. Returns how many."""
    before = timezone.now() - KEPT_UNCLAIMED
    due = Q(claimed_at=None, uploaded_at__lt=before) | Q(deleted_at__lt=before)
    removed = 0
    for pk in list(StoredFile.objects.filter(due).values_list("pk", flat=True)[:500]):
        with transaction.atomic():
            stored = StoredFile.objects.select_for_update(skip_locked=True).filter(due, pk=pk).first()
            if stored is None:
                continue
            stored.delete()
            transaction.on_commit(lambda blob=stored.blob: blob.storage.delete(blob.name))  # type: ignore[misc]
            removed += 1
    return removed


def sweep_strays(folder: str) -> int:
    """Remove what lies in one folder of the store and belongs to no row: its writer was ended before the commit."""
    place = Path(settings.MEDIA_ROOT) / folder
    before = (timezone.now() - KEPT_UNCLAIMED).timestamp()
    old = [path for path in place.iterdir() if path.stat().st_mtime < before] if place.is_dir() else []
    names = {f"{folder}/{path.name}": path for path in old}
    kept = set(StoredFile.objects.filter(blob__in=names).values_list("blob", flat=True))
    strays = [path for name, path in names.items() if name not in kept]
    for path in strays:
        path.unlink(missing_ok=True)
    return len(strays)
