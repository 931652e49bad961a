"""Every form on every page of every role, filled in badly: never a 500, said in Chinese what is wrong, what was typed
stands there again, and nothing of another is shown.

The forms are found as people find them, on the pages that the tables of access name; the last test holds that no form
class of the code was left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import BaseForm
from django.urls import reverse

from cities.calendar import prepare_year
from notices.models import Notice, NoticeKind
from rules.kinds import legible
from tests.hostile.pages import TYPED, Field, Form, Page
from tests.hostile.strings import DIRECTIONS, MARKUP
from tests.hostile.summaries import faults_of
from tests.portal.access_cities import ROLES as CITY_ROLES
from tests.portal.access_cities_table import CITY_TABLES
from tests.portal.access_table import TABLE, Row
from tests.portal.access_world import ROLES, World
from tests.portal.requesting import Requesting
from tests.portal.test_access import path_of
from tests.reach.walking import FILES, GALLERY, PEOPLE, acts, on_the_way, readers

OTHER_CITIES = True
ANSWERS = {200, 302, 403, 404, 409, 413, 422}
NOT_MET = {"portal.views.gallery.SampleForm", "portal.views.gallery.SampleFilter"}
NOT_MET |= {"applications.agency_forms.SeveralForm", "reviews.forms.DecideActivityForm"}
"""Of the gallery, and for what the world holds no matter: several dossiers to entrust, an activity left to decide."""
ENGLISH = ("Enter a ", "This field is", "Select a valid", "Ensure this", "is not one of", "not a valid")
POLYGLOT = b"%PDF-1.4\n<html><script>alert(1)</script>\x00"
FOREIGN = "liaocheng"


def nothing(_field: Field, _foreign: str) -> str | None:
    return None


def clumsy(field: Field, _foreign: str) -> str | None:
    return {
        "number": "１，２３４．５个",
        "date": "2026-02-30",
        "datetime-local": "2026-02-30T25:61",
        "email": "甲@@example",
        "hidden": "-1",
        "file": None,
        "button": field.options[0] if field.options else None,
    }.get(field.kind, f"甲\x00乙{MARKUP}" if field.kind in TYPED else "没有这个选项")


def huge(field: Field, _foreign: str) -> str | None:
    return {
        "number": "9" * 400,
        "date": "9999-12-31",
        "datetime-local": "9999-12-31T23:59",
        "textarea": "长" * 30_000,
        "email": "a" * 3000 + "@example.org",
        "hidden": field.value,
        "file": "",
    }.get(field.kind, "长" * 3000 if field.kind in TYPED else next(filter(None, field.options), None))


def alien(field: Field, foreign: str) -> str | None:
    return {
        "number": "NaN",
        "date": "0000-00-00",
        "datetime-local": "0001-01-01T00:00",
        "email": "a@example.org\r\nBcc: b@example.org",
        "file": "../../<b>执照.pdf.html",
    }.get(field.kind, f"{DIRECTIONS}\ud800=1+1" if field.kind in TYPED else foreign)


FILLINGS: tuple[Callable[[Field, str], str | None], ...] = (nothing, clumsy, huge, alien)


def pages_with_forms(world: World) -> Iterator[tuple[Requesting, str, str]]:
    """Every page, and every act where it can be done; of each the world, and who looks at what."""
    rows: list[tuple[Requesting, Row, Sequence[str]]] = [(world, row, ROLES) for row in TABLE]
    rows += [(world.cities[slug], row, CITY_ROLES) for slug, others in CITY_TABLES.items() for row in others]
    for place, row, roles in rows:
        found = readers(row, roles) if row.GET and row.name not in {*FILES, GALLERY} else []
        for role in found[:1] if row.name.endswith(":act") else found:
            yield place, role, path_of(row, place)
    done: set[str] = set()
    for _story in on_the_way(world):
        for visit in acts(world, PEOPLE, done):
            yield world, visit.role, visit.path
    result = Notice.objects.filter(kind=NoticeKind.RESULT).latest("posted_at")
    yield world, "publisher", reverse("notices:preview", args=[result.ref])
    prepare_year(2031, by=world.person("platform_admin"))
    yield world, "platform_admin", reverse("cities:year", args=[2031])


def forms_on(place: Requesting, role: str, path: str) -> list[Form]:
    response = place.request(role, path)
    if response.status_code != 200 or "text/html" not in response["Content-Type"]:
        return []
    return [form for form in Page(response.content.decode(), path).forms if form.method == "post"]


def send(place: Requesting, role: str, form: Form, filled: dict[str, str]) -> Any:
    cache.clear()
    if form.multipart and any(form.fields[name].kind == "file" for name in filled):
        data = {
            name: SimpleUploadedFile(value or "空.pdf", POLYGLOT if value else b"")
            if form.fields[name].kind == "file"
            else legible(value)
            for name, value in filled.items()
        }
        return place.request(role, form.action, "POST", data)
    body = urlencode(filled, errors="surrogatepass", encoding="utf-8").encode()
    return place.request(role, form.action, "POST", body, content_type="application/x-www-form-urlencoded")


def problems_of(form: Form, filled: dict[str, str], response: Any, hidden_names: list[str]) -> Iterator[str]:
    if response.status_code not in ANSWERS:
        yield str(response.status_code)
        return
    if response.status_code not in (200, 409, 422) or "html" not in response["Content-Type"]:
        return
    html = response.content.decode()
    page = Page(html, form.action)
    if response.status_code == 422:
        if not re.search("[\u4e00-\u9fff]", page.said):
            yield "says nothing"
        yield from (f"speaks English: {words}" for words in ENGLISH if words in page.said)
        yield from faults_of(response.content)
    if "<script>alert" in html:
        yield "markup runs"
    yield from (f"shows {name}" for name in hidden_names if name in html)
    standing: dict[str, list[str]] = {}
    for one in page.forms:
        for field in one.fields.values():
            standing.setdefault(field.name, []).append(plain(field.value))
    for field in form.typed:
        given = filled.get(field.name)
        if given and not {plain(legible(given)), plain(sent(given))} & set(standing.get(field.name, [])):
            yield f"{field.name} ({field.kind}) was typed and is gone"


def sent(text: str) -> str:
    """As it comes through the door in an address: half a surrogate pair is no character."""
    return legible(text.encode("utf-8", "surrogatepass").decode("utf-8", "replace"))


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def project_forms(base: type[BaseForm] = BaseForm) -> Iterator[type[BaseForm]]:
    for one in base.__subclasses__():
        if not one.__module__.startswith(("django.", "tests.")):
            yield one
        yield from project_forms(one)


@pytest.fixture(scope="module")
def walk(world: World) -> tuple[list[str], set[type[BaseForm]], int]:
    """Once over everything: what was wrong, which form classes were met, how many forms there were."""
    problems: list[str] = []
    met: set[type[BaseForm]] = set()
    seen: set[tuple[str, tuple[str, ...]]] = set()
    clean = BaseForm.full_clean

    def noted(self: BaseForm) -> None:
        met.add(type(self))
        clean(self)

    far = world.cities[FOREIGN]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseForm, "full_clean", noted)
        for place, role, path in pages_with_forms(world):
            for form in forms_on(place, role, path):
                key = (re.sub(r"[0-9a-f-]{36}", "=", urlsplit(form.action).path), tuple(sorted(form.fields)))
                if key in seen:
                    continue
                seen.add(key)
                for fill in FILLINGS:
                    given = {name: fill(field, str(far.refs["entrusted"])) for name, field in form.fields.items()}
                    filled = {name: value for name, value in given.items() if value is not None}
                    response = send(place, role, form, filled)
                    hidden = [] if place is far else [far.cast.institution.name]
                    problems += [
                        f"{fill.__name__} {role} {form.action} ({path}): {what}"
                        for what in problems_of(form, filled, response, hidden)
                    ]
    return problems, met, len(seen)


def test_every_form_takes_what_hostile_and_clumsy_people_type(walk: Any) -> None:
    problems, _met, number = walk
    assert number > 80
    assert not problems, "\n".join(problems)


def test_every_form_class_was_met(walk: Any) -> None:
    _problems, met, _number = walk
    missed = {
        f"{one.__module__}.{one.__name__}"
        for one in project_forms()
        if not any(issubclass(other, one) for other in met)
    }
    assert missed == NOT_MET
