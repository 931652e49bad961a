"""Processes killed in the middle of an act or of what follows it: nothing lost, nothing doubled.

A lock that the test holds makes the act wait at exactly one place; there its process is killed.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.conf import settings
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from accounts.models import Notification
from applications.models import Dossier
from benchmarks.visitor import Visitor
from centres.models import Centre
from documents.models import Document, DocumentState
from files.models import StoredFile
from files.storing import KEPT_UNCLAIMED, sweep_strays
from tests.applications.factories import make_story, story_at
from tests.cast import make_cast
from tests.faults.processes import Posting, Web, Worker, holding, somebody_waits, wait_until
from workflow import import_door, run_pending
from workflow.chain import broken_links
from workflow.models import Deadline, Effect, Event

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture(scope="module")
def web(django_db_setup: None, django_db_blocker: Any) -> Iterator[Web]:
    with django_db_blocker.unblock():
        server = Web()
    yield server
    server.stop()


@pytest.fixture
def worker() -> Iterator[list[Worker]]:
    started: list[Worker] = []
    yield started
    for each in started:
        each.stop()


def kill_web(web: Web) -> None:
    """The process that answers; the one above it starts another."""
    (answering,) = web.workers()
    answering.kill()
    answering.wait(10)


class Killed(NamedTuple):
    """An act, and the table whose row it writes when most of it is done and nothing is committed."""

    city: str
    place: str
    key: str
    who: str
    table: str
    fields: dict[str, str]


KILLED = (
    Killed("datong", "application", "submit", "applicant", "documents_numbersequence", {"declaration": "on"}),
    Killed("hohhot", "publicity", "post_notice", "publisher", "workflow_deadline", {}),
    Killed("jinzhong", "approval", "approve", "leader", "centres_namereservation", {"opinion": "同意认定。"}),
    Killed("shijiazhuang", "issuing", "issue_paper", "clerk", "centres_centre", {}),
)


def form_of(dossier: Dossier, act: Killed) -> tuple[str, dict[str, str]]:
    """The address, and what its page sends."""
    token = {"csrfmiddlewaretoken": "f" * 32}
    if act.key == "post_notice":
        return reverse("applications:publish"), {**token, "dossier": str(dossier.ref)}
    basis = {"basis": dossier.call.basis} if act.key == "approve" else {}
    address = reverse("applications:act", args=[dossier.ref, act.key])
    return address, {**token, **basis, **act.fields, "seq": str(dossier.process.seq)}


def everything() -> dict[str, str]:
    """A digest of each table; of sessions nobody asks."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table != "django_session":
                cursor.execute(f"SELECT md5(string_agg(t::text, '' ORDER BY t::text)) FROM {table} t")
                found[table] = cursor.fetchone()[0]
    return found


def end_whoever_waits() -> None:
    """The server ends his connection in the middle of the act, as when PostgreSQL itself was killed."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )


@contextmanager
def on_its_way(visitor: Visitor, path: str, fields: dict[str, str], table: str) -> Iterator[Posting]:
    """Sent, and waiting in the middle of the act to write to this table."""
    with holding(f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE"):
        posting = Posting(visitor, path, fields)
        wait_until(lambda: somebody_waits() or not posting.is_alive(), 30, f"{path} to reach {table}")
        assert posting.is_alive(), posting.answer and posting.answer.text[-3000:]
        yield posting
        posting.join(30)
    wait_until(lambda: not somebody_waits(), 10, "the killed act to end")


def test_an_act_that_is_killed_before_its_commit_leaves_nothing_and_can_be_done_again(web: Web) -> None:
    for act in KILLED:
        cast = make_cast(act.city)
        story = make_story(cast) if act.place == "application" else story_at(cast, act.place)
        run_pending()
        dossier = Dossier.objects.get(pk=story.dossier.pk)
        visitor = web.visitor(cast.person(act.who))
        path, fields = form_of(dossier, act)
        visitor.get(path)  # the first page of a session writes down what was seen
        before = everything()

        def done(act: Killed = act, dossier: Dossier = dossier) -> int:
            return Event.objects.filter(process=dossier.process_id, action=act.key).count()

        for kill in (end_whoever_waits, partial(kill_web, web)):
            with on_its_way(visitor, path, fields, act.table) as posting:
                kill()
            assert everything() == before, act
            if kill is end_whoever_waits:
                assert posting.answer is not None
                assert (posting.answer.status, "暂时无法访问" in posting.answer.text) == (503, True)
            else:
                assert posting.answer is None
                wait_until(web.answers, 60, "another web worker")

        again = visitor.post(path, fields)
        assert (again.status, done()) == (302, 1), again.text[-3000:]
        twice = visitor.post(path, fields)
        assert (twice.status in (302, 409), done()) == (True, 1)
        run_pending()
        assert not Effect.objects.exclude(state="done").exists()
    assert list(broken_links()) == []
    told = Notification.objects.exclude(event=None)
    assert told.count() == told.values("user", "event", "message").distinct().count()


def test_a_worker_killed_at_the_end_of_a_publicity_ends_it_once(worker: list[Worker]) -> None:
    story = story_at(make_cast(), "publicity")
    with import_door("test"):
        story.now = timezone.now() - timedelta(days=30)
        story.publicise()
    due = Deadline.objects.filter(process=story.dossier.process_id, kind="publicity_end")
    ended = Event.objects.filter(process=story.dossier.process_id, action="close_publicity")
    with holding("SELECT 1 FROM applications_dossier WHERE id = %s FOR UPDATE", story.dossier.pk):
        worker.append(Worker())
        run_in_worker()
        wait_until(somebody_waits, 60, "the worker to end the publicity")
        worker[0].kill()
    wait_until(lambda: not somebody_waits(), 10, "the killed worker's connection to end")
    assert (due.get().fired_at, ended.count()) == (None, 0)
    run_pending()
    run_pending()
    assert ended.count() == 1
    assert due.get().fired_at is not None
    assert not Effect.objects.exclude(state="done").exists()
    assert list(broken_links()) == []


def test_a_worker_killed_between_the_file_and_its_row_makes_one_paper_in_the_end(worker: list[Worker]) -> None:
    cast = make_cast()
    story = story_at(cast, "issuing")
    run_pending()
    story.issue()
    paper = Document.objects.get(state=DocumentState.DRAFT)
    blobs = set(every_blob())
    with holding("LOCK TABLE files_storedfile IN SHARE ROW EXCLUSIVE MODE"):
        worker.append(Worker())
        run_in_worker()
        wait_until(somebody_waits, 60, "the worker to have written the file")
        worker[0].kill()
    assert len(every_blob()) == len(blobs) + 1
    wait_until(lambda: not somebody_waits(), 10, "the killed worker's connection to end")
    assert Effect.objects.filter(state="running").count() == 1
    Effect.objects.filter(state="running").update(lease_until=timezone.now() - timedelta(seconds=1))
    run_pending()
    paper.refresh_from_db()
    assert paper.state == DocumentState.ISSUED
    assert Document.objects.filter(number=paper.number).count() == 1
    assert Centre.objects.filter(process=story.dossier.process_id).count() == 1
    assert not Effect.objects.exclude(state="done").exists()
    told = Notification.objects.filter(event__process=story.dossier.process_id)
    assert told.count() == told.values("user", "event", "message").distinct().count()
    (stray,) = {name for name in every_blob() if not StoredFile.objects.filter(blob=name).exists()} - blobs
    old = (timezone.now() - 2 * KEPT_UNCLAIMED).timestamp()
    os.utime(Path(settings.MEDIA_ROOT) / stray, (old, old))
    assert sweep_strays(stray[:2]) == 1
    assert stray not in every_blob()


def every_blob() -> list[str]:
    root = Path(settings.MEDIA_ROOT)
    return [str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()]


def run_in_worker() -> None:
    """As the scheduler would: the messages of the acts may be lost."""
    from portal.celery import app

    app.send_task("workflow.tasks.sweep")
