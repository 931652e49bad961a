"""推荐名额: a department recommends as many as the text gives it under one call; in principle means with a reason."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

import rules
from accounts.derivation import derive_permissions
from accounts.models import RoleAssignment
from applications.models import Call, Dossier
from applications.quota import places_for
from cities.models import Division
from portal.demonstration.story import Story, open_dossier
from portal.demonstration.way import advance
from tests.accounts.factories import make_institution, make_user
from tests.applications.factories import make_call, make_pool_for
from tests.cast import Cast
from workflow import Refused, import_door, perform
from workflow.models import Event

pytestmark = pytest.mark.django_db
FIELDS = ("new_materials", "agriculture", "electronics", "manufacturing")
OPINION = "同意推荐。"


class Together:
    """Dossiers of several institutions under one call, each come to the recommendation and checked."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        make_pool_for(cast)
        self.call = make_call(cast)

    def one(self, division: Division, officer: Any, call: Call | None = None) -> Story:
        number = Dossier.objects.count()
        unit = make_institution(f"栖梧第{number}研发有限公司", division=division)
        applicant = make_user(f"qiwu-unit-{number}")
        RoleAssignment.objects.create(user=applicant, role="submitter", institution=unit)
        derive_permissions([applicant])
        people = _Company(self.cast, applicant, officer)
        with import_door("test"):
            story = open_dossier(
                people,
                call or self.call,
                unit,
                number=number + 1,
                now=timezone.now() - timedelta(days=60),
                field=FIELDS[number % len(FIELDS)],
                short_name=f"第{'一二三四五六七'[number]}号材料",
            )
            advance(story, "recommendation")
            story.check(officer)
        story.now = None
        return story


class _Company:
    def __init__(self, cast: Cast, applicant: Any, officer: Any) -> None:
        self._cast, self.applicant, self.officer = cast, applicant, officer

    def __getattr__(self, name: str) -> Any:
        return getattr(self._cast, name)


@pytest.fixture
def together(cast: Cast) -> Together:
    return Together(cast)


def recommend(story: Story, **data: Any) -> Event:
    return perform(story.dossier, "recommend", story.people.officer, opinion=OPINION, **data)


def officer_of(division: Division) -> Any:
    person = make_user(f"officer-{division.pk}")
    RoleAssignment.objects.create(user=person, role="officer", division=division)
    derive_permissions([person])
    return person


def test_a_county_named_in_the_text_has_its_own_number(together: Together, refused: Any) -> None:
    cast = together.cast
    first, second, third = (together.one(cast.division, cast.officer) for _ in range(3))
    recommend(first)
    recommend(second)
    reason = refused("quota", recommend, third)
    assert "第七条（一）" in str(reason) and "云溪区每批次推荐不超过2家" in str(reason)
    page = cast.client("officer").get(third.dossier.get_absolute_url()).content.decode()
    assert "云溪区每批次推荐不超过2家" in page
    # It may still be declined, or go back; and another call has places of its own.
    assert Dossier.objects.get(pk=third.dossier.pk).state == "under_way"
    recommend(together.one(cast.division, cast.officer, make_call(cast, title="第二批")))


def test_the_other_counties_share_a_rule_not_a_number(together: Together, refused: Any) -> None:
    cast = together.cast
    recommend(together.one(cast.division, cast.officer))
    recommend(together.one(cast.other_division, cast.other_officer))
    refused("quota", recommend, together.one(cast.other_division, cast.other_officer))


def test_one_that_is_withdrawn_frees_its_place_and_one_refused_does_not(together: Together, refused: Any) -> None:
    cast = together.cast
    first, second = (together.one(cast.other_division, cast.other_officer) for _ in range(2))
    recommend(first)
    refused("quota", recommend, second)
    perform(first.dossier, "withdraw", first.people.applicant, reason="内部调整。")
    recommend(second)
    perform(second.dossier, "refuse", cast.section_head, reasons="方向不合适。", clause="第六条（五）")
    refused("quota", recommend, together.one(cast.other_division, cast.other_officer))


def test_recommended_anew_after_a_correction_it_takes_no_second_place(together: Together) -> None:
    cast = together.cast
    story = together.one(cast.other_division, cast.other_officer)
    recommend(story)
    places = places_for(Dossier.objects.get(pk=story.dossier.pk))
    assert places is not None
    assert (places.taken, places.left) == (0, 1)


def test_in_principle_more_takes_a_reason_on_record(together: Together, refused: Any) -> None:
    division = Division.objects.get(city=together.cast.city, kind="city_department")
    officer = officer_of(division)
    first, second = (together.one(division, officer) for _ in range(2))
    recommend(first)
    reason = refused("quota", recommend, second)
    assert set(reason.fields) == {"beyond_quota"}
    from django.test import Client

    client = Client()
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    address = reverse("applications:act", args=[second.dossier.ref, "recommend"])
    page = client.get(address).content.decode()
    assert 'name="beyond_quota"' in page and "市直部门每批次推荐原则上不超过1家" in page
    answer = client.post(address, {"opinion": OPINION, "beyond_quota": ""})
    assert answer.status_code == 422
    answer = client.post(address, {"opinion": OPINION, "beyond_quota": "两个方向均列入市重点产业链。"})
    assert answer.status_code == 302
    event = Event.objects.filter(process=second.dossier.process_id, action="recommend").latest("seq")
    assert event.detail.data["reason"] == "两个方向均列入市重点产业链。"
    first_page = client.get(reverse("applications:act", args=[first.dossier.ref, "recommend"]))
    assert 'name="beyond_quota"' not in first_page.content.decode()


def test_who_recommends_reads_how_many_places_are_left(together: Together) -> None:
    cast = together.cast
    first, second = (together.one(cast.division, cast.officer) for _ in range(2))
    recommend(first)
    address = reverse("applications:act", args=[second.dossier.ref, "recommend"])
    page = cast.client("officer").get(address).content.decode()
    assert "云溪区每批次推荐不超过2家" in page
    assert "已推荐 1 家" in page and "剩余 1 家" in page


def test_places_are_counted_in_one_query(together: Together, django_assert_num_queries: Any) -> None:
    cast = together.cast
    for _ in range(2):
        recommend(together.one(cast.division, cast.officer))
    third = together.one(cast.division, cast.officer)
    dossier = Dossier.objects.select_related("division", "process").get(pk=third.dossier.pk)
    with django_assert_num_queries(1):
        places = places_for(dossier)
    assert places is not None
    assert (places.taken, places.left) == (2, 0)


def test_where_the_text_gives_no_number_nothing_is_counted(django_assert_num_queries: Any) -> None:
    for edition in rules.editions():
        if edition.city != "qiwu":
            assert all(edition.quota(kind, None) is None for kind in Division.Kind.values)


@pytest.mark.django_db(transaction=True)
def test_two_that_recommend_at_once_do_not_share_the_last_place(cast: Cast) -> None:
    together = Together(cast)
    stories = [together.one(cast.other_division, cast.other_officer) for _ in range(2)]
    barrier = threading.Barrier(2)
    answers: list[Any] = []

    def press(story: Story) -> None:
        try:
            barrier.wait(30)
            answers.append(recommend(story))
        except Exception as error:  # looked at below
            answers.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=(story,)) for story in stories]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(type(answer).__name__ for answer in answers) == ["Event", "Refused"], answers
    turned_away = next(answer for answer in answers if isinstance(answer, Refused))
    assert turned_away.code == "quota"
