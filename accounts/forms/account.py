"""Forms of signing in and of one's own account."""

import unicodedata
from typing import Any

from django import forms
from django.contrib.auth import authenticate, password_validation
from django.contrib.auth.forms import PasswordResetForm, SetPasswordForm
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.lockout import locked_until, says, wrong_credentials
from accounts.models import User
from accounts.notifying import mail_server_answers, send_mail


class SignInForm(forms.Form):
    username = forms.CharField(
        label=_("User name or e-mail"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "autofocus": True}),
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    locked = False
    user: User | None = None

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        self.request = request
        super().__init__(*args, **kwargs)

    def clean_username(self) -> str:
        """The account's one name: trying it by e-mail or in capitals is trying the same account."""
        given = unicodedata.normalize("NFKC", self.cleaned_data["username"]).strip()
        found = User.objects.filter(Q(username__iexact=given) | Q(email__iexact=given)).order_by("pk")
        return next(iter(found.values_list("username", flat=True)[:1]), given.lower())

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        username, password = data.get("username"), data.get("password")
        if not username or not password:
            return data
        self._refuse_if_locked(username)
        found = authenticate(self.request, username=username, password=password)
        if found is None:
            self._refuse_if_locked(username)
            raise ValidationError(wrong_credentials(), code="invalid")
        self.user = found
        return data

    def _refuse_if_locked(self, username: str) -> None:
        if until := locked_until(self.request, username):
            self.locked = True
            raise ValidationError(says(until), code="locked")


class NewPasswordForm(SetPasswordForm):
    """One's own choice; a first sign-in's demand is met by it."""

    def save(self, commit: bool = True) -> Any:
        self.user.must_change_password = False
        return super().save(commit)


class ChangePasswordForm(NewPasswordForm):
    old_password = forms.CharField(
        label=_("Present password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
    )
    field_order = ["old_password", "new_password1", "new_password2"]

    def clean_old_password(self) -> str:
        password: str = self.cleaned_data["old_password"]
        if not self.user.check_password(password):
            raise ValidationError(_("This is not your present password."), code="invalid")
        return password


class ResetForm(PasswordResetForm):
    """Django's own, with the letter in the person's language; it never says whether an address is known."""

    def clean(self) -> dict[str, Any]:
        """Asked for whatever address was typed, so that the answer tells nothing about it."""
        if not mail_server_answers():
            raise ValidationError(_("No letters can be sent at the moment. Please try again later."), code="mail")
        return dict(super().clean() or self.cleaned_data)

    def send_mail(self, *args: Any, **kwargs: Any) -> None:
        context = args[2]
        user = context["user"]
        send_mail(
            user.email,
            subject=str(_("Choose a new password")),
            template="accounts/mail/reset.txt",
            context=context,
            message_id=f"reset.{context['token']}.{context['uid']}",
        )


class ProfileForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["name", "email", "phone", "language"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].required = True


class NewAccountForm(forms.ModelForm):
    """An account with the password its owner chooses."""

    password1 = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    password2 = forms.CharField(
        label=_("Password, again"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    class Meta:
        model = User
        fields = ["name", "username", "email", "phone"]
        labels = {"name": _("Your name")}
        help_texts = {"username": _("Letters, digits and @ . + - _; you sign in with it or with your e-mail address.")}

    official = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].required = True
        self.fields["username"].widget.attrs["autocomplete"] = "username"
        self.fields["password1"].help_text = password_validation.password_validators_help_text_html()

    def clean_password2(self) -> str:
        first, second = self.cleaned_data.get("password1"), self.cleaned_data["password2"]
        if first and first != second:
            raise ValidationError(_("The two passwords differ."), code="mismatch")
        return str(second)

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        if password := self.cleaned_data.get("password1"):
            self.instance.is_official = self.official
            try:
                password_validation.validate_password(password, self.instance)
            except ValidationError as error:
                self.add_error("password1", error)

    def asked_again(self) -> bool:
        """Whether the form is wrong by now: somebody was faster, and it says so at the field."""
        self._errors = None
        return not self.is_valid()

    def ready_user(self) -> User:
        """The account with its password, not saved yet."""
        user: User = self.instance
        user.set_password(self.cleaned_data["password1"])
        return user

    @transaction.atomic
    def save(self, commit: bool = True) -> User:
        self.ready_user()
        user: User = super().save(commit)
        return user
