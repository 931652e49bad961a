"""The guides: a list of all, one for each city and kind of reader, one for the administrators of the portal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

import rules
from applications.basis import in_words
from applications.models import Call
from cities.models import City
from cities.speaking import edition_of, speak_for, speaking
from cities.standing import standing_on
from notices import uploads

from ..guides.readers import readers_of
from ..guides.stages import stages_of

GROUPS = (
    rules.Strength.MUST,
    rules.Strength.IN_PRINCIPLE,
    rules.Strength.ENCOURAGED,
    rules.Strength.DUTY_LATER,
)
"""The conditions as an applicant reads them: what bars first, what is asked of the running centre last."""


@require_GET
def guides(request: HttpRequest) -> HttpResponse:
    """All guides, by city."""
    return render(request, "portal/guides/index.html", {"cities": list(_cities())})


def _cities() -> Iterator[dict[str, Any]]:
    for city in City.objects.filter(opened=True).order_by("position"):
        edition = edition_of(city)
        if edition is None:
            continue
        with speaking(city):
            readers = [(reader, str(title)) for reader, title in readers_of(edition).items()]
        yield {"city": city, "edition": edition, "readers": readers}


@require_GET
def administrator(request: HttpRequest) -> HttpResponse:
    """People, roles, calendar, background work: no city's law is in it."""
    return render(request, "portal/guides/administrator.html")


@require_GET
def guide(request: HttpRequest, slug: str, reader: str) -> HttpResponse:
    """A city's guide for one kind of reader, in the city's words, drawn from its edition in use."""
    city = get_object_or_404(City, slug=slug, opened=True)
    edition = edition_of(city)
    if edition is None or reader not in readers_of(edition):
        raise Http404
    speak_for(city)
    context = {
        "city": city,
        "edition": edition,
        "reader": reader,
        "title": readers_of(edition)[reader],
        "others": [(key, title) for key, title in readers_of(edition).items() if key != reader],
        "status": rules.STATUS_WORDS[standing_on(edition, timezone.localdate()).status],
        "standing": in_words(edition, timezone.localdate()),
        "stages": stages_of(edition, reader),
    }
    if reader == "applicant":
        context |= _to_prepare(city, edition)
    if reader == "public":
        context |= {"max_files": uploads.MAX_FILES, "max_mb": uploads.MAX_MB}
    return render(request, f"portal/guides/{reader}.html", context)


def _to_prepare(city: City, edition: rules.Edition) -> dict[str, Any]:
    """What an applicant brings together: conditions, what the form asks for, attachments with what they prove."""
    calls = Call.objects.visible_to(AnonymousUser()).filter(city=city)
    conditions = [
        (rules.STRENGTH_WORDS[strength], [one for one in edition.requirements if one.strength is strength])
        for strength in GROUPS
    ]
    return {
        "max_mb": settings.FILES_MAX_MB,
        "calls": [call for call in calls if call.running],
        "conditions": [(words, found) for words, found in conditions if found],
        "attachments": [
            (kind, [edition.label(key) for key in kind.proves], kind.required_when and kind.required_when.words())
            for kind in edition.attachments
        ],
    }
