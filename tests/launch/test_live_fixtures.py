"""The fixtures that journeys stand on do what they promise."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import Complaints, WorkerProcess


@pytest.mark.browser
def test_a_page_is_chinese_and_its_complaints_are_heard(
    live_portal: str, page: Any, open_page: Callable[..., Any], complaints: Complaints
) -> None:
    page.goto(live_portal)
    assert page.locator("html").get_attribute("lang") == "zh-hans"
    assert complaints == []
    other = open_page(width=390, height=800, locale="en-GB")
    other.goto(f"{live_portal}/no-such-page/")
    other.evaluate("console.error('provoked')")
    other.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">x</p>')")
    other.wait_for_timeout(200)
    assert len(complaints.left()) == 3
    for expected in ("404", "provoked", "Content Security Policy"):
        complaints.allow(expected)
    assert complaints.left() == []


@pytest.mark.slow
def test_a_worker_of_its_own_carries_out_what_was_ordered(celery_worker_process: WorkerProcess) -> None:
    from portal.celery import app

    def done() -> int:
        (statistics,) = app.control.inspect(timeout=5, limit=1).stats().values()
        return int(sum(statistics["total"].values()))

    before = done()
    app.send_task("workflow.tasks.sweep")
    celery_worker_process.settle()
    for _ in range(50):
        if done() > before:
            return
    pytest.fail("the worker did nothing")
