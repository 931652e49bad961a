"""Issuing: a number under lock and never again, a frozen text, a file made once, a record that nobody changes."""

import hashlib
import io
import threading
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from pypdf import PdfReader

import documents
from documents.models import Document, NumberSequence
from tests.accounts.factories import datong, make_user
from tests.documents.factories import issue_paper, make_act, make_file, make_process
from workflow import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def act() -> Any:
    return make_act(make_process(), make_user(name="李经办"))


@pytest.fixture
def issued(act: Any) -> Document:
    return make_file(issue_paper(act, datong()), act)


def test_number_is_written_as_the_city_laid_down(act: Any) -> None:
    year = datetime.now(UTC).year
    assert issue_paper(act, datong()).number == f"同科发〔{year}〕1号"
    assert issue_paper(act, datong()).number == f"同科发〔{year}〕2号"


def test_year_of_the_number_is_that_of_the_date_in_shanghai() -> None:
    act = make_act(make_process(), make_user(), datetime(2026, 12, 31, 16, 30, tzinfo=UTC))
    document = issue_paper(act, datong())
    assert (document.number, document.dated.isoformat()) == ("同科发〔2027〕1号", "2027-01-01")


def test_kinds_that_the_city_did_not_lay_down_share_one_series(act: Any) -> None:
    year = datetime.now(UTC).year
    assert issue_paper(act, datong(), kind="letter").number == f"大同市〔{year}〕1号"
    assert issue_paper(act, datong(), kind="memo").number == f"大同市〔{year}〕2号"


def test_a_number_is_never_taken_back() -> None:
    documents.take_number(datong(), "fa", 2026)
    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic():
        NumberSequence.objects.update(last=0)
    with pytest.raises(DatabaseError), transaction.atomic():
        NumberSequence.objects.all().delete()
    assert documents.take_number(datong(), "fa", 2026) == 2


def test_revoked_paper_keeps_its_number(issued: Document, act: Any) -> None:
    documents.revoke(act, issued, "重新办理")
    assert issue_paper(act, datong()).number != issued.number


@pytest.mark.django_db(transaction=True)
def test_two_clerks_at_once_get_two_numbers() -> None:
    city = datong()
    taken: list[int] = []
    gate = threading.Barrier(2)

    def take() -> None:
        try:
            gate.wait(10)
            for _round in range(5):
                with transaction.atomic():
                    taken.append(documents.take_number(city, "fa", 2026))
        finally:
            connection.close()

    clerks = [threading.Thread(target=take) for _clerk in range(2)]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join(30)
    assert sorted(taken) == list(range(1, 11))


def test_paper_is_a_draft_until_the_worker_has_made_the_file(act: Any) -> None:
    document = issue_paper(act, datong())
    assert (document.state, document.file, act.effects[0][0]) == ("draft", None, "render_document")
    make_file(document, act)
    assert (document.state, document.issued_at) == ("issued", act.now)
    assert document.file is not None
    assert hashlib.sha256(document.file.read()).hexdigest() == document.sha256


def test_making_the_file_twice_changes_nothing(issued: Document, act: Any) -> None:
    before = (issued.file_id, issued.sha256)
    make_file(issued, act)
    assert (issued.file_id, issued.sha256) == before


def test_paper_bears_number_date_code_and_a_place_for_the_seal_but_no_picture(issued: Document) -> None:
    assert issued.file is not None
    reader = PdfReader(io.BytesIO(issued.file.read()))
    text = "".join(page.extract_text() for page in reader.pages).replace("\n", "")
    for words in (
        issued.number,
        issued.title,
        "大同市科学技术局",
        "（盖章处）",
        issued.code,
        "/documents/verify/",
        "— 1 —",
    ):
        assert words in text, words
    assert not any(page.images for page in reader.pages)


def test_page_is_a4_by_the_standard(issued: Document) -> None:
    assert issued.file is not None
    box = PdfReader(io.BytesIO(issued.file.read())).pages[0].mediabox
    assert (round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)) == (210, 297)


@pytest.mark.parametrize(
    "change",
    [{"number": "同科发〔2026〕99号"}, {"sha256": "0" * 64}, {"title": "别的"}, {"html": ""}, {"state": "draft"}],
)
def test_the_database_refuses_to_change_an_issued_paper(issued: Document, change: dict[str, Any]) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Document.objects.filter(pk=issued.pk).update(**change)


def test_the_database_refuses_to_delete_a_paper(issued: Document) -> None:
    with pytest.raises(DatabaseError, match="never deleted"), transaction.atomic():
        Document.objects.filter(pk=issued.pk).delete()


def test_issued_without_a_file_is_impossible(act: Any) -> None:
    document = issue_paper(act, datong())
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(state="issued", issued_at=act.now)


def test_successor_ends_the_paper_before_it(issued: Document, act: Any) -> None:
    successor = issue_paper(act, datong(), supersedes=issued)
    issued.refresh_from_db()
    assert (issued.state, issued.end_reason, successor.supersedes) == ("superseded", successor.number, issued)


def test_a_paper_that_has_ended_cannot_be_revoked_again(issued: Document, act: Any) -> None:
    documents.revoke(act, issued, "重新办理")
    with pytest.raises(Refused):
        documents.revoke(act, issued, "又一次")


def test_readers_are_whom_the_owner_of_the_process_lets(issued: Document) -> None:
    from documents import readers

    allowed, stranger = make_user(), make_user()
    assert not readers.may_read(Document(process=make_process("kind-without-owner")), allowed)
    readers.register_reader("read-test", lambda document, user: user == allowed)
    document = Document(process=make_process("read-test"))
    assert readers.may_read(document, allowed)
    assert not readers.may_read(document, stranger)
