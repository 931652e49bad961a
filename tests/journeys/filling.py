"""Filling in a dossier by hand: section after section, as its form leads from one to the next."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from playwright.sync_api import expect

import rules
from portal.demonstration.filling import scan
from rules.rosters import Roster

from .visitor import Visitor

EDITION = rules.edition("datong/trial")
SAVED = re.compile("已保存")


def saved(applicant: Visitor, where: str = "") -> None:
    """The form says that everything typed so far has been saved."""
    state = applicant.page.locator(where or '[data-save-state-for="section-form"]')
    expect(state).to_have_attribute("data-state", "saved")
    expect(state).to_have_text(SAVED)


def type_section(
    applicant: Visitor,
    key: str,
    answers: Mapping[str, Any],
    edition: rules.Edition = EDITION,
    form: str = "section-form",
) -> None:
    """Every field of the section that shows. An answer may bring out further fields, so it takes two turns."""
    section = next(each for each in edition.sections if each.key == key)
    typed: set[str] = set()
    for _turn in range(2):
        before = len(typed)
        for fact in section.facts:
            field = applicant.page.locator(f'#{form} .field[data-field="{fact.key}"]')
            if fact.key in answers and fact.key not in typed and field.count() and field.is_visible():
                applicant.set(fact.key, answers[fact.key], f"#{form}")
                typed.add(fact.key)
        if len(typed) > before:
            saved(applicant, f'[data-save-state-for="{form}"]')


def type_rows(applicant: Visitor, roster: Roster, rows: list[dict[str, Any]]) -> None:
    """Row by row into the table."""
    box = applicant.page.locator(f"#roster-{roster.key}")
    for row in rows:
        box.locator("[data-row-add]").click()
        line = box.locator("tr[data-row]").last
        for column in roster.columns:
            if not row.get(column.key):
                continue
            cell = line.locator(f'[name="{column.key}"]')
            if cell.evaluate("cell => cell.tagName") == "SELECT":
                cell.select_option(row[column.key])
            else:
                cell.fill(row[column.key])
    expect(box.locator("[data-save-state]")).to_have_text(SAVED)
    expect(box.locator(f"#totals-{roster.key}")).to_contain_text(str(len(rows)))


def fill_workbook(template: bytes, roster: Roster, rows: list[dict[str, Any]]) -> bytes:
    """The downloaded template, filled in with the words that its lists offer."""
    book = load_workbook(BytesIO(template))
    sheet = book.worksheets[0]
    keys = [cell.value for cell in sheet[2]]
    assert keys == [column.key for column in roster.columns]
    for number, row in enumerate(rows, 3):
        for place, column in enumerate(roster.columns, 1):
            if value := row.get(column.key):
                sheet.cell(number, place, column.display(column.parse(value), "zh-hans"))
    filled = BytesIO()
    book.save(filled)
    return filled.getvalue()


def upload_rows(applicant: Visitor, roster: Roster, rows: list[dict[str, Any]]) -> None:
    """Template down, filled in, up again, looked at, taken over."""
    box = f"#roster-{roster.key}"
    template = applicant.download(f'{box} a[href$="/template.xlsx"]')
    applicant.follow(f'{box} a[href$="/import/"]')
    workbook = {
        "name": f"{roster.title.zh}.xlsx",
        "mimeType": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "buffer": fill_workbook(template, roster, rows),
    }
    applicant.submit({"file": workbook})
    applicant.see(rows[0]["name"])
    applicant.submit()
    assert applicant.page.locator(f"{box} tr[data-row]").count() == len(rows)


def type_plan(applicant: Visitor, answers: Mapping[str, Any]) -> None:
    for part in EDITION.plan:
        applicant.page.fill(f"#plan-text-{part.key}", answers[part.claim_key])
    for part in EDITION.plan:
        saved(applicant, f"#plan-form-{part.key} [data-save-state]")


def upload_attachments(applicant: Visitor, kinds: list[str]) -> None:
    for number, kind in enumerate(kinds, 1):
        proof = {"name": f"{kind}.png", "mimeType": "image/png", "buffer": scan(kind, number)}
        applicant.page.set_input_files(f"#file-{kind}", proof)
        expect(applicant.page.locator(f"#kind-{kind} .attachment")).to_have_count(1)
