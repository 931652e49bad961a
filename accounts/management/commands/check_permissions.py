import sys
from typing import Any

from django.core.management.base import BaseCommand

from accounts.derivation import check_drift, derive_permissions


class Command(BaseCommand):
    help = "Compare groups and object permissions with the role assignments; exit 1 where they differ."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--repair", action="store_true", help="derive them anew first")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["repair"]:
            derive_permissions()
        differences = list(check_drift())
        for line in differences:
            self.stderr.write(line)
        if differences:
            sys.exit(1)
        self.stdout.write("Groups and object permissions agree with the role assignments.")
