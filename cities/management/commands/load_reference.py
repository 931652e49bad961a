from typing import Any

from django.core.management.base import BaseCommand

from cities.reference import load_reference


class Command(BaseCommand):
    help = "Load the five cities, their divisions and the working-day calendar (may be run again)."

    def handle(self, *args: Any, **options: Any) -> None:
        counts = load_reference()
        self.stdout.write(", ".join(f"{number} {what}" for what, number in counts.items()))
