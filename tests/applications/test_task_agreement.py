"""第九条: after the approval the task agreement is signed and filed; it is what the establishment is held to."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

import files
from applications.announcing import is_concealed
from applications.establishing import ends_on
from applications.models import Decision, Dossier
from applications.task_agreement import agreement_paper
from centres.models import Centre, TaskAgreement
from documents.issuing import EFFECT
from workflow import Refused, offers, perform
from workflow.effects import run_effect
from workflow.models import Effect

CITY = "liaocheng"
PLACE = "task_agreement"
PDF = b"%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"
TODAY = timezone.localdate

pytestmark = pytest.mark.django_db


@pytest.fixture
def drawn_up(story):
    """Its file has been made, as a worker makes it."""
    paper = agreement_paper(story.dossier)
    run_effect(Effect.objects.get(kind=EFFECT, arguments__document=paper.pk).pk)
    return story


def copy(people, content=PDF):
    return files.store(content, "任务书签字件.pdf", by=people.applicant)


def hand_in(story, people, signed_on=None):
    given = {"signed_on": signed_on or TODAY(), "file": copy(people)}
    perform(story.dossier, "hand_in_task_agreement", people.applicant, **given)


def file_it(story, people, **data):
    given = {"number": "聊科任〔2026〕1号", "signed_on": TODAY()} | data
    perform(story.dossier, "file_task_agreement", people.clerk, **given)


def stage_of(dossier):
    dossier.process.refresh_from_db()
    return dossier.process.current_stage.key if dossier.process.current_stage else ""


def decided_on(story):
    return Decision.objects.get(dossier=story.dossier).decided_on


def test_the_agreement_is_drawn_up_from_the_approved_plan(story, people):
    assert story.dossier.waits_for == "submit_dossiers"
    paper = agreement_paper(story.dossier)
    plan = story.dossier.draft.sections.get(key="plan:tasks").values["text"]
    assert plan.splitlines()[0] in paper.html
    for words in (people.institution.name, people.city.bureau_name, people.division.name, "盖章处", "年度任务"):
        assert words in paper.html


def test_it_is_handed_in_returned_handed_in_again_and_filed(drawn_up, people, refused):
    story = drawn_up
    refused("agreement_open", file_it, story, people)
    hand_in(story, people)
    assert story.dossier.waits_for == "check_dossiers"
    refused("agreement_in", hand_in, story, people)
    perform(story.dossier, "return_task_agreement", people.clerk, reason="缺少共建单位盖章。")
    assert story.dossier.waits_for == "submit_dossiers"
    papers = reverse("applications:tab", args=[story.dossier.ref, "papers"])
    assert "缺少共建单位盖章" in people.client("applicant").get(papers).content.decode()
    refused("agreement_open", file_it, story, people)
    hand_in(story, people)
    file_it(story, people)
    agreement = TaskAgreement.objects.get()
    assert agreement.centre.process == story.dossier.process
    assert (agreement.starts_on, agreement.ends_on) == (decided_on(story), ends_on(decided_on(story), 24))
    assert {target["title"] for target in agreement.targets} >= {"年度任务", "预期成果"}
    assert stage_of(story.dossier) == ""
    assert story.dossier.waits_for == ""
    assert story.dossier.state == "approved"


def test_days_of_signing_lie_between_the_approval_and_today(drawn_up, people, refused):
    story = drawn_up
    early, late = decided_on(story) - timedelta(days=1), TODAY() + timedelta(days=1)
    assert "signed_on" in refused("date", hand_in, story, people, signed_on=early).fields
    assert "signed_on" in refused("date", hand_in, story, people, signed_on=late).fields
    hand_in(story, people)
    assert "signed_on" in refused("date", file_it, story, people, signed_on=early).fields
    assert "signed_on" in refused("date", file_it, story, people, signed_on=late).fields
    file_it(story, people)


@pytest.mark.parametrize("name", ["colleague", "rival", "officer", "clerk", "leader", "stranger"])
def test_only_the_submitter_hands_it_in(story, people, refused, name):
    refused(
        "forbidden",
        perform,
        story.dossier,
        "hand_in_task_agreement",
        people.person(name),
        signed_on=TODAY(),
        file=copy(people),
    )


def test_the_page_takes_one_pdf(drawn_up, people):
    story = drawn_up
    client = people.client("applicant")
    url = reverse("applications:act", args=[story.dossier.ref, "hand_in_task_agreement"])
    day = TODAY().isoformat()
    assert client.get(url).status_code == 200
    assert client.post(url, {"signed_on": day}).status_code == 422
    png = SimpleUploadedFile("a.png", b"\x89PNG\r\n\x1a\n")
    assert client.post(url, {"signed_on": day, "proof": png}).status_code == 422
    assert client.post(url, {"signed_on": day, "proof": SimpleUploadedFile("签字.pdf", PDF)}).status_code == 302
    story.dossier.refresh_from_db()
    assert story.dossier.waits_for == "check_dossiers"
    clerk = people.client("clerk")
    url = reverse("applications:act", args=[story.dossier.ref, "file_task_agreement"])
    assert "签字.pdf" in clerk.get(url).content.decode()
    assert clerk.post(url, {"number": "聊科任1号", "signed_on": day}).status_code == 302
    assert TaskAgreement.objects.exists()


def test_the_public_reads_only_that_it_is_signed(drawn_up, people):
    story = drawn_up
    centre = Centre.objects.get(process=story.dossier.process)
    url = reverse("centres:centre", args=[centre.ref])
    before = people.client(None).get(url).content.decode()
    hand_in(story, people)
    file_it(story, people)
    after = people.client(None).get(url).content.decode()
    assert before != after
    assert "聊科任" not in after and "年度任务" not in after
    assert "聊科任" in people.client("clerk").get(url).content.decode()


def test_while_it_is_signed_the_decision_stands_and_is_no_secret(story, people):
    dossier = Dossier.objects.get(pk=story.dossier.pk)
    assert not is_concealed(dossier, people.applicant)
    assert Dossier.objects.waiting_for(people.applicant).filter(pk=dossier.pk).exists()
    keys = {offer.action.key for offer in offers(dossier, people.applicant)}
    assert keys == {"hand_in_task_agreement"}
    for name, act in (("applicant", "withdraw"), ("section_head", "refuse"), ("clerk", "return_for_correction")):
        with pytest.raises(Refused):
            perform(dossier, act, people.person(name), reason="。", reasons="。", clause="。", items=[])
    assert people.client("applicant").get(reverse("portal:home")).status_code == 200
