"""审核推荐、退回补正、复核: each condition held against its proof; nobody goes over one that fails."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from applications.models import Decision, Recommendation
from materials.models import Correction
from materials.queries import current_correction
from tests.applications.factories import refute, review
from workflow import perform

PLACE = "recommendation"


def recommend(story, user):
    return perform(story.dossier, "recommend", user, opinion="同意推荐。")


def send_back(story, user, *items):
    return perform(story.dossier, "return_for_correction", user, items=list(items))


AREA = ("fact", "usable_area", "请补充房产证明全页。")


class TestRecommendation:
    def test_unchecked_proofs_stop_it(self, story, people, refused):
        refused("unchecked", recommend, story, people.officer)

    def test_a_verified_value_under_the_threshold_turns_pass_into_fail_and_stops_it(self, story, people, refused):
        refute(story.dossier, people.officer, "usable_area", "499.99")
        assert "使用面积" in str(refused("failed_must", recommend, story, people.officer))

    def test_a_verified_value_at_the_threshold_is_enough(self, story, people):
        refute(story.dossier, people.officer, "usable_area", "500")
        recommend(story, people.officer)

    def test_a_value_refuted_without_another_counts_as_missing(self, story, people, refused):
        refute(story.dossier, people.officer, "usable_area", "")
        refused("unknown_must", recommend, story, people.officer)

    def test_whoever_refuted_in_error_can_confirm_again(self, story, people):
        refute(story.dossier, people.officer, "usable_area", "420")
        review(story.dossier, people.officer)
        recommend(story, people.officer)

    def test_the_opinion_is_kept_and_printed_in_a_letter(self, story, people):
        review(story.dossier, people.officer)
        recommend(story, people.officer)
        record = Recommendation.objects.get()
        assert (record.by, record.recommended, record.opinion) == (people.officer, True, "同意推荐。")
        assert story.dossier.process.documents.get().kind == "recommendation"

    def test_an_officer_of_another_department_may_not(self, story, people, refused):
        refused("forbidden", recommend, story, people.other_officer)

    def test_not_recommending_ends_it_with_reasons_clause_and_remedy(self, story, people):
        perform(story.dossier, "decline", people.officer, reasons="设备不足。", clause="第八条（三）")
        decision = Decision.objects.get()
        assert (story.dossier.state, decision.opinion, decision.clause) == ("refused", "设备不足。", "第八条（三）")
        assert decision.remedy
        assert Recommendation.objects.get().recommended is False


class TestCorrection:
    def test_it_names_what_it_is_about_and_opens_the_form(self, story, people):
        send_back(story, people.officer, AREA, ("general", "", "请核对全文。"))
        dossier = story.dossier
        assert (dossier.state, dossier.process.current_stage.key) == ("returned", "application")
        dossier.draft.refresh_from_db()
        assert dossier.draft.open_scope == "all"
        points = current_correction(dossier.draft).items.all()
        assert [(p.target_kind, p.target_key) for p in points] == [("fact", "usable_area"), ("general", "")]

    @pytest.mark.parametrize(
        ("items", "code"),
        [
            ([], "no_items"),
            ([("fact", "usable_area", "  ")], "no_items"),
            ([("fact", "no_such", "?")], "unknown_target"),
        ],
        ids=["nothing", "no words", "unknown field"],
    )
    def test_a_point_without_words_or_target_is_none(self, story, people, refused, items, code):
        refused(code, send_back, story, people.officer, *items)

    def test_one_is_open_at_most(self, story, people, refused):
        send_back(story, people.officer, AREA)
        refused("stale", send_back, story, people.officer, AREA)
        assert Correction.objects.filter(answered_at=None).count() == 1

    def test_its_answer_leads_back_to_the_stage_that_asked(self, story, people):
        send_back(story, people.officer, AREA)
        story.hand_in()
        assert story.dossier.process.current_stage.key == "recommendation"
        assert story.dossier.state == "under_way"
        assert current_correction(story.dossier.draft) is None

    def test_what_did_not_change_stays_checked(self, story, people):
        review(story.dossier, people.officer)
        send_back(story, people.officer, AREA)
        story.hand_in()
        recommend(story, people.officer)


class TestFormalCheck:
    @pytest.fixture
    def checked(self, story, people):
        review(story.dossier, people.officer)
        recommend(story, people.officer)
        return story

    def test_the_clerk_passes_it(self, checked, people):
        checked.pass_check()
        assert checked.dossier.process.current_stage.key == "expert_review"

    def test_what_fails_stops_it(self, checked, people, refused):
        refute(checked.dossier, people.clerk, "usable_area", "420")
        refused("failed_must", perform, checked.dossier, "pass_check", people.clerk)

    def test_the_bureau_refuses_with_reasons(self, checked, people):
        perform(checked.dossier, "refuse", people.section_head, reasons="材料不实。", clause="第八条（四）")
        assert checked.dossier.state == "refused"


class TestService:
    """Every refusal records when and how it was served."""

    @pytest.fixture
    def declined(self, story, people):
        perform(story.dossier, "decline", people.officer, reasons="设备不足。", clause="第八条（三）")
        return story.dossier

    def test_the_applicant_confirms_receipt(self, declined, people, refused):
        perform(declined, "receive_refusal", people.colleague)
        assert Decision.objects.get().served_how == "portal"
        refused("served", perform, declined, "record_service", people.clerk, served_how="mail")

    @pytest.mark.parametrize("days", [-1, 1], ids=["before the decision", "in the future"])
    def test_the_day_lies_between_the_decision_and_today(self, declined, people, refused, days):
        day = timezone.localdate() + timedelta(days=days)
        reason = refused(
            "condition", perform, declined, "record_service", people.officer, served_on=day, served_how="mail"
        )
        assert "served_on" in reason.fields

    @pytest.mark.parametrize("missing", ["opinion", "clause", "remedy"])
    def test_the_database_demands_reasons_clause_and_remedy(self, story, people, missing):
        given = {"opinion": "理由", "clause": "第八条", "remedy": "救济"} | {missing: ""}
        with pytest.raises(IntegrityError, match="refusal_has_reasons"), transaction.atomic():
            Decision.objects.create(
                dossier=story.dossier,
                by=people.leader,
                at=timezone.now(),
                kind="refusal",
                decided_on=timezone.localdate(),
                **given,
            )

    def test_a_recorded_decision_is_not_rewritten(self, declined):
        with pytest.raises(DatabaseError, match="may not be changed"), transaction.atomic():
            Decision.objects.update(opinion="另一理由")
