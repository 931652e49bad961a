"""条件测算: thresholds and strengths in a copy, over all dossiers that the asking official may see."""

from __future__ import annotations

import io

import openpyxl
import pytest
from django.utils import timezone

import rules
from applications.models import Dossier, Handover, WhatIf
from applications.what_if import Question, ask, population
from documents.jobs import run_job
from documents.models import JobState
from materials.models import Assessment
from rules.variation import Variation
from tests.applications.factories import make_story, story_at
from tests.cast import make_cast

pytestmark = pytest.mark.django_db

AREA = "datong/trial#8(3)/usable_area"
KEY = "usable_area:500"


@pytest.fixture
def handed_in(cast):
    """Two dossiers of two fields, each with the area of the demonstration's answers."""
    first = make_story(cast)
    second = make_story(cast, first.dossier.call, field="wool")
    for story in (first, second):
        story.hand_in()
    return [first.dossier, second.dossier]


def area_of(dossier: Dossier) -> float:
    return float(Assessment.objects.get(submission__draft=dossier.draft_id).facts["usable_area"])


def asked(cast, variations, user="clerk") -> WhatIf:
    found = ask(cast.city, cast.person(user), variations)
    assert run_job(found.job_id)
    found.refresh_from_db()
    found.job.refresh_from_db()
    return found


def test_nobody_moves_with_the_number_that_stands(handed_in, cast):
    found = asked(cast, {AREA: {"values": {KEY: "500"}}})
    assert found.moved == []
    assert found.counts["before"] == found.counts["after"]
    assert sum(found.counts["before"].values()) == 2


def test_a_higher_threshold_fails_those_below_it(handed_in, cast):
    highest = max(area_of(dossier) for dossier in handed_in)
    found = asked(cast, {AREA: {"values": {KEY: str(int(highest) + 1)}}})
    assert {row[0] for row in found.moved} == {dossier.pk for dossier in handed_in}
    assert {row[2] for row in found.moved} == {"ineligible"}
    assert found.counts["after"] == {"ineligible": 2}


def test_a_softer_strength_leaves_it_to_a_person(handed_in, cast):
    highest = max(area_of(dossier) for dossier in handed_in)
    values = {KEY: str(int(highest) + 1)}
    found = asked(cast, {AREA: {"values": values, "strength": "in_principle"}})
    assert set(found.counts["after"]) == {"needs_judgement"}
    found = asked(cast, {AREA: {"values": values, "strength": "encouraged"}})
    assert found.moved == []


@pytest.mark.parametrize("slug", ["datong", "jinzhong", "hohhot", "shijiazhuang", "liaocheng"])
def test_every_condition_read_again_stands_as_it_was_assessed(db, slug):
    """Facts, rows, plan and parameters: what is read of a dossier is all that each condition looks at."""
    story = story_at(make_cast(slug), "expert_review")
    edition = story.dossier.edition
    question = Question(edition, edition, {one.id: Variation() for one in edition.requirements})
    assessed = Assessment.objects.get(superseded_by=None, submission__draft=story.dossier.draft_id)
    told: dict[str, str] = {}
    question._outcome = lambda results: told.update(results) or assessed.outcome
    assert list(question.outcomes(Dossier.objects.filter(pk=story.dossier.pk)))
    assert told == assessed.results


def test_a_condition_on_rows_is_asked_with_its_rows(handed_in, cast):
    structure = next(one for one in rules.edition("datong/trial").requirements if one.id.endswith("/cooperation"))
    found = asked(cast, {structure.id: {"strength": "must"}})
    assert sum(found.counts["after"].values()) == 2


def test_nothing_live_is_changed(handed_in, cast):
    digest = rules.edition("datong/trial").digest
    before = list(Assessment.objects.values_list("pk", "outcome"))
    asked(cast, {AREA: {"values": {KEY: "99999"}}})
    assert rules.edition("datong/trial").digest == digest
    assert list(Assessment.objects.values_list("pk", "outcome")) == before


def test_an_official_with_an_interest_does_not_even_count_it(handed_in, cast):
    Handover.objects.create(dossier=handed_in[0], official=cast.clerk, reason="亲属任职。", at=timezone.now())
    assert set(population(WhatIf(city=cast.city, edition="datong/trial", by=cast.clerk))) == {handed_in[1]}
    assert sum(asked(cast, {AREA: {"values": {KEY: "600"}}}).counts["before"].values()) == 1


def test_the_workbook_holds_counts_question_and_movers(handed_in, cast):
    found = asked(cast, {AREA: {"values": {KEY: "99999"}}})
    assert found.job.state == JobState.DONE
    book = openpyxl.load_workbook(io.BytesIO(found.job.result.blob.read()))
    counts, question, movers = (book.worksheets[place] for place in range(3))
    assert sum(row[2] for row in counts.iter_rows(min_row=2, values_only=True)) == 2
    assert "99,999" in question.cell(row=2, column=4).value
    assert {row[0] for row in movers.iter_rows(min_row=2, values_only=True)} == {d.number for d in handed_in}


# --- the pages


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("clerk", 200),
        ("leader", 200),
        ("auditor", 200),
        ("officer", 403),
        ("applicant", 403),
        ("expert", 403),
        ("stranger", 403),
    ],
)
def test_who_may_ask(cast, name, status):
    assert cast.client(name).get("/dossiers/what-if/").status_code == status


def test_an_answer_is_its_own_persons_alone(handed_in, cast):
    found = asked(cast, {AREA: {"values": {KEY: "99999"}}})
    page = cast.client("clerk").get(found.get_absolute_url()).content.decode()
    assert all(dossier.number in page for dossier in handed_in)
    for name in ("section_head", "leader", "other_clerk", "applicant"):
        assert cast.client(name).get(found.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("typed", ["viel", "-1", "2.5", "１e99"])
def test_what_is_no_number_is_said_at_its_field(cast, typed):
    client = cast.client("clerk")
    place = next(
        place for place, one in enumerate(client.get("/dossiers/what-if/").context["form"].asked) if one.id == AREA
    )
    answered = client.post("/dossiers/what-if/", {f"value_{place}_0": typed})
    assert answered.status_code == 422
    assert f"value_{place}_0" in answered.context["form"].errors
    assert not WhatIf.objects.exists()


def test_unchanged_is_refused_and_a_change_is_asked(cast):
    client = cast.client("clerk")
    form = client.get("/dossiers/what-if/").context["form"]
    same = {name: field.initial for name, field in form.fields.items()}
    assert client.post("/dossiers/what-if/", same).status_code == 422
    place = next(place for place, one in enumerate(form.asked) if one.id == AREA)
    answered = client.post("/dossiers/what-if/", same | {f"value_{place}_0": "６００"})
    assert answered.status_code == 302
    assert WhatIf.objects.get().variations == {AREA: {"values": {KEY: "６００"}}}
