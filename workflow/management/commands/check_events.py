import sys
from typing import Any

from django.core.management.base import BaseCommand

from workflow.chain import broken_links


class Command(BaseCommand):
    help = "Check the chains of events, and each event against its digest; exit 1 where one was changed or is missing."

    def handle(self, *args: Any, **options: Any) -> None:
        whole = True
        for line in broken_links():
            self.stderr.write(line)
            whole = False
        if not whole:
            sys.exit(1)
        self.stdout.write("Every event follows the one before and is as it was written.")
