"""A file is judged by what is in it."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from files.checks import check_upload
from tests.files import samples


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="application/pdf")


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("a.pdf", samples.PDF, "pdf"),
        ("a.PNG", samples.PNG, "png"),
        ("a.jpeg", samples.JPG, "jpg"),
        ("人员名册.xlsx", samples.xlsx(), "xlsx"),
        ("建设方案.docx", samples.docx(), "docx"),
        ("批文.ofd", samples.ofd(), "ofd"),
    ],
)
def test_each_accepted_kind_is_known_by_its_content(name, content, key):
    assert check_upload(upload(name, content)).key == key


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("renamed.pdf", samples.EXE, "type"),
        ("page.pdf", b"<html><script>alert(1)</script></html>", "type"),
        ("both.pdf", b"%PDF-1.4 <html><script>x</script>\n%%EOF", "type"),
        ("tail.pdf", samples.PDF + b"<script>x</script>", "type"),
        ("cut.pdf", b"%PDF-1.4 and nothing more", "type"),
        ("more.png", samples.PNG + b"<script>", "type"),
        ("plain.zip", samples.archive(a=b"x"), "type"),
        ("broken.xlsx", samples.xlsx()[:-200], "type"),
        ("upwards.docx", samples.docx(**{"../../etc/passwd": b"x"}), "type"),
        ("macro.docx", samples.docx(**{"word/vbaProject.bin": b"x"}), "macros"),
        ("macro.xlsx", samples.archive(**{"[Content_Types].xml": b"sheet.macroEnabled.main+xml"}), "macros"),
        ("other.png", samples.PDF, "ending"),
        ("noending", samples.PDF, "ending"),
        ("empty.pdf", b"", "empty"),
    ],
)
def test_what_is_not_what_it_says_is_refused_with_a_reason(name, content, code):
    with pytest.raises(ValidationError) as refused:
        check_upload(upload(name, content))
    assert refused.value.code == code
    assert refused.value.messages[0]


def test_a_zip_bomb_is_refused_by_what_it_unpacks_to(settings):
    settings.FILES_UNPACKED_MB = 1
    bomb = samples.docx(**{"word/media/zeros": b"\0" * (3 << 20)})
    assert len(bomb) < 20_000
    with pytest.raises(ValidationError) as refused:
        check_upload(upload("a.docx", bomb))
    assert refused.value.code == "bomb"


def test_a_bomb_that_lies_about_its_size_is_refused_too():
    content = bytearray(samples.docx(**{"word/media/zeros": b"\0" * (1 << 20)}))
    at = content.rindex(b"PK\x01\x02")  # the last entry of the directory: the bomb
    content[at + 24 : at + 28] = (10).to_bytes(4, "little")
    with pytest.raises(ValidationError):
        check_upload(upload("a.docx", bytes(content)))


def test_too_many_entries_are_refused(settings):
    settings.FILES_UNPACKED_ENTRIES = 10
    with pytest.raises(ValidationError) as refused:
        check_upload(upload("a.docx", samples.docx(**{f"p{i}": b"" for i in range(20)})))
    assert refused.value.code == "bomb"


def test_the_size_limit_is_inclusive(settings):
    settings.FILES_MAX_MB = 1
    whole = samples.PDF[:20] + b"\n" * ((1 << 20) - 20 - 6) + b"%%EOF\n"
    assert len(whole) == 1 << 20
    assert check_upload(upload("a.pdf", whole)).key == "pdf"
    with pytest.raises(ValidationError) as refused:
        check_upload(upload("a.pdf", b"%PDF-1.4\n" + whole[9:] + b"\n"))
    assert refused.value.code == "too_large"


def test_a_caller_may_accept_fewer_kinds():
    with pytest.raises(ValidationError) as refused:
        check_upload(upload("a.png", samples.PNG), kinds=["xlsx"])
    assert "XLSX" in refused.value.messages[0]
