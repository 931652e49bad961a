import json
import sys
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

import rules
from cities.law_files import edition_called
from rules.stating import assess_stated
from rules.strict_json import read_object


class Command(BaseCommand):
    help = "Assess stated facts against a city's regulation. FACTS.json is one object of keys as `facts` lists them."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("city", help="the name of a city in addresses, or the key of an edition")
        parser.add_argument("facts", help="a file, or - for standard input")
        parser.add_argument("--json", action="store_true", help="for machines")
        parser.add_argument("--on", type=date.fromisoformat, metavar="DATE", help="as of this day (default: today)")

    def handle(self, *args: Any, **options: Any) -> None:
        edition = edition_called(options["city"])
        stated = _read(options["facts"])
        try:
            found = assess_stated(edition, stated, as_of=options["on"] or timezone.localdate())
        except rules.FactError as error:
            raise CommandError(f"{error.key}: {error.explain().zh} ({error.explain().en})", returncode=2) from None
        if options["json"]:
            self.stdout.write(json.dumps(found.to_json(), ensure_ascii=False, indent=1))
            return
        self.stdout.write(f"{edition.title}  {found.as_of}")
        self.stdout.write(f"{rules.OUTCOME_WORDS[found.outcome].zh}  {found.outcome.value}")
        for finding in found.findings:
            self.stdout.write(_line(finding))


def _line(finding: rules.Finding) -> str:
    parts = [rules.SHOWN_WORDS[rules.shown_as(finding)].zh, rules.STRENGTH_WORDS[finding.strength].zh, finding.title.zh]
    for name, value in (("现为", finding.value), ("要求", finding.threshold), ("还差", finding.shortfall)):
        if value is not None:
            parts.append(f"{name}{value.zh}")
    return "  ".join([*parts, finding.explanation.zh])


def _read(name: str) -> dict[str, object]:
    try:
        return read_object(sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise CommandError(f"{name}: {error}", returncode=2) from None
