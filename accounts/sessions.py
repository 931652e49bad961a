"""How long a session lasts, what must happen before anything else, and how a script learns that it is over."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, resolve_url
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from accounts.derivation import derive_permissions

IDLE = timedelta(minutes=60)
IDLE_OFFICIAL = timedelta(minutes=30)
ABSOLUTE = timedelta(hours=12)
AHEAD = timedelta(minutes=5)
SEEN_EVERY = 60.0  # seconds: the session is not written at every request

STARTED, SEEN, OFFICIAL, ROLES_OF = "started", "seen", "official", "roles_of"
SIGN_IN, CHANGE_PASSWORD = "accounts:sign_in", "accounts:change_password"
BEFORE_CHANGE = {CHANGE_PASSWORD, "accounts:sign_out", "portal:language", "portal:display"}

GetResponse = Callable[[HttpRequest], HttpResponse]


def begin(request: HttpRequest, user: Any, **_given: Any) -> None:
    """At sign-in: start the clock, and take up or end roles whose day has come since the daily run."""
    derive_permissions([user])
    now = timezone.now().timestamp()
    request.session[STARTED] = request.session[SEEN] = now
    request.session[ROLES_OF] = timezone.localdate().isoformat()
    request.session[OFFICIAL] = user.is_official


def take_up_new_day(request: HttpRequest) -> None:
    """Roles begin and end with a day: a session that lasts over midnight does not carry them along."""
    today = timezone.localdate().isoformat()
    if request.session.get(ROLES_OF) != today:
        derive_permissions([request.user])
        request.session[ROLES_OF] = today


class SessionLimits:
    """Ends a session that was idle or is too old, and answers scripts in their own way."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        ended = request.user.is_authenticated and self.is_over(request)
        if ended:
            logout(request)
        elif request.user.is_authenticated:
            take_up_new_day(request)
        response = self.get_response(request)
        if _sends_to_sign_in(response):
            return _answer(request, response, ended=ended)
        return response

    def is_over(self, request: HttpRequest) -> bool:
        session, now = request.session, timezone.now().timestamp()
        # A session that no sign-in page began (a test's forced one) starts with its first request.
        started, seen = session.get(STARTED, now), session.get(SEEN, now)
        if seen > now + AHEAD.total_seconds():
            return True  # begun by a clock that has been put back since: it would outlast its time
        idle = IDLE_OFFICIAL if session.get(OFFICIAL) else IDLE
        if now - started >= ABSOLUTE.total_seconds() or now - seen >= idle.total_seconds():
            return True
        if STARTED not in session or now - seen >= SEEN_EVERY:
            session[STARTED], session[SEEN] = started, now
        return False


class PasswordChangeFirst:
    """Whoever got a password from somebody else chooses their own before anything else, on every address."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        user = request.user
        if not user.is_authenticated or not user.must_change_password:
            return None
        match = request.resolver_match
        if match is not None and match.view_name in BEFORE_CHANGE:
            return None
        target = resolve_url(CHANGE_PASSWORD)
        if _is_htmx(request):
            return HttpResponse(status=403, headers={"HX-Redirect": target})
        if is_script(request):
            return JsonResponse({"error": _("Choose your own password first."), "url": target}, status=403)
        return redirect(target)


def _is_htmx(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


def is_script(request: HttpRequest) -> bool:
    """Whether a script of ours asks, which reads JSON."""
    asked = request.headers.get("Accept", "")
    return request.headers.get("X-Requested-With") == "fetch" or asked.startswith("application/json")


def _sends_to_sign_in(response: HttpResponse) -> bool:
    return response.status_code == 302 and urlsplit(response["Location"]).path == resolve_url(SIGN_IN)


def _answer(request: HttpRequest, response: HttpResponse, *, ended: bool) -> HttpResponse:
    """Not a redirect for those who cannot follow it to a page; for a form, back to the page it stood on."""
    if is_script(request):
        words = _("Your session has ended. Sign in again; what you typed is still here.")
        return JsonResponse({"error": words, "sign_in": _sign_in_and_back(request)}, status=401)
    if _is_htmx(request):
        return HttpResponse(status=401, headers={"HX-Redirect": _sign_in_and_back(request)})
    if ended:
        messages.info(request, _("Your session has ended. Please sign in again."))
    if request.method == "POST":
        return redirect(_sign_in_and_back(request))
    return response


def _sign_in_and_back(request: HttpRequest) -> str:
    """The sign-in page, leading back to the page the request came from."""
    page = request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(page, {request.get_host()}, require_https=request.is_secure()):
        return resolve_url(SIGN_IN)
    parts = urlsplit(page)
    return f"{resolve_url(SIGN_IN)}?{urlencode({'next': parts.path + (f'?{parts.query}' if parts.query else '')})}"
