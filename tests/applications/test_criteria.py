"""会议研究: where the text names what the meeting goes by, each is put on record; the notice runs at least so long."""

import pytest
from django.urls import reverse
from django.utils import timezone

from applications.models import Deliberation
from applications.publicity import publish
from workflow import perform

CITY = "hohhot"
PLACE = "deliberation"
FOUND = [["择优", "得分居前。"], ["择重", "属重点产业。"], ["择需", "产业链急需。"]]


def meet(story, people, **data):
    story.check(people.section_head)
    given = {"held_on": timezone.localdate(), "minutes_number": "1号", "result": "agreed", "opinion": "同意。"}
    return perform(story.dossier, "record_meeting", people.section_head, **{**given, "criteria": FOUND, **data})


def test_each_criterion_is_put_on_record(story, people):
    meet(story, people)
    assert Deliberation.objects.get().criteria == FOUND
    page = people.client("clerk").get(reverse("applications:tab", args=[story.dossier.ref, "papers"]))
    assert "产业链急需。" in page.content.decode()


@pytest.mark.parametrize("left", [[], FOUND[:2], [*FOUND[:2], ["择需", " "]]], ids=["none", "one missing", "blank"])
def test_agreeing_without_one_is_refused(story, people, refused, left):
    refused("criteria", meet, story, people, criteria=left)


def test_a_meeting_that_defers_needs_none(story, people):
    meet(story, people, result="deferred", criteria=[])
    assert story.dossier.process.current_stage.key == "deliberation"


def test_the_form_asks_for_each(story, people):
    story.check(people.section_head)
    address = reverse("applications:act", args=[story.dossier.ref, "record_meeting"])
    page = people.client("section_head").get(address).content.decode()
    assert all(word in page for word in ("择优", "择重", "择需"))
    typed = {"held_on": str(timezone.localdate()), "minutes_number": "1号", "result": "agreed", "opinion": "同意。"}
    answer = people.client("section_head").post(address, {**typed, "criterion_0": "得分居前。"})
    assert answer.status_code == 422
    assert "得分居前。" in answer.content.decode()
    answer = people.client("section_head").post(address, {**typed, **{f"criterion_{n}": "是。" for n in range(3)}})
    assert answer.status_code == 302


@pytest.mark.parametrize("length", [None, 5, 10])
def test_the_notice_runs_five_working_days_or_longer(story, people, length):
    meet(story, people)
    notice = publish(people.city, [story.dossier], people.publisher, length=length)
    assert notice.length == (length or 5)


def test_but_not_shorter(story, people, refused):
    meet(story, people)
    refused("length", publish, people.city, [story.dossier], people.publisher, length=4)
    page = people.client("publisher").post(
        reverse("applications:publish"), {"dossier": [str(story.dossier.ref)], "length": "4"}
    )
    assert page.status_code == 422
