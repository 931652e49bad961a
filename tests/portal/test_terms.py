"""Each city's own words: of the matter on its pages, of the reader elsewhere; neutral where there is no one city."""

import re
from pathlib import Path
from typing import Any

import polib
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import get_language, gettext, gettext_noop, override

import rules
from accounts import notify
from accounts.derivation import derive_permissions
from accounts.models import RoleAssignment
from cities.models import City
from cities.speaking import TOKEN, edition_of, in_words, speak_for, speaking
from tests.centres.factories import make_centre
from workflow import perform, run_pending

CATALOGUE = polib.pofile(str(Path("locale/zh_Hans/LC_MESSAGES/django.po")))
MESSAGE = gettext_noop("Your institution has not been confirmed by its competent department yet.")
DEPARTMENT = {
    "datong": "组织管理部门",
    "jinzhong": "主管部门",
    "hohhot": "归口管理部门",
    "shijiazhuang": "归口管理部门",
    "liaocheng": "主管部门",
}


def newest(slug: str) -> rules.Edition:
    return [edition for edition in rules.editions() if edition.city == slug][-1]


def text_of(client: Client, url: str) -> str:
    answer = client.get(url, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_city_has_its_own_word() -> None:
    said = {}
    for edition in rules.editions():
        with speaking(edition):
            said[edition.city] = gettext("Competent department")
    assert said | DEPARTMENT == said


def test_what_belongs_to_no_city_is_said_neutrally() -> None:
    assert gettext("Competent department") == "主管部门"
    assert gettext("Lead institution") == "牵头单位"


def test_an_inner_voice_ends_and_the_outer_one_is_heard_again() -> None:
    with speaking("datong/trial"):
        with speaking("hohhot/trial"):
            speak_for(None)
            assert gettext("Competent department") == "主管部门"
        assert gettext("Competent department") == "组织管理部门"
        with override("zh-hans"):
            assert gettext("Competent department") == "组织管理部门"
    assert gettext("Competent department") == "主管部门"


def test_the_language_and_its_dates_stay_what_they_are() -> None:
    day = timezone.datetime(2026, 11, 2)
    plain = formats.date_format(day, "DATE_FORMAT")
    with speaking("liaocheng/draft_2026"):
        assert get_language() == "zh-hans"
        assert formats.date_format(day, "DATE_FORMAT") == plain == "2026年11月2日"


def test_english_is_the_same_everywhere() -> None:
    with override("en"), speaking("jinzhong/r2023"):
        assert gettext("Competent department") == "Competent department"


def test_a_city_speaks_by_its_edition_in_use_or_its_newest() -> None:
    edition = newest("jinzhong")
    assert edition_of(City(slug="jinzhong", current_edition="")) is edition
    assert edition_of(City(slug="jinzhong", current_edition=edition.key)) is edition
    assert edition_of(City(slug="nowhere", current_edition="")) is None
    assert edition_of("no/such") is None


OF_SOME = {"intention", "candidate", "layout_plan", "establishment", "task_agreement"}
"""What only some texts know; elsewhere the neutral word stands, on pages that never show."""


@pytest.mark.parametrize("edition", rules.editions(), ids=lambda edition: edition.city)
def test_every_token_is_known_to_every_edition(edition: rules.Edition) -> None:
    used = {token[0] for entry in CATALOGUE for token in TOKEN.findall(text_in(entry))}
    assert used
    assert used - OF_SOME - set(edition.terms) == set()


def test_what_only_some_texts_know_is_known_to_one() -> None:
    assert OF_SOME - {key for edition in rules.editions() for key in edition.terms} == set()


def test_a_token_has_one_neutral_word() -> None:
    words: dict[str, set[str]] = {}
    for entry in CATALOGUE:
        for key, word in TOKEN.findall(text_in(entry)):
            words.setdefault(key, set()).add(word)
    assert {key: found for key, found in words.items() if len(found) > 1} == {}


def test_no_token_is_left_in_any_text() -> None:
    for voice in (None, *rules.editions()):
        with speaking(voice):
            assert [entry.msgid for entry in CATALOGUE if re.search("[⟦⟧]", in_words(text_in(entry)))] == []


def text_in(entry: Any) -> str:
    return str(entry.msgstr or "".join(entry.msgstr_plural.values()))


@pytest.mark.django_db
class TestPages:
    def test_the_same_page_speaks_each_citys_words(self, client: Client) -> None:
        words = {"datong": ("牵头单位", "认定日期"), "shijiazhuang": ("依托单位", "批准建设日期")}
        pages = {}
        for slug in words:
            centre = make_centre(city=City.objects.get(slug=slug), edition=newest(slug).key)
            pages[slug] = text_of(client, reverse("centres:centre", args=[centre.ref]))
        for slug, own in words.items():
            assert all(word in pages[slug] for word in own), slug
            others = {word for other, given in words.items() if other != slug for word in given}
            assert not [word for word in others if f"<dt>{word}</dt>" in pages[slug]], slug

    def test_a_reader_of_one_city_is_addressed_in_its_words(self, cast: Any) -> None:
        home = reverse("portal:home")
        assert "专家论证" in text_of(cast.client("clerk"), home)
        assert "专家评审论证" in text_of(cast.client("other_clerk"), home)

    def test_whoever_works_in_two_cities_or_none_is_addressed_neutrally(self, cast: Any) -> None:
        RoleAssignment.objects.create(user=cast.other_clerk, role="clerk", city=cast.city)
        derive_permissions([cast.other_clerk])
        for person in ("other_clerk", "platform_admin"):
            page = text_of(cast.client(person), reverse("portal:home"))
            assert "专家评审论证" not in page

    def test_nothing_of_a_page_is_heard_in_the_next_request(self, cast: Any, client: Client) -> None:
        centre = make_centre(city=City.objects.get(slug="hohhot"), edition=newest("hohhot").key)
        assert "建设主体单位" in text_of(client, reverse("centres:centre", args=[centre.ref]))
        assert "建设主体单位" not in text_of(client, reverse("centres:register"))
        assert "牵头单位" in text_of(client, reverse("centres:register"))
        assert gettext("Lead institution") == "牵头单位"

    def test_mail_speaks_the_words_of_the_matters_city(self, cast: Any, mailoutbox: list[Any]) -> None:
        event = perform(waiting_institution(cast), "return", cast.officer, reasons="缺少附件")
        notify([cast.other_clerk], MESSAGE, {}, event=event)
        run_pending()
        letter = next(letter for letter in mailoutbox if letter.to == [cast.other_clerk.email])
        assert "组织管理部门" in letter.subject
        assert "⟦" not in letter.body


def waiting_institution(cast: Any) -> Any:
    from tests.accounts.factories import make_institution, make_user

    return make_institution("某单位", state="pending", submitter=make_user(), division=cast.division)
