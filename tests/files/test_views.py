import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from files import owners, storing
from files.models import StoredFile
from tests.files import samples
from tests.files.factories import make_stored, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def owner(monkeypatch, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(owners, "_owners", {"test.thing": lambda stored, user: user.username == "reader"})


def send(client, name="证明.pdf", content=samples.PDF, **more):
    return client.post(reverse("files:upload"), {"file": SimpleUploadedFile(name, content), **more})


def test_an_upload_answers_with_its_ref_and_belongs_to_its_uploader(client):
    client.force_login(make_user("wang"))
    answer = send(client)
    assert answer.status_code == 201
    stored = StoredFile.objects.get()
    assert answer.json() == {
        "ref": str(stored.ref),
        "name": "证明.pdf",
        "size": len(samples.PDF),
        "content_type": "application/pdf",
    }
    assert client.get(reverse("files:download", args=[stored.ref])).status_code == 200
    client.force_login(make_user("li"))
    assert client.get(reverse("files:download", args=[stored.ref])).status_code == 404


def test_nobody_uploads_without_signing_in(client):
    answer = send(client)
    assert answer.status_code == 401
    assert not StoredFile.objects.exists()


def test_a_renamed_programme_is_refused_in_words(client):
    client.force_login(make_user())
    answer = send(client, content=samples.EXE)
    assert answer.status_code == 422
    assert answer.json()["error"]
    assert not StoredFile.objects.exists()


def test_uploads_that_lead_nowhere_are_limited(client, settings):
    settings.FILES_MAX_UNCLAIMED = 2
    client.force_login(make_user())
    assert [send(client).status_code for _ in range(3)] == [201, 201, 422]


def test_a_caller_can_narrow_the_kinds(client):
    client.force_login(make_user())
    assert send(client, kinds="xlsx").status_code == 422
    assert send(client, kinds="pdf,png").status_code == 201


def test_a_download_is_an_attachment_that_no_browser_interprets(client):
    client.force_login(make_user("reader"))
    stored = storing.claim(make_stored(), "test.thing", 1)
    answer = client.get(reverse("files:download", args=[stored.ref]))
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert b"".join(answer.streaming_content) == samples.PDF


@pytest.mark.parametrize(
    ("name", "content", "shown"),
    [("a.pdf", samples.PDF, "inline"), ("a.png", samples.PNG, "inline"), ("a.xlsx", samples.xlsx(), "attachment")],
)
def test_only_pdf_and_pictures_open_in_the_browser(client, name, content, shown):
    client.force_login(make_user("reader"))
    stored = storing.claim(make_stored(content=content, name=name), "test.thing", 1)
    answer = client.get(reverse("files:download", args=[stored.ref]) + "?inline=1")
    assert answer["Content-Disposition"].startswith(shown)


def test_a_lost_blob_is_not_found_rather_than_an_error(client):
    client.force_login(make_user("reader"))
    stored = storing.claim(make_stored(), "test.thing", 1)
    stored.blob.storage.delete(stored.blob.name)
    assert client.get(reverse("files:download", args=[stored.ref])).status_code == 404
