"""What a password must be. Each validator says what is wrong in one sentence."""

from typing import Any

from django.contrib.auth.hashers import check_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import PasswordHistory


class LengthValidator:
    """At least 8 characters; 12 for those who act for a public office."""

    def __init__(self, length: int = 8, length_for_officials: int = 12) -> None:
        self.length = length
        self.length_for_officials = length_for_officials

    def validate(self, password: str, user: Any = None) -> None:
        needed = self.length_for_officials if getattr(user, "is_official", False) else self.length
        if len(password) < needed:
            raise ValidationError(
                ngettext(
                    "The password needs at least %(count)d character.",
                    "The password needs at least %(count)d characters.",
                    needed,
                ),
                code="password_too_short",
                params={"count": needed},
            )

    def get_help_text(self) -> str:
        return _("At least %(length)d characters; at least %(official)d for officials.") % {
            "length": self.length,
            "official": self.length_for_officials,
        }


class KindsValidator:
    """Three of: capital letters, small letters, digits, other characters."""

    def validate(self, password: str, user: Any = None) -> None:
        kinds = [
            any(c.isascii() and c.isupper() for c in password),
            any(c.isascii() and c.islower() for c in password),
            any(c.isdigit() for c in password),
            any(not (c.isascii() and c.isalnum()) for c in password),
        ]
        if sum(kinds) < 3:
            raise ValidationError(
                _("Use three of the four: capital letters, small letters, digits, other characters."),
                code="password_too_plain",
            )

    def get_help_text(self) -> str:
        return _("Three of the four: capital letters, small letters, digits, other characters.")


class AccountNameValidator:
    """Neither the account name nor the mailbox name inside it."""

    def validate(self, password: str, user: Any = None) -> None:
        names = (getattr(user, "username", "") or "", (getattr(user, "email", "") or "").partition("@")[0])
        if any(len(name) >= 3 and name.lower() in password.lower() for name in names):
            raise ValidationError(_("The password contains your user name."), code="password_contains_name")

    def get_help_text(self) -> str:
        return _("Not containing your user name.")


class NotReusedValidator:
    """None of the last five."""

    def __init__(self, remembered: int = 5) -> None:
        self.remembered = remembered

    def validate(self, password: str, user: Any = None) -> None:
        if user is None or user.pk is None:
            return
        earlier = list(user.earlier_passwords.values_list("password", flat=True)[: self.remembered])
        if any(check_password(password, encoded) for encoded in {*earlier, user.password}):
            raise ValidationError(
                _("This is one of your last %(count)d passwords. Choose a new one.") % {"count": self.remembered},
                code="password_reused",
            )

    def password_changed(self, password: str, user: Any = None) -> None:
        if user is None or user.pk is None or not user.has_usable_password():
            return
        PasswordHistory.objects.create(user=user, password=user.password)
        kept = user.earlier_passwords.values("pk")[: self.remembered]
        user.earlier_passwords.exclude(pk__in=list(kept.values_list("pk", flat=True))).delete()

    def get_help_text(self) -> str:
        return _("Not one of your last %(count)d passwords.") % {"count": self.remembered}
