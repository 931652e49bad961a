"""A draft or an expired text carries no call and no approval without a recorded basis, and everybody is told."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

import rules
from applications.basis import in_words, standing, why_needed
from applications.forms import ApproveForm
from applications.models import Call
from applications.opening import open_call
from applications.states import CallState
from tests.applications import jinzhong
from tests.files import samples
from tests.rules.jinzhong import JINZHONG

pytestmark = pytest.mark.django_db
LAST = date(2026, 1, 21)


@pytest.fixture
def here(db):
    return jinzhong.make_cast()


@pytest.mark.parametrize(
    ("edition", "day", "words"),
    [
        (JINZHONG, date(2026, 1, 20), ""),
        (JINZHONG, LAST, ""),
        (JINZHONG, date(2026, 1, 22), "本办法试行期已于2026年1月21日届满"),
        ("liaocheng/draft_2026", date(2026, 1, 22), "本办法为征求意见稿，尚未施行"),
        ("datong/trial", date(2030, 1, 1), ""),
        ("hohhot/trial", date(2030, 1, 1), ""),
        ("shijiazhuang/undated", date(2030, 1, 1), ""),
    ],
    ids=["day before the last", "last day", "day after", "draft", "trial without end", "another", "in force"],
)
def test_when_a_basis_is_needed_and_in_which_words(edition, day, words):
    found = standing(rules.edition(edition), day)
    assert (found.zh if found else "") == words
    assert bool(why_needed(rules.edition(edition), day)) is bool(words)
    assert words in in_words(rules.edition(edition), day)


@pytest.mark.parametrize(
    ("now", "opens", "basis", "opened"),
    [
        ("2026-01-21T15:59:59", None, "", True),
        ("2026-01-21T16:00:00", None, "", False),
        ("2026-01-21T16:00:00", None, jinzhong.BASIS, True),
        ("2026-01-20T01:00:00", "2026-01-21T01:00:00", "", True),
        ("2026-01-20T01:00:00", "2026-01-22T01:00:00", "", False),
        ("2026-01-20T01:00:00", "2026-01-22T01:00:00", "   ", False),
    ],
    ids=["last second", "first second after", "with a basis", "opens on the last day", "opens after it", "blank"],
)
def test_a_call_opens_under_a_text_that_carries_it_or_on_a_basis(here, refused, now, opens, basis, opened):
    moment = datetime.fromisoformat(now).replace(tzinfo=UTC)
    opens_at = datetime.fromisoformat(opens).replace(tzinfo=UTC) if opens else datetime(2026, 1, 5, tzinfo=UTC)
    call = jinzhong.make_call(here, state=CallState.DRAFT, basis=basis, opens_at=opens_at)
    with time_machine.travel(moment, tick=False):
        if opened:
            open_call(call, here.clerk)
        else:
            reason = refused("basis", open_call, call, here.clerk)
            assert "2026" in str(reason.fields["basis"]) and "21" in str(reason.fields["basis"])
    assert Call.objects.get(pk=call.pk).state == (CallState.OPEN if opened else CallState.DRAFT)


def test_what_keeps_a_call_from_opening_is_said_at_the_field(here):
    call = jinzhong.make_call(here, state=CallState.DRAFT, basis="")
    clerk = here.client("clerk")
    response = clerk.post(reverse("applications:call_switch", args=[call.ref]))
    assert response.status_code == 422
    assert "2026年1月21日届满" in str(response.context["form"].errors["basis"])
    assert call.title in response.content.decode()
    call.refresh_from_db()
    assert call.state == CallState.DRAFT


def test_the_form_says_it_before_and_keeps_the_basis_with_its_document(here):
    clerk = here.client("clerk")
    page = clerk.get(reverse("applications:call_new")).content.decode()
    assert "2026年1月21日届满" in page
    sent = {
        "title": "通知",
        "edition": JINZHONG,
        "opens_at": "2026-03-01T09:00",
        "basis": jinzhong.BASIS,
        "basis_number": "市政函〔2026〕5号",
        "basis_date": "2026-02-01",
        "basis_upload": SimpleUploadedFile("批复.png", samples.PNG),
    }
    assert clerk.post(reverse("applications:call_new"), sent).status_code == 302
    call = Call.objects.get(title="通知")
    assert (call.basis_number, call.basis_date, call.basis_file.name) == (
        "市政函〔2026〕5号",
        date(2026, 2, 1),
        "批复.png",
    )
    assert clerk.post(reverse("applications:call_switch", args=[call.ref])).status_code == 302
    public = here.client(None)
    page = public.get(call.get_absolute_url()).content.decode()
    for words in ("2026年1月21日届满", jinzhong.BASIS, "市政函〔2026〕5号", "中青年人员年龄上限", "45"):
        assert words in page, words
    assert public.get(call.basis_file.get_absolute_url()).status_code == 200


def test_an_open_call_does_not_lose_its_basis(here):
    call = jinzhong.make_call(here)
    address = reverse("applications:call_edit", args=[call.ref])
    sent = {"title": call.title, "edition": JINZHONG, "opens_at": "2026-03-01T09:00", "basis": ""}
    response = here.client("clerk").post(address, sent)
    assert response.status_code == 422
    assert set(response.context["form"].errors) == {"basis"}


def test_a_day_that_has_not_come_dates_no_document(here):
    sent = {"title": "通知", "edition": JINZHONG, "opens_at": "2026-03-01T09:00", "basis_date": "2099-01-01"}
    response = here.client("clerk").post(reverse("applications:call_new"), sent)
    assert set(response.context["form"].errors) == {"basis_date"}


def test_the_leader_is_asked_for_it_only_where_it_is_needed(here):
    dossier = jinzhong.make_dossier(here)
    with time_machine.travel(datetime(2026, 1, 21, 4, tzinfo=UTC), tick=False):
        assert "basis" not in ApproveForm(dossier=dossier, user=here.leader).fields
    form = ApproveForm({"opinion": "同意。", "basis": ""}, dossier=dossier, user=here.leader)
    assert "2026年1月21日届满" in str(form.fields["basis"].help_text)
    assert "2026年1月21日届满" in str(form.errors["basis"])
