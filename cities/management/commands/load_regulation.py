from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cities.law_files import UnreadableLaw, edition_called, law_text
from cities.standing import keep_text
from rules.official_text import parse
from rules.tracing import trace


class Command(BaseCommand):
    help = "Load an official text (.txt in UTF-8, or .docx) as the text of a city's edition, clause by clause."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("city", help="the name of a city in addresses")
        parser.add_argument("file", type=Path)
        parser.add_argument("--edition", default="", help="the key of an edition (default: the newest of the city)")

    def handle(self, *args: Any, **options: Any) -> None:
        edition = edition_called(options["edition"] or options["city"])
        if edition.city != options["city"].partition("/")[0]:
            raise CommandError(f"{edition.key} is no edition of {options['city']}")
        path: Path = options["file"]
        try:
            words = law_text(path.name, path.read_bytes())
        except (OSError, UnreadableLaw) as error:
            raise CommandError(f"{path}: {error}", returncode=2) from None
        text = parse(words)
        if not text.units:
            raise CommandError(f"{path}: no article was found in it; nothing was stored", returncode=2)
        keep_text(edition, words, path.name)
        self.stdout.write(f"{edition.title}  {edition.key}: {len(text.units)} 条款")
        for fault in text.faults:
            self.stdout.write(f"  文本有误 第{fault.line}行 {fault.words}")
        for fault in text.unplaced:
            self.stdout.write(f"  未能归位 第{fault.line}行 {fault.words}")
        found = trace(edition, text)
        for unit in found.unlisted:
            self.stdout.write(f"  模块未列 {unit.spelling} {unit.text[:40]}")
        for clause in found.absent:
            self.stdout.write(f"  文本所无 {clause.spelling}")
