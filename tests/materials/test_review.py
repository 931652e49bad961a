"""Corrections, checks against attachments, judgements, and the assessment with both."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import rules
from materials.assessing import assess_submission
from materials.corrections import answer_correction, open_correction
from materials.forms import ReviewFormSet
from materials.models import Assessment, Correction, CorrectionItem, FactCheck, Judgement
from materials.queries import current_assessment, current_correction
from materials.review import record_check, record_judgement, review_rows
from materials.submission import submit
from tests.accounts.factories import make_user
from tests.materials.factories import fill
from workflow import Refused


@pytest.fixture
def submission(desk):
    fill(desk.draft)
    return submit(desk.draft, desk.user, "DT-1")


@pytest.fixture
def officer(db):
    return make_user("officer", name="赵科员")


def area(submission):
    """The condition on the usable area."""
    return next(row for row in review_rows(submission) if "usable_area" in row.requirement.uses)


def judged(submission):
    """A condition that the text leaves to a person."""
    return next(row for row in review_rows(submission) if row.finding["result"] == "judgement")


def test_a_correction_is_shown_at_the_very_field_and_answered_by_the_next_submission(desk, submission, officer):
    items = [("fact", "usable_area", "面积与证明不符"), ("roster", "people", "缺社保"), ("general", "", "盖章不清")]
    open_correction(submission, "recommendation", items, officer)
    page = desk.client.get(desk.url("s/conditions/")).content.decode()
    field = page[page.index('id="field-usable_area"') :]
    assert "面积与证明不符" in field[: field.index('id="field-site_address"')]
    assert "缺社保" in desk.client.get(desk.url("s/team/")).content.decode()
    again = submit(desk.draft, desk.user, "DT-1")
    answered = answer_correction(desk.draft, again)
    assert answered.answer == again
    assert current_correction(desk.draft) is None


def test_at_most_one_correction_is_open_even_for_the_database(submission, officer):
    open_correction(submission, "recommendation", [("general", "", "一")], officer)
    with pytest.raises(Refused):
        open_correction(submission, "formal_check", [("general", "", "二")], officer)
    with pytest.raises(IntegrityError), transaction.atomic():
        Correction.objects.create(
            draft=submission.draft, submission=submission, stage_key="x", asked_by=officer, asked_at=timezone.now()
        )


@pytest.mark.parametrize("items", [[], [("fact", "usable_area", "  ")], [("fact", "nosuch", "x")]])
def test_a_correction_says_what_is_wrong_with_something_that_exists(submission, officer, items):
    with pytest.raises(Refused):
        open_correction(submission, "recommendation", items, officer)
    assert not CorrectionItem.objects.exists()


def test_review_rows_bring_finding_evidence_check_and_judgement_in_few_queries(submission, officer):
    row = area(submission)
    record_check(
        submission,
        row.requirement.id,
        result="confirmed",
        by=officer,
        office="department",
        attachment=row.files[0],
    )
    with CaptureQueriesContext(connection) as queries:
        rows = review_rows(submission)
        assert all(row.checks is not None for row in rows)
    assert len(queries) == 5
    row = area(submission)
    assert row.is_checked
    assert row.check.checked_by == officer
    assert "620" in row.claimed[0].value or any("620" in one.value for one in row.claimed)


def test_a_refuted_value_is_replaced_by_the_verified_one(submission, officer):
    before = current_assessment(submission)
    row = area(submission)
    record_check(
        submission,
        row.requirement.id,
        result="refuted",
        by=officer,
        office="department",
        fact="usable_area",
        verified_value="420",
        note="房产证载 420 ㎡",
    )
    after = assess_submission(submission)
    assert after.supersedes == before
    assert current_assessment(submission) == after
    assert area(submission).finding["result"] == "fail"
    assert after.facts["usable_area"] == "420"


def test_a_refuted_value_without_another_counts_as_missing_not_as_zero(submission, officer):
    row = area(submission)
    record_check(
        submission, row.requirement.id, result="refuted", by=officer, office="bureau", fact="usable_area", note="无证明"
    )
    assess_submission(submission)
    assert area(submission).finding["result"] == "unknown"


def test_a_judgement_decides_what_is_left_to_a_person_and_needs_reasons(submission, officer):
    row = judged(submission)
    with pytest.raises(Refused):
        record_judgement(submission, row.requirement.id, met=True, reasons=" ", by=officer, office="bureau")
    record_judgement(submission, row.requirement.id, met=True, reasons="经核实属实", by=officer, office="bureau")
    assess_submission(submission)
    now = next(one for one in review_rows(submission) if one.requirement.id == row.requirement.id)
    assert now.finding["result"] == "pass"
    assert now.judgement.by == officer


def test_checks_and_judgements_are_never_changed(submission, officer):
    record_judgement(submission, judged(submission).requirement.id, met=True, reasons="是", by=officer, office="bureau")
    record_check(submission, area(submission).requirement.id, result="confirmed", by=officer, office="bureau")
    for model in (FactCheck, Judgement, Assessment):
        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.all().delete()
        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.update(submission=submission)


def test_the_form_records_what_changed_and_assesses_anew_once(submission, officer):
    rows = review_rows(submission)
    places = {row.requirement.id: place for place, row in enumerate(rows)}
    at, to_judge = places[area(submission).requirement.id], places[judged(submission).requirement.id]
    data = {
        f"review-{at}-result": "refuted",
        f"review-{at}-fact": "usable_area",
        f"review-{at}-verified_value": "５１０ 平方米",
        f"review-{at}-note": "以房产证为准",
        f"review-{to_judge}-met": "true",
        f"review-{to_judge}-reasons": "行业前三",
    }
    review = ReviewFormSet(submission, data)
    assert review.is_valid(), review.errors
    made = review.save(officer, "department")
    assert made.facts["usable_area"] == "510"
    assert (FactCheck.objects.count(), Judgement.objects.count(), Assessment.objects.count()) == (1, 1, 2)
    again = ReviewFormSet(submission, {f"review-{at}-result": "refuted"} | data)
    assert again.is_valid()
    unchanged = {key: value for key, value in data.items() if "verified_value" not in key}
    again = ReviewFormSet(submission, unchanged | {f"review-{at}-verified_value": "510"})
    assert again.is_valid()
    assert again.save(officer, "department") is None


def test_the_form_lists_what_is_left_and_folds_what_is_done(submission, officer):
    def left(**given):
        review = ReviewFormSet(submission, office="department", user=officer, **given)
        return review, {form.row.requirement.id for form in review.left}

    checked, to_judge = area(submission).requirement.id, judged(submission).requirement.id
    review, before = left()
    assert to_judge in before
    record_judgement(submission, to_judge, met=True, reasons="是", by=officer, office="department")
    record_check(submission, checked, result="confirmed", by=officer, office="department")
    review, after = left()
    assert {form.row.requirement.id for form in review if form.folded} >= {checked}
    assert before - after == {checked}
    assert [form.left_to_judge for form in review if form.row.requirement.id == to_judge] == [False]
    _review, without_judging = left(may_judge=lambda requirement: False)
    assert without_judging == {form.row.requirement.id for form in review if form.left_to_check}


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"result": "refuted", "fact": "usable_area"}, "note"),
        ({"result": "refuted", "note": "不符"}, "fact"),
        ({"result": "confirmed", "verified_value": "3"}, "verified_value"),
        ({"result": "refuted", "note": "x", "fact": "usable_area", "verified_value": "许多"}, "verified_value"),
    ],
)
def test_the_form_says_at_the_field_what_is_wrong(submission, given, field):
    rows = review_rows(submission)
    place = next(i for i, row in enumerate(rows) if "usable_area" in row.requirement.uses)
    review = ReviewFormSet(submission, {f"review-{place}-{key}": value for key, value in given.items()})
    assert not review.is_valid()
    assert field in review.forms[place].errors


def test_checks_stand_in_the_next_submission_where_nothing_they_looked_at_changed(desk, submission, officer):
    row = judged(submission)
    record_judgement(submission, row.requirement.id, met=True, reasons="是", by=officer, office="department")
    record_check(submission, area(submission).requirement.id, result="confirmed", by=officer, office="department")
    desk.save("s/conditions/save/", version=1, usable_area="700")
    again = submit(desk.draft, desk.user, "DT-1")
    kept = {one.requirement for one in again.judgements.all()} | {one.requirement for one in again.checks.all()}
    assert row.requirement.id in kept
    assert area(submission).requirement.id not in kept
    finding = next(f for f in current_assessment(again).findings if f["requirement"] == row.requirement.id)
    assert finding["result"] == "pass"


def test_every_target_a_correction_can_name_has_words():
    from materials.corrections import targets

    edition = rules.edition("datong/trial")
    found = targets(edition)
    assert found["fact:usable_area"] == "科研条件 · 使用面积"
    assert all(found.values())
    assert len(found) > len(edition.facts)
