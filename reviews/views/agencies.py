"""The agencies of a city and their people, for those who manage its experts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reviews.agencies import add_person, end_place, invite_person_again
from reviews.forms import AgencyForm, AgencyPersonForm
from reviews.models import Agency, AgencyMember
from reviews.views import SignedInRequest
from reviews.views.pool import PAGE, managers_only
from workflow import Refused
from workflow.once import once

PERSON_ID = "id_person_%s"
"""Both forms of the page ask for a name."""


@require_safe
@login_required
def agencies(request: SignedInRequest) -> HttpResponse:
    managers_only(request)
    found = (
        Agency.objects.visible_to(request.user)
        .select_related("city")
        .annotate(people=Count("members", filter=Q(members__ended_at__isnull=True)))
        .order_by("name", "pk")
    )
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    return render(request, "reviews/agencies.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@once
def add(request: SignedInRequest) -> HttpResponse:
    managers_only(request)
    form = AgencyForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        agency: Agency = form.save(commit=False)
        agency.added_by = request.user
        agency.save()
        messages.success(request, _("%(name)s is on the list. Now invite its people.") % {"name": agency.name})
        return redirect("reviews:agency", agency.ref)
    return _page(request, form, _("Add an agency"))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def agency(request: SignedInRequest, ref: UUID) -> HttpResponse:
    found = _found(request, ref)
    form = AgencyForm(request.POST or None, instance=found, user=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("reviews:agency", found.ref)
    return _page(request, form, found.name, found, AgencyPersonForm(auto_id=PERSON_ID))


@require_POST
@login_required
@once
def invite(request: SignedInRequest, ref: UUID) -> HttpResponse:
    found = _found(request, ref)
    person = AgencyPersonForm(request.POST, auto_id=PERSON_ID)
    if person.is_valid():
        data = person.cleaned_data
        try:
            add_person(found, data["name"], data["email"], request.user)
        except Refused as refusal:
            person.add_error("email", str(refusal))
        else:
            messages.success(request, _("The invitation is on its way to %(email)s.") % {"email": data["email"]})
            return redirect("reviews:agency", found.ref)
    return _page(request, AgencyForm(instance=found, user=request.user), found.name, found, person)


@require_POST
@login_required
def invite_again(request: SignedInRequest, ref: UUID, place: UUID) -> HttpResponse:
    member = _place(request, ref, place)
    sent = _("A new invitation has been sent to %(email)s.") % {"email": member.email}
    return _tried(request, ref, lambda: invite_person_again(member, request.user), sent)


@require_POST
@login_required
def end(request: SignedInRequest, ref: UUID, place: UUID) -> HttpResponse:
    member = _place(request, ref, place)
    gone = _("%(name)s no longer belongs to the agency.") % {"name": member.name}
    return _tried(request, ref, lambda: end_place(member, request.user), gone)


def _found(request: SignedInRequest, ref: UUID) -> Agency:
    return get_object_or_404(Agency.objects.visible_to(request.user).select_related("city"), ref=ref)


def _place(request: SignedInRequest, ref: UUID, place: UUID) -> AgencyMember:
    return get_object_or_404(_found(request, ref).members, ref=place)


def _tried(request: SignedInRequest, ref: UUID, act: Callable[[], None], done: str) -> HttpResponse:
    try:
        act()
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect("reviews:agency", ref)


def _page(
    request: SignedInRequest, form: Any, here: str, found: Agency | None = None, person: Any = None
) -> HttpResponse:
    people = found.members.select_related("user", "invitation").order_by("ended_at", "name") if found else ()
    context = {
        "form": form,
        "agency": found,
        "person": person,
        "people": people,
        "crumbs": [(_("Review agencies"), reverse("reviews:agencies")), (here, "")],
    }
    wrong = form.errors or (person is not None and person.errors)
    return render(request, "reviews/agency.html", context, status=422 if wrong else 200)
