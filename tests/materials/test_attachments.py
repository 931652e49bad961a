"""Attachments: two steps, limits, and a file that was handed in outlives its place in the draft."""

import pytest
from django.urls import reverse

from files.models import StoredFile
from materials.models import Attachment
from materials.submission import submit
from tests.accounts.factories import make_user
from tests.materials.factories import fill, make_attachment, make_upload, purpose

KIND = "legal_certificate"


def test_an_upload_becomes_an_attachment_and_the_answer_shows_it(desk):
    stored = make_upload(desk.user, "营业执照.pdf")
    answer = desk.save(f"attachments/{KIND}/", file=str(stored.ref))
    assert answer.status_code == 201
    assert "营业执照.pdf" in answer.json()["fragments"][f"#kind-{KIND}"]
    stored.refresh_from_db()
    assert stored.is_claimed


def test_somebody_elses_upload_cannot_be_attached(desk):
    stored = make_upload(make_user())
    assert desk.save(f"attachments/{KIND}/", file=str(stored.ref)).status_code == 422
    assert not Attachment.objects.exists()


def test_the_same_file_is_not_attached_twice(desk):
    first, second = (make_upload(desk.user, content=b"%PDF-1.4\n%%EOF") for _ in range(2))
    assert desk.save(f"attachments/{KIND}/", file=str(first.ref)).status_code == 201
    assert desk.save(f"attachments/{KIND}/", file=str(second.ref)).status_code == 422


def test_the_number_of_files_is_limited(desk):
    most = 5
    for _ in range(most):
        make_attachment(desk.draft, KIND, desk.user)
    answer = desk.save(f"attachments/{KIND}/", file=str(make_upload(desk.user).ref))
    assert answer.status_code == 422
    assert str(most) in answer.json()["error"]


def test_a_note_is_kept_and_a_removed_file_is_unreadable_at_once(desk):
    attachment = make_attachment(desk.draft, KIND, desk.user)
    desk.client.post(desk.url(f"attachment/{attachment.ref}/note/"), {"note": "见第 3 页"})
    attachment.refresh_from_db()
    assert attachment.note == "见第 3 页"
    download = reverse("files:download", args=[attachment.file.ref])
    assert desk.client.get(download).status_code == 200
    desk.client.post(desk.url(f"attachment/{attachment.ref}/delete/"))
    assert desk.client.get(download).status_code == 404


@pytest.mark.django_db
def test_a_file_that_was_handed_in_stays_and_is_read_by_whoever_reads_the_submission(desk, client):
    fill(desk.draft)
    submit(desk.draft, desk.user, "DT-1")
    officer = make_user("officer")
    attachment = desk.draft.attachments.first()
    new = make_attachment(desk.draft, "other", desk.user)
    desk.client.post(desk.url(f"attachment/{attachment.ref}/delete/"))
    assert StoredFile.objects.get(pk=attachment.file.pk).deleted_at is None
    client.force_login(officer)
    with purpose(may_read_submission=lambda draft, user: user == officer):
        assert client.get(reverse("files:download", args=[attachment.file.ref])).status_code == 200
        assert client.get(reverse("files:download", args=[new.file.ref])).status_code == 404, "not handed in yet"
        assert client.get(desk.url("submission/1/")).status_code == 200
        assert client.get(desk.url()).status_code == 404
