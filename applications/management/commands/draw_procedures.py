"""``manage.py draw_procedures``: docs/procedures, one page for each edition."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

import rules
from applications.drawing import file_name, procedure_page

FOLDER = settings.BASE_DIR / "docs" / "procedures"


class Command(BaseCommand):
    help = "Draw the procedure of each edition from its declaration. --check only says whether the pages are current."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override("en"):
            pages = {FOLDER / file_name(edition): procedure_page(edition) for edition in rules.editions()}
        if options["check"]:
            stale = [path.name for path, page in pages.items() if not path.exists() or path.read_text() != page]
            stale += [path.name for path in FOLDER.glob("*.md") if path not in pages]
            if stale:
                raise CommandError(f"not current: {', '.join(sorted(stale))}; run manage.py draw_procedures")
            return
        FOLDER.mkdir(exist_ok=True)
        for path in FOLDER.glob("*.md"):
            path.unlink()
        for path, page in pages.items():
            path.write_text(page)
