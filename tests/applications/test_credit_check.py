"""第六条（五）: the department looks up the credit of lead, partners and technical leaders before it recommends."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from applications.conditions import current_findings
from applications.credit_check import credit_lines
from applications.credit_forms import CreditForm
from applications.models import CreditCheck
from applications.states import CreditResult
from materials.models import DraftSection, RosterRow
from workflow import Refused, perform

CITY = "shijiazhuang"
PLACE = "credit_check"
PDF = b"%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"

pytestmark = pytest.mark.django_db


def entries(dossier, **changes):
    """One for each party, clear; ``changes`` to those of a kind of party."""
    found = []
    for line in credit_lines(dossier):
        party = line.party
        given = {
            "kind": party.kind,
            "name": party.name,
            "code": party.code,
            "result": CreditResult.NONE,
            "source": "信用中国",
            "queried_on": timezone.localdate(),
            "remark": "",
        }
        found.append(given | changes.get(party.kind, {}))
    return found


def look_up(story, people, **changes):
    perform(story.dossier, "record_credit", people.officer, checks=entries(story.dossier, **changes))


def finish(story, people):
    perform(story.dossier, "finish_credit_check", people.officer)


def finding(dossier, ending):
    return next(f for f in current_findings(dossier) if f["requirement"].endswith(ending))


def stage_of(dossier):
    dossier.process.refresh_from_db()
    return dossier.process.current_stage.key


# --- who is looked up, and until all are


def test_lead_partners_and_technical_leaders_are_each_looked_up_once(story):
    kinds = [line.party.kind for line in credit_lines(story.dossier)]
    assert kinds[0] == "lead"
    assert {"lead", "technical_leaders"} <= set(kinds)
    assert len(kinds) == len({line.party.identity for line in credit_lines(story.dossier)})


def test_it_comes_before_the_recommendation_and_does_not_end_while_a_party_is_left(story, people, refused):
    refused("unchecked", finish, story, people)
    some = entries(story.dossier)[:-1]
    perform(story.dossier, "record_credit", people.officer, checks=some)
    assert credit_lines(story.dossier)[-1].party.name in str(refused("unchecked", finish, story, people))
    look_up(story, people)
    finish(story, people)
    assert stage_of(story.dossier) == "recommendation"
    assert story.dossier.waits_for == "recommend_dossiers"


def test_a_later_look_supersedes_and_the_earlier_stays(story, people):
    look_up(story, people)
    look_up(story, people, lead={"result": CreditResult.SOME, "remark": "列入经营异常名录。"})
    rows = CreditCheck.objects.filter(dossier=story.dossier, kind="lead").order_by("pk")
    assert [row.result for row in rows] == ["none", "some"]
    assert rows[1].supersedes == rows[0]
    assert credit_lines(story.dossier)[0].check == rows[1]
    with pytest.raises(DatabaseError), transaction.atomic():
        CreditCheck.objects.filter(pk=rows[0].pk).update(result="some")


# --- what is found decides


@pytest.mark.parametrize(
    ("kind", "requirement"),
    [("lead", "10(1)/credit"), ("technical_leaders", "10(4)/leaders_credit"), ("partners", "10(1)/partners_credit")],
)
def test_a_record_found_fails_the_condition_and_bars_recommending(story, people, refused, kind, requirement):
    if not any(line.party.kind == kind for line in credit_lines(story.dossier)):
        pytest.fail(f"the usual dossier names nobody of {kind}")
    look_up(story, people)
    assert finding(story.dossier, requirement)["result"] == "pass"
    look_up(story, people, **{kind: {"result": CreditResult.SOME, "remark": "失信被执行人。"}})
    assert finding(story.dossier, requirement)["result"] == "fail"
    finish(story, people)
    story.check(people.officer)
    refused("failed_must", perform, story.dossier, "recommend", people.officer, opinion="同意。")


def test_a_tick_against_the_attachment_does_not_cover_what_was_found(story, people, refused):
    look_up(story, people, lead={"result": CreditResult.SOME, "remark": "失信被执行人。"})
    finish(story, people)
    story.check(people.officer)
    assert finding(story.dossier, "10(1)/credit")["result"] == "fail"


def test_what_cannot_be_determined_counts_as_not_stated(story, people, refused):
    unknown = {"result": CreditResult.UNKNOWN, "remark": "查询系统无此人。"}
    look_up(story, people, technical_leaders=unknown)
    assert finding(story.dossier, "10(4)/leaders_credit")["result"] == "unknown"
    finish(story, people)
    story.check(people.officer)
    refused("unknown_must", perform, story.dossier, "recommend", people.officer, opinion="同意。")
    look_up(story, people)
    perform(story.dossier, "recommend", people.officer, opinion="补充查询后无不良记录，同意。")


def test_a_repaired_record_is_judged_by_the_department_before_the_check_ends(story, people, refused):
    look_up(story, people, lead={"result": CreditResult.REPAIRED, "remark": "2024年行政处罚，已修复。"})
    assert finding(story.dossier, "10(1)/credit")["result"] == "judgement"
    refused("unjudged", finish, story, people)
    story.check(people.officer)
    finish(story, people)
    assert stage_of(story.dossier) == "recommendation"


def test_the_department_may_decline_and_ask_for_correction_here(story, people):
    clause = story.dossier.edition.clauses["shijiazhuang/undated#10(1)"].spelling
    perform(story.dossier, "decline", people.officer, reasons="依托单位为失信被执行人。", clause=clause)
    assert story.dossier.state == "refused"
    assert story.dossier.decisions.get().clause == clause


# --- after a correction


def resubmit(story, people, change):
    perform(
        story.dossier,
        "return_for_correction",
        people.officer,
        items=[("general", "", "请补充说明。")],
    )
    change()
    perform(story.dossier, "submit", people.applicant, declaration=True)


def test_after_a_correction_each_party_is_confirmed_anew_and_its_row_is_prefilled(story, people, refused):
    look_up(story, people)
    before = {line.party.identity for line in credit_lines(story.dossier)}

    def change():
        row = RosterRow.objects.filter(draft=story.dossier.draft, roster="technical_leaders").first()
        row.values["name"] = "新带头人"
        row.version += 1
        row.save()

    resubmit(story, people, change)
    assert stage_of(story.dossier) == "credit_check"
    lines = credit_lines(story.dossier)
    new = [line for line in lines if line.party.identity not in before]
    assert [line.party.name for line in new] == ["新带头人"]
    assert new[0].check is None
    assert all(line.check and not line.holds for line in lines if line not in new)
    refused("unchecked", finish, story, people)
    form = CreditForm(dossier=story.dossier, user=people.officer)
    assert form.rows[0].initial["source"] == "信用中国"
    assert "confirmed" in form.rows[0].fields


def test_after_the_recommendation_stage_changed_facts_reset_the_check(story, people):
    look_up(story, people)
    finish(story, people)

    def change():
        section = DraftSection.objects.get(draft=story.dossier.draft, values__has_key="rd_area")
        section.values["rd_area"] = "1234"
        section.version += 1
        section.save()

    resubmit(story, people, change)
    assert stage_of(story.dossier) == "credit_check"


# --- what may not be recorded


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("date", {"queried_on": timezone.localdate() + timedelta(days=1)}),
        ("remark", {"result": CreditResult.SOME, "remark": " "}),
        ("remark", {"result": CreditResult.UNKNOWN}),
        ("party", {"name": "别的单位"}),
    ],
)
def test_refusals(story, people, refused, code, change):
    refused(code, look_up, story, people, lead=change)
    refused("unchanged", perform, story.dossier, "record_credit", people.officer, checks=[])
    assert not CreditCheck.objects.exists()


@pytest.mark.parametrize("name", ["applicant", "other_officer", "clerk", "section_head", "leader", "stranger"])
def test_only_the_competent_department_looks_up(story, people, name):
    for act, data in (("record_credit", {"checks": entries(story.dossier)}), ("finish_credit_check", {})):
        with pytest.raises(Refused) as caught, transaction.atomic():
            perform(story.dossier, act, people.person(name), **data)
        assert caught.value.code == "forbidden"


# --- the page


def page(story, key):
    return reverse("applications:act", args=[story.dossier.ref, key])


def typed(form, place, **values):
    row = form.rows[place]
    return {row.add_prefix(name): value for name, value in values.items()}


def test_the_page_saves_what_is_filled_in_and_keeps_an_upload_where_another_row_is_wrong(story, people):
    client = people.client("officer")
    form = CreditForm(dossier=story.dossier, user=people.officer)
    day = timezone.localdate().isoformat()
    good = typed(form, 0, result="some", source="信用中国", queried_on=day, remark="列入异常名录。")
    good |= {form.rows[0].add_prefix("proof"): SimpleUploadedFile("查询.pdf", PDF)}
    wrong = typed(form, 1, result="some", source="", queried_on=day, remark="")
    answer = client.post(page(story, "record_credit"), {**good, **wrong})
    assert answer.status_code == 422
    assert not CreditCheck.objects.exists()
    shown = answer.context["form"].rows[0]
    assert shown["kept_proof"].value()
    again = {**good, shown.add_prefix("kept_proof"): shown["kept_proof"].value()}
    del again[form.rows[0].add_prefix("proof")]
    assert client.post(page(story, "record_credit"), again).status_code == 302
    check = CreditCheck.objects.get()
    assert (check.result, check.evidence.name) == ("some", "查询.pdf")
    url = check.evidence.get_absolute_url()
    readers = {name: people.client(name).get(url).status_code for name in ("officer", "clerk", "applicant", "stranger")}
    assert readers == {"officer": 200, "clerk": 200, "applicant": 404, "stranger": 404}


def test_the_applicant_reads_the_result_and_nothing_else(story, people):
    look_up(story, people, lead={"result": CreditResult.SOME, "remark": "法院列入名单第三号。"})
    url = reverse("applications:tab", args=[story.dossier.ref, "credit"])
    for name, sees in (("applicant", False), ("officer", True), ("clerk", True)):
        text = people.client(name).get(url).content.decode()
        assert credit_lines(story.dossier)[0].party.name in text
        assert ("法院列入名单第三号" in text) is sees
        assert ("信用中国" in text) is sees


def test_an_old_query_is_pointed_out_and_no_bar(story, people):
    look_up(story, people, lead={"queried_on": timezone.localdate() - timedelta(days=91)})
    assert [line.is_old for line in credit_lines(story.dossier)][:2] == [True, False]
    finish(story, people)
