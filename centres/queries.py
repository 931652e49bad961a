"""The register is public: everybody sees all of it that has been announced."""

from typing import Any

from django.db import models
from django.db.models import Q


class CentreQuerySet(models.QuerySet):
    def visible_to(self, _user: Any) -> "CentreQuerySet":
        """An entry is opened when the paper is issued; the public learns of it when the result is announced, which ends
        the procedure. An entry that is still being established is public before."""
        return self.filter(Q(process__current_stage=None) | Q(state="establishing"))

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
