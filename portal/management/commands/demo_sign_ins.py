from typing import Any

from django.core.management import BaseCommand

from portal.demonstration.sign_ins import table


class Command(BaseCommand):
    help = "Names one person for each part in the demonstration, with the password, and what is worth trying as them."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(table())
