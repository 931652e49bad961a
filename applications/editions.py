"""The documents that put a text into force or change its term, and taking an edition into use."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

import files
import rules
from cities.models import Adoption, City, EditionRecord
from cities.standing import standing_on
from files.models import StoredFile
from workflow import Refused

from .basis import standing

FILE_OWNER = "cities.edition_record"


def record_document(
    city: City,
    edition: rules.Edition,
    user: Any,
    *,
    kind: str,
    number: str,
    issued_on: date,
    file: File,
    effective_from: date | None = None,
    effective_to: date | None = None,
    trial: bool = False,
) -> EditionRecord:
    """Keep what a document says of a text. Refused where it contradicts what is known."""
    _require_sense(edition, kind, issued_on, effective_to)
    with transaction.atomic():
        stored = files.store(file, file.name or number, by=user, purpose="edition_record")
        record = EditionRecord.objects.create(
            city=city,
            edition=edition.key,
            kind=kind,
            number=number,
            issued_on=issued_on,
            effective_from=effective_from,
            effective_to=effective_to,
            trial=trial,
            file=stored,
            by=user,
        )
        files.claim(stored, FILE_OWNER, record.pk)
    return record


def _require_sense(edition: rules.Edition, kind: str, issued_on: date, effective_to: date | None) -> None:
    known = standing_on(edition, issued_on)
    if kind == EditionRecord.Kind.IN_FORCE:
        return
    if known.effective_from is None and known.status is rules.Status.DRAFT:
        reason = _("This text is a draft: record first what puts it into force.")
        raise Refused(reason, code="draft", fields={"kind": reason})
    if kind == EditionRecord.Kind.EXTENDED:
        if known.effective_to is None:
            reason = _("This text has no last day; there is nothing to extend.")
            raise Refused(reason, code="no_end", fields={"kind": reason})
        if effective_to is None or effective_to <= known.effective_to:
            reason = _("The new last day must come after the present one, %(day)s.") % {
                "day": known.effective_to.isoformat()
            }
            raise Refused(reason, code="not_later", fields={"effective_to": reason})


@transaction.atomic
def adopt(city: City, edition: rules.Edition, user: Any, day: date, reasons: str) -> Adoption:
    """Take an edition into use for the calls opened from now on. Running calls and dossiers stay with theirs.

    Refused while the text is not in force: a call under a draft needs a basis of its own.
    """
    held = City.objects.select_for_update().get(pk=city.pk)
    if held.current_edition == edition.key:
        raise Refused(_("This edition is in use already."), code="in_use")
    doubt = standing(edition, day)
    if doubt is not None:
        raise Refused(
            _("This edition is not in force: record the document that puts it into force first."),
            code="not_in_force",
        )
    adopted = Adoption.objects.create(
        city=held, edition=edition.key, before=held.current_edition, reasons=reasons, by=user
    )
    held.current_edition = edition.key
    held.save(update_fields=["current_edition"])
    return adopted


def may_read_record(stored: StoredFile, user: Any) -> bool:
    """What makes law is public."""
    return EditionRecord.objects.filter(pk=stored.owner_id or 0).exists()
