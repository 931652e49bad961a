"""What is handed in is whole, frozen, digested, and cannot be changed by any road."""

import hashlib
import json

import pytest
from django.db import DatabaseError, connection, transaction

from materials.canonical import canonical
from materials.models import Assessment, DraftSection, OpenScope, Submission
from materials.queries import current_assessment
from materials.submission import facts_changed, submit, verify
from tests.materials.factories import fill, make_attachment
from workflow import Refused


def test_what_is_missing_is_named_and_nothing_is_handed_in(desk):
    with pytest.raises(Refused) as refused:
        submit(desk.draft, desk.user, "DT-1")
    assert refused.value.code == "incomplete"
    assert "技术创新中心名称" in str(refused.value)
    assert not Submission.objects.exists()


def test_what_cannot_be_read_is_not_handed_in(desk):
    fill(desk.draft)
    desk.save("s/conditions/save/", version=1, usable_area="约六百")
    with pytest.raises(Refused) as refused:
        submit(desk.draft, desk.user, "DT-1")
    assert refused.value.code == "unreadable"
    assert "使用面积" in str(refused.value)


def test_a_failed_condition_does_not_bar_handing_in(desk):
    fill(desk.draft)
    desk.save("s/conditions/save/", version=1, usable_area="420")
    submission = submit(desk.draft, desk.user, "DT-1")
    assert current_assessment(submission).outcome == "ineligible"


def test_everything_is_frozen_with_a_digest_that_anybody_can_compute(desk):
    fill(desk.draft, people=3)
    submission = submit(desk.draft, desk.user, "DT-1", declaration="承诺真实")
    content = Submission.objects.get().content
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert hashlib.sha256(text.encode()).hexdigest() == submission.digest
    assert verify(submission)
    assert content["sections"]["conditions"]["usable_area"] == "620"
    assert len(content["rosters"]["people"]) == 5
    assert content["institution"]["attributes"]["legal_person"] is True
    assert content["attachments"][0]["sha256"]
    assert submission.derived["people_total"] == 5
    assert submission.derived["equipment_total"] == "260.5"
    assert submission.seq == 1


def test_the_digest_does_not_depend_on_the_order_in_which_things_were_said():
    one = {"b": [1, "二"], "a": {"y": "1.50", "x": None}}
    other = {"a": {"x": None, "y": "1.50"}, "b": [1, "二"]}
    assert canonical(one) == canonical(other) == '{"a":{"x":null,"y":"1.50"},"b":[1,"二"]}'.encode()


@pytest.mark.parametrize("value", [1.5, float("nan"), b"x", {1: 2}])
def test_what_has_no_one_spelling_is_refused(value):
    with pytest.raises(TypeError):
        canonical({"a": [value]})


def test_nobody_changes_a_submission_not_even_by_sql(desk):
    fill(desk.draft)
    submission = submit(desk.draft, desk.user, "DT-1")
    attempts = (
        lambda: Submission.objects.update(number="X"),
        lambda: submission.delete(),
        lambda: submission.files.update(note="x"),
        lambda: Assessment.objects.update(outcome="eligible"),
        lambda: connection.cursor().execute("update materials_submission set content = '{}'"),
        lambda: connection.cursor().execute("delete from materials_submission"),
    )
    for attempt in attempts:
        with pytest.raises(DatabaseError), transaction.atomic():
            attempt()
    assert verify(Submission.objects.get())


def test_later_changes_of_the_draft_and_of_the_institution_do_not_reach_it(desk):
    fill(desk.draft)
    submission = submit(desk.draft, desk.user, "DT-1")
    desk.save("s/conditions/save/", version=1, usable_area="7654321")
    desk.institution.dated_attributes.filter(key="legal_person").update(value=False)
    page = desk.client.get(desk.url("submission/1/")).content.decode()
    assert "620" in page
    assert "7654321" not in page
    assert Submission.objects.get().claims["legal_person"] is True
    again = submit(desk.draft, desk.user, "DT-1")
    assert again.seq == 2
    assert facts_changed(submission, again)


def test_while_the_plan_alone_is_open_the_facts_stand_as_they_were(desk):
    fill(desk.draft)
    first = submit(desk.draft, desk.user, "DT-1")
    section = DraftSection.objects.get(key="conditions")
    section.values["usable_area"] = "1"
    section.save()
    make_attachment(desk.draft, "other", desk.user)
    desk.draft.open_scope = OpenScope.PLAN
    desk.draft.save()
    part = next(iter(first.content["plan"]))
    desk.save(f"plan/{part}/save/", version=1, text="改进后的方案")
    second = submit(desk.draft, desk.user, "DT-1")
    assert second.content["plan"][part] == "改进后的方案"
    assert not facts_changed(first, second)
    assert second.files.count() == first.files.count()


def test_hidden_items_are_not_handed_in(desk):
    fill(desk.draft)
    section = DraftSection.objects.get(key="basic")
    section.values["transition_plan"] = "以前写的"
    section.save()
    submission = submit(desk.draft, desk.user, "DT-1")
    assert "transition_plan" not in submission.claims


def test_the_paper_holds_the_dossier_and_marks_a_draft(desk):
    from io import BytesIO

    from pypdf import PdfReader

    from materials.paper import render_pdf

    fill(desk.draft, people=30)
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(render_pdf(desk.draft))).pages)
    for words in ("草稿", "煤基新材料", "人员29", "620", "第八条（三）"):
        assert words in text.replace("\n", "")
    submission = submit(desk.draft, desk.user, "DT-2026-0001")
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(render_pdf(desk.draft, submission))).pages)
    assert "草稿" not in text
    assert "DT-2026-0001" in text
    assert submission.files.first().file.sha256[:16] in text.replace("\n", "")


def test_the_paper_is_made_in_the_background_and_only_for_readers(desk, client):
    from documents.jobs import run_job
    from documents.models import Job
    from tests.accounts.factories import make_user

    fill(desk.draft)
    assert desk.client.post(desk.url("pdf/")).status_code == 302
    job = Job.objects.get()
    assert run_job(job.pk)
    job.refresh_from_db()
    assert job.result.content_type == "application/pdf"
    stranger = Job.objects.create(
        kind="dossier_pdf", title="x", arguments={"draft": desk.draft.pk, "seq": None}, requested_by=make_user()
    )
    assert not run_job(stranger.pk)
