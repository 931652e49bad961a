"""Notifications: once per event, in the reader's language, by e-mail with a stable Message-ID."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import gettext_noop, override

from accounts import notify
from accounts.models import Notification
from tests.accounts.factories import make_institution, make_user
from workflow import perform, run_pending
from workflow.models import Effect

pytestmark = pytest.mark.django_db

MESSAGE = gettext_noop("The registration of %(institution)s was returned: %(reasons)s")


@pytest.fixture
def event(cast):
    institution = make_institution("某单位", state="pending", submitter=make_user())
    return perform(institution, "return", cast.officer, reasons="缺少附件")


def test_the_words_are_made_when_they_are_read(cast):
    notify([cast.applicant], MESSAGE, {"institution": {"zh": "甲公司", "en": "Company A"}, "reasons": "100% 不符"})
    told = Notification.objects.get()
    with override("en"):
        assert told.text == "The registration of Company A was returned: 100% 不符"
    with override("zh-hans"):
        assert "甲公司" in told.text
        assert "Company A" not in told.text


def test_a_missing_parameter_does_not_break_the_page(cast):
    notify([cast.applicant], MESSAGE, {})
    assert cast.client("applicant").get(reverse("accounts:notifications")).status_code == 200


def test_once_per_person_and_event_however_often_it_is_called(cast, event, mailoutbox):
    for _ in range(3):
        notify([cast.applicant, cast.applicant, cast.clerk], MESSAGE, {}, event=event)
        run_pending()
    assert Notification.objects.filter(event=event, user__in=[cast.applicant, cast.clerk]).count() == 2
    assert sorted(letter.to[0] for letter in mailoutbox if "user" not in letter.to[0]) == [
        "applicant@example.org",
        "clerk@example.org",
    ]


def test_a_repeated_letter_has_the_same_message_id(cast, event, mailoutbox):
    notify([cast.applicant], MESSAGE, {}, event=event)
    run_pending()
    told = Notification.objects.get(user=cast.applicant)
    Notification.objects.filter(pk=told.pk).update(mailed_at=None)
    Effect.objects.filter(kind="mail", arguments__notification=told.pk).update(state="pending", done_at=None)
    run_pending()
    ids = {letter.extra_headers["Message-ID"] for letter in mailoutbox if letter.to == ["applicant@example.org"]}
    assert len([letter for letter in mailoutbox if letter.to == ["applicant@example.org"]]) == 2
    assert ids == {f"<{told.ref}@127.0.0.1>"} or len(ids) == 1


def test_the_letter_is_in_the_readers_language(cast, event, mailoutbox):
    cast.applicant.language = "en"
    cast.applicant.save()
    notify([cast.applicant], MESSAGE, {"institution": "X", "reasons": "Y"}, event=event)
    run_pending()
    letter = next(letter for letter in mailoutbox if letter.to == ["applicant@example.org"])
    assert "The registration of X was returned: Y" in letter.body


def test_inactive_people_are_not_told(cast):
    cast.stranger.is_active = False
    notify([cast.stranger], MESSAGE, {})
    assert not Notification.objects.exists()


def test_opening_marks_as_read_and_leads_on_and_belongs_to_the_reader_alone(cast):
    notify([cast.applicant], MESSAGE, {}, "/accounts/profile/")
    notify([cast.applicant], MESSAGE, {})
    told = Notification.objects.get(url="/accounts/profile/")
    url = reverse("accounts:notification", args=[told.ref])
    assert cast.client("colleague").post(url).status_code == 404
    assert cast.client("applicant").post(url)["Location"] == "/accounts/profile/"
    assert Notification.objects.visible_to(cast.applicant).unread().count() == 1
    cast.client("colleague").post(reverse("accounts:read_all"))
    assert Notification.objects.visible_to(cast.applicant).unread().count() == 1
    cast.client("applicant").post(reverse("accounts:read_all"))
    assert Notification.objects.visible_to(cast.applicant).unread().count() == 0


def test_the_list_costs_the_same_for_few_and_many(cast):
    client = cast.client("applicant")
    client.get(reverse("accounts:notifications"))  # what is remembered from now on

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("accounts:notifications"))
        return len(asked)

    notify([cast.applicant], "message")
    few = cost()
    for number in range(30):
        notify([cast.applicant], f"message {number}")
    assert cost() == few <= 12
