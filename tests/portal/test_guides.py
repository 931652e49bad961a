"""The guides hold every stage of the edition in use, in the city's words, and every link in them leads somewhere."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import resolve, reverse

import rules
from accounts.roles import ROLES
from applications.beginning import KIND, stages_for
from cities.models import City
from cities.speaking import TOKEN, edition_of
from portal.guides.readers import READERS, ROLES_OF, guide_of, readers_of
from portal.guides.stages import ACTORS, stages_of
from portal.guides.words import APPLICANT
from tests.cast import Cast
from workflow.registry import actions_of

pytestmark = pytest.mark.django_db

CITIES = sorted({edition.city for edition in rules.editions()})
GUIDES = [(slug, reader) for slug in CITIES for reader in READERS]


def in_use(slug: str) -> rules.Edition:
    edition = edition_of(City.objects.get(slug=slug))
    assert edition is not None
    return edition


def page(client: Client, url: str, language: str = "zh-hans") -> str:
    client.cookies["django_language"] = language
    answer = client.get(url)
    assert answer.status_code == 200, url
    return unescape(answer.content.decode())


def links(html: str) -> set[str]:
    """Of the text itself, without the frame around it."""
    return set(re.findall(r'<a [^>]*href="([^"]+)"', html[html.index("<main") : html.index("</main>")]))


@pytest.mark.parametrize(("slug", "reader"), GUIDES)
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_guide_holds_every_stage_with_its_office_and_clause(
    client: Client, slug: str, reader: str, language: str
) -> None:
    edition = in_use(slug)
    url = reverse("portal:guide", args=[slug, reader])
    if reader not in readers_of(edition):
        assert client.get(url).status_code == 404
        return
    html = page(client, url, language)
    assert re.findall(r'<li id="stage-(\w+)"', html) == [stage["key"] for stage in stages_for(edition)]
    for spec in edition.procedure:
        assert spec.title.in_language(language) in html
        if spec.clause:
            assert edition.clauses[spec.clause].citation.in_language(language) in html
    assert not TOKEN.search(html)
    if language != "en":
        assert edition.terms["competent_department"].zh in html


@pytest.mark.parametrize("slug", CITIES)
def test_the_applicants_guide_holds_what_the_edition_asks_for(client: Client, slug: str) -> None:
    edition = in_use(slug)
    html = page(client, reverse("portal:guide", args=[slug, "applicant"]))
    wanted = [one.quote for one in edition.requirements if one.strength is not rules.Strength.ADVISORY]
    wanted += [item.words().zh for item in edition.items]
    wanted += [kind.label.zh for kind in edition.attachments]
    wanted += [part.title.zh for part in edition.plan]
    wanted += [one.title.zh for one in edition.relaxations]
    wanted += [choice.label.zh for choice in edition.fields]
    assert [words for words in wanted if words not in html] == []


@pytest.mark.parametrize("slug", CITIES)
def test_every_link_leads_somewhere(client: Client, slug: str) -> None:
    """Also to the clause that it names, on the page of the regulation."""
    law = reverse("portal:edition", args=[slug, in_use(slug).name])
    clauses = set(re.findall(r'<li id="([^"]+)"', page(client, law)))
    addresses = [reverse("portal:guides"), reverse("portal:guide_administrator")]
    addresses += [reverse("portal:guide", args=[slug, reader]) for reader in readers_of(in_use(slug))]
    for address in addresses:
        html = page(client, address)
        for link in links(html):
            path, _, anchor = link.partition("#")
            if path.startswith("mailto:"):
                continue
            if path:
                resolve(path.partition("?")[0])
            if path == law and anchor:
                assert anchor in clauses, link
            if not path:
                assert f'id="{anchor}"' in html, link


def test_applicants_are_told_of_every_stage_and_every_act_has_its_role() -> None:
    for slug in CITIES:
        edition = in_use(slug)
        kinds = {stage["kind"] for stage in stages_for(edition)}
        assert not kinds - set(APPLICANT)
        staged = [act for act in actions_of(KIND, edition.key) if act.stages and (act.offered or act.leads)]
        assert [act.key for act in staged if act.who not in ACTORS] == []
        for reader in readers_of(edition):
            assert any(stage.mine for stage in stages_of(edition, reader)), (slug, reader)


def test_an_act_is_told_to_the_office_whose_turn_it_is() -> None:
    stages = {stage.key: stage for stage in stages_of(in_use("datong"), "department")}
    assert "return_for_correction" in {act.key for act in actions_of(KIND) if act.stages}
    assert stages["recommendation"].acts
    assert not stages["formal_check"].acts


@pytest.mark.parametrize(
    ("person", "guide"),
    [
        ("applicant", "/guides/datong/applicant/"),
        ("colleague", "/guides/datong/applicant/"),
        ("officer", "/guides/datong/department/"),
        ("clerk", "/guides/datong/bureau/"),
        ("leader", "/guides/datong/bureau/"),
        ("expert", "/guides/datong/expert/"),
        ("platform_admin", "/guides/administrator/"),
        ("stranger", ""),
    ],
)
def test_everybody_is_led_to_the_guide_of_their_role(cast: Cast, person: str, guide: str) -> None:
    assert guide_of(cast.person(person)) == guide
    html = page(cast.client(person), reverse("portal:home"))
    assert (f'href="{guide}"' in html) is bool(guide)


def test_every_role_has_its_guide() -> None:
    told = {role for roles in ROLES_OF.values() for role in roles}
    assert told | {"platform_admin"} == set(ROLES)
