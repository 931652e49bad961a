"""Facts: what a form asks for. One `Fact` carries label, help, unit, limits, and how it is read, stored and shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from rules import kinds
from rules.expressions import Term, Test
from rules.kinds import NUMERIC, WORDED, FactError, Kind, Number, Value
from rules.knowledge import Environment, Evaluated, Unknown
from rules.text import Text, both, join

_LIMITS: dict[Kind, tuple[Number | None, Number | None]] = {
    Kind.MONEY: (0, None),
    Kind.AREA: (0, None),
    Kind.INTEGER: (0, None),
    Kind.YEAR: (1900, 2100),
}
_UNITS = {Kind.AREA: kinds.AREA_UNIT, Kind.MONEY: kinds.MONEY_UNIT}
_LENGTHS = {Kind.TEXT: 200, Kind.LONG_TEXT: 4000}
NO_TEXT = Text("", "")


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: Text
    help: Text = NO_TEXT


@dataclass(frozen=True, eq=False)
class Fact(Term):
    """One thing that a form asks for, or one column of a roster (then `owner` is the roster's key)."""

    key: str
    kind: Kind
    label: Text
    help: Text = NO_TEXT
    unit: Text | None = None
    choices: tuple[Choice, ...] = ()
    required: bool = False
    shown_when: Test | None = None
    min: Number | None = None
    max: Number | None = None
    max_length: int | None = None
    clauses: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    from_institution: str | None = None
    owner: str | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        low, high = _LIMITS.get(self.kind, (None, None))
        for name, default in (
            ("min", low),
            ("max", high),
            ("unit", _UNITS.get(self.kind)),
            ("max_length", _LENGTHS.get(self.kind)),
        ):
            if getattr(self, name) is None:
                object.__setattr__(self, name, default)
        if self.kind in (Kind.CHOICE, Kind.MULTI_CHOICE) and not self.choices:
            raise ValueError(f"{self.key}: a choice without choices")

    @property
    def path(self) -> str:
        return f"{self.owner}.{self.key}" if self.owner else self.key

    # reading

    def parse(self, raw: str | Sequence[str] | None) -> Value | None:
        """What somebody typed (or a cell held), tolerant of width, separators, blanks and unit; None if empty."""
        if raw is None:
            return None
        if self.kind is Kind.MULTI_CHOICE:
            parts = _split(raw) if isinstance(raw, str) else list(raw)
            return self._choose_many([part for part in parts if part.strip()])
        if not isinstance(raw, str):
            raise FactError(self.path, "wrong_type", expected=self._type_words())
        if not raw.strip():
            return None
        return self._check(self._read(raw))

    def _read(self, raw: str) -> Value:
        if self.kind in NUMERIC:
            return kinds.read_number(self.path, self.kind, raw, self.unit)
        if self.kind is Kind.DATE:
            return kinds.read_date(self.path, raw)
        if self.kind is Kind.BOOLEAN:
            return kinds.read_boolean(self.path, raw)
        if self.kind is Kind.CHOICE:
            return self._choose(raw)
        if self.kind is Kind.USCC:
            return kinds.check_credit_code(self.path, raw)
        if self.kind is Kind.DIVISION:
            return kinds.check_division(self.path, raw)
        text = kinds.check_characters(self.path, kinds.visible(raw).replace("\r\n", "\n").replace("\r", "\n")).strip()
        return text if self.kind is Kind.LONG_TEXT else " ".join(text.split())

    def load(self, stored: object) -> Value | None:
        """A value from JSON, strictly: right type, finite, within limits, one of the choices."""
        if stored is None or stored == "":
            return None
        if self.kind is Kind.BOOLEAN:
            if not isinstance(stored, bool):
                raise FactError(self.path, "wrong_type", expected=self._type_words())
            return stored
        if self.kind in NUMERIC:
            return self._check(self._load_number(stored))
        if self.kind is Kind.MULTI_CHOICE:
            if not isinstance(stored, (list, tuple)) or not all(isinstance(part, str) for part in stored):
                raise FactError(self.path, "wrong_type", expected=self._type_words())
            return self._choose_many(stored, labels=False)
        if type(stored) is date and self.kind is Kind.DATE:
            return self._check(stored)
        if not isinstance(stored, str):
            raise FactError(self.path, "wrong_type", expected=self._type_words())
        if not stored.strip():
            return None
        if self.kind is Kind.CHOICE:
            return self._choose(stored, labels=False)
        return self._check(self._read(stored))

    def _load_number(self, stored: object) -> Number:
        if isinstance(stored, bool) or not isinstance(stored, (int, float, Decimal, str)):
            raise FactError(self.path, "wrong_type", expected=self._type_words())
        if isinstance(stored, str):
            return kinds.read_number(self.path, self.kind, stored, None)
        return kinds.exact(self.path, self.kind, Decimal(str(stored)))

    def _check(self, value: Value) -> Value:
        if self.kind in NUMERIC and isinstance(value, (int, Decimal)):
            if self.min is not None and value < self.min:
                raise FactError(self.path, "too_small", limit=self.show(self.min))
            if self.max is not None and value > self.max:
                raise FactError(self.path, "too_large", limit=self.show(self.max))
        if isinstance(value, date) and not 1900 <= value.year <= 2100:
            raise FactError(self.path, "not_a_date", given=both(value.isoformat()))
        if self.kind in WORDED and isinstance(value, str) and self.max_length and len(value) > self.max_length:
            raise FactError(self.path, "too_long", length=both(str(len(value))), most=both(str(self.max_length)))
        return value

    def _choose(self, raw: str, *, labels: bool = True) -> str:
        for choice in self.choices:
            if raw == choice.value:
                return choice.value
        word = kinds.half_width(raw)
        for choice in self.choices if labels else ():
            if word in (choice.value, kinds.half_width(choice.label.zh), kinds.half_width(choice.label.en)):
                return choice.value
        raise FactError(self.path, "not_a_choice", given=both(raw[:40]))

    def _choose_many(self, raw: Sequence[str], *, labels: bool = True) -> tuple[str, ...] | None:
        chosen = {self._choose(part, labels=labels) for part in raw}
        return tuple(choice.value for choice in self.choices if choice.value in chosen) or None

    def _type_words(self) -> Text:
        if self.kind in NUMERIC:
            return Text("数字", "a number")
        return {
            Kind.BOOLEAN: Text("是或否", "yes or no"),
            Kind.MULTI_CHOICE: Text("选项列表", "a list of choices"),
            Kind.DATE: Text("日期", "a date"),
        }.get(self.kind, Text("文字", "text"))

    # writing

    def dump(self, value: Value | None) -> object:
        """The JSON form: decimals and dates as strings, so that nothing is lost."""
        if isinstance(value, Decimal):
            return kinds.group_digits(value).replace(",", "")
        if self.kind in NUMERIC - kinds.WHOLE and isinstance(value, int):
            return str(value)
        if isinstance(value, date):
            return value.isoformat()
        return list(value) if isinstance(value, tuple) else value

    def display(self, value: Value | None, lang: str = "zh-hans") -> str:
        return "" if value is None else self.show(value).in_language(lang)

    def label_of(self, value: str) -> Text:
        for choice in self.choices:
            if choice.value == value:
                return choice.label
        return both(value)

    # as a term of the law

    @property
    def is_ordered(self) -> bool:
        return self.kind in kinds.ORDERED

    def evaluate(self, env: Environment) -> Evaluated:
        value = (env.row or {}).get(self.key) if self.owner else env.facts.get(self.key)
        return Unknown((self.path,)) if value is None else value

    def words(self) -> Text:
        return self.label

    @property
    def dated(self) -> bool:
        return self.kind is Kind.DATE

    def show(self, value: Value) -> Text:
        if isinstance(value, tuple):
            return join([self.label_of(part) for part in value])
        if self.kind is Kind.DIVISION and isinstance(value, str) and self.label_of(value) != both(value):
            return Text(f"{self.label_of(value).zh}（{value}）", f"{self.label_of(value).en} ({value})")
        if isinstance(value, str):
            return self.label_of(value)
        if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
            return kinds.show_number(self.kind, value, self.unit)
        return super().show(value)

    def printed(self) -> str:
        return self.path

    def references(self) -> Iterator[Term]:
        yield self


def _split(raw: str) -> list[str]:
    for separator in ",，;；|\n":
        raw = raw.replace(separator, "、")
    return raw.split("、")
