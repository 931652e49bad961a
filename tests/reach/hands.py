"""Somebody without a mouse: goes about with Tab, Enter, Space and the arrows, and always sees where the focus is."""

from __future__ import annotations

from typing import Any

MOST_STEPS = 250
FOCUS = """(selector) => {
  const active = document.activeElement;
  if (!active || active === document.body) return { there: false, seen: "" };
  // a file is chosen by a field that is not seen: the button that stands for it shows the focus
  const chooser = active.matches("input[type=file].visually-hidden") && active.closest(".upload");
  const shows = chooser ? chooser.querySelector(".btn") : active;
  const style = getComputedStyle(shows);
  const box = shows.getBoundingClientRect();
  const cover = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  const faults = [];
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) faults.push("no outline");
  if (!box.width || !box.height) faults.push("not to be seen");
  if (cover && cover.closest(".bottom-bar, .toasts, .sticky-actions") && !cover.closest("nav, div").contains(shows))
    faults.push("covered");
  return { there: active.matches(selector), seen: faults.join(", "), html: active.outerHTML.slice(0, 160) };
}"""


class Hands:
    def __init__(self, page: Any) -> None:
        self.page = page

    def to(self, selector: str, *, back: bool = False) -> None:
        """With Tab until the focus is there; it is seen at every step."""
        for _step in range(MOST_STEPS):
            self.page.keyboard.press("Shift+Tab" if back else "Tab")
            focus = self.page.evaluate(FOCUS, selector)
            assert not focus["seen"], f"{focus['seen']}: {focus['html']}"
            if focus["there"]:
                return
        raise AssertionError(f"the focus does not come to {selector} on {self.page.url}")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def go(self, key: str = "Enter") -> None:
        """A key that leads to another page."""
        with self.page.expect_navigation():
            self.page.keyboard.press(key)

    def write(self, text: str) -> None:
        """In place of what is in the field."""
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(text)

    def at(self, selector: str) -> bool:
        return bool(self.page.evaluate("(selector) => document.activeElement.matches(selector)", selector))

    def within(self, selector: str) -> bool:
        return bool(self.page.evaluate("(selector) => !!document.activeElement.closest(selector)", selector))

    def inside(self, selector: str) -> bool:
        """There, or nowhere on the page: what lies behind a dialog is out of reach."""
        return self.at("body") or self.within(selector)
