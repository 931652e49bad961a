"""Objections: in time or not, by name, kept secret, triaged and closed with an answer, and what each of them blocks."""

from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from accounts.models import Notification
from cities.models import City
from notices.models import NoticeItem, Objection
from notices.posting import blocking_objections, withdraw_item
from tests.accounts.factories import make_user
from tests.notices import factories
from tests.notices.factories import make_handler, make_notice, make_objection
from workflow import Refused, offers, perform, run_pending

pytestmark = pytest.mark.django_db
CLAUSED = {"answer": "经现场核查，所述情况不实（第八条（三））。"}


@pytest.fixture(autouse=True)
def _forget() -> None:
    factories.upheld.clear()
    factories.interested.clear()


@pytest.fixture
def item() -> NoticeItem:
    return make_notice().items.get()


@pytest.mark.parametrize("moment", ["2026-11-16T09:00:01", "2026-11-22T03:00", "2026-11-23T23:59:59.999999"])
def test_an_objection_by_24_of_the_last_day_is_in_time(item: NoticeItem, moment: str) -> None:
    assert make_objection(item, moment).state == "received"


@pytest.mark.parametrize("moment", ["2026-11-24T00:00", "2026-11-24T08:00"])
def test_an_objection_after_24_of_the_last_day_is_late(item: NoticeItem, moment: str) -> None:
    with pytest.raises(Refused) as refusal:
        make_objection(item, moment)
    assert refusal.value.code == "late"
    assert "2026-11-23" in str(refusal.value)
    assert not Objection.objects.exists()


def test_a_provisional_end_cuts_nobody_off() -> None:
    item = make_notice("2026-12-29T09:00").items.get()
    assert make_objection(item, "2027-01-20T10:00").state == "received"


def test_no_objection_against_an_item_taken_off(item: NoticeItem) -> None:
    withdraw_item(item, "撤回")
    with pytest.raises(Refused):
        make_objection(item)


def test_received_blocks_until_triaged_and_accepted_until_closed(item: NoticeItem) -> None:
    handler = make_handler()
    refused, dismissed = make_objection(item), make_objection(item)
    assert list(blocking_objections(item).order_by("pk")) == [refused, dismissed]
    perform(refused, "triage_refuse", handler, answer="匿名。")
    assert list(blocking_objections(item)) == [dismissed]
    perform(dismissed, "triage_accept", handler)
    assert list(blocking_objections(item)) == [dismissed]
    perform(dismissed, "dismiss", handler, **CLAUSED)
    assert not blocking_objections(item).exists()


def test_only_its_own_item_waits() -> None:
    first, second = make_notice(lines=2).items.all()
    make_objection(first)
    assert blocking_objections(first).exists()
    assert not blocking_objections(second).exists()


def test_upheld_takes_the_item_off_and_tells_its_owner(item: NoticeItem) -> None:
    handler = make_handler()
    objection = make_objection(item)
    perform(objection, "triage_accept", handler)
    perform(objection, "uphold", handler, answer="经核查属实。")
    item.refresh_from_db()
    assert (item.state, objection.state) == ("refused", "upheld")
    assert [(i.pk, o.pk) for i, o in factories.upheld] == [(item.pk, objection.pk)]


def test_a_second_upheld_objection_tells_the_owner_only_once(item: NoticeItem) -> None:
    handler = make_handler()
    for objection in [make_objection(item), make_objection(item)]:
        perform(objection, "triage_accept", handler)
        perform(objection, "uphold", handler, answer="经核查属实。")
    assert len(factories.upheld) == 1


@pytest.mark.parametrize("action", ["triage_refuse", "dismiss", "uphold"])
def test_no_objection_is_closed_before_its_turn_or_twice(item: NoticeItem, action: str) -> None:
    handler = make_handler()
    objection = make_objection(item)
    if action != "triage_refuse":
        with pytest.raises(Refused):
            perform(objection, action, handler, **CLAUSED)
        perform(objection, "triage_accept", handler)
    perform(objection, action, handler, **CLAUSED)
    with pytest.raises(Refused) as refusal:
        perform(objection, action, handler, **CLAUSED)
    assert refusal.value.code == "stale"


def test_closed_means_answered_in_the_database(item: NoticeItem) -> None:
    handler = make_handler()
    objection = make_objection(item)
    perform(objection, "triage_refuse", handler, answer="匿名。")
    with pytest.raises(IntegrityError), transaction.atomic():
        Objection.objects.filter(pk=objection.pk).update(answer="")
    with pytest.raises(DatabaseError, match="perform"), transaction.atomic():
        Objection.objects.filter(pk=objection.pk).update(state="received", answer="", answered_at=None)


def test_only_the_handling_office_of_the_city_handles(item: NoticeItem) -> None:
    objection = make_objection(item)
    for user in (make_user(), make_handler(City.objects.get(slug="jinzhong")), factories.make_publisher()):
        assert offers(objection, user) == []
        assert not Objection.objects.visible_to(user).exists()
        with pytest.raises(Refused) as refusal:
            perform(objection, "triage_accept", user)
        assert refusal.value.code == "forbidden"


def test_an_official_with_an_interest_may_not_handle(item: NoticeItem) -> None:
    handler = make_handler()
    objection = make_objection(item)
    factories.interested.add(handler.pk)
    with pytest.raises(Refused) as refusal:
        perform(objection, "triage_accept", handler)
    assert refusal.value.code == "forbidden"


def test_events_and_messages_carry_no_word_on_who_objects(item: NoticeItem) -> None:
    handler = make_handler()
    objection = make_objection(item, name="周匿不得", phone="13912345678")
    perform(objection, "triage_accept", handler, note="材料齐全")
    run_pending()
    told = Notification.objects.get(user=handler)
    written = [str(event.detail.data) for event in objection.process.events.select_related("detail")]
    for secret in ("周匿不得", "13912345678"):
        assert not any(secret in words for words in [*written, told.message, str(told.params), told.text])


def test_receipts_are_numbered_and_codes_differ(item: NoticeItem) -> None:
    first, second = make_objection(item), make_objection(item)
    assert (first.receipt, second.receipt) == ("YY2026-140200-0001", "YY2026-140200-0002")
    assert first.query_code != second.query_code


@pytest.mark.parametrize("identity", [{"name": ""}, {"phone": "", "email": ""}, {"kind": "organisation", "unit": ""}])
def test_nobody_objects_without_name_and_contact_even_past_the_form(item: NoticeItem, identity: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make_objection(item, **identity)
