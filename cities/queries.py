"""Cities and divisions are public: everybody sees all of them; these querysets pick the useful ones."""

from datetime import date

from django.db import models
from django.db.models import Q


class CityQuerySet(models.QuerySet):
    def opened(self) -> "CityQuerySet":
        return self.filter(opened=True)


class DivisionQuerySet(models.QuerySet):
    def valid_on(self, day: date) -> "DivisionQuerySet":
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=day), Q(valid_to__isnull=True) | Q(valid_to__gte=day)
        )
