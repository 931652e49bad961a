"""Requests that cannot be read: said in the reader's language, and by name where they were only too much."""

from __future__ import annotations

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, JsonResponse
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
