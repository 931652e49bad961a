from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError

from portal.demonstration.seed import is_seeded, seed
from portal.demonstration.sign_ins import table


class Command(BaseCommand):
    help = "Makes the demonstration data: invented institutions, people and dossiers over all stages. Once."

    def handle(self, *args: Any, **options: Any) -> None:
        if not (settings.DEMO or settings.DEBUG):
            raise CommandError(
                "Invented people with a known password belong on a demonstration only: set PORTAL_DEMO=1."
            )
        if is_seeded():
            self.stdout.write("The database holds dossiers already; nothing was changed.")
            return
        seed()
        # Read by the supervisor, which names the people at every start.
        (settings.DATA_DIR / "sign-ins.txt").write_text(table() + "\n")
        self.stdout.write("The demonstration data are made. `manage.py demo_sign_ins` names the people.")
