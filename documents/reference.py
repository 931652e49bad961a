"""Number formats, loaded with the cities. One that the bureau has changed since is left alone.

Papers of one series share its numbers. The bureau's own code (机关代字) is laid down by its office.
"""

from typing import Any

from django.dispatch import receiver

from cities.models import City
from cities.reference import read_cities
from cities.signals import reference_loaded
from documents.models import NumberFormat


@receiver(reference_loaded, sender=City)
def load_number_formats(**_kwargs: Any) -> None:
    cities = {city.slug: city for city in City.objects.all()}
    NumberFormat.objects.bulk_create(
        (
            NumberFormat(city=cities[slug], kind=kind, **row)
            for slug, given in read_cities().items()
            for kind, row in given["number_formats"].items()
        ),
        ignore_conflicts=True,
    )
