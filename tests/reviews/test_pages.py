"""Who reaches which page: a stranger 404, a reader who may not act 403; and nothing leaks on the way."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

import files
from reviews.activities import FILE_OWNER
from reviews.models import Activity, Expert, Panel, ScoreSheet
from reviews.sheets import save_draft
from tests.files.samples import PDF
from tests.reviews.factories import (
    appointed,
    conclude,
    declared,
    entries,
    make_expert,
    make_panel,
    make_pool,
    member_of,
    opened,
    ready,
    record,
    submit,
)
from workflow import perform

pytestmark = pytest.mark.django_db

PANEL_PAGES = ("panel", "summary", "appoint", "conclude", "sheet")
ACTS = ("declare", "recuse", "dissolve", "open", "designate_chair", "replace", "record_activity")


def page_of(panel, name):
    return reverse(f"reviews:{name}", args=[panel.ref])


def act_page(panel, action):
    return reverse("reviews:act", args=[panel.ref, action])


# On a panel that is open, with all sheets in: expert = its chair, expert2 = a member, expert3 = recused, expert4 =
# invited, expert5 = of the pool but not of the panel.
OPEN_PANEL = {
    # page:                 clerk head leader auditor publ officer applic chair member recused invited other stranger
    "panel": (200, 200, 200, 200, 200, 404, 404, 200, 200, 404, 200, 404, 404),
    "summary": (403, 403, 403, 403, 403, 404, 404, 403, 403, 404, 403, 404, 404),
    "appoint": (200, 403, 403, 403, 403, 404, 404, 403, 403, 404, 403, 404, 404),
    "conclude": (200, 403, 403, 403, 403, 404, 404, 200, 403, 404, 403, 404, 404),
    "sheet": (403, 403, 403, 403, 403, 404, 404, 302, 200, 404, 403, 404, 404),
    "declare": (403, 403, 403, 403, 403, 404, 404, 403, 403, 404, 200, 404, 404),
    "recuse": (403, 403, 403, 403, 403, 404, 404, 200, 200, 404, 200, 404, 404),
    "dissolve": (200, 403, 403, 403, 403, 404, 404, 403, 403, 404, 403, 404, 404),
    "open": (200, 403, 403, 403, 403, 404, 404, 403, 403, 404, 403, 404, 404),
    "designate_chair": (200, 403, 403, 403, 403, 404, 404, 403, 403, 404, 403, 404, 404),
    "replace": (200, 403, 403, 403, 403, 404, 404, 403, 403, 404, 403, 404, 404),
    "record_activity": (200, 403, 403, 403, 403, 404, 404, 403, 403, 404, 403, 404, 404),
}
READERS = (
    "clerk", "section_head", "leader", "auditor", "publisher", "officer", "applicant",
    "expert1", "expert2", "expert3", "expert4", "expert5", "stranger",
)  # fmt: skip


@pytest.fixture
def busy_panel(cast):
    """Chair (submitted), member (draft), recused (draft), invited."""
    from reviews.appointment import Choice

    experts = make_pool(cast, 5)
    panel = opened(cast, experts[:3])
    perform(panel, "appoint", cast.clerk, choices=[Choice(experts[3])])
    submit(panel, experts[0], 87)
    save_draft(member_of(panel, experts[2]), entries(13), 0)
    perform(panel, "recuse", experts[2].user, reason="曾任职")
    return panel


def test_pages_of_a_panel_by_reader(cast, busy_panel):
    found = {}
    browsers = [cast.client(reader) for reader in READERS]
    for name in (*PANEL_PAGES, *ACTS):
        url = page_of(busy_panel, name) if name in PANEL_PAGES else act_page(busy_panel, name)
        found[name] = tuple(browser.get(url).status_code for browser in browsers)
    assert found == OPEN_PANEL


def test_another_citys_clerk_and_the_public_learn_nothing(cast, busy_panel):
    for name in PANEL_PAGES:
        assert cast.client("other_clerk").get(page_of(busy_panel, name)).status_code == 404
        assert cast.client(None).get(page_of(busy_panel, name)).status_code == 302
    assert busy_panel.topic not in cast.client("other_clerk").get(reverse("reviews:home")).content.decode()


@pytest.mark.parametrize("action", ACTS)
def test_a_press_without_the_right_changes_nothing(cast, busy_panel, action):
    seq = busy_panel.process.events.count()
    assert cast.client("leader").post(act_page(busy_panel, action)).status_code == 403
    assert cast.client("expert5").post(act_page(busy_panel, action)).status_code == 404
    assert busy_panel.process.events.count() == seq


def test_an_unknown_act_is_404(cast, busy_panel):
    for action in ("convene", "submit_sheet", "nonsense"):
        assert cast.client("clerk").get(act_page(busy_panel, action)).status_code == 404


def test_whoever_is_recused_meets_404_everywhere_and_leaves_nothing_behind(cast, busy_panel):
    recused = cast.client("expert3")
    for name in PANEL_PAGES:
        assert recused.get(page_of(busy_panel, name)).status_code == 404
    assert recused.post(reverse("reviews:sheet_save", args=[busy_panel.ref]), entries()).status_code == 404
    assert busy_panel.topic not in recused.get(reverse("reviews:home")).content.decode()
    assert ScoreSheet.objects.counting().filter(member__panel=busy_panel).count() == 1


def test_an_official_who_declared_a_conflict_as_expert_loses_the_panel_as_official_too(cast):
    from reviews.appointment import Choice

    panel = appointed(cast, make_pool(cast, 3))
    leader = make_expert(cast, cast.leader)
    perform(panel, "appoint", cast.clerk, choices=[Choice(leader, "确认")])
    perform(panel, "recuse", cast.leader, reason="亲属")
    assert cast.client("leader").get(panel.get_absolute_url()).status_code == 404


def test_the_invited_see_topic_and_parties_and_nothing_else(cast, busy_panel):
    record(cast, busy_panel, "defence", record="秘密的答辩记录")
    page = cast.client("expert4").get(busy_panel.get_absolute_url()).content.decode()
    assert busy_panel.topic in page
    assert "山西某某大学" in page
    for secret in (f"/matter/{busy_panel.matter_id}/", "专家1", "秘密的答辩记录"):
        assert secret not in page


def test_a_member_sees_no_score_but_their_own(cast):
    experts = make_pool(cast, 3)
    panel = ready(cast, experts[:3])
    client = cast.client("expert2")
    page = client.get(panel.get_absolute_url()).content.decode()
    assert page.count("80.00") == 1
    assert client.get(page_of(panel, "summary")).status_code == 403
    assert cast.client("expert1").get(panel.get_absolute_url()).content.decode().count("80.00") > 3


def test_the_office_sees_who_has_submitted_but_no_number_until_all_have(cast):
    experts = make_pool(cast, 3)
    panel = opened(cast, experts)
    for expert in experts[:2]:
        submit(panel, expert, 87, comment="独特的评语")
    page = cast.client("clerk").get(panel.get_absolute_url()).content.decode()
    assert not re.search(r"\b87(\.00)?\b(?!-)", re.sub(r"[0-9a-f-]{36}", "", page))
    assert "独特的评语" not in page
    submit(panel, experts[2], 87)
    page = cast.client("clerk").get(panel.get_absolute_url()).content.decode()
    assert "87.00" in page
    assert "独特的评语" in page


def test_declaring_on_the_page(cast):
    panel = appointed(cast, make_pool(cast, 3))
    client = cast.client("expert1")
    assert client.post(act_page(panel, "declare")).status_code == 422
    assert client.post(act_page(panel, "declare"), {"declared": "on"}).status_code == 302
    answer = client.post(act_page(panel, "recuse"), {"reason": "发现合作关系"})
    assert answer.url == reverse("reviews:home")
    assert client.get(panel.get_absolute_url()).status_code == 404


def test_appointing_on_the_page_names_the_conflict_and_keeps_the_choice(cast):
    panel = make_panel(cast)
    experts = make_pool(cast, 2)
    near = make_expert(cast, cast.experts[3], unit_name=cast.institution.name)
    client, url = cast.client("clerk"), page_of(panel, "appoint")
    chosen = [str(e.ref) for e in (*experts, near)]
    answer = client.post(url, {"expert": chosen})
    assert answer.status_code == 422
    assert answer.content.decode().count("checked") == 3
    assert client.post(url, {"expert": chosen, f"answer-{near.ref}": "仅同名单位"}).status_code == 302
    assert panel.members.count() == 3


def test_appointing_nobody_is_explained(cast):
    panel = make_panel(cast)
    make_pool(cast, 1)
    assert cast.client("clerk").post(page_of(panel, "appoint")).status_code == 422


def test_replacing_on_the_page(cast):
    experts = make_pool(cast, 4)
    panel = declared(cast, experts[:3])
    data = {"member": str(member_of(panel, experts[1]).ref), "reason": "出差", "successor": experts[3].pk}
    assert cast.client("clerk").post(act_page(panel, "replace"), data).status_code == 302
    assert set(panel.members.current().values_list("expert", flat=True)) == {experts[i].pk for i in (0, 2, 3)}


def test_an_activity_with_files_survives_a_mistake_elsewhere_in_the_form(cast):
    from django.core.files.uploadedfile import SimpleUploadedFile

    experts = make_pool(cast, 3)
    panel = opened(cast, experts)
    client, url = cast.client("clerk"), act_page(panel, "record_activity")
    data = {
        "kind": "site_visit",
        "held_on": timezone.localdate().isoformat(),
        "place": "",
        "record": "记录",
        "attendees": [member_of(panel, e).pk for e in experts],
    }
    answer = client.post(url, {**data, "uploads": SimpleUploadedFile("照片.pdf", PDF)})
    assert answer.status_code == 422
    kept = files.models.StoredFile.objects.get(name="照片.pdf")
    assert str(kept.ref) in answer.content.decode()
    assert client.post(url, {**data, "place": "厂区", "kept": str(kept.ref)}).status_code == 302
    kept.refresh_from_db()
    assert (kept.owner_kind, kept.owner_id) == (FILE_OWNER, Activity.objects.get().pk)
    download = reverse("files:download", args=[kept.ref])
    seen = {
        r: cast.client(r).get(download).status_code for r in ("clerk", "expert1", "expert5", "applicant", "officer")
    }
    assert seen == {"clerk": 200, "expert1": 200, "expert5": 404, "applicant": 404, "officer": 404}


def test_the_sheet_keeps_everything_when_it_is_refused(cast):
    experts = make_pool(cast, 3)
    panel = opened(cast, experts)
    client, url = cast.client("expert1"), page_of(panel, "sheet")
    answer = client.post(url, entries(score_team="50", comment="写了很多"))
    assert answer.status_code == 422
    assert "写了很多" in client.get(url).content.decode()
    assert client.post(url, entries()).status_code == 302
    assert client.get(url).status_code == 302


def test_autosave_answers_what_the_script_expects(cast):
    experts = make_pool(cast, 3)
    panel = opened(cast, experts)
    client, url = cast.client("expert1"), page_of(panel, "sheet_save")
    assert client.post(url, {**entries(), "version": "0"}).json()["version"] == 1
    conflict = client.post(url, {**entries(comment="另一窗口"), "version": "0"})
    assert conflict.status_code == 409
    assert conflict.json()["fields"]["comment"]["theirs"] == "总体可行。"
    submit(panel, experts[0])
    assert client.post(url, {**entries(), "version": "2"}).status_code == 403
    assert cast.client("clerk").post(url, entries()).status_code == 403


def test_concluding_on_the_page_with_more_rows_for_demands(cast):
    experts = make_pool(cast, 3)
    panel = ready(cast, experts)
    client, url = cast.client("expert1"), page_of(panel, "conclude")
    data = {
        "result": "agree_after_improvement",
        "text": "完善后同意。",
        "demands-TOTAL_FORMS": "2",
        "demands-INITIAL_FORMS": "0",
        "demands-0-text": "细化预算",
        "demands-0-section_key": "budget",
        "demands-1-text": "",
        "demands-1-section_key": "",
    }
    more = client.post(url, {**data, "more": "yes"})
    assert more.status_code == 200
    assert 'name="demands-3-text"' in more.content.decode()
    assert "完善后同意。" in more.content.decode()
    assert client.post(url, data).status_code == 302
    assert [d.section_title for d in panel.conclusion.demands.all()] == ["经费安排"]
    assert "细化预算" in cast.client("expert2").get(panel.get_absolute_url()).content.decode()


def test_the_summary_is_a_pdf_for_the_staff_and_the_chair(cast):
    experts = make_pool(cast, 3)
    panel = ready(cast, experts)
    conclude(panel, experts[0].user)
    answer = cast.client("section_head").get(page_of(panel, "summary"))
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_after_the_conclusion_the_material_is_closed_again(cast):
    experts = make_pool(cast, 3)
    panel = ready(cast, experts)
    material = f"/matter/{panel.matter_id}/"
    assert material in cast.client("expert2").get(panel.get_absolute_url()).content.decode()
    conclude(panel, experts[0].user)
    assert material not in cast.client("expert2").get(panel.get_absolute_url()).content.decode()


@pytest.mark.parametrize("reader", ["clerk", "expert1"])
def test_the_list_costs_the_same_for_few_and_many(cast, reader):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    experts = make_pool(cast, 3)
    client, url = cast.client(reader), reverse("reviews:home")
    counts = []
    for _round in range(2):
        for _number in range(1 if not counts else 9):
            appointed(cast, experts)
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert Panel.objects.count() == 10


# --- the pool

POOL = {
    "clerk": 200, "section_head": 200, "leader": 403, "publisher": 403, "auditor": 403, "officer": 403,
    "applicant": 403, "expert1": 403, "platform_admin": 403, "stranger": 403, "other_clerk": 200,
}  # fmt: skip


def test_only_those_who_manage_experts_see_the_pool(cast):
    for name in ("experts", "expert_add"):
        assert {r: cast.client(r).get(reverse(f"reviews:{name}")).status_code for r in POOL} == POOL


def test_another_citys_pool_is_unknown(cast):
    expert = make_pool(cast, 1)[0]
    for name in ("expert", "expert_active", "expert_invite"):
        url = reverse(f"reviews:{name}", args=[expert.ref])
        assert cast.client("other_clerk").post(url).status_code == 404
        assert cast.client("leader").post(url).status_code == 404
    assert expert.name not in cast.client("other_clerk").get(reverse("reviews:experts")).content.decode()


def new_expert(cast, **kwargs):
    return {
        "city": cast.city.pk,
        "name": "赵专家",
        "email": "zhao@example.cn",
        "phone": "13900000000",
        "kind": "finance",
        "title": "高级会计师",
        "title_level": "deputy_senior",
        "unit_name": "太原市某会计师事务所",
        "former_units": "甲单位、乙单位\n丙单位",
        "fields_of_work": "财务",
    } | kwargs


def test_an_expert_is_added_by_invitation_and_owns_the_profile_after_accepting(cast):
    from accounts.invitations import accept

    client = cast.client("clerk")
    assert client.post(reverse("reviews:expert_add"), new_expert(cast)).status_code == 302
    expert = Expert.objects.get(name="赵专家")
    assert expert.user is None
    assert expert.former_units == ["甲单位", "乙单位", "丙单位"]
    accept(expert.invitation, cast.stranger)
    expert.refresh_from_db()
    assert expert.user == cast.stranger
    assert list(Expert.objects.active()) == [expert]


def test_the_same_address_is_not_added_twice_and_nothing_typed_is_lost(cast):
    client, url = cast.client("clerk"), reverse("reviews:expert_add")
    client.post(url, new_expert(cast))
    answer = client.post(url, new_expert(cast, email="ZHAO@example.cn", name="钱专家"))
    assert answer.status_code == 422
    assert "钱专家" in answer.content.decode()
    assert Expert.objects.count() == 1


def test_nobody_adds_an_expert_to_another_citys_pool(cast):
    answer = cast.client("clerk").post(reverse("reviews:expert_add"), new_expert(cast, city=cast.other_city.pk))
    assert answer.status_code == 422


def test_whoever_sits_on_a_panel_at_work_cannot_be_deactivated(cast):
    experts = make_pool(cast, 3)
    panel = appointed(cast, experts)
    url = reverse("reviews:expert_active", args=[experts[1].ref])
    client = cast.client("clerk")
    client.post(url, {"active": "no"})
    assert Expert.objects.get(pk=experts[1].pk).active
    perform(panel, "dissolve", cast.clerk, reason="撤回")
    client.post(url, {"active": "no"})
    assert not Expert.objects.get(pk=experts[1].pk).active
