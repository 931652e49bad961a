"""Evidence from people without an account: limits of its own, because nobody signs for the upload.

What was uploaded survives a form that comes back with mistakes: the page carries signed references, good for a day,
until when an upload that nobody claims is kept.
"""

from django.core import signing
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

import files
from accounts.limits import over_limit
from files.models import StoredFile

MAX_FILES = 5
MAX_MB = 10
KINDS = ("pdf", "jpg", "png", "docx")
PER_HOUR = 30
SALT = "notices.evidence"
DAY = 24 * 3600


def kept_uploads(token: str) -> list[StoredFile]:
    """Uploads of an earlier try, from the signed reference that the page carried."""
    try:
        refs: list[str] = signing.loads(token, salt=SALT, max_age=DAY)
    except signing.BadSignature:
        return []
    found = StoredFile.objects.filter(ref__in=refs, claimed_at=None, deleted_at=None, purpose="evidence")
    return sorted(found, key=lambda stored: refs.index(str(stored.ref)))


def token_of(stored: list[StoredFile]) -> str:
    return signing.dumps([str(one.ref) for one in stored], salt=SALT) if stored else ""


def take(uploads: list[UploadedFile], kept: list[StoredFile], address: str) -> tuple[list[StoredFile], list[str]]:
    """Check and store what was sent now beside what was kept. The files, and what is wrong with the others."""
    stored, problems = list(kept), []
    for upload in uploads:
        try:
            if len(stored) >= MAX_FILES:
                raise ValidationError(_("At most %(count)s files.") % {"count": MAX_FILES})
            found = files.check_upload(upload, kinds=KINDS, max_mb=MAX_MB)
            _count(address)
        except ValidationError as problem:
            problems.append(f"{upload.name}{_(': ')}{' '.join(problem.messages)}")
        else:
            stored.append(
                files.store(upload, upload.name or "evidence", content_type=found.content_type, purpose="evidence")
            )
    return stored, problems


def _count(address: str) -> None:
    if over_limit(f"evidence:{address}", PER_HOUR):
        raise ValidationError(_("Too many uploads from your network. Please try again in an hour."))
