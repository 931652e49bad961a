"""Filling in the intention: its few facts, saved into the draft of the dossier that may follow."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from cities.speaking import speak_for
from materials.access import may_edit
from materials.claims import content_of
from materials.fields import field_of

from ..access import dossier_for, is_applicant
from ..layout import plan_for
from ..ownership import submit_area
from ..stated import facts_of, is_stating, keys_of, latest_intention
from .crumbs import to_dossier


@login_required
@require_GET
def intention_form(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Only what the intention asks for. For the institution's own people, while the intention is being stated."""
    dossier = dossier_for(request, ref)
    if not is_applicant(dossier, request.user):
        raise Http404
    if not is_stating(dossier):
        return redirect(dossier)
    draft = dossier.draft
    speak_for(dossier.edition)
    content = content_of(draft)
    editable, reason = may_edit(draft, request.user, "facts")
    keys = keys_of(content.edition)
    parts: list[dict[str, Any]] = []
    for section, facts in facts_of(content.edition):
        stored = content.sections.get(section.key)
        fields = [field_of(content, section, fact, {}) for fact in facts]
        parts.append(
            {
                "section": section,
                "version": stored.version if stored else 0,
                "saved_at": stored.saved_at if stored else None,
                "fields": [field for field in fields if not field.settled],
                "settled": [field for field in fields if field.settled],
            }
        )
    before = latest_intention(dossier)
    return render(
        request,
        "applications/intention_form.html",
        {
            "dossier": dossier,
            "draft": draft,
            "edition": content.edition,
            "crumbs": to_dossier(dossier, dossier.edition.terms["intention"]),
            "clause": content.edition.clauses.get(content.edition.stage("intention").clause),
            "plan": plan_for(dossier.call),
            "parts": parts,
            "editable": editable,
            "reason": reason,
            "missing": [label for _section, key, label in content.missing if key in keys],
            "returned": before.choices.first() if before else None,
            "overview_url": reverse("materials:overview", args=[draft.ref]),
            "submit_area": submit_area(draft, request),
            "hint": _("Everything is saved into the dossier, so that nothing is typed twice."),
        },
    )
