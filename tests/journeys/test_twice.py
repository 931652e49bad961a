"""Two clicks, two tabs, the way back and a session that has ended: an act is done once, and what was typed stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.hashers import make_password
from django.urls import reverse
from playwright.sync_api import expect

from accounts.models import User
from applications.models import Dossier
from tests.applications.factories import make_call, story_at
from tests.cast import Cast, make_cast
from tests.journeys.visitor import PASSWORD, Visitor
from workflow.models import Event

pytestmark = pytest.mark.browser

Guest = Callable[..., Visitor]
BUTTON = "form.act-form button[type=submit]"
OPINION = "经研究，同意认定；请按建设方案推进。"


def sign_in_here(page: Any, username: str) -> None:
    page.wait_for_load_state()  # nobody signs in before the page's scripts have run
    page.fill("[name=username]", username)
    page.fill("[name=password]", PASSWORD)
    with page.expect_navigation():
        page.press("[name=password]", "Enter")


@pytest.fixture
def dossier(transactional_db: None, on_the_day: Any) -> Dossier:
    """Before the leader."""
    found = story_at(make_cast(), "approval").dossier
    User.objects.filter(username__in=["leader", "second_leader"]).update(password=make_password(PASSWORD))
    return found


def test_an_act_is_done_once_whatever_is_pressed(
    guest: Guest, dossier: Dossier, on_the_day: Any, complaints: Any
) -> None:
    complaints.allow("409")
    form = reverse("applications:act", args=[dossier.ref, "approve"])

    def approvals() -> int:
        return Event.objects.filter(process=dossier.process_id, action="approve").count()

    leader = guest(User.objects.get(username="leader"))
    page = leader.page
    leader.go(form)
    on_the_day.shift(timedelta(minutes=31))
    page.fill("[name=opinion]", OPINION)
    page.click(BUTTON)
    expect(page.locator(".page-messages")).to_contain_text("登录已失效")
    sign_in_here(page, "leader")
    expect(page).to_have_url(f"{leader.portal}{form}")
    expect(page.locator("[name=opinion]")).to_have_value(OPINION)
    expect(page.locator("form.act-form .restore-bar")).to_contain_text("尚未提交")
    assert page.evaluate("sessionStorage.getItem('sent')") is None
    assert approvals() == 0

    other_tab = Visitor(page.context.new_page(), leader.portal)
    other_tab.go(form)
    page.dblclick(BUTTON)
    expect(page.locator(".page-messages")).to_contain_text("已完成")
    assert approvals() == 1

    other_tab.page.fill("[name=opinion]", "另一标签页中的意见。")
    other_tab.page.click(BUTTON)
    other_tab.see("市局领导", at="body")
    assert approvals() == 1

    page.go_back()
    if page.locator(BUTTON).count():
        page.click(BUTTON)
    leader.see("市局领导", at="body")
    assert approvals() == 1

    sent = Event.objects.get(process=dossier.process_id, action="approve")
    assert sent.actor is not None and sent.actor.username == "leader"


def test_what_one_person_typed_is_not_shown_to_the_next(guest: Guest, dossier: Dossier, on_the_day: Any) -> None:
    form = reverse("applications:act", args=[dossier.ref, "approve"])
    leader = guest(User.objects.get(username="leader"))
    leader.go(form)
    on_the_day.shift(timedelta(minutes=31))
    leader.page.fill("[name=opinion]", OPINION)
    leader.page.click(BUTTON)
    expect(leader.page.locator("[name=password]")).to_be_visible()
    sign_in_here(leader.page, "second_leader")
    expect(leader.page.locator("[name=opinion]")).to_have_value("")
    assert leader.page.evaluate("sessionStorage.getItem('sent')") is None


def test_two_clicks_open_one_dossier(guest: Guest, company: Cast) -> None:
    make_call(company)
    applicant = guest(company.applicant)
    applicant.go(reverse("applications:new"))
    applicant.page.locator("main form button[type=submit]").first.dblclick()
    expect(applicant.page.locator(".page-messages")).to_be_visible()
    assert Dossier.objects.count() == 1
