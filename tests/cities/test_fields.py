"""Days, moments and amounts in forms: what a tired clerk types is understood, or refused in words that help."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone, translation

from cities.fields import AmountField, DayField, MomentField

SAME_DAY = (
    "2026-02-03",
    "2026/2/3",
    "2026.02.03",
    "２０２６－０２－０３",
    "2026年2月3日",
    "20260203",
    " 2026 年 2 月 3 日 ",
)
NO_DAYS = ("0000-00-00", "2026-02-30", "0202-02-03", "9999-12-31", "99999-01-01", "昨天", "03-02-2026", "2" * 5000)
AMOUNTS = (("1,234.5", "1234.5"), ("１２３．５", "123.5"), ("５０万元", "50"), ("0.0001", "0.0001"))
NO_AMOUNTS = ("NaN", "1e400", "Infinity", "五百", "5 元", "12,5", "-1", "0", "0.00001", "9" * 400)


class Sample(forms.Form):
    day = DayField(required=False)
    moment = MomentField(required=False)
    amount = AmountField(min_value=Decimal("0.0001"), max_digits=12, decimal_places=4, required=False)


def in_chinese(field: forms.Field, typed: str) -> str:
    with translation.override("zh-hans"), pytest.raises(ValidationError) as refused:
        field.clean(typed)
    return "".join(refused.value.messages)


@pytest.mark.parametrize("typed", SAME_DAY)
def test_a_day_is_read_however_it_is_written(typed: str) -> None:
    assert DayField().clean(typed) == date(2026, 2, 3)


@pytest.mark.parametrize("typed", NO_DAYS)
def test_what_is_no_day_of_our_time_is_refused_in_words(typed: str) -> None:
    assert "不是有效日期" in in_chinese(DayField(), typed)


def test_nothing_is_no_day() -> None:
    assert Sample({"day": " ", "moment": "", "amount": "　"}).is_valid()
    assert in_chinese(DayField(), "")


def test_a_moment_is_read_and_kept_to_our_time() -> None:
    read = MomentField().clean("２０２６-02-03T09:30")
    assert read == timezone.make_aware(datetime(2026, 2, 3, 9, 30))
    for typed in ("0001-01-01T00:00", "9999-12-31T23:59", "2026-02-30T09:30", "明天"):
        assert in_chinese(MomentField(), typed)


@pytest.mark.parametrize(("typed", "amount"), AMOUNTS)
def test_an_amount_is_read_as_in_facts(typed: str, amount: str) -> None:
    form = Sample({"amount": typed})
    assert form.is_valid() and form.cleaned_data["amount"] == Decimal(amount)


@pytest.mark.parametrize("typed", NO_AMOUNTS)
def test_what_is_no_amount_is_refused_in_words(typed: str) -> None:
    message = in_chinese(Sample.base_fields["amount"], typed)
    assert any(character >= "\u4e00" for character in message)


def test_what_was_typed_stands_there_again() -> None:
    """The browser's calendar would show an empty field."""
    page = Sample({"day": "２月３０日", "moment": "明天", "amount": "五百"}).as_p()
    assert all(word in page for word in ("２月３０日", "明天", "五百"))
    assert 'type="date"' not in page and 'type="datetime-local"' not in page
    page = Sample({"day": "2026-02-03", "moment": "2026-02-03T09:30"}).as_p()
    assert 'type="date"' in page and 'type="datetime-local"' in page
