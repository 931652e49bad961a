"""What official texts look up in an edition: ``{{ edition|stage:"publicity" }}``, ``{{ edition|clause:id }}``."""

import re
from typing import Any

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

register = template.Library()

LINE = 20
"""Characters of a title on one line."""


@register.filter
def stage(edition: Any, key: str) -> Any:
    """The stage of the edition's procedure with this key; None where the procedure has none."""
    return next((one for one in edition.procedure if one.key == key), None)


@register.filter
def clause(edition: Any, name: str) -> Any:
    """The clause with this id or official spelling; None for other words."""
    spelled = {one.spelling: one for one in edition.clause_list}
    return edition.clauses.get(name) or spelled.get(name)


@register.filter
def inner(quote: str) -> str:
    """Words to be put between “ and ”: quotation marks within them become single ones."""
    return quote.replace("“", "‘").replace("”", "’")


@register.filter
def kept(title: str) -> SafeString:
    """A title that breaks before and after a name in quotation marks, not inside words that fit a line."""
    parts = [part for part in re.split(r"(“[^”]*”)", title) if part]
    return format_html_join(
        "", '<span class="{}">{}</span>', (("kept" if len(part) <= LINE else "long", part) for part in parts)
    )
