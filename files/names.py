"""File names as people gave them, made harmless; they are shown and sent back, never used as a path."""

import re
import unicodedata
from urllib.parse import quote

MAX_LENGTH = 200
_RESERVED = re.compile(r'[<>:"|?*]')
_BLANKS = re.compile(r"\s+")


def clean_name(name: str) -> str:
    """The last part of any path, without control and direction characters, at most 200 characters, its ending kept."""
    name = unicodedata.normalize("NFC", name.replace("\\", "/").rpartition("/")[2])
    name = _BLANKS.sub(" ", name)
    name = "".join(character for character in name if unicodedata.category(character)[0] != "C")
    name = _RESERVED.sub("_", name).strip(" .")
    stem, dot, ending = name.rpartition(".")
    if dot and stem and len(ending) <= 10:
        return f"{stem[: MAX_LENGTH - len(ending) - 1].rstrip(' .')}.{ending}"
    return name[:MAX_LENGTH] or "file"


def content_disposition(name: str, *, inline: bool = False) -> str:
    """RFC 6266 with the name in RFC 5987 form, and an ASCII name for old clients."""
    kind = "inline" if inline else "attachment"
    ascii_name = "".join(c if c.isascii() and c.isprintable() and c not in '"\\%;' else "_" for c in name)
    return f"{kind}; filename=\"{ascii_name}\"; filename*=UTF-8''{quote(name, safe='')}"
