"""One's own account and notifications."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.forms.account import ProfileForm
from accounts.models import Notification, RoleAssignment
from accounts.views import posted

PER_PAGE = 20


@login_required
def profile(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    form = ProfileForm(posted(request), instance=user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        response = redirect("accounts:profile")
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, form.instance.language, samesite="Lax")
        return response
    assignments = (
        RoleAssignment.objects.running()
        .filter(user=user)
        .select_related("institution", "division__city", "city", "deputy_for__user")
    )
    return render(request, "accounts/profile.html", {"form": form, "assignments": assignments})


@login_required
@require_GET
def notifications(request: HttpRequest) -> HttpResponse:
    rows = Notification.objects.visible_to(request.user)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "accounts/notifications.html", {"page": page})


@login_required
@require_POST
def open_notification(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Reading it marks it, and leads to what it is about."""
    told = get_object_or_404(Notification.objects.visible_to(request.user), ref=ref)
    if told.read_at is None:
        told.read_at = timezone.now()
        told.save(update_fields=["read_at"])
    return redirect(told.url or "accounts:notifications")


@login_required
@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    Notification.objects.visible_to(request.user).unread().update(read_at=timezone.now())
    return redirect("accounts:notifications")
