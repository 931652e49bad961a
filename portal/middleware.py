"""Headers that every answer carries, whose words it speaks, and what of a request no page gets to see."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse, QueryDict, UnreadablePostError

from accounts.models import Institution
from accounts.permissions import held
from cities.models import City, Division
from cities.speaking import speaking
from reviews.models import Expert
from rules.kinds import legible

# Nothing inline, nothing evaluated, nothing from another host. ``data:`` images are Tabler's own icons in its css.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "object-src 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


def security_headers(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for header, value in HEADERS.items():
            response.headers.setdefault(header, value)
        # A page made for a signed-in person is not for a shared cache or for the next person at this computer.
        if getattr(request, "user", None) is not None and request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return middleware


class LegibleInput:
    """Takes out of cookies, query and form, once for all pages, what no database keeps and nobody typed on purpose."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.COOKIES = {name: legible(value) for name, value in request.COOKIES.items()}
        request.GET = legible_query(request.GET)  # type: ignore[assignment]
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> None:
        """The form is read here, where a refusal to read it becomes a page in the reader's language."""
        if request.method == "POST":
            try:
                request.POST = legible_query(request.POST)  # type: ignore[assignment]
            except UnreadablePostError:
                return  # whoever sent it has gone


def legible_query(given: QueryDict) -> QueryDict:
    """The same, as long as nothing has to be taken out."""
    pairs = [(name, value) for name, values in given.lists() for value in values]
    cleaned = [(legible(name), legible(value)) for name, value in pairs]
    if cleaned == pairs:
        return given
    found = QueryDict(mutable=True, encoding=given.encoding)
    for name, value in cleaned:
        found.appendlist(name, value)
    found._mutable = False
    return found


def own_words(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """A signed-in reader is addressed in the words of their city, until a page about one matter speaks those of its."""

    def middleware(request: HttpRequest) -> HttpResponse:
        with speaking(lambda: city_of(getattr(request, "user", None))):
            return get_response(request)

    return middleware


def city_of(user: Any) -> City | None:
    """The one city in which this person is at work; None for nobody, for the platform's staff, and for several."""
    if user is None or not user.is_authenticated:
        return None
    on: dict[str, set[int]] = {}
    for (label, _permission), ids in held(user).items():
        on.setdefault(label, set()).update(ids)
    at_work = Q(pk__in=Expert.objects.filter(user=user).values("city"))
    if of_city := on.get(City._meta.label):
        at_work |= Q(pk__in=of_city)
    for scope in (Division, Institution):
        if of_scope := on.get(scope._meta.label):
            at_work |= Q(pk__in=scope._default_manager.filter(pk__in=of_scope).values("city"))
    cities = City.objects.filter(at_work)[:2]
    return cities[0] if len(cities) == 1 else None
