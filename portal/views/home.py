"""The role home: what waits for the reader, what the reader has done, what the reader's institutions began."""

from __future__ import annotations

from collections import Counter
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.http import require_GET

from accounts.models import Institution
from accounts.permissions import holds
from applications.models import Dossier
from applications.states import Waits
from applications.views.lists import listing
from cities.models import City, Division
from notices.models import Objection
from reviews.models import Panel

from ..guides.readers import guide_of

WORK = {
    Waits.SUBMIT: gettext_lazy("Dossiers to complete and hand in"),
    Waits.RECOMMEND: gettext_lazy("Dossiers to review and recommend"),
    Waits.CHECK: gettext_lazy("Dossiers to check or put to experts"),
    Waits.DELIBERATE: gettext_lazy("Dossiers for the meeting"),
    Waits.PUBLISH: gettext_lazy("Dossiers to publish"),
    Waits.DECIDE: gettext_lazy("Dossiers to decide"),
    Waits.ISSUE: gettext_lazy("Papers to issue"),
}
"""What the person whose turn it is has to do."""
WORK_IN_STAGE = {
    (Waits.SUBMIT, "task_agreement"): gettext_lazy("Task agreements to have signed"),
    (Waits.CHECK, "task_agreement"): gettext_lazy("Task agreements to file"),
}
"""Where a stage asks for something else than the office's usual work."""


def _counts(request: HttpRequest) -> list[dict[str, Any]]:
    """What waits for this person, by kind of work: one grouped query for dossiers, one for each other kind."""
    user = request.user
    waiting: Counter[Any] = Counter()
    stages = Dossier.objects.waiting_for(user).order_by().values("waits_for", "process__current_stage__kind")
    for row in stages.annotate(n=Count("pk")):
        what = row["waits_for"], row["process__current_stage__kind"]
        asked = {"stage": what[1]} if what in WORK_IN_STAGE else {"work": what[0]}
        waiting[WORK_IN_STAGE.get(what) or WORK[row["waits_for"]], urlencode(asked)] += row["n"]
    home = reverse("portal:home")
    found = [
        {"label": label, "value": n, "url": f"{home}?{asked}", "icon": "inbox"} for (label, asked), n in waiting.items()
    ]
    if holds(user, "confirm_institutions", Division):
        n = Institution.objects.awaiting(user).count()
        found.append(
            {
                "label": _("Registrations to confirm"),
                "value": n,
                "url": reverse("accounts:registrations"),
                "icon": "building",
            }
        )
    if holds(user, "handle_objections", City):
        n = Objection.objects.visible_to(user).open().count()
        found.append(
            {
                "label": _("Objections to handle"),
                "value": n,
                "url": reverse("notices:objections"),
                "icon": "message-2",
            }
        )
    panels = Panel.objects.visible_to(user).live().filter(members__expert__user=user).distinct().count()
    if panels:
        found.append(
            {"label": _("Reviews entrusted to you"), "value": panels, "url": reverse("reviews:home"), "icon": "users"}
        )
    return found


def _page(request: HttpRequest, which: str) -> HttpResponse:
    dossiers = Dossier.objects
    titles = {"todo": _("To do"), "done": pgettext("menu", "Done"), "started": _("Started by me")}
    querysets = {
        "todo": dossiers.waiting_for,
        "done": dossiers.handled_by,
        "started": dossiers.begun_by,
    }
    empties = {
        "todo": (_("Nothing waits for you"), _("Work appears here as soon as it is your turn.")),
        "done": (_("Nothing yet"), _("Dossiers on which you have acted stand here.")),
        "started": (_("No dossier yet"), _("Dossiers of your institution stand here.")),
    }
    counts = _counts(request) if which == "todo" else []
    if any(count["value"] for count in counts):
        empties["todo"] = (_("No dossier waits for you"), _("Your other work is counted above: open it there."))
    writes = holds(request.user, "edit_dossiers", Institution)
    context = listing(
        request,
        querysets[which](request.user),
        which=which,
        title=titles[which],
        empty=empties[which],
        counts=counts,
        may_begin=writes,
    )
    return render(request, "portal/home.html", {**context, "guide": guide_of(request.user)})


@login_required
@require_GET
def todo(request: HttpRequest) -> HttpResponse:
    return _page(request, "todo")


@login_required
@require_GET
def done(request: HttpRequest) -> HttpResponse:
    return _page(request, "done")


@login_required
@require_GET
def started(request: HttpRequest) -> HttpResponse:
    return _page(request, "started")
