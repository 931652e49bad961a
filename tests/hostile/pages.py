"""The forms that stand on a page, read from its HTML as a browser reads them."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Field:
    name: str
    kind: str
    """The type of the input; ``number`` for what asks for digits; ``textarea``, ``select``, ``button``."""
    value: str = ""
    options: list[str] = field(default_factory=list)


@dataclass
class Form:
    action: str
    method: str
    multipart: bool
    fields: dict[str, Field] = field(default_factory=dict)

    @property
    def typed(self) -> list[Field]:
        """What people type into."""
        return [one for one in self.fields.values() if one.kind in TYPED]


TYPED = {"text", "textarea", "number", "date", "datetime-local", "email", "tel", "search"}
ERRORS = {"field-error", "error-summary", "note-danger", "note-warning"}
VOID = {"input", "br", "img", "hr", "meta", "link", "source", "wbr", "path", "use"}


class Page(HTMLParser):
    """``forms`` in their order; ``said``: everything said in an error or an alert."""

    def __init__(self, html: str, path: str) -> None:
        super().__init__(convert_charrefs=True)
        self.path, self.forms, self.said = path, list[Form](), ""
        self._form: Form | None = None
        self._by_id: dict[str, Form] = {}
        self._open: Field | None = None
        self._depth = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, given: list[tuple[str, str | None]]) -> None:
        attrs = {name: value or "" for name, value in given}
        if self._depth:
            self._depth += tag not in VOID
        elif tag not in VOID and ERRORS & set(attrs.get("class", "").split()):
            self._depth = 1
        if tag == "form":
            action = attrs.get("action") or self.path
            multipart = "multipart" in attrs.get("enctype", "")
            self._form = Form(action, attrs.get("method", "get").lower(), multipart)
            self.forms.append(self._form)
            self._by_id[attrs.get("id", "")] = self._form
        elif tag == "option" and self._open is not None:
            self._open.options.append(attrs.get("value", ""))
            if "selected" in attrs:
                self._open.value = attrs.get("value", "")
        elif tag in ("input", "textarea", "select", "button"):
            self._field(tag, attrs)

    def _field(self, tag: str, attrs: dict[str, str]) -> None:
        form = self._by_id.get(attrs["form"]) if "form" in attrs else self._form
        name = attrs.get("name", "")
        if form is None or not name or name == "csrfmiddlewaretoken" or "disabled" in attrs:
            return
        kind = attrs.get("type", "text") if tag == "input" else tag
        if kind == "text" and attrs.get("inputmode") in ("numeric", "decimal"):
            kind = "number"
        found = form.fields.setdefault(name, Field(name, kind))
        if kind in ("radio", "checkbox", "button"):
            found.options.append(attrs.get("value", "on"))
            if "checked" in attrs:
                found.value = attrs.get("value", "on")
        elif tag == "input":
            found.value = attrs.get("value", "")
        if tag in ("textarea", "select"):
            self._open = found

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if self._depth and tag not in VOID:
            self._depth -= 1

    def handle_endtag(self, tag: str) -> None:
        if self._depth and tag not in VOID:
            self._depth -= 1
        if tag == "form":
            self._form = None
        elif tag in ("textarea", "select"):
            self._open = None

    def handle_data(self, data: str) -> None:
        if self._depth:
            self.said += data
        if self._open is not None and self._open.kind == "textarea":
            self._open.value += data
