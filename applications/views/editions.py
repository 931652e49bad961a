"""The editions of a city as its officials keep them: documents recorded, the edition in use."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

import rules
from accounts.permissions import has_scope, scopes
from cities.models import Adoption, City, EditionRecord
from cities.speaking import speak_for
from cities.standing import standing_on
from workflow import Refused
from workflow.once import once

from ..edition_forms import AdoptForm, RecordForm
from ..editions import adopt, record_document


@login_required
@require_GET
def editions(request: HttpRequest) -> HttpResponse:
    """Every edition of the cities that this person works for."""
    cities = list(scopes(request.user, "view_dossiers", City).order_by("position"))
    if not cities:
        raise PermissionDenied
    keys = [edition.key for city in cities for edition in rules.of_city(city.slug)]
    recorded: dict[str, list[EditionRecord]] = {key: [] for key in keys}
    for record in EditionRecord.objects.filter(edition__in=keys).select_related("file"):
        recorded[record.edition].append(record)
    today = timezone.localdate()
    rows = [
        {
            "city": city,
            "keeps": has_scope(request.user, "manage_calls", city),
            "decides": has_scope(request.user, "decide", city),
            "editions": [
                {
                    "edition": edition,
                    "standing": (standing := standing_on(edition, today)),
                    "status": rules.STATUS_WORDS[standing.status],
                    "in_use": edition.key == city.current_edition,
                    "records": recorded[edition.key],
                }
                for edition in rules.of_city(city.slug)
            ],
            "adoptions": [
                {"title": rules.edition(row.edition).title, "row": row}
                for row in Adoption.objects.filter(city=city).select_related("by")
            ],
        }
        for city in cities
    ]
    return render(request, "applications/editions.html", {"rows": rows})


def _edition(user: Any, slug: str, name: str, permission: str) -> tuple[City, rules.Edition]:
    city = City.objects.filter(slug=slug).first()
    found = [edition for edition in rules.of_city(city.slug) if edition.name == name] if city else []
    if city is None or not found:
        raise Http404
    if not has_scope(user, permission, city):
        raise PermissionDenied
    speak_for(found[0])
    return city, found[0]


@login_required
@require_http_methods(["GET", "POST"])
@once
def edition_record(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """Record a document: for those who manage the city's calls."""
    city, edition = _edition(request.user, slug, name, "manage_calls")
    posted = request.method == "POST"
    form = RecordForm(request.POST if posted else None, request.FILES if posted else None)
    if posted and form.is_valid():
        try:
            record_document(city, edition, request.user, **form.cleaned_data)
        except Refused as refusal:
            for field, reason in refusal.fields.items():
                form.add_error(field, reason)
        else:
            messages.success(request, _("The document has been recorded."))
            return redirect("applications:editions")
    return _page(request, "applications/edition_record.html", city, edition, form)


@login_required
@require_http_methods(["GET", "POST"])
@once
def edition_adopt(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """Take an edition into use: for those who decide."""
    city, edition = _edition(request.user, slug, name, "decide")
    posted = request.method == "POST"
    form = AdoptForm(request.POST if posted else None)
    if posted and form.is_valid():
        try:
            adopt(city, edition, request.user, timezone.localdate(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The edition is in use from now on."))
            return redirect("applications:editions")
    return _page(request, "applications/edition_adopt.html", city, edition, form)


def _page(request: HttpRequest, template: str, city: City, edition: rules.Edition, form: Any) -> HttpResponse:
    standing = standing_on(edition, timezone.localdate())
    crumbs = [(_("Editions of the regulation"), reverse("applications:editions")), (edition.title, "")]
    context = {
        "city": city,
        "edition": edition,
        "form": form,
        "standing": standing,
        "status": rules.STATUS_WORDS[standing.status],
        "before": next((one for one in rules.of_city(city.slug) if one.key == city.current_edition), None),
        "crumbs": crumbs,
    }
    return render(request, template, context, status=422 if form.errors else 200)
