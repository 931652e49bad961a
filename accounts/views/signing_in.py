"""Signing in and out, choosing and resetting a password, accepting an invitation."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash, views
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse_lazy
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from accounts.forms.account import ChangePasswordForm, NewAccountForm, NewPasswordForm, ResetForm, SignInForm
from accounts.invitations import accept, find_invitation
from accounts.models import Invitation, User
from accounts.roles import ROLES
from accounts.views import posted
from workflow import Refused

BACKEND = "django.contrib.auth.backends.ModelBackend"


def _safe(request: HttpRequest, target: str) -> str:
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return target if target and safe else ""


def enter(request: HttpRequest, user: User, target: str) -> HttpResponse:
    """Begin the session and lead on, in the person's language unless this browser has chosen one."""
    login(request, user, backend=getattr(user, "backend", BACKEND))
    response = redirect(target)
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, user.language, samesite="Lax")
    return response


@sensitive_post_parameters("password")
@never_cache
def sign_in(request: HttpRequest) -> HttpResponse:
    target = _safe(request, request.POST.get("next") or request.GET.get("next", ""))
    if request.user.is_authenticated:
        return redirect(target or settings.LOGIN_REDIRECT_URL)
    form = SignInForm(request, posted(request))
    if request.method == "POST" and form.is_valid() and form.user:
        return enter(request, form.user, target or settings.LOGIN_REDIRECT_URL)
    status = 429 if form.locked else 200
    return render(request, "accounts/sign_in.html", {"form": form, "next": target}, status=status)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect(settings.LOGOUT_REDIRECT_URL)


@sensitive_post_parameters()
@login_required
def change_password(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    first = user.must_change_password
    form = ChangePasswordForm(user, posted(request))
    if request.method == "POST" and form.is_valid():
        form.save()
        update_session_auth_hash(request, user)
        messages.success(request, _("Your new password is in force."))
        return redirect(settings.LOGIN_REDIRECT_URL if first else "accounts:profile")
    return render(request, "accounts/change_password.html", {"form": form, "first": first})


reset = views.PasswordResetView.as_view(
    form_class=ResetForm,
    template_name="accounts/reset.html",
    success_url=reverse_lazy("accounts:reset_sent"),
)
reset_sent = views.PasswordResetDoneView.as_view(template_name="accounts/reset_sent.html")
reset_confirm = views.PasswordResetConfirmView.as_view(
    form_class=NewPasswordForm,
    template_name="accounts/reset_confirm.html",
    success_url=reverse_lazy("accounts:reset_done"),
)
reset_done = views.PasswordResetCompleteView.as_view(template_name="accounts/reset_done.html")


@sensitive_post_parameters()
@never_cache
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever holds the letter takes the role up: with a new account, or with the account of that e-mail address."""
    found = find_invitation(token)
    if found is None:
        return render(request, "accounts/invitation_gone.html", status=404)
    known = User.objects.filter(email__iexact=found.email).exists()
    user: Any = request.user
    if user.is_authenticated:
        return _accept_signed_in(request, found, user)
    if known:
        sign_in_url = f"{resolve_url('accounts:sign_in')}?next={request.path}"
        return render(request, "accounts/invitation.html", {"invitation": found, "sign_in_url": sign_in_url})
    form = NewAccountForm(posted(request), initial={"name": found.name}, instance=User(email=found.email))
    form.official = ROLES[found.role].official
    del form.fields["email"]
    if request.method == "POST" and form.is_valid():
        newcomer = form.ready_user()
        try:
            accept(found, newcomer)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return enter(request, newcomer, settings.LOGIN_REDIRECT_URL)
    return render(request, "accounts/invitation.html", {"invitation": found, "form": form})


def _accept_signed_in(request: HttpRequest, found: Invitation, user: User) -> HttpResponse:
    matches = user.email.lower() == found.email.lower()
    refused = ""
    if request.method == "POST" and matches:
        try:
            accept(found, user)
        except Refused as refusal:
            refused = str(refusal)
        else:
            messages.success(request, _("You now hold the role “%(role)s”.") % {"role": found.get_role_display()})
            return redirect(settings.LOGIN_REDIRECT_URL)
    context = {"invitation": found, "matches": matches, "signed_in": True, "refused": refused}
    return render(request, "accounts/invitation.html", context, status=409 if refused else 200)
