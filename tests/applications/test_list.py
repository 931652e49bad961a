"""第八条[程序]（四）: centres are approved by a list and established, usually for two years."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.derivation import derive_permissions
from accounts.models import RoleAssignment
from accounts.permissions import forget
from applications.establishing import ends_on
from applications.issuing import IssueForm
from applications.models import Decision
from centres.models import Centre
from documents.issuing import EFFECT
from documents.models import Document
from notices.models import Notice
from portal.demonstration.story import Story, open_dossier
from portal.demonstration.way import advance
from tests.accounts.factories import make_institution
from workflow import import_door, perform
from workflow.effects import run_effect
from workflow.models import Effect

CITY = "liaocheng"
PLACE = "approval"
TODAY = timezone.localdate

pytestmark = pytest.mark.django_db


def approve(story, people, **data):
    given = {"opinion": "同意批准筹建。", "basis": story.dossier.call.basis} | data
    perform(story.dossier, "approve", people.leader, **given)


def make_papers(story, kind="recognition"):
    """The file of the list, made as a worker makes it."""
    document = Document.objects.get(process=story.dossier.process_id, kind=kind)
    run_effect(Effect.objects.get(kind=EFFECT, arguments__document=document.pk).pk)


def stage_of(dossier):
    dossier.process.refresh_from_db()
    return dossier.process.current_stage.key if dossier.process.current_stage else ""


@pytest.fixture
def second(story, people):
    """Another institution's dossier under the same call, approved too."""
    unit = make_institution("聊城市运河制冷有限公司", division=people.division)
    RoleAssignment.objects.create(user=people.applicant, role="submitter", institution=unit)
    derive_permissions()
    forget(people.applicant)
    with import_door("test"):
        other = open_dossier(
            people, story.dossier.call, unit, number=2, now=timezone.now() - timedelta(days=50), short_name="制冷换热"
        )

        def let_time_pass(step):
            if step is Story.close_publicity:
                other.now = other.now and other.now + timedelta(days=20)

        advance(other, "approval", before=let_time_pass)
    other.now = None
    return other


# --- approval and establishment


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 11, 21), 24, date(2028, 11, 21)),
        (date(2028, 2, 29), 24, date(2030, 2, 28)),
        (date(2026, 8, 31), 18, date(2028, 2, 29)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
    ],
)
def test_the_establishment_ends_on_the_corresponding_day(start, months, end):
    assert ends_on(start, months) == end


def test_it_is_two_years_unless_the_leader_gives_a_reason_for_another_length(story, people, refused):
    refused("establishment", approve, story, people, establishment_months=30)
    approve(story, people, establishment_months=30, establishment_reason="中试线建设周期较长。")
    decision = Decision.objects.get(dossier=story.dossier)
    assert (decision.establishment_months, decision.establishment_reason) == (30, "中试线建设周期较长。")


def test_the_usual_length_needs_no_reason(story, people):
    approve(story, people)
    assert Decision.objects.get(dossier=story.dossier).establishment_months == 24


def test_the_entry_is_establishing_and_public_only_once_announced(story, people):
    approve(story, people)
    perform(story.dossier, "issue_paper", people.clerk)
    centre = Centre.objects.get(process=story.dossier.process)
    assert (centre.state, centre.recognised_on, centre.establishing_from) == ("establishing", None, TODAY())
    assert centre.establishing_until == ends_on(TODAY(), 24)
    assert not Centre.objects.visible_to(None).filter(pk=centre.pk).exists()
    make_papers(story)
    perform(story.dossier, "announce", people.publisher)
    assert Centre.objects.visible_to(None).filter(pk=centre.pk).exists()
    text = people.client(None).get(reverse("centres:centre", args=[centre.ref])).content.decode()
    assert centre.establishing_until.isoformat() in text
    assert people.client(None).get(reverse("centres:register"), {"state": "establishing"}).status_code == 200


# --- the list


def test_dossiers_approved_under_one_call_stand_on_one_list(story, second, people):
    approve(story, people)
    approve(second, people)
    form = IssueForm(dossier=story.dossier, user=people.clerk)
    assert list(form.fields["others"].queryset) == [second.dossier]
    perform(story.dossier, "issue_paper", people.clerk, others=[second.dossier])
    document = Document.objects.get(process=story.dossier.process, kind="recognition")
    assert not Document.objects.filter(process=second.dossier.process, kind="recognition").exists()
    assert {d.document for d in Decision.objects.all()} == {document}
    for one in (story, second):
        assert one.dossier.full_name in document.html
        assert stage_of(one.dossier) == "announcement"
        assert Centre.objects.get(process=one.dossier.process).document == document
    make_papers(story)
    perform(story.dossier, "announce", people.publisher)
    assert stage_of(second.dossier) == stage_of(story.dossier) == "task_agreement"
    notice = Notice.objects.get(number=document.number)
    assert story.dossier.full_name in notice.body and second.dossier.full_name in notice.body
    assert not Decision.objects.filter(announced_at=None).exists()
    papers = reverse("applications:tab", args=[second.dossier.ref, "papers"])
    assert document.number in people.client("applicant").get(papers).content.decode()
    document.refresh_from_db()
    assert people.client("applicant").get(document.file.get_absolute_url()).status_code == 200


def test_each_may_still_have_a_list_of_its_own(story, second, people):
    approve(story, people)
    approve(second, people)
    perform(story.dossier, "issue_paper", people.clerk)
    assert stage_of(second.dossier) == "issuing"
    perform(second.dossier, "issue_paper", people.clerk)
    assert Decision.objects.values("document").distinct().count() == 2


def test_what_is_not_approved_or_of_another_call_is_not_put_on_the_list(story, second, people, refused):
    approve(story, people)
    assert "others" not in IssueForm(dossier=story.dossier, user=people.clerk).fields
    refused("stale", perform, story.dossier, "issue_paper", people.clerk, others=[second.dossier])
    assert stage_of(story.dossier) == "issuing"
    assert Decision.objects.get(dossier=story.dossier).document is None
    refused("mixed", perform, story.dossier, "issue_paper", people.clerk, others=[story.dossier])


def test_the_list_says_that_the_text_is_a_draft_and_on_what_basis_it_is_applied(story, people):
    approve(story, people, basis="市政府专题会议纪要〔2026〕9号")
    perform(story.dossier, "issue_paper", people.clerk)
    text = Document.objects.get(process=story.dossier.process_id, kind="recognition").html
    assert "本办法为征求意见稿，尚未施行，本通知依据：市政府专题会议纪要〔2026〕9号" in text
