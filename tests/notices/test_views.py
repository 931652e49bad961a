"""Pages of the notices: what anybody reads, the form for objections, and who sees what behind the desk."""

import re
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from files.models import StoredFile
from notices.models import Notice, NoticeItem, Objection
from tests.accounts.factories import datong, make_user
from tests.files import samples
from tests.notices import factories
from tests.notices.factories import TEXT, at, make_handler, make_notice, make_objection, make_publisher

pytestmark = pytest.mark.django_db
IN_TIME = "2026-11-18T10:00"
LATE = "2026-11-24T00:00"
GIVEN = {"kind": "person", "name": "孙举报", "phone": "13800000000", "text": TEXT, "truthful": "on"}


@pytest.fixture(autouse=True)
def _fresh() -> None:
    cache.clear()
    factories.interested.clear()


@pytest.fixture
def item() -> NoticeItem:
    return make_notice().items.get()


def object_url(item: NoticeItem) -> str:
    return reverse("notices:object", args=[item.notice.ref, item.ref])


def send(client: Client, item: NoticeItem, moment: str = IN_TIME, **fields: Any) -> Any:
    with time_machine.travel(at(moment), tick=False):
        return client.post(object_url(item), GIVEN | fields)


# --- reading


def test_everybody_reads_published_notices_and_nobody_a_draft(client: Client, item: NoticeItem) -> None:
    draft = make_notice(None)
    listed = client.get(reverse("notices:list")).content.decode()
    assert str(item.notice.ref) in listed
    assert str(draft.ref) not in listed
    assert client.get(reverse("notices:notice", args=[item.notice.ref])).status_code == 200
    for user in (None, make_user(), make_publisher()):
        if user:
            client.force_login(user)
        assert client.get(reverse("notices:notice", args=[draft.ref])).status_code == 404


def test_page_shows_the_list_and_nothing_of_people(client: Client, item: NoticeItem) -> None:
    page = client.get(reverse("notices:notice", args=[item.notice.ref])).content.decode()
    for words in (item.name, item.lead, item.partners, item.recommender, "大同市科学技术局", "2026-11-23"):
        assert words in page
    assert item.notice.posted_by.username not in page


def test_withdrawn_item_is_struck_out_with_its_reason(client: Client, item: NoticeItem) -> None:
    from notices.posting import withdraw_item

    withdraw_item(item, "申报单位撤回申请。")
    page = client.get(reverse("notices:notice", args=[item.notice.ref])).content.decode()
    assert f"<del>{item.name}</del>" in page
    assert "申报单位撤回申请。" in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "测试1"}, True),
        ({"q": "没有的名称"}, False),
        ({"city": "datong"}, True),
        ({"city": "jinzhong"}, False),
        ({"kind": "publicity"}, True),
        ({"kind": "call"}, False),
        ({"state": "running"}, True),
        ({"state": "over"}, False),
        ({"city": "nowhere", "state": "odd", "page": "x"}, True),
    ],
)
def test_list_is_filtered(client: Client, item: NoticeItem, query: dict[str, str], found: bool) -> None:
    with time_machine.travel(at(IN_TIME), tick=False):
        page = client.get(reverse("notices:list"), query)
    assert page.status_code == 200
    assert (str(item.notice.ref) in page.content.decode()) is found


def test_list_costs_the_same_whatever_its_length(client: Client, django_assert_max_num_queries: Any) -> None:
    for _number in range(12):
        make_notice()
    with django_assert_max_num_queries(8):
        client.get(reverse("notices:list"))


# --- objecting


def test_anybody_objects_without_an_account_and_gets_a_receipt(client: Client, item: NoticeItem) -> None:
    answer = send(client, item)
    objection = Objection.objects.get()
    assert answer.status_code == 302
    with time_machine.travel(at(IN_TIME), tick=False):
        receipt = client.get(answer.url, follow=True).content.decode()
        assert objection.receipt in receipt
        assert objection.code in receipt
        assert Client().get(reverse("notices:received")).status_code == 404
        assert Client().get(f"{answer.url}x").status_code == 404


def test_late_by_the_servers_clock_is_refused_and_the_text_is_kept(client: Client, item: NoticeItem) -> None:
    answer = send(client, item, LATE)
    assert answer.status_code == 409
    assert TEXT in answer.content.decode()
    assert not Objection.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"phone": ""},
        {"text": "短"},
        {"truthful": ""},
        {"kind": "organisation"},
        {"kind": "x"},
        {"email": "x"},
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_lost(client: Client, item: NoticeItem, wrong: dict[str, str]) -> None:
    answer = send(client, item, **wrong)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "field-invalid" in page
    if "text" not in wrong:
        assert TEXT in page


def test_evidence_survives_a_form_that_came_back_and_is_claimed_in_the_end(client: Client, item: NoticeItem) -> None:
    evidence = SimpleUploadedFile("现场.pdf", samples.PDF)
    back = send(client, item, evidence=evidence, name="")
    page = back.content.decode()
    assert "现场.pdf" in page
    token = re.search(r'name="kept" value="([^"]+)"', page)
    assert token is not None
    assert send(client, item, kept=token[1]).status_code == 302
    stored = StoredFile.objects.get(purpose="evidence")
    assert (stored.owner_kind, stored.owner_id) == ("objection", Objection.objects.get().pk)


def test_a_reference_of_ones_own_making_brings_no_file(client: Client, item: NoticeItem) -> None:
    send(client, item, evidence=SimpleUploadedFile("现场.pdf", samples.PDF), name="")
    ref = StoredFile.objects.get(purpose="evidence").ref
    assert send(client, item, kept=f'["{ref}"]').status_code == 302
    assert StoredFile.objects.get(ref=ref).owner_id is None


def test_evidence_is_judged_by_content_and_counted(client: Client, item: NoticeItem) -> None:
    fake = send(client, item, evidence=SimpleUploadedFile("a.pdf", b"<html>"))
    many = send(client, item, evidence=[SimpleUploadedFile(f"{n}.pdf", samples.PDF) for n in range(6)])
    assert (fake.status_code, many.status_code) == (422, 422)
    assert not Objection.objects.exists()


def test_too_many_objections_from_one_address_are_held_up(client: Client, item: NoticeItem) -> None:
    answers = [send(client, item).status_code for _try in range(11)]
    assert answers == [302] * 10 + [409]


def test_no_objection_to_a_line_of_another_notice(client: Client, item: NoticeItem) -> None:
    other = make_notice()
    assert client.get(reverse("notices:object", args=[other.ref, item.ref])).status_code == 404


def test_receipt_and_code_together_tell_the_answer_and_one_alone_nothing(client: Client, item: NoticeItem) -> None:
    objection = make_objection(item)
    url = reverse("notices:follow")
    good = client.post(url, {"receipt": objection.receipt, "code": objection.code.lower()})
    bad = client.post(url, {"receipt": objection.receipt, "code": "AAAA-AAAA-AAAA-AAAA"})
    assert (good.status_code, bad.status_code) == (200, 404)
    assert item.name in good.content.decode()
    assert "孙举报" not in good.content.decode()


# --- behind the desk


def test_objections_are_for_the_handling_office(client: Client, item: NoticeItem) -> None:
    objection = make_objection(item)
    page, listed = reverse("notices:objection", args=[objection.ref]), reverse("notices:objections")
    handler, stranger = make_handler(), make_user()
    assert client.get(page).status_code == 302
    for user, of_page, of_list in ((stranger, 404, 403), (make_publisher(), 404, 403), (handler, 200, 200)):
        client.force_login(user)
        assert client.get(page).status_code == of_page
        assert client.get(listed).status_code == of_list
    assert "孙举报" in client.get(page).content.decode()
    assert "孙举报" not in client.get(listed).content.decode()


def test_a_handler_with_an_interest_sees_neither_page_nor_line_nor_evidence(client: Client, item: NoticeItem) -> None:
    send(client, item, evidence=SimpleUploadedFile("现场.pdf", samples.PDF))
    objection = Objection.objects.get()
    evidence = reverse("files:download", args=[StoredFile.objects.get(purpose="evidence").ref])
    handler = make_handler()
    client.force_login(handler)
    assert client.get(evidence).status_code == 200
    factories.interested.add(handler.pk)
    assert client.get(reverse("notices:objection", args=[objection.ref])).status_code == 403
    assert objection.receipt not in client.get(reverse("notices:objections")).content.decode()
    assert client.get(evidence).status_code == 404


def test_handler_triages_and_answers_on_the_page(client: Client, item: NoticeItem) -> None:
    objection = make_objection(item)
    client.force_login(make_handler())
    accept, dismiss = (reverse("notices:act", args=[objection.ref, key]) for key in ("triage_accept", "dismiss"))
    client.post(accept, {"triage_accept-note": ""})
    assert client.post(dismiss, {"dismiss-answer": ""}).status_code == 422
    client.post(dismiss, {"dismiss-answer": "经核查，情况不实。"})
    objection.refresh_from_db()
    assert (objection.state, objection.answer) == ("dismissed", "经核查，情况不实。")
    assert client.post(reverse("notices:act", args=[objection.ref, "receive"])).status_code == 404


def test_publisher_writes_previews_posts_and_withdraws_an_announcement(client: Client) -> None:
    client.force_login(make_publisher())
    given = {"city": datong().pk, "kind": "announcement", "title": "通知", "number": "", "body": "第一段\n第二段"}
    preview = client.post(reverse("notices:compose"), given).url
    notice = Notice.objects.get(title="通知")
    assert Client().get(reverse("notices:notice", args=[notice.ref])).status_code == 404
    assert "第二段" in client.get(preview).content.decode()
    client.post(reverse("notices:edit", args=[notice.ref]), given | {"body": "改过"})
    client.post(reverse("notices:post", args=[notice.ref]))
    assert "改过" in Client().get(reverse("notices:notice", args=[notice.ref])).content.decode()
    assert client.get(reverse("notices:edit", args=[notice.ref])).status_code == 404
    client.post(reverse("notices:withdraw", args=[notice.ref]), {"reason": "内容有误"})
    assert "内容有误" in Client().get(reverse("notices:notice", args=[notice.ref])).content.decode()


def test_preview_of_a_list_shows_both_readings_and_posts_nothing(client: Client) -> None:
    notice = make_notice(None)
    publisher = make_publisher()
    with time_machine.travel(at("2026-11-16T09:00"), tick=False):
        client.force_login(publisher)
        page = client.get(reverse("notices:preview", args=[notice.ref])).content.decode()
        assert client.post(reverse("notices:post", args=[notice.ref])).status_code == 404
    assert "2026-11-23" in page
    assert "2026-11-20" in page
    notice.refresh_from_db()
    assert (notice.state, notice.ends_on) == ("draft", None)


def test_publishing_is_for_publishers_of_the_city(client: Client, item: NoticeItem) -> None:
    draft = make_notice(None)
    client.force_login(make_handler())
    assert client.get(reverse("notices:manage")).status_code == 403
    assert client.get(reverse("notices:compose")).status_code == 403
    assert client.get(reverse("notices:preview", args=[draft.ref])).status_code == 404
    assert client.get(reverse("notices:preview", args=[item.notice.ref])).status_code == 403
