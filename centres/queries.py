"""The register is public: everybody sees all of it."""

from typing import Any

from django.db import models
from django.db.models import Q


class CentreQuerySet(models.QuerySet):
    def visible_to(self, _user: Any) -> "CentreQuerySet":
        return self

    def listed(self) -> "CentreQuerySet":
        return self.exclude(state="removed")

    def search(self, words: str) -> "CentreQuerySet":
        """By number, name now or earlier, lead or partner; every word must be found somewhere."""
        found = self
        for word in words.split():
            found = found.filter(
                Q(number__icontains=word)
                | Q(names__name__icontains=word)
                | Q(lead__name__icontains=word)
                | Q(partner_names__icontains=word)
            )
        return found.distinct() if found is not self else self
