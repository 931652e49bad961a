"""What everybody sees alike is made once every few seconds and handed to all who ask meanwhile.

Only for visitors without a session and without a message waiting, only pages of ``SHARED``, only whole answers that set
no cookie. The one thing that is each visitor's own, the token in the forms of the header, is taken out before a page is
kept and put in anew for each. A page is never older than ``PUBLIC_PAGES_SECONDS``: what is posted, withdrawn or decided
needs no further word to appear. Without Redis each page is made for each visitor.
"""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.utils.translation import get_language

from portal.shell import Shell

SHARED = {
    "portal:front",
    "portal:edition",
    "centres:register",
    "centres:centre",
    "notices:list",
    "notices:notice",
}
LONGEST_ADDRESS = 200
"""Longer ones are nobody's shared question."""
TOKEN = re.compile(rb'(name="csrfmiddlewaretoken" value=")[A-Za-z0-9]{64}(")')
PLACE = b"\0token\0"
PAUSE = 5.0
"""Seconds in which a Redis that did not answer is left alone."""

logger = logging.getLogger(__name__)


class PublicPages:
    """The innermost middleware: all others do their part for a kept page too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.away_until = 0.0

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        key = getattr(request, "public_page", None)
        if key is not None and _is_everybodys(request, response):
            self._ask_redis(lambda: cache.set(key, _kept(response), settings.PUBLIC_PAGES_SECONDS))
        return response

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        if not settings.PUBLIC_PAGES_SECONDS or not _may_share(request) or time.monotonic() < self.away_until:
            return None
        key = _key(request)
        kept = self._ask_redis(lambda: cache.get(key))
        if kept is None:
            request.public_page = key  # type: ignore[attr-defined]
            return None
        body, content_type = kept
        if PLACE in body:
            body = body.replace(PLACE, get_token(request).encode())
        return HttpResponse(body, content_type=content_type)

    def _ask_redis(self, ask: Callable[[], Any]) -> Any:
        try:
            return ask()
        except Exception:
            logger.warning("public pages are not shared: no cache")
            self.away_until = time.monotonic() + PAUSE
            return None


def _may_share(request: HttpRequest) -> bool:
    match = request.resolver_match
    return (
        match is not None
        and match.view_name in SHARED
        and request.method == "GET"
        and len(request.get_full_path()) <= LONGEST_ADDRESS
        and "HX-Request" not in request.headers
        and not {settings.SESSION_COOKIE_NAME, "messages"} & request.COOKIES.keys()
    )


def _key(request: HttpRequest) -> str:
    """All that two visitors may differ in and still see the same page for."""
    shell = Shell(request)
    parts = (request.scheme, request.get_host(), request.get_full_path(), get_language(), shell.size, shell.contrast)
    return f"public-page:{sha256(repr(parts).encode()).hexdigest()}"


def _is_everybodys(request: HttpRequest, response: HttpResponse) -> bool:
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and not request.session.modified
        and not request.user.is_authenticated
    )


def _kept(response: HttpResponse) -> tuple[bytes, str]:
    return TOKEN.sub(rb"\1" + PLACE + rb"\2", response.content), response.headers["Content-Type"]
