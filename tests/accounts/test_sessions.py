"""Sessions end; scripts learn it in their own way; a given password is changed before anything else."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse
from django.utils import timezone

from tests.accounts.factories import make_user

pytestmark = pytest.mark.django_db

PROFILE = reverse("accounts:profile")
SIGN_IN = reverse("accounts:sign_in")


def enter(user, password="Right-password-1"):
    user.set_password(password)
    user.save()
    client = Client()
    response = client.post(SIGN_IN, {"username": user.username, "password": password})
    assert response.status_code == 302
    return client


def alive_after(client, minutes, start):
    with time_machine.travel(start + timedelta(minutes=minutes), tick=False):
        return client.get(PROFILE).status_code == 200


@pytest.mark.parametrize(("name", "limit"), [("applicant", 60), ("clerk", 30), ("officer", 30), ("stranger", 60)])
def test_idle_limit_is_shorter_for_officials(cast, name, limit):
    start = timezone.now()
    with time_machine.travel(start, tick=False):
        within = enter(cast.person(name))
        beyond = Client()
        beyond.force_login(cast.person(name), backend="django.contrib.auth.backends.ModelBackend")
        beyond.get(PROFILE)
    assert alive_after(within, limit - 1, start)
    assert not alive_after(beyond, limit + 1, start)


def test_activity_prolongs_but_never_beyond_twelve_hours(cast):
    start = timezone.now()
    with time_machine.travel(start, tick=False):
        client = enter(cast.applicant)
    assert all(alive_after(client, minutes, start) for minutes in range(50, 12 * 60, 50))
    assert not alive_after(client, 12 * 60 + 1, start)


def test_the_session_is_not_written_at_every_request(cast):
    client = enter(cast.applicant)
    client.get(PROFILE)
    with CaptureQueriesContext(connection) as queries:
        client.get(PROFILE)
    assert not [q for q in queries if "UPDATE" in q["sql"] and "django_session" in q["sql"]]


SCRIPT = [{"HTTP_X_REQUESTED_WITH": "fetch"}, {"HTTP_ACCEPT": "application/json"}]


@pytest.mark.parametrize("headers", SCRIPT)
def test_a_script_is_told_by_401_and_json_not_by_a_redirect(cast, headers):
    start = timezone.now()
    with time_machine.travel(start, tick=False):
        client = enter(cast.applicant)
    with time_machine.travel(start + timedelta(minutes=61), tick=False):
        response = client.post(PROFILE, {"name": "x"}, HTTP_REFERER="http://testserver/accounts/profile/", **headers)
    assert response.status_code == 401
    assert response.json()["sign_in"] == f"{SIGN_IN}?next=%2Faccounts%2Fprofile%2F"
    assert response.json()["error"]
    again = client.get(PROFILE, **headers)
    assert again.status_code == 401


def test_an_htmx_request_is_led_to_the_sign_in_page_as_a_whole(cast):
    response = Client().get(PROFILE, HTTP_HX_REQUEST="true", HTTP_HX_CURRENT_URL="http://testserver/dossiers/?page=2")
    assert response.status_code == 401
    assert response["HX-Redirect"] == f"{SIGN_IN}?next=%2Fdossiers%2F%3Fpage%3D2"


def test_the_way_back_never_leads_to_another_host(cast):
    response = Client().get(PROFILE, HTTP_HX_REQUEST="true", HTTP_HX_CURRENT_URL="https://example.com/")
    assert response["HX-Redirect"] == SIGN_IN


def test_a_posted_form_leads_back_to_the_page_it_stood_on(cast):
    response = Client().post(PROFILE, {}, HTTP_REFERER="http://testserver/accounts/profile/")
    assert response["Location"] == f"{SIGN_IN}?next=%2Faccounts%2Fprofile%2F"


def test_an_ended_session_still_reads_public_pages(cast):
    start = timezone.now()
    with time_machine.travel(start, tick=False):
        client = enter(cast.applicant)
    with time_machine.travel(start + timedelta(hours=2), tick=False):
        assert client.get(SIGN_IN).status_code == 200


def given_password():
    return make_user("newcomer", password="Given-password-1", must_change_password=True)


def test_a_given_password_is_changed_first_on_every_address():
    client = Client()
    client.force_login(given_password(), backend="django.contrib.auth.backends.ModelBackend")
    change = reverse("accounts:change_password")
    names = [
        name
        for name, (_, pattern, _, _) in get_resolver("accounts.urls").reverse_dict.items()
        if isinstance(name, str) and "(" not in pattern
    ]
    assert len(names) > 10
    for name in names:
        url = reverse(f"accounts:{name}")
        if name in ("change_password", "sign_out"):
            continue
        for method in (client.get, client.post):
            response = method(url)
            assert (response.status_code, response["Location"]) == (302, change), name


def test_scripts_are_told_that_the_password_comes_first():
    client = Client()
    client.force_login(given_password(), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(PROFILE, HTTP_ACCEPT="application/json").status_code == 403
    assert client.get(PROFILE, HTTP_HX_REQUEST="true")["HX-Redirect"] == reverse("accounts:change_password")


def test_after_the_change_everything_is_open():
    client, user = Client(), given_password()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    url = reverse("accounts:change_password")
    wrong = client.post(url, {"old_password": "no", "new_password1": "Own-choice-2", "new_password2": "Own-choice-2"})
    assert wrong.status_code == 200
    assert "old_password" in wrong.context["form"].errors
    entries = {"old_password": "Given-password-1", "new_password1": "Own-choice-2", "new_password2": "Own-choice-2"}
    assert client.post(url, entries).status_code == 302
    assert client.get(PROFILE).status_code == 200
