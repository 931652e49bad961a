"""提出意向: few facts, a number, and then the department chooses; nobody but the applicant reads the draft."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.permissions import forget
from applications.layout import publish_layout_plan
from applications.models import Dossier, Intention, LayoutPlan
from applications.stated import keys_of
from materials.canonical import digest_of
from portal.demonstration.story import open_dossier
from tests.accounts.factories import grant_role, make_institution
from tests.applications.factories import make_story
from workflow import perform

CITY = "hohhot"
PLACE = "intention"


def state(story, user, **data):
    direction = LayoutPlan.objects.in_force(story.dossier.city).directions.first()
    given = {"declaration": True, "statement": "拟建设该中心。", "direction": direction}
    return perform(story.dossier, "submit_intention", user, **{**given, **data})


def test_a_draft_is_called_by_what_is_typed_so_far_on_its_page_and_in_lists(story):
    story.dossier.draft.sections.filter(key="basic").update(values={"short_name": "奶牛种业"})
    named = story.dossier.edition.naming.full_name("奶牛种业")
    assert story.dossier.full_name == ""
    assert Dossier.objects.get(pk=story.dossier.pk).title == named
    assert Dossier.objects.for_lists().get(pk=story.dossier.pk).title == named


class TestHandingIn:
    def test_the_dossier_gets_its_number_and_waits_for_the_department(self, story, people):
        state(story, people.applicant)
        dossier = story.dossier
        assert (dossier.state, dossier.process.current_stage.key) == ("under_way", "candidate")
        assert dossier.number and dossier.submitted_at
        assert dossier.waits_for == "recommend_dossiers"
        assert dossier in Dossier.objects.waiting_for(people.officer)

    def test_its_facts_are_frozen_with_a_digest_and_nothing_else(self, story, people):
        state(story, people.applicant)
        intention = Intention.objects.get()
        assert set(intention.content["facts"]) <= set(keys_of(story.dossier.edition))
        assert {"short_name", "field", "direction", "formation_mode", "strategic_fit"} <= set(
            intention.content["facts"]
        )
        assert intention.digest == digest_of(intention.content)
        with pytest.raises(DatabaseError), transaction.atomic():
            Intention.objects.update(statement="另一说法")

    def test_the_draft_is_closed_while_the_department_chooses(self, story, people):
        state(story, people.applicant)
        story.dossier.draft.refresh_from_db()
        assert story.dossier.draft.open_scope == "none"

    def test_only_what_it_asks_for_must_be_filled_in(self, story, people):
        draft = story.dossier.draft
        draft.sections.exclude(key="basic").delete()
        draft.rows.all().delete()
        state(story, people.applicant)

    def test_a_missing_fact_is_named(self, story, people, refused):
        section = story.dossier.draft.sections.get(key="basic")
        del section.values["strategic_fit"]
        section.save()
        assert "规划布局" in str(refused("incomplete", state, story, people.applicant))

    @pytest.mark.parametrize("who", ["colleague", "rival", "officer", "clerk", "stranger"])
    def test_only_an_authorised_submitter_may(self, story, people, refused, who):
        refused("forbidden", state, story, people.person(who))

    def test_an_unconfirmed_institution_may_not(self, story, people, refused):
        waiting = make_institution("呼和浩特市待确认有限公司", division=people.division, state="pending")
        grant_role(people.applicant, "submitter", waiting)
        forget(people.applicant)
        other = open_dossier(people, story.dossier.call, waiting, number=3)
        refused("unconfirmed", state, other, people.applicant)

    @pytest.mark.parametrize(
        "change",
        [{"state": "closed"}, {"opens_at": timezone.now() + timedelta(days=1)}],
        ids=["closed", "not open yet"],
    )
    def test_the_call_must_be_open(self, story, people, refused, change):
        type(story.dossier.call).objects.filter(pk=story.dossier.call_id).update(**change)
        refused("window", state, story, people.applicant)

    def test_the_declaration_is_confirmed(self, story, people, refused):
        refused("declaration", state, story, people.applicant, declaration=False)

    def test_no_twin_in_the_same_field_and_direction(self, story, people, refused):
        state(story, people.applicant)
        twin = make_story(people, story.dossier.call)
        assert story.dossier.number in str(refused("twin", state, twin, people.applicant))

    def test_it_is_handed_in_once(self, story, people, refused):
        state(story, people.applicant)
        refused("stale", state, story, people.applicant)

    def test_the_dossier_itself_is_not_handed_in_yet(self, story, people, refused):
        refused("stale", perform, story.dossier, "submit", people.applicant, declaration=True)

    def test_it_can_be_withdrawn(self, story, people):
        state(story, people.applicant)
        story.withdraw()
        assert (story.dossier.state, story.dossier.process.current_stage) == ("withdrawn", None)


class TestLayoutPlan:
    def test_it_names_a_direction_of_the_plan_that_stands(self, story, people):
        state(story, people.applicant)
        intention = Intention.objects.get()
        assert intention.direction.plan == intention.plan == LayoutPlan.objects.in_force(people.city)

    def test_or_says_why_it_lies_outside(self, story, people, refused):
        refused("direction", state, story, people.applicant, direction=None, outside_reason=" ")
        state(story, people.applicant, direction=None, outside_reason="属未来产业新方向。")
        assert Intention.objects.get().outside_reason == "属未来产业新方向。"

    def test_a_direction_of_an_earlier_version_does_not_count(self, story, people, refused):
        before = LayoutPlan.objects.in_force(people.city).directions.first()
        publish_layout_plan(
            people.city,
            people.clerk,
            title="新方案",
            text="调整。",
            issued_on=timezone.localdate(),
            fields=[],
            directions=[("energy", "新方向")],
        )
        refused("direction", state, story, people.applicant, direction=before)

    def test_the_database_demands_either(self, story, people):
        state(story, people.applicant)
        row = Intention.objects.get()
        row.pk, row.direction, row.outside_reason = None, None, ""
        with pytest.raises(IntegrityError, match="intention_in_plan"), transaction.atomic():
            row.save(force_insert=True)


class TestPages:
    def test_the_form_shows_only_its_facts(self, story, people):
        page = people.client("applicant").get(reverse("applications:intention", args=[story.dossier.ref]))
        text = page.content.decode()
        assert page.status_code == 200
        for key in ("short_name", "formation_mode", "strategic_fit"):
            assert f'data-field="{key}"' in text
        assert 'data-field="cycle_years"' not in text

    def test_the_form_is_the_institutions_own(self, story, people):
        address = reverse("applications:intention", args=[story.dossier.ref])
        state(story, people.applicant)
        assert people.client("officer").get(address).status_code == 404
        assert people.client("applicant").get(address).status_code == 302

    def test_a_form_with_mistakes_keeps_what_was_typed(self, story, people):
        address = reverse("applications:act", args=[story.dossier.ref, "submit_intention"])
        page = people.client("applicant").post(address, {"statement": "拟建设。", "declaration": "on"})
        assert page.status_code == 422
        assert "拟建设。" in page.content.decode()

    @pytest.mark.parametrize("who", ["officer", "clerk", "leader", "auditor"])
    @pytest.mark.parametrize(
        "tab", ["", "intention", "application", "conditions", "attachments", "review", "publicity", "papers", "record"]
    )
    def test_offices_read_the_intention_and_not_the_draft(self, story, people, who, tab):
        section = story.dossier.draft.sections.exclude(key="basic").filter(values__has_key="lead_strength").get()
        section.values["lead_strength"] = "未提交的内部说明"
        section.save()
        state(story, people.applicant)
        address = story.dossier.get_absolute_url() + (f"{tab}/" if tab else "")
        page = people.client(who).get(address)
        text = page.content.decode()
        assert page.status_code == 200
        assert "未提交的内部说明" not in text
        if tab in ("", "intention"):
            assert "拟建设该中心。" in text

    @pytest.mark.parametrize("tab", ["", "intention", "application", "conditions", "attachments", "record"])
    def test_the_institution_reads_both(self, story, people, tab):
        state(story, people.applicant)
        page = people.client("colleague").get(story.dossier.get_absolute_url() + (f"{tab}/" if tab else ""))
        assert page.status_code == 200

    def test_lists_and_search_find_it(self, story, people):
        state(story, people.applicant)
        for query in (story.dossier.number, story.dossier.short_name):
            page = people.client("officer").get(reverse("applications:dossiers"), {"q": query, "stage": "candidate"})
            assert story.dossier.number in page.content.decode()
        assert people.client("officer").get(reverse("portal:home")).status_code == 200

    def test_experts_and_strangers_find_nothing(self, story, people):
        state(story, people.applicant)
        for who in ("expert", "rival", "stranger", "other_officer", "other_clerk"):
            assert people.client(who).get(story.dossier.get_absolute_url()).status_code == 404
