"""Number formats from ``fixtures/``, loaded with the cities. One that the bureau has changed since is left alone."""

from typing import Any

import yaml
from django.conf import settings
from django.dispatch import receiver

from cities.models import City
from cities.signals import reference_loaded
from documents.models import NumberFormat


@receiver(reference_loaded, sender=City)
def load_number_formats(**_kwargs: Any) -> None:
    given = yaml.safe_load((settings.BASE_DIR / "fixtures" / "number_formats.yaml").read_text(encoding="utf-8"))
    cities = {city.slug: city for city in City.objects.filter(slug__in=given)}
    NumberFormat.objects.bulk_create(
        (
            NumberFormat(city=cities[slug], kind=kind, **row)
            for slug, kinds in given.items()
            for kind, row in kinds.items()
        ),
        ignore_conflicts=True,
    )
