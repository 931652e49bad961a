"""Dates and years: the day of the assessment, the corresponding day years later, accounting years, ages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from rules.expressions import Term, Test, term
from rules.kinds import Value
from rules.knowledge import Between, Environment, Evaluated, Unknown, missing_in, number
from rules.logic import Readings
from rules.text import Text


@dataclass(frozen=True, eq=False)
class AsOf(Term):
    """The date of the assessment."""

    @property
    def dated(self) -> bool:
        return True

    def evaluate(self, env: Environment) -> Evaluated:
        return env.as_of

    def words(self) -> Text:
        return Text("申报材料提交之日", "the day of submission")

    def printed(self) -> str:
        return "AS_OF"


AS_OF = AsOf()


@dataclass(frozen=True, eq=False)
class LastAccountingYear(Term):
    """The last closed accounting year: the one before the assessment, unless the call sets another."""

    def evaluate(self, env: Environment) -> Evaluated:
        return env.parameters.get("last_accounting_year", env.as_of.year - 1)

    def words(self) -> Text:
        return Text("上一会计年度", "the last closed accounting year")

    def show(self, value: Value) -> Text:
        return Text(f"{value}年", str(value))

    def printed(self) -> str:
        return "LAST_YEAR"


LAST_YEAR = LastAccountingYear()


@dataclass(frozen=True, eq=False)
class DateAfter(Term):
    """Years and days after a date, by the corresponding day; where a month has none, its last day."""

    start: Term
    years: Term
    days: int = 0

    def evaluate(self, env: Environment) -> Evaluated:
        start, years = self.start.evaluate(env), self.years.evaluate(env)
        if isinstance(start, (Unknown, Between)) or isinstance(years, (Unknown, Between)):
            return Unknown(missing_in(start, years))
        if not isinstance(start, date):
            raise TypeError(f"not a date: {start!r}")
        return corresponding_day(start, int(number(years))) + timedelta(days=self.days)

    def words(self) -> Text:
        start, years = self.start.words(), self.years.words()
        shift = Text(f"满{years.zh}年", f"{years.en} years after {start.en}")
        if self.days:
            direction = "后" if self.days > 0 else "前"
            shift = Text(
                f"{shift.zh}{direction}{abs(self.days)}日",
                f"{abs(self.days)} days {'after' if self.days > 0 else 'before'} {shift.en}",
            )
        return Text(f"{start.zh}{shift.zh}", shift.en)

    @property
    def dated(self) -> bool:
        return True

    def compared(self, operator: str, other: Term) -> Text | None:
        """`years_after(registered, 3) <= AS_OF` is: registered for three years on that day."""
        if operator != "<=" or self.days:
            return None
        start, years, day = self.start.words(), self.years.words(), other.words()
        return Text(
            f"自{start.zh}至{day.zh}满 {years.zh} 年", f"{start.en} is {years.en} years or more before {day.en}"
        )

    def printed(self) -> str:
        shift = f", days={self.days}" if self.days else ""
        return f"years_after({self.start.printed()}, {self.years.printed()}{shift})"

    def references(self) -> Iterator[Term]:
        yield from self.start.references()
        yield from self.years.references()


def years_after(start: Term, years: Term | int, *, days: int = 0) -> Term:
    return DateAfter(start, term(years), days)


def corresponding_day(start: date, years: int) -> date:
    try:
        return start.replace(year=start.year + years)
    except ValueError:  # 29 February
        return date(start.year + years, 2, 28)


@dataclass(frozen=True, eq=False)
class YearOf(Term):
    source: Term

    def evaluate(self, env: Environment) -> Evaluated:
        value = self.source.evaluate(env)
        return value.year if isinstance(value, date) else value

    def words(self) -> Text:
        return Text(f"{self.source.words().zh}所在年份", f"the year of {self.source.words().en}")

    def printed(self) -> str:
        return f"year_of({self.source.printed()})"

    def references(self) -> Iterator[Term]:
        return self.source.references()


def year_of(source: Term) -> Term:
    return YearOf(source)


@dataclass(frozen=True, eq=False)
class AgeLimit(Readings):
    """Readings of one birthday held against the day of submission."""

    birthday: DateAfter
    under: bool

    def words(self) -> Text:
        born, years, day = self.birthday.start.words(), self.birthday.years.words(), AS_OF.words()
        return Text(
            f"按{born.zh}，至{day.zh}{'未满' if self.under else '不超过'} {years.zh} 周岁",
            f"by {born.en}, {'under' if self.under else 'not over'} {years.en} on {day.en}",
        )


def age_not_over(born: Term, years: Term | int) -> Test:
    """年龄不超过 N 岁. Up to the Nth birthday every reading agrees; in the year that follows completed years
    pass and exact age does not, so a person decides; from the next birthday on it fails.
    """
    birthday = DateAfter(born, term(years))
    return AgeLimit(
        birthday >= AS_OF,
        years_after(born, term(years) + 1) > AS_OF,
        Text("周岁按已满整岁计算符合，按实足年龄计算不符合", "completed years comply, exact age does not"),
        birthday,
        under=False,
    )


def age_under(born: Term, years: Term | int) -> Test:
    """未满 N 周岁. Before the Nth birthday every reading agrees, and after it too. On the day itself common usage
    counts N years as full, the civil code (第二百零一条、第二百零二条) only from the next day on: a person decides.
    """
    birthday = DateAfter(born, term(years))
    return AgeLimit(
        birthday > AS_OF,
        birthday >= AS_OF,
        Text(
            "提交之日恰为周岁生日：按通常理解已满，按民法典期间的计算自次日起才满",
            "the day of submission is the birthday: full by common usage, by the civil code from the next day on",
        ),
        birthday,
        under=True,
    )
