"""Templates of invented answers: a topic's words, a unit's name, and figures that vary from dossier to dossier.

A text holds expressions in braces: names of the context, and whole-number arithmetic on them (``{620+35*(n%11)}``), with
an ordinary format after a colon (``{n:04d}``). A mapping with ``pick`` stands for one of its variants: the ``n``-th, or in
a row of a roster the ``i``-th, unless ``by`` says otherwise. A list is several values.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from string import Formatter
from typing import Any

Context = Mapping[str, Any]

_OPERATORS: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
}


@lru_cache(maxsize=4096)
def _parsed(expression: str) -> ast.expr:
    return ast.parse(expression, mode="eval").body


@lru_cache(maxsize=4096)
def _parts(template: str) -> tuple[tuple[str, str | None, str], ...]:
    return tuple((text, expression, form or "") for text, expression, form, _ in Formatter().parse(template))


def _value(node: ast.expr, context: Context) -> Any:
    match node:
        case ast.Constant(value=int(number)):
            return number
        case ast.Name(id=name):
            return context[name]
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            return _OPERATORS[type(op)](_value(left, context), _value(right, context))
        case ast.Subscript(value=value, slice=place):
            return _value(value, context)[_value(place, context)]
    raise ValueError(f"a template cannot say {ast.unparse(node)}")


def number(expression: str | int, context: Context) -> int:
    """What an expression comes to (``12+n%9``)."""
    return int(_value(_parsed(str(expression)), context))


def text(template: str, context: Context) -> str:
    return "".join(
        before + ("" if expression is None else format(_value(_parsed(expression), context), form))
        for before, expression, form in _parts(template)
    )


def told(template: Any, context: Context, *, by: str = "n") -> Any:
    """What a template says in this context: text, or a list of texts."""
    if isinstance(template, dict):
        variants = template["pick"]
        return told(variants[number(template.get("by", by), context) % len(variants)], context, by=by)
    if isinstance(template, list):
        return [told(each, context, by=by) for each in template]
    return text(str(template), context)


def rows(template: list[dict[str, Any]], context: Context) -> Iterator[dict[str, Any]]:
    """The rows of a roster: single ones, ``times`` the same, or one for ``each`` thing of a list in the context.

    ``i`` counts the rows; what ``_row_context`` of the answers adds may vary with it.
    """
    place = 0
    for group in template:
        items = [None]
        row = group
        if "row" in group:
            row = group["row"]
            items = context[group["each"]] if "each" in group else [None] * number(group["times"], context)
        for item in items:
            here = {**context, "i": place, "item": item, **context["of_row"](place)}
            yield {key: told(value, here, by="i") for key, value in row.items() if value is not None}
            place += 1
