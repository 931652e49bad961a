"""委托评审: an agency sees exactly what it has in hand, as long as it has it, and does there what it was asked to."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from accounts.granting import grant_role
from accounts.models import Notification, RoleAssignment
from accounts.permissions import forget
from applications.agency_forms import knows_agencies
from applications.models import AgencyOpinion, Dossier, Entrustment
from cities.models import City
from materials.models import FactCheck
from materials.review import record_check
from reviews.agencies import end_place
from reviews.appointment import Choice
from reviews.models import Agency, AgencyMember, Expert, Panel
from tests.applications.agencies import (
    CLOSED_TABS,
    SLUG,
    addresses,
    as_it_was,
    client_of,
    entrust,
    make_agency,
    make_world,
    opinion,
)
from workflow import perform, run_pending


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Any:
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


@pytest.fixture
def w(world: Any) -> Any:
    with as_it_was(world) as found:
        yield found


class TestSight:
    def test_an_agency_sees_nothing_of_the_city_before_anything_is_entrusted(self, w):
        assert not Dossier.objects.visible_to(w.agent).exists()
        for url in addresses(w, w.dossier):
            assert client_of(w.agent).get(url).status_code == 404, url

    def test_it_sees_the_entrusted_dossier_with_its_attachments_and_no_other(self, w):
        entrust(w)
        client = client_of(w.agent)
        for url in addresses(w, w.dossier):
            assert client.get(url).status_code == 200, url
        for url in addresses(w, w.second):
            assert client.get(url).status_code == 404, url
        assert list(Dossier.objects.visible_to(w.agent2)) == [w.dossier]

    def test_publicity_papers_and_the_record_stay_with_the_bureau(self, w):
        entrust(w)
        for tab in CLOSED_TABS:
            url = reverse("applications:tab", args=[w.dossier.ref, tab])
            assert client_of(w.agent).get(url).status_code == 404, tab

    def test_the_form_that_is_being_written_is_the_applicants(self, w):
        entrust(w)
        url = reverse("materials:overview", args=[w.dossier.draft.ref])
        assert client_of(w.agent).get(url).status_code in (403, 404)

    @pytest.mark.parametrize("who", ["rival_agent", "far_agent"])
    def test_another_agency_and_one_of_another_city_see_none_of_it(self, w, who):
        entrust(w)
        user = getattr(w, who)
        assert not Dossier.objects.visible_to(user).exists()
        for url in addresses(w, w.dossier):
            assert client_of(user).get(url).status_code == 404, url

    def test_lists_and_counts_hold_the_entrusted_dossier_alone(self, w):
        entrust(w)
        for page in ("/home/", "/dossiers/"):
            body = client_of(w.agent).get(page).content.decode()
            assert w.dossier.number in body
            assert w.second.number not in body
            assert w.second.number not in client_of(w.rival_agent).get(page).content.decode()
        assert Dossier.objects.waiting_for(w.agent).count() == 1
        assert Dossier.objects.waiting_for(w.rival_agent).count() == 0

    def test_list_and_page_say_that_the_agency_is_awaited_till_its_opinion_is_there(self, w):
        entrust(w)
        agent = client_of(w.agent)
        assert ">评审机构</td>" in agent.get("/dossiers/").content.decode()
        assert "<dd>评审机构</dd>" in agent.get(w.dossier.get_absolute_url()).content.decode()
        opinion(w)
        assert Dossier.objects.for_lists().get(pk=w.dossier.pk).awaited == Dossier.objects.get(pk=w.dossier.pk).awaited
        assert "评审机构" not in Dossier.objects.get(pk=w.dossier.pk).awaited

    def test_lists_of_the_office_stay_closed(self, w):
        entrust(w)
        client = client_of(w.agent)
        for name in ("reviews:experts", "reviews:agencies", "accounts:people", "applications:entrust"):
            assert client.get(reverse(name)).status_code == 403, name

    def test_what_is_to_come_is_not_seen_before_its_stage(self, w):
        entrust(w, "expert_review")
        assert not Dossier.objects.visible_to(w.agent).exists()
        w.story.pass_check()
        assert list(Dossier.objects.visible_to(w.agent)) == [w.dossier]


class TestEnd:
    def test_when_the_stage_is_finished_nothing_is_left(self, w):
        entrust(w)
        opinion(w)
        run_pending()
        urls = addresses(w, w.dossier)
        assert Notification.objects.visible_to(w.agent).exists()
        w.story.pass_check()
        assert Entrustment.objects.get().ended_at is not None
        client = client_of(w.agent)
        for url in urls:
            assert client.get(url).status_code == 404, url
        assert not Notification.objects.visible_to(w.agent).exists()
        assert w.dossier.title not in client.get("/home/done/").content.decode()

    def test_when_the_bureau_ends_it_nothing_is_left(self, w):
        entrust(w, "formal_check", "expert_review")
        perform(w.dossier, "end_entrustment", w.cast.clerk, reason="合同终止。")
        assert not Dossier.objects.visible_to(w.agent).exists()
        assert {row.end_reason for row in Entrustment.objects.all()} == {"合同终止。"}
        w.story.pass_check()
        assert not Dossier.objects.visible_to(w.agent).exists()

    def test_while_the_applicant_corrects_the_dossier_is_with_the_applicant(self, w):
        entrust(w)
        w.story.return_for_correction(w.cast.clerk)
        assert not Dossier.objects.visible_to(w.agent).exists()

    def test_whoever_leaves_the_agency_keeps_nothing(self, w):
        entrust(w)
        end_place(AgencyMember.objects.get(user=w.agent), w.cast.clerk)
        forget(w.agent)
        assert not Dossier.objects.visible_to(w.agent).exists()
        assert list(Dossier.objects.visible_to(w.agent2)) == [w.dossier]
        assert not RoleAssignment.objects.running().filter(user=w.agent).exists()

    def test_a_dossier_withdrawn_is_nobodys_to_check(self, w):
        entrust(w)
        w.story.withdraw()
        assert not Dossier.objects.visible_to(w.agent).exists()


class TestFormalCheck:
    def test_the_agency_holds_conditions_against_their_proofs_in_its_own_name(self, w):
        entrust(w)
        page, client = reverse("applications:check", args=[w.dossier.ref]), client_of(w.agent)
        answer = client.get(page)
        assert answer.status_code == 200
        first = next(form for form in answer.context["review"].forms if form.row.files)
        data = {first.add_prefix("result"): "confirmed", first.add_prefix("attachment"): str(first.row.files[0].ref)}
        assert client.post(page, data).status_code == 302
        assert FactCheck.objects.get(checked_by=w.agent).office == "agency"

    def test_it_reads_no_remark_of_department_or_bureau_and_judges_nothing(self, w):
        check = FactCheck.objects.filter(checked_by=w.cast.officer).first()
        record_check(
            check.submission, check.requirement, result="confirmed", by=w.cast.officer, office="department",
            note="内部备注：口头核实。",
        )  # fmt: skip
        entrust(w)
        page = reverse("applications:check", args=[w.dossier.ref])
        assert "内部备注" in client_of(w.cast.clerk).get(page).content.decode()
        for url in (page, reverse("applications:tab", args=[w.dossier.ref, "conditions"])):
            body = client_of(w.agent).get(url).content.decode()
            assert "内部备注" not in body
            assert w.cast.officer.name not in body
        assert "-met" not in client_of(w.agent).get(page).content.decode()

    def test_the_bureau_waits_for_the_opinion_and_reads_it(self, w, refused):
        entrust(w)
        refused("opinion", w.story.pass_check)
        opinion(w, passed=False)
        page = client_of(w.cast.clerk).get(reverse("applications:act", args=[w.dossier.ref, "pass_check"]))
        assert "材料齐全，建议通过。" in page.content.decode()
        w.story.pass_check()
        assert w.dossier.process.current_stage.key == "expert_review"

    def test_finishing_the_check_stays_the_bureaus(self, w, refused):
        entrust(w)
        opinion(w)
        for act in ("pass_check", "return_for_correction", "refuse", "entrust", "end_entrustment"):
            refused("forbidden", perform, w.dossier, act, w.agent)

    def test_without_an_entrustment_the_bureau_does_it_itself(self, w):
        w.story.pass_check()
        w.story.convene()
        assert w.dossier.process.current_stage.key == "expert_review"

    def test_an_opinion_of_another_agency_is_refused(self, w, refused):
        entrust(w)
        refused("forbidden", perform, w.dossier, "give_opinion", w.rival_agent, passed=True, text="好。")
        assert not AgencyOpinion.objects.exists()


class TestReview:
    @pytest.fixture
    def reviewing(self, w):
        entrust(w, "expert_review")
        w.story.pass_check()
        return w

    def run_panel(self, w):
        perform(w.dossier, "convene_panel", w.agent)
        panel = Panel.objects.get(matter=w.dossier.process)
        pool = list(Expert.objects.order_by("pk")[:3])
        perform(panel, "appoint", w.agent, choices=[Choice(expert) for expert in pool])
        perform(panel, "designate_chair", w.agent, member=panel.members.get(expert=pool[0]))
        for expert in pool:
            perform(panel, "declare", expert.user)
        perform(panel, "open", w.agent)
        return panel

    def test_the_agency_runs_the_panel_from_the_first_seat_to_the_conclusion(self, reviewing):
        w = reviewing
        panel = self.run_panel(w)
        client = client_of(w.agent)
        for name in ("panel", "appoint", "conclude"):
            assert client.get(reverse(f"reviews:{name}", args=[panel.ref])).status_code == 200, name
        assert panel.topic in client.get(reverse("reviews:home")).content.decode()
        w.story.score(advice="agree")
        w.story.conclude("agree", ())
        assert w.dossier.process.stages.get(key="expert_review").state == "done"
        for name in ("panel", "appoint", "conclude", "summary"):
            assert client.get(reverse(f"reviews:{name}", args=[panel.ref])).status_code == 404, name

    @pytest.mark.parametrize("who", ["rival_agent", "far_agent"])
    def test_no_other_agency_sees_the_panel(self, reviewing, who):
        w = reviewing
        panel = self.run_panel(w)
        client = client_of(getattr(w, who))
        for name in ("panel", "appoint", "conclude", "summary"):
            assert client.get(reverse(f"reviews:{name}", args=[panel.ref])).status_code == 404, name
        assert panel.topic not in client.get(reverse("reviews:home")).content.decode()

    def test_the_bureau_takes_the_panel_over_when_it_ends_the_entrustment(self, reviewing):
        w = reviewing
        panel = self.run_panel(w)
        perform(w.dossier, "end_entrustment", w.cast.clerk, reason="合同终止。")
        assert not Panel.objects.visible_to(w.agent).exists()
        perform(panel, "dissolve", w.cast.clerk, reason="重新组建。")

    def test_nobody_of_the_agency_sits_on_its_panel(self, reviewing, refused):
        w = reviewing
        perform(w.dossier, "convene_panel", w.agent)
        panel = Panel.objects.get(matter=w.dossier.process)
        insider = Expert.objects.order_by("pk")[0]
        AgencyMember.objects.create(
            agency=w.agency, user=insider.user, name=insider.name, email="insider@example.org", added_by=w.cast.clerk
        )
        choice = Choice(insider, "并无利害关系。")
        refused("conflict", perform, panel, "appoint", w.cast.clerk, choices=[choice])
        employed = Expert.objects.order_by("pk")[1]
        employed.unit_name = w.agency.name
        employed.save()
        choice = Choice(employed, "并无利害关系。")
        refused("conflict", perform, panel, "appoint", w.cast.clerk, choices=[choice])

    def test_an_expert_at_work_on_it_bars_their_agency(self, w, refused):
        w.story.pass_check()
        w.story.convene()
        seated = Expert.objects.order_by("pk")[0]
        AgencyMember.objects.create(
            agency=w.agency, user=seated.user, name=seated.name, email="seated@example.org", added_by=w.cast.clerk
        )
        reason = refused("agency", entrust, w, "expert_review")
        assert "agency" in reason.fields

    def test_a_site_visit_is_held_as_needed(self, reviewing, refused):
        """「根据工作需要……进行现场考察」: none is needed; once decided, it comes before the conclusion."""
        w = reviewing
        panel = self.run_panel(w)
        w.story.score(advice="agree")
        decide = {"kind": "site_visit", "reason": "主要设备需现场核实。"}
        perform(panel, "decide_activity", w.agent, held=True, **decide)
        refused("incomplete", w.story.conclude, "agree", ())
        perform(panel, "decide_activity", w.agent, held=False, **decide)
        w.story.conclude("agree", ())

    def test_a_procedure_without_improvement_offers_none(self, reviewing, refused):
        w = reviewing
        panel = self.run_panel(w)
        assert [value for value, _label in panel.results] == ["agree", "disagree"]
        w.story.score(advice="agree")
        reason = refused("condition", w.story.conclude, "agree_after_improvement")
        assert {"result", "demands"} <= set(reason.fields)
        w.story.conclude("agree", ())
        assert w.dossier.process.stages.get(state="open").key == "deliberation"


class TestConflict:
    def test_a_party_is_not_entrusted_with_its_own_dossier(self, w, refused):
        Agency.objects.filter(pk=w.rival.pk).update(uscc=w.cast.institution.uscc)
        w.rival.refresh_from_db()
        reason = refused("agency", entrust, w, agency=w.rival)
        assert "agency" in reason.fields

    def test_nor_is_one_by_its_name(self, w, refused):
        Agency.objects.filter(pk=w.rival.pk).update(name=w.cast.institution.name + "评审部")
        w.rival.refresh_from_db()
        refused("agency", entrust, w, agency=w.rival)

    def test_nor_is_one_whose_people_have_an_account_at_a_party(self, w, refused):
        grant_role(w.agent2, "editor", w.cast.institution)
        refused("agency", entrust, w)

    def test_an_agency_of_another_city_is_not_entrusted(self, w, refused):
        refused("agency", entrust, w, agency=w.far)

    def test_nor_is_one_without_people(self, w, refused):
        refused("agency", entrust, w, agency=make_agency(w.cast.city, "空壳机构", w.cast.clerk))

    def test_a_stage_is_entrusted_once_at_a_time(self, w, refused):
        entrust(w)
        reason = refused("agency", entrust, w, agency=w.rival)
        assert "stages" in reason.fields

    def test_whoever_declares_an_interest_loses_it_and_a_colleague_goes_on(self, w):
        entrust(w)
        perform(w.dossier, "step_aside", w.agent, colleague=w.agent2, reason="曾在该单位任职。")
        assert not Dossier.objects.visible_to(w.agent).exists()
        assert client_of(w.agent).get(w.dossier.get_absolute_url()).status_code == 404
        assert list(Dossier.objects.visible_to(w.agent2)) == [w.dossier]

    def test_or_it_goes_back_to_the_bureau(self, w):
        entrust(w)
        perform(w.dossier, "step_aside", w.agent, colleague=None, reason="曾在该单位任职。")
        assert not Dossier.objects.visible_to(w.agent2).exists()
        assert Entrustment.objects.get().ended_by == w.agent
        w.story.pass_check()

    def test_a_colleague_of_another_agency_cannot_take_it(self, w, refused):
        entrust(w)
        reason = refused("condition", perform, w.dossier, "step_aside", w.agent, colleague=w.rival_agent, reason="有。")
        assert "colleague" in reason.fields


class TestPages:
    def test_the_acts_of_the_agency_stand_as_buttons_on_the_dossier(self, w):
        entrust(w)
        body = client_of(w.agent).get(w.dossier.get_absolute_url()).content.decode()
        for key in ("give_opinion", "check_conditions", "step_aside"):
            assert f"/act/{key}/" in body, key
        for key in ("pass_check", "entrust", "refuse"):
            assert f"/act/{key}/" not in body, key

    def test_an_opinion_comes_in_by_its_page(self, w):
        entrust(w)
        url = reverse("applications:act", args=[w.dossier.ref, "give_opinion"])
        client = client_of(w.agent)
        assert client.get(url).status_code == 200
        assert client.post(url, {"passed": "yes"}).status_code == 422
        assert client.post(url, {"passed": "no", "text": "缺少协议。"}).status_code == 302
        assert AgencyOpinion.objects.get().passed is False

    def test_several_dossiers_are_entrusted_with_one_letter(self, w):
        client = client_of(w.cast.clerk)
        data = {
            "city": w.cast.city.slug,
            "agency": str(w.agency.ref),
            "stages": ["formal_check"],
            "contract_number": "委〔2026〕2号",
        }
        assert client.post("/dossiers/entrust/", data).status_code == 422
        data["dossier"] = [str(w.dossier.ref), str(w.second.ref)]
        assert client.post("/dossiers/entrust/", data).status_code == 302
        assert Dossier.objects.visible_to(w.agent).count() == 2
        assert w.dossier.full_name not in client.get("/dossiers/entrust/").content.decode()

    def test_one_conflict_among_several_entrusts_none(self, w):
        grant_role(w.agent2, "editor", w.cast.institution)
        data = {
            "city": w.cast.city.slug,
            "agency": str(w.agency.ref),
            "stages": ["formal_check"],
            "contract_number": "委〔2026〕2号",
            "dossier": [str(w.dossier.ref), str(w.second.ref)],
        }
        answer = client_of(w.cast.clerk).post("/dossiers/entrust/", data)
        assert answer.status_code == 422
        assert "委〔2026〕2号" in answer.content.decode()
        assert not Entrustment.objects.exists()

    def test_elsewhere_there_is_nothing_to_entrust(self, w):
        assert {city.slug for city in City.objects.all() if knows_agencies(city)} == {SLUG}
        client = client_of(w.cast.other_clerk)
        assert client.get("/dossiers/entrust/").status_code == 403
        assert "/dossiers/entrust/" not in client.get("/home/").content.decode()
        assert "/dossiers/entrust/" in client_of(w.cast.clerk).get("/home/").content.decode()
