from time import monotonic
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, CommandParser

from cities.models import City
from portal.demonstration.many import make_many
from portal.demonstration.seed import is_seeded


class Command(BaseCommand):
    help = "Makes many invented dossiers beside those of the demonstration, spread over cities, states and years."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--count", type=int, required=True, help="how many")
        parser.add_argument(
            "--city", action="append", default=[], metavar="SLUG", help="only there (may be repeated; default: all)"
        )
        parser.add_argument("--yes", action="store_true", help="also where PORTAL_DEMO is not set")

    def handle(self, *args: Any, **options: Any) -> None:
        if not (settings.DEMO or settings.DEBUG or options["yes"]):
            raise CommandError("Invented dossiers belong on a demonstration only: set PORTAL_DEMO=1, or say --yes.")
        if options["count"] < 1:
            raise CommandError("--count takes a number from 1.")
        unknown = set(options["city"]) - set(City.objects.values_list("slug", flat=True))
        if unknown:
            raise CommandError(f"There is no city {', '.join(sorted(unknown))}.")
        if not is_seeded():
            raise CommandError("These are copies of the demonstration's dossiers: run `manage.py seed_demo` first.")
        started = monotonic()
        made = make_many(options["count"], options["city"])
        self.stdout.write(f"{made} dossiers were made in {monotonic() - started:.1f} s.")
