"""What a form that comes back with mistakes must say: above it, with links into its fields, and at each of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from xml.etree.ElementTree import Element

import tinyhtml5
from django.core.cache import cache

from tests.portal.access_table import Row, verdict
from tests.portal.requesting import Requesting
from tests.portal.test_access import path_of

HTML = "{http://www.w3.org/1999/xhtml}"
WITHOUT = {"cities:confirm"}
"""A year that is confirmed already has no form any more."""
FOCUSED = {f"{HTML}{name}" for name in ("input", "select", "textarea", "button", "a", "summary")}


def silent_forms(world: Requesting, rows: Iterable[Row], roles: Iterable[str]) -> list[str]:
    """Every form of the table, sent empty by somebody who may send it."""
    cache.clear()
    found = []
    for row in rows:
        role = next((role for role in roles if row.POST and verdict(row.POST, role) == "ok"), None)
        if role is None:
            continue
        answer = world.request(role, path_of(row, world), "POST", {"csrfmiddlewaretoken": "-"})
        if not answer.get("Content-Type", "").startswith("text/html") or answer.status_code not in {200, 409, 422}:
            continue
        faults = faults_of(answer.content)
        if row.name not in WITHOUT and not says_something(answer.content):
            faults.append("comes back and says nothing")
        found += [f"{row.id}: {fault}" for fault in faults]
    return found


def faults_of(content: bytes) -> list[str]:
    """Nothing for a page on which nothing is wrong; a page that says nothing at all is for the caller to judge."""
    return list(_faults(tinyhtml5.parse(content, namespace_html_elements=True)))


def says_something(content: bytes) -> bool:
    page = tinyhtml5.parse(content, namespace_html_elements=True)
    return any(_classes(one) & {"error-summary", "note-danger", "note-warning"} for one in page.iter())


def _classes(element: Element) -> set[str]:
    return set((element.get("class") or "").split()) if isinstance(element.tag, str) else set()


def _faults(page: Any) -> Iterator[str]:
    elements = [one for one in page.iter() if isinstance(one.tag, str)]
    by_id = {one.get("id"): one for one in elements if one.get("id")}
    summaries = [one for one in elements if "error-summary" in _classes(one)]
    wrong = [one for one in elements if one.get("aria-invalid") == "true"]
    messages = [one for one in elements if "field-error" in _classes(one)]
    if (wrong or messages) and not summaries:
        yield f"mistakes at fields and no summary: {[_text(one) for one in messages][:2]}"
    for summary in summaries:
        if summary.get("data-focus") is None or summary.get("role") != "alert":
            yield "a summary that does not take the focus"
        for link in summary.iter(f"{HTML}a"):
            target = by_id.get((link.get("href") or "").removeprefix("#"))
            if target is None:
                yield f"a link to nothing: {link.get('href')} {_text(link)}"
            elif target.tag not in FOCUSED and target.get("tabindex") is None:
                yield f"a link to what takes no focus: {link.get('href')} {target.tag.removeprefix(HTML)}"
    groups = {id(one): group for group in page.iter(f"{HTML}fieldset") for one in group.iter()}
    for field in wrong:
        around = groups.get(id(field))  # of several choices the group says what is wrong
        named = [
            name for one in (field, around) if one is not None for name in (one.get("aria-describedby") or "").split()
        ]
        if not any(name in by_id and _text(by_id[name]) for name in named):
            yield f"a wrong field that does not say why: {field.get('name')}"
        for name in named:
            if name not in by_id:
                yield f"described by what is not there: {name}"


def _text(element: Element) -> str:
    return "".join(element.itertext()).strip()
