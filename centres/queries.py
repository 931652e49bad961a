"""The register is public: everybody sees all of it that has been announced."""

from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q, Sum

from workflow.models import Stage
from workflow.states import StageState


class CentreQuerySet(models.QuerySet):
    def visible_to(self, _user: Any) -> "CentreQuerySet":
        """An entry is opened when the paper is issued; the public learns of it when the result is announced. What is
        taken over from paper has no process, and is public at once."""
        unannounced = Stage.objects.filter(process=OuterRef("process"), key="announcement").exclude(
            state__in=[StageState.DONE, StageState.SKIPPED]
        )
        return self.exclude(Exists(unannounced))

    def listed(self) -> "CentreQuerySet":
        return self.exclude(state="removed")

    def search(self, words: str) -> "CentreQuerySet":
        """By number, name now or earlier, lead or partner; every word must be found somewhere."""
        found = self
        for word in words.split():
            found = found.filter(
                Q(number__icontains=word)
                | Q(names__name__icontains=word)
                | Q(english_name__icontains=word)
                | Q(lead__name__icontains=word)
                | Q(partner_names__icontains=word)
            )
        return found.distinct() if found is not self else self


class InstalmentQuerySet(models.QuerySet):
    """What stands is what no later row replaced."""

    def standing(self) -> "InstalmentQuerySet":
        return self.filter(replaced_by=None)

    def total(self) -> Decimal:
        """Of what stands and is not cancelled, in 万元."""
        found: Decimal | None = self.standing().filter(cancelled=False).aggregate(sum=Sum("amount"))["sum"]
        return found or Decimal(0)
