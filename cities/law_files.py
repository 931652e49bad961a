"""Official texts as files, and editions by the names that people type at the command line."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree

from django.core.management.base import CommandError

import rules
from rules.official_text import OfficialText, parse

MOST_BYTES = 5 * 1024 * 1024
"""Of a text, and of what a .docx unpacks to: the longest regulations have a hundredth of it."""
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class UnreadableLaw(ValueError):
    """A file that is no text that can be read; the words say why."""


def edition_called(name: str) -> rules.Edition:
    try:
        return rules.newest(name)
    except KeyError:
        known = ", ".join(sorted({edition.city for edition in rules.editions()} | {e.key for e in rules.editions()}))
        raise CommandError(f"There is no edition {name}; there are {known}.", returncode=2) from None


def read_law(path: Path) -> OfficialText:
    try:
        return parse(law_text(path.name, path.read_bytes()))
    except (OSError, UnreadableLaw) as error:
        raise CommandError(f"{path}: {error}", returncode=2) from None


def law_text(name: str, content: bytes) -> str:
    """The words of a .txt in UTF-8 or of a .docx; raises :class:`UnreadableLaw`."""
    if len(content) > MOST_BYTES:
        raise UnreadableLaw("the file is larger than any regulation")
    if content[:4] == b"PK\x03\x04":
        return _of_docx(content)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableLaw("neither text in UTF-8 nor a .docx") from None


def _of_docx(content: bytes) -> str:
    """Its paragraphs, one a line; what was deleted in tracked changes is left out."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            part = archive.getinfo("word/document.xml")
            if part.file_size > MOST_BYTES:
                raise UnreadableLaw("the document unpacks to more than any regulation")
            root = ElementTree.fromstring(archive.read(part))  # noqa: S314  bounded above; expat expands no bombs
    except (zipfile.BadZipFile, KeyError, ElementTree.ParseError, NotImplementedError, RuntimeError) as error:
        raise UnreadableLaw(f"no .docx that can be read ({error})") from None
    return "\n".join(_paragraph(paragraph) for paragraph in root.iter(f"{WORD}p"))


def _paragraph(paragraph: ElementTree.Element) -> str:
    words = []
    for node in paragraph.iter():
        if node.tag == f"{WORD}t":
            words.append(node.text or "")
        elif node.tag in {f"{WORD}br", f"{WORD}cr"}:
            words.append("\n")
        elif node.tag == f"{WORD}tab":
            words.append(" ")
    return "".join(words)
