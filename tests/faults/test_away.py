"""Servers that are away: Redis, PostgreSQL, mail, the disk. Words instead of a stack, and what waits is done."""

from __future__ import annotations

import errno
import json
import resource
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from accounts.invitations import invite
from accounts.models import Invitation, Notification
from accounts.notifying import notify
from documents.issuing import EFFECT as PAPER
from documents.models import Document
from files.models import StoredFile
from portal.launch.servers import free_port
from tests.accounts.factories import make_user
from tests.applications.factories import make_story, story_at
from tests.cast import make_cast
from tests.faults.processes import Web
from tests.files.samples import PDF
from tests.workflow.factories import make_matter
from workflow import Refused, run_pending
from workflow.effects import PAUSE, run_effect
from workflow.models import Effect, Event


class Smtp(socketserver.StreamRequestHandler):
    """A mail server that says what the test wants at the recipient."""

    def handle(self) -> None:
        server: Any = self.server
        self.wfile.write(b"220 test\r\n")
        letter, reading = b"", False
        for line in self.rfile:
            if reading:
                letter += line
                if line == b".\r\n":
                    server.letters.append(letter)
                    reading = False
                    self.wfile.write(b"250 taken\r\n")
                continue
            word = line[:4].upper()
            if word == b"RCPT":
                self.wfile.write(server.at_recipient + b"\r\n")
            elif word == b"DATA":
                reading = True
                self.wfile.write(b"354 go on\r\n")
            elif word == b"QUIT":
                self.wfile.write(b"221 bye\r\n")
                return
            else:
                self.wfile.write(b"250 ok\r\n")


@pytest.fixture
def mail_server(settings: Any) -> Iterator[Any]:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Smtp) as server:
        server.daemon_threads = True
        server.letters = []  # type: ignore[attr-defined]
        server.at_recipient = b"250 ok"  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = *server.server_address, 1
        yield server
        server.shutdown()


def told(count: int = 1) -> list[Effect]:
    event = Event.objects.create(process=make_matter().process, seq=1, action="receive", at=timezone.now(), digest="x")
    notify([make_user() for _ in range(count)], "told", event=event)
    return list(Effect.objects.filter(kind="mail").order_by("pk"))


def due_again() -> None:
    Effect.objects.filter(state="pending").update(run_after=timezone.now())


@pytest.mark.django_db
class TestMail:
    @pytest.mark.parametrize("refusal", [b"451 later", b"550 nobody"])
    def test_a_refused_letter_is_tried_again_and_then_shown_with_a_retry_that_works(
        self, mail_server: Any, cast: Any, refusal: bytes, caplog: Any
    ) -> None:
        caplog.set_level("CRITICAL")
        mail_server.at_recipient = refusal
        (row,) = told()
        for _attempt in range(8):
            due_again()
            assert run_effect(row.pk) is False
        row.refresh_from_db()
        assert row.state == "failed"
        browser = cast.client("platform_admin")
        page = browser.get("/effects/").content.decode()
        assert "SMTPRecipientsRefused" in page
        assert refusal[:3].decode() in page
        mail_server.at_recipient = b"250 ok"
        browser.post(reverse("portal:retry_effect", args=[row.pk]))
        run_pending()
        run_pending()
        row.refresh_from_db()
        assert (row.state, len(mail_server.letters)) == ("done", 1)
        assert Notification.objects.get().mailed_at is not None

    def test_a_server_that_is_away_is_asked_once_and_the_other_letters_wait(self, settings: Any, caplog: Any) -> None:
        caplog.set_level("CRITICAL")
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
        rows = told(3)
        run_pending()
        attempts = sorted(Effect.objects.filter(kind="mail").values_list("attempts", flat=True))
        assert attempts == [0, 0, 1]
        assert not Effect.objects.filter(pk__in=[row.pk for row in rows], run_after__lte=timezone.now()).exists()
        assert Effect.objects.filter(run_after__lte=timezone.now() + PAUSE).count() == 3

    def test_a_letter_sent_twice_is_one_letter(self, mail_server: Any) -> None:
        """The worker died between the server's answer and the commit."""
        (row,) = told()
        run_effect(row.pk)
        Effect.objects.filter(pk=row.pk).update(state="pending", run_after=timezone.now())
        Notification.objects.update(mailed_at=None)
        run_effect(row.pk)
        names = [line for letter in mail_server.letters for line in letter.splitlines() if b"Message-ID" in line]
        assert len(names) == 2
        assert len(set(names)) == 1

    def test_nobody_is_invited_by_a_letter_that_did_not_leave(self, mail_server: Any, cast: Any) -> None:
        mail_server.at_recipient = b"550 nobody"
        with pytest.raises(Refused) as refused:
            invite("王新", "new@example.org", "clerk", cast.city, by=cast.platform_admin)
        assert refused.value.code == "mail"
        assert not Invitation.objects.exists()

    def test_a_reset_says_that_no_letter_can_leave_whoever_asks(self, settings: Any, client: Any) -> None:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
        known = make_user(password="known-to-Nobody-7")  # noqa: S106
        pages = [
            client.post(reverse("accounts:reset"), {"email": email}).content.decode()
            for email in (known.email, "nobody@example.org")
        ]
        assert all("暂时无法发送邮件" in page for page in pages)
        assert mail.outbox == []


LARGE = PDF[:9] + b"%" + b"x" * 40_000 + b"\n" + PDF[9:]


@contextmanager
def full_disk(kilobytes: int = 0) -> Iterator[None]:
    """No file may grow beyond this, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (kilobytes * 1024, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def lying_about() -> set[str]:
    root = Path(django_settings.MEDIA_ROOT)
    return {str(path) for path in root.rglob("*") if path.is_file()}


@pytest.mark.django_db
class TestDisk:
    def test_an_upload_is_refused_with_words_and_leaves_no_half_file(self, cast: Any) -> None:
        browser = cast.client("applicant")
        browser.raise_request_exception = False
        before, content = lying_about(), LARGE
        with full_disk(8):
            answer = browser.post(
                reverse("files:upload"),
                {"file": _named(content)},
                headers={"Accept": "application/json"},
            )
        assert answer.status_code == 507
        assert "存储空间不足" in answer.json()["error"]
        assert lying_about() == before
        assert not StoredFile.objects.exists()
        page = browser.post(reverse("files:upload"), {"file": _named(content)})
        assert page.status_code == 201

    def test_a_page_says_so_too(self, cast: Any) -> None:
        browser = cast.client("applicant")
        browser.raise_request_exception = False
        with full_disk(8):
            answer = browser.post(reverse("files:upload"), {"file": _named(LARGE)})
        assert answer.status_code == 507
        assert "存储空间不足" in answer.content.decode()

    def test_a_paper_that_found_no_room_is_made_later(self, cast: Any, caplog: Any) -> None:
        caplog.set_level("CRITICAL")
        story = story_at(cast, "issuing")
        run_pending()
        story.issue()
        (row,) = Effect.objects.filter(kind=PAPER, state="pending")
        before = lying_about()
        with full_disk(2):
            assert run_effect(row.pk) is False
        row.refresh_from_db()
        assert str(errno.EFBIG) in row.error
        paper = Document.objects.get(pk=row.arguments["document"])
        assert (row.state, paper.file, lying_about()) == ("pending", None, before)
        due_again()
        assert run_effect(row.pk) is True
        paper.refresh_from_db()
        assert paper.is_ready


def _named(content: bytes) -> Any:
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile("证明.pdf", content, "application/pdf")


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_without_redis_people_sign_in_and_act_and_what_follows_waits_for_the_sweep() -> None:
    cast = make_cast()
    # As the server keeps it; the tests' own way of keeping passwords is quicker, and unknown to it.
    cast.applicant.password = Argon2PasswordHasher().encode("Right-and-long-1", "salt-of-a-test")
    cast.applicant.save()
    dossier = make_story(cast).dossier
    web = Web(REDIS_URL=f"redis://127.0.0.1:{free_port()}/0")
    try:
        from benchmarks.visitor import Visitor

        visitor = Visitor(web.address)
        visitor.sign_in(cast.applicant.username, "Right-and-long-1")
        assert visitor.get("/home/").status == 200
        fields = {"seq": dossier.process.seq, "declaration": "on"}
        answer = visitor.post(reverse("applications:act", args=[dossier.ref, "submit"]), fields)
        assert answer.status == 302, answer.text[-2000:]
        assert answer.seconds < 20
        public = Visitor(web.address)
        public.get("/documents/verify/")
        assert public.post("/documents/verify/", {"code": "ABCD-EFGH-JKLM-NPQR"}).status in (404, 422)
    finally:
        web.stop()
    assert Effect.objects.filter(state="pending", event__process=dossier.process_id).exists()
    run_pending()
    assert not Effect.objects.exclude(state="done").exists()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_without_its_database_the_portal_says_so_and_finds_it_again_by_itself() -> None:
    import os

    import psycopg

    cast = make_cast()
    web = Web(PORTAL_DEMO="1")
    try:
        visitor = web.visitor(cast.applicant)
        assert visitor.get("/home/").status == 200
        name = os.environ["DATABASE_URL"].rpartition("/")[2]
        owner = os.environ["TESTS_DATABASE_OWNER_URL"]
        from django.db import connections

        connections.close_all()
        ending = (
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()"
        )
        with psycopg.connect(owner, autocommit=True) as server:
            with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as ender:
                server.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
                ender.execute(ending)
            try:
                page = visitor.get("/home/")
                assert page.status == 503
                assert "暂时无法访问" in page.text
                assert "Traceback" not in page.text
                script = visitor.post("/files/upload/", {}, Accept="application/json")
                assert (script.status, "已保留在本机" in json.loads(script.body)["error"]) == (503, True)
            finally:
                server.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')
        assert visitor.get("/home/").status == 200
    finally:
        web.stop()


def test_what_is_asked_of_the_clock_after_it_was_put_back() -> None:
    """The scheduler's own book says that it swept tomorrow: it sweeps now."""
    from celery.beat import ScheduleEntry
    from celery.schedules import schedule

    from portal.celery import app
    from portal.clock import Clock

    every = schedule(30.0, app=app)
    entry = ScheduleEntry("sweep", "workflow.tasks.sweep", timezone.now() + timedelta(days=1), schedule=every, app=app)
    clock = Clock.__new__(Clock)
    clock.max_interval = 300
    assert clock.is_due(entry).is_due
    entry.last_run_at = entry.default_now()
    assert not clock.is_due(entry).is_due
