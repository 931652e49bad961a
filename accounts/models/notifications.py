"""Messages to people. The English msgid and its parameters are kept; the words are made when they are shown."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from accounts.queries import NotificationQuerySet
from workflow.models import Event


class _Known(dict):
    """Parameters of a message; one that is missing shows as its name rather than breaking the page."""

    def __missing__(self, key: str) -> str:
        return f"%({key})s"


class Notification(models.Model):
    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notifications")
    event = models.ForeignKey(Event, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    message = models.CharField(max_length=250)
    params = models.JSONField(default=dict)
    url = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("notification")
        ordering = ["-created_at", "-pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["event", "user", "message"],
                condition=Q(event__isnull=False),
                name="notification_once_per_event",
            )
        ]
        indexes = [
            models.Index(fields=["user"], condition=Q(read_at__isnull=True), name="notification_unread"),
            models.Index(fields=["user", "-created_at"], name="notification_of_user"),
        ]

    def __str__(self) -> str:
        return self.message

    @property
    def text(self) -> str:
        """The message in the reader's language."""
        return gettext(self.message) % _Known({key: _in_language(value) for key, value in self.params.items()})


def _in_language(value: Any) -> Any:
    """A parameter given in both languages, as ``{"zh": …, "en": …}``, shows in the reader's."""
    if isinstance(value, dict) and "zh" in value:
        return value["zh"] if (get_language() or "zh").startswith("zh") else value.get("en") or value["zh"]
    return value
