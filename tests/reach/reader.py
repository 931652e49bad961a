"""A reader who looks at pages: in a language, at a width, as whom one likes; and what there is to object to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.conf import settings
from playwright.sync_api import expect

from portal.launch.data_dir import BASE_DIR
from tests.journeys.visitor import session_of

if TYPE_CHECKING:
    from tests.reach.walking import Visit

AXE = (BASE_DIR / "node_modules/axe-core/axe.min.js").read_text()
LOOK = (BASE_DIR / "tests/reach/look.js").read_text()
WIDE, NARROW = 1280, 390
PATIENCE = 60_000
"""Milliseconds, on a machine that is busy with other things."""
FRAME = [".site-header", ".site-footer", ".work-menu", ".bottom-bar", "#drawer"]
"""What is the same on all pages of a person; looked at on the first of them."""
ALL: dict[str, Any] = {}
UNCOLOURED = {"color-contrast": {"enabled": False}}
"""All rules but the one that costs as much as all others together."""
NONE = None
"""Width, language, headings and ids alone."""
Sights = Sequence[tuple[int, dict[str, Any] | None]]
FIRST: dict[str, Sights] = {
    "zh-hans": ((WIDE, ALL), (NARROW, UNCOLOURED)),
    "en": ((NARROW, ALL), (WIDE, UNCOLOURED)),
}
"""A page that is not like any before: every rule in both widths, and all but one in both languages."""
AGAIN: dict[str, Sights] = {"zh-hans": ((WIDE, ALL), (NARROW, UNCOLOURED)), "en": ((NARROW, UNCOLOURED), (WIDE, NONE))}
"""The same page with another matter or another reader."""
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

    def walk(self, visits: list[Visit]) -> list[str]:
        """Every page in both languages; each fault once, with the first pages that have it."""
        found: dict[str, list[str]] = {}
        for language in FIRST:
            self.speak(language)
            titles: dict[str, tuple[str, str]] = {}
            known: set[str] = set()
            for visit in visits:
                self.be(visit.user)
                try:
                    self.open(visit.path)
                except AssertionError as fault:
                    found.setdefault(str(fault), []).append(f"{language} {self.who}")
                    self.complaints.clear()
                    continue
                kind = visit.name.partition("(")[0]
                faults = self.look(language, (AGAIN if kind in known else FIRST)[language])
                known.add(kind)
                title = self.page.title()
                there = titles.setdefault(title, (visit.name, self.page.url))
                if visit.name != there[0] and self.page.url != there[1]:
                    faults.append(f"title as on {there[1]}: {title}")
                for fault in faults:
                    found.setdefault(f"{language} {fault}", []).append(f"{self.who} {visit.path}")
        return [f"{fault}  ({len(where)}: {', '.join(where[:2])})" for fault, where in found.items()]
