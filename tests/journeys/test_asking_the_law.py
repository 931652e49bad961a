"""A unit without an account asks the law: what it meets, what it lacks, by how much, by which words, in which city."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.pictures import picture
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

OVERFLOW = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def test_from_the_front_page_to_the_clause(visitor: Callable[..., Visitor], complaints: Any) -> None:
    complaints.allow(r"422 \(Unprocessable")
    unit = visitor()
    page = unit.page
    unit.go("/")
    page.locator('main a[href="/self-check/"]').first.click()
    page.locator('main a[href="/self-check/datong/"]').click()
    page.fill("[name=usable_area]", "420")
    page.fill("[name=people_total]", "不知道")
    page.locator('.check-actions button[type="submit"]').first.click()
    expect(page.locator(".error-summary a")).to_have_attribute("href", "#q-people_total")
    expect(page.locator("[name=people_total]")).to_have_value("不知道")
    page.fill("[name=people_total]", "36")
    page.locator('.check-actions button[type="submit"]').first.click()
    result = page.locator("#result")
    expect(result).to_contain_text("1项条件不符合")
    expect(result.locator("#check-fail")).to_contain_text("80 ㎡")
    picture(page, "self-check")
    page.fill("[name=usable_area]", "620")
    page.locator('.check-actions button[type="submit"]').first.click()
    expect(page.locator("#check-fail")).to_have_count(0)
    page.locator("#check-pass > summary").click()
    law = page.locator("#check-pass .law-link", has_text="第八条（三）").first
    law.locator("summary").click()
    law.locator("footer a").click()
    expect(page).to_have_url(unit.portal + "/regulations/datong/trial/#8(3)")
    clause = page.locator('[id="8(3)"]')
    expect(clause).to_be_in_viewport()
    expect(clause.locator(".clause-does")).to_contain_text("使用面积不少于 500 ㎡")
    picture(page, "regulation", at='[id="8(2)"]')
    # the same answers in every city
    page.go_back()
    page.locator('button[formaction="/self-check/compare/"]').click()
    expect(page.locator('main form[action^="/self-check/"]')).to_have_count(5)
    page.set_viewport_size({"width": 390, "height": 844})
    for path in ("/self-check/", "/self-check/liaocheng/", "/regulations/liaocheng/draft_2026/"):
        unit.go(path)
        assert not page.evaluate(OVERFLOW), path
