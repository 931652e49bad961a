import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cities.law_files import edition_called, read_law
from rules.official_text import OfficialText
from rules.tracing import BY_WORDS, Trace, trace


class Command(BaseCommand):
    help = "For every clause of a city's regulation what carries it out; with its text, both held against each other."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("city", help="the name of a city in addresses, or the key of an edition")
        parser.add_argument("--text", type=Path, metavar="FILE", help="the official text, .txt (UTF-8) or .docx")
        parser.add_argument("--json", action="store_true", help="for machines")

    def handle(self, *args: Any, **options: Any) -> None:
        edition = edition_called(options["city"])
        found = trace(edition, read_law(options["text"]) if options["text"] else None)
        if options["json"]:
            self.stdout.write(json.dumps(found.to_json(), ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n".join(_lines(found)))
        if not found.clean:
            raise CommandError("The module and the text do not agree.", returncode=1)


def _lines(found: Trace) -> list[str]:
    edition = found.edition
    lines = [f"{edition.title}  {edition.key}", ""]
    for clause in found.to_json()["clauses"]:  # type: ignore[attr-defined]
        lines += [f"{clause['spelling']}  “{clause['quote']}”"]
        for one in clause["carried_out_by"]:
            titles = "、".join(target["title"]["zh"] if target["title"] else target["key"] for target in one["targets"])
            note = one["note"]["zh"] if one["note"] else ""
            words = "：".join(part for part in (titles, note) if part)
            later = "  [后续阶段]" if one["later"] else ""
            lines.append(f"    {BY_WORDS[one['by']].zh}  {words}{later}")
        if clause["ambiguous"]:
            lines.append(f"    存疑，由人裁量  {clause['ambiguous']['zh']}")
    lines += ["", "  ".join(f"{name} {number}" for name, number in found.counts.items())]
    return lines + (_against(found, found.text) if found.text else [])


def _against(found: Trace, text: OfficialText) -> list[str]:
    lines = [f"文本 {len(text.units)} 条款"]
    lines += [f"  文本有误 第{fault.line}行 {fault.words}" for fault in text.faults]
    lines += [f"  未能归位 第{fault.line}行 {fault.words}" for fault in text.unplaced]
    lines += [f"  模块未列 {unit.spelling}  {unit.id}  第{unit.line}行 {unit.text[:40]}" for unit in found.unlisted]
    lines += [f"  文本所无 {clause.spelling}  {clause.id}" for clause in found.absent]
    lines += [f"  引文不符 {who}  “{quote}”" for who, quote in found.misquoted]
    return [*lines, "一致" if found.clean else "不一致"]
