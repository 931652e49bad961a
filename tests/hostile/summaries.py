"""What a form that comes back with mistakes must say: above it, with links into its fields, and at each of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

import tinyhtml5

HTML = "{http://www.w3.org/1999/xhtml}"
FOCUSED = {f"{HTML}{name}" for name in ("input", "select", "textarea", "button", "a", "summary")}


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
