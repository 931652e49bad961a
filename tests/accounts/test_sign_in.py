"""Signing in, and being locked out: by account name and real address, whatever else the guesser changes."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from accounts.lockout import client_ip
from tests.accounts.factories import make_user

pytestmark = pytest.mark.django_db

SIGN_IN = reverse("accounts:sign_in")
GOOD = "Right-password-1"


@pytest.fixture
def user():
    return make_user("hengshan", password=GOOD, email="Heng.Shan@example.org")


def attempt(client, username="hengshan", password="wrong", **extra):
    return client.post(SIGN_IN, {"username": username, "password": password}, **extra)


def signed_in(client):
    return "_auth_user_id" in client.session


@pytest.mark.parametrize("name", ["hengshan", "HengShan", "heng.shan@example.org", " hengshan ", "ｈｅｎｇｓｈａｎ"])
def test_by_user_name_or_e_mail_in_any_case(client, user, name):
    response = attempt(client, name, GOOD)
    assert response.status_code == 302
    assert signed_in(client)


def test_leads_back_to_where_one_wanted_to_go_but_not_to_another_host(client, user):
    response = client.post(SIGN_IN, {"username": "hengshan", "password": GOOD, "next": "/accounts/profile/"})
    assert response["Location"] == "/accounts/profile/"
    client = Client()
    response = client.post(SIGN_IN, {"username": "hengshan", "password": GOOD, "next": "https://example.com/"})
    assert "example.com" not in response["Location"]


def test_an_unknown_name_and_a_wrong_password_read_the_same(client, user):
    known = attempt(client).context["form"].errors
    unknown = attempt(client, "nobody").context["form"].errors
    assert known == unknown
    assert known


def test_an_inactive_account_does_not_sign_in(client, user):
    user.is_active = False
    user.save()
    assert attempt(client, password=GOOD).status_code == 200
    assert not signed_in(client)


@pytest.mark.parametrize(
    "bad", [{}, {"username": ""}, {"username": "a\x00b", "password": "x"}, {"username": "x" * 999}]
)
def test_bad_input_is_said_at_the_field(client, bad):
    response = client.post(SIGN_IN, bad)
    assert response.status_code == 200
    assert response.context["form"].errors


def test_five_failures_lock_and_the_message_says_how_long(client, user):
    for _ in range(4):
        assert attempt(client).status_code == 200
    response = attempt(client)
    assert response.status_code == 429
    assert "15 分钟" in response.content.decode()
    response = attempt(client, password=GOOD)
    assert response.status_code == 429
    assert not signed_in(client)


def test_the_lock_ends_and_trying_meanwhile_does_not_prolong_it(client, user):
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        for _ in range(5):
            attempt(client)
    with time_machine.travel(now + timedelta(minutes=14), tick=False):
        assert attempt(client, password=GOOD).status_code == 429
    with time_machine.travel(now + timedelta(minutes=16), tick=False):
        assert attempt(client, password=GOOD).status_code == 302


def test_rotating_user_agents_and_forged_forwarding_headers_do_not_evade(client, user):
    for number in range(5):
        response = Client().post(
            SIGN_IN,
            {"username": "hengshan", "password": "wrong"},
            HTTP_USER_AGENT=f"Agent/{number}",
            HTTP_X_FORWARDED_FOR=f"10.0.0.{number}",
            HTTP_X_REAL_IP=f"10.0.0.{number}",
            HTTP_FORWARDED=f"for=10.0.0.{number}",
        )
    assert response.status_code == 429
    other = Client().post(
        SIGN_IN,
        {"username": "hengshan", "password": GOOD},
        HTTP_USER_AGENT="Fresh",
        HTTP_X_FORWARDED_FOR="10.9.9.9",
    )
    assert other.status_code == 429


def test_rotating_between_name_case_and_e_mail_does_not_evade(client, user):
    for name in ("hengshan", "HENGSHAN", "heng.shan@example.org", "HENG.SHAN@EXAMPLE.ORG", "hengshan"):
        response = attempt(client, name)
    assert response.status_code == 429


def test_another_person_at_the_same_address_is_not_locked(client, user):
    make_user("wutai", password=GOOD)
    for _ in range(5):
        attempt(client)
    assert attempt(client, "wutai", GOOD).status_code == 302


def test_the_owner_at_another_address_is_not_locked_by_a_few_failures(client, user):
    for _ in range(5):
        attempt(client, REMOTE_ADDR="10.1.1.1")
    assert attempt(client, password=GOOD, REMOTE_ADDR="10.2.2.2").status_code == 302


def test_many_failures_over_many_addresses_lock_the_account_more_slowly(client, user):
    for number in range(20):
        attempt(client, REMOTE_ADDR=f"10.1.1.{number}")
    assert attempt(client, password=GOOD, REMOTE_ADDR="10.2.2.2").status_code == 429
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        assert attempt(client, password=GOOD, REMOTE_ADDR="10.2.2.2").status_code == 302


def test_an_address_the_owner_lately_signed_in_from_is_spared_the_slower_limit(client, user):
    assert attempt(client, password=GOOD, REMOTE_ADDR="10.2.2.2").status_code == 302
    for number in range(20):
        attempt(Client(), REMOTE_ADDR=f"10.1.1.{number}")
    assert attempt(Client(), password=GOOD, REMOTE_ADDR="10.3.3.3").status_code == 429
    assert attempt(Client(), password=GOOD, REMOTE_ADDR="10.2.2.2").status_code == 302


@pytest.mark.parametrize(
    ("trusted", "remote", "forwarded", "expected"),
    [
        ([], "10.0.0.1", "1.2.3.4", "10.0.0.1"),
        (["10.0.0.0/8"], "10.0.0.1", "1.2.3.4", "1.2.3.4"),
        (["10.0.0.0/8"], "10.0.0.1", "6.6.6.6, 1.2.3.4", "1.2.3.4"),
        (["10.0.0.0/8"], "10.0.0.1", "6.6.6.6, 1.2.3.4, 10.0.0.2", "1.2.3.4"),
        (["10.0.0.0/8"], "8.8.8.8", "1.2.3.4", "8.8.8.8"),
        (["10.0.0.0/8"], "10.0.0.1", "", "10.0.0.1"),
        (["10.0.0.0/8"], "10.0.0.1", "rubbish", "10.0.0.1"),
    ],
)
def test_a_forwarding_header_counts_only_from_a_trusted_proxy(settings, trusted, remote, forwarded, expected):
    settings.TRUSTED_PROXIES = trusted
    request = RequestFactory().get("/", REMOTE_ADDR=remote, HTTP_X_FORWARDED_FOR=forwarded)
    assert client_ip(request) == expected


def test_signing_out_is_by_post(client, user):
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(reverse("accounts:sign_out")).status_code == 405
    assert signed_in(client)
    client.post(reverse("accounts:sign_out"))
    assert not signed_in(client)


def test_reset_by_e_mail_says_nothing_about_accounts_and_works_once(client, user, mailoutbox):
    url = reverse("accounts:reset")
    known, unknown = client.post(url, {"email": user.email}), client.post(url, {"email": "nobody@example.org"})
    assert known.status_code == unknown.status_code == 302
    assert len(mailoutbox) == 1
    letter = mailoutbox[0]
    assert letter.to == [user.email]
    link = next(word for word in letter.body.split() if "/password/reset/" in word)
    path = link.split("//", 1)[1].split("/", 1)[1]
    page = client.get(f"/{path}", follow=True)
    target = page.redirect_chain[-1][0]
    done = client.post(target, {"new_password1": "Fresh-password-2", "new_password2": "Fresh-password-2"})
    assert done.status_code == 302
    assert attempt(Client(), password="Fresh-password-2").status_code == 302
    assert "链接" in Client().get(f"/{path}", follow=True).content.decode()


def test_a_lock_set_by_a_clock_that_was_a_year_ahead_ends_with_the_clock(client, user):
    with time_machine.travel(timezone.now() + timedelta(days=365)):
        for number in range(25):
            attempt(client, REMOTE_ADDR=f"10.0.0.{number // 5}")
        assert attempt(client, password=GOOD, REMOTE_ADDR="10.0.0.1").status_code == 429
    assert attempt(client, password=GOOD, REMOTE_ADDR="10.0.0.1").status_code == 302
    assert signed_in(client)
