"""Requests that cannot be read: said in the reader's language, and by name where they were only too much."""

from __future__ import annotations

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Without the request in the context: whatever is wrong with it must not break this page too."""
    is_too_much = isinstance(exception, TOO_MUCH)
    status = 413 if is_too_much else 400
    if request.headers.get("Accept", "").startswith("application/json"):
        words = _("That is too much at once.") if is_too_much else _("The portal could not understand this request")
        return JsonResponse({"error": words, "detail": words}, status=status)
    return HttpResponse(render_to_string(f"{status}.html"), status=status)


WORTH_KEEPING = 12  # characters; whatever is shorter is typed again at once


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was too old. What was typed into it stands on the page, unless another site sent it."""
    if request.headers.get("Accept", "").startswith("application/json"):
        words = _("The page was open for too long, or you signed in anew elsewhere")
        return JsonResponse({"error": words, "detail": words}, status=403)
    return HttpResponse(render_to_string("403_csrf.html", {"typed": _typed(request)}), status=403)


def _typed(request: HttpRequest) -> list[str]:
    if request.headers.get("Origin") != f"{request.scheme}://{request.get_host()}":
        return []
    try:
        sent = list(request.POST.lists())
    except (*TOO_MUCH, UnreadablePostError):
        return []
    secret = ("password", "csrfmiddlewaretoken", "kept", "next")
    return [
        value
        for name, values in sent
        if not any(word in name for word in secret)
        for value in values
        if len(value.strip()) >= WORTH_KEEPING
    ]
