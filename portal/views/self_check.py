"""条件自测: without an account, without anything kept."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

import rules
from cities.models import City
from cities.speaking import edition_of, speak_for
from portal.self_check import Checked, Standing, asked_facts, check, fields_of, read_answers

WORDS = {
    Standing.FAIL: (_("Not met"), ""),
    Standing.OPEN: (_("Still to answer"), _("Settled once the questions beside it are answered.")),
    Standing.JUDGED: (_("To be judged"), _("No number settles these; the offices and experts judge them.")),
    Standing.IN_DOSSIER: (_("Shown by the dossier"), _("Texts, lists and attachments of the dossier show these.")),
    Standing.PASS: (_("Met"), ""),
    Standing.NO_BAR: (_("Not met, bars nothing"), _("Encouraged, or asked of a centre only once it runs.")),
    Standing.NOT_APPLICABLE: (_("Does not apply"), ""),
}
NOT_ANSWERS = {"csrfmiddlewaretoken", "present"}


def _offered() -> list[tuple[City, rules.Edition]]:
    """The opened cities with the edition in use."""
    pairs = ((city, edition_of(city)) for city in City.objects.opened().order_by("position"))
    return [(city, edition) for city, edition in pairs if edition is not None]


@require_GET
def cities(request: HttpRequest) -> HttpResponse:
    offered = [
        {"city": city, "edition": edition, "count": sum(len(facts) for _title, facts in asked_facts(edition))}
        for city, edition in _offered()
    ]
    return render(request, "portal/law/cities.html", {"offered": offered})


@require_http_methods(["GET", "POST"])
def self_check(request: HttpRequest, slug: str) -> HttpResponse:
    """The questions of a city; once answered, what is met, what is lacking and by how much. Nothing is kept."""
    city, edition = _of(slug)
    speak_for(edition)
    typed = dict(request.POST.lists())
    stated, errors = read_answers(edition, typed)
    checked = check(edition, stated, timezone.localdate()) if request.method == "POST" else None
    context = {
        "city": city,
        "edition": edition,
        "sections": fields_of(edition, typed, errors, stated),
        "errors": errors,
        "checked": checked,
        "groups": _groups(checked) if checked else [],
        "labels": {key: edition.label(key) for key in errors},
        "crumbs": _crumbs(str(city)),
    }
    return render(request, "portal/law/self_check.html", context, status=422 if errors else 200)


@require_POST
def compare(request: HttpRequest) -> HttpResponse:
    """The same answers held against every city, as far as its questions are the same."""
    typed = dict(request.POST.lists())
    rows = []
    for city, edition in _offered():
        stated, _errors = read_answers(edition, typed)
        checked = check(edition, stated, timezone.localdate())
        failing = [finding for finding in checked.groups[Standing.FAIL] if finding.bars]
        rows.append({"city": city, "checked": checked, "failing": failing, "met": checked.count(Standing.PASS)})
    kept = [(key, value) for key, values in typed.items() if key not in NOT_ANSWERS for value in values]
    crumbs = _crumbs(gettext("Compare all cities"))
    context = {"rows": rows, "answers": kept, "crumbs": crumbs}
    return render(request, "portal/law/compare.html", context)


def _of(slug: str) -> tuple[City, rules.Edition]:
    for city, edition in _offered():
        if city.slug == slug:
            return city, edition
    raise Http404


def _groups(checked: Checked) -> list[dict[str, Any]]:
    return [
        {"standing": standing, "findings": found, "word": WORDS[standing][0], "help": WORDS[standing][1]}
        for standing, found in checked.groups.items()
        if found
    ]


def _crumbs(here: str) -> list[tuple[str, str]]:
    return [(gettext("Self-check of the conditions"), reverse("portal:self_check_cities")), (here, "")]
