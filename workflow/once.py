"""A form that makes something makes one, however often it arrives.

Every page gets its form token written anew (Django masks it differently each time), so that the same token with the
same content is the same page sent twice: a double click, a reload, a form sent again after Back, a proxy that repeats.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from .models import SentForm

KEPT = timedelta(days=2)
View = Callable[..., HttpResponse]


def once(view: View) -> View:
    """The second of two equal submissions is led to what the first one made. The view runs in one transaction."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        token = request.POST.get("csrfmiddlewaretoken", "") if request.method == "POST" else ""
        if not token:
            return view(request, *args, **kwargs)
        with transaction.atomic():
            # Whoever comes second waits here until the first has committed or given up.
            sent, first = SentForm.objects.get_or_create(key=_key(request, token), defaults={"at": timezone.now()})
            if first:
                response = view(request, *args, **kwargs)
                if response.status_code in (301, 302, 303):
                    sent.location = response["Location"]
                    sent.save(update_fields=["location"])
                else:
                    sent.delete()
                return response
        messages.info(request, _("This has arrived already; nothing was made twice."))
        return redirect(sent.location)

    return guarded


def _key(request: HttpRequest, token: str) -> str:
    content = sorted((name, values) for name, values in request.POST.lists() if name != "csrfmiddlewaretoken")
    files = sorted((name, [(f.name, f.size) for f in given]) for name, given in request.FILES.lists())
    who = getattr(request.user, "pk", None)
    return hashlib.sha256(repr([token, who, request.path, content, files]).encode()).hexdigest()


def forget_old() -> None:
    SentForm.objects.filter(at__lt=timezone.now() - KEPT).delete()
