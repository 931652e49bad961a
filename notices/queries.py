"""Who may see which notice and which objection."""

from typing import Any

from django.db import models
from django.db.models import Q

from accounts.permissions import scope_ids
from cities.models import City
from workflow.interests import closed_to


def _cities(user: Any, *permissions: str) -> Q:
    found = Q(pk__in=[])
    for permission in permissions:
        found |= Q(city__in=scope_ids(user, permission, City))
    return found


class NoticeQuerySet(models.QuerySet):
    def public(self) -> "NoticeQuerySet":
        """Published: posted, or posted and withdrawn since."""
        return self.exclude(state="draft")

    def visible_to(self, user: Any) -> "NoticeQuerySet":
        """Everybody sees what is published; who publishes for a city sees its drafts too."""
        if not user.is_authenticated:
            return self.public()
        return self.filter(~Q(state="draft") | _cities(user, "publish"))


class NoticeItemQuerySet(models.QuerySet):
    def of(self, process: Any) -> "NoticeItemQuerySet":
        return self.filter(process=process)


class ObjectionQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> "ObjectionQuerySet":
        """The handling office of the notice's city, but for whoever has an interest in the item."""
        if not user.is_authenticated:
            return self.none()
        mine = self.filter(item__notice__city__in=scope_ids(user, "handle_objections", City))
        return mine.exclude(item__process__in=closed_to(user))

    def open(self) -> "ObjectionQuerySet":
        return self.filter(state__in=["received", "accepted"])
