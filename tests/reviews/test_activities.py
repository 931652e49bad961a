"""Which activities a panel must, may and can hold; and what it can advise: by what the matter's stage says."""

from __future__ import annotations

import pytest
from django.urls import reverse

import rules
from reviews.models import Activity, ActivityKind
from tests.reviews.factories import conclude, declared, make_pool, member_of, opened, ready, record, submit
from workflow import Refused, perform

pytestmark = pytest.mark.django_db

TITLES = {
    "site_visit": rules.Text("现场考察", "site visit of the city"),
    "feasibility": rules.Text("可行性论证", "feasibility review of the city"),
}


@pytest.fixture
def pool(cast):
    return make_pool(cast, 3)


def scored(cast, pool, **kwargs):
    panel = opened(cast, pool, **kwargs)
    for expert in pool:
        submit(panel, expert)
    return panel


class TestRequired:
    def test_each_required_activity_comes_before_the_conclusion(self, cast, pool):
        """可行性论证 and 实地考察: one of them is not both."""
        panel = scored(cast, pool, activities=("feasibility", "site_visit"), activity_titles=TITLES)
        record(cast, panel, "site_visit")
        with pytest.raises(Refused, match="可行性论证|feasibility review of the city"):
            conclude(panel, pool[0].user)
        record(cast, panel, "feasibility")
        conclude(panel, pool[0].user)

    def test_an_activity_bears_the_name_that_the_city_gives_it(self, cast, pool):
        panel = opened(cast, pool, activities=("site_visit",), activity_titles=TITLES)
        body = cast.client("clerk").get(panel.get_absolute_url()).content.decode()
        assert "现场考察" in body

    def test_what_the_stage_does_not_name_cannot_be_recorded(self, cast, pool):
        panel = opened(cast, pool, activities=("site_visit",))
        with pytest.raises(Refused):
            record(cast, panel, "feasibility")
        assert not Activity.objects.exists()


class TestAsNeeded:
    @pytest.fixture
    def panel(self, cast, pool):
        return scored(cast, pool, activities=(), optional_activities=("site_visit",), activity_titles=TITLES)

    def decide(self, panel, user, held, reason="主要设备需现场核实。"):
        perform(panel, "decide_activity", user, kind="site_visit", held=held, reason=reason)

    def test_without_a_decision_it_bars_nothing(self, panel, pool):
        conclude(panel, pool[0].user)

    def test_once_decided_it_comes_first(self, panel, pool, cast):
        self.decide(panel, cast.clerk, True)
        with pytest.raises(Refused, match="现场考察|site visit"):
            conclude(panel, pool[0].user)
        record(cast, panel, "site_visit")
        conclude(panel, pool[0].user)

    def test_a_decision_needs_its_reason_and_whoever_runs_the_panel(self, panel, pool, cast):
        with pytest.raises(Refused):
            self.decide(panel, cast.clerk, True, reason=" ")
        with pytest.raises(Refused):
            self.decide(panel, pool[0].user, True)
        assert panel.activities_due == []

    def test_what_was_held_cannot_be_decided_away(self, panel, cast):
        record(cast, panel, "site_visit")
        with pytest.raises(Refused):
            self.decide(panel, cast.clerk, False)

    def test_the_decision_is_made_on_its_page_and_stands_in_the_log(self, panel, cast):
        client = cast.client("clerk")
        url = reverse("reviews:act", args=[panel.ref, "decide_activity"])
        assert url in client.get(panel.get_absolute_url()).content.decode()
        answer = client.post(url, {"kind": "site_visit", "held": "no", "reason": "材料已能说明情况。"})
        assert answer.status_code == 302
        body = client.get(panel.get_absolute_url()).content.decode()
        assert body.count("材料已能说明情况。") >= 2


class TestNone:
    def test_a_stage_that_names_none_asks_for_none_and_lets_any_be_recorded(self, cast, pool):
        panel = scored(cast, pool, activities=(), activity_titles={})
        assert panel.activities_open == list(ActivityKind.values)
        record(cast, panel, "defence")
        conclude(panel, pool[0].user)

    def test_its_page_offers_the_record(self, cast, pool):
        panel = opened(cast, pool, activities=())
        body = cast.client("clerk").get(panel.get_absolute_url()).content.decode()
        assert reverse("reviews:act", args=[panel.ref, "record_activity"]) in body


class TestAdvice:
    @pytest.mark.parametrize("result", ["agree", "disagree"])
    def test_without_a_stage_of_improvement_a_panel_agrees_or_not(self, cast, pool, result):
        panel = ready(cast, pool, improvement=False)
        with pytest.raises(Refused) as caught:
            conclude(panel, pool[0].user, result="agree_after_improvement", demands=[])
        assert "result" in caught.value.fields
        page = cast.client("expert").get(reverse("reviews:conclude", args=[panel.ref])).content.decode()
        assert "agree_after_improvement" not in page
        assert "demands-0-text" not in page
        conclude(panel, pool[0].user, result=result)

    def test_nor_does_a_member_advise_it(self, cast, pool):
        panel = opened(cast, pool, improvement=False)
        with pytest.raises(Refused):
            submit(panel, pool[0], advice="agree_after_improvement")


class TestKinds:
    KINDS = ("technical", "management", "finance")

    def test_a_panel_opens_only_with_every_kind_among_its_members(self, cast, pool):
        """「技术、管理、财务等方面专家」: three of one kind are not three kinds."""
        panel = declared(cast, pool, kinds=self.KINDS)
        with pytest.raises(Refused) as caught:
            perform(panel, "open", cast.clerk)
        assert caught.value.code == "incomplete"
        pool[1].kind, pool[2].kind = "management", "finance"
        pool[1].save()
        pool[2].save()
        perform(panel, "open", cast.clerk)

    def test_the_pages_say_which_kind_is_missing(self, cast, pool):
        pool[1].kind = "management"
        pool[1].save()
        panel = declared(cast, pool, kinds=self.KINDS)
        client = cast.client("clerk")
        for url in (panel.get_absolute_url(), reverse("reviews:appoint", args=[panel.ref])):
            body = client.get(url).content.decode()
            assert "财务" in body, url

    def test_a_member_who_leaves_takes_their_kind_along(self, cast, pool):
        for expert, kind in zip(pool, self.KINDS, strict=True):
            expert.kind = kind
            expert.save()
        panel = ready(cast, pool, kinds=self.KINDS, activities=())
        perform(panel, "recuse", pool[2].user, reason="与牵头单位有合作。")
        with pytest.raises(Refused):
            conclude(panel, pool[0].user)
        assert member_of(panel, pool[2]).state == "recused"
