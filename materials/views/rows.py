"""Rows of a roster: in the table by script, or on a small page of their own without."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

import rules
from materials.access import draft_for
from materials.claims import content_of
from materials.fields import row_view
from materials.models import Draft
from materials.rosters import add_row, delete_row, move_row, rows_of, save_row
from materials.views.answers import fragments, saved, saving, wants_json
from materials.views.saving import typed_of, version_of


def roster_for(draft: Draft, key: str) -> rules.Roster:
    roster = rules.edition(draft.edition).rosters.get(key)
    if roster is None:
        raise Http404
    return roster


def section_of(draft: Draft, roster: rules.Roster) -> str:
    return next(s.key for s in rules.edition(draft.edition).sections if roster in s.rosters)


def roster_page(draft: Draft, roster: rules.Roster) -> str:
    return reverse("materials:section", args=[draft.ref, section_of(draft, roster)]) + f"#roster-{roster.key}"


@require_http_methods(["GET", "HEAD", "POST"])
@saving
def rows(request: HttpRequest, ref: UUID, key: str) -> HttpResponse:
    """POST adds a row; GET is the page of a new row for those without scripts."""
    draft = draft_for(request, ref, edit="facts")
    roster = roster_for(draft, key)
    if request.method != "POST":
        return _row_page(request, draft, roster, None)
    typed = {**typed_of(request.POST), "row_key": request.POST.getlist("row_key") or [""]}
    row, errors = add_row(draft, roster, typed, request.user)
    if not wants_json(request):
        saved(request, draft, section_of(draft, roster), row.version, errors)
        return HttpResponseRedirect(roster_page(draft, roster))
    url = reverse("materials:row", args=[draft.ref, roster.key, row.row_key])
    return saved(
        request,
        draft,
        section_of(draft, roster),
        row.version,
        errors,
        status=201,
        roster=roster.key,
        row=row.values,
        url=url,
    )


@require_http_methods(["GET", "HEAD", "POST", "DELETE"])
@saving
def row(request: HttpRequest, ref: UUID, key: str, row_key: UUID) -> HttpResponse:
    draft = draft_for(request, ref, edit="facts")
    roster = roster_for(draft, key)
    if request.method == "DELETE":
        delete_row(draft, roster, row_key, version_of(request.GET))
        content = content_of(draft)
        return JsonResponse({"fragments": fragments(request, content, section_of(draft, roster), roster.key)})
    if request.method != "POST":
        return _row_page(request, draft, roster, row_key)
    if "delete" in request.POST:
        delete_row(draft, roster, row_key, version_of(request.POST))
        return HttpResponseRedirect(roster_page(draft, roster))
    changed, errors = save_row(draft, roster, row_key, typed_of(request.POST), version_of(request.POST), request.user)
    answer = saved(
        request, draft, section_of(draft, roster), changed.version, errors, roster=roster.key, row=changed.values
    )
    return answer if wants_json(request) else HttpResponseRedirect(roster_page(draft, roster))


@require_POST
@saving
def row_move(request: HttpRequest, ref: UUID, key: str, row_key: UUID) -> HttpResponse:
    draft = draft_for(request, ref, edit="facts")
    roster = roster_for(draft, key)
    move_row(draft, roster, row_key, "up" if request.POST.get("way") == "up" else "down")
    return HttpResponseRedirect(roster_page(draft, roster))


def _row_page(request: HttpRequest, draft: Draft, roster: rules.Roster, row_key: UUID | None) -> HttpResponse:
    found = rows_of(draft, roster).filter(row_key=row_key).first() if row_key else None
    if row_key and found is None:
        raise Http404
    return render(
        request,
        "materials/row.html",
        {
            "draft": draft,
            "roster": roster,
            "row": row_view(content_of(draft), roster, found, found.position if found else 0),
            "back": roster_page(draft, roster),
        },
    )
