"""委托评审: what a correction, or somebody who joins, does to what an agency has in hand."""

from __future__ import annotations

from typing import Any

import pytest

from accounts.granting import grant_role
from applications.models import Dossier, Entrustment
from materials.models import RosterRow
from portal.demonstration.story import Story
from reviews.models import Agency
from tests.applications.agencies import make_agency, place
from tests.cast import Cast
from workflow import perform

pytestmark = pytest.mark.django_db

CITY = "liaocheng"
PLACE = "formal_check"


@pytest.fixture
def agency(people: Cast) -> Agency:
    return make_agency(people.city, "聊城市评审中心", people.clerk)


@pytest.fixture
def agent(agency: Agency, people: Cast) -> Any:
    return place(agency, "agent", people.clerk)


@pytest.fixture
def entrusted(story: Story, people: Cast, agency: Agency, agent: Any) -> Dossier:
    perform(
        story.dossier,
        "entrust",
        people.clerk,
        agency=agency,
        stages=["formal_check", "expert_review"],
        contract_number="委〔2026〕1号",
    )
    return story.dossier


def opinion(dossier: Dossier, agent: Any) -> None:
    perform(dossier, "give_opinion", agent, passed=True, text="材料齐全，建议通过。")


def test_an_opinion_on_what_stood_before_a_correction_is_asked_for_anew(story, people, entrusted, agent, refused):
    opinion(entrusted, agent)
    assert not Dossier.objects.waiting_for(agent).exists()
    story.return_for_correction(people.clerk)
    story.hand_in()
    assert list(Dossier.objects.waiting_for(agent)) == [entrusted]
    refused("opinion", story.pass_check)
    opinion(entrusted, agent)
    story.pass_check()


def test_an_agency_that_a_correction_makes_a_party_has_the_dossier_no_more(story, people, entrusted, agency, agent):
    story.return_for_correction(people.clerk)
    partner = RosterRow.objects.filter(draft=entrusted.draft, roster="partners").first()
    partner.values = {**partner.values, "name": agency.name, "uscc": agency.uscc}
    partner.save()
    story.hand_in()
    ended = Entrustment.objects.filter(dossier=entrusted)
    assert all(row.ended_at and row.end_reason and row.ended_by is None for row in ended)
    assert len(ended) == 2
    assert not Dossier.objects.visible_to(agent).exists()
    story.recommend()  # the facts have changed
    story.pass_check()


def test_no_opinion_is_taken_once_somebody_of_the_agency_has_joined_a_party(people, entrusted, agency, agent, refused):
    late = place(agency, "late", people.clerk)
    grant_role(late, "editor", people.institution)
    refused("interest", opinion, entrusted, agent)
