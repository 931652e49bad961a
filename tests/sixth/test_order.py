"""The public before the meeting: another order that no city has, under a second edition of the sixth city's text.

What the portal does where things go wrong follows the order too: an upheld objection leads to a second publicity, for
there was no meeting to go back to; papers and messages tell the stages as they came.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.urls import reverse

from accounts.models import Notification
from applications.models import Dossier
from centres.models import Centre
from cities.models import City
from documents.models import Document
from notices.models import Notice, NoticeItem
from notices.objecting import receive
from notices.posting import item_for
from portal.demonstration.way import place_of
from rules import Edition
from tests.cast import Cast
from tests.rules.second_edition import registered, second_edition
from tests.sixth import qiwu
from tests.sixth.test_way import walked
from workflow import perform, run_pending

pytestmark = pytest.mark.django_db


def meeting_last(edition: Edition) -> Edition:
    by_key = {stage.key: stage for stage in edition.procedure}
    order = ("application", "recommendation", "expert_review", "formal_check", "publicity", "deliberation", "approval")
    return replace(edition, procedure=tuple(by_key[key] for key in order))


@pytest.fixture
def cast(cast: Cast) -> Iterator[Cast]:
    second = second_edition(qiwu.EDITIONS[0], "r2027", meeting_last)
    with registered(second):
        City.objects.filter(pk=cast.city.pk).update(current_edition=second.key)
        cast.city.refresh_from_db()
        yield cast


def test_the_meeting_resolves_on_what_stood_before_the_public(cast: Cast) -> None:
    story = walked(cast, "register")
    assert [stage.key for stage in story.dossier.process.stages.filter(state="done")][4:7] == [
        "publicity",
        "deliberation",
        "approval",
    ]
    assert Centre.objects.get(process=story.dossier.process).state == "listed"
    run_pending()
    told = [row.text for row in Notification.objects.filter(user=cast.applicant)]
    assert any(words.endswith("会议研究通过。") for words in told)
    paper = Document.objects.get(process=story.dossier.process, kind="recognition")
    way = paper.html[paper.html.index("经云溪区科技局推荐、专家评审，自") :]
    assert way.index("公示期满无成立的异议，并经") < way.index("局务会议研究通过")
    result = Notice.objects.filter(city=cast.city).exclude(kind="publicity").latest("pk")
    assert "经规定程序审查、公示并局务会议研究，现" in result.body


def upheld(cast: Cast, dossier: Dossier) -> None:
    item = item_for(dossier.process)
    assert item is not None
    objector = {"kind": "person", "name": "秦实", "phone": "13800000000", "email": "q@people.example"}
    objection = receive(item, objector, "发明专利并非该单位所有。")
    perform(objection, "triage_accept", cast.section_head, note="予以受理。")
    perform(objection, "uphold", cast.section_head, answer="异议属实。")


def test_an_upheld_objection_leads_to_a_second_publicity(cast: Cast, refused: Any) -> None:
    story = walked(cast, "publicity")
    story.publicise()
    upheld(cast, story.dossier)
    dossier = Dossier.objects.get(pk=story.dossier.pk)
    assert (place_of(story), dossier.waits_for) == ("publicity", "deliberate")
    page = cast.client("section_head").get(dossier.get_absolute_url()).content.decode()
    assert reverse("applications:act", args=[dossier.ref, "publicise_anew"]) in page
    assert reverse("applications:act", args=[dossier.ref, "reconsider"]) not in page
    refused("forbidden", perform, dossier, "reconsider", cast.section_head, reason="重新研究。")
    perform(dossier, "publicise_anew", cast.section_head, reason="专利已变更登记至申报单位。")
    assert Dossier.objects.get(pk=dossier.pk).waits_for == "publish"
    story.publicise()
    states = NoticeItem.objects.filter(process=dossier.process).order_by("pk").values_list("state", flat=True)
    assert list(states) == ["refused", "on_notice"]
    run_pending()
    told = Notification.objects.filter(user=cast.applicant)
    assert any("异议成立" in row.text for row in told)


@pytest.mark.parametrize(
    ("who", "status"),
    [("section_head", 200), ("clerk", 403), ("officer", 403), ("applicant", 403), ("rival", 404), ("other_clerk", 404)],
)
def test_only_those_who_deliberate_put_it_before_the_public_anew(cast: Cast, who: str, status: int) -> None:
    story = walked(cast, "publicity")
    story.publicise()
    upheld(cast, story.dossier)
    address = reverse("applications:act", args=[story.dossier.ref, "publicise_anew"])
    assert cast.client(who).get(address).status_code == status
    assert cast.client(None).get(address).status_code == 302
