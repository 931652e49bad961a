"""What is typed is kept: saved by version, with conflicts shown, and unreadable text shown again."""

import pytest
from django.urls import reverse

import rules
from materials.claims import claims_of
from materials.models import DraftSection, OpenScope
from materials.submission import submit
from materials.urls import urlpatterns
from tests.accounts.factories import make_institution, make_user
from tests.materials.factories import fill


def test_what_is_typed_is_saved_and_counts(desk):
    answer = desk.save("s/conditions/save/", usable_area="６２０ 平方米")
    assert answer.status_code == 200
    assert answer.json()["version"] == 1
    assert claims_of(desk.draft)["usable_area"] == "620"


def test_an_answer_brings_the_contents_and_the_self_check_along(desk):
    fragments = desk.save("s/conditions/save/", usable_area="420").json()["fragments"]
    assert {"#toc", "#self-check"} <= fragments.keys()
    assert "还差 80" in fragments["#self-check"]


def test_a_field_that_was_not_sent_stays(desk):
    desk.save("s/conditions/save/", usable_area="620")
    desk.save("s/conditions/save/", version=1, site_address="平城区")
    assert DraftSection.objects.get().values == {"usable_area": "620", "site_address": "平城区"}


def test_a_newer_version_is_not_overwritten_and_is_shown(desk):
    desk.save("s/conditions/save/", usable_area="620")
    answer = desk.save("s/conditions/save/", version=0, usable_area="700")
    assert answer.status_code == 409
    shown = answer.json()
    assert shown["version"] == 1
    assert shown["saved_by"] == "王芳"
    assert shown["fields"]["usable_area"] == {"theirs": "620", "label": "使用面积"}
    assert DraftSection.objects.get().values == {"usable_area": "620"}


def test_the_same_text_sent_twice_is_no_conflict(desk):
    assert desk.save("s/conditions/save/", usable_area="620").json()["version"] == 1
    assert desk.save("s/conditions/save/", version=0, usable_area="620").json()["version"] == 1


def test_what_cannot_be_read_is_kept_as_typed_and_counts_as_nothing(desk):
    desk.save("s/conditions/save/", usable_area="620")
    answer = desk.save("s/conditions/save/", version=1, usable_area="约六百", site_address="平城区")
    assert answer.status_code == 422
    assert "约六百" in answer.json()["errors"]["usable_area"][0]
    assert answer.json()["version"] == 2, "the rest was saved"
    assert "usable_area" not in claims_of(desk.draft)
    assert claims_of(desk.draft)["site_address"] == "平城区"
    page = desk.client.get(desk.url("s/conditions/")).content.decode()
    assert 'value="约六百"' in page
    assert "不是数字" in page


def test_nul_and_half_characters_do_not_break_the_saving(desk):
    assert desk.save("s/conditions/save/", site_address="平城\x00区").status_code == 200
    assert claims_of(desk.draft)["site_address"] == "平城区"


def test_a_value_that_is_too_long_is_kept_and_refused_in_words(desk):
    answer = desk.save("s/leader/save/", leader_name="张" * 60)
    assert answer.status_code == 422
    assert DraftSection.objects.get().raw == {"leader_name": "张" * 60}


def test_boxes_are_emptied_when_none_is_ticked(desk):
    desk.save(f"{desk.section('governance')}save/", governance=["charter", "council"])
    assert claims_of(desk.draft)["governance"] == ["charter", "council"]
    answer = desk.client.post(
        desk.url(f"{desk.section('governance')}save/"),
        {"version": 1, "changed": "governance"},
        headers={"Accept": "application/json"},
    )
    assert answer.status_code == 200
    assert "governance" not in claims_of(desk.draft)


def test_a_plain_form_saves_too_and_comes_back(desk):
    answer = desk.client.post(desk.url("s/conditions/save/"), {"version": 0, "usable_area": "620", "site_address": ""})
    assert answer.status_code == 302
    assert claims_of(desk.draft)["usable_area"] == "620"


def test_a_plain_form_that_comes_too_late_loses_nothing_silently(desk):
    desk.save("s/conditions/save/", usable_area="620")
    late = {"version": 0, "usable_area": "700", "back": desk.url("s/conditions/")}
    answer = desk.client.post(desk.url("s/conditions/save/"), late, follow=True)
    assert "700" in "".join(str(message) for message in answer.context["messages"])
    assert claims_of(desk.draft)["usable_area"] == "620"


def test_items_that_do_not_apply_are_hidden_and_keep_what_they_say(desk):
    desk.save("s/basic/save/", legal_form="internal", transition_plan="三年内注册")
    assert claims_of(desk.draft)["transition_plan"] == "三年内注册"
    shown = desk.save("s/basic/save/", version=1, legal_form="independent").json()["shown"]
    assert shown["transition_plan"] is False
    assert shown["legal_entity_type"] is True
    assert "transition_plan" not in claims_of(desk.draft)
    desk.save("s/basic/save/", version=2, legal_form="internal")
    assert claims_of(desk.draft)["transition_plan"] == "三年内注册"


def test_what_the_register_knows_is_not_typed_in(desk):
    desk.save("s/lead/save/", lead_name="别的单位", lead_capacity="强")
    claims = claims_of(desk.draft)
    assert claims["lead_name"] == "大同测试新材料有限公司"
    assert claims["registered_city"] == "140200"
    assert claims["legal_person"] is True
    assert "别的单位" not in str(DraftSection.objects.get().values)


def test_what_the_register_does_not_know_can_be_typed_in(desk):
    desk.save("s/lead/save/", is_branch="false")
    assert claims_of(desk.draft)["is_branch"] is False


def test_the_scale_of_an_enterprise_comes_from_the_register(desk):
    desk.institution.dated_attributes.create(key="above_scale", value=False, valid_from=desk.institution.registered_on)
    assert claims_of(desk.draft)["lead_kind"] == "small_enterprise"


def test_the_plan_is_saved_part_by_part(desk):
    part = rules.edition(desk.draft.edition).plan[0]
    assert desk.save(f"plan/{part.key}/save/", text="目标\r\n一").json()["version"] == 1
    assert claims_of(desk.draft)[part.claim_key] == "目标\n一"
    answer = desk.save(f"plan/{part.key}/save/", version=1, text="长" * (part.max_chars + 1))
    assert answer.status_code == 422
    assert part.claim_key not in claims_of(desk.draft)
    assert len(DraftSection.objects.get().raw["text"]) == part.max_chars + 1


def test_while_only_the_plan_is_open_only_the_plan_is_saved(desk):
    part = rules.edition(desk.draft.edition).plan[0]
    desk.draft.open_scope = OpenScope.PLAN
    desk.draft.save()
    assert desk.save("s/conditions/save/", usable_area="1").status_code == 403
    assert desk.save("r/people/rows/", name="某").status_code == 403
    assert desk.save("attachments/x/", file="x").status_code == 403
    assert desk.save(f"plan/{part.key}/save/", text="改").status_code == 200
    desk.draft.open_scope = OpenScope.NONE
    desk.draft.save()
    answer = desk.save(f"plan/{part.key}/save/", version=1, text="再改")
    assert answer.status_code == 403
    assert answer.json()["detail"]


def test_a_session_that_ran_out_answers_401_to_the_script_and_leads_a_reader_to_the_sign_in(desk):
    desk.client.logout()
    answer = desk.save("s/conditions/save/", usable_area="620")
    assert answer.status_code == 401
    assert answer["Content-Type"].startswith("application/json")
    assert desk.client.get(desk.url()).status_code == 302


@pytest.mark.parametrize("path", ["s/nosuch/save/", "plan/nosuch/save/", "r/nosuch/rows/", "attachments/nosuch/"])
def test_what_the_form_does_not_have_is_not_there(desk, path):
    assert desk.save(path, text="x").status_code == 404


def test_nobody_else_reaches_any_address_of_a_draft(desk, client):
    """Another institution's editor gets 404 everywhere, on pages and on every second road."""
    fill(desk.draft)
    submit(desk.draft, desk.user, "X-1")
    row = desk.draft.rows.first()
    attachment = desk.draft.attachments.first()
    known = {
        "key": {"section": "conditions", "section_save": "conditions"},
        "row_key": row.row_key,
        "kind": attachment.kind,
        "attachment": attachment.ref,
        "file": attachment.file.ref,
        "seq": 1,
        "old": 1,
        "new": 1,
    }
    stranger = make_user()
    make_institution(editor=stranger)
    client.force_login(stranger)
    for pattern in urlpatterns:
        arguments = {"ref": desk.draft.ref}
        for name in pattern.pattern.converters:
            if name == "key":
                arguments[name] = known["key"].get(pattern.name, row.roster)
            elif name != "ref":
                arguments[name] = known[name]
        url = reverse(f"materials:{pattern.name}", kwargs=arguments)
        for method in (client.get, client.post, client.delete):
            assert method(url).status_code in (404, 405), f"{method.__name__} {url}"
        assert 404 in {client.get(url).status_code, client.post(url).status_code}, url
    assert client.get(reverse("files:download", args=[attachment.file.ref])).status_code == 404
