"""What somebody reads when a request failed: whose fault it is, and what becomes of what they typed."""

from __future__ import annotations

import errno
import logging
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from redis.exceptions import RedisError

from accounts.sessions import is_script
from cities.speaking import speaking

logger = logging.getLogger(__name__)

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS}
RETRY_AFTER = "30"


def failed(request: HttpRequest) -> HttpResponse:
    """``handler500``: a server that is away is no fault of the page, and passes. It asks no database itself."""
    error = sys.exc_info()[1]
    with speaking(None):
        if _is_full(error):
            words = _("The portal has no room for files at the moment. Nothing was changed; please try again later.")
            return _answer(request, "507.html", 507, words)
        if isinstance(error, OperationalError | InterfaceError | RedisError | ConnectionError):
            words = _("The portal is not available for a moment. What you typed is kept on this computer.")
            return _answer(request, "503.html", 503, words)
        return _answer(request, "500.html", 500, _("Something went wrong on our side"))


def _is_full(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, OSError) and error.errno in FULL:
            return True
        error = error.__cause__
    return False


def _answer(request: HttpRequest, template: str, status: int, words: str) -> HttpResponse:
    response: HttpResponse
    if is_script(request):
        response = JsonResponse({"error": words}, status=status)
    else:
        response = HttpResponse(render_to_string(template), status=status)
    if status != 500:
        response["Retry-After"] = RETRY_AFTER
    response["Cache-Control"] = "no-store"
    return response
