from typing import Any

from django.apps import AppConfig
from django.conf import settings

import rules
from cities.speaking import install


class CitiesConfig(AppConfig):
    name = "cities"

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        # Not in ready(): models are imported before that, and some look up a text, which makes the translation.
        install()

    def ready(self) -> None:
        """Add the cities whose package stands elsewhere than in ``rules/``; their fixture is beside it."""
        for package in settings.CITY_PACKAGES:
            rules.register(package)
