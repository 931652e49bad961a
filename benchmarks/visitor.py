"""Somebody at a browser, without the browser: cookies, forms, and how long each answer took."""

from __future__ import annotations

import http.client
import time
from collections.abc import Mapping
from dataclasses import dataclass
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes
    seconds: float

    @property
    def text(self) -> str:
        return self.body.decode()


class Visitor:
    """One person's session. Each request has a connection of its own, as behind an ordinary proxy."""

    def __init__(self, address: str) -> None:
        self.host = urlsplit(address).netloc
        self.address = address
        self.cookies: dict[str, str] = {}

    def get(self, path: str) -> Answer:
        return self._ask("GET", path)

    def post(self, path: str, fields: Mapping[str, object], **headers: str) -> Answer:
        return self._ask("POST", path, urlencode(fields, doseq=True), headers)

    def sign_in(self, username: str, password: str) -> None:
        page = "/accounts/sign-in/"
        self.get(page)
        answer = self.post(page, {"username": username, "password": password})
        if answer.status != 302:
            raise SystemExit(f"{username} could not sign in: {answer.status}")

    def _ask(self, method: str, path: str, body: str | None = None, more: Mapping[str, str] | None = None) -> Answer:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()), **(more or {})}
        if body is not None:
            headers |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "X-CSRFToken": self.cookies.get("csrftoken", ""),
                "Origin": self.address,
            }
        started = time.perf_counter()
        connection = http.client.HTTPConnection(self.host, timeout=120)
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            content = response.read()
        finally:
            connection.close()
        seconds = time.perf_counter() - started
        for header in response.headers.get_all("Set-Cookie", []):
            for name, morsel in SimpleCookie(header).items():
                self.cookies[name] = morsel.value
        return Answer(response.status, dict(response.headers), content, seconds)
