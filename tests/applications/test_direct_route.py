"""第七条（三）: resident universities and units of the city apply to the bureau directly, once that is verified."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.attributes import claim_attribute, verify_attribute
from applications.beginning import begin
from applications.models import Dossier
from applications.views.dossier import steps
from documents.models import Document
from materials.models import DraftSection
from notices.models import NoticeItem
from portal.demonstration.story import Story
from tests.accounts.factories import make_institution
from tests.applications import jinzhong
from tests.reviews.factories import make_pool
from workflow import import_door, perform

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(db):
    return jinzhong.make_cast()


def hand_in(dossier, user):
    return perform(dossier, "submit", user, declaration=True)


def stages(dossier):
    return {stage.key: stage.state for stage in dossier.process.stages.all()}


def current(dossier):
    dossier.process.refresh_from_db()
    return dossier.process.current_stage.key


def test_a_verified_university_comes_to_the_bureau_without_a_department(here):
    direct = jinzhong.make_direct(here)
    dossier = jinzhong.make_dossier(direct, direct=True)
    event = hand_in(dossier, direct.applicant)
    assert stages(dossier)["recommendation"] == "skipped"
    assert (current(dossier), dossier.waits_for, dossier.route) == ("formal_check", "check_dossiers", "direct")
    assert event.detail.data["route"] == "direct"
    assert Dossier.objects.visible_to(here.clerk).filter(pk=dossier.pk).exists()
    assert not Dossier.objects.visible_to(here.officer).filter(pk=dossier.pk).exists()


def test_what_is_only_claimed_does_not_open_the_direct_way(here, refused):
    direct = jinzhong.make_direct(here, verified=False)
    dossier = jinzhong.make_dossier(direct, direct=True)
    reason = str(refused("route", hand_in, dossier, direct.applicant))
    assert "依托单位隶属情况" in reason or "Affiliation" in reason
    assert dossier.state == "draft"
    attribute = direct.institution.dated_attributes.get(key="affiliation")
    verify_attribute(attribute, direct.officer)
    hand_in(dossier, direct.applicant)
    assert dossier.route == "direct"


def test_what_the_form_says_alone_does_not_open_it_either(here, refused):
    dossier = jinzhong.make_dossier(here, lead_affiliation="city_unit")
    refused("route", hand_in, dossier, here.applicant)


def test_the_register_overrules_what_was_typed(here):
    jinzhong.affiliate(here.institution, "local", here.officer)
    dossier = jinzhong.make_dossier(here, lead_affiliation="city_unit")
    hand_in(dossier, here.applicant)
    assert (dossier.route, current(dossier), dossier.waits_for) == (
        "department",
        "recommendation",
        "recommend_dossiers",
    )


def test_a_local_enterprise_goes_through_its_department(here):
    dossier = jinzhong.make_dossier(here)
    hand_in(dossier, here.applicant)
    assert (dossier.route, current(dossier)) == ("department", "recommendation")
    assert dossier.recommender == here.division.name


def test_a_correction_asked_by_the_bureau_comes_back_to_the_bureau(here):
    direct = jinzhong.make_direct(here)
    dossier = jinzhong.make_dossier(direct, direct=True)
    hand_in(dossier, direct.applicant)
    point = ("fact", "laboratory_area", "请补充房产证明。")
    perform(dossier, "return_for_correction", here.clerk, items=[point])
    section = DraftSection.objects.get(draft=dossier.draft, values__has_key="laboratory_area")
    section.values["laboratory_area"] = "1300"
    section.save()
    hand_in(dossier, direct.applicant)
    assert (current(dossier), stages(dossier)["recommendation"]) == ("formal_check", "skipped")


def test_the_route_is_decided_anew_when_the_affiliation_has_changed_by_then(here):
    direct = jinzhong.make_direct(here)
    dossier = jinzhong.make_dossier(direct, direct=True)
    hand_in(dossier, direct.applicant)
    perform(dossier, "return_for_correction", here.clerk, items=[("fact", "laboratory_area", "请说明。")])
    day = timezone.localdate() - timedelta(days=1)
    claim_attribute(direct.institution, "affiliation", "local", valid_from=day, by=direct.applicant)
    hand_in(dossier, direct.applicant)
    assert (dossier.route, current(dossier)) == ("department", "recommendation")
    assert stages(dossier)["formal_check"] == "returned"


def test_a_stage_that_is_done_stays_done(here):
    dossier = jinzhong.make_dossier(here)
    hand_in(dossier, here.applicant)
    Story(here, dossier).recommend()
    perform(dossier, "return_for_correction", here.clerk, items=[("fact", "laboratory_area", "请说明。")])
    hand_in(dossier, here.applicant)
    assert stages(dossier)["recommendation"] == "done"
    assert current(dossier) == "formal_check"


def test_the_stepper_names_the_clause_that_skips_the_stage_before_and_after_handing_in(here):
    direct = jinzhong.make_direct(here)
    dossier = jinzhong.make_dossier(direct, direct=True)

    def shown():
        found = {step["title"]: step for step in steps(dossier, list(dossier.process.stages.all()))}
        return found["主管部门审核推荐"], found["市科学技术局材料审查"]

    for _time in ("before", "after"):
        skipped, unnamed = shown()
        assert (skipped["state"], skipped["clause"]) == ("skipped", None)
        assert skipped["note"] == "直接报晋中市科学技术局，第七条(三)"
        assert str(unnamed["note"]) == "文本未规定，按工作惯例"
        if _time == "before":
            hand_in(dossier, direct.applicant)
    page = here.client("clerk").get(dossier.get_absolute_url()).content.decode()
    assert "直接报晋中市科学技术局，第七条(三)" in page
    assert "直接申报" in page
    assert "2026年1月21日届满" in page


def test_an_institution_of_another_city_cannot_begin(here, cast, refused):
    call = jinzhong.make_call(here)
    reason = str(refused("city", begin, call, cast.institution, cast.applicant))
    assert "大同市" in reason and "晋中市" in reason
    elsewhere = make_institution("吕梁某大学", kind="university", submitter=here.applicant, state="confirmed")
    type(elsewhere).objects.filter(pk=elsewhere.pk).update(division=cast.division)
    elsewhere.refresh_from_db()
    assert "大同市" in str(refused("city", begin, call, elsewhere, here.applicant))


@pytest.mark.parametrize("direct", [False, True], ids=["through the department", "directly"])
def test_the_whole_way_to_the_register(here, direct):
    people = jinzhong.make_direct(here) if direct else here
    make_pool(people)
    with import_door("test"):
        dossier = jinzhong.make_dossier(people, at=jinzhong.since(), direct=direct)
        story = Story(people, dossier, now=jinzhong.since())
        story.hand_in()
        if not direct:
            story.recommend()
        story.pass_check()
        story.review()
        assert current(dossier) == "deliberation"
        story.resolve()
        story.publicise()
        item = NoticeItem.objects.get(process=dossier.process)
        assert item.recommender == ("直接申报" if direct else here.division.name)
        story.now += timedelta(days=15)
        story.close_publicity()
        story.approve()
        story.issue()
        story.announce()
    assert dossier.state == "approved"
    kinds = set(Document.objects.filter(process=dossier.process).values_list("kind", flat=True))
    assert kinds == ({"recognition"} if direct else {"recognition", "recommendation"})
    paper = Document.objects.get(process=dossier.process, kind="recognition")
    assert paper.title == f"关于批准建设“{dossier.full_name}”的通知"
    assert dossier.decisions.get().basis == jinzhong.BASIS
    assert here.client("clerk").get(dossier.get_absolute_url() + "papers/").status_code == 200
