"""The menu of the working pages: one table; an entry shows where its address exists and the person has that work."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True)
class Entry:
    label: str | Promise
    icon: str
    url_name: str
    shown_to: Callable[[Any], bool] = lambda user: True


@dataclass
class MenuItem:
    label: str | Promise
    icon: str
    url: str
    active: bool


@dataclass
class MenuGroup:
    label: str | Promise
    items: list[MenuItem] = field(default_factory=list)


ENTRIES: tuple[tuple[str | Promise, tuple[Entry, ...]], ...] = (
    (
        _("My work"),
        (
            Entry(pgettext_lazy("menu", "To do"), "inbox", "portal:home"),
            Entry(pgettext_lazy("menu", "Done"), "checklist", "portal:done"),
            Entry(_("Started by me"), "send", "portal:started"),
        ),
    ),
)


def _resolved(entry: Entry, path: str) -> MenuItem | None:
    try:
        url = reverse(entry.url_name)
    except NoReverseMatch:
        return None
    return MenuItem(entry.label, entry.icon, url, active=False)


def menu_for(request: HttpRequest) -> list[MenuGroup]:
    """Groups with at least one entry; the entry with the longest address that begins the page's is the active one."""
    user = request.user
    if not user.is_authenticated:
        return []
    groups = []
    for label, entries in ENTRIES:
        group = MenuGroup(label)
        for entry in entries:
            item = _resolved(entry, request.path) if entry.shown_to(user) else None
            if item:
                group.items.append(item)
        if group.items:
            groups.append(group)
    under = [item for group in groups for item in group.items if request.path.startswith(item.url)]
    if under:
        max(under, key=lambda item: len(item.url)).active = True
    return groups
