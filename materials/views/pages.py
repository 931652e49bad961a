"""The pages of a draft: overview, sections, plan, preview."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

import rules
from materials.access import Edit, draft_for, may_edit, purpose_of
from materials.claims import Content, content_of, grouped
from materials.corrections import by_target, points_of
from materials.display import of_draft
from materials.fields import RosterView, field_of, plan_fields, roster_view
from materials.models import Draft, TargetKind
from materials.outline import outline
from materials.queries import current_correction
from materials.rosters import PAGE_FROM, PAGE_SIZE

_NARROW = 6  # a table of more columns gets the width of the self-check, which then stands under the contents


def page_context(request: HttpRequest, draft: Draft, active: str, edit: Edit) -> dict[str, Any]:
    """What every page of the form shows around its own part."""
    content = content_of(draft)
    correction = current_correction(draft)
    asked = by_target(correction)
    purpose = purpose_of(draft)
    editable, reason = may_edit(draft, request.user, edit)
    assessment = content.assess(timezone.localdate())
    return {
        "draft": draft,
        "content": content,
        "edition": content.edition,
        "title": purpose.title(draft),
        "page_url": purpose.page_url(draft),
        "correction": correction,
        "points": points_of(correction),
        "asked": asked,
        "general": asked.get(f"{TargetKind.GENERAL}:", []),
        "outline": outline(content, asked, active),
        "assessment": assessment,
        "groups": grouped(assessment),
        "editable": editable,
        "reason": reason,
    }


@require_safe
def overview(request: HttpRequest, ref: UUID) -> HttpResponse:
    draft = draft_for(request, ref)
    context = page_context(request, draft, "", "plan")
    context["submit_area"] = purpose_of(draft).submit_area(draft, request)
    context["submissions"] = list(draft.submissions.select_related("submitted_by").defer("content"))
    return render(request, "materials/overview.html", context)


@require_safe
def section(request: HttpRequest, ref: UUID, key: str) -> HttpResponse:
    draft = draft_for(request, ref)
    context = page_context(request, draft, key, "facts")
    content: Content = context["content"]
    try:
        part = content.edition.section(key)
    except KeyError:
        raise Http404 from None
    stored = content.sections.get(key)
    if not context["editable"]:
        reading = of_draft(content, timezone.localdate())
        context["part"] = next(found for found in reading.parts if found.key == key)
    fields = [field_of(content, part, fact, context["asked"]) for fact in part.facts]
    context |= {
        "section": part,
        "broad": any(len(roster.columns) > _NARROW for roster in part.rosters),
        "version": stored.version if stored else 0,
        "saved_at": stored.saved_at if stored else None,
        "settled": [field for field in fields if field.settled],
        "fields": [field for field in fields if not field.settled],
        "institution_url": reverse("accounts:institution", args=[draft.institution.ref]),
        "rosters": [_roster(request, content, roster, context["asked"]) for roster in part.rosters],
        "clause_targets": _clauses(content.edition, part, context["asked"]),
    }
    return render(request, "materials/section.html", context)


def _roster(request: HttpRequest, content: Content, roster: rules.Roster, asked: dict[str, list[str]]) -> RosterView:
    rows = content.rows.get(roster.key, [])
    totals = content.totals(roster, timezone.localdate())
    if len(rows) < PAGE_FROM:
        return roster_view(content, roster, rows, 1, totals, asked)
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get(f"page-{roster.key}"))
    return roster_view(content, roster, list(page), page.start_index(), totals, asked, page)


def _clauses(edition: rules.Edition, part: rules.Section, asked: dict[str, list[str]]) -> list[tuple[str, str]]:
    """Corrections that name a clause, on every section that serves this clause."""
    cited = {clause for item in part.items for clause in item.clauses}
    return [
        (edition.clauses[clause].spelling, text)
        for clause in edition.clauses
        if clause in cited
        for text in asked.get(f"{TargetKind.CLAUSE}:{clause}", ())
    ]


@require_safe
def plan(request: HttpRequest, ref: UUID) -> HttpResponse:
    draft = draft_for(request, ref)
    context = page_context(request, draft, "plan", "plan")
    context["fields"] = plan_fields(context["content"], context["asked"])
    return render(request, "materials/plan.html", context)


@require_safe
def preview(request: HttpRequest, ref: UUID) -> HttpResponse:
    draft = draft_for(request, ref)
    content = content_of(draft)
    today = timezone.localdate()
    return render(
        request,
        "materials/preview.html",
        {
            "draft": draft,
            "edition": content.edition,
            "title": purpose_of(draft).title(draft),
            "reading": of_draft(content, today),
            "groups": grouped(content.assess(today)),
            "missing": content.missing,
        },
    )
