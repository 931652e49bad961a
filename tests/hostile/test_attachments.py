"""Attachments that are not what they say, or are called what no file should be called."""

from __future__ import annotations

import struct
import unicodedata
import zlib
from typing import Any
from urllib.parse import unquote

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as some

from files.checks import check_upload
from files.models import StoredFile
from files.names import MAX_LENGTH, clean_name, content_disposition
from tests.accounts.factories import make_user
from tests.files import samples
from tests.hostile.strings import MARKUP, QUICK

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"></svg>'
PAGE = b"<!doctype html><script>alert(1)</script>"


def pdf(inside: bytes) -> bytes:
    return b"%PDF-1.7\n1 0 obj<<" + inside + b">>endobj\ntrailer<<>>\nstartxref\n0\n%%EOF\n"


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    parts = [
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


HEADER = (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
REFUSED: dict[str, tuple[str, bytes, str]] = {
    "a picture that is a drawing": ("a.png", SVG, "type"),
    "a drawing by name": ("a.svg", SVG, "type"),
    "a picture that is a page": ("a.jpg", PAGE, "type"),
    "a picture with a page in it": ("a.jpg", samples.JPG[:30] + PAGE + samples.JPG[30:], "type"),
    "a picture and an archive": ("a.png", samples.PNG + samples.docx(), "type"),
    "a picture that never ends": ("a.png", png(HEADER, (b"IDAT", b"x")), "type"),
    "a picture of the wrong length": ("a.png", b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffIHDR", "type"),
    "a PDF that is a page": ("a.pdf", PAGE, "type"),
    "a PDF after a page": ("a.pdf", PAGE + samples.PDF, "type"),
    "a PDF and a page": ("a.pdf", samples.PDF + PAGE, "type"),
    "a PDF with a script": ("a.pdf", pdf(b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>"), "pdf_actions"),
    "a PDF with a script far behind": ("a.pdf", pdf(b"x" * ((1 << 20) - 25) + b"/JavaScript"), "pdf_actions"),
    "a PDF that starts a program": ("a.pdf", pdf(b"/OpenAction<</S/Launch/F(cmd.exe)>>"), "pdf_actions"),
    "a program": ("a.pdf", samples.EXE, "type"),
    "a program by name": ("合同.pdf.exe", samples.PDF, "ending"),
    "two endings": ("合同.pdf.html", samples.PDF, "ending"),
    "an ending turned around": ("合同\u202efdp.exe", samples.PDF, "ending"),
    "an ending after a blank": ("a.pdf .exe", samples.PDF, "ending"),
    "a NUL before the ending": ("a.exe\x00.png", samples.PDF, "ending"),
    "a stream behind the name": ("a.pdf::$DATA", samples.PDF, "ending"),
    "the old kind of office, or a password": ("a.doc", samples.OLD_OFFICE, "old_office"),
    "an archive": ("a.zip", samples.archive(a=b"x"), "type"),
    "an archive as a document": ("a.docx", samples.archive(a=b"x"), "type"),
    "a document that climbs": ("a.docx", samples.docx(**{"..\\..\\evil": b"x", "../evil": b"x"}), "type"),
    "a document with macros": ("a.docx", samples.docx(**{"word/VBAProject.bin": b"x"}), "macros"),
    "a workbook as a document": ("a.docx", samples.xlsx(), "ending"),
    "a document cut off": ("a.docx", samples.docx()[:-40], "type"),
    "a web page as a document": ("a.doc", PAGE, "type"),
    "text": ("a.txt", "合同".encode(), "type"),
    "nothing": ("a.pdf", b"", "empty"),
    "zeros": ("a.pdf", b"\x00" * 5000, "type"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_not_what_it_says_is_refused_with_words(case: str) -> None:
    name, content, code = REFUSED[case]
    upload = SimpleUploadedFile("x", content, content_type="application/pdf")
    upload._name = name  # type: ignore[attr-defined]  as it came, before Django takes its last part
    with pytest.raises(ValidationError) as refused:
        check_upload(upload)
    assert refused.value.code == code
    assert "Traceback" not in refused.value.messages[0]
    assert len(refused.value.messages[0]) < 200


@pytest.mark.parametrize(
    "inside", [b"/EmbeddedFiles<</Names[(invoice.xml)]>>", b"/AcroForm<<>>", b"/JS", b"/Encrypt<<>>"], ids=repr
)
def test_a_paper_with_its_data_attached_or_with_fields_is_a_paper(inside: bytes) -> None:
    assert check_upload(SimpleUploadedFile("发票.pdf", pdf(inside))).key == "pdf"


NAMES = (
    *(
        "../../etc/passwd.pdf",
        "..\\..\\boot.pdf",
        "/etc/passwd.pdf",
        "C:\\文件\\合同.pdf",
        "....//合同.pdf",
        ".pdf",
        "...pdf",
    ),
    *(
        "CON.pdf",
        "a\x00.pdf",
        "a\r\nSet-Cookie: a=b.pdf",
        "合同\u202efdp.pdf",
        "\ufeff合同.pdf",
        "合 同　.pdf",
        "é\u0301.pdf",
    ),
    *("a" * 5000 + ".pdf", "汉" * 5000 + ".pdf", "🙂" * 300 + ".pdf", '合同";filename="evil.html.pdf', f"{MARKUP}.pdf"),
    *("%2e%2e%2fa.pdf", "a;b.pdf", "=cmd|' /C calc'!A0.pdf", "\ud800.pdf", "~$a.pdf", "-rf.pdf", " .pdf"),
)


def must_be_harmless(name: str) -> None:
    clean = clean_name(name)
    assert 0 < len(clean) <= MAX_LENGTH
    assert not any(unicodedata.category(character)[0] == "C" for character in clean)
    assert not set(clean) & set('/\\<>:"|?*')
    assert clean == clean.strip(" .")
    header = content_disposition(clean)
    header.encode("ascii")
    assert "\r" not in header and "\n" not in header
    quoted = header.partition('filename="')[2].partition('"')[0]
    assert header.count('"') == 2 and len(quoted) == len(clean)
    assert unquote(header.partition("UTF-8''")[2]) == clean


@pytest.mark.parametrize("name", NAMES, ids=lambda name: ascii(name)[:30])
def test_a_name_is_made_harmless(name: str) -> None:
    must_be_harmless(name)


@QUICK
@given(name=some.text(max_size=300))
def test_any_name_is_made_harmless(name: str) -> None:
    must_be_harmless(name)


@pytest.mark.django_db
def test_an_upload_is_answered_whatever_it_is_called(client: Any, settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    client.force_login(make_user(), backend="django.contrib.auth.backends.ModelBackend")
    for name in (each for each in NAMES if len(each) < 250):
        upload = SimpleUploadedFile("x.pdf", samples.PDF)
        upload._name = name.encode("utf-8", "replace").decode()  # type: ignore[attr-defined]
        answer = client.post("/files/upload/", {"file": upload, "kinds": "pdf,../x"})
        assert answer.status_code in (201, 422), ascii(name)
        if answer.status_code == 201:
            assert answer.json()["name"] == clean_name(answer.json()["name"])
            given_back = client.get(f"/files/{answer.json()['ref']}/")
            assert given_back["Content-Disposition"].startswith("attachment; filename=")
            assert given_back["X-Content-Type-Options"] == "nosniff"
    kept = [path.relative_to(tmp_path).parts for path in tmp_path.rglob("*") if path.is_file()]
    assert len(kept) == StoredFile.objects.count() > len(NAMES) // 2
    assert all(len(parts) == 2 and parts[1].isalnum() for parts in kept), "by ref, never by name"
