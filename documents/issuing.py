"""Issuing a paper, and ending one.

The act takes the number and freezes the text; a worker makes the file from that text and thereby completes the issue.
"""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

import files
from cities.models import City
from cities.speaking import speaking
from documents.models import Document, DocumentState
from documents.numbers import take_document_number
from documents.readers import FILE_OWNER
from documents.rendering import template_version, to_html, to_pdf
from workflow import Act, Refused, effect
from workflow.models import Effect

EFFECT = "render_document"


def issue(
    act: Act,
    *,
    city: City,
    kind: str,
    title: str,
    template: str,
    context: Mapping[str, Any],
    signatory: str,
    supersedes: Document | None = None,
) -> Document:
    """Issue a paper inside the act that decides on it: number, frozen text, and the effect that makes the file.

    The template gets ``context`` with ``document``, ``city``, ``title`` and ``public_url`` added. A predecessor that it
    supersedes ends now.
    """
    dated = timezone.localtime(act.now).date()
    document = Document(
        process=act.process,
        city=city,
        kind=kind,
        title=title,
        number=take_document_number(city, kind, dated.year),
        template=template,
        template_version=template_version(template),
        dated=dated,
        issued_by=act.user,
        signatory=signatory,
        supersedes=supersedes,
    )
    with translation.override("zh-hans"), speaking(act.process.edition or city):
        document.html = to_html(template, {**context, "document": document, "city": city}, title=title)
    if supersedes is not None:
        _end(supersedes, DocumentState.SUPERSEDED, act, document.number)
    document.save()
    act.effect(EFFECT, key=f"document:{document.ref}", document=document.pk)
    return document


def revoke(act: Act, document: Document, reason: str) -> None:
    """The paper no longer stands; it stays on record and its verification page says so."""
    _end(document, DocumentState.REVOKED, act, reason)


def _end(document: Document, state: DocumentState, act: Act, reason: str) -> None:
    current = Document.objects.select_for_update().get(pk=document.pk)
    if current.state == DocumentState.DRAFT:
        raise Refused(_("The file of “%(title)s” is still being made. Try again in a moment.") % {"title": current})
    if current.state != DocumentState.ISSUED:
        raise Refused(_("“%(title)s” no longer stands already.") % {"title": current})
    current.state, current.ended_at, current.end_reason = state, act.now, reason
    current.save(update_fields=["state", "ended_at", "end_reason"])
    document.state, document.ended_at, document.end_reason = current.state, current.ended_at, current.end_reason


@effect(EFFECT)
def make_file(waiting: Effect) -> None:
    """Make the file of a paper whose text is frozen. Done once: a paper that has its file is left alone."""
    with transaction.atomic():
        document = Document.objects.select_for_update().get(pk=waiting.arguments["document"])
        if document.state != DocumentState.DRAFT:
            return
        pdf = to_pdf(document.html)
        stored = files.store(pdf, f"{document.title}.pdf", content_type="application/pdf", purpose=document.kind)
        files.claim(stored, FILE_OWNER, document.pk)
        document.file, document.sha256 = stored, stored.sha256
        document.state, document.issued_at = DocumentState.ISSUED, waiting.event.at
        document.save(update_fields=["file", "sha256", "state", "issued_at"])
