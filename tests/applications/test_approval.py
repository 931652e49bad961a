"""认定: every stage before it done, publicity passed, the name free, and by whoever did nothing else to the dossier."""

import pytest

import rules
from accounts.granting import grant_role
from accounts.permissions import forget
from applications.models import Decision
from centres.models import Centre
from centres.naming import reserve_name
from portal.demonstration.story import open_dossier
from portal.templatetags.rules_text import law_url
from workflow import perform, run_pending, start_process

PLACE = "approval"


def approve(story, user, **data):
    return perform(story.dossier, "approve", user, **{"opinion": "同意认定。", **data})


class TestFourEyes:
    """The leader may hold any other role; whoever used it on this dossier does not approve it."""

    def test_a_leader_who_did_nothing_else_approves(self, story, people):
        approve(story, people.second_leader)
        assert story.dossier.state == "approved"
        assert Decision.objects.get(dossier=story.dossier).by == people.second_leader

    @pytest.mark.parametrize(
        "name",
        ["applicant", "officer", "clerk", "section_head", "publisher", "expert", "expert2", "expert5"],
        ids=[
            "handed it in",
            "recommended",
            "checked",
            "put it to the meeting",
            "published",
            "chaired",
            "scored",
            "scored5",
        ],
    )
    def test_whoever_acted_before_does_not_approve(self, story, people, refused, name):
        user = people.person(name)
        grant_role(user, "leader", people.city)
        forget(user)
        refused("four_eyes", approve, story, user)

    def test_whoever_only_looked_may(self, story, people):
        grant_role(people.auditor, "leader", people.city)
        forget(people.auditor)
        approve(story, people.auditor)

    def test_a_leader_of_another_city_may_not(self, story, people, refused):
        refused("forbidden", approve, story, people.other_leader)


class TestName:
    def test_a_name_that_another_holds_is_not_given_twice(self, story, people, refused):
        other = start_process("recognition", "datong/trial", [])
        reserve_name(people.city, story.dossier.full_name, other)
        refused("name_taken", approve, story, people.leader)


class TestBasis:
    @pytest.mark.parametrize("status", [rules.Status.DRAFT, rules.Status.EXPIRED])
    def test_under_a_draft_or_expired_text_the_basis_is_stated(self, story, people, refused, monkeypatch, status):
        monkeypatch.setattr(rules.Edition, "status_on", lambda edition, day: status)
        assert "basis" in refused("basis", approve, story, people.leader, basis="  ").fields
        approve(story, people.leader, basis="市政府专题会议纪要〔2026〕3 号")
        assert Decision.objects.get(dossier=story.dossier).basis == "市政府专题会议纪要〔2026〕3 号"


class TestThreeActs:
    """Deciding, issuing and announcing: the applicant learns nothing before the last."""

    def seen_by(self, people, name, dossier, tab=""):
        return people.client(name).get(f"{dossier.get_absolute_url()}{tab}").content.decode()

    def test_the_decision_makes_no_paper_and_no_entry(self, story, people):
        story.approve()
        assert Decision.objects.get(dossier=story.dossier).document is None
        assert not Centre.objects.filter(process=story.dossier.process).exists()

    def test_until_it_is_announced_the_applicant_reads_no_paper_and_no_event_of_it(self, story, people):
        story.approve()
        story.issue()
        run_pending()
        document = Decision.objects.get(dossier=story.dossier).document
        assert document.is_ready
        address = f"/files/{document.file.ref}/"
        assert people.client("applicant").get(address).status_code == 404
        assert people.client("clerk").get(address).status_code == 200
        for tab in ("papers/", "record/"):
            page = self.seen_by(people, "applicant", story.dossier, tab)
            assert document.number not in page
            assert "同意认定。" not in page
        assert "同意认定。" in self.seen_by(people, "clerk", story.dossier, "record/")
        story.announce()
        assert people.client("applicant").get(address).status_code == 200
        assert document.number in self.seen_by(people, "applicant", story.dossier, "papers/")

    def test_whoever_reads_the_decision_sees_which_clauses_led_to_it(self, story, people):
        story.approve()
        page = self.seen_by(people, "clerk", story.dossier, "papers/")
        record = self.seen_by(people, "clerk", story.dossier, "record/")
        passed = [stage for stage in story.dossier.edition.procedure if stage.in_text and stage.key != "announcement"]
        assert len(passed) > 5
        for stage in passed:
            assert page.count(f'href="{law_url(stage.clause)}"') >= 2, stage.key  # in the stepper, and of the decision
            assert f'class="law-ref" href="{law_url(stage.clause)}"' in record, stage.key

    def test_the_state_and_the_list_do_not_tell_it_either(self, story, people):
        before = self.seen_by(people, "applicant", story.dossier)
        story.approve()
        after = self.seen_by(people, "applicant", story.dossier)
        assert before.count("已批准") == after.count("已批准")
        assert before.count("同意认定") == after.count("同意认定")
        found = people.client("applicant").get("/dossiers/?state=approved").content.decode()
        assert story.dossier.number not in found


class TestRefusal:
    def test_its_clause_leads_to_the_regulation(self, story, people):
        perform(story.dossier, "refuse_approval", people.leader, **self.REASONS)
        page = people.client("clerk").get(f"{story.dossier.get_absolute_url()}papers/").content.decode()
        assert 'href="/regulations/datong/trial/#8(3)"' in page

    REASONS = {"reasons": "公示后发现场地证明失效。", "clause": "第八条（三）"}

    def test_it_takes_the_dossier_off_the_list_with_reasons_clause_and_remedy(self, story, people):
        perform(story.dossier, "refuse_approval", people.leader, **self.REASONS)
        decision = Decision.objects.get(dossier=story.dossier)
        assert (story.dossier.state, decision.kind, decision.clause) == ("refused", "refusal", "第八条（三）")
        assert decision.opinion == "公示后发现场地证明失效。"
        assert people.city.bureau_name in decision.remedy
        assert decision.document.kind == "refusal"
        assert story.dossier.process.notice_items.get().state == "refused"


def test_a_second_dossier_is_approved_on_its_own(story, people, refused):
    other = open_dossier(people, story.dossier.call, people.institution, number=2, field="wool")
    other.hand_in()
    refused("stale", approve, other, people.leader)
    approve(story, people.leader)
