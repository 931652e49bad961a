"""The one spelling of a submission's content, and its digest.

Keys sorted, no blanks, UTF-8, decimals and dates as strings. A float is refused: it has no one spelling.
"""

import hashlib
import json
from typing import Any


def canonical(content: Any) -> bytes:
    _refuse_floats(content, "content")
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode()


def digest_of(content: Any) -> str:
    return hashlib.sha256(canonical(content)).hexdigest()


def _refuse_floats(value: Any, place: str) -> None:
    if isinstance(value, float):
        raise TypeError(f"{place} holds a float; decimals travel as strings")
    if isinstance(value, dict):
        for key, part in value.items():
            if not isinstance(key, str):
                raise TypeError(f"{place} has a key that is no string")
            _refuse_floats(part, f"{place}.{key}")
    elif isinstance(value, (list, tuple)):
        for position, part in enumerate(value):
            _refuse_floats(part, f"{place}[{position}]")
    elif value is not None and not isinstance(value, (str, int, bool)):
        raise TypeError(f"{place} holds a {type(value).__name__}")
