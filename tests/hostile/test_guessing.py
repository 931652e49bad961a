"""Whoever guesses learns nothing: known and unknown are answered with the same words and the same status."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from notices.models import Objection
from tests.accounts.factories import make_user
from tests.notices.factories import make_notice, make_objection

pytestmark = pytest.mark.django_db
TRIES = 7
UNKNOWN = "nobody-here"


@pytest.fixture(autouse=True)
def _fresh() -> None:
    cache.clear()


def said(response: Any, *typed: str) -> tuple[int, str]:
    """Status and words of the page, without what was typed and the tokens of the moment."""
    page = response.content.decode().partition("<main")[2]
    for word in typed:
        page = page.replace(word, "…")
    return response.status_code, re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"|\s+', " ", page)


@pytest.mark.parametrize("known", ["hengshan", "heng.shan@example.org"])
def test_signing_in_and_its_lock_tell_nothing_about_accounts(known: str) -> None:
    make_user("hengshan", password="Right-password-1", email="heng.shan@example.org")
    make_user("resting", email="resting@example.org", is_active=False)
    answers = []
    for name in (known, UNKNOWN, "resting"):
        cache.clear()
        client = Client()
        sent = {"username": name, "password": "wrong"}
        answers.append([said(client.post(reverse("accounts:sign_in"), sent), name) for _try in range(TRIES)])
    assert answers[0] == answers[1] == answers[2]
    assert {status for status, _page in answers[0]} == {200, 429}


def test_asking_for_a_new_password_tells_nothing_about_accounts() -> None:
    make_user("hengshan", email="heng.shan@example.org")
    answers = []
    for address in ("heng.shan@example.org", "nobody@example.org"):
        cache.clear()
        client = Client()
        asked = [client.post(reverse("accounts:reset"), {"email": address}) for _try in range(TRIES)]
        answers.append([(*said(response, address), response.get("Location", "")) for response in asked])
    assert answers[0] == answers[1]


def test_links_of_others_are_like_links_that_never_were() -> None:
    user = make_user("hengshan")
    own, none = (urlsafe_base64_encode(force_bytes(key)) for key in (user.pk, 10**9))
    pages = [said(Client().get(reverse("accounts:reset_confirm", args=[uid, "abc-def"])), uid) for uid in (own, none)]
    assert pages[0] == pages[1]


def test_an_objection_is_not_found_by_half_of_its_secret() -> None:
    objection: Objection = make_objection(make_notice().items.get())
    guesses = ((objection.receipt, "WRONGCODE"), ("NO-SUCH-RECEIPT", objection.query_code), ("NO-SUCH", "异议\x00"))
    url = reverse("notices:follow")
    answers = [said(Client().post(url, {"receipt": receipt, "code": code}), receipt, code) for receipt, code in guesses]
    assert answers[0] == answers[1]
    assert answers[0][0] == answers[2][0] == 404
    found = Client().post(url, {"receipt": objection.receipt, "code": objection.query_code})
    assert found.status_code == 200
