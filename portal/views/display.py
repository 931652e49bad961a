"""How the reader wants the pages: language, size of the text, contrast."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from portal.shell import CONTRASTS, SIZES

A_YEAR = 365 * 24 * 3600


def _back_to(request: HttpRequest) -> str:
    target = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return target if safe else "/"


@require_POST
def display(request: HttpRequest) -> HttpResponse:
    """Size and contrast, kept in cookies: they belong to the screen, not to the person."""
    response = HttpResponseRedirect(_back_to(request))
    for name, allowed in (("size", SIZES), ("contrast", CONTRASTS)):
        value = request.POST.get(name, "")
        if value in allowed:
            response.set_cookie(
                f"display_{name}",
                value,
                max_age=A_YEAR,
                samesite="Lax",
                httponly=True,
                secure=settings.SESSION_COOKIE_SECURE,
            )
    return response


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Django's own, by POST only."""
    return set_language(request)
