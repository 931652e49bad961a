"""The page of all components: nothing the browser or axe complains about, wide and narrow, in both sizes of text."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as portal

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
AXE = Path(portal.BASE_DIR, "node_modules/axe-core/axe.min.js")


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("size", ["standard", "elder"])
def test_every_component_is_accessible_and_fits_its_page(
    width: int, size: str, live_portal: str, page: Any, settings: Any
) -> None:
    settings.DEBUG = True
    page.set_viewport_size({"width": width, "height": 900})
    page.context.add_cookies([{"name": "display_size", "value": size, "url": live_portal}])
    page.goto(f"{live_portal}/components/")
    page.evaluate(AXE.read_text())
    found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
