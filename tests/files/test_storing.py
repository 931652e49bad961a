"""Stored, claimed once, discarded, swept."""

import errno
import hashlib
import os
from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from files import owners, storing
from files.models import StoredFile
from tests.files import samples
from tests.files.factories import make_stored, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def owner(monkeypatch, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(owners, "_owners", {"test.thing": lambda stored, user: user.username == "reader"})


def test_the_path_tells_nothing_and_the_digest_is_of_the_content():
    stored = make_stored(name="../秘密.pdf")
    assert "秘密" not in stored.blob.name
    assert stored.ref.hex in stored.blob.name
    assert stored.sha256 == hashlib.sha256(samples.PDF).hexdigest()
    assert stored.read() == samples.PDF
    assert stored.content_type == "application/pdf"


def test_only_the_uploader_reads_an_unclaimed_file_and_only_whom_the_owner_lets_a_claimed_one():
    uploader, reader = make_user("wang"), make_user("reader")
    stored = make_stored(by=uploader)
    assert owners.may_read(stored, uploader)
    assert not owners.may_read(stored, reader)
    storing.claim(stored, "test.thing", 1)
    assert not owners.may_read(stored, uploader)
    assert owners.may_read(stored, reader)
    storing.discard(stored)
    assert not owners.may_read(stored, reader)


def test_a_file_is_claimed_once():
    stored = make_stored(by=make_user())
    storing.claim(stored, "test.thing", 1)
    with pytest.raises(ValidationError):
        storing.claim(stored, "test.thing", 2)


def test_an_unknown_owner_kind_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="nobody"):
        storing.claim(make_stored(), "nobody", 1)


def test_somebody_elses_upload_cannot_be_taken():
    stored = make_stored(by=make_user("wang"))
    with transaction.atomic():
        assert storing.take_upload(stored.ref, make_user("li")) is None
        assert storing.take_upload("no-uuid", make_user("wang")) is None
        assert storing.take_upload(stored.ref, make_user("wang")) == stored


def test_the_database_wants_an_owner_for_a_claimed_file():
    stored = make_stored()
    with pytest.raises(IntegrityError), transaction.atomic():
        StoredFile.objects.filter(pk=stored.pk).update(claimed_at=timezone.now())


def test_the_sweep_takes_what_nobody_claimed_for_a_day_and_nothing_else(django_capture_on_commit_callbacks):
    kept, left, dropped = make_stored(), make_stored(), make_stored()
    storing.claim(kept, "test.thing", 1)
    storing.claim(dropped, "test.thing", 1)
    storing.discard(dropped)
    assert storing.sweep() == 0
    with time_machine.travel(timezone.now() + timedelta(hours=25)), django_capture_on_commit_callbacks(execute=True):
        fresh = make_stored()
        assert storing.sweep() == 2
    assert set(StoredFile.objects.all()) == {kept, fresh}
    assert kept.blob.storage.exists(kept.blob.name)
    assert not left.blob.storage.exists(left.blob.name)
    assert not dropped.blob.storage.exists(dropped.blob.name)


@pytest.fixture
def no_links(monkeypatch):
    """A volume that knows no second name for a file."""

    def refuse(*_names):
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)


def test_a_volume_without_links_keeps_files_whole_too(no_links, settings):
    stored = make_stored()
    assert stored.read() == samples.PDF
    assert [path.name for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()] == [
        os.path.basename(stored.blob.name)
    ]


def test_nor_does_it_write_over_a_file_or_leave_an_empty_one(no_links, settings, monkeypatch):
    storage = StoredFile._meta.get_field("blob").storage
    (settings.MEDIA_ROOT / "taken").write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        storage._save("taken", ContentFile(b"yours"))
    assert (settings.MEDIA_ROOT / "taken").read_bytes() == b"mine"

    def full(*_names):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="full"):
        storage._save("new", ContentFile(b"x"))
    assert [path.name for path in settings.MEDIA_ROOT.iterdir()] == ["taken"]
