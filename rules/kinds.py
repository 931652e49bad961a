"""The kinds of fact: how each is read from what people type, loaded from JSON, stored and shown.

Nothing here guesses: a value that cannot be read exactly is a `FactError`, never a default.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

from rules.text import Explanation, Text, both

Number = int | Decimal
Value = str | bool | int | Decimal | date | tuple[str, ...]


class Kind(StrEnum):
    TEXT = "text"
    LONG_TEXT = "long_text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    MONEY = "money"
    AREA = "area"
    DATE = "date"
    YEAR = "year"
    BOOLEAN = "boolean"
    CHOICE = "choice"
    MULTI_CHOICE = "multi_choice"
    USCC = "uscc"
    DIVISION = "division"


WHOLE = frozenset({Kind.INTEGER, Kind.YEAR})
NUMERIC = frozenset({Kind.INTEGER, Kind.DECIMAL, Kind.MONEY, Kind.AREA, Kind.YEAR})
ORDERED = NUMERIC | {Kind.DATE}
WORDED = frozenset({Kind.TEXT, Kind.LONG_TEXT})

DECIMAL_PLACES: Mapping[Kind, int] = {Kind.MONEY: 6, Kind.AREA: 2, Kind.DECIMAL: 6}
MOST_DIGITS = 15

AREA_UNIT = Text("㎡", "m²")
MONEY_UNIT = Text("万元", "CNY 10,000")

# What people write behind a number. 元 alone is not here on purpose: it would be wrong by a factor of ten thousand.
_SUFFIXES: Mapping[Kind, tuple[str, ...]] = {
    Kind.AREA: ("m2", "m^2", "平方米", "平米", "平方", "sqm"),
    Kind.MONEY: ("万元", "万", "万元人民币", "人民币万元"),
    Kind.YEAR: ("年", "年度"),
    Kind.INTEGER: ("人", "名", "台", "套", "台套", "台(套)", "项", "件", "个", "家"),
    Kind.DECIMAL: (),
}
_NUMBER = re.compile(r"([+-]?)([0-9]{1,3}(?:[, ][0-9]{3})+|[0-9]+)(\.[0-9]+)?\s*(.*)", re.DOTALL)
_DATES = (
    re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[ T]00:00(?::00)?)?"),
    re.compile(r"([0-9]{4})[/.]([0-9]{1,2})[/.]([0-9]{1,2})"),
    re.compile(r"([0-9]{4})\s*年\s*([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*日?"),
    re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})"),
)
_YES = frozenset({"true", "yes", "y", "on", "1", "是", "有"})
_NO = frozenset({"false", "no", "n", "off", "0", "否", "无"})

# Comes along with what people paste, is seen by nobody, and can turn the order of what stands around it.
_INVISIBLE = re.compile(r"[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
_UNSTORABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_BREAKS = re.compile(r"[\x0b\x0c\x85\u2028\u2029]")  # what word processors put for a new line
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_CODE_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


class FactError(ValueError):
    """A value that cannot be accepted; `key` names the fact, `explain()` says why in both languages."""

    def __init__(self, key: str, reason: str, **arguments: Text) -> None:
        self.key = key
        self.explanation = Explanation(f"fact.{reason}", arguments)
        super().__init__(key, reason)

    def explain(self) -> Text:
        return self.explanation.text

    def __str__(self) -> str:
        return f"{self.key}: {self.explain().en}"


def visible(text: str) -> str:
    """Without the characters that nobody sees: byte order marks, widthless blanks, marks of direction."""
    return _INVISIBLE.sub("", text)


def legible(text: str) -> str:
    """What somebody typed or pasted, without what no database keeps and nobody sees."""
    return visible(_CONTROLS.sub("", _BREAKS.sub("\n", text)))


def half_width(raw: str) -> str:
    return unicodedata.normalize("NFKC", visible(raw)).strip()


def check_characters(key: str, text: str) -> str:
    """Refuse what no database or paper can hold: control characters and halves of surrogate pairs."""
    if _UNSTORABLE.search(text):
        raise FactError(key, "control_character")
    return text


def _has_odd_digit(raw: str) -> bool:
    """10² would become 102, and ① may be the number of a line: neither is guessed at."""
    return any(unicodedata.category(character) == "No" for character in raw.lower().replace("m²", ""))


def read_number(key: str, kind: Kind, raw: str, unit: Text | None) -> Number:
    match = _NUMBER.fullmatch(half_width(raw))
    if match is None or _has_odd_digit(raw):
        raise FactError(key, "not_a_number", given=both(raw[:40]))
    sign, whole, fraction, suffix = match.groups()
    allowed = set(_SUFFIXES.get(kind, ()))
    if unit is not None:
        allowed |= {half_width(unit.zh).lower(), half_width(unit.en).lower()}
    if suffix and suffix.strip().lower() not in allowed:
        if unit is None or suffix[0] in ",.+-0123456789":
            raise FactError(key, "not_a_number", given=both(raw[:40]))
        raise FactError(key, "wrong_unit", given=both(suffix[:20]), unit=unit)
    number = Decimal(f"{sign}{re.sub('[, ]', '', whole)}{fraction or ''}")
    return exact(key, kind, number)


def exact(key: str, kind: Kind, number: Decimal) -> Number:
    """The number as its kind keeps it; never rounded."""
    if not number.is_finite():
        raise FactError(key, "not_finite")
    if number.adjusted() >= MOST_DIGITS:
        raise FactError(key, "too_many_digits", most=both(str(MOST_DIGITS)))
    if kind in WHOLE:
        if number != number.to_integral_value():
            raise FactError(key, "not_whole")
        return int(number)
    places = len(f"{number:f}".partition(".")[2].rstrip("0"))
    if places > DECIMAL_PLACES[kind]:
        raise FactError(key, "too_many_decimals", most=both(str(DECIMAL_PLACES[kind])))
    return number or Decimal(0)  # never -0


def read_date(key: str, raw: str) -> date:
    text = half_width(raw)
    for pattern in _DATES:
        match = pattern.fullmatch(text)
        if match is not None:
            year, month, day = (int(part) for part in match.groups())
            try:
                return date(year, month, day)
            except ValueError:
                break
    raise FactError(key, "not_a_date", given=both(raw[:40]))


def read_boolean(key: str, raw: str) -> bool:
    word = half_width(raw).lower()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise FactError(key, "not_yes_or_no", given=both(raw[:40]))


def check_credit_code(key: str, raw: str) -> str:
    """统一社会信用代码 by GB 32100-2015: 18 characters, the last a check character."""
    code = half_width(raw).upper().replace(" ", "").replace("-", "")
    if len(code) != 18 or any(character not in _CODE_ALPHABET for character in code):
        raise FactError(key, "credit_code_form")
    total = sum(_CODE_ALPHABET.index(code[i]) * pow(3, i, 31) for i in range(17))
    if code[17] != _CODE_ALPHABET[(31 - total % 31) % 31]:
        raise FactError(key, "credit_code_check")
    return code


def check_division(key: str, raw: str) -> str:
    code = half_width(raw)
    if re.fullmatch(r"[1-9][0-9]{5}", code) is None:
        raise FactError(key, "division_form")
    return code


def group_digits(number: Number) -> str:
    """`1234567.50` → `1,234,567.5`: no trailing zeros, no exponent."""
    text = f"{number:,f}" if isinstance(number, Decimal) else f"{number:,d}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def show_number(kind: Kind, number: Number, unit: Text | None) -> Text:
    """A number as people read it. 万元 stays in Chinese and becomes yuan in English, exactly."""
    if kind is Kind.YEAR:
        return Text(f"{number}年", str(number))
    if kind is Kind.MONEY:
        return Text(f"{group_digits(number)} 万元", f"CNY {group_digits(number * 10000)}")
    words = group_digits(number)
    if unit is None:
        return both(words)
    return Text(f"{words} {unit.zh}", f"{words} {unit.en}")


def show_date(day: date) -> Text:
    return Text(f"{day.year}年{day.month}月{day.day}日", day.isoformat())
