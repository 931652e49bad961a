"""Who holds which office in the cities in one's care; inviting, ending, deputies."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.forms.people import DeputyForm, InviteForm, PeopleFilter, roles_to_give
from accounts.granting import appoint_deputy, end_role
from accounts.invitations import invite, revoke
from accounts.models import Invitation, RoleAssignment, User
from accounts.roles import OFFICIAL_ROLES
from accounts.views import posted
from workflow import Refused
from workflow.once import once

PER_PAGE = 30


def keep_people(request: HttpRequest) -> None:
    if not roles_to_give(request.user):
        raise PermissionDenied


def in_care_or_404(request: HttpRequest, ref: UUID) -> RoleAssignment:
    rows = RoleAssignment.objects.manageable_by(request.user).filter(institution__isnull=True)
    return get_object_or_404(rows.select_related("user", "division__city", "city"), ref=ref)


@login_required
@require_GET
def people(request: HttpRequest) -> HttpResponse:
    keep_people(request)
    form = PeopleFilter(request.user, request.GET)
    rows = RoleAssignment.objects.manageable_by(request.user).filter(institution__isnull=True)
    wanted = form.cleaned_data if form.is_valid() else {}
    if not wanted.get("ended"):
        rows = rows.filter(ended_at__isnull=True)
    if word := wanted.get("q"):
        rows = rows.filter(
            Q(user__name__icontains=word) | Q(user__username__icontains=word) | Q(user__email__icontains=word)
        )
    if role := wanted.get("role"):
        rows = rows.filter(role=role)
    if city := wanted.get("city"):
        rows = rows.filter(Q(city=city) | Q(division__city=city))
    rows = rows.select_related("user", "division__city", "city", "granted_by", "deputy_for__user")
    page = Paginator(rows.order_by("role", "user__name", "pk"), PER_PAGE).get_page(request.GET.get("page"))
    invitations = Invitation.objects.visible_to(request.user).open().filter(institution__isnull=True)
    context = {
        "form": form,
        "page": page,
        "invitations": invitations.select_related("division", "city"),
    }
    return render(request, "accounts/people.html", context)


@login_required
@once
def invite_person(request: HttpRequest) -> HttpResponse:
    keep_people(request)
    form = InviteForm(request.user, posted(request))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            invite(
                data["name"],
                data["email"],
                data["role"],
                form.scope,
                by=request.user,  # type: ignore[arg-type]
                reason=data["reason"],
                valid_from=data["valid_from"],
                valid_to=data["valid_to"],
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The invitation is on its way to %(email)s.") % {"email": data["email"]})
            return redirect("accounts:people")
    return render(request, "accounts/invite_person.html", {"form": form})


@login_required
@require_POST
def withdraw(request: HttpRequest, ref: UUID) -> HttpResponse:
    keep_people(request)
    rows = Invitation.objects.visible_to(request.user).filter(institution__isnull=True)
    found = get_object_or_404(rows, ref=ref)
    return _tried(request, lambda: revoke(found, by=request.user), _("Withdrawn."))  # type: ignore[arg-type]


@login_required
@require_POST
def end(request: HttpRequest, ref: UUID) -> HttpResponse:
    keep_people(request)
    found = in_care_or_404(request, ref)
    return _tried(request, lambda: end_role(found, by=request.user), _("The role has ended."))  # type: ignore[arg-type]


@login_required
@once
def deputy(request: HttpRequest, ref: UUID) -> HttpResponse:
    keep_people(request)
    found = in_care_or_404(request, ref)
    city = found.of_city
    officials = RoleAssignment.objects.running().filter(role__in=OFFICIAL_ROLES)
    if city is not None:
        officials = officials.filter(Q(city=city) | Q(division__city=city))
    candidates = User.objects.filter(is_active=True, pk__in=officials.values("user")).exclude(
        pk__in=[found.user_id, request.user.pk]
    )
    form = DeputyForm(candidates.order_by("name"), posted(request))
    if request.method == "POST" and form.is_valid():
        data: dict[str, Any] = form.cleaned_data
        try:
            appoint_deputy(
                found,
                data["deputy"],
                by=request.user,  # type: ignore[arg-type]
                valid_from=data["valid_from"],
                valid_to=data["valid_to"],
                reason=data["reason"],
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The deputy is appointed."))
            return redirect("accounts:people")
    return render(request, "accounts/deputy.html", {"form": form, "assignment": found})


def _tried(request: HttpRequest, act: Any, done: str) -> HttpResponse:
    try:
        act()
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect("accounts:people")
