"""Editions: documents that put a text into force or change its term, taking one into use, dossiers stay with theirs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.utils import timezone

import rules
from applications.basis import standing, why_needed
from applications.editions import adopt, record_document
from applications.models import Call
from applications.touched import touched_by
from cities.models import Adoption, City, EditionRecord
from cities.standing import standing_on
from rules.comparing import compare
from tests.applications.factories import make_story
from tests.cast import make_cast
from tests.files import samples
from tests.rules.second_edition import registered, second_edition
from workflow import Refused

pytestmark = pytest.mark.django_db
EXPIRED = "jinzhong/r2023"
"""On trial until 2026-01-21."""
DRAFT = "liaocheng/draft_2026"


def scan() -> SimpleUploadedFile:
    return SimpleUploadedFile("通知.pdf", samples.PDF, content_type="application/pdf")


def typed(**changes):
    given = {"kind": "extended", "number": "市科发〔2026〕8号", "issued_on": "2026-01-10", "effective_to": "2028-01-21"}
    return {**given, "file": scan(), **changes}


def recorded(edition: str, **changes) -> EditionRecord:
    city = City.objects.get(slug=edition.split("/")[0])
    given = {
        "kind": "extended",
        "number": "市科发〔2026〕8号",
        "issued_on": date(2026, 1, 10),
        "effective_to": date(2028, 1, 21),
        "file": scan(),
    }
    user = make_cast(city.slug).clerk
    return record_document(city, rules.edition(edition), user, **{**given, **changes})


# --- the standing of a text


@pytest.mark.parametrize(
    ("day", "status", "words"),
    [
        (date(2026, 1, 9), "trial", ""),
        (date(2026, 1, 22), "trial", ""),
        (date(2028, 1, 21), "trial", ""),
        (date(2028, 1, 22), "expired", "本办法试行期已于2028年1月21日届满"),
    ],
    ids=["before the document", "after the first end", "new last day", "day after"],
)
def test_a_trial_that_is_extended_goes_on_to_its_new_last_day(db, day, status, words):
    recorded(EXPIRED)
    edition = rules.edition(EXPIRED)
    assert standing_on(edition, day).status == status
    found = standing(edition, day)
    assert (found.zh if found else "") == words


@pytest.mark.parametrize(
    ("day", "status", "words"),
    [
        (date(2026, 12, 31), "draft", "本办法自2027年1月1日起施行，尚未施行"),
        (date(2027, 1, 1), "in_force", ""),
        (date(2031, 12, 31), "in_force", ""),
        (date(2032, 1, 1), "expired", "本办法有效期已于2031年12月31日届满"),
    ],
    ids=["day before the first", "first day", "last day", "day after"],
)
def test_a_draft_that_is_put_into_force_counts_from_its_first_day(db, day, status, words):
    first, last = date(2027, 1, 1), date(2031, 12, 31)
    recorded(DRAFT, kind="in_force", effective_from=first, effective_to=last)
    edition = rules.edition(DRAFT)
    assert standing_on(edition, day).status == status
    found = standing(edition, day)
    assert (found.zh if found else "") == words
    assert bool(why_needed(edition, day)) is bool(words)


def test_a_text_that_is_ended_is_expired_the_day_after(db):
    recorded("datong/trial", kind="ended", effective_to=date(2026, 6, 30))
    edition = rules.edition("datong/trial")
    assert standing_on(edition, date(2026, 6, 30)).status == "trial"
    assert standing_on(edition, date(2026, 7, 1)).status == "expired"


@pytest.mark.parametrize(
    ("edition", "changes", "code"),
    [
        (EXPIRED, {"effective_to": date(2026, 1, 21)}, "not_later"),
        (EXPIRED, {"effective_to": date(2025, 12, 31)}, "not_later"),
        ("datong/trial", {}, "no_end"),
        (DRAFT, {}, "draft"),
        (DRAFT, {"kind": "ended"}, "draft"),
    ],
    ids=["the same last day", "an earlier one", "no end to extend", "a draft cannot be extended", "nor ended"],
)
def test_what_makes_no_sense_is_refused(db, edition, changes, code):
    with pytest.raises(Refused) as refusal:
        recorded(edition, **changes)
    assert refusal.value.code == code
    assert not EditionRecord.objects.exists()


def test_a_record_stays_as_it_is(db):
    record = recorded(EXPIRED)
    for change in (record.delete, lambda: EditionRecord.objects.update(number="改")):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


# --- the form


@pytest.fixture
def here(db):
    return make_cast("jinzhong")


PATH = "/dossiers/editions/jinzhong/r2023/record/"


def test_the_clerk_records_and_the_public_reads_the_file(here):
    answer = here.client("clerk").post(PATH, typed())
    assert answer.status_code == 302
    record = EditionRecord.objects.get()
    page = here.client(None).get("/regulations/jinzhong/r2023/").content.decode()
    assert "市科发〔2026〕8号" in page
    assert "2028-01-21" in page
    assert here.client(None).get(record.file.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kind": ""}, "kind"),
        ({"kind": "repealed"}, "kind"),
        ({"number": ""}, "number"),
        ({"issued_on": ""}, "issued_on"),
        ({"issued_on": "2026-02-30"}, "issued_on"),
        ({"issued_on": str(timezone.localdate() + timedelta(days=1))}, "issued_on"),
        ({"effective_to": ""}, "effective_to"),
        ({"effective_to": "2026-01-21"}, "effective_to"),
        ({"kind": "in_force", "effective_from": ""}, "effective_from"),
        ({"kind": "in_force", "effective_from": "2029-01-01"}, "effective_to"),
        ({"file": ""}, "file"),
        ({"file": SimpleUploadedFile("通知.pdf", samples.EXE)}, "file"),
    ],
)
def test_bad_input_is_named_at_its_field_and_what_was_typed_stays(here, changes, field):
    answer = here.client("clerk").post(PATH, typed(**changes))
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    if changes.get("number", "x"):
        assert "市科发〔2026〕8号" in answer.content.decode()
    assert not EditionRecord.objects.exists()


@pytest.mark.parametrize(
    ("who", "record", "take"),
    [
        ("clerk", 200, 403),
        ("leader", 403, 200),
        ("section_head", 403, 403),
        ("officer", 403, 403),
        ("applicant", 403, 403),
        ("expert", 403, 403),
        ("other_clerk", 403, 403),
        ("stranger", 403, 403),
        (None, 302, 302),
    ],
)
def test_who_may_record_and_who_may_take_into_use(here, who, record, take):
    client = here.client(who)
    assert client.get(PATH).status_code == record
    assert client.get(PATH.replace("record", "adopt")).status_code == take
    assert client.get(PATH.replace("r2023", "none")).status_code == (302 if who is None else 404)


# --- taking an edition into use


def newer(first: rules.Edition, **changes) -> rules.Edition:
    given = {"title": "晋中市技术创新中心管理办法", "status": rules.Status.IN_FORCE, "effective_to": None}
    return second_edition(first, "r2027", lambda one: replace(one, **{**given, **changes}))


def test_a_new_edition_beside_the_old_one_leaves_the_dossiers_under_way(here):
    story = make_story(here)
    story.hand_in()
    first = rules.edition(EXPIRED)
    second = newer(first)
    with registered(second):
        page = here.client("leader").post("/dossiers/editions/jinzhong/r2027/adopt/", {"reasons": "市科发〔2027〕1号"})
        assert page.status_code == 302
        here.city.refresh_from_db()
        assert here.city.current_edition == second.key
        adopted = Adoption.objects.get()
        assert (adopted.before, adopted.by, adopted.reasons) == (first.key, here.leader, "市科发〔2027〕1号")
        story.dossier.refresh_from_db()
        assert story.dossier.edition is first
        assert Call.objects.get(pk=story.dossier.call_id).edition == first.key
        assert here.client("applicant").get(story.dossier.get_absolute_url()).status_code == 200
        page = here.client("leader").get("/dossiers/editions/").content.decode()
        assert "晋中市技术创新中心管理办法" in page


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"status": rules.Status.DRAFT}, "not_in_force"), ({"effective_to": date(2026, 1, 1)}, "not_in_force")],
    ids=["draft", "expired"],
)
def test_what_is_not_in_force_is_not_taken_into_use(here, changes, code):
    second = newer(rules.edition(EXPIRED), **changes)
    with registered(second):
        with pytest.raises(Refused) as refusal:
            adopt(here.city, second, here.leader, date(2026, 11, 1), "理由")
        assert refusal.value.code == code
        answer = here.client("leader").post("/dossiers/editions/jinzhong/r2027/adopt/", {"reasons": "理由"})
        assert answer.status_code == 422
        assert "请先登记使其施行的文件" in answer.content.decode()
    assert not Adoption.objects.exists()


def test_the_edition_in_use_is_not_taken_into_use_again(here):
    with pytest.raises(Refused) as refusal:
        adopt(here.city, rules.edition(EXPIRED), here.leader, date(2025, 11, 1), "理由")
    assert refusal.value.code == "in_use"


# --- which open dossiers a new edition touches


def softened(first: rules.Edition) -> rules.Edition:
    def change(edition: rules.Edition) -> rules.Edition:
        area = [one for one in edition.requirements if one.id.endswith("#8(3)/usable_area")]
        softer = tuple(replace(one, strength=rules.Strength.ENCOURAGED) for one in area)
        others = tuple(one for one in edition.requirements if one not in area)
        return replace(edition, requirements=(*softer, *others))

    return second_edition(first, "r2027", change)


def test_open_dossiers_are_counted_by_stage_and_by_the_conditions_that_differ(cast):
    first = make_story(cast)
    second = make_story(cast, first.dossier.call, field="wool")
    make_story(cast, first.dossier.call, field="semiconductors")  # not handed in: not yet under any text
    first.hand_in()
    second.hand_in()
    second.recommend()
    edition = rules.edition("datong/trial")
    new = softened(edition)
    found = touched_by(cast.clerk, cast.city, edition, compare(edition, new))
    assert found.total == 2
    assert [(key, count) for _title, key, count in found.stages] == [("recommendation", 1), ("formal_check", 1)]
    assert {id: [(word.zh, count) for word, count in rows] for id, rows in found.results.items()} == {
        "datong/trial#8(3)/usable_area": [("符合", 2)]
    }
    assert touched_by(cast.stranger, cast.city, edition, compare(edition, new)).total == 0
    with registered(new):
        page = cast.client("clerk").get("/regulations/datong/compare/").content.decode()
        assert "在办申报2件" in page
        assert "在办申报" not in cast.client("applicant").get("/regulations/datong/compare/").content.decode()
