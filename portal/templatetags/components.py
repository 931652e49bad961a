"""``{% component %}``, ``{% slot %}`` and ``{% icon %}``: small, declared, strict."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Any, Final

from django import template
from django.conf import settings
from django.template.base import FilterExpression, Node, NodeList, Parser, Token, token_kwargs
from django.template.context import Context
from django.template.loader import get_template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy, pgettext
from django.utils.translation import gettext as _

import rules
from portal.components import COMPONENTS, REQUIRED, Component, part
from portal.states import look_of
from portal.templatetags.rules_text import in_active_language

register = template.Library()

# What every component may read from the page around it.
SHARED = ("request", "user", "csrf_token", "perms")
ALERTS: Final = {
    "danger": ("danger", "alert-circle"),
    "error": ("danger", "alert-circle"),
    "warning": ("warning", "alert-triangle"),
    "success": ("success", "circle-check"),
    "info": ("info", "info-circle"),
}
BUTTONS: Final = {
    "primary",
    "danger",
    "success",
    "warning",
    "outline-primary",
    "outline-danger",
    "outline-warning",
    "secondary",
}
STRENGTHS: Final = {
    "must": gettext_lazy("must"),
    "in_principle": gettext_lazy("in principle"),
    "encouraged": gettext_lazy("encouraged"),
    "duty_later": gettext_lazy("duty later"),
    "advisory": gettext_lazy("stricter reading, for reference"),
}


class UnknownComponent(template.TemplateSyntaxError):
    pass


class SlotNode(Node):
    def __init__(self, name: str, nodelist: NodeList) -> None:
        self.name = name
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        return self.nodelist.render(context)


class ComponentNode(Node):
    def __init__(self, component: Component, props: dict[str, FilterExpression], nodelist: NodeList) -> None:
        self.component = component
        self.props = props
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        values: dict[str, Any] = {
            name: self.props[name].resolve(context) if name in self.props else default
            for name, default in self.component.props.items()
        }
        rest = [node for node in self.nodelist if not isinstance(node, SlotNode)]
        slots: dict[str, str] = dict.fromkeys(self.component.slots, "")
        if "body" in slots:
            slots["body"] = NodeList(rest).render(context).strip()
        for node in self.nodelist:
            if isinstance(node, SlotNode):
                slots[node.name] = SafeString(node.render(context).strip())
        if "body" in slots:
            slots["body"] = SafeString(slots["body"])
        shared = {name: context[name] for name in SHARED if name in context}
        page = get_template(self.component.template).template  # type: ignore[attr-defined]
        return page.render(context.new({**shared, **self.component.prepare(values), "slots": slots}))


def _literal(word: str, tag: str) -> str:
    if len(word) < 3 or word[0] != word[-1] or word[0] not in "\"'":
        raise template.TemplateSyntaxError(f"{{% {tag} %}} takes its name as a quoted word, got {word}")
    return word[1:-1]


def _listed(names: Mapping[str, Any] | tuple[str, ...]) -> str:
    return ", ".join(sorted(names)) or "none"


@register.tag("component")
def component(parser: Parser, token: Token) -> ComponentNode:
    """``{% component "name" prop=value … %}``; one with slots runs to ``{% endcomponent %}`` or ends in ``/``."""
    _, *bits = token.split_contents()
    if not bits:
        raise template.TemplateSyntaxError(f"component needs a name; known: {_listed(COMPONENTS)}")
    name = _literal(bits.pop(0), "component")
    if name not in COMPONENTS:
        raise UnknownComponent(f"unknown component “{name}”; known: {_listed(COMPONENTS)}")
    declared = COMPONENTS[name]
    closed = bool(bits) and bits[-1] == "/"
    if closed:
        bits.pop()
    props = token_kwargs(bits, parser)
    if bits:
        raise template.TemplateSyntaxError(f"component “{name}” takes prop=value only, got {' '.join(bits)}")
    if unknown := props.keys() - declared.props.keys():
        raise template.TemplateSyntaxError(
            f"component “{name}” has no prop {_listed(tuple(unknown))}; known: {_listed(declared.props)}"
        )
    missing = {prop for prop, default in declared.props.items() if default is REQUIRED} - props.keys()
    if missing:
        raise template.TemplateSyntaxError(f"component “{name}” needs {_listed(tuple(missing))}")

    nodelist = NodeList()
    if declared.slots and not closed:
        nodelist = parser.parse(("endcomponent",))
        parser.delete_first_token()
    for node in nodelist:
        if isinstance(node, SlotNode) and node.name not in declared.slots:
            raise template.TemplateSyntaxError(
                f"component “{name}” has no slot “{node.name}”; known: {_listed(declared.slots)}"
            )
    if "body" not in declared.slots:
        stray = [node for node in nodelist if not isinstance(node, SlotNode) and str(getattr(node, "s", "x")).strip()]
        if stray:
            raise template.TemplateSyntaxError(
                f"component “{name}” has no body; put its parts into slots: {_listed(declared.slots)}"
            )
    return ComponentNode(declared, props, nodelist)


@register.tag("slot")
def slot(parser: Parser, token: Token) -> SlotNode:
    _, *bits = token.split_contents()
    if len(bits) != 1:
        raise template.TemplateSyntaxError("slot takes its name and nothing else")
    nodelist = parser.parse(("endslot",))
    parser.delete_first_token()
    return SlotNode(_literal(bits[0], "slot"), nodelist)


@cache
def icon_names() -> frozenset[str]:
    return frozenset((settings.BASE_DIR / "assets" / "icons.txt").read_text().split())


@register.simple_tag
@cache
def icon(name: str, classes: str = "") -> SafeString:
    """An icon of the sprite. It is decoration: the words beside it say the same."""
    if name not in icon_names():
        raise template.TemplateSyntaxError(f"unknown icon “{name}”; add it to assets/icons.txt")
    return format_html(
        '<svg class="icon{}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        f" {classes}" if classes else "",
        static("vendor/icons.svg"),
        name,
    )


@register.filter
def state_label(state: Any) -> Any:
    return look_of(state).label


@register.filter
def state_icon(state: Any) -> str:
    return look_of(state).icon


@register.filter
def state_tone(state: Any) -> str:
    return look_of(state).tone


@register.filter
def state_is(state: Any, name: str) -> bool:
    return str(getattr(state, "value", state)) == name


@register.filter
def alert_tone(tone: Any) -> str:
    """Django's message levels and Bootstrap's names come down to four."""
    words = str(tone or "").split()
    return next((ALERTS[word][0] for word in words if word in ALERTS), "info")


@register.filter
def alert_icon(tone: Any) -> str:
    words = str(tone or "").split()
    return next((ALERTS[word][1] for word in words if word in ALERTS), "info-circle")


@register.filter
def button_tone(tone: Any) -> str:
    return str(tone) if tone in BUTTONS else "outline-primary"


@register.filter
def submit_tone(tone: Any) -> str:
    """On the page of an act its button is the main one, whatever its rank elsewhere; what refuses keeps its colour."""
    return str(tone) if tone in ("danger", "outline-danger", "warning", "success") else "primary"


@register.filter
def shown_as(finding: Any) -> str:
    """The state by which a finding, or its stored JSON, is shown."""
    return rules.shown_as(finding)


@register.filter
def strength_label(strength: Any) -> Any:
    return STRENGTHS.get(str(getattr(strength, "value", strength)), strength)


@register.filter
def shown(value: Any) -> Any:
    """A value as people write it: lists joined, decimals without trailing zeros, yes and no in words."""
    match value:
        case None:
            return ""
        case bool():
            return _("Yes") if value else _("No")
        case Decimal():
            return f"{value.normalize():f}" if value == value.to_integral() else f"{value:f}"
        case datetime():
            return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
        case date():
            return value.isoformat()
        case list() | tuple():
            return pgettext("between items", ", ").join(str(shown(item)) for item in value)
        case _:
            return in_active_language(value)


@register.filter
def as_day(value: Any) -> str:
    """The day of a date or an aware time, in the portal's time zone."""
    if isinstance(value, datetime):
        value = timezone.localtime(value).date()
    return value.isoformat() if isinstance(value, date) else str(value)


@register.filter
def last_moment(value: datetime) -> str:
    """The moment at which a period is over: midnight is 24:00 of the day that ends with it."""
    local = timezone.localtime(value)
    if local.hour == local.minute == 0:
        return f"{(local - timedelta(days=1)).date().isoformat()} 24:00"
    return f"{local:%Y-%m-%d %H:%M}"


@register.filter
def is_number(kind: Any) -> bool:
    return str(getattr(kind, "value", kind)) in {"integer", "decimal", "money", "area"}


@register.filter
def cell(row: Mapping[str, Any], column: Any) -> Any:
    """The cell of a roster row as stored: shown by its column (a ``rules.Fact``), otherwise as people write it."""
    value = row.get(part(column, "key"))
    if value is None or value == "":
        return "—"
    if hasattr(column, "load") and hasattr(column, "display"):
        return column.display(column.load(value), get_language() or "zh-hans")
    return shown(value)


@register.filter
def in_row(column: Any, row: Mapping[str, Any]) -> bool:
    return part(column, "key") in row


ENGLISH = re.compile(r"[A-Za-z]+(?:[ ,&'-]+[A-Za-z]+)+\.?")
"""Several words without a Chinese character: read aloud as what they are."""


@register.filter
def as_facts(items: Iterable[Any]) -> Iterable[Mapping[str, Any]]:
    for item in items:
        if isinstance(item, tuple):
            label, value = item
            fact = {"label": label, "value": shown(value)}
        else:
            fact = {name: part(item, name) for name in ("label", "unit", "note", "wide")} | {
                "value": shown(part(item, "value"))
            }
        value = fact["value"]
        yield {**fact, "english": isinstance(value, str) and ENGLISH.fullmatch(value) is not None}


@register.filter
def page_numbers(page: Any) -> Iterable[int | str]:
    return page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)


@register.simple_tag(takes_context=True)
def page_url(context: Context, number: int, param: str = "page") -> str:
    return query_with(context, **{param: number})


@register.simple_tag
def form_problems(form: Any = None, forms: Iterable[Any] = ()) -> list[dict[str, Any]]:
    """What is wrong, in the order of the fields, each with the id of its field; of forms alike, which of them."""
    problems: list[dict[str, Any]] = []
    for one in ([form] if form is not None else []) + list(forms):
        if not one.is_bound:
            continue
        about = getattr(one, "about", "")
        problems += [{"text": text} for text in one.non_field_errors()]
        for field in one:
            label = f"{about} · {field.label}" if about else field.label
            anchor = f"{field.auto_id}_0" if field.use_fieldset else field.id_for_label or field.auto_id
            problems += [{"label": label, "text": text, "anchor": anchor} for text in field.errors]
    return problems


@register.simple_tag(takes_context=True)
def query_with(context: Context, **changes: Any) -> str:
    """The query string of this page with some parameters replaced, or left out where the value is empty."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        if value in (None, ""):
            query.pop(name, None)
        else:
            query[name] = str(value)
    return f"?{query.urlencode()}" if query else "?"
