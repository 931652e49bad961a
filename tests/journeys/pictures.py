"""Screenshots of the main screens, made by the journeys on their way: ``make screens``."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path
from typing import Any

MOST_BYTES = 150_000
TALLEST = 2400
"""Of a picture that shows the page beyond the window."""


def picture(page: Any, name: str, *, whole: bool = False, at: str = "body") -> None:
    """Save the top of ``page``, or from ``at`` on, as a small PNG in the directory that SCREENS names, if any."""
    directory = os.environ.get("SCREENS")
    if not directory:
        return
    from PIL import Image

    page.evaluate("document.activeElement?.blur(); document.fonts.ready.then(() => true)")
    page.locator(at).first.evaluate("place => scrollTo(0, place.getBoundingClientRect().top + scrollY)")
    if whole:
        height = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
        clip = {"x": 0, "y": 0, "width": page.viewport_size["width"], "height": height}
        raw = page.screenshot(full_page=True, clip=clip, animations="disabled")
    else:
        raw = page.screenshot(animations="disabled")
    image = Image.open(BytesIO(raw)).convert("RGB")
    for colours in (256, 128, 64, 32, 16):
        small = BytesIO()
        image.quantize(colours, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(
            small, "PNG", optimize=True
        )
        if small.tell() <= MOST_BYTES:
            break
    target = Path(directory)
    target.mkdir(parents=True, exist_ok=True)
    (target / f"{name}.png").write_bytes(small.getvalue())
