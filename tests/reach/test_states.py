"""What a page can come to while somebody works on it: axe objects to nothing, and the focus is not lost."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest
from playwright.sync_api import expect

from portal.demonstration.story import Story
from tests.cast import Cast, make_cast
from tests.files.samples import PDF
from tests.reach.reader import ALL, NARROW, NONE, WIDE, Reader

pytestmark = [pytest.mark.browser, pytest.mark.slow]

STATE = "[data-save-state-for=section-form]"
SIGHTS = {"zh-hans": ((WIDE, ALL), (NARROW, NONE)), "en": ((NARROW, ALL), (WIDE, NONE))}
numbers = count(1)


@pytest.fixture(scope="module")
def cast(served: str) -> Cast:
    from django.db import transaction

    with transaction.atomic():
        return make_cast()


@pytest.fixture(scope="module")
def story(cast: Cast) -> Story:
    from django.db import transaction

    from tests.applications.factories import make_story

    with transaction.atomic():
        return make_story(cast)


@pytest.fixture(params=["zh-hans", "en"])
def at(request: Any, reader: Reader, cast: Cast, story: Story) -> Iterator[Reader]:
    """The applicant, in either language."""
    reader.be(cast.applicant)
    reader.speak(request.param)
    reader.language = request.param
    reader.complaints.clear()
    yield reader
    reader.page.unroute_all()
    reader.page.evaluate("localStorage.clear()")
    reader.page.goto("about:blank")


def clean(reader: Reader, sights: Any = None) -> None:
    faults = reader.look(reader.language, sights or SIGHTS[reader.language])
    assert not faults, "\n".join(faults)


def focus(reader: Reader, selector: str) -> bool:
    return bool(reader.page.evaluate("(selector) => !!document.activeElement?.closest(selector)", selector))


def words() -> str:
    """Never the same: what is saved already is not saved again."""
    return f"与{next(numbers)}所高校建立联合实验室。"


def form(reader: Reader, story: Story) -> Any:
    reader.open(f"/materials/{story.dossier.draft.ref}/s/lead/")
    return reader.page.locator("#section-form [name=lead_capacity]")


@pytest.mark.parametrize(
    ("status", "answer", "shown"),
    [
        (200, {"version": 99, "saved_at": "2026-05-12T02:00:00+00:00"}, "saved"),
        (422, {"errors": {"lead_capacity": ["不能识别。"]}}, "problem"),
        (503, {}, "problem"),
        (401, {}, "problem"),
    ],
)
def test_saving(at: Reader, story: Story, status: int, answer: dict[str, Any], shown: str) -> None:
    field = form(at, story)
    at.page.route("**/save/", lambda route: route.fulfill(status=status, json=answer))
    field.fill(words())
    expect(at.page.locator(STATE)).to_have_attribute("data-state", shown)
    at.complaints.clear()  # the browser notes each refused request
    clean(at)
    if status == 422:
        button = at.page.locator(f"{STATE} button").first
        button.focus()  # which leaves the field, and so saves once more
        expect(at.page.locator(STATE)).to_have_attribute("data-state", shown)
        expect(button).to_be_focused()
        at.page.keyboard.press("Enter")
        assert focus(at, "[name=lead_capacity]"), "the line leads to the field"


def test_a_conflict_is_put_side_by_side_and_gives_the_focus_back(at: Reader, story: Story) -> None:
    field = form(at, story)
    theirs = {"lead_capacity": {"theirs": "牵头组建产业技术联盟。", "label": "能力"}}
    clash = {"version": 7, "saved_by": "同事乙", "saved_at": "2026-05-12T02:00:00+00:00", "fields": theirs}
    at.page.route("**/save/", lambda route: route.fulfill(status=409, json=clash))
    field.fill(words())
    box = at.page.locator(".conflict")
    expect(box).to_be_visible()
    at.complaints.clear()
    clean(at)
    box.locator("button[type=submit]").press("Enter")
    assert focus(at, "[name=lead_capacity]")
    at.complaints.clear()


def test_what_an_earlier_visit_could_not_save_is_offered(at: Reader, story: Story) -> None:
    field = form(at, story)
    at.page.route("**/save/", lambda route: route.abort())
    field.fill(words())
    expect(at.page.locator(STATE)).to_have_attribute("data-state", "problem")
    form(at, story)
    expect(at.page.locator(".restore-bar")).to_be_visible()
    at.complaints.clear()
    clean(at)
    at.page.locator(".restore-bar button").last.press("Enter")
    assert focus(at, "[name=lead_capacity]")
    at.complaints.clear()


def test_a_row_is_added_and_asked_about_before_it_goes(at: Reader, story: Story) -> None:
    at.open(f"/materials/{story.dossier.draft.ref}/s/team/")
    roster = at.page.locator("[data-roster]").first
    roster.locator("[data-row-add]").press("Enter")
    row = roster.locator("tr[data-row]").last
    at.page.route("**/rows/", lambda route: route.fulfill(status=422, json={"errors": {"name": ["请填写姓名。"]}}))
    at.page.keyboard.insert_text("李")
    expect(row.locator(".field-error")).to_be_visible()
    expect(at.page.locator(".toast-note").first).to_be_visible()
    at.complaints.clear()
    clean(at)
    row.locator("[data-row-delete]").press("Enter")
    expect(at.page.locator("dialog[open]")).to_be_visible()
    clean(at)
    at.page.keyboard.press("Escape")
    assert focus(at, "[data-row-delete]")


def test_files_on_their_way_and_refused(at: Reader, story: Story) -> None:
    at.open(f"/materials/{story.dossier.draft.ref}/attachments/")
    box = at.page.locator("[data-upload]").first
    field = box.locator("input[type=file]")
    field.set_input_files({"name": "说明.exe", "mimeType": "application/octet-stream", "buffer": b"MZ"})
    expect(box.locator(".field-error")).to_be_visible()
    clean(at)
    waiting: list[Any] = []
    at.page.route("**/files/upload/", lambda route: waiting.append(route))
    field.set_input_files({"name": "说明.pdf", "mimeType": "application/pdf", "buffer": PDF})
    expect(box.locator("progress")).to_be_visible()
    clean(at)
    box.locator(".upload-item button").focus()
    waiting[0].fulfill(status=422, json={"error": "文件已损坏。"})
    expect(box.locator(".field-error")).to_be_visible()
    assert focus(at, "[data-upload]")
    at.complaints.clear()
    clean(at)


def test_menus_and_everything_folded_stand_open(at: Reader, story: Story) -> None:
    at.open(f"/dossiers/{story.dossier.ref}/")
    at.page.locator(".user-menu > summary").press("Enter")
    clean(at, [(WIDE, ALL)])
    at.page.evaluate("document.querySelectorAll('main details').forEach((one) => (one.open = true))")
    clean(at)
    at.page.set_viewport_size({"width": NARROW, "height": 900})
    at.page.locator(".bottom-bar [data-dialog-open]").press("Enter")
    expect(at.page.locator("#drawer")).to_be_visible()
    clean(at, [(NARROW, ALL)])


def test_nothing_to_show(at: Reader) -> None:
    for path in ("/dossiers/?q=zzz", "/register/?q=zzz", "/notices/?q=zzz", "/home/done/", "/accounts/notifications/"):
        at.open(path)
        clean(at)
