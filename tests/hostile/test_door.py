"""What stands at the door: every address, asked in ways that no page of ours asks. Never a 500, never a way out of the
portal, and an error page says in Chinese what to do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit
from uuid import UUID

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.cast import Cast, make_cast
from tests.hostile.strings import MARKUP
from tests.portal.requesting import undone

ANSWERS = {200, 302, 400, 401, 403, 404, 405, 409, 410, 413, 422, 429}
NOBODY = UUID(int=0)
ARGUMENTS = {
    "uuid": (str(NOBODY), "not-a-uuid", str(NOBODY).upper() + "0"),
    "int": ("0", "9" * 12, "9" * 5000),
    "slug": ("x" * 3000, "..", "%00"),
    "str": ("%00%0d%0aSet-Cookie:a=b", "%ff%ED%A0%80", "..%2f..%2fetc" + "汉" * 200),
}
QUERIES = (
    "page=abc&page=-1",
    "page=" + "9" * 5000,
    "page=%EF%BC%92",
    "q=%00%ED%A0%80%ff&state=%00&city=%00&kind=%00&sort=%00&stage=%00&division=%00&role=%00&field=%00&year=%00&active=%00",
    "q=" + "%E6%B1%89" * 30_000,
    "state=x&city=x&kind=x&sort=x;drop&stage=x&division=99999999999999999999&role=x&field=x&year=99999&active=x&seq=x",
    "&".join(f"a{n}=1" for n in range(4000)),
    "next=//evil.example&next=https://evil.example&inline=1&dossier=x&dossier=" + str(NOBODY),
    "%=%&&&==&%zz=%u1234&a[]=1",
)


def patterns(resolver: Any = None, before: str = "/") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every address of the portal as a template, with the converters of its arguments."""
    for entry in (resolver or get_resolver()).url_patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from patterns(entry, route)
        elif isinstance(entry, URLPattern):
            yield route, entry.pattern.converters


def paths(number: int) -> list[str]:
    """Every address once, each argument with its ``number``-th hostile value."""
    found = []
    for route, _converters in patterns():
        path = route
        while "<" in path:
            start, end = path.index("<"), path.index(">")
            kind = path[start + 1 : end].partition(":")[0] if ":" in path[start:end] else "str"
            values = ARGUMENTS[kind]
            path = path[:start] + values[number % len(values)] + path[end + 1 :]
        found.append(path)
    return found


@pytest.fixture(scope="module")
def people(django_db_setup: None, django_db_blocker: Any) -> Iterator[Cast]:
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        cache.clear()
        yield make_cast()
        transaction.set_rollback(True)


def client_of(people: Cast, role: str | None) -> Client:
    client = people.client(role)
    client.raise_request_exception = False
    return client


def ask(client: Client, method: str, path: str, **given: Any) -> Any:
    with undone():
        return client.generic(method, path, **given)


def wrong(response: Any, *asked: Any) -> str:
    """What is not to be; nothing where all is well."""
    if response.status_code not in ANSWERS:
        return f"{response.status_code} for {str(asked)[:200]}"
    if "evil" in response.get("Location", "").partition("?")[0] or "Set-Cookie" in response.headers.get("a", ""):
        return f"leads to {response['Location']} for {str(asked)[:200]}"
    return ""


@pytest.mark.parametrize("role", [None, "clerk"])
def test_every_address_takes_every_argument(people: Cast, role: str | None) -> None:
    client = client_of(people, role)
    number = max(len(values) for values in ARGUMENTS.values()) if role else 1
    asked = dict.fromkeys(path for each in range(number) for path in paths(each))
    assert not list(filter(None, (wrong(ask(client, "GET", path), path) for path in asked)))


LISTS = {
    "clerk": ("/dossiers/", "/reviews/", "/reviews/experts/", "/accounts/people/"),
    "officer": ("/accounts/registrations/", "/accounts/notifications/"),
    "section_head": ("/notices/objections/",),
    "publisher": ("/notices/manage/", "/dossiers/publish/"),
    "platform_admin": ("/effects/", "/cities/calendar/"),
    "": ("/", "/notices/", "/register/", "/dossiers/calls/", "/documents/verify/", "/accounts/sign-in/"),
}


@pytest.mark.parametrize("role", LISTS)
def test_every_list_takes_every_query(people: Cast, role: str) -> None:
    client = client_of(people, role or None)
    problems = []
    for path in LISTS[role]:
        assert ask(client, "GET", path).status_code == 200, path
        cache.clear()
        problems += [wrong(ask(client, "GET", f"{path}?{query}"), path, query) for query in QUERIES]
    assert not list(filter(None, problems))


BODIES: dict[str, dict[str, Any]] = {
    "JSON": {"data": b'{"a": 1}', "content_type": "application/json"},
    "no type": {"data": b"a=1", "content_type": ""},
    "unknown type": {"data": b"\x00\x01", "content_type": "application/x-nothing; charset=utf-16"},
    "unknown charset": {"data": b"a=1", "content_type": "application/x-www-form-urlencoded; charset=nothing"},
    "not UTF-8": {"data": b"a=%ff%fe&\xff=\xfe", "content_type": "application/x-www-form-urlencoded"},
    "no boundary": {"data": b"--x", "content_type": "multipart/form-data"},
    "cut off": {
        "data": b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF',
        "content_type": "multipart/form-data; boundary=x",
    },
    "long headers": {
        "data": b"--x\r\nContent-Disposition: form-data; name=" + b"n" * 20_000 + b"\r\n\r\n1\r\n--x--",
        "content_type": "multipart/form-data; boundary=x",
    },
    "base64 that is none": {
        "data": b'--x\r\nContent-Disposition: form-data; name="a"\r\n'
        b"Content-Transfer-Encoding: base64\r\n\r\n%%%\r\n--x--",
        "content_type": "multipart/form-data; boundary=x",
    },
    "too many fields": {"data": b"a=1&" * 6000, "content_type": "application/x-www-form-urlencoded"},
    "too many files": {
        "data": b'--x\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\n1\r\n' * 120 + b"--x--",
        "content_type": "multipart/form-data; boundary=x",
    },
    "too big": {"data": b"a=" + b"x" * (6 << 20), "content_type": "application/x-www-form-urlencoded"},
}
POSTED_TO = ("/accounts/sign-in/", "/accounts/register/", "/documents/verify/", "/language/", "/files/upload/")


@pytest.mark.parametrize("body", BODIES)
def test_every_body_is_taken_or_refused(people: Cast, body: str) -> None:
    client = client_of(people, "applicant" if body != "cut off" else None)
    addresses = [path for path in paths(0) if path in POSTED_TO or path.endswith(("/rows/", "/import/"))]
    assert len(addresses) > len(POSTED_TO)
    for path in addresses:
        cache.clear()
        response = ask(client, "POST", path, **BODIES[body])
        assert not wrong(response, path, body)
        if body.startswith("too"):
            assert response.status_code in (302, 403, 404, 413), path
        if response.status_code == 413:
            assert "超出平台一次可接收的上限" in response.content.decode()


@pytest.mark.parametrize("method", ["PUT", "OPTIONS", "TRACE", "甲".encode().decode("latin-1")])
def test_every_method_is_answered(people: Cast, method: str) -> None:
    client = client_of(people, None)
    assert not [found for path in paths(0) if (found := wrong(ask(client, method, path), method, path))]


COOKIES = ("a" * 8 + "\\000" * 4, '"' + "\\000" * 40 + '"', "\\355\\240\\200" * 10, "x" * 3000, "甲乙", "';--", "")


@pytest.mark.parametrize("cookie", COOKIES)
def test_no_cookie_breaks_a_page(people: Cast, cookie: str) -> None:
    names = (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME, "messages")
    for name in (*names, "display_size", "display_contrast"):
        header = f'{name}="{cookie}"'.encode().decode("latin-1")
        for path in ("/", "/accounts/sign-in/", "/home/"):
            client = Client(raise_request_exception=False)
            assert not wrong(ask(client, "GET", path, HTTP_COOKIE=header), name, cookie)
        with undone():
            client = Client(raise_request_exception=False, enforce_csrf_checks=True)
            assert not wrong(client.post("/accounts/sign-in/", {}, HTTP_COOKIE=header), name, cookie)


HEADERS = {
    "HTTP_HOST": ("evil.example", "a b", "[::1", "127.0.0.1:99999999", "\x00"),
    "HTTP_ACCEPT_LANGUAGE": ("zz;q=9", "x" * 5000, ",,,;;;", "\xff\xfe"),
    "HTTP_REFERER": ("//evil.example/", "javascript:alert(1)", "http://[", "\xff"),
    "HTTP_X_FORWARDED_FOR": ("x", "1.2.3.4, " * 500, "::ffff:1.2.3.4%25"),
    "HTTP_USER_AGENT": ("", "\xff" * 3000, MARKUP),
    "HTTP_ACCEPT": ("*/*;q=x", "application/json", "\xff"),
    "HTTP_HX_REQUEST": ("true", "x"),
    "HTTP_HX_CURRENT_URL": ("//evil.example", "http://[", "\xff"),
    "HTTP_HX_TARGET": ("%ff", MARKUP),
    "HTTP_IF_MODIFIED_SINCE": ("x", "99999999999"),
    "HTTP_RANGE": ("bytes=-1", "bytes=5-1", "x"),
    "CONTENT_LENGTH": ("-1", "x"),
    "HTTP_X_HTTP_METHOD_OVERRIDE": ("DELETE",),
    "HTTP_ORIGIN": ("null", "http://evil.example", "http://["),
}


@pytest.mark.parametrize("header", HEADERS)
def test_no_header_breaks_a_page_or_leads_away(people: Cast, header: str) -> None:
    client, public = client_of(people, "clerk"), client_of(people, None)
    for value in HEADERS[header]:
        for asking, method, path in (
            (public, "GET", "/home/"),
            (public, "POST", "/dossiers/"),
            (public, "POST", "/accounts/sign-in/"),
            (client, "GET", "/dossiers/"),
            (client, "POST", "/display/"),
            (client, "POST", f"/materials/{NOBODY}/plan/x/save/"),
        ):
            response = ask(asking, method, path, **{header: value})
            assert not wrong(response, header, value, path)


LEADING_AWAY = (
    *(
        "//evil.example",
        "https://evil.example/",
        "http:evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "///evil.example",
    ),
    *(
        "javascript:alert(1)",
        "\x00//evil.example",
        "%2f%2fevil.example",
        "/%09/evil.example",
        "http://127.0.0.1@evil.example",
    ),
    *("/\t/evil.example", "\r\nLocation: //evil.example", "//evil。example", " //evil.example"),
)


@pytest.mark.parametrize("target", LEADING_AWAY)
def test_nobody_is_led_out_of_the_portal(people: Cast, target: str) -> None:
    for role, path in ((None, "/display/"), (None, "/language/"), ("clerk", "/accounts/sign-in/")):
        client = client_of(people, role)
        with undone():
            response = client.post(path, {"next": target, "size": "elder", "language": "en"})
        assert urlsplit(urljoin("http://testserver/here/", response["Location"])).netloc == "testserver"
        assert "\n" not in response["Location"]


@pytest.mark.parametrize("template", ["400.html", "403.html", "403_csrf.html", "404.html", "413.html", "500.html"])
def test_error_pages_speak_chinese_and_lead_back(template: str) -> None:
    from django.template.loader import render_to_string
    from django.utils import translation

    with translation.override("zh-hans"):
        page = render_to_string(template)
    main = page.partition("<main")[2]
    assert template[:3] in main
    assert 'href="/"' in main
    assert sum("\u4e00" <= character <= "\u9fff" for character in main) > 30
    assert "Traceback" not in page


def test_a_broken_page_tells_nothing_of_its_inside(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_given: Any) -> None:
        raise RuntimeError("password of the database")

    monkeypatch.setattr("centres.views._tabs", broken)
    response = ask(client_of(people, None), "GET", "/register/")
    assert response.status_code == 500
    assert "password" not in response.content.decode()
    assert "平台" in response.content.decode()


TYPED = "经研究，同意推荐该单位申报市技术创新中心。"


@pytest.mark.parametrize(("origin", "kept"), [("http://testserver", True), ("http://evil.example", False), ("", False)])
def test_a_form_that_was_open_too_long_gives_back_what_was_typed(people: Cast, origin: str, kept: bool) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(people.officer, backend="django.contrib.auth.backends.ModelBackend")
    sent = {
        "opinion": f"{TYPED}</textarea><script>",
        "csrfmiddlewaretoken": "x" * 64,
        "old_password": "secret password",
    }
    response = client.post("/accounts/profile/", sent, headers={"Origin": origin} if origin else {})
    page = response.content.decode()
    assert response.status_code == 403
    assert (TYPED in page) is kept
    assert "</textarea><script>" not in page and "secret password" not in page and "x" * 64 not in page
    answer = client.post("/accounts/profile/", sent, headers={"Accept": "application/json"})
    assert answer.status_code == 403
    assert any(character >= "\u4e00" for character in answer.json()["detail"])
