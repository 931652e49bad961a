"""The person who signs in."""

import uuid
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.contrib.auth.validators import ASCIIUsernameValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.queries import UserQuerySet
from accounts.roles import OFFICIAL_ROLES


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    """People are created here; nobody is ever given power by a flag on the account."""

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(username=self.model.normalize_username(username), **fields)
        user.email = self.normalize_email(user.email)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str) -> "User":
        return self.get(username__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """One person, one account. What they may do comes from their role assignments alone."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    username = models.CharField(
        _("User name"),
        max_length=60,
        unique=True,
        validators=[ASCIIUsernameValidator()],
        error_messages={"unique": _("This user name is taken. Choose another.")},
    )
    name = models.CharField(_("Full name"), max_length=60)
    email = models.EmailField(_("E-mail"), blank=True)
    phone = models.CharField(_("Telephone"), max_length=30, blank=True)
    language = models.CharField(_("Language"), max_length=10, choices=settings.LANGUAGES, default="zh-hans")
    must_change_password = models.BooleanField(_("Must change the password"), default=False)
    is_active = models.BooleanField(_("May sign in"), default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            models.UniqueConstraint(
                Lower("username"),
                name="user_username_once",
                violation_error_message=_("This user name is taken. Choose another."),
            ),
            models.UniqueConstraint(
                Lower("email"),
                condition=~models.Q(email=""),
                name="user_email_once",
                violation_error_message=_("This e-mail address belongs to another account."),
            ),
            # Power comes from role assignments; an account that bypasses them must not exist.
            models.CheckConstraint(condition=models.Q(is_superuser=False), name="user_no_superuser"),
        ]

    def __str__(self) -> str:
        return self.name or self.username

    def get_full_name(self) -> str:
        return str(self)

    @cached_property
    def is_official(self) -> bool:
        """Whether the person acts for a public office: stricter passwords, shorter sessions."""
        return self.pk is not None and self.assignments.running().filter(role__in=OFFICIAL_ROLES).exists()


class PasswordHistory(models.Model):
    """Earlier passwords, as hashes, so that none is taken up again at once."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="earlier_passwords")
    password = models.CharField(max_length=128)
    set_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-set_at", "-pk"]
