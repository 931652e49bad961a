"""Registering an institution, and its page."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from accounts.affiliation import verifier_of
from accounts.attributes import claim_attribute, is_verifier, tell_verifiers, verify_attribute, with_words
from accounts.credit_code import registered_elsewhere
from accounts.forms.account import NewAccountForm
from accounts.forms.institutions import ClaimForm, MemberForm, RegistrationForm, claimable, entries_of
from accounts.granting import end_role
from accounts.invitations import invite, revoke
from accounts.models import Institution, InstitutionAttribute, Invitation, RoleAssignment
from accounts.permissions import has_scope
from accounts.registration import register_institution
from accounts.views import posted
from accounts.views.signing_in import enter
from cities.speaking import speak_for
from files import discard, store
from files.models import StoredFile
from workflow import Refused, perform
from workflow.once import once

KEPT_LICENCE = "licence"


def own_or_404(request: HttpRequest, ref: UUID) -> Institution:
    rows = Institution.objects.visible_to(request.user).select_related("city", "division", "process")
    found = get_object_or_404(rows, ref=ref)
    speak_for(found.city)
    return found


def require(request: HttpRequest, permission: str, institution: Institution) -> None:
    if not has_scope(request.user, permission, institution):
        raise PermissionDenied


def kept_licence(request: HttpRequest) -> StoredFile | None:
    """A scan that came with a form which had to be corrected: it need not be chosen again."""
    ref = request.session.get(KEPT_LICENCE)
    return StoredFile.objects.filter(ref=ref, claimed_at=None, deleted_at=None).first() if ref else None


def keep_licence(request: HttpRequest, form: RegistrationForm) -> StoredFile | None:
    """Store a good upload even where the rest of the form is not good yet; a newer one replaces it."""
    upload = form.cleaned_data.get("licence")
    kept = kept_licence(request)
    if not upload:
        return kept
    if kept is not None:
        discard(kept)
    by = request.user if request.user.is_authenticated else None
    stored = store(upload, upload.name, by=by, purpose="licence")
    request.session[KEPT_LICENCE] = str(stored.ref)
    return stored


@sensitive_post_parameters("account-password1", "account-password2")
@once
def register(request: HttpRequest) -> HttpResponse:
    """The institution and, for a newcomer, the first account, in one form."""
    newcomer = not request.user.is_authenticated
    posted = request.method == "POST"
    form = RegistrationForm(
        request.POST if posted else None,
        request.FILES if posted else None,
        has_licence=kept_licence(request) is not None,
    )
    account = NewAccountForm(request.POST if posted else None, prefix="account") if newcomer else None
    if posted:
        good = [form.is_valid(), account is None or account.is_valid()]
        licence = keep_licence(request, form)
        if all(good):
            response = _register(request, form, account, licence)
            if response is not None:
                return response
    more = [account] if account else []
    context = {"form": form, "account": account, "more": more, "kept": kept_licence(request)}
    return render(request, "accounts/register.html", context)


def _register(
    request: HttpRequest, form: RegistrationForm, account: NewAccountForm | None, licence: StoredFile | None
) -> HttpResponse | None:
    data = form.cleaned_data
    try:
        with transaction.atomic():
            user: Any = account.save() if account else request.user
            institution = register_institution(
                user,
                form.entries,
                uscc=data["uscc"],
                legal_person=data["legal_person"],
                licence=licence,
                affiliation=data.get("affiliation", ""),
            )
    except Refused as refusal:
        form.add_error("uscc" if "uscc" in refusal.fields else None, str(refusal))
        return None
    except IntegrityError:
        # Somebody took the name or the address between the question and the answer.
        if account is None or not account.asked_again():
            raise
        return None
    request.session.pop(KEPT_LICENCE, None)
    messages.success(request, _("Registered. Your competent department has been told and will confirm the entries."))
    if registered_elsewhere(institution.uscc, data["city"].code):
        messages.warning(request, elsewhere())
    target = reverse("accounts:institution", args=[institution.ref])
    return redirect(target) if account is None else enter(request, user, target)


def elsewhere() -> str:
    return _(
        "The credit code was issued by an authority outside the city. That is no obstacle; "
        "please make sure that the code is right and that the institution is registered in the city."
    )


@login_required
def correct(request: HttpRequest, ref: UUID) -> HttpResponse:
    """A returned registration, with its entries as they were."""
    institution = own_or_404(request, ref)
    require(request, "manage_members", institution)
    if institution.state != Institution.State.RETURNED:
        messages.info(request, _("There is nothing to correct now."))
        return redirect("accounts:institution", institution.ref)
    earlier = institution.dated_attributes.filter(evidence__isnull=False).select_related("evidence").first()
    before = earlier.evidence if earlier else None
    form = RegistrationForm(
        posted(request),
        request.FILES if request.method == "POST" else None,
        initial=entries_of(institution),
        institution=institution,
        has_licence=bool(before or kept_licence(request)),
    )
    if request.method == "POST":
        good = form.is_valid()
        licence = keep_licence(request, form) or before
        if good:
            try:
                perform(
                    institution,
                    "register",
                    request.user,
                    entries=form.entries,
                    legal_person=form.cleaned_data["legal_person"],
                    licence=licence,
                    affiliation=form.cleaned_data.get("affiliation", ""),
                )
            except Refused as refusal:
                form.add_error(None, str(refusal))
            else:
                request.session.pop(KEPT_LICENCE, None)
                messages.success(request, _("Handed in again."))
                return redirect("accounts:institution", institution.ref)
    context = {"form": form, "institution": institution, "kept": kept_licence(request) or before}
    return render(request, "accounts/correct.html", context)


@login_required
@require_GET
def institutions(request: HttpRequest) -> HttpResponse:
    """The institutions one belongs to; with a single one, its page at once."""
    rows = list(Institution.objects.of(request.user).select_related("city", "division")[:50])
    if len(rows) == 1:
        return redirect("accounts:institution", rows[0].ref)
    return render(request, "accounts/institutions.html", {"institutions": rows})


@login_required
@require_GET
def institution(request: HttpRequest, ref: UUID) -> HttpResponse:
    return institution_page(request, own_or_404(request, ref))


def facts_of(row: Institution) -> list[tuple[str, Any]]:
    return [
        (_("Unified social credit code"), row.uscc),
        (_("Kind of institution"), row.get_kind_display()),
        (_("City"), row.city),
        (_("Competent department"), row.division),
        (_("Registered address"), row.address),
        (_("Date of registration"), row.registered_on),
        (_("Legal representative"), row.legal_representative),
        (_("Contact person"), row.contact_name),
        (_("Telephone"), row.contact_phone),
    ]


def timeline_of(row: Institution) -> list[dict[str, Any]]:
    """What happened to the registration, newest first; the office is named, not the person."""
    if row.process is None:
        return []
    offices = {"applicant": row.name, "department": row.division.office if row.division else ""}
    return [
        {
            "title": event.label,
            "at": event.at,
            "office": offices.get(event.office, ""),
            "text": event.detail.data.get("reasons") or event.detail.data.get("remark", ""),
        }
        for event in row.process.events.select_related("process", "detail").order_by("-seq")
    ]


def institution_page(
    request: HttpRequest, row: Institution, member_form: MemberForm | None = None, status: int = 200
) -> HttpResponse:
    user = request.user
    manages = has_scope(user, "manage_members", row)
    belongs = has_scope(user, "view_dossiers", row)
    members = RoleAssignment.objects.running().visible_to(user).filter(institution=row)
    entries = row.dated_attributes.select_related("evidence", "verified_by").order_by("key", "-valid_from")
    open_entries = [entry for entry in entries if entry.verified_at is None] if row.state == "confirmed" else []
    context = {
        "institution": row,
        "facts": facts_of(row),
        "attributes": with_words(entries),
        "to_verify": {entry.pk for entry in open_entries if is_verifier(entry, user)},
        "members": members.select_related("user").order_by("granted_at"),
        "invitations": Invitation.objects.visible_to(user).open().filter(institution=row) if manages else (),
        "partners": row.introduced.order_by("name"),
        "timeline": timeline_of(row),
        "manages": manages,
        "belongs": belongs,
        "verifies": has_scope(user, "confirm_institutions", row.division),
        "may_edit": has_scope(user, "edit_dossiers", row),
        "claims": [(key, InstitutionAttribute.Key(key).label) for key in claimable(row)],
        "member_form": member_form or MemberForm(),
        "may_submit": row.may_submit(),
        "today": timezone.localdate(),
    }
    return render(request, "accounts/institution.html", context, status=status)


@login_required
@require_POST
@once
def invite_member(request: HttpRequest, ref: UUID) -> HttpResponse:
    row = own_or_404(request, ref)
    require(request, "manage_members", row)
    form = MemberForm(request.POST)
    if form.is_valid():
        data = form.cleaned_data
        try:
            invite(data["name"], data["email"], data["role"], row, by=request.user)  # type: ignore[arg-type]
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The invitation is on its way to %(email)s.") % {"email": data["email"]})
            return redirect("accounts:institution", row.ref)
    return institution_page(request, row, form, status=422)


@login_required
@require_POST
def withdraw_invitation(request: HttpRequest, ref: UUID, invitation: UUID) -> HttpResponse:
    row = own_or_404(request, ref)
    require(request, "manage_members", row)
    found = get_object_or_404(Invitation.objects.visible_to(request.user).filter(institution=row), ref=invitation)
    return _tried(request, row, lambda: revoke(found, by=request.user), _("Withdrawn."))  # type: ignore[arg-type]


@login_required
@require_POST
def end_member(request: HttpRequest, ref: UUID, assignment: UUID) -> HttpResponse:
    row = own_or_404(request, ref)
    require(request, "manage_members", row)
    found = get_object_or_404(RoleAssignment.objects.visible_to(request.user).filter(institution=row), ref=assignment)
    itself = found.user_id == request.user.pk
    answer = _tried(request, row, lambda: end_role(found, by=request.user), _("The role has ended."))  # type: ignore[arg-type]
    return redirect("accounts:institutions") if itself and found.ended_at else answer


def _tried(request: HttpRequest, row: Institution, act: Any, done: str) -> HttpResponse:
    try:
        act()
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect("accounts:institution", row.ref)


@login_required
@once
def claim(request: HttpRequest, ref: UUID, key: str) -> HttpResponse:
    """Say something new of the institution, from a day on, with evidence."""
    row = own_or_404(request, ref)
    require(request, "edit_dossiers", row)
    if key not in claimable(row):
        return redirect("accounts:institution", row.ref)
    form = ClaimForm(key, posted(request), request.FILES if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        data, upload = form.cleaned_data, form.cleaned_data["evidence"]
        try:
            with transaction.atomic():
                stored = store(upload, upload.name, by=request.user, purpose=key)
                entry = claim_attribute(
                    row,
                    key,
                    data["value"],
                    valid_from=data["valid_from"],
                    by=request.user,  # type: ignore[arg-type]
                    evidence=stored,
                )
                tell_verifiers(entry)
        except Refused as refusal:
            form.add_error("valid_from", str(refusal))
        else:
            office = verifier_of(entry)
            messages.success(
                request,
                _("Noted. It counts as verified once %(office)s has compared it.")
                % {"office": office.office if office else "—"},
            )
            return redirect("accounts:institution", row.ref)
    label = InstitutionAttribute.Key(key).label
    return render(request, "accounts/claim.html", {"form": form, "institution": row, "label": label})


@login_required
@require_POST
def verify(request: HttpRequest, ref: UUID, attribute: UUID) -> HttpResponse:
    row = own_or_404(request, ref)
    found = get_object_or_404(row.dated_attributes.select_related("institution__division"), ref=attribute)
    try:
        verify_attribute(found, request.user)  # type: ignore[arg-type]
    except Refused as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    messages.success(request, _("Verified."))
    return redirect("accounts:institution", row.ref)
