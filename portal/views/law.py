"""The regulations: every clause with its words and what carries it out, and two editions side by side."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

import rules
from accounts.permissions import has_scope
from applications.touched import touched_by
from cities.models import City, EditionRecord
from cities.speaking import edition_of, speak_for
from cities.standing import standing_on, text_of
from rules.comparing import Change, compare
from rules.requirements import By
from rules.tracing import BY_WORDS, trace

from ..clauses import DOUBTFUL, LATER, Row, rows_of

LONGEST_SEARCH = 60
CHANGE_WORDS = {
    Change.CHANGED: _("Changed"),
    Change.ADDED: _("Added"),
    Change.REMOVED: pgettext_lazy("clause", "Removed"),
    Change.SAME: _("Unchanged"),
}
DIFFERS_WORDS = {
    "test": _("The test itself"),
    "strength": _("How hard it binds"),
    "applies_when": _("Whom it concerns"),
    "quote": _("The words"),
    "evidence": _("What proves it"),
    "judged_at": _("At which stage it is judged"),
}


@require_GET
def regulation(request: HttpRequest, slug: str) -> HttpResponse:
    """On to the edition that a city uses, where it uses one."""
    city = get_object_or_404(City, slug=slug)
    found = edition_of(city)
    if found is None or found.key != city.current_edition:
        speak_for(city)
        return render(request, "portal/law/edition.html", {"city": city})
    return redirect("portal:edition", city.slug, found.name)


@require_GET
def edition(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """One edition, in use or not: dossiers stay with the one they were handed in under."""
    city = get_object_or_404(City, slug=slug)
    shown = _named(city, name)
    speak_for(shown)
    text = text_of(shown)
    in_use = city.opened and shown.key == city.current_edition
    rows = rows_of(shown, text, in_use=in_use)
    kind, sought = request.GET.get("kind", ""), request.GET.get("q", "").strip()[:LONGEST_SEARCH]
    found = [row for row in rows if (not kind or kind in row.kinds) and (not sought or row.says(sought))]
    standing = standing_on(shown, timezone.localdate())
    context = {
        "city": city,
        "edition": shown,
        "standing": standing,
        "status": rules.STATUS_WORDS[standing.status],
        "records": EditionRecord.objects.filter(edition=shown.key).select_related("file"),
        "text": text,
        "traced": trace(shown, text),
        "rows": found,
        "total": len(rows),
        "filters": _filters(rows, kind),
        "kind": kind,
        "sought": sought,
        "others": [one for one in rules.of_city(city.slug) if one.key != shown.key],
        "in_use": in_use,
    }
    return render(request, "portal/law/edition.html", context)


def _named(city: City, name: str) -> rules.Edition:
    try:
        return rules.edition(f"{city.slug}/{name}")
    except KeyError:
        raise Http404 from None


def _filters(rows: list[Row], chosen: str) -> list[dict[str, Any]]:
    """Ways to pick clauses, with how many each finds."""
    counts = Counter(kind for row in rows for kind in row.kinds)
    words: dict[str, Any] = {kind.value: BY_WORDS[kind] for kind in By}
    words |= {DOUBTFUL: gettext("Left to a person's judgement"), LATER: gettext("Carried out later")}
    return [
        {"kind": kind, "word": word, "count": counts[kind], "chosen": kind == chosen}
        for kind, word in words.items()
        if counts[kind]
    ]


@require_GET
def comparison(request: HttpRequest, slug: str) -> HttpResponse:
    """Two editions of a city: clauses and conditions that differ; for its officials, the open dossiers touched."""
    city = get_object_or_404(City, slug=slug)
    editions = rules.of_city(city.slug)
    if len(editions) < 2:
        raise Http404
    old = _named(city, request.GET.get("old", editions[-2].name))
    new = _named(city, request.GET.get("new", editions[-1].name))
    speak_for(new)
    compared = compare(old, new, old_text=text_of(old), new_text=text_of(new))
    official = has_scope(request.user, "view_dossiers", city)
    everything = "all" in request.GET
    crumbs = [(new.title, reverse("portal:edition", args=[city.slug, new.name])), (gettext("Compare editions"), "")]
    return render(
        request,
        "portal/law/comparison.html",
        {
            "city": city,
            "editions": editions,
            "old": old,
            "new": new,
            "counts": [(CHANGE_WORDS[each], len(compared.of(each)), each.value) for each in CHANGE_WORDS],
            "clauses": [one for one in compared.clauses if everything or one.change is not Change.SAME],
            "everything": everything,
            "change_words": {each.value: word for each, word in CHANGE_WORDS.items()},
            "touched": [
                {"change": one, "differs": [DIFFERS_WORDS[name] for name in one.differs]} for one in compared.touched
            ],
            "strength_words": rules.STRENGTH_WORDS,
            "orders": compared.orders,
            "dossiers": touched_by(request.user, city, old, compared) if official and old.key != new.key else None,
            "crumbs": crumbs,
        },
    )
