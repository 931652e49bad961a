"""Announcements and the preview of notices, for whoever publishes for a city."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.permissions import holds, scope_ids, scopes
from cities.models import City
from cities.speaking import speak_for
from notices.composing import compose_notice, readings, write_text
from notices.forms import AnnouncementForm, ReasonForm
from notices.models import Notice, NoticeState
from notices.posting import may_publish
from workflow import Refused, perform
from workflow.once import once

PER_PAGE = 20


def crumbs(label: str) -> list[tuple[str, str]]:
    return [(_("Publish notices"), reverse("notices:manage")), (label, "")]


def notice_to_publish(user: Any, ref: UUID) -> Notice:
    """404 for a draft that the reader does not see, 403 for a published notice of another city."""
    found = get_object_or_404(Notice.objects.visible_to(user).select_related("city", "process"), ref=ref)
    if not may_publish(found, user):
        raise PermissionDenied
    speak_for(found.city)
    return found


@login_required
@require_GET
def manage(request: HttpRequest) -> HttpResponse:
    """Drafts and notices of the cities for which the reader publishes."""
    if not holds(request.user, "publish", City):
        raise PermissionDenied
    found = (
        Notice.objects.visible_to(request.user)
        .filter(city__in=scope_ids(request.user, "publish", City))
        .select_related("city", "composed_by")
        .order_by("-pk")
    )
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "notices/manage.html", {"page": page})


@login_required
@require_http_methods(["GET", "POST"])
@once
def compose(request: HttpRequest) -> HttpResponse:
    """A new announcement, as a draft."""
    if not holds(request.user, "publish", City):
        raise PermissionDenied
    form = AnnouncementForm(request.POST or None, cities=scopes(request.user, "publish", City))
    context = {"form": form, "crumbs": crumbs(_("New announcement"))}
    if request.method == "POST":
        if form.is_valid():
            made = compose_notice(**form.cleaned_data, by=request.user)
            return redirect("notices:preview", ref=made.ref)
        return render(request, "notices/compose.html", context, status=422)
    return render(request, "notices/compose.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Change the draft of an announcement. What carries a list belongs to the procedures on it."""
    found = notice_to_publish(request.user, ref)
    if found.state != NoticeState.DRAFT or found.has_period:
        raise Http404
    form = AnnouncementForm(request.POST or None, instance=found, cities=scopes(request.user, "publish", City))
    context = {"form": form, "notice": found, "crumbs": crumbs(_("Change the draft"))}
    if request.method == "POST":
        if form.is_valid():
            form.save()
            return redirect("notices:preview", ref=found.ref)
        return render(request, "notices/compose.html", context, status=422)
    return render(request, "notices/compose.html", context)


@login_required
@require_GET
def preview(request: HttpRequest, ref: UUID) -> HttpResponse:
    """The notice as it would stand if posted now, with both readings of its last day; afterwards, what can be done."""
    found = notice_to_publish(request.user, ref)
    context: dict[str, Any] = {"notice": found, "items": list(found.items.all()), "reason_form": ReasonForm()}
    context["crumbs"] = crumbs(found.title)
    if found.state == NoticeState.DRAFT and found.has_period:
        today = timezone.localdate()
        end = readings(found, today)
        found.starts_on, found.ends_on, found.provisional = today, end.date, end.provisional
        found.other_reading = end.other_reading
        write_text(found)
    now = timezone.now()
    context |= {"running": found.is_running(now), "days_left": found.days_left(now)}
    context["on_list"] = found.items.filter(state="on_notice").exists()
    return render(request, "notices/preview.html", context)


@login_required
@require_POST
def post_now(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Post an announcement. A list is posted by the act of the procedure that composed it."""
    found = notice_to_publish(request.user, ref)
    if found.has_period:
        raise Http404
    return _done(request, found, "post", _("The notice is public now."))


@login_required
@require_POST
def withdraw(request: HttpRequest, ref: UUID) -> HttpResponse:
    found = notice_to_publish(request.user, ref)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Give the reason; the public page shows it."))
        return redirect("notices:preview", ref=found.ref)
    return _done(request, found, "withdraw", _("The notice is withdrawn; its page says so."), **form.cleaned_data)


def _done(request: HttpRequest, found: Notice, action: str, said: str, **data: Any) -> HttpResponse:
    try:
        perform(found, action, request.user, **data)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
    return redirect("notices:preview", ref=found.ref)
