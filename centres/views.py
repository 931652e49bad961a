"""The public register. No personal data stands in it."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

import rules
from accounts.permissions import has_scope
from centres.forms import RegisterFilter
from centres.models import Centre, TaskAgreement
from cities.models import City
from cities.speaking import speak_for

PER_PAGE = 20


@require_GET
def register(request: HttpRequest) -> HttpResponse:
    """All centres, by city, with search and filters."""
    cities = list(
        City.objects.annotate(
            centre_count=Count("centres", filter=Q(centres__in=Centre.objects.visible_to(request.user).listed()))
        ).order_by("position")
    )
    chosen = next((city for city in cities if city.slug == request.GET.get("city")), None)
    centres = Centre.objects.visible_to(request.user).select_related("city", "lead")
    if chosen is not None:
        centres = centres.filter(city=chosen)
    form = RegisterFilter(request.GET, city=chosen)
    if form.is_valid():
        centres = _narrowed(centres, form.cleaned_data)
    page = Paginator(centres, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "centres/register.html",
        {"page": page, "form": form, "chosen": chosen, "tabs": _tabs(cities, chosen)},
    )


def _tabs(cities: list[Any], chosen: City | None) -> list[dict[str, Any]]:
    address = reverse("centres:register")
    total = sum(city.centre_count for city in cities)
    every = {"label": _("All cities"), "url": address, "active": chosen is None, "count": total}
    return [every] + [
        {"label": city, "url": f"{address}?city={city.slug}", "active": city == chosen, "count": city.centre_count}
        for city in cities
    ]


def _narrowed(centres: Any, wanted: dict[str, Any]) -> Any:
    if wanted["field"]:
        centres = centres.filter(field=wanted["field"])
    if wanted["year"]:
        centres = centres.filter(recognised_on__year=wanted["year"])
    if wanted["state"]:
        centres = centres.filter(state=wanted["state"])
    return centres.search(wanted["q"])


@require_GET
def centre(request: HttpRequest, ref: UUID) -> HttpResponse:
    found = get_object_or_404(
        Centre.objects.visible_to(request.user).select_related("city", "lead", "document"), ref=ref
    )
    edition = _edition(found.edition)
    speak_for(edition or found.city)
    return render(
        request,
        "centres/centre.html",
        {
            "centre": found,
            "names": list(found.names.order_by("-valid_from")),
            "edition": edition,
            "agreement": TaskAgreement.objects.filter(centre=found).select_related("file").first(),
            "official": has_scope(request.user, "view_dossiers", found.city),
            "crumbs": [(_("Register of centres"), reverse("centres:register")), (found.shown_name, "")],
        },
    )


def _edition(key: str) -> Any:
    """The edition under which it was recognised; an entry taken over from paper may name none that runs here."""
    try:
        return rules.edition(key)
    except KeyError:
        return None
