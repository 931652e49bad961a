"""A reader who looks at pages: in a language, at a width, as whom one likes; and what there is to object to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.conf import settings
from playwright.sync_api import expect

from portal.launch.data_dir import BASE_DIR
from tests.journeys.visitor import session_of

if TYPE_CHECKING:
    from tests.reach.walking import Visit

AXE = (BASE_DIR / "node_modules/axe-core/axe.min.js").read_text()
LOOK = (BASE_DIR / "tests/reach/look.js").read_text()
WIDE, NARROW = 1280, 390
PATIENCE = 20_000
"""Milliseconds, on a machine that is busy with other things."""
FRAME = [".site-header", ".site-footer", ".work-menu", ".bottom-bar", "#drawer"]
"""What is the same on all pages of a person; looked at on the first of them."""
ALL: dict[str, Any] = {}
UNCOLOURED = {"color-contrast": {"enabled": False}}
"""All rules but the one that costs as much as all others together."""
NONE = None
"""Width, language, headings and ids alone."""
Sights = Sequence[tuple[int, dict[str, Any] | None]]
FIRST: tuple[dict[str, Sights], ...] = (
    {"zh-hans": ((NARROW, NONE), (WIDE, ALL)), "en": ((WIDE, NONE), (NARROW, UNCOLOURED))},
    {"zh-hans": ((WIDE, NONE), (NARROW, ALL)), "en": ((NARROW, NONE), (WIDE, UNCOLOURED))},
)
"""A page that is not like any before, by turns: in both languages and widths; every rule once, all but one twice."""
ALIKE: tuple[dict[str, Sights], ...] = (
    {"zh-hans": ((NARROW, NONE), (WIDE, ALL))},
    {"zh-hans": ((WIDE, NONE), (NARROW, ALL))},
    {"en": ((WIDE, NONE), (NARROW, ALL))},
)
"""Pages that are made from one template, by turns."""
AGAIN: dict[str, Sights] = {"zh-hans": ((WIDE, NONE), (NARROW, NONE))}
"""The same page to another reader."""
ONE_OF_ITS_TABS = "applications:dossier("
"""The address of a dossier shows one of its tabs, under the title of that."""
LATE = r"status of 4(09|22)"
"""A page that says that it is too late for an act."""


class Reader:
    """One context, so that what never changes is fetched once; another person is another session."""

    def __init__(self, browser: Any, portal: str) -> None:
        self.portal = portal
        self.context = browser.new_context(
            viewport={"width": WIDE, "height": 900},
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            reduced_motion="reduce",
        )
        self.context.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)
        self.context.add_init_script(f"{AXE};{LOOK}")
        self.complaints: list[str] = []
        self.context.on("console", self._heard)
        self.context.on("weberror", lambda error: self.complaints.append(f"script: {error.error}"))
        self.page = self.context.new_page()
        self.sessions: dict[int, str] = {}
        self.framed: set[tuple[Any, ...]] = set()
        self.titles: dict[str, tuple[str, str]] = {}
        self.met: set[tuple[str, str]] = set()
        self.kinds: set[str] = set()
        self.who = ""
        self.language = "zh-hans"

    def _heard(self, message: Any) -> None:
        if message.type == "error" and not re.search(LATE, message.text):
            self.complaints.append(f"console: {message.text}")

    def close(self) -> None:
        self.context.close()

    def cookie(self, name: str, value: str) -> None:
        self.context.add_cookies([{"name": name, "value": value, "url": self.portal}])

    def be(self, user: Any) -> None:
        """None is the public."""
        self.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
        self.who = user.username if user is not None else ""
        if user is not None:
            if user.pk not in self.sessions:
                self.sessions[user.pk] = session_of(user)
            self.cookie(settings.SESSION_COOKIE_NAME, self.sessions[user.pk])

    def speak(self, language: str) -> None:
        self.language = language
        self.cookie(settings.LANGUAGE_COOKIE_NAME, language)

    def open(self, path: str) -> None:
        answer = self.page.goto(self.portal + path)
        kind = answer.headers.get("content-type", "")
        assert answer.status in {200, 409, 422}, f"{path}: {answer.status}"
        assert kind.startswith("text/html"), f"{path}: {kind}"

    def look(self, language: str, sights: Sights) -> list[str]:
        """What there is to object to at the page as it is now."""
        faults: list[str] = []
        for width, rules in sights:
            self.page.set_viewport_size({"width": width, "height": 900})
            frame = (self.who, language, width)
            options = {"axe": rules is not NONE, "rules": rules, "exclude": FRAME if frame in self.framed else []}
            self.framed.add(frame)
            seen = self.page.evaluate(
                "([language, options]) => window.lookAtPage(language, options)", [language, options]
            )
            faults += [f"{width} {fault}" for fault in seen]
        faults += self.complaints
        self.complaints.clear()
        return faults

    def walk(self, visits: list[Visit], first: tuple[dict[str, Sights], ...] = FIRST) -> list[str]:
        """Every page as each reader; each fault once, with the first pages that have it."""
        found: dict[str, list[str]] = {}
        for visit in visits:
            kind = re.sub(r"=\w+", "", visit.name)
            if (kind, visit.role) in self.met:
                continue
            self.met.add((kind, visit.role))
            sights = AGAIN if kind in self.kinds else first[len(self.kinds) % len(first)]
            self.kinds.add(kind)
            for language, seen in sights.items():
                self.speak(language)
                self.be(visit.user)
                for fault in self.visit(visit, language, seen):
                    found.setdefault(f"{language} {fault}", []).append(f"{self.who} {visit.path}")
        return [f"{fault}  ({len(where)}: {', '.join(where[:2])})" for fault, where in found.items()]

    def visit(self, visit: Visit, language: str, sights: Sights) -> list[str]:
        try:
            self.open(visit.path)
        except AssertionError as fault:
            self.complaints.clear()
            return [str(fault)]
        faults = self.look(language, sights)
        title = f"{language} {self.page.title()}"
        here = urlsplit(self.page.url).path
        if not visit.name.startswith(ONE_OF_ITS_TABS):
            there = self.titles.setdefault(title, (visit.name, here))
            if visit.name != there[0] and here != there[1]:
                faults.append(f"title as on {there[1]}: {title}")
        return faults
