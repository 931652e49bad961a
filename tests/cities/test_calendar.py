"""Working days as the State Council's notices have them, and periods counted in them."""

from datetime import date

import chinese_calendar
import pytest

from cities.calendar import (
    PeriodEnd,
    confirm_year,
    days_of,
    end_of_period,
    is_working_day,
    prepare_year,
    toggle_day,
)
from cities.models import CalendarDay, CalendarYear
from cities.reference import load_calendar
from cities.signals import calendar_changed

pytestmark = pytest.mark.django_db


@pytest.fixture
def calendar():
    load_calendar()


@pytest.mark.parametrize(
    ("posted", "last", "last_counting_the_posting_day"),
    [
        ("2026-09-29", "2026-10-12", "2026-10-10"),
        ("2026-02-11", "2026-02-25", "2026-02-24"),
        ("2026-04-30", "2026-05-11", "2026-05-09"),
        ("2026-11-16", "2026-11-23", "2026-11-20"),
    ],
)
def test_five_working_days_after_posting(calendar, posted, last, last_counting_the_posting_day):
    posted, last, other = map(date.fromisoformat, (posted, last, last_counting_the_posting_day))
    assert end_of_period(posted, 5) == PeriodEnd(last, False, other)
    assert end_of_period(posted, 5, count_start=True) == PeriodEnd(other, False, last)


def test_a_period_over_new_year_uses_both_years(calendar):
    assert end_of_period(date(2025, 12, 30), 5) == PeriodEnd(date(2026, 1, 7), False, date(2026, 1, 6))


def test_a_posting_day_that_is_free_counts_in_neither_reading(calendar):
    saturday = date(2026, 11, 14)
    assert end_of_period(saturday, 5) == PeriodEnd(date(2026, 11, 20), False, date(2026, 11, 20))


def test_make_up_days_are_worked_and_holidays_are_not(calendar):
    make_up = [date(2026, 1, 4), date(2026, 2, 14), date(2026, 2, 28), date(2026, 5, 9), date(2026, 9, 20)]
    assert [is_working_day(day) for day in [*make_up, date(2026, 10, 10)]] == [True] * 6
    assert is_working_day(date(2026, 10, 1)) is False


def test_a_year_not_loaded_is_unknown_not_a_guess(calendar):
    assert is_working_day(date(2027, 3, 1)) is None


def test_a_period_into_a_year_not_loaded_is_provisional(calendar):
    assert end_of_period(date(2026, 12, 30), 5) == PeriodEnd(date(2027, 1, 6), True, date(2027, 1, 5))


def test_a_prepared_year_stays_provisional_until_confirmed(calendar):
    prepare_year(2027)
    assert is_working_day(date(2027, 3, 1)) is None
    assert end_of_period(date(2026, 12, 30), 5).provisional
    toggle_day(date(2027, 1, 1), note="元旦")
    confirm_year(2027, "国办发明电〔2026〕1号")
    assert end_of_period(date(2026, 12, 30), 5) == PeriodEnd(date(2027, 1, 7), False, date(2027, 1, 6))


def test_confirming_a_year_and_changing_a_confirmed_day_are_announced_and_a_draft_year_is_not(calendar):
    heard = []

    def listen(years, **kwargs):
        heard.append(years)

    calendar_changed.connect(listen)
    try:
        prepare_year(2027)
        toggle_day(date(2027, 1, 1))
        assert heard == []
        confirm_year(2027, "国办发明电〔2026〕1号")
        toggle_day(date(2026, 6, 1))
    finally:
        calendar_changed.disconnect(listen)
    assert heard == [{2027}, {2026}]


def test_one_query_whatever_the_length(calendar, django_assert_num_queries):
    with django_assert_num_queries(1):
        end_of_period(date(2025, 1, 1), 200)


def test_a_period_has_at_least_one_day():
    with pytest.raises(ValueError):
        end_of_period(date(2026, 1, 5), 0)


def test_the_seeded_years_agree_with_the_kept_library_on_every_day(calendar):
    ours = dict(CalendarDay.objects.values_list("date", "is_working"))
    theirs = {day: chinese_calendar.is_workday(day) for year in (2024, 2025, 2026) for day in days_of(year)}
    assert ours == theirs


def test_loading_again_leaves_what_people_changed(calendar):
    toggle_day(date(2026, 6, 1))
    assert load_calendar() == 0
    assert is_working_day(date(2026, 6, 1)) is False
    assert CalendarYear.objects.count() == 3
