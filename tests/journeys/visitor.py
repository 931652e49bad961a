"""A person at a browser: goes to pages, fills in forms by the names of their fields, presses their buttons."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from playwright.sync_api import Locator, Page, expect

if TYPE_CHECKING:
    from accounts.models import User
    from applications.models import Dossier
    from reviews.models import Panel

PASSWORD = "云冈石窟-Yungang-1600"
"""Of everybody in the journeys; the sign-in page asks for it like for any other."""

CHECK_ROWS = """([refused, reasons, day, minutes]) => {
  for (const row of document.querySelectorAll(".review-row")) {
    const named = (name) => row.querySelector(`[name$="-${name}"]`);
    if (row.querySelector(".review-files a")) row.querySelector('[name$="-result"][value=confirmed]').click();
    if (!named("met")) continue;
    const met = !refused.includes(row.querySelector(".finding-title").textContent.trim());
    row.querySelector(`[name$="-met"][value=${met}]`).click();
    named("reasons").value = reasons;
    if (named("held_on")) [named("held_on").value, named("minutes_number").value] = [day, minutes];
  }
}"""
"""Ticks whatever the page of conditions asks for, as a hand would row by row."""


@dataclass
class Visitor:
    page: Page
    portal: str
    look: Callable[[Page], None] = field(default=lambda page: None)
    """What is looked at on every page that opens."""

    # --- going about

    def go(self, path: str, status: int = 200) -> None:
        response = self.page.goto(path if path.startswith("http") else self.portal + path)
        assert response is not None and response.status == status, f"{path}: {response and response.status}"
        self.look(self.page)

    def enter_as(self, user: User) -> None:
        """Signed in from now on, without the sign-in page."""
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session_of(user), "url": self.portal}
        self.page.context.add_cookies([{**cookie, "httpOnly": True}])  # type: ignore[typeddict-item]

    def sign_in(self, username: str) -> None:
        """At the sign-in page, by name and password."""
        self.go("/accounts/sign-in/")
        self.page.fill("[name=username]", username)
        self.page.fill("[name=password]", PASSWORD)
        with self.page.expect_navigation():
            self.page.press("[name=password]", "Enter")
        expect(self.page.locator(".user-menu")).to_be_visible()

    def follow(self, selector: str) -> None:
        """A link; the page behind it must open."""
        link = self.page.locator(selector).first
        assert link.count(), f"no {selector} on {self.page.url}:\n{self.text()[:3000]}"
        with self.page.expect_navigation() as navigation:
            link.click()
        assert navigation.value is not None and navigation.value.status == 200, f"{selector}: {navigation.value}"
        self.look(self.page)

    def text(self, selector: str = "main") -> str:
        return self.page.locator(selector).first.inner_text()

    def see(self, *words: str, at: str = "main") -> None:
        for each in words:
            expect(self.page.locator(at).first).to_contain_text(each)

    # --- forms

    def set(self, name: str, value: Any, within: str = "main") -> None:
        """The field of this name, whatever its kind: text, choice, tick, date, file."""
        controls = self.page.locator(f'{within} [name="{name}"]:not([type=hidden])')
        first = controls.first
        kind = first.evaluate("control => control.type")
        if kind in {"radio", "checkbox"} and value is not True:
            for each in [value] if isinstance(value, str) else value:
                self.page.locator(f'{within} [name="{name}"][value="{each}"]').check()
        elif kind == "checkbox":
            first.check()
        elif kind == "select-one":
            first.select_option(value)
        elif kind == "file":
            first.set_input_files(value)
        else:
            first.fill(str(value))

    def submit(self, values: Mapping[str, Any] | None = None, *, button: str = "", within: str = "main") -> None:
        """Fill in and press the first button of the form; a form that comes back with faults fails the test."""
        self.send(values, button=button, within=within)
        faults = self.page.locator("main .field-error:visible, main .note-danger:visible")
        assert faults.count() == 0, "\n".join([self.page.url, *faults.all_inner_texts()])

    def send(self, values: Mapping[str, Any] | None = None, *, button: str = "", within: str = "main") -> None:
        """The same, when the answer may be a refusal."""
        for name, value in (values or {}).items():
            self.set(name, value, within)
        presses = self.page.locator(button or f"{within} form .form-actions button:not([type=button])").first
        with self.page.expect_navigation():
            presses.click()
        self.look(self.page)

    # --- the portal's own ways

    def open_dossier(self, dossier: Dossier) -> None:
        """From one's own list of work to the dossier."""
        self.go("/home/")
        self.follow(f'main a[href="/dossiers/{dossier.ref}/"]')

    def offer(self, action: str) -> Locator:
        return self.page.locator(f'main a[href*="/act/{action}/"]')

    def act(self, action: str, values: Mapping[str, Any] | None = None) -> None:
        """Press the button of an act on the page at hand and do it."""
        self.follow(f'main a[href*="/act/{action}/"]')
        self.submit(values)

    def reason_against(self, action: str) -> str:
        """Why an act cannot be done, as it stands beside its button."""
        return self.page.locator(f"#why-{action}").inner_text()

    def check_conditions(
        self, *, notes: Mapping[str, str] | None = None, not_met: Collection[str] = (), day: str = "", minutes: str = ""
    ) -> None:
        """Each condition against its attachments, and every judgement that is due: met, but for those of ``not_met``.

        ``notes`` are remarks by title. ``day`` and ``minutes`` are of the meeting that judged, where one has to.
        """
        self.follow('main a[href*="/act/check_conditions/"]')
        reasons = "已查阅材料和佐证，据此作出判断。"
        self.page.evaluate(CHECK_ROWS, [list(not_met), reasons, day, minutes])
        for title, words in (notes or {}).items():
            row = self.page.locator(".review-row").filter(has=self.page.locator(f'.finding-title:text-is("{title}")'))
            row.locator(".review-differs summary").click()
            row.locator('[name$="-note"]').fill(words)
        self.submit()

    def open_panel(self, panel: Panel) -> None:
        self.go("/reviews/")
        self.follow(f'main a[href="/reviews/{panel.ref}/"]')

    def download(self, selector: str) -> bytes:
        with self.page.expect_download() as waiting:
            self.page.locator(selector).first.click()
        return Path(waiting.value.path()).read_bytes()


def session_of(user: User) -> str:
    from django.test import Client

    user.refresh_from_db()  # the password's digest is part of the session
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return str(client.cookies[settings.SESSION_COOKIE_NAME].value)


def digits(text: str, pattern: str) -> str:
    """The part of a text that a person would copy by hand."""
    found = re.search(pattern, text)
    assert found is not None, f"{pattern} is not in: {text}"
    return found.group(1) if found.groups() else found.group()
