"""A roster as a workbook: template, export, and import in two steps (look first, then take over)."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

import files
import rules
from files.models import StoredFile
from files.names import content_disposition
from files.storing import check_room
from materials.access import draft_for
from materials.models import Draft
from materials.reading import words
from materials.rosters import import_rows, rows_of
from materials.views.answers import saving
from materials.views.rows import roster_for, roster_page
from materials.workbooks import CONTENT_TYPE, MAX_MB, Imported, export, read_workbook, template

_SHOWN = 10  # rows shown before they are taken over


def _workbook(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=CONTENT_TYPE)
    response["Content-Disposition"] = content_disposition(f"{name}.xlsx")
    return response


@require_safe
def roster_template(request: HttpRequest, ref: UUID, key: str) -> HttpResponse:
    draft = draft_for(request, ref)
    roster = roster_for(draft, key)
    return _workbook(template(roster), _("%(title)s template") % {"title": words(roster.title)})


@require_safe
def roster_export(request: HttpRequest, ref: UUID, key: str) -> HttpResponse:
    draft = draft_for(request, ref)
    roster = roster_for(draft, key)
    rows = rows_of(draft, roster).values_list("values", flat=True)
    return _workbook(export(roster, rows), words(roster.title))


@require_http_methods(["GET", "HEAD", "POST"])
@saving
def roster_import(request: HttpRequest, ref: UUID, key: str) -> HttpResponse:
    """First step: look at an uploaded workbook. Nothing is taken over here."""
    draft = draft_for(request, ref, edit="facts")
    roster = roster_for(draft, key)
    context = {"draft": draft, "roster": roster, "back": roster_page(draft, roster), "max_mb": MAX_MB}
    sent = request.FILES.get("file")
    if request.method != "POST":
        return render(request, "materials/import.html", context)
    if sent is None:
        context["errors"] = [_("Choose a file.")]
        return render(request, "materials/import.html", context, status=422)
    try:
        check_room(request.user)
        files.check_upload(sent, kinds=["xlsx"], max_mb=MAX_MB)
    except ValidationError as problem:
        context["errors"] = problem.messages
        return render(request, "materials/import.html", context, status=422)
    sent.seek(0)
    result = read_workbook(roster, sent.read())
    if result.errors:
        context |= {"errors": result.errors, "more_errors": result.more_errors, "file_name": sent.name}
        return render(request, "materials/import.html", context, status=422)
    stored = files.store(sent, sent.name or "roster.xlsx", by=request.user, purpose=f"import:{roster.key}")
    return HttpResponseRedirect(reverse("materials:roster_take_over", args=[draft.ref, roster.key, stored.ref]))


@require_http_methods(["GET", "HEAD", "POST"])
@saving
def roster_take_over(request: HttpRequest, ref: UUID, key: str, file: UUID) -> HttpResponse:
    """Second step: what will be imported; replace what is there, or add to it."""
    draft = draft_for(request, ref, edit="facts")
    roster = roster_for(draft, key)
    stored = files.take_upload(file, request.user)
    if stored is None or stored.purpose != f"import:{roster.key}":
        raise Http404
    result = read_workbook(roster, stored.read())
    there = rows_of(draft, roster).count()
    if request.method == "POST" and result.rows:
        replace = request.POST.get("mode") == "replace"
        count = import_rows(draft, roster, result.rows, request.user, replace=replace)
        files.discard(stored)
        messages.success(request, _("%(count)d rows imported.") % {"count": count})
        return HttpResponseRedirect(roster_page(draft, roster))
    return render(request, "materials/take_over.html", _preview(draft, roster, stored, result, there))


def _preview(draft: Draft, roster: rules.Roster, stored: StoredFile, result: Imported, there: int) -> dict[str, object]:
    rows = result.rows
    loaded = [{column.key: column.load(row.get(column.key)) for column in roster.columns} for row in rows[:_SHOWN]]
    return {
        "draft": draft,
        "roster": roster,
        "stored": stored,
        "count": len(rows),
        "unseen": result.unseen,
        "there": there,
        "together": there + len(rows),
        "fits": there + len(rows) <= roster.max_rows,
        "rows": loaded,
        "more": max(0, len(rows) - _SHOWN),
        "back": roster_page(draft, roster),
    }
