"""提出培育对象: the department chooses among the intentions before it, returns one, or ends it with reasons."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse

from applications.models import CandidateChoice, Decision, Dossier, Intention
from applications.stated import waiting_beside
from tests.applications.factories import make_story, review
from workflow import perform

CITY = "hohhot"
PLACE = "candidate"


def choose(story, user, **data):
    return perform(story.dossier, "choose_candidate", user, **{"opinion": "择优提出。", **data})


def send_back(story, user, points="请补充前期基础。"):
    return perform(story.dossier, "return_intention", user, points=points)


def pass_over(story, user):
    return perform(story.dossier, "decline_candidate", user, reasons="方向与产业布局不符。", clause="第八条（一）")


def state_again(story, people):
    """What it said before, handed in anew."""
    direction = Intention.objects.latest("pk").direction
    given = {"declaration": True, "statement": "补充后再次提出。", "direction": direction}
    perform(story.dossier, "submit_intention", people.applicant, **given)


class TestChoosing:
    def test_the_dossier_is_written_next(self, story, people):
        choose(story, people.officer)
        dossier = story.dossier
        dossier.draft.refresh_from_db()
        assert (dossier.state, dossier.process.current_stage.key) == ("under_way", "application")
        assert (dossier.waits_for, dossier.draft.open_scope) == ("submit_dossiers", "all")

    def test_its_number_stays_when_the_dossier_is_handed_in(self, story, people):
        number = story.dossier.number
        choose(story, people.officer)
        story.hand_in()
        assert (story.dossier.number, story.dossier.state) == (number, "under_way")
        assert story.dossier.process.current_stage.key == "recommendation"

    def test_a_call_that_has_closed_meanwhile_does_not_stop_a_candidate(self, story, people):
        choose(story, people.officer)
        type(story.dossier.call).objects.update(state="closed")
        story.hand_in()

    def test_the_record_says_what_it_was_compared_with(self, story, people):
        other = make_story(people, story.dossier.call, field="new_energy", direction="另一方向")
        other.state_intention()
        choose(story, people.officer)
        record = CandidateChoice.objects.get()
        assert (record.result, record.opinion, record.compared) == ("chosen", "择优提出。", [other.dossier.number])
        with pytest.raises(DatabaseError), transaction.atomic():
            CandidateChoice.objects.update(opinion="另一意见")

    def test_beside_it_stand_only_intentions_before_the_same_department(self, story, people):
        other = make_story(people, story.dossier.call, field="new_energy", direction="另一方向")
        assert list(waiting_beside(story.dossier)) == []
        other.state_intention()
        assert list(waiting_beside(story.dossier)) == [other.dossier]
        choose(other, people.officer)
        assert list(waiting_beside(story.dossier)) == []

    @pytest.mark.parametrize("who", ["applicant", "other_officer", "clerk", "leader", "stranger"])
    def test_only_the_competent_department_chooses(self, story, people, refused, who):
        for act in (choose, send_back, pass_over):
            refused("forbidden", act, story, people.person(who))

    def test_one_choice_for_one_intention(self, story, people):
        choose(story, people.officer)
        row = CandidateChoice.objects.get()
        row.pk = None
        with pytest.raises(IntegrityError, match="one_choice_per_intention"), transaction.atomic():
            row.save(force_insert=True)

    def test_the_page_shows_intention_findings_and_rivals(self, story, people):
        other = make_story(people, story.dossier.call, field="new_energy", direction="另一方向")
        other.state_intention()
        address = reverse("applications:act", args=[story.dossier.ref, "choose_candidate"])
        text = people.client("officer").get(address).content.decode()
        assert other.dossier.number in text
        assert Intention.objects.get(dossier=story.dossier).statement in text

    def test_the_bureau_reads_it_and_may_not_refuse_yet(self, story, people, refused):
        assert people.client("clerk").get(story.dossier.get_absolute_url()).status_code == 200
        refused("stale", perform, story.dossier, "refuse", people.section_head, reasons="不符。", clause="第八条（一）")


class TestOutsideThePlan:
    @pytest.fixture
    def outside(self, story, people):
        send_back(story, people.officer)
        perform(
            story.dossier,
            "submit_intention",
            people.applicant,
            declaration=True,
            statement="拟建设。",
            direction=None,
            outside_reason="属未来产业新方向。",
        )
        return story

    def test_choosing_it_is_a_judgement_with_a_reason(self, outside, people, refused):
        assert "fit" in refused("fit", choose, outside, people.officer).fields
        choose(outside, people.officer, fit="符合首府未来产业方向。")
        assert CandidateChoice.objects.get(result="chosen").fit == "符合首府未来产业方向。"

    def test_the_page_asks_for_the_judgement(self, outside, people):
        address = reverse("applications:act", args=[outside.dossier.ref, "choose_candidate"])
        assert 'name="fit"' in people.client("officer").get(address).content.decode()


class TestReturning:
    def test_the_applicant_puts_it_right_and_hands_it_in_again(self, story, people):
        number = story.dossier.number
        send_back(story, people.officer)
        dossier = story.dossier
        dossier.draft.refresh_from_db()
        assert (dossier.state, dossier.process.current_stage.key) == ("returned", "intention")
        assert (dossier.waits_for, dossier.draft.open_scope) == ("submit_dossiers", "all")
        state_again(story, people)
        assert (dossier.state, dossier.process.current_stage.key) == ("under_way", "candidate")
        assert dossier.number == number

    def test_twice_and_each_is_on_record(self, story, people):
        for _round in range(2):
            send_back(story, people.officer)
            state_again(story, people)
        choose(story, people.officer)
        assert Intention.objects.count() == 3
        assert [row.result for row in CandidateChoice.objects.all()] == ["returned", "returned", "chosen"]

    def test_a_closed_call_does_not_stop_the_answer(self, story, people):
        send_back(story, people.officer)
        type(story.dossier.call).objects.update(state="closed")
        state_again(story, people)

    def test_the_points_stand_on_the_form(self, story, people):
        send_back(story, people.officer, "请说明出资安排。")
        page = people.client("applicant").get(reverse("applications:intention", args=[story.dossier.ref]))
        assert "请说明出资安排。" in page.content.decode()

    def test_it_can_be_withdrawn_then(self, story, people):
        send_back(story, people.officer)
        story.withdraw()
        assert story.dossier.state == "withdrawn"


class TestNotChosen:
    def test_it_ends_with_reasons_clause_remedy_and_a_paper(self, story, people):
        pass_over(story, people.officer)
        decision = Decision.objects.get()
        assert (story.dossier.state, story.dossier.process.current_stage) == ("refused", None)
        assert (decision.opinion, decision.clause) == ("方向与产业布局不符。", "第八条（一）")
        assert decision.remedy
        assert story.dossier.process.documents.get().kind == "decline"
        assert CandidateChoice.objects.get().result == "not_chosen"

    def test_the_applicant_confirms_receipt(self, story, people):
        pass_over(story, people.officer)
        perform(story.dossier, "receive_refusal", people.applicant)
        assert Decision.objects.get().served_how == "portal"

    @pytest.mark.parametrize("tab", ["", "intention", "application", "papers", "record"])
    def test_its_page_is_still_read(self, story, people, tab):
        pass_over(story, people.officer)
        for who in ("applicant", "officer", "clerk"):
            address = story.dossier.get_absolute_url() + (f"{tab}/" if tab else "")
            assert people.client(who).get(address).status_code == 200

    def test_another_intention_in_the_same_field_may_follow(self, story, people):
        pass_over(story, people.officer)
        make_story(people, story.dossier.call).state_intention()
        assert Dossier.objects.count() == 2


class TestWithoutAFormalCheck:
    """The text knows none: after the recommendation the clerk convenes the panel, or the bureau refuses."""

    @pytest.fixture
    def recommended(self, story, people):
        choose(story, people.officer)
        story.hand_in()
        review(story.dossier, people.officer)
        perform(story.dossier, "recommend", people.officer, opinion="同意推荐。")
        return story

    def test_the_dossier_comes_to_the_clerk(self, recommended, people):
        dossier = recommended.dossier
        assert (dossier.process.current_stage.key, dossier.waits_for) == ("expert_review", "check_dossiers")
        perform(dossier, "convene_panel", people.clerk)

    def test_or_is_refused(self, recommended, people):
        perform(recommended.dossier, "refuse", people.section_head, reasons="不符。", clause="第八条（一）")
        assert recommended.dossier.state == "refused"
