"""Texts of the rule modules in the reader's language."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import get_language

register = template.Library()


def in_active_language(value: Any) -> Any:
    """Pick the language the reader has chosen.

    Takes ``rules.Text`` or an explanation, anything with ``zh`` and ``en``, the same stored as JSON, or a plain string,
    which comes back as it is. Where the English is empty (the law's own words) the Chinese stands.
    """
    code = get_language() or "zh-hans"
    if hasattr(value, "in_language"):
        return value.in_language(code)
    if isinstance(value, Mapping) and ("zh" in value or "en" in value):
        zh, en = value.get("zh"), value.get("en")
        return (zh or en or "") if code.startswith("zh") else (en or zh or "")
    zh, en = getattr(value, "zh", None), getattr(value, "en", None)
    if zh is None and en is None:
        return value
    return (zh or en or "") if code.startswith("zh") else (en or zh or "")


@register.filter
def tr(value: Any) -> Any:
    """``{{ fact.label|tr }}``; a plain string passes unchanged."""
    text = in_active_language(value)
    return "" if text is None else text


@register.filter
def key(mapping: Mapping[str, Any], name: str) -> Any:
    """``{{ edition.clauses|key:stage.clause }}``: an entry by a computed key; None where there is none."""
    return mapping.get(name)


@register.filter
def anchor(clause: str) -> str:
    """``{{ clause.id|anchor }}``: where a clause stands on the page of its regulation."""
    return clause.partition("#")[2]


@register.filter
def law_url(clause: str) -> str:
    """``{{ clause.id|law_url }}``: where a clause (``city/edition#9(3)``) stands in the portal; "" for no such id."""
    edition, _hash, place = str(clause or "").partition("#")
    city, _slash, name = edition.partition("/")
    return f"{reverse('portal:edition', args=[city, name])}#{place}" if name and place else ""
