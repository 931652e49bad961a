"""The components that templates may use, each with its declared props and slots.

``{% component "empty_state" title=_("Nothing here yet") / %}`` needs no body; a component that declares slots takes
``{% component "card" %} body {% slot "actions" %}…{% endslot %}{% endcomponent %}`` or is closed at once by ``/``.
The template is ``templates/components/<name>.html``; it sees its props, ``slots.<name>`` and the request, nothing else.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext, ngettext

import rules
from portal.templatetags.rules_text import law_url

Values = dict[str, Any]


class Required:
    """Marks a prop that must be given."""

    def __repr__(self) -> str:
        return "required"


REQUIRED: Final = Required()


@dataclass(frozen=True)
class Component:
    """One component: ``props`` maps each name to its default, ``slots`` names the parts that a caller may fill."""

    name: str
    says: str
    props: Mapping[str, Any] = field(default_factory=dict)
    slots: tuple[str, ...] = ()
    prepare: Callable[[Values], Values] = lambda values: values

    @property
    def template(self) -> str:
        return f"components/{self.name}.html"

    @property
    def declared(self) -> list[tuple[str, bool]]:
        """Each prop with whether it must be given."""
        return [(name, default is REQUIRED) for name, default in self.props.items()]


def part(thing: Any, name: str) -> Any:
    """An attribute of an object, or an entry of its stored JSON; None when it has neither."""
    return thing.get(name) if isinstance(thing, Mapping) else getattr(thing, name, None)


def _of_finding(values: Values) -> Values:
    """A finding of ``rules`` or the same as stored JSON; what the caller gives prevails. A value of 0 is a value."""
    finding = values["finding"]
    names = ("result", "explanation", "shortfall", "strength", "title", "quote", "value", "threshold", "judgement")
    read = {name: part(finding, name) for name in names} | {"result": rules.shown_as(finding)}
    given = {name: value for name, value in values.items() if value is not None and value != ""}
    clause = values["clause"]
    spelling = part(clause, "citation") or part(clause, "spelling") or clause
    spelling = spelling or part(finding, "citation") or part(finding, "clause_spelling") or part(finding, "clause")
    law = law_url(part(clause, "id") or part(finding, "clause"))
    return {**values, **read, **given, "spelling": spelling or "", "law_url": law}


def _of_crumbs(values: Values) -> Values:
    return {**values, "items": values["items"] or ((values["under"], values["url"]), (values["here"], ""))}


def _of_law(values: Values) -> Values:
    clause = values["clause"]
    spelling = values["spelling"] or part(clause, "citation") or part(clause, "spelling") or clause or ""
    return {
        **values,
        "spelling": spelling,
        "quote": values["quote"] or part(clause, "quote") or "",
        "url": values["url"] or law_url(part(clause, "id")),
    }


def _of_quotation(values: Values) -> Values:
    clause = values["clause"]
    return {**values, "source": values["source"] or part(clause, "spelling"), "url": law_url(part(clause, "id"))}


def _of_due(values: Values) -> Values:
    """The days left until the moment at which a period is over; 24:00 of a day belongs to that day."""
    now, at = timezone.now(), values["at"]
    days = (timezone.localdate(at - timedelta(seconds=1)) - timezone.localdate(now)).days
    if at <= now:
        late = max(-days, 1)
        left, tone = ngettext("%(n)d day overdue", "%(n)d days overdue", late) % {"n": late}, "late"
    elif days == 0:
        left, tone = gettext("due today"), "near"
    else:
        left = ngettext("%(n)d day left", "%(n)d days left", days) % {"n": days}
        tone = "near" if days <= NEAR else "far"
    return {**values, "left": left, "tone": tone}


NEAR: Final = 3
"""Days before its end at which a period is shown as pressing."""
TONES = ("primary", "outline-primary", "warning", "danger")


QUIETER = {"danger": "outline-danger", "warning": "outline-warning"}
"""Among other buttons what ends or sends back is not the loudest; on its own page it keeps its colour."""


def _of_actions(values: Values) -> Values:
    """The next act first and alone in full colour, then what sends back or ends, then the rest.

    Where the next act is barred, what clears the way for it takes its place.
    """
    rank = {tone: place for place, tone in enumerate(TONES)}
    rows = [(offer, str(part(part(offer, "action"), "tone"))) for offer in values["offers"]]
    rows.sort(key=lambda row: rank.get(row[1], 9))
    allowed = [row for row in rows if part(row[0], "allowed")]
    instead = [offer for offer, tone in allowed if tone == "outline-primary"]
    if instead and all(tone != "primary" for _offer, tone in allowed):
        # Of this stage alone rather than of many.
        first = min(instead, key=lambda offer: len(part(part(offer, "action"), "stages") or ()))
        rows = [(first, "primary"), *(row for row in rows if row[0] is not first)]
    return {**values, "rows": [(offer, QUIETER.get(tone, tone)) for offer, tone in rows]}


def _declare(*components: Component) -> dict[str, Component]:
    return {component.name: component for component in components}


COMPONENTS: Final = _declare(
    # --- page
    Component(
        "page_head",
        "Title of the page (the h1), a line below it, its state and its buttons.",
        {"title": REQUIRED, "subtitle": "", "kicker": "", "state": None, "state_label": ""},
        ("actions", "facts"),
    ),
    Component(
        "breadcrumbs",
        "Where the reader is. items: (label, url) pairs; the last one is the page itself, its url is ignored. "
        "Of a page right under another: under and url of that one, and here.",
        {"items": (), "under": "", "url": "", "here": ""},
        (),
        _of_crumbs,
    ),
    Component(
        "card",
        "A titled box. tone: plain, accent, quiet. flush leaves out the padding (for tables and lists).",
        {"title": "", "subtitle": "", "icon": "", "id": "", "tone": "plain", "level": 2, "flush": False},
        ("body", "actions", "footer"),
    ),
    Component(
        "stat",
        "One number with its label, a link when url is given. tone: plain, attention, good.",
        {"label": REQUIRED, "value": REQUIRED, "unit": "", "hint": "", "url": "", "icon": "", "tone": "plain"},
    ),
    Component(
        "tabs",
        "Tabs that are links. items: dicts or objects with label, url, active and, where wanted, count.",
        {"items": REQUIRED, "label": REQUIRED},
    ),
    Component(
        "empty_state",
        "Says that there is nothing, why, and what to do.",
        {"title": REQUIRED, "text": "", "icon": "inbox"},
        ("body",),
    ),
    Component(
        "pagination",
        "Pages of a list. page: a Django Page; the other query parameters are kept.",
        {"page": REQUIRED, "param": "page"},
    ),
    Component(
        "filter_bar",
        "A GET form above a list. form: its filter form; search: name of the field that stands first and wide.",
        {"form": REQUIRED, "search": "", "action": "", "label": "", "result": ""},
    ),
    # --- messages
    Component(
        "alert",
        "A message in the page. tone: info, success, warning, danger.",
        {"tone": "info", "title": "", "text": "", "id": ""},
        ("body",),
    ),
    Component(
        "error_summary",
        "What is wrong with a form, above it, each line a link to its field. form, and other forms or formsets.",
        {"form": None, "forms": ()},
    ),
    Component(
        "dialog",
        'A modal <dialog>, opened by any element with data-dialog-open="#id".',
        {"id": REQUIRED, "title": REQUIRED, "wide": False},
        ("body", "footer"),
    ),
    Component(
        "confirm",
        "A button that asks before it posts to url. The body slot may hold form fields.",
        {
            "id": REQUIRED,
            "label": REQUIRED,
            "title": REQUIRED,
            "url": REQUIRED,
            "text": "",
            "tone": "primary",
            "icon": "",
            "confirm_label": "",
            "small": False,
        },
        ("body",),
    ),
    Component(
        "progress",
        "How far a job is. total 0: not known yet.",
        {"label": REQUIRED, "value": 0, "total": 0, "text": ""},
    ),
    # --- facts
    Component(
        "badge",
        "A state in a word, with an icon. state: any state or result of the portal; label when the state has none.",
        {"state": REQUIRED, "label": "", "small": False},
    ),
    Component(
        "field_list",
        "Facts as a definition list. items: (label, value) pairs or objects with label, value, note, unit, wide.",
        {"items": REQUIRED, "columns": 2, "label": ""},
    ),
    Component(
        "table",
        "Wraps a <table>: scrolls, or at 390 px turns rows into cards where cells have data-label.",
        {"caption": REQUIRED, "show_caption": False, "cards": True},
        ("head", "body", "foot"),
    ),
    Component(
        "roster_table",
        "Rows of a roster, read only. columns: rules.Fact, or dicts with key, label, unit, kind; "
        "rows: stored values by key; totals: one such dict.",
        {"title": REQUIRED, "columns": REQUIRED, "rows": REQUIRED, "totals": None, "empty": ""},
    ),
    Component(
        "file_row",
        "A file: name, size, type, what it proves, link to download it.",
        {
            "name": REQUIRED,
            "url": "",
            "size": None,
            "kind": "",
            "proves": (),
            "note": "",
            "at": None,
            "by": "",
            "sha256": "",
        },
        ("actions",),
    ),
    # --- the law
    Component(
        "law_link",
        "A clause by its official spelling; its words open below it.",
        {"clause": None, "spelling": "", "quote": "", "title": "", "url": "", "open": False},
        (),
        _of_law,
    ),
    Component(
        "notice",
        "Words of the law or of a decision as a quotation, with their source: its name, or the clause that says it.",
        {"text": REQUIRED, "source": "", "clause": None, "title": ""},
        (),
        _of_quotation,
    ),
    Component(
        "finding",
        "The result of one requirement, in words: pass, fail, unknown, judgement, no_bar, not_applicable.",
        {
            "finding": REQUIRED,
            "title": "",
            "clause": None,
            "quote": "",
            "value": None,
            "threshold": None,
            "judgement": None,
            "evidence": (),
            "open": False,
            "compact": False,
        },
        ("body",),
        _of_finding,
    ),
    # --- the procedure
    Component(
        "stepper",
        "The stages of a process. items: dicts or objects with title, state, actor, since, due, "
        "provisional, overdue, clause, note.",
        {"items": REQUIRED, "label": "", "compact": False},
    ),
    Component(
        "due",
        "When a period is over, to the minute, and the days left. at: the moment itself, 24:00 of its last day.",
        {"at": REQUIRED, "provisional": False},
        (),
        _of_due,
    ),
    Component(
        "timeline",
        "What happened, newest first as given. items: dicts or objects with title, at, actor, office, clause, text, "
        "tone, url.",
        {"items": REQUIRED, "label": ""},
    ),
    Component(
        "follows",
        "What happens when an act is done: above its button. lines: a sentence each; final: it cannot be taken back.",
        {"act": REQUIRED, "lines": REQUIRED, "final": False},
    ),
    Component(
        "action_bar",
        "What the reader can do. offers: objects with action (key, label, tone), allowed, reason; base: address that "
        "the key of the action is appended to.",
        {"offers": REQUIRED, "base": REQUIRED, "seq": None, "label": "", "dialog": False},
        (),
        _of_actions,
    ),
)
