"""The pool of experts, for those who manage it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.permissions import holds
from cities.models import City
from reviews.forms import ExpertForm, PoolFilter
from reviews.models import Expert
from reviews.pool import add_expert, invite_again, set_active
from reviews.views import SignedInRequest
from workflow import Refused
from workflow.once import once

PAGE = 20


@require_safe
@login_required
def experts(request: SignedInRequest) -> HttpResponse:
    managers_only(request)
    form = PoolFilter(request.GET)
    found = Expert.objects.visible_to(request.user).select_related("city", "invitation")
    if form.is_valid():
        given = form.cleaned_data
        if given["q"]:
            word = given["q"].strip()
            found = found.filter(Q(name__icontains=word) | Q(unit_name__icontains=word) | Q(fields__icontains=word))
        if given["kind"]:
            found = found.filter(kind=given["kind"])
        if given["active"]:
            found = found.filter(active=given["active"] == "yes")
    found = found.annotate(
        sitting=Count(
            "memberships",
            filter=Q(
                memberships__state__in=["invited", "declared"], memberships__panel__state__in=["assembling", "open"]
            ),
        )
    )
    found = found.order_by("name", "pk")
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    return render(request, "reviews/experts.html", {"form": form, "page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@once
def add(request: SignedInRequest) -> HttpResponse:
    managers_only(request)
    form = ExpertForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            expert = add_expert(form.save(commit=False), request.user)
        except Refused as refusal:
            form.add_error("email", str(refusal))
        else:
            messages.success(request, _("%(name)s is in the pool and has been invited.") % {"name": expert.name})
            return redirect("reviews:experts")
    return render(
        request,
        "reviews/expert.html",
        {"form": form, "crumbs": _crumbs(_("Add an expert"))},
        status=422 if form.errors else 200,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def expert(request: SignedInRequest, ref: UUID) -> HttpResponse:
    found = get_object_or_404(Expert.objects.visible_to(request.user).select_related("invitation"), ref=ref)
    form = ExpertForm(request.POST or None, instance=found, user=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("reviews:experts")
    shown = Expert.objects.select_related("invitation").get(pk=found.pk)
    context = {"form": form, "expert": shown, "crumbs": _crumbs(shown.name)}
    return render(request, "reviews/expert.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def active(request: SignedInRequest, ref: UUID) -> HttpResponse:
    found = get_object_or_404(Expert.objects.visible_to(request.user), ref=ref)
    try:
        set_active(found, request.POST.get("active") == "yes")
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Saved."))
    return redirect("reviews:expert", ref)


@require_POST
@login_required
def invite(request: SignedInRequest, ref: UUID) -> HttpResponse:
    found = get_object_or_404(Expert.objects.visible_to(request.user), ref=ref)
    try:
        invite_again(found, request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("A new invitation has been sent to %(email)s.") % {"email": found.email})
    return redirect("reviews:expert", ref)


def _crumbs(here: str) -> list[tuple[str, str]]:
    return [(_("Pool of experts"), reverse("reviews:experts")), (here, "")]


def managers_only(request: SignedInRequest) -> None:
    if not holds(request.user, "manage_experts", City):
        raise PermissionDenied
