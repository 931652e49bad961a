"""Whole pieces of work without a mouse: real keys alone, and the focus seen at every step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from portal.demonstration.story import Story
from reviews.models import ScoreSheet
from tests.cast import Cast
from tests.files.samples import PDF
from tests.journeys.conftest import company, guest, on_the_day  # noqa: F401  fixtures
from tests.journeys.visitor import Visitor
from tests.reach.hands import Hands

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def story(company: Cast) -> Story:  # noqa: F811
    from tests.applications.factories import make_story

    return make_story(company)


def state_of(story: Story) -> str:
    story.dossier.process.refresh_from_db()
    stage = story.dossier.process.current_stage
    return stage.key if stage else ""


def test_an_applicant_fills_in_adds_a_row_uploads_and_hands_in(
    company: Cast,  # noqa: F811
    story: Story,
    guest: Callable[..., Visitor],  # noqa: F811
) -> None:
    visitor = guest(company.applicant)
    page = visitor.page
    hands = Hands(page)
    visitor.go("/home/")
    hands.press("Tab")
    assert hands.at(".skip-link")
    hands.press("Enter")
    assert hands.at("main")
    hands.to(f'main a[href="/dossiers/{story.dossier.ref}/"]')
    hands.go()
    hands.to(f'a[href^="/materials/{story.dossier.draft.ref}/"]')
    hands.go()
    hands.to('a[href$="/s/basic/"]')
    hands.go()
    # a field, saved as one types
    hands.to("#section-form textarea, #section-form input[type=text]")
    name = page.evaluate("document.activeElement.name")
    before = page.evaluate("document.activeElement.value")
    hands.write(before + "一")
    hands.press("Tab")
    expect(page.locator("[data-save-state-for=section-form]")).to_have_attribute("data-state", "saved")
    story.dossier.draft.refresh_from_db()
    assert page.locator(f'[name="{name}"]').first.input_value() == before + "一"
    # a row more, and away again: the question keeps the focus in it and gives it back
    visitor.go(f"/materials/{story.dossier.draft.ref}/s/team/")
    rows = page.locator("[data-roster-body]").first.locator("tr[data-row]")
    there = rows.count()
    hands.to("[data-row-add]")
    hands.press("Space")
    expect(rows).to_have_count(there + 1)
    assert hands.within("tr[data-row]:last-child")
    hands.write("李新")
    hands.press("Tab")
    hands.to("tr[data-row]:last-child [data-row-delete]")
    hands.press("Enter")
    for key in ("Tab", "Tab", "Tab", "Shift+Tab"):
        hands.press(key)
        assert hands.inside("dialog")
    hands.press("Escape")
    assert hands.at("tr[data-row]:last-child [data-row-delete]")
    hands.press("Enter")
    hands.to("dialog .btn-danger")
    hands.press("Enter")
    expect(rows).to_have_count(there)
    assert hands.within("tr[data-row]")
    # a file; the browser is asked early to hand over its dialog, so that no key comes before it does
    page.on("filechooser", lambda _chooser: None)
    visitor.go(f"/materials/{story.dossier.draft.ref}/attachments/")
    hands.to("input[type=file]")
    block = page.evaluate("document.activeElement.closest('section').id")
    files = page.locator(f"#{block} .attachment")
    held = files.count()
    with page.expect_file_chooser() as chooser:
        hands.press("Space")
    chooser.value.set_files({"name": "补充证明.pdf", "mimeType": "application/pdf", "buffer": PDF + b"%keys"})
    expect(files).to_have_count(held + 1)
    assert hands.within(f"#{block}"), "the focus stays at the attachment"
    # and hands in
    visitor.go(f"/dossiers/{story.dossier.ref}/")
    hands.to(f'main a[href*="/dossiers/{story.dossier.ref}/act/submit/"]')
    hands.go()
    while not hands.at(".act-form button[type=submit]"):
        hands.to(".act-form :is(input:not([type=hidden]), button[type=submit])")
        if hands.at("input[type=checkbox]"):
            hands.press("Space")
    hands.go()
    assert state_of(story) == "recommendation"


def test_a_clerk_goes_from_home_to_an_act_and_decides(
    company: Cast,  # noqa: F811
    story: Story,
    guest: Callable[..., Visitor],  # noqa: F811
) -> None:
    story.hand_in()
    story.recommend()
    story.check(company.clerk)
    visitor = guest(company.clerk)
    hands = Hands(visitor.page)
    visitor.go("/home/")
    hands.to(f'main a[href^="/dossiers/{story.dossier.ref}/"]')
    hands.go()
    hands.to('main a[href*="/act/pass_check/"]')
    hands.go()
    hands.to(".act-form button[type=submit]")
    hands.go()
    assert state_of(story) == "expert_review"
    assert hands.at("[data-focus]"), "what was done is said where the focus is"


def test_an_expert_scores_and_mends_what_the_summary_leads_to(
    company: Cast,  # noqa: F811
    story: Story,
    guest: Callable[..., Visitor],  # noqa: F811
    complaints: Any,
) -> None:
    complaints.allow(r"422 \(Unprocessable")
    complaints.allow(r"40[39] .*/sheet/save/")  # the draft's last save may come after the sheet itself
    story.hand_in()
    story.recommend()
    story.pass_check()
    story.convene()
    story.open_panel()
    expert = company.experts[0]
    visitor = guest(expert)
    page = visitor.page
    hands = Hands(page)
    visitor.go("/reviews/")
    hands.to(f'main a[href="/reviews/{story.panel.ref}/"]')
    hands.go()
    hands.to('main a[href$="/sheet/"]')
    hands.go()
    scores = page.locator("#sheet [name^=score-]").count()
    for number in range(scores):
        hands.to("#sheet [name^=score-]")
        hands.write("八十" if number == 0 else "82")
    hands.to("#sheet [name=comment]")
    hands.write("方向明确，基础扎实，同意认定。")
    hands.to("#sheet [name=advice]")
    hands.press("ArrowDown", "ArrowUp")
    hands.to("#sheet .form-actions button")
    hands.go()
    assert hands.at(".error-summary"), "the summary has the focus"
    hands.to(".error-summary a")
    hands.press("Enter")
    assert hands.at('[name^=score-][aria-invalid="true"]'), "its link leads into the field"
    hands.write("80")
    hands.to("#sheet .form-actions button")
    hands.go()
    assert ScoreSheet.objects.get(member__panel=story.panel, member__expert__user=expert).submitted_at


def test_menus_drawers_and_dialogs_hold_the_focus_and_give_it_back(
    company: Cast,  # noqa: F811
    guest: Callable[..., Visitor],  # noqa: F811
) -> None:
    visitor = guest(company.clerk)
    hands = Hands(visitor.page)
    visitor.go("/home/")
    hands.to(".user-menu > summary")
    hands.press("Enter", "Tab")
    assert hands.within(".user-menu ul")
    hands.press("Escape")
    assert hands.at(".user-menu > summary")
    visitor.page.set_viewport_size({"width": 390, "height": 844})
    hands.to(".bottom-bar [data-dialog-open]")
    hands.press("Enter")
    for _step in range(30):
        hands.press("Tab")
        assert hands.inside("#drawer")
    hands.press("Escape")
    assert hands.at(".bottom-bar [data-dialog-open]")
