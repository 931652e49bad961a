"""Language, size and contrast; headers on every answer; who sees the components page."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_large_text_is_kept_in_a_cookie_and_shown_by_a_class(client: Client) -> None:
    answer = client.post("/display/", {"size": "elder", "next": "/nowhere/?a=1"})
    assert answer["Location"] == "/nowhere/?a=1"
    assert 'class="size-elder contrast-normal"' in client.get("/nowhere/").content.decode()


def test_an_unknown_size_changes_nothing(client: Client) -> None:
    answer = client.post("/display/", {"size": "x onload=", "next": "//evil.example/"})
    assert answer["Location"] == "/"
    assert answer.cookies == {}


def test_settings_change_by_post_only(client: Client) -> None:
    assert client.get("/display/").status_code == 405
    assert client.get("/language/").status_code == 405


def test_the_language_is_chinese_until_english_is_chosen(client: Client) -> None:
    assert 'lang="zh-hans"' in client.get("/nowhere/").content.decode()
    client.post("/language/", {"language": "en", "next": "/nowhere/"})
    page = client.get("/nowhere/").content.decode()
    assert 'lang="en"' in page
    assert "There is no such page" in page


def test_every_answer_carries_the_strict_policy(client: Client) -> None:
    for path in ("/nowhere/", "/components/"):
        policy = client.get(path)["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self';" in policy
        assert "style-src 'self';" in policy
        assert "unsafe" not in policy


def test_strangers_learn_nothing_of_the_components_page(client: Client) -> None:
    assert client.get("/components/").status_code == 404
