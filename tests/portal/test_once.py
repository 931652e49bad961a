"""Forms that make something, sent twice: one is made, and the second answer leads to it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Institution, Invitation, User
from applications.models import Call, Dossier
from notices.models import Notice, Objection
from reviews.models import Agency, AgencyMember, Expert
from tests.accounts.factories import make_code
from tests.accounts.test_registration import entries
from tests.applications.factories import make_call
from tests.cast import Cast, make_cast
from tests.notices.factories import TEXT, make_notice
from tests.notices.test_views import GIVEN
from workflow.models import SentForm
from workflow.once import KEPT, forget_old

TOKEN = "t" * 64


def _new(cast: Cast) -> tuple[str, dict[str, Any]]:
    return reverse("applications:new"), {"institution": str(cast.institution.ref), "call": str(make_call(cast).ref)}


def _call(cast: Cast) -> tuple[str, dict[str, Any]]:
    given = {"title": "2026年度申报通知", "edition": cast.city.current_edition, "opens_at": "2026-03-01T09:00"}
    return reverse("applications:call_new"), given


def _notice(cast: Cast) -> tuple[str, dict[str, Any]]:
    given = {"city": str(cast.city.pk), "kind": "announcement", "title": "通告", "body": "正文。", "number": ""}
    return reverse("notices:compose"), given


def _person(cast: Cast) -> tuple[str, dict[str, Any]]:
    given = {
        "name": "王新",
        "email": "new@example.org",
        "role": "clerk",
        "city": cast.city.slug,
        "valid_from": str(timezone.localdate()),
        "reason": "工作需要",
    }
    return reverse("accounts:invite_person"), given


def _member(cast: Cast) -> tuple[str, dict[str, Any]]:
    given = {"name": "王新", "email": "new@example.org", "role": "editor"}
    return reverse("accounts:invite_member", args=[cast.institution.ref]), given


def _expert(cast: Cast) -> tuple[str, dict[str, Any]]:
    given = {
        "city": str(cast.city.pk),
        "name": "钱专家",
        "email": "expert@example.org",
        "phone": "13800000000",
        "kind": "technical",
        "title": "教授",
        "title_level": "senior",
        "unit_name": "某大学",
        "fields_of_work": "新材料",
    }
    return reverse("reviews:expert_add"), given


def _agency(cast: Cast) -> tuple[str, dict[str, Any]]:
    given = {"city": str(cast.city.pk), "name": "评估中心", "uscc": make_code(), "contact": "李", "phone": "1"}
    return reverse("reviews:agency_add"), given


def _agent(cast: Cast) -> tuple[str, dict[str, Any]]:
    agency = Agency.objects.create(city=cast.city, name="评估中心", uscc=make_code(), added_by=cast.clerk)
    return reverse("reviews:agency_invite", args=[agency.ref]), {"name": "王新", "email": "agent@example.org"}


def _objection(cast: Cast) -> tuple[str, dict[str, Any]]:
    item = make_notice(f"{timezone.localdate()}T00:01").items.get()
    return reverse("notices:object", args=[item.notice.ref, item.ref]), GIVEN | {"text": TEXT}


def _registration(cast: Cast) -> tuple[str, dict[str, Any]]:
    return reverse("accounts:register"), entries()


FORMS: dict[str, tuple[str | None, Callable[[Cast], tuple[str, dict[str, Any]]], Any]] = {
    "dossier": ("applicant", _new, Dossier),
    "call": ("clerk", _call, Call),
    "announcement": ("publisher", _notice, Notice),
    "official": ("platform_admin", _person, Invitation),
    "colleague": ("applicant", _member, Invitation),
    "expert": ("clerk", _expert, Expert),
    "agency": ("clerk", _agency, Agency),
    "person of an agency": ("clerk", _agent, AgencyMember),
    "objection": (None, _objection, Objection),
    "institution": (None, _registration, Institution),
}
"""Who sends it, to where with what, and what it makes."""


@pytest.mark.django_db
@pytest.mark.parametrize("name", FORMS)
def test_the_same_page_sent_twice_makes_one(name: str, cast: Cast) -> None:
    who, form, model = FORMS[name]
    browser = cast.client(who)
    path, given = form(cast)
    before = model.objects.count()
    first = browser.post(path, {**given, "csrfmiddlewaretoken": TOKEN})
    assert first.status_code == 302, first.content.decode()[-3000:]
    assert model.objects.count() == before + 1
    again = cast.client(who) if who else Client()  # a stranger's first answer, with its cookies, was thrown away
    path, given = path, (entries() if name == "institution" else given)
    second = again.post(path, {**given, "csrfmiddlewaretoken": TOKEN})
    assert (second.status_code, second["Location"]) == (302, first["Location"])
    assert model.objects.count() == before + 1
    if name == "objection":
        assert Objection.objects.get().receipt in again.get(second["Location"], follow=True).content.decode()


@pytest.mark.django_db
class TestWhatIsNotTheSame:
    def test_another_page_makes_another_and_so_does_changed_content(self, cast: Cast) -> None:
        browser = cast.client("publisher")
        path, given = _notice(cast)
        for changes in ({}, {"csrfmiddlewaretoken": "u" * 64}, {"title": "另一通告"}):
            browser.post(path, {**given, "csrfmiddlewaretoken": TOKEN, **changes})
        assert Notice.objects.count() == 3

    def test_a_form_that_came_back_with_mistakes_can_be_sent_as_it_is_again(self, cast: Cast) -> None:
        browser = cast.client("publisher")
        path, given = _notice(cast)
        wrong = {**given, "csrfmiddlewaretoken": TOKEN, "title": ""}
        assert [browser.post(path, wrong).status_code for _ in range(2)] == [422, 422]
        assert not SentForm.objects.exists()

    def test_it_is_forgotten_after_two_days(self, cast: Cast) -> None:
        path, given = _notice(cast)
        cast.client("publisher").post(path, {**given, "csrfmiddlewaretoken": TOKEN})
        forget_old()
        assert SentForm.objects.count() == 1
        SentForm.objects.update(at=timezone.now() - 2 * KEPT)
        forget_old()
        assert not SentForm.objects.exists()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_the_same_moment_open_one_dossier_and_two_people_get_one_name() -> None:
    cast = make_cast()
    path, given = _new(cast)
    answers = at_once(*[lambda: cast.client("applicant").post(path, {**given, "csrfmiddlewaretoken": TOKEN})] * 2)
    assert {answer.status_code for answer in answers} == {302}
    assert len({answer["Location"] for answer in answers}) == 1
    assert Dossier.objects.count() == 1

    register = reverse("accounts:register")
    one, other = entries(), entries(uscc=make_code(), name="大同市另一单位有限公司")
    answers = at_once(lambda: Client().post(register, one), lambda: Client().post(register, other))
    assert sorted(answer.status_code for answer in answers) == [200, 302]
    assert User.objects.filter(username="liyue").count() == 1
    refused = next(answer for answer in answers if answer.status_code == 200)
    assert {"username", "email"} & set(refused.context["account"].errors)


def at_once(*requests: Callable[[], Any]) -> list[Any]:
    barrier, answers = threading.Barrier(len(requests)), []

    def run(request: Callable[[], Any]) -> None:
        try:
            barrier.wait(20)
            answers.append(request())
        except Exception as error:  # the test looks at it
            answers.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(request,)) for request in requests]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return answers
