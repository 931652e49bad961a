"""Attachments of a draft: claimed from the uploader's temporary files, named by what they prove."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

import files
from materials.access import OWNER_KIND
from materials.drafting import Refused
from materials.models import Attachment, Draft, SubmissionFile
from materials.reading import storable, words
from rules import AttachmentKind, Edition


def kind_of(edition: Edition, key: str) -> AttachmentKind:
    return edition.attachment(key)


def attach(draft: Draft, kind: AttachmentKind, upload_ref: str, user: Any, note: str = "") -> Attachment:
    """Claim one of the user's own uploads. The caller holds the draft's row, so the number is exact."""
    if draft.attachments.filter(kind=kind.key).count() >= kind.max_files:
        raise Refused(
            _("“%(kind)s” takes at most %(most)d files.") % {"kind": words(kind.label), "most": kind.max_files}
        )
    stored = files.take_upload(upload_ref, user)
    if stored is None:
        raise Refused(_("This upload is gone or already used. Upload the file again."))
    if draft.attachments.filter(kind=kind.key, file__sha256=stored.sha256).exists():
        raise Refused(_("The same file is attached here already: %(name)s") % {"name": stored.name})
    with transaction.atomic():
        files.claim(stored, OWNER_KIND, draft.pk, purpose=f"attachment:{kind.key}")
        return Attachment.objects.create(draft=draft, kind=kind.key, file=stored, note=_note(note), added_by=user)


def annotate(attachment: Attachment, note: str) -> None:
    attachment.note = _note(note)
    attachment.save(update_fields=["note"])


def detach(attachment: Attachment) -> None:
    """Take it out of the draft. A file that was handed in stays stored and readable."""
    stored = attachment.file
    attachment.delete()
    if not SubmissionFile.objects.filter(file=stored).exists():
        files.discard(stored)


def _note(text: str) -> str:
    return " ".join(storable(text).split())[:200]
