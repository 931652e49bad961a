"""Whatever happens while somebody types or presses a button: no text is lost, and the page says what is the matter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from portal.demonstration.story import Story
from tests.cast import Cast
from tests.journeys.filling import saved
from tests.journeys.visitor import PASSWORD, Visitor

pytestmark = pytest.mark.browser

Guest = Callable[..., Visitor]
STATE = '[data-save-state-for="section-form"]'
MINE = "与三所高校建立联合实验室，近三年转移技术 7 项。"
THEIRS = "牵头组建产业技术联盟，成员 18 家。"


@pytest.fixture
def story(company: Cast) -> Story:
    from tests.applications.factories import make_story

    return make_story(company)


def at_the_form(guest: Guest, story: Story, user: Any) -> Visitor:
    visitor = guest(user)
    visitor.go(f"/materials/{story.dossier.draft.ref}/s/lead/")
    return visitor


def field(visitor: Visitor) -> Locator:
    return visitor.page.locator("#section-form [name=lead_capacity]")


def stored(story: Story) -> str:
    return str(story.dossier.draft.sections.get(key="lead").values["lead_capacity"])


def sign_in_here(page: Any) -> None:
    page.fill("[name=username]", "applicant")
    page.fill("[name=password]", PASSWORD)
    with page.expect_navigation():
        page.press("[name=password]", "Enter")


def test_typing_after_the_session_ended_is_kept_and_saved_after_signing_in_beside_it(
    guest: Guest, story: Story, on_the_day: Any, complaints: Any
) -> None:
    complaints.allow("401")
    applicant = at_the_form(guest, story, story.people.applicant)
    on_the_day.shift(timedelta(minutes=61))
    field(applicant).fill(MINE)
    state = applicant.page.locator(STATE)
    back = f"%2Fmaterials%2F{story.dossier.draft.ref}%2Fs%2Flead%2F"
    expect(state.locator("a")).to_have_attribute("href", f"/accounts/sign-in/?next={back}")
    assert stored(story) != MINE
    with applicant.page.context.expect_page() as opened:
        state.locator("a").click()
    sign_in_here(opened.value)
    assert field(applicant).input_value() == MINE
    applicant.page.bring_to_front()
    state.locator("button").click()
    saved(applicant)
    assert stored(story) == MINE


def test_a_page_closed_after_the_session_ended_offers_its_text_at_the_next_visit(
    guest: Guest, story: Story, on_the_day: Any, complaints: Any
) -> None:
    complaints.allow("401")
    applicant = at_the_form(guest, story, story.people.applicant)
    on_the_day.shift(timedelta(minutes=61))
    field(applicant).fill(MINE)
    expect(applicant.page.locator(f"{STATE} a")).to_be_visible()
    applicant.page.on("dialog", lambda dialog: dialog.accept())
    applicant.page.goto(f"{applicant.portal}/materials/{story.dossier.draft.ref}/s/lead/")
    sign_in_here(applicant.page)
    offer = applicant.page.locator(".restore-bar")
    expect(offer).to_contain_text("资源整合能力")
    offer.locator(".btn-primary").click()
    saved(applicant)
    assert field(applicant).input_value() == stored(story) == MINE


def test_changing_the_language_in_the_middle_of_a_word_keeps_it(guest: Guest, story: Story) -> None:
    applicant = at_the_form(guest, story, story.people.applicant)
    field(applicant).fill(MINE)
    with applicant.page.expect_navigation():
        applicant.page.locator('[name=language][value="en"]').first.click()
    expect(applicant.page.locator("html")).to_have_attribute("lang", "en")
    assert field(applicant).input_value() == stored(story) == MINE
    assert applicant.page.locator(".restore-bar").count() == 0


def test_two_people_in_the_same_field_see_both_texts_and_choose(guest: Guest, story: Story, complaints: Any) -> None:
    complaints.allow("409")
    applicant = at_the_form(guest, story, story.people.applicant)
    colleague = at_the_form(guest, story, story.people.colleague)
    field(colleague).fill(THEIRS)
    saved(colleague)
    field(applicant).fill(MINE)
    conflict = applicant.page.locator(".conflict")
    expect(conflict).to_contain_text(MINE)
    expect(conflict).to_contain_text(THEIRS)
    expect(conflict).to_contain_text("同事乙")
    assert stored(story) == THEIRS
    conflict.locator("[type=submit]").click()
    saved(applicant)
    assert stored(story) == MINE


def test_without_a_connection_the_text_waits_and_goes_when_it_is_back(
    guest: Guest, story: Story, complaints: Any
) -> None:
    complaints.allow("ERR_INTERNET_DISCONNECTED")
    applicant = at_the_form(guest, story, story.people.applicant)
    applicant.page.context.set_offline(True)
    field(applicant).fill(MINE)
    expect(applicant.page.locator(STATE)).to_have_attribute("data-state", "problem")
    applicant.page.context.set_offline(False)
    saved(applicant)
    assert stored(story) == MINE


def test_a_portal_that_fails_once_is_tried_again(guest: Guest, story: Story, complaints: Any) -> None:
    complaints.allow("500")
    applicant = at_the_form(guest, story, story.people.applicant)
    applicant.page.route("**/save/", lambda route: route.fulfill(status=500, body="broken"))
    field(applicant).fill(MINE)
    state = applicant.page.locator(STATE)
    expect(state).to_have_attribute("data-state", "problem")
    applicant.page.unroute("**/save/")
    state.locator("button").click()
    saved(applicant)
    assert stored(story) == MINE


def tab_to(visitor: Visitor, selector: str, most: int = 120) -> None:
    """With the Tab key alone; the focus must be visible on the way."""
    for _press in range(most):
        visitor.page.keyboard.press("Tab")
        if visitor.page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"the Tab key does not reach {selector} on {visitor.page.url}")


def test_a_dossier_is_handed_in_with_the_keyboard_alone(guest: Guest, story: Story) -> None:
    applicant = guest(story.people.applicant)
    applicant.go(f"/dossiers/{story.dossier.ref}/")
    applicant.page.keyboard.press("Tab")  # the first stop is the way past the header
    assert applicant.page.evaluate("document.activeElement.matches('.skip-link')")
    applicant.page.keyboard.press("Enter")
    tab_to(applicant, 'a[href*="/act/submit/"]')
    with applicant.page.expect_navigation():
        applicant.page.keyboard.press("Enter")
    tab_to(applicant, "[name=declaration]")
    applicant.page.keyboard.press("Space")
    tab_to(applicant, "main form .form-actions button")
    with applicant.page.expect_navigation():
        applicant.page.keyboard.press("Enter")
    assert type(story.dossier).objects.get().state == "under_way"


def test_a_button_that_another_officer_pressed_first_says_who_and_when(
    guest: Guest, story: Story, complaints: Any
) -> None:
    """Two officers have the same page open; one decision is made, and the words of the slower are not lost."""
    from accounts.granting import grant_role
    from accounts.models import User

    complaints.allow("409|422")
    second = User.objects.get(username="stranger")
    grant_role(second, "officer", story.people.division)
    story.hand_in()
    story.check(story.people.officer)
    fast, slow = guest(story.people.officer), guest(second)
    for officer in (fast, slow):
        officer.go(f"/dossiers/{story.dossier.ref}/")
        officer.follow('main a[href*="/act/recommend/"]')
    fast.submit({"opinion": "同意推荐。"})
    slow.send({"opinion": "内容属实，建议推荐。"})
    slow.see("平城区经办", at="body")
    assert slow.page.locator("[name=opinion]").input_value() == "内容属实，建议推荐。"
    assert story.dossier.recommendations.count() == 1


def test_a_page_that_is_old_explains_when_the_step_was_taken(guest: Guest, story: Story) -> None:
    story.hand_in()
    officer = guest(story.people.officer)
    officer.go(f"/dossiers/{story.dossier.ref}/")
    story.recommend()
    officer.page.locator('main a[href*="/act/recommend/"], main #why-recommend').first.wait_for()
    officer.go(f"/dossiers/{story.dossier.ref}/act/recommend/?seq=1")
    officer.see("平城区经办", at=".page-messages")
