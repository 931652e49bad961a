"""The public front page: the five cities, calls, notices, and the register's newest entries."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

import rules
from applications.models import Call
from centres.models import Centre
from cities.models import City
from notices.models import Notice


@require_GET
def front(request: HttpRequest) -> HttpResponse:
    public = AnonymousUser()
    now = timezone.now()
    cities = City.objects.annotate(
        listed=Count("centres", filter=Q(centres__in=Centre.objects.visible_to(public)))
    ).order_by("position")
    known = {edition.key: edition for edition in rules.editions()}
    return render(
        request,
        "portal/front.html",
        {
            "cities": [{"city": city, "edition": known.get(city.current_edition)} for city in cities],
            "calls": [call for call in Call.objects.visible_to(public).select_related("city")[:6] if call.running],
            "notices": [
                {"ref": row.ref, "title": row.title, "posted_at": row.posted_at, "ends_on": row.ends_on}
                | {"running": row.is_running(now)}
                for row in Notice.objects.visible_to(public).select_related("city")[:7]
            ],
            "centres": Centre.objects.visible_to(public).select_related("city", "lead")[:6],
            "now": now,
        },
    )
