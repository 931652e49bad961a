"""Pages: signing in, one's own account, institutions, registrations, people, notifications."""

from typing import Any

from django.http import HttpRequest


def posted(request: HttpRequest) -> Any:
    """What a form is bound to: the entries of a POST, be there none; nothing otherwise."""
    return request.POST if request.method == "POST" else None
