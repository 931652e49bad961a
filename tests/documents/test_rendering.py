"""Papers as PDF: tagged, with every character of a name, and nothing from outside."""

import io
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader
from weasyprint.urls import FatalURLFetchingError

from documents.checks import missing_families, subsetter_is_there
from documents.rendering import ForeignAddress, own_static_file, to_pdf

SIGNS = "○〔2026〕×㎡"
NAMES = "䶮𬱖堃"
PAGE = """<!doctype html><html lang="zh-Hans"><head><title>试</title>
<link rel="stylesheet" href="static:css/pdf/fonts.css"></head>
<body class="{face}"><h1>试</h1><p>{signs}</p><p>{names}</p></body></html>"""


def text_of(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


@pytest.mark.parametrize("face", ["song", "fang", "kai", "hei"])
def test_signs_and_rare_characters_of_names_are_in_the_paper(face: str) -> None:
    text = text_of(to_pdf(PAGE.format(face=face, signs=SIGNS, names=NAMES)))
    assert set(SIGNS + NAMES) <= set(text)


@pytest.mark.parametrize("character", [*SIGNS, *NAMES])
def test_an_installed_font_has_a_glyph_for_it(character: str) -> None:
    found = subprocess.run(
        ["fc-list", f":charset={ord(character):x}", "family"], capture_output=True, text=True, check=True
    ).stdout
    assert "Noto Serif CJK SC" in found


def test_paper_is_tagged_with_language_and_title() -> None:
    reader = PdfReader(io.BytesIO(to_pdf(PAGE.format(face="song", signs=SIGNS, names=""))))
    catalogue = reader.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in catalogue
    assert catalogue["/Lang"] == "zh-Hans"
    assert reader.metadata is not None
    assert reader.metadata.title == "试"


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "http://127.0.0.1/x.css",
        "https://example.org/x",
        "static:../portal/settings.py",
        "data:,x",
        "static:/etc/passwd",
        "static:css/none.css",
    ],
)
def test_only_our_own_static_files_may_be_asked_for(address: str) -> None:
    with pytest.raises(ForeignAddress):
        own_static_file(address)


def test_a_paper_that_asks_for_a_file_of_the_machine_is_not_made(tmp_path: Path) -> None:
    secret = tmp_path / "secret.css"
    secret.write_text("h1::after { content: 'taken' }")
    link = f'<link rel="stylesheet" href="file://{secret}">'
    with pytest.raises(FatalURLFetchingError) as refusal:
        to_pdf(f'<html lang="zh"><head><title>t</title>{link}</head><body><h1>t</h1></body></html>')
    assert isinstance(refusal.value.__cause__, ForeignAddress)


def test_machine_has_what_papers_need() -> None:
    assert subsetter_is_there()
    assert missing_families() == []
