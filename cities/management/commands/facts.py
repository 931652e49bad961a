import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from cities.law_files import edition_called
from rules.stating import facts_of


class Command(BaseCommand):
    help = "The facts of a city's regulation: key, label, type, unit, choices, how derived, which clauses use it."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("city", help="the name of a city in addresses, or the key of an edition")
        parser.add_argument("--json", action="store_true", help="for machines")

    def handle(self, *args: Any, **options: Any) -> None:
        edition = edition_called(options["city"])
        rows: list[dict[str, Any]] = facts_of(edition)
        if options["json"]:
            self.stdout.write(json.dumps({"edition": edition.key, "facts": rows}, ensure_ascii=False, indent=1))
            return
        for row in rows:
            self.stdout.write(_line(edition.key, row))
            for column in row.get("columns", ()):
                self.stdout.write("    " + _line(edition.key, column))


def _line(edition: str, row: dict[str, Any]) -> str:
    parts = [row["key"], row["type"], row["label"]["zh"]]
    if row.get("unit"):
        parts.append(row["unit"]["zh"])
    if row.get("choices"):
        parts.append(" | ".join(f"{choice['value']}={choice['label']['zh']}" for choice in row["choices"]))
    if row.get("derived_from"):
        parts.append(f"由 {'、'.join(row['derived_from'])} 得出：{row['formula']}")
    if row["clauses"]:
        parts.append(" ".join(clause.removeprefix(edition) for clause in row["clauses"]))
    return "  ".join(parts)
