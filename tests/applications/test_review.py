"""专家论证、完善建设方案、会议研究: what the panel concludes decides the way; the meeting resolves at its end."""

from datetime import timedelta

import pytest
from django.utils import timezone

from applications.ownership import may_edit_draft
from applications.queries import demands_of
from materials.access import may_edit
from materials.models import DraftSection
from materials.queries import latest_submission
from reviews.appointment import Choice
from reviews.conclusion import Demanded, check_demand
from reviews.models import Advice, Expert
from tests.applications.factories import refute, review
from workflow import perform

PLACE = "expert_review"
DEMAND = (Demanded("细化年度指标。", "objectives"),)


def judged(story, result, demands=None):
    """A panel at work from its first seat to its conclusion."""
    story.convene()
    goes_on(story, result, demands)


def goes_on(story, result, demands=None):
    story.open_panel()
    story.record_activities()
    story.score(advice=result)
    story.conclude(result, demands)
    story.dossier.refresh_from_db()


def where(story):
    return story.dossier.process.current_stage.key, story.dossier.waits_for


class TestConclusion:
    def test_plain_agreement_skips_the_improvement(self, story):
        judged(story, Advice.AGREE)
        assert where(story) == ("deliberation", "deliberate")
        assert story.dossier.process.stages.get(key="plan_improvement").state == "skipped"

    def test_agreement_with_demands_opens_the_plan_for_the_applicant(self, story):
        judged(story, Advice.AGREE_AFTER_IMPROVEMENT)
        assert where(story) == ("plan_improvement", "submit_dossiers")
        assert story.dossier.draft.open_scope == "plan"

    def test_disagreement_is_no_refusal_but_the_bureaus_to_decide(self, story, people):
        judged(story, Advice.DISAGREE)
        assert where(story) == ("expert_review", "deliberate")
        assert story.dossier.state == "under_way"
        perform(story.dossier, "refuse", people.section_head, reasons="论证未通过。", clause="第九条（二）")
        assert story.dossier.state == "refused"

    def test_after_a_disagreement_another_panel_may_be_convened(self, story, people):
        judged(story, Advice.DISAGREE)
        perform(story.dossier, "convene_panel", people.clerk)
        chosen = [Choice(expert, "上一轮成员，无利害关系。") for expert in Expert.objects.order_by("pk")]
        perform(story.panel, "appoint", people.clerk, choices=chosen)
        perform(story.panel, "designate_chair", people.clerk, member=story.panel.members.first())
        goes_on(story, Advice.AGREE_AFTER_IMPROVEMENT, DEMAND)
        assert story.panel.round == 2
        assert where(story) == ("plan_improvement", "submit_dossiers")
        assert [demand.text for demand in demands_of(story.dossier)] == ["细化年度指标。"]

    def test_one_panel_is_at_work_at_a_time(self, story, people, refused):
        story.convene()
        refused("panel_live", perform, story.dossier, "convene_panel", people.clerk)

    def test_an_end_of_the_matter_stops_its_panel(self, story):
        story.convene()
        story.open_panel()
        story.withdraw()
        assert story.panel.state == "dissolved"


class TestImprovedPlan:
    @pytest.fixture
    def improving(self, story):
        judged(story, Advice.AGREE_AFTER_IMPROVEMENT)
        return story

    def test_only_the_plan_can_be_written(self, improving, people):
        draft = improving.dossier.draft
        assert may_edit(draft, people.applicant, "plan")[0] is True
        assert may_edit(draft, people.applicant, "facts")[0] is False

    def test_the_facts_stand_as_they_were_whatever_the_draft_says(self, improving):
        before = latest_submission(improving.dossier.draft)
        section = DraftSection.objects.get(draft=improving.dossier.draft, values__has_key="usable_area")
        section.values["usable_area"] = "9999"
        section.save()
        improving.improve_plan()
        after = latest_submission(improving.dossier.draft)
        assert after.content["sections"] == before.content["sections"]
        assert after.content["plan"] != before.content["plan"]

    def test_it_is_declared_like_the_first(self, improving, people, refused):
        refused("declaration", perform, improving.dossier, "submit_plan", people.applicant)
        improving.improve_plan()
        assert latest_submission(improving.dossier.draft).declaration

    def test_the_clerk_waits_for_it(self, improving, people, refused):
        refused("plan_open", perform, improving.dossier, "accept_plan", people.clerk)

    def test_it_is_handed_in_once(self, improving, people, refused):
        improving.improve_plan()
        refused("plan_in", perform, improving.dossier, "submit_plan", people.applicant, declaration=True)

    def test_every_demand_must_be_met(self, improving, people, refused):
        improving.improve_plan()
        refused("demands", perform, improving.dossier, "accept_plan", people.clerk)
        first, second = demands_of(improving.dossier)
        check_demand(first, True, "", people.clerk)
        check_demand(second, False, "收益分配仍未写明。", people.clerk)
        refused("demands", perform, improving.dossier, "accept_plan", people.clerk)
        check_demand(second, True, "", people.clerk)
        perform(improving.dossier, "accept_plan", people.clerk)
        assert where(improving) == ("deliberation", "deliberate")

    def test_returned_it_is_open_again(self, improving, people):
        improving.improve_plan()
        perform(improving.dossier, "return_plan", people.clerk, reason="第二项未落实。")
        assert where(improving) == ("plan_improvement", "submit_dossiers")
        improving.dossier.draft.refresh_from_db()
        assert improving.dossier.draft.open_scope == "plan"

    def test_a_refusal_closes_it(self, improving, people):
        perform(improving.dossier, "refuse", people.section_head, reasons="逾期未完善。", clause="第九条（二）")
        draft = improving.dossier.draft
        draft.refresh_from_db()
        assert draft.open_scope == "none"
        assert may_edit_draft(draft, people.applicant)[0] is False


class TestMeeting:
    @pytest.fixture
    def ready(self, story, people):
        judged(story, Advice.AGREE)
        return story

    def record(self, story, people, result="agreed", held_on=None):
        return perform(
            story.dossier,
            "record_meeting",
            people.section_head,
            held_on=held_on or timezone.localdate(),
            minutes_number="局长办公会议纪要〔2026〕12号",
            result=result,
            opinion="会议意见。",
        )

    def test_judgements_that_belong_to_the_experts_come_first(self, ready, people, refused):
        refused("unjudged", self.record, ready, people)
        review(ready.dossier, people.clerk)
        self.record(ready, people)
        assert where(ready) == ("publicity", "publish")

    def test_a_condition_found_failing_stops_it(self, ready, people, refused):
        refute(ready.dossier, people.clerk, "usable_area", "420")
        refused("failed_must", self.record, ready, people)

    def test_a_meeting_is_not_recorded_before_it_was_held(self, ready, people, refused):
        review(ready.dossier, people.clerk)
        reason = refused("condition", self.record, ready, people, held_on=timezone.localdate() + timedelta(days=1))
        assert "held_on" in reason.fields

    @pytest.mark.parametrize("result", ["not_agreed", "deferred"])
    def test_without_agreement_it_stays_with_the_meeting(self, ready, people, result):
        review(ready.dossier, people.clerk)
        self.record(ready, people, result)
        assert where(ready) == ("deliberation", "deliberate")
        self.record(ready, people)
        assert [row.result for row in ready.dossier.deliberations.all()] == [result, "agreed"]
