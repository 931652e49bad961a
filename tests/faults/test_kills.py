"""Processes killed in the middle of an act or of what follows it: nothing lost, nothing doubled.

A lock that the test holds makes the act wait at exactly one place; there its process is killed.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from accounts.models import Notification
from centres.models import Centre
from documents.models import Document, DocumentState, NumberSequence
from files.models import StoredFile
from files.storing import KEPT_UNCLAIMED, sweep_strays
from materials.models import Submission
from tests.applications.factories import make_story, story_at
from tests.cast import make_cast
from tests.faults.processes import Posting, Web, Worker, holding, somebody_waits, wait_until
from workflow import run_pending
from workflow.chain import broken_links
from workflow.models import Effect, Event

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


def act(dossier: Any, key: str) -> str:
    return reverse("applications:act", args=[dossier.ref, key])


@pytest.mark.parametrize(
    ("place", "key", "who", "table", "fields"),
    [
        ("application", "submit", "applicant", "documents_numbersequence", {"declaration": "on"}),
    ],
)
def test_a_web_worker_killed_before_the_commit_leaves_nothing_and_the_act_can_be_done_again(
    web: Web, place: str, key: str, who: str, table: str, fields: dict[str, str]
) -> None:
    cast = make_cast()
    story = make_story(cast) if place == "application" else story_at(cast, place)
    run_pending()
    dossier = story.dossier
    before = Event.objects.filter(process=dossier.process_id).count()
    submissions = Submission.objects.filter(draft=dossier.draft).count()
    numbers = dict(NumberSequence.objects.values_list("kind", "last"))
    visitor = web.visitor(cast.person(who))
    fields = {**fields, "seq": str(type(dossier).objects.get(pk=dossier.pk).process.seq)}
    with holding(f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE"):
        posting = Posting(visitor, act(dossier, key), fields)
        wait_until(somebody_waits, 30, f"{key} to reach {table}")
        kill_web(web)
        posting.join(30)
    assert posting.answer is None
    wait_until(lambda: not somebody_waits(), 10, "the killed act to end")
    assert Event.objects.filter(process=dossier.process_id).count() == before
    assert dict(NumberSequence.objects.values_list("kind", "last")) == numbers
    assert Submission.objects.filter(draft=dossier.draft).count() == submissions
    assert not Centre.objects.filter(process=dossier.process_id).exists()

    wait_until(web.answers, 60, "another web worker")
    again = visitor.post(act(dossier, key), fields)
    assert again.status == 302, again.text[-3000:]
    assert Event.objects.filter(process=dossier.process_id, action=key).count() == 1
    twice = visitor.post(act(dossier, key), fields)
    assert twice.status in (302, 409)
    assert Event.objects.filter(process=dossier.process_id, action=key).count() == 1
    run_pending()
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
