from typing import Any

from django.apps import AppConfig

from cities.speaking import install


class CitiesConfig(AppConfig):
    name = "cities"

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        # Not in ready(): models are imported before that, and some look up a text, which makes the translation.
        install()
