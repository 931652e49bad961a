"""The menu of the working pages: one table; an entry shows where its address exists and the person has that work."""

from collections.abc import Callable
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Institution
from accounts.permissions import has_scope, holds
from applications.agency_forms import knows_agencies
from cities.models import City, Division
from reviews.queries import is_expert


@dataclass(frozen=True)
class Entry:
    label: str | Promise
    icon: str
    url_name: str
    shown_to: Callable[[Any], bool] = lambda user: True
    also: str = ""
    """The page of another address that belongs to it."""


@dataclass
class MenuItem:
    label: str | Promise
    icon: str
    url: str
    also: str
    active: bool


@dataclass
class MenuGroup:
    label: str | Promise
    items: list[MenuItem] = field(default_factory=list)


def _on(model: type[Model], permission: str) -> Callable[[Any], bool]:
    return lambda user: holds(user, permission, model)


def _writes(user: Any) -> bool:
    return holds(user, "edit_dossiers", Institution)


def _reviews(user: Any) -> bool:
    """Experts, those who convene them, and agencies that the bureau lets convene them."""
    return holds(user, "manage_experts", City) or holds(user, "work_entrusted", City) or is_expert(user)


def _with_agencies(permission: str) -> Callable[[Any], bool]:
    """Where the regulation of the city lets the bureau entrust an agency."""
    return lambda user: any(knows_agencies(city) for city in _cities(user) if has_scope(user, permission, city))


def _cities(user: Any) -> list[City]:
    """All cities, read once per user object, that is, once per request."""
    known: list[City] | None = getattr(user, "_cities", None)
    if known is None:
        known = user._cities = list(City.objects.all())
    return known


ENTRIES: tuple[tuple[str | Promise, tuple[Entry, ...]], ...] = (
    (
        _("My work"),
        (
            Entry(pgettext_lazy("menu", "To do"), "inbox", "portal:home"),
            Entry(pgettext_lazy("menu", "Done"), "checklist", "portal:done"),
            Entry(_("Started by me"), "send", "portal:started", _writes),
            Entry(_("All dossiers"), "files", "applications:dossiers"),
            Entry(_("Expert reviews"), "users", "reviews:home", _reviews),
        ),
    ),
    (
        _("Office"),
        (
            Entry(_("Registrations"), "building", "accounts:registrations", _on(Division, "confirm_institutions")),
            Entry(_("Publicise"), "speakerphone", "applications:publish", _on(City, "publish")),
            Entry(_("Notices"), "notes", "notices:manage", _on(City, "publish")),
            Entry(_("Objections"), "message-2", "notices:objections", _on(City, "handle_objections")),
            Entry(_("Experts"), "id-badge-2", "reviews:experts", _on(City, "manage_experts")),
            Entry(_("Review agencies"), "building-community", "reviews:agencies", _with_agencies("manage_experts")),
            Entry(_("Entrust reviews"), "users-group", "applications:entrust", _with_agencies("check_dossiers")),
            Entry(
                _("Calls"), "flag", "applications:calls", _on(City, "manage_calls"), also="applications:layout_plan_new"
            ),
            Entry(_("Editions of the regulation"), "book", "applications:editions", _on(City, "view_dossiers")),
            Entry(_("What if"), "scale", "applications:what_ifs", _on(City, "view_dossiers")),
            Entry(_("People"), "settings", "accounts:people", _on(City, "manage_people")),
            Entry(_("Working-day calendar"), "calendar", "cities:years", _on(City, "manage_calendar")),
            Entry(_("Background work"), "refresh", "portal:effects", _on(City, "manage_people")),
        ),
    ),
    (
        _("My institution"),
        (
            Entry(_("Institution and members"), "building", "accounts:institutions", _writes),
            Entry(_("Files being made"), "file-text", "documents:jobs"),
        ),
    ),
)


def _resolved(entry: Entry, path: str) -> MenuItem | None:
    try:
        url = reverse(entry.url_name)
    except NoReverseMatch:
        return None
    return MenuItem(entry.label, entry.icon, url, reverse(entry.also) if entry.also else "", active=False)


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
    under = [
        (len(url), item)
        for group in groups
        for item in group.items
        for url in (item.url, item.also)
        if url and request.path.startswith(url)
    ]
    if under:
        max(under, key=itemgetter(0))[1].active = True
    return groups
