"""What may be uploaded, judged by content: neither the name nor what the browser says about the type is believed."""

import struct
import zipfile
from collections.abc import Collection
from dataclasses import dataclass
from typing import IO

import puremagic
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from files.names import clean_name


@dataclass(frozen=True)
class FileType:
    key: str
    content_type: str
    endings: tuple[str, ...]
    label: str


TYPES: dict[str, FileType] = {
    kind.key: kind
    for kind in (
        FileType("pdf", "application/pdf", ("pdf",), "PDF"),
        FileType("jpg", "image/jpeg", ("jpg", "jpeg"), "JPG"),
        FileType("png", "image/png", ("png",), "PNG"),
        FileType("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ("docx",), "DOCX"),
        FileType("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ("xlsx",), "XLSX"),
        FileType("ofd", "application/ofd", ("ofd",), "OFD"),
    )
}
INLINE_TYPES = frozenset(TYPES[key].content_type for key in ("pdf", "jpg", "png"))

_HEAD = 4096
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# A paper that proves something neither runs scripts nor starts programs. Attached files stay allowed: electronic
# invoices carry their data that way.
_PDF_ACTIONS = (b"/JavaScript", b"/Launch")
# What a browser would run if a file were ever served, or sniffed, as a page.
_PAGE_MARKS = (b"<html", b"<!doctype", b"<script", b"<svg", b"<iframe", b"<?php")
_OFFICE_MAIN = {
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": "docx",
    b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": "xlsx",
}


def check_upload(upload: File, kinds: Collection[str] | None = None, max_mb: int | None = None) -> FileType:
    """The type of an acceptable file; otherwise a ``ValidationError`` that tells the uploader what to do."""
    allowed = [TYPES[key] for key in (kinds or TYPES)]
    limit = min(max_mb or settings.FILES_MAX_MB, settings.FILES_MAX_MB)
    size = upload.size or 0
    if size == 0:
        raise ValidationError(_("The file is empty."), code="empty")
    if size > limit * 1024 * 1024:
        raise ValidationError(
            _("The file has %(size)s; at most %(limit)s MB are allowed.")
            % {"size": filesizeformat(size), "limit": limit},
            code="too_large",
        )
    found = type_by_content(upload)
    upload.seek(0)
    labels = "、".join(kind.label for kind in allowed)
    if found is None or found not in allowed:
        raise ValidationError(
            _("This kind of file is not accepted (judged by its content). Accepted: %(kinds)s.") % {"kinds": labels},
            code="type",
        )
    ending = clean_name(upload.name or "").rpartition(".")[2].lower()
    if ending not in found.endings:
        raise ValidationError(
            _("The name ends in “.%(ending)s”, but the content is %(found)s. Save it in the right format.")
            % {"ending": ending, "found": found.label},
            code="ending",
        )
    return found


def type_by_content(upload: IO[bytes] | File) -> FileType | None:
    upload.seek(0)
    head = upload.read(_HEAD)
    upload.seek(0)
    if head.startswith(b"%PDF-"):
        if not _is_pdf(upload, head):
            return None
        _refuse_pdf_actions(upload)
        return TYPES["pdf"]
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return TYPES["png"] if _is_png(upload) else None
    if head.startswith(b"\xff\xd8\xff"):
        return TYPES["jpg"] if _names_type(head, "image/jpeg") and not _has_page(head) else None
    if head.startswith(b"PK\x03\x04"):
        return _office_type(upload)
    if head.startswith(_OLD_OFFICE):
        raise ValidationError(
            _(
                "This is an office file of the old kind (.doc, .xls), or one with a password. Save it as .docx or "
                ".xlsx without a password."
            ),
            code="old_office",
        )
    return None


def _names_type(head: bytes, content_type: str) -> bool:
    try:
        return any(match.mime_type == content_type for match in puremagic.magic_string(head))
    except puremagic.PureError:
        return False


def _has_page(data: bytes) -> bool:
    lowered = data.lower()
    return any(mark in lowered for mark in _PAGE_MARKS)


def _is_pdf(upload: IO[bytes] | File, head: bytes) -> bool:
    """Begins as PDF, ends as PDF, and is not a web page at the same time."""
    upload.seek(0, 2)
    upload.seek(max(0, upload.tell() - 2048))
    tail = upload.read()
    return b"%%EOF" in tail and not _has_page(head[:1024]) and not _has_page(tail.rpartition(b"%%EOF")[2])


def _refuse_pdf_actions(upload: IO[bytes] | File) -> None:
    upload.seek(0)
    before = b""
    while block := upload.read(1 << 20):
        if any(mark in before + block for mark in _PDF_ACTIONS):
            raise ValidationError(
                _("This PDF contains scripts or starts programs. Print it to a new PDF and upload that one."),
                code="pdf_actions",
            )
        before = block[-len(_PDF_ACTIONS[0]) :]


def _is_png(upload: IO[bytes] | File) -> bool:
    """Walks the chunks to the last one; nothing may follow it."""
    upload.seek(8)
    first = True
    while True:
        header = upload.read(8)
        if len(header) != 8:
            return False
        length, kind = struct.unpack(">I4s", header)
        if first and kind != b"IHDR":
            return False
        first = False
        upload.seek(length + 4, 1)
        if kind == b"IEND":
            return upload.read(1) == b""


def _office_type(upload: IO[bytes] | File) -> FileType | None:
    try:
        with zipfile.ZipFile(upload) as archive:
            _check_archive(archive)
            names = set(archive.namelist())
            if "OFD.xml" in names:
                return TYPES["ofd"]
            if "[Content_Types].xml" not in names:
                return None
            contents = archive.read("[Content_Types].xml")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        return None
    # A document with macros declares another main type; a part with macros may hide under a plain one.
    if b"macroEnabled" in contents or b"vbaProject" in contents or any("vbaproject" in n.lower() for n in names):
        raise ValidationError(_("Office files with macros are not accepted. Save it without macros."), code="macros")
    for mark, key in _OFFICE_MAIN.items():
        if mark in contents:
            return TYPES[key]
    return None


def _check_archive(archive: zipfile.ZipFile) -> None:
    """Unpack everything once, counting: what an archive says about its own size is not believed."""
    too_big = ValidationError(_("The file unpacks to an unreasonable size and is not accepted."), code="bomb")
    entries = archive.infolist()
    limit = settings.FILES_UNPACKED_MB * 1024 * 1024
    if len(entries) > settings.FILES_UNPACKED_ENTRIES or sum(entry.file_size for entry in entries) > limit:
        raise too_big
    unpacked = 0
    for entry in entries:
        if entry.flag_bits & 1 or entry.filename.startswith(("/", "\\")) or ".." in entry.filename.split("/"):
            raise zipfile.BadZipFile("encrypted or misplaced entry")
        with archive.open(entry) as part:
            while block := part.read(1 << 20):
                unpacked += len(block)
                if unpacked > limit:
                    raise too_big
