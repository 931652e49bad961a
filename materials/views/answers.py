"""How an address that saves answers: JSON to the script of the page, a page with messages to a plain form."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from materials.claims import Content, content_of, grouped
from materials.corrections import by_target
from materials.drafting import Conflict, Refused
from materials.models import Draft
from materials.outline import outline
from materials.queries import current_correction

SaveView = Callable[..., HttpResponse]


def wants_json(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")


def saving(view: SaveView) -> SaveView:
    """Everything in one transaction; conflicts, refusals and lost rights as the script expects them."""

    @wraps(view)
    def wrapper(request: HttpRequest, ref: UUID, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                return view(request, ref, *args, **kwargs)
        except Conflict as conflict:
            return _conflict(request, conflict)
        except Refused as refused:
            if wants_json(request):
                return JsonResponse({"errors": {}, "error": str(refused), "detail": str(refused)}, status=422)
            messages.error(request, str(refused))
            return back(request)
        except PermissionDenied as denied:
            if wants_json(request):
                return JsonResponse({"detail": str(denied)}, status=403)
            raise
        except Http404:
            if wants_json(request):
                return JsonResponse({"detail": _("This is no longer there.")}, status=404)
            raise

    return wrapper


def _conflict(request: HttpRequest, conflict: Conflict) -> HttpResponse:
    if wants_json(request):
        return JsonResponse(
            {
                "version": conflict.version,
                "saved_by": conflict.who,
                "saved_at": conflict.at,
                "fields": {
                    name: {"theirs": theirs.value, "label": theirs.label} for name, theirs in conflict.theirs.items()
                },
            },
            status=409,
        )
    request_fields = "；".join(
        f"{theirs.label}：{value}"
        for name, theirs in conflict.theirs.items()
        if (value := "、".join(part for part in request.POST.getlist(name) if part))
    )
    messages.error(
        request,
        _("%(who)s has saved a newer version. Nothing was overwritten. You had entered: %(fields)s")
        % {"who": conflict.who or _("Somebody else"), "fields": request_fields},
    )
    return back(request)


def back(request: HttpRequest) -> HttpResponseRedirect:
    """To the page the form was on, if it is one of ours."""
    target = request.POST.get("back") or request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
        match = request.resolver_match
        target = reverse("materials:overview", args=[match.kwargs["ref"]]) if match else "/"
    return HttpResponseRedirect(target)


def saved(
    request: HttpRequest,
    draft: Draft,
    active: str,
    version: int,
    errors: dict[str, list[str]],
    *,
    status: int = 200,
    roster: str = "",
    row: Mapping[str, Any] | None = None,
    shown: bool = False,
    **more: Any,
) -> HttpResponse:
    """What was saved, what could not be read, and the parts of the page that follow from it."""
    if not wants_json(request):
        if errors:
            messages.warning(request, _("Saved, except for the marked fields: they could not be read."))
        else:
            messages.success(request, _("Saved."))
        return back(request)
    content = content_of(draft)
    answer: dict[str, Any] = {
        "version": version,
        "saved_at": timezone.now(),
        "fragments": fragments(request, content, active, roster),
        **more,
    }
    if shown:
        answer["shown"] = {
            item.key: content.shows(item.key) for item in content.edition.items if item.shown_when is not None
        }
    if row is not None:
        columns = content.edition.rosters[roster]
        hidden = content.hidden_columns(columns, row)
        answer["cells"] = {c.key: c.key not in hidden for c in columns.columns if c.shown_when is not None}
    if errors:
        answer["errors"] = errors
        status = 422
    return JsonResponse(answer, status=status)


def fragments(request: HttpRequest, content: Content, active: str, roster: str = "") -> dict[str, str]:
    asked = by_target(current_correction(content.draft))
    today = timezone.localdate()
    assessment = content.assess(today)
    context = {
        "draft": content.draft,
        "outline": outline(content, asked, active),
        "assessment": assessment,
        "groups": grouped(assessment),
        "edition": content.edition,
    }
    contents = render_to_string("materials/toc.html", context, request)
    parts: dict[str, str] = {
        "#toc": contents,
        "#toc-narrow": contents,
        "#self-check": render_to_string("materials/self_check.html", context, request),
    }
    if roster:
        item = content.edition.rosters[roster]
        parts[f"#totals-{roster}"] = render_to_string(
            "materials/totals.html",
            {"totals": content.totals(item, today), "count": len(content.rows.get(roster, ())), "roster": item},
            request,
        )
    return parts
