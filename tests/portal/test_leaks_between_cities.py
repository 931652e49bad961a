"""What one city must not learn of another, an agency of what is not in its hands, an outsider before its time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import reverse

from accounts.models import Notification
from applications.models import Dossier
from materials.claims import content_of
from portal.demonstration.story import Story
from tests.portal.access_cities import FAR_ROLES, JUDGED, CityWorld
from tests.portal.requesting import undone
from tests.portal.test_leaks import everything_listed, everything_listed_but_messages, text, words_on
from workflow import perform, run_pending

OUTSIDE = ("applicant", "officer")


@pytest.fixture(scope="module")
def cities(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, CityWorld]]:
    from django.core.cache import cache
    from django.db import transaction

    from tests.portal.access_cities import make_cities

    with django_db_blocker.unblock(), transaction.atomic():
        cache.clear()
        yield make_cities()
        transaction.set_rollback(True)


@pytest.fixture
def liaocheng(cities: dict[str, CityWorld]) -> CityWorld:
    return cities["liaocheng"]


def dossier(world: CityWorld, name: str) -> Dossier:
    return Dossier.objects.get(ref=world.refs[name])


def traces(world: CityWorld) -> list[str]:
    """What would give a dossier of the city away."""
    found = Dossier.objects.filter(city=world.cast.city)
    words = [str(word) for row in found for word in (row.ref, row.number, row.short_name) if word]
    return [*words, world.cast.institution.name]


@pytest.mark.parametrize(
    ("slug", "role"),
    [("liaocheng", role) for role in FAR_ROLES] + [(slug, "far_clerk") for slug in ("hohhot", "shijiazhuang")],
)
def test_nobody_of_another_city_finds_a_dossier_by_any_road(cities: dict[str, CityWorld], slug: str, role: str) -> None:
    world = cities[slug]
    found = everything_listed(world, role)
    for query in (f"?city={slug}", f"?q={world.cast.institution.name}", "?state=approved", "?stage=candidate"):
        found += narrowed_list(world, role, query)
    assert not [trace for trace in traces(world) if trace in without_the_question(found, world)]


def narrowed_list(world: CityWorld, role: str, query: str) -> str:
    return text(world, role, "applications:dossiers", query=query)


def without_the_question(found: str, world: CityWorld) -> str:
    """The search box shows what was asked for."""
    return found.replace(f'value="{world.cast.institution.name}"', "")


def test_what_happens_in_one_city_changes_no_count_and_sends_no_word_in_another(
    cities: dict[str, CityWorld],
) -> None:
    world = cities["shijiazhuang"]
    roles, pages = ("far_officer", "far_clerk", "far_leader", "far_agent"), ("portal:home", "accounts:notifications")

    def seen() -> list[str]:
        return [words_on(world, role, page) for role in roles for page in pages]

    with undone():
        before, letters = seen(), Notification.objects.count()
        own = words_on(world, "clerk", "portal:home")
        story = Story(world.cast, dossier(world, "credit"))
        story.pass_credit_check()
        story.recommend()
        run_pending()
        assert words_on(world, "clerk", "portal:home") != own
        assert Notification.objects.count() > letters
        assert seen() == before


def test_an_office_does_not_read_the_draft_behind_an_intention(cities: dict[str, CityWorld]) -> None:
    world = cities["hohhot"]
    content = content_of(dossier(world, "candidate").draft)
    unsaid = [words[:30] for key, words in content.claims.items() if key.startswith("plan") and len(str(words)) > 30]
    assert unsaid
    for role in ("officer", "clerk", "leader", "auditor"):
        for tab in ("intention", "application", "conditions", "attachments", "papers", "record"):
            page = text(world, role, "applications:tab", world.refs["candidate"], tab)
            assert not [words for words in unsaid if words in page], (role, tab)


class TestAnAgency:
    def test_finds_what_it_has_in_hand_and_nothing_beside(self, liaocheng: CityWorld) -> None:
        found = everything_listed(liaocheng, "agent")
        assert str(liaocheng.refs["entrusted"]) in found
        for name in ("agreement", "concealed"):
            beside = dossier(liaocheng, name)
            assert not [word for word in (str(beside.ref), beside.number, beside.short_name) if word in found]

    def test_that_was_not_entrusted_finds_nothing(self, liaocheng: CityWorld) -> None:
        found = everything_listed(liaocheng, "rival_agent")
        assert not [trace for trace in traces(liaocheng) if trace in found]

    def lists(self, world: CityWorld, role: str) -> list[str]:
        """What stands on them, but for the reader's own name."""
        pages = ("portal:home", "applications:dossiers", "reviews:home")
        return [words_on(world, role, page).replace(world.person(role).name, "") for page in pages]

    @pytest.mark.parametrize("end", ["taken back", "finished"])
    def test_before_and_after_it_is_as_if_nothing_were_there(self, liaocheng: CityWorld, end: str) -> None:
        """Counts too; what was entrusted stays in the letter box as a letter that was read."""
        matter, cast = dossier(liaocheng, "entrusted"), liaocheng.cast
        file = reverse("files:download", args=[liaocheng.refs["file_submitted"]])
        with undone():
            never = self.lists(liaocheng, "rival_agent")
            assert self.lists(liaocheng, "agent") != never
            if end == "taken back":
                perform(matter, "end_entrustment", cast.clerk, reason="另行安排。")
            else:
                perform(matter, "give_opinion", liaocheng.person("agent"), passed=True, text="建议通过。")
                Story(cast, matter).pass_check()
            Notification.objects.filter(user=liaocheng.person("agent")).delete()
            assert self.lists(liaocheng, "agent") == never
            assert not [
                trace for trace in traces(liaocheng) if trace in everything_listed_but_messages(liaocheng, "agent")
            ]
            text(liaocheng, "agent", "applications:dossier", matter.ref, status=404)
            assert liaocheng.request("agent", file).status_code == 404


@pytest.mark.parametrize("role", ["applicant", "officer", "agent"])
def test_what_the_bureau_judged_is_its_own_until_the_decision_is_announced(liaocheng: CityWorld, role: str) -> None:
    ref = liaocheng.refs["entrusted"]
    assert JUDGED in text(liaocheng, "clerk", "applications:tab", ref, "conditions")
    page = text(liaocheng, role, "applications:tab", ref, "conditions")
    assert JUDGED.removesuffix("。") not in page
    assert "裁量认为" not in page


def test_an_announced_decision_tells_the_department_what_was_judged(liaocheng: CityWorld) -> None:
    judgement = dossier(liaocheng, "agreement").draft.submissions.latest("seq").judgements.first()
    page = text(liaocheng, "officer", "applications:tab", liaocheng.refs["agreement"], "conditions")
    assert judgement.reasons.removesuffix("。") in page
    page = text(liaocheng, "officer", "applications:tab", liaocheng.refs["concealed"], "conditions")
    assert "裁量认为" not in page


@pytest.mark.parametrize("role", OUTSIDE)
def test_an_approval_by_list_is_not_learnt_before_it_is_announced(liaocheng: CityWorld, role: str) -> None:
    matter = dossier(liaocheng, "concealed")
    name, ref = matter.short_name, matter.ref
    assert name in text(liaocheng, "clerk", "applications:dossiers", query="?state=approved")
    assert name not in text(liaocheng, role, "applications:dossiers", query="?state=approved")
    assert name in text(liaocheng, role, "applications:dossiers", query="?stage=approval")
    number = matter.decisions.get().document.number
    assert number in text(liaocheng, "clerk", "applications:tab", ref, "papers")
    pages = [text(liaocheng, role, "applications:tab", ref, tab) for tab in ("papers", "record", "publicity")]
    pages += [text(liaocheng, role, "applications:dossier", ref), everything_listed(liaocheng, role)]
    assert not [page for page in pages if number in page or "同意建设" in page]
    assert name not in text(liaocheng, "public", "centres:register")
    for public in ("portal:front", "notices:list"):
        assert str(liaocheng.refs["centre_concealed"]) not in text(liaocheng, "public", public)
    assert dossier(liaocheng, "agreement").short_name in text(liaocheng, "public", "centres:register")
