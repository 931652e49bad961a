"""Verification for everybody, jobs for their requester."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

import documents
from documents.jobs import JobFailed, Result, job, run_job, start_job, take_up_lost
from documents.models import Document, Job
from tests.accounts.factories import datong, make_user
from tests.documents.factories import issue_paper, make_act, make_file, make_process

pytestmark = pytest.mark.django_db
VERIFY = "/documents/verify/"


@pytest.fixture(autouse=True)
def _fresh_cache() -> None:
    cache.clear()


@pytest.fixture
def issued() -> Document:
    act = make_act(make_process(), make_user())
    return make_file(issue_paper(act, datong()), act)


def test_anyone_verifies_a_paper_by_its_code_however_typed(client: Any, issued: Document) -> None:
    page = client.post(VERIFY, {"code": f" {issued.code.lower()} "})
    assert page.status_code == 200
    for words in (issued.title, issued.number, issued.sha256, "大同市科学技术局"):
        assert words in page.content.decode()


def test_the_file_itself_verifies_and_a_changed_one_does_not(client: Any, issued: Document) -> None:
    assert issued.file is not None
    content = issued.file.read()
    same = client.post(VERIFY, {"by_file": "1", "file": SimpleUploadedFile("a.pdf", content)})
    changed = client.post(VERIFY, {"by_file": "1", "file": SimpleUploadedFile("a.pdf", content + b" ")})
    assert (same.status_code, changed.status_code) == (200, 404)
    assert issued.number not in changed.content.decode()


def test_a_revoked_paper_says_so(client: Any, issued: Document) -> None:
    documents.revoke(make_act(issued.process, make_user()), issued, "内部理由")
    page = client.post(VERIFY, {"code": issued.code}).content.decode()
    assert "state-bad" in page
    assert "内部理由" not in page


def test_a_paper_still_being_made_does_not_verify(client: Any) -> None:
    waiting = issue_paper(make_act(make_process(), make_user()), datong())
    assert client.post(VERIFY, {"code": waiting.code}).status_code == 404


@pytest.mark.parametrize("code", ["", "ABC", "0" * 16])
def test_a_code_that_cannot_be_one_is_told_at_the_field(client: Any, code: str) -> None:
    assert client.post(VERIFY, {"code": code}).status_code == 422


def test_hammering_ends_in_a_429(client: Any) -> None:
    answers = [client.post(VERIFY, {"code": "A" * 16}).status_code for _try in range(21)]
    assert answers == [404] * 20 + [429]


@job("test-good")
def good(work: Job) -> Result:
    work.advance(1, 2)
    return Result(b"hello", "a.txt", "text/plain")


@job("test-bad")
def bad(work: Job) -> Result:
    raise JobFailed("名册为空")


@job("test-crash")
def crash(work: Job) -> Result:
    raise RuntimeError("secret path")


def test_a_job_is_done_once_and_its_file_belongs_to_the_requester(client: Any) -> None:
    owner, other = make_user(), make_user()
    work = start_job("test-good", owner, title="导出", what=1)
    assert start_job("test-good", owner, title="导出", what=1) == work
    assert (run_job(work.pk), run_job(work.pk)) == (True, False)
    work.refresh_from_db()
    assert (work.state, work.percent) == ("done", 100)
    assert work.result is not None
    file_url = reverse("files:download", args=[work.result.ref])
    for user, status in ((owner, 200), (other, 404)):
        client.force_login(user)
        assert client.get(reverse("documents:job", args=[work.ref])).status_code == status
        assert client.get(file_url).status_code == status


def test_a_failed_job_says_why_without_inner_words_and_can_be_tried_again(client: Any) -> None:
    owner = make_user()
    client.force_login(owner)
    works = [start_job(kind, owner, title="导出") for kind in ("test-bad", "test-crash")]
    for work in works:
        run_job(work.pk)
    told, crashed = (client.get(reverse("documents:job", args=[w.ref])).content.decode() for w in works)
    assert "名册为空" in told
    assert "secret path" not in crashed
    client.post(reverse("documents:retry", args=[works[0].ref]))
    works[0].refresh_from_db()
    assert works[0].state == "pending"


def test_while_it_runs_the_page_asks_again_and_afterwards_no_more(client: Any) -> None:
    owner = make_user()
    client.force_login(owner)
    work = start_job("test-good", owner, title="导出")
    url = reverse("documents:job", args=[work.ref])
    assert 'hx-trigger="every 2s"' in client.get(url, headers={"HX-Request": "true"}).content.decode()
    run_job(work.pk)
    fragment = client.get(url, headers={"HX-Request": "true"}).content.decode()
    assert "hx-trigger" not in fragment
    assert "<html" not in fragment


def test_jobs_need_a_sign_in(client: Any) -> None:
    assert client.get(reverse("documents:jobs")).status_code == 302


def test_a_job_that_a_dead_worker_left_is_taken_up_and_ended_after_three_attempts() -> None:
    work = start_job("test-good", make_user(), title="导出")
    long_ago = timezone.now() - timedelta(hours=1)
    Job.objects.filter(pk=work.pk).update(state="running", started_at=long_ago, attempts=1)
    assert take_up_lost() == 1
    work.refresh_from_db()
    assert work.state == "pending"
    Job.objects.filter(pk=work.pk).update(state="running", started_at=long_ago, attempts=3)
    take_up_lost()
    work.refresh_from_db()
    assert work.state == "failed"
