"""公示五个工作日: the posting day is not counted, and the period ends at 24:00 of the last day.

民法典第二百零一条: the day on which a period begins is not counted; 第二百零三条: it ends at 24:00 of the last day.
"""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.db import DatabaseError, IntegrityError, transaction

from cities.calendar import confirm_year, prepare_year
from cities.models import City
from notices.models import Notice
from notices.posting import item_for, period_over, withdraw_item
from tests.accounts.factories import datong, make_user
from tests.notices import factories
from tests.notices.factories import at, make_line, make_notice, make_publisher
from workflow import Refused, perform

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _forget() -> None:
    factories.upheld.clear()
    factories.changed.clear()
    factories.interested.clear()


@pytest.mark.parametrize(
    ("posted", "last_day", "other"),
    [
        ("2026-11-16T09:00", date(2026, 11, 23), date(2026, 11, 20)),
        ("2026-09-29T09:00", date(2026, 10, 12), date(2026, 10, 10)),
        ("2026-02-11T09:00", date(2026, 2, 25), date(2026, 2, 24)),
        ("2026-04-30T09:00", date(2026, 5, 11), date(2026, 5, 9)),
        ("2025-12-30T23:59", date(2026, 1, 7), date(2026, 1, 6)),
    ],
)
def test_five_working_days_without_the_posting_day(posted: str, last_day: date, other: date) -> None:
    notice = make_notice(posted)
    assert (notice.starts_on, notice.ends_on, notice.other_reading) == (at(posted).date(), last_day, other)
    assert not notice.provisional


def test_a_city_may_count_the_posting_day() -> None:
    City.objects.filter(slug="datong").update(count_posting_day=True)
    notice = make_notice("2026-11-16T09:00")
    assert (notice.ends_on, notice.other_reading) == (date(2026, 11, 20), date(2026, 11, 23))
    assert "发布当日不计入" not in notice.body


@pytest.mark.parametrize(
    ("moment", "over"),
    [
        ("2026-11-22T12:00", False),
        ("2026-11-23T00:00", False),
        ("2026-11-23T23:59:59", False),
        ("2026-11-24T00:00", True),
    ],
)
def test_period_is_over_at_24_of_the_last_day_and_not_before(moment: str, over: bool) -> None:
    assert period_over(make_notice(), at(moment)) is over


def test_new_year_2027_is_not_announced_so_the_end_is_provisional_and_never_over() -> None:
    notice = make_notice("2026-12-29T09:00")
    assert notice.provisional
    assert "暂定" in notice.body
    assert not period_over(notice, at("2027-06-01T00:00"))
    assert notice.is_running(at("2027-06-01T00:00"))


def test_loading_2027_settles_the_end_tells_the_owner_and_stands_in_the_record() -> None:
    notice = make_notice("2026-12-29T09:00")
    prepare_year(2027)
    from cities.models import CalendarDay

    CalendarDay.objects.filter(date=date(2027, 1, 1)).update(is_working=False)
    confirm_year(2027, "国办发明电〔2026〕0号", by=make_user())
    notice.refresh_from_db()
    assert (notice.provisional, notice.ends_on) == (False, date(2027, 1, 6))
    assert "2027年1月6日" in notice.body
    assert "暂定" not in notice.body
    assert [item.notice.ends_on for item in factories.changed] == [date(2027, 1, 6)]
    last = notice.process.events.select_related("detail").order_by("-seq")[0]
    assert (last.action, last.actor, last.detail.data["ends_on"]) == ("recompute", None, "2027-01-06")


def test_loading_a_year_leaves_settled_notices_alone() -> None:
    notice = make_notice()
    prepare_year(2027)
    confirm_year(2027, "国办发明电〔2026〕0号", by=make_user())
    assert notice.process.events.count() == 1


def test_text_names_clause_dates_and_how_to_object() -> None:
    notice = make_notice()
    for words in (
        "《大同市技术创新中心认定管理办法(试行)》第九条（三）",
        "5个工作日",
        "2026年11月16日",
        "2026年11月23日24时",
    ):
        assert words in notice.body
    for words in ("真实姓名", "加盖单位公章", "匿名异议", "保密", datong().office_phone):
        assert words in notice.closing


def test_only_who_publishes_for_the_city_may_post() -> None:
    elsewhere = make_publisher(City.objects.get(slug="jinzhong"))
    for user in (make_user(), elsewhere):
        with pytest.raises(Refused) as refusal:
            perform(make_notice(None), "post", user)
        assert refusal.value.code == "forbidden"


def test_a_notice_is_posted_once() -> None:
    publisher = make_publisher()
    notice = make_notice(by=publisher)
    with pytest.raises(Refused):
        perform(notice, "post", publisher)


def test_a_list_without_lines_cannot_be_posted() -> None:
    publisher = make_publisher()
    notice = make_notice(None, by=publisher)
    notice.items.all().delete()
    with pytest.raises(Refused):
        perform(notice, "post", publisher)


@pytest.mark.parametrize("change", [{"ends_on": None}, {"starts_on": None}, {"posted_at": None}])
def test_on_notice_means_start_and_end_in_the_database(change: dict[str, Any]) -> None:
    notice = make_notice()
    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.filter(pk=notice.pk).update(**change)


def test_the_database_lets_no_state_change_past_the_door() -> None:
    notice = make_notice()
    with pytest.raises(DatabaseError, match="perform"), transaction.atomic():
        Notice.objects.filter(pk=notice.pk).update(state="draft", posted_at=None, starts_on=None, ends_on=None)


def test_an_item_taken_off_says_so_and_the_others_stay() -> None:
    notice = make_notice(lines=2)
    first, second = notice.items.all()
    with time_machine.travel(at("2026-11-18T10:00"), tick=False):
        withdraw_item(first, "申报单位撤回申请。")
    assert (first.state, first.reason, first.changed_at) == ("withdrawn", "申报单位撤回申请。", at("2026-11-18T10:00"))
    second.refresh_from_db()
    assert second.state == "on_notice"
    with pytest.raises(Refused):
        withdraw_item(first, "再次")


def test_item_of_a_process_is_its_latest_and_a_draft_does_not_count() -> None:
    line = make_line()
    publisher = make_publisher()
    from notices.composing import compose_notice
    from notices.posting import post

    def compose() -> Notice:
        return compose_notice(datong(), "公示", items=[line], length=5, by=publisher)

    draft = compose()
    assert item_for(line["process"]) is None
    post(draft, publisher, at("2026-11-16T09:00"))
    second = compose()
    post(second, publisher, at("2026-11-16T09:00"))
    assert item_for(line["process"]).notice == second


def test_a_notice_with_items_on_it_cannot_be_withdrawn() -> None:
    publisher = make_publisher()
    notice = make_notice(by=publisher)
    with pytest.raises(Refused):
        perform(notice, "withdraw", publisher, reason="误发")
    withdraw_item(notice.items.get(), "误发")
    perform(notice, "withdraw", publisher, reason="误发")
    assert notice.state == "withdrawn"
