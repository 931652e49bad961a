"""The public front page: the five cities, calls, notices, and the register's newest entries."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

import rules
from applications.models import Call
from centres.models import Centre
from cities.models import City
from cities.speaking import speak_for
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


@require_GET
def regulation(request: HttpRequest, slug: str) -> HttpResponse:
    """A city's regulation: its clauses by their decisive words, and what of the portal carries each out."""
    city = City.objects.filter(slug=slug).first()
    if city is None:
        raise Http404
    speak_for(city)
    edition = {e.key: e for e in rules.editions()}.get(city.current_edition)
    context: dict[str, Any] = {"city": city, "edition": edition}
    if edition is not None:
        context |= {
            "status": rules.STATUS_WORDS[edition.status_on(timezone.localdate())],
            "clauses": [_clause(edition, clause) for clause in edition.clause_list],
        }
    return render(request, "portal/regulation.html", context)


def _clause(edition: rules.Edition, clause: rules.Clause) -> dict[str, Any]:
    """A clause with what carries it out, in words: titles of requirements and stages, labels of facts, notes."""
    lines = []
    for carried in clause.carried_out_by:
        words = [_target(edition, target) for target in carried.targets]
        lines.append({"note": carried.note, "targets": [word for word in words if word is not None]})
    return {"clause": clause, "lines": lines}


def _target(edition: rules.Edition, target: str) -> rules.Text | None:
    titles = {requirement.id: requirement.title for requirement in edition.requirements}
    titles |= {stage.key: stage.title for stage in edition.procedure}
    titles |= {route.key: route.title for route in edition.routes}
    if target in titles:
        return titles[target]
    if target in edition.terms:
        return edition.terms[target]
    try:
        return edition.label(target)
    except KeyError:
        return None
